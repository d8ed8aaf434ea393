"""The data a template is filled with, made plain: nothing but words, numbers, lists and tables by name."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TypeAlias, cast

from kehoach.generate.word_template.failures import failure
from kehoach.generate.word_template.rich import Rich

Plain: TypeAlias = "str | int | float | bool | date | Rich | list[Plain] | dict[str, Plain] | None"
MAX_DEPTH = 40
MAX_VALUES = 1_000_000


class _Counter:
    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = MAX_VALUES


def plain(context: Mapping[str, object]) -> dict[str, Plain]:
    """A copy of the context in plain values.

    Records (dataclasses, named tuples, pydantic models) become tables of their fields. Raises
    ``template.value`` for anything else: no object with code of its own reaches a template.
    """
    made = _plain(dict(context), "", 0, _Counter())
    return cast("dict[str, Plain]", made)


def _plain(value: object, name: str, depth: int, counter: _Counter) -> Plain:
    kind = type(value)
    if kind is str or kind is int or kind is bool or value is None:
        return cast("Plain", value)
    counter.left -= 1
    if depth > MAX_DEPTH or counter.left < 0:
        raise _unfit(name, "lồng quá sâu hoặc quá nhiều", "nested too deep, or too much of it")
    leaf = _leaf(value)
    if leaf is not None:
        return leaf
    table = _table(value)
    if table is not None:
        return {key: _plain(item, f"{name}.{key}" if name else key, depth + 1, counter) for key, item in table.items()}
    if isinstance(value, (Sequence, Set)) and not isinstance(value, (bytes, bytearray, memoryview)):
        items = cast("Sequence[object] | Set[object]", value)
        if isinstance(items, Set):
            items = sorted(items, key=str)
        return [_plain(item, f"{name}[]", depth + 1, counter) for item in items]
    raise _unfit(name, f"kiểu {kind.__name__}", f"of type {kind.__name__}")


def _leaf(value: object) -> Plain:
    """A value without parts, None where it has some."""
    if isinstance(value, Enum):
        return str(value.value)
    # A str of another type could call itself markup.
    if isinstance(value, str):
        return str.__str__(value) if type(value) is str else "".join(value)
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, float) and not math.isfinite(value):
        raise _unfit("", "số không hữu hạn", "a number that is not finite")
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, (int, float, date, Rich)):
        return value
    return None


def _table(value: object) -> dict[str, object] | None:
    """The named parts of a mapping or record."""
    if isinstance(value, Mapping):
        return {str(key): item for key, item in cast("Mapping[object, object]", value).items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    names: object = getattr(type(value), "_fields", None) or getattr(type(value), "model_fields", None)
    if isinstance(names, (tuple, dict)):
        return {str(name): getattr(value, str(name)) for name in cast("tuple[object, ...]", names)}
    return None


def _unfit(name: str, vi: str, en: str) -> Exception:
    return failure(
        "value",
        f"Dữ liệu {name or 'của mẫu'} không đưa vào mẫu được: {vi}",
        f"The data {name or 'of the template'} cannot go into a template: {en}",
    )

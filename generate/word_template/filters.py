"""The filters and tests a template may use: Jinja's own where they cannot grow, guarded ones where they could."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import cast

from jinja2 import Undefined
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.tests import TESTS as JINJA_TESTS
from markupsafe import Markup

from kehoach.generate.word_template.budget import MAX_ITEMS, MAX_TEXT, current
from kehoach.generate.word_template.failures import limit, unsafe
from kehoach.generate.word_template.rich import Rich

_OWN_OF_JINJA = (
    "abs",
    "count",
    "d",
    "default",
    "dictsort",
    "first",
    "float",
    "int",
    "items",
    "last",
    "length",
    "list",
    "map",
    "max",
    "min",
    "reject",
    "rejectattr",
    "reverse",
    "select",
    "selectattr",
    "sort",
    "unique",
)
_TESTS = (
    "boolean",
    "defined",
    "divisibleby",
    "eq",
    "equalto",
    "even",
    "false",
    "float",
    "ge",
    "greaterthan",
    "gt",
    "in",
    "integer",
    "iterable",
    "le",
    "lessthan",
    "lower",
    "lt",
    "mapping",
    "ne",
    "none",
    "number",
    "odd",
    "sequence",
    "string",
    "true",
    "undefined",
    "upper",
    "==",
    "!=",
    ">",
    ">=",
    "<",
    "<=",
)


def as_words(value: object) -> str:
    """A value as a string, where it is one or a number; whatever else is refused, its text could be endless."""
    if isinstance(value, str):
        return value
    if isinstance(value, Undefined):
        return str(value)
    if isinstance(value, bool) or not isinstance(value, (int, float, Rich)):
        raise unsafe("chỉ chữ và số viết ra được", "only words and numbers become words")
    return str(value)


def capped(said: str) -> str:
    """The string itself, unless it is longer than any text of a plan."""
    if len(said) > MAX_TEXT:
        raise limit("chữ dài quá", "the text is too long")
    current().step(len(said) >> 4)
    return said


def glued(pieces: Iterable[object]) -> str:
    """The pieces of ``a ~ b`` in one string."""
    return _joined([piece if type(piece) is Markup else as_words(piece) for piece in pieces], "")


def _joined(pieces: list[str], between: str) -> str:
    if sum(map(len, pieces)) + len(between) * len(pieces) > MAX_TEXT:
        raise limit("chữ dài quá", "the text is too long")
    if type(between) is not Markup and not any(type(piece) is Markup for piece in pieces):
        return capped(between.join(pieces))
    raise unsafe("chữ của macro hay set không nối được; viết kề nhau", "text of a macro or set cannot be joined")


def _join(values: object, between: object = "", attribute: str | int | None = None) -> str:
    pieces: list[str] = []
    for value in cast("Iterable[object]", values):
        if len(pieces) >= MAX_ITEMS:
            raise limit("danh sách dài quá", "the list is too long")
        named = value if attribute is None else cast("Mapping[str | int, object]", value)[attribute]
        pieces.append(as_words(named))
    return _joined(pieces, as_words(between))


def _replace(value: object, old: object, new: object, count: int = -1) -> str:
    said, before, after = as_words(value), as_words(old), as_words(new)
    times = said.count(before) if count < 0 else min(count, said.count(before))
    if len(said) + times * len(after) > MAX_TEXT:
        raise limit("chữ dài quá", "the text is too long")
    return capped(said.replace(before, after, count))


def _round(value: float, precision: int = 0) -> float:
    if not -20 <= precision <= 20:
        raise unsafe("không làm tròn đến đó", "no such precision")
    return round(value, precision)


def _sum(values: Iterable[object], start: float = 0) -> float:
    total = start
    for value in values:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise unsafe("chỉ số mới cộng được", "only numbers have a sum")
        total += value
    return total


def _lower_first(value: object) -> str:
    said = as_words(value)
    return said[:1].lower() + said[1:]


def _upper_first(value: object) -> str:
    said = as_words(value)
    return said[:1].upper() + said[1:]


def _lower(value: object) -> str:
    return capped(as_words(value).lower())


def _upper(value: object) -> str:
    return capped(as_words(value).upper())


def _title(value: object) -> str:
    return capped(as_words(value).title())


def _trim(value: object, letters: str | None = None) -> str:
    return as_words(value).strip(letters)


_GUARDED: dict[str, Callable[..., object]] = {
    # The first letter alone: the rest of a Vietnamese name keeps its capitals.
    "capitalize": _upper_first,
    # Every value is escaped where it is written.
    "e": as_words,
    "escape": as_words,
    "join": _join,
    "lower": _lower,
    "lower_first": _lower_first,
    "replace": _replace,
    "round": _round,
    "string": as_words,
    "sum": _sum,
    "title": _title,
    "trim": _trim,
    "upper": _upper,
    "upper_first": _upper_first,
}

FILTERS: dict[str, Callable[..., object]] = {}
"""What may stand behind ``|``."""
FILTERS.update({name: cast("Mapping[str, Callable[..., object]]", JINJA_FILTERS)[name] for name in _OWN_OF_JINJA})
FILTERS.update(_GUARDED)

TESTS: dict[str, Callable[..., object]] = {name: JINJA_TESTS[name] for name in _TESTS}
"""What may stand behind ``is``."""

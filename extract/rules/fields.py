"""The field of administrative reform that a heading, a criterion or a task belongs to.

By synonyms, never by position or count: the provinces' own sets have seven to nine fields (QĐ 876/QĐ-BNV of
2022 has eight; wards of Hà Nội seven and a survey).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple, cast

from kehoach.models.language.fold import fold_keep
from kehoach.models.records import Field_
from kehoach.models.vocabulary import load

_APART = re.compile(r"[\W_]+")
_LEADING = re.compile(r"^(?:(?:[ivxlc]+|\d+(?: \d+)*|[a-zđ]) )?(?:về |công tác |lĩnh vực |nội dung |tiêu chí )*")


class _Synonym(NamedTuple):
    """Folded words of a field with spaces at both ends."""

    words: str
    field: Field_
    whole: bool


def field_of(text: str) -> Field_ | None:
    """The field that a heading or the name of a criterion speaks of, None where it names none or a body.

    The first field named wins ("Ứng dụng CNTT trong giải quyết TTHC" is digital).
    """
    words = _words(text)
    if any(_LEADING.sub("", words.strip()).startswith(f"{body} ") for body in _bodies()):
        return None
    return _first(words, _synonyms("heading"))


def field_of_task(text: str) -> Field_ | None:
    """The field that a task without a heading belongs to by its content; weaker than ``field_of``."""
    return _first(_words(text), (*_synonyms("heading"), *_synonyms("task")))


def field_of_path(titles: Iterable[str]) -> Field_ | None:
    """The field of a place under headings, given from the outermost to the innermost.

    The innermost heading with a field decides, but an outer one that names another index alone (SIPAS,
    PCI) holds for all its groups: "Tiêu chí: Thủ tục hành chính" under a SIPAS annex is satisfaction.
    """
    whole = {synonym.field for synonym in _synonyms("heading") if synonym.whole}
    innermost: Field_ | None = None
    for title in titles:
        field = field_of(title)
        if field in whole:
            return field
        innermost = field or innermost
    return innermost


def _first(words: str, synonyms: Iterable[_Synonym]) -> Field_ | None:
    """The field of the synonym that stands first, the longest of those."""
    found = [synonym for synonym in synonyms if synonym.words in words]
    if not found:
        return None
    return min(found, key=lambda synonym: (words.find(synonym.words), -len(synonym.words))).field


def _words(text: str) -> str:
    return f" {_APART.sub(' ', fold_keep(text)).strip()} "


@cache
def _synonyms(mode: str) -> tuple[_Synonym, ...]:
    entries = cast("list[dict[str, object]]", load("fields")["field"])
    return tuple(
        _Synonym(_words(synonym["words"]), cast("Field_", entry["name"]), bool(entry.get("index")))
        for entry in entries
        for synonym in cast("list[dict[str, str]]", entry[mode])
    )


@cache
def _bodies() -> tuple[str, ...]:
    return tuple(cast("list[str]", load("fields")["bodies"]["beginnings"]))

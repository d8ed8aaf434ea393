"""When two mentions speak of one criterion, and which kind of criterion a text speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from kehoach.models.language.abbreviations import expand
from kehoach.models.language.numbering import ALPHABET, roman_value
from kehoach.models.records import Field_, Score
from kehoach.models.vocabulary import load

_WORD = re.compile(r"[^\W\d_]+")
_APART = re.compile(r"[\W_]+")
_HARDLY_A_NAME = 2


@cache
def _idle() -> frozenset[str]:
    return frozenset(_WORD.findall(load("criteria")["words"]["idle"]))


def every_word(text: str) -> frozenset[str]:
    """All words of a text, short forms written out."""
    return frozenset(_WORD.findall(expand(text)))


@lru_cache(maxsize=4096)
def words(criterion: str) -> frozenset[str]:
    """The telling words of a criterion's name; all of its words where none is telling."""
    every = every_word(criterion)
    telling = every - _idle()
    return telling if len(telling) >= _HARDLY_A_NAME else every


def likeness(one: str, other: str) -> float:
    """0 to 1: which share of the shorter name's telling words stands in the longer one."""
    a, b = words(one), words(other)
    shorter = min(len(a), len(b))
    return len(a & b) / shorter if shorter else 0.0


def closeness(one: str, other: str) -> float:
    """0 to 1: shared telling words among all of both names."""
    a, b = words(one), words(other)
    return len(a & b) / len(a | b) if a and b else 0.0


def same_criterion(one: Score, other: Score) -> bool:
    """Whether two mentions name one criterion of one unit."""
    if one.unit_of_government != other.unit_of_government:
        return False
    if one.field and other.field:
        if one.field != other.field:
            return False
        return likeness(one.criterion, other.criterion) >= 0.6
    return closeness(one.criterion, other.criterion) >= 0.75


def level_of(code: str | None) -> int | None:
    """How deep a code stands: I, A 0; 1 one; 1.1 two; a) the deepest; None where it is no code."""
    bare = (code or "").strip(" .)(:/")
    if not bare:
        return None
    parts = bare.split(".")
    if all(part.isdigit() for part in parts):
        return len(parts)
    if roman_value(bare) or (len(bare) == 1 and bare.isupper()):
        return 0
    if len(parts) > 1 and roman_value(parts[0]) and all(part.isdigit() for part in parts[1:]):
        return len(parts) - 1
    return 9 if bare in ALPHABET else None


class _Kind(NamedTuple):
    name: str
    field: Field_
    anywhere: re.Pattern[str]
    inside: re.Pattern[str] | None
    apart: re.Pattern[str] | None


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(
            entry["name"],
            entry["field"],
            _any(entry["words"]),
            _any(entry["inside"]) if "inside" in entry else None,
            _any(entry["apart"]) if "apart" in entry else None,
        )
        for entry in load("remedies")["remedy"]
    )


def _any(expressions: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(expressions)})(?!\w)")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """The text folded, short forms and synonyms written out, words set apart by one space."""
    bare = _APART.sub(" ", expand(text)).strip()
    same = load("criteria")["same"]
    return _same().sub(lambda found: same[found.group()], bare)


@cache
def _same() -> re.Pattern[str]:
    return _any(sorted(load("criteria")["same"], key=len, reverse=True))


@lru_cache(maxsize=8192)
def kinds(text: str, field: Field_ | None = None) -> dict[str, int]:
    """The kinds of criteria (``name`` in the vocabulary of remedies) that a text names.

    Each with the number of characters that name it. What a kind's ``inside`` holds counts only in its own field, or
    where no field is known.
    """
    said = plain(text)
    found: dict[str, int] = {}
    for kind in _kinds():
        if kind.apart and kind.apart.search(said):
            continue
        match = kind.anywhere.search(said)
        if match is None and kind.inside and field == kind.field:
            match = kind.inside.search(said)
        if match is not None:
            found[kind.name] = len(match.group())
    return found

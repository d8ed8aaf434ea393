"""The names of places as the text writes them, each with the word of its level before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kehoach.models.language.fold import fold, fold_keep, unaccent

_LEVELS = "xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|tỉnh|thành phố"
_SYLLABLE = r"(?:[A-ZĐÀ-ỸẠ-Ỵ][^\W\d_]*['’]?[^\W\d_]*)"
_NAMED = re.compile(
    rf"(?<!\w)(?P<level>{_LEVELS}|{_LEVELS.upper()}|{'|'.join(word.capitalize() for word in _LEVELS.split('|'))})"
    rf"[ \n]+(?P<name>{_SYLLABLE}(?:[ -]{_SYLLABLE}){{0,4}})"
)


@dataclass(frozen=True, slots=True)
class UnitName:
    """One mention: level word and name folded, and where the name stands."""

    level: str
    name: str
    start: int
    end: int


@lru_cache(maxsize=2)
def unit_names(text: str) -> tuple[UnitName, ...]:
    """Every name of a place behind the word of its level, in order."""
    return tuple(
        UnitName(fold(match["level"]), fold(match["name"]), *match.span("name")) for match in _NAMED.finditer(text)
    )


def one_sign_apart(name: str, other: str) -> bool:
    """Whether two names differ in the marks or in one letter of one syllable only; tone placement does not count."""
    first, second = _syllables(name), _syllables(other)
    if len(first) != len(second) or first == second:
        return False
    unlike = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return len(unlike) == 1 and len(first) > 1 and unaccent(unlike[0][0]) == unaccent(unlike[0][1])


def _syllables(name: str) -> list[str]:
    return re.split(r"[ -]+", fold_keep(name))

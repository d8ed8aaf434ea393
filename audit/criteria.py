"""When two mentions speak of one criterion: by their words, short forms written out, with the field as a prior."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kehoach.models.language.abbreviations import expand
from kehoach.models.records import Score
from kehoach.models.vocabulary import load

_WORD = re.compile(r"[^\W\d_]+")
_HARDLY_A_NAME = 2


@cache
def _idle() -> frozenset[str]:
    return frozenset(_WORD.findall(load("criteria")["words"]["idle"]))


@lru_cache(maxsize=4096)
def words(criterion: str) -> frozenset[str]:
    """The telling words of a criterion's name; all of its words where none is telling."""
    every = frozenset(_WORD.findall(expand(criterion)))
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

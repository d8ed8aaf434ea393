"""The words of a list of bodies with their offsets, and the names of the vocabulary found in them.

A name is found as the longest run of words that the vocabulary knows, whatever its case, tone placement,
dashes and spaces; ``Sở Văn hóa, Thể thao và Du lịch`` is one find, so its comma separates nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from kehoach.models.language.fold import fold_keep
from kehoach.models.vocabulary import load

_WORD = re.compile(r"\w+|[^\w\s]")
_DASHES = frozenset("-–—")
_END = ""


@dataclass(frozen=True, slots=True)
class Word:
    """One word or sign: offsets in the text, as printed, folded, and whether a new line begins before it."""

    start: int
    end: int
    text: str
    key: str
    new_line: bool

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Entry:
    """One body of the vocabulary."""

    id: str
    kind: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Find:
    """Words [start, end) are the name of ``entry``."""

    start: int
    end: int
    entries: tuple[Entry, ...]


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and signs of text[start:end], offsets into the whole text."""
    stop = len(text) if end is None else end
    folded = fold_keep(text[start:stop])
    found: list[Word] = []
    last = start
    for match in _WORD.finditer(text, start, stop):
        a, b = match.span()
        found.append(Word(a, b, match.group(), folded[a - start : b - start], "\n" in text[last:a]))
        last = b
    return found


@cache
def _tree() -> dict[str, Any]:
    """The names as a tree of words; dashes left out, the entries of a name under the empty word."""
    tree: dict[str, Any] = {}
    for body in load("bodies")["body"]:
        entry = Entry(body["id"], body["kind"], tuple(body["levels"]))
        for name in body["names"] + body["abbreviations"]:
            branch = tree
            for word in words_of(name):
                if word.key not in _DASHES:
                    branch = branch.setdefault(word.key, {})
            known = branch.setdefault(_END, [])
            if entry not in known:
                known.append(entry)
    return tree


def name_at(words: list[Word], at: int) -> Find | None:
    """The longest known name that begins at a word."""
    branch, best, here = _tree(), None, at
    while here < len(words):
        key = words[here].key
        if key in _DASHES and here > at:
            here += 1
            continue
        if key not in branch:
            break
        branch = branch[key]
        here += 1
        if _END in branch and not _runs_on(words, here):
            best = Find(at, here, tuple(branch[_END]))
    return best


def _runs_on(words: list[Word], end: int) -> bool:
    """``Văn phòng HĐND, UBND các xã``: the last word belongs to the next body."""
    if end < 3 or end >= len(words) or words[end - 2].key not in {",", "và"}:
        return False
    return words[end].key in {"các", "cấp"}


def names_in(words: list[Word]) -> list[Find]:
    """All known names, leftmost and longest, without overlap."""
    finds: list[Find] = []
    at = 0
    while at < len(words):
        find = name_at(words, at)
        if find:
            finds.append(find)
            at = find.end
        else:
            at += 1
    return finds


@cache
def topics() -> frozenset[str]:
    """What departments are about, as the words after Sở, Bộ, Phòng: ``nội vụ``, ``giáo dục và đào tạo``."""
    found: set[str] = set()
    for body in load("bodies")["body"]:
        if body["kind"] in {"ministry", "department"}:
            for name in body["names"]:
                keys = [word.key for word in words_of(name) if word.key not in _DASHES]
                if keys[0] in {"sở", "bộ", "phòng", "ban"} and len(keys) > 1:
                    found.add(" ".join(keys[1:]))
    return frozenset(found)


def topic_at(words: list[Word], at: int) -> int:
    """Where the longest topic that begins at a word ends (``at`` itself where there is none)."""
    keys: list[str] = []
    best = here = at
    while here < len(words) and len(keys) < 8:
        if words[here].key not in _DASHES:
            keys.append(words[here].key)
            if " ".join(keys) in topics():
                best = here + 1
        here += 1
    return best


@cache
def _loose_names() -> dict[tuple[str, ...], list[Entry]]:
    """The names without commas, dashes and "và"."""
    names: dict[tuple[str, ...], list[Entry]] = {}
    for body in load("bodies")["body"]:
        entry = Entry(body["id"], body["kind"], tuple(body["levels"]))
        for name in body["names"]:
            names.setdefault(_loosely(words_of(name)), []).append(entry)
    return names


def _loosely(words: list[Word]) -> tuple[str, ...]:
    return tuple(word.key for word in words if word.key[0].isalnum() and word.key != "và")


def loose_name(words: list[Word]) -> tuple[Entry, ...]:
    """The entries of the longest name that the words begin with, joints aside: "Sở Văn hóa Thể thao Du lịch"."""
    keys = _loosely(words)
    for end in range(len(keys), 1, -1):
        if keys[:end] in _loose_names():
            return tuple(_loose_names()[keys[:end]])
    return ()

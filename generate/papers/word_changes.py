"""What changed between two wordings, word by word, as an editor would have struck out and written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

# A date, a figure or a document number is struck out whole.
_WORD = re.compile(r"\s+|[\w/]+(?:[.,]\d+)*|[^\w\s]")
_LEAST_ALIKE = 0.35
_BRIDGE = re.compile(r"[\s.,;:()\-–]*")


class Change(NamedTuple):
    """At ``start`` of the new words ``old`` was struck out, and new[start:end] was written in."""

    start: int
    end: int
    old: str


def changes(old: str, new: str) -> list[Change]:
    """The changes from old to new words in order; words that have next to nothing in common are changed whole.

    >>> changes("Báo cáo quý I/2025", "Báo cáo quý I/2026")
    [Change(start=12, end=18, old='I/2025')]
    """
    if old == new:
        return []
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if _alike(matcher, before, after) < _LEAST_ALIKE:
        return [Change(0, len(new), old)]
    starts = [0]
    for word in after:
        starts.append(starts[-1] + len(word))
    return [Change(starts[b1], starts[b2], "".join(before[a1:a2])) for a1, a2, b1, b2 in _stretches(matcher, before)]


def _alike(matcher: SequenceMatcher[str], before: list[str], after: list[str]) -> float:
    """The share of letters that both wordings have in common, blanks and signs left out."""
    common = sum(
        len(word)
        for block in matcher.get_matching_blocks()
        for word in before[block.a : block.a + block.size]
        if not _BRIDGE.fullmatch(word)
    )
    whole = max(sum(len(word) for word in words if not _BRIDGE.fullmatch(word)) for words in (before, after))
    return common / whole if whole else 0.0


def _stretches(matcher: SequenceMatcher[str], before: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Changed stretches as indices of words; those that only blanks and signs keep apart are one."""
    held: tuple[int, int, int, int] | None = None
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        if held is not None and _BRIDGE.fullmatch("".join(before[held[1] : a1])):
            held = (held[0], a2, held[2], b2)
            continue
        if held is not None:
            yield held
        held = (a1, a2, b1, b2)
    if held is not None:
        yield held

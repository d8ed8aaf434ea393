"""The printed lines inside a paragraph, where the places of lines are known."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from kehoach.models.outline import Outline, Span


def printed_lines(outline: Outline, start: int, end: int) -> list[Span]:
    """The spans of the lines that a span of the text was printed on; one where the format has no lines."""
    cuts = [start, *_starts(outline, start, end), end]
    return list(pairwise(cuts))


def starts_printed_line(outline: Outline, at: int) -> bool:
    """Whether a printed line begins at an offset within a paragraph."""
    return at in _starts(outline, at - 1, at + 1)


def _starts(outline: Outline, start: int, end: int) -> list[int]:
    segments = outline.segments
    first = bisect_right(segments, start, key=lambda segment: segment.start)
    found: list[int] = []
    for at in range(first, len(segments)):
        here = segments[at]
        if here.start >= end:
            break
        if at and here.place.line != segments[at - 1].place.line:
            found.append(here.start)
    return found

"""Names with a dash inside, cut before the dash: ``Văn phòng`` at the end of a line, ``- Thống kê`` on the next."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from kehoach.models.language.fold import fold
from kehoach.models.vocabulary import load


def is_cut_name(above: str, below: str) -> bool:
    """Whether a line that begins with a dash is the rest of the name the line above ends with."""
    rest = below.lstrip()
    if rest[:1] not in ("-", "–") or not above.strip():
        return False
    tail = fold(rest[1:])
    head = fold(above)
    return any(tail.startswith(right) and head.endswith(left) for left, right in _halves())


@cache
def _halves() -> tuple[tuple[str, str], ...]:
    """(end of the left half, beginning of the right half) of every name the vocabulary writes with a dash."""
    return tuple(dict.fromkeys(_pairs()))


def _pairs() -> Iterator[tuple[str, str]]:
    for entry in load("bodies")["body"]:
        for name in (*entry.get("names", ()), *entry.get("abbreviations", ())):
            parts = name.split(" - ")
            for left, right in pairwise(parts):
                if " " in left.strip() and " " in right.strip():
                    yield " ".join(fold(left).split()[-2:]), " ".join(fold(right).split()[:2])

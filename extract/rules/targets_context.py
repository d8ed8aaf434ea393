"""Where aims are set and where they are not: what the headings above a place say.

Plans set aims under MỤC TIÊU, CHỈ TIÊU, NHIỆM VỤ, in output columns and in duties; figures under THỰC TRẠNG,
KẾT QUẢ, awards, money and forms are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kehoach.extract.rules.targets_sense import Mode
from kehoach.extract.rules.targets_words import any_of
from kehoach.models.language.fold import fold

_LEADING = re.compile(
    r"^(?:(?:phần|chương|mục) (?:thứ )?\w+[.:]? |[ivxlc]+[.)] |\d+(?:\.\d+)*[.)]? |[a-zđ][.)] |[-+*] )*"
    r"(?:về )?(?:những |một số |các )?"
)
_SHORT = 240


def mode_of(headings: Sequence[str], zone: str) -> Mode | None:
    """How figures of a place are read, by the headings above it (outermost first); None = not at all."""
    words = [_LEADING.sub("", fold(heading[:_SHORT])) for heading in headings]
    if any(any_of("headings", "forms").search(heading) for heading in words):
        return None
    for at in range(len(words) - 1, -1, -1):
        said = _said(words[at])
        if said == "tasks":  # a task heading under results of the past keeps to the past
            return None if any(_said(heading) == "past" for heading in words[:at]) else "tasks"
        if said is not None:
            return "aims" if said == "aims" else None
    return "cue" if zone == "basis" else "tasks"


def _said(heading: str) -> str | None:
    """What a heading without its number says of the places under it: past, aims, other, tasks."""
    if any_of("headings", "past").match(heading):
        return "past"
    past = any_of("headings", "past_inside").search(heading)
    if any_of("headings", "aims").search(heading):
        return "past" if past else "aims"
    if any_of("headings", "other").search(heading):
        return "other"
    if any_of("headings", "tasks").search(heading):
        return "past" if past else "tasks"
    return None


def mode_of_column(heading: str, mode: Mode) -> Mode | None:
    """How a table column of this heading is to be read; None for who, when, money and remarks."""
    words = fold(heading)
    if any_of("columns", "skip").search(words):
        return None
    return "aims" if any_of("headings", "aims").search(words) else mode

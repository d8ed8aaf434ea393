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
_YEAR = re.compile(r"\bnăm (20\d\d)")
_COMPARED = re.compile(
    r"đến (?:hết )?năm 20\d\d|so với(?: \w+){0,4}? năm 20\d\d|ngày \S+ (?:tháng \S+ )?năm 20\d\d|hoặc năm 20\d\d"
)
_SHORT = 240


def mode_of(headings: Sequence[str], zone: str, since: int | None = None) -> Mode | None:
    """How figures of a place are read, by the headings above it (outermost first); None = not at all.

    ``since`` is the first year the document plans for: a heading of an earlier year alone speaks of the past.
    """
    words = [_LEADING.sub("", fold(heading[:_SHORT])) for heading in headings]
    if any(any_of("headings", "forms").search(heading) for heading in words):
        return None
    for at in range(len(words) - 1, -1, -1):
        said = _said(words[at])
        if said != "aims" and is_before(words[at], since):
            return None
        if said == "tasks":  # a task heading under results of the past keeps to the past
            return None if any(_said(heading) == "past" for heading in words[:at]) else "tasks"
        if said is not None:
            return "aims" if said == "aims" else None
    return "cue" if zone == "basis" else "tasks"


def is_before(words: str, since: int | None) -> bool:
    """Whether folded words name years and all of them before a given one, comparisons aside."""
    years = [int(year) for year in _YEAR.findall(_COMPARED.sub("", words))]
    return since is not None and bool(years) and max(years) < since


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

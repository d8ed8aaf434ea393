"""What the words before a calendar time make of it, and what joins two of them to a span."""

from __future__ import annotations

import re
from typing import TypeAlias

from kehoach.extract.rules.deadline_shape import Bound, Found, expand
from kehoach.models.language.dates import day_before

Span: TypeAlias = tuple[str | None, str | None]

_TO = re.compile(expand(r"%to%\Z"), re.IGNORECASE)


def bound_of(match: re.Match[str]) -> Bound:
    """What the words before a time make of it: before it, up to it, from it on, after it, or within it."""
    words = " ".join((match["b"] or "").lower().split())
    if "trước" in words and "cuối" not in words:
        return "before"
    if words.startswith("từ nay"):
        return "by"
    if words.startswith("sau"):
        return "after"
    if words.endswith("từ") or words.startswith(("từ", "kể", "bắt")):
        return "from"
    if words.startswith(("chậm", "muộn", "không", "đến", "cho", "tới", "hết")):
        return "by"
    return "in" if words else ""


def leads_on(match: re.Match[str], between: str) -> bool:
    """Whether the words between two members make a span: a dash at a line's beginning is a bullet."""
    listed = match.string[: match.start()].rstrip(" \t").endswith("-") and between.strip() == "-"
    return bool(_TO.search(between)) and "\n" not in between and not (listed and between != "-")


def placed(span: tuple[int, int], first: Span, last: Span, bound: Bound, inferred: bool) -> Found:
    """A calendar time as its bound has it."""
    begin, due = first[0], last[1]
    ranged = first is not last
    if bound == "before" and not ranged:
        return Found(*span, "date", day_before(begin) if begin else None, None, None, inferred, bound)
    if bound == "from" and not ranged:
        return Found(*span, "ongoing", None, begin, None, inferred, bound)
    if bound == "after" and not ranged:
        return Found(*span, "conditional", None, None, None, inferred, bound)
    return Found(*span, "date", due, begin if ranged else None, None, inferred, bound)

"""Words of the field in a document: where each stands, and on which day the document speaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kehoach.audit.case import Case
from kehoach.audit.references import references
from kehoach.audit.wording import folded
from kehoach.models.outline import Span
from kehoach.models.vocabulary import load

_NEAR = 60
# A name in the past: "(nay là ...)", "trước đây", "trước sáp nhập", "... cũ".
_PAST_AFTER = re.compile(
    r"[^.;\n]{0,40}?(?:nay là|trước đây|trước (?:khi )?(?:sáp nhập|sắp xếp|hợp nhất)|\bcũ\b|đã kết thúc|không còn)"
)
_PAST_BEFORE = re.compile(
    r"(?:trước đây|sáp nhập|hợp nhất|chuyển từ|từ|nguyên|tiếp nhận từ|bỏ|giải thể|không tổ chức|không còn"
    r"|kết thúc(?: hoạt động)?(?: của)?|thay)(?: các| cấp)? $"
)
_AFTER_REFERENCE = 110


@dataclass(frozen=True, slots=True)
class Obsolete:
    """A term that went out of use on a day, with what is said now and where that is laid down."""

    term: str
    pattern: re.Pattern[str]
    near: re.Pattern[str] | None
    since: str
    now: str
    source: str
    cited: bool


@cache
def obsolete_terms() -> tuple[Obsolete, ...]:
    """The terms of the vocabulary that went out of use."""
    return tuple(
        Obsolete(
            entry["term"],
            re.compile(rf"(?<!\w)(?:{entry['pattern']})(?!\w)"),
            re.compile(entry["near"]) if "near" in entry else None,
            entry["since"],
            entry["now"],
            entry["source"],
            entry.get("cited", False),
        )
        for entry in load("terms")["obsolete"]
    )


def day_of(case: Case) -> str | None:
    """The day a document speaks on, ISO; the first of what is not printed, the plan's year where no date is."""
    header = case.plan.header
    said = header.issued or header.issued_inferred or (str(header.plan_year) if header.plan_year else None)
    return (said + "-01-01"[len(said) - 4 :])[:10] if said else None


def mentions(case: Case, term: Obsolete) -> Iterator[Span]:
    """Where a term is used as of today: names in the titles of cited documents or of the past are left out."""
    words = folded(case)
    ends = [reference.end for reference in references(case.text)]
    for match in term.pattern.finditer(words):
        around = words[max(0, match.start() - _NEAR) : match.end() + _NEAR // 2]
        if term.near and not term.near.search(around):
            continue
        if not term.cited and (_of_a_document(words, ends, match.start()) or _of_the_past(words, *match.span())):
            continue
        yield match.span()


def _of_a_document(words: str, ends: list[int], start: int) -> bool:
    at = bisect_right(ends, start) - 1
    return at >= 0 and start - ends[at] < _AFTER_REFERENCE and "\n" not in words[ends[at] : start]


def _of_the_past(words: str, start: int, end: int) -> bool:
    return bool(_PAST_AFTER.match(words, end) or _PAST_BEFORE.search(words[max(0, start - 30) : start]))


def occurrences(words: str, term: str) -> list[Span]:
    """Where a folded text has a term as whole words."""
    found: list[Span] = []
    at = words.find(term)
    while at >= 0:
        end = at + len(term)
        if not (at and words[at - 1].isalnum()) and not words[end : end + 1].isalnum():
            found.append((at, end))
        at = words.find(term, end)
    return found

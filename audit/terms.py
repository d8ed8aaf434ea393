"""Words of the field in a document: where each stands, and on which day the document speaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kehoach.audit.case import Case
from kehoach.audit.references import references
from kehoach.audit.wording import folded
from kehoach.models.language.numbers import parse_number
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
_TITLE_ENDS = re.compile(r"\n|;|\.\s")
_AFTER_REFERENCE = 300
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Obsolete:
    """A term that went out of use on a day, with what is said now and where that is laid down.

    ``bare`` finds the pattern inside words too: it begins with few letters, so that the search is quick.
    """

    term: str
    pattern: re.Pattern[str]
    bare: re.Pattern[str]
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
            re.compile(entry["pattern"]),
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
    """Where a term is used as of today.

    Left out are names in the titles of cited documents and of the past, and tables of figures: what was counted in
    earlier years keeps the name it was counted under.
    """
    words = folded(case)
    if not term.bare.search(words):
        return
    tables = _figures(case)
    ends = [reference.end for reference in references(case.text)]
    for match in term.pattern.finditer(words):
        around = words[max(0, match.start() - _NEAR) : match.end() + _NEAR // 2]
        if term.near and not term.near.search(around):
            continue
        if any(start <= match.start() < end for start, end in tables):
            continue
        if not term.cited and (_of_a_document(words, ends, match.start()) or _of_the_past(words, *match.span())):
            continue
        yield match.span()


@lru_cache(maxsize=1)
def _figures(case: Case) -> tuple[Span, ...]:
    """The tables of figures: most of the filled cells behind the first column are numbers."""
    found: list[Span] = []
    for grid in case.outline.grids:
        cells = [cell for row in grid.rows[grid.header_rows :] for cell in row[1:] if cell.origin is None]
        filled = [words for cell in cells if (words := case.text[cell.start : cell.end].strip())]
        if filled and sum(parse_number(words) is not None for words in filled) >= _MOSTLY * len(filled):
            found.append((grid.rows[0][0].start, grid.rows[-1][-1].end))
    return tuple(found)


def _of_a_document(words: str, ends: list[int], start: int) -> bool:
    at = bisect_right(ends, start) - 1
    return at >= 0 and start - ends[at] < _AFTER_REFERENCE and not _TITLE_ENDS.search(words, ends[at], start)


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

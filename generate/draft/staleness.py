"""Citations of last year's plan that must not go into the next one: their time is over, or they were replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from kehoach.models.language.fold import fold
from kehoach.models.vocabulary import load

_YEAR = r"(?<![\d/])((?:19|20)\d\d)(?![\d/])"
_PERIOD = re.compile(
    r"(?<![\d/])(?P<first>(?:19|20)\d\d)"
    r"\s*(?:-|đến(?: hết)?(?: năm)?)\s*(?:năm )?(?P<last>(?:19|20)\d\d)(?![\d/])"
)
_HORIZON = re.compile(rf"(?:đến|tới|hướng tới|định hướng|tầm nhìn)(?: hết)?(?: năm)? {_YEAR}")
_OF_YEAR = re.compile(rf"(?:năm|quý [ivx]+/|tháng \d+/|index|chỉ số) ?{_YEAR}")
_DAYS = re.compile(r"ngày\s*\d{1,2}\s*(?:/|tháng|-|\.)\s*\d{1,2}\s*(?:/|năm|-|\.)\s*(?:19|20)\d\d")
_RESULT = re.compile(r"công bố|kết quả|tổng kết|đánh giá|xếp hạng|xếp loại|chấm điểm|thẩm định|báo cáo|thực trạng")
_AIM = re.compile(r"kế hoạch|nâng cao|cải thiện|triển khai|nhiệm vụ|giao |hướng dẫn|tự chấm|phấn đấu")
# Letters and notices guide the year in which they are written; those of its last two months guide the next.
_OF_THEIR_YEAR = frozenset({"letter", "notice", "telegram", "minutes"})
_NEXT_YEAR_FROM = 11
_LAWS = frozenset({"law", "ordinance", "constitution", "decree", "circular", "consolidation"})


@dataclass(frozen=True, slots=True)
class Stale:
    """Why a citation must not stay, and the full citation that takes its place (None: a person must be asked).

    ``check`` says that the replacement holds for a part only or is to be compared with the text in force.
    """

    reason_vi: str
    reason_en: str
    replacement: str | None = None
    check: bool = False


def stale(
    symbol: str, kind: str, title: str | None, issued: str | None, *, new: int, on: date | None = None
) -> Stale | None:
    """Why the plan of the year ``new`` cannot cite a document as last year's plan did, or None where it can.

    ``symbol``, ``kind``, ``title`` and ``issued`` (ISO) are those of a citation record; a law without a number has its
    name for a symbol. ``on`` is the day of the draft (31 January of ``new`` unless told): a document counts as replaced
    from the day the new one takes effect.
    """
    day = on or date(new, 1, 31)
    words = fold(f"{symbol} {title or ''}")
    replaced = _replaced(symbol, kind, words, issued, day)
    if replaced:
        return replaced
    if kind in _LAWS:
        return None
    return _over(_DAYS.sub("", fold(title or "")), new) or _old_letter(kind, issued, new)


def _replaced(symbol: str, kind: str, words: str, issued: str | None, day: date) -> Stale | None:
    found = [
        entry
        for entry in (*_by_symbol(fold(symbol)), *_by_title(kind, words, issued))
        if date.fromisoformat(entry["since"]) <= day
    ]
    if not found:
        return None
    entry = max(found, key=lambda one: one["since"])
    since = date.fromisoformat(entry["since"])
    return Stale(
        f"Đã được thay thế bằng {entry['by']}, hiệu lực từ ngày {since.day:02d}/{since.month}/{since.year}.",
        f"Replaced by {entry['by']}, in force from {since.isoformat()}.",
        entry["full"],
        bool(entry.get("check")),
    )


def _by_symbol(symbol: str) -> Iterator[dict[str, Any]]:
    for entry in _entries():
        if symbol in entry["symbols"]:
            yield entry


def _by_title(kind: str, words: str, issued: str | None) -> Iterator[dict[str, Any]]:
    """Laws by their names: only a citation with a day or a year says which law of that name is meant."""
    years = re.findall(_YEAR, words)
    dated = issued or (max(years) if years else None)
    if dated is None or kind not in ("law", "ordinance"):
        return
    for entry in load("replaced_documents")["law"]:
        names = "|".join(re.escape(fold(title)) for title in entry["titles"])
        if re.search(rf"(?<!\w)(?:{names})(?!\w)", words) and _is_older(dated, entry["passed"]):
            yield entry


def _is_older(dated: str, passed: str) -> bool:
    """A year alone ("Luật Thanh tra 2025") means the law passed in it."""
    return dated < passed if len(dated) == len(passed) else dated[:4] < passed[:4]


@cache
def _entries() -> tuple[dict[str, Any], ...]:
    data = load("replaced_documents")
    return (*data["document"], *data["law"])


def _over(title: str, new: int) -> Stale | None:
    """A title that names a period, a horizon or a year says until when the document holds."""
    periods = list(_PERIOD.finditer(title))
    ends = [int(match["last"]) for match in periods] + [int(year) for year in _HORIZON.findall(title)]
    if ends:
        last = max(ends)
        if last >= new:
            return None
        words = f"giai đoạn {_printed(periods[0])}" if periods else f"thời hạn đến năm {last}"
        return Stale(f"Đã hết {words}, trước năm kế hoạch {new}.", f"Its time ended in {last}, before {new}.")
    years = [int(year) for year in _OF_YEAR.findall(title)]
    if not years:
        return None
    last = max(years)
    needed = new - 1 if _RESULT.search(title) and not _AIM.search(title) else new
    if last >= needed:
        return None
    return Stale(
        f"Văn bản của năm {last}; kế hoạch năm {new} cần văn bản của năm {needed}.",
        f"A document of {last}; the plan for {new} needs the one of {needed}.",
    )


def _printed(period: re.Match[str]) -> str:
    return f"{period['first']}-{period['last']}"


def _old_letter(kind: str, issued: str | None, new: int) -> Stale | None:
    if kind not in _OF_THEIR_YEAR or not issued or len(issued) < 4:
        return None
    year = int(issued[:4])
    month = int(issued[5:7]) if len(issued) >= 7 else 1
    if year + (month >= _NEXT_YEAR_FROM) >= new:
        return None
    return Stale(
        f"Văn bản chỉ đạo của năm {year}; kế hoạch năm {new} cần văn bản mới.",
        f"Guidance written in {year}; the plan for {new} needs a new one.",
    )

"""Ngày tháng không có thật · A date that no calendar has.

Problem: `ngày 14/11/20233`, `ngày 31/4/2025`, `tháng 13/2024`, `Quý V/2025`.
Good: `ngày 14/11/2023`, `ngày 30/4/2025`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.wording import folded
from kehoach.models.findings import Finding

# Over the folded text.
_FORMS = (
    # ngày 31/4, ngày 31/4/2025, ngày 31 tháng 4 năm 2025, ngày 14/11/20233
    re.compile(
        r"ngày\s{0,2}(?P<d>\d{1,2})\s?(?:/|tháng)\s?(?P<m>\d{1,2})(?:\s?(?:/"
        r"|,?\s?năm)\s?(?P<y>\d{2,6}))?(?![\d/%]|[.,-]\d)"
    ),
    # 31-4-2025, 31.4.2025; "ngày 20-25/12" are days from the 20th to the 25th
    re.compile(r"ngày\s{0,2}(?P<d>\d{1,2})(?P<s>[-.])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4,6})(?![\w/])"),
    # 30/02/2025 without the word
    re.compile(r"(?P<d>\d(?<![\w/.,-].)\d?)/(?P<m>\d{1,2})/(?P<y>(?:19|20)\d{2,3})(?![\w/]|[.,-]\d)"),
    re.compile(r"tháng\s(?P<m>\d{1,2})(?:/|\snăm\s)(?P<y>\d{3,6})(?![\w/%]|[.,-]\d)"),
    re.compile(r"quý\s(?P<q>v|vi|0?[5-9])\s?(?:/|\snăm\s|,?\snăm\s)\s?(?P<y>\d{4})(?!\d)"),
)
_LEAP = 2024
_FIRST, _LAST = 1900, 2100


def check(case: Case) -> Iterator[Finding]:
    """An error at each day, month, quarter or year that cannot be."""
    taken: list[tuple[int, int]] = []
    text = folded(case)
    for form in _FORMS:
        for match in form.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            reason = _fault(match)
            if reason:
                printed = case.text[slice(*match.span())]
                yield remark(
                    "date-invalid",
                    "error",
                    case.place(*match.span()),
                    f"Ngày tháng “{printed}” không có thật: {reason[0]}.",
                    f"There is no such date as “{printed}”: {reason[1]}.",
                    evidence=reason[0],
                    mend_vi="Đối chiếu và ghi lại đúng ngày, tháng, năm.",
                    mend_en="Check and write the right day, month and year.",
                )


def _fault(match: re.Match[str]) -> tuple[str, str] | None:
    """What cannot be, in both languages."""
    parts = match.groupdict()
    if parts.get("q"):
        return "một năm chỉ có bốn quý", "a year has four quarters"
    year, month = parts.get("y"), int(parts["m"])
    if year and (len(year) not in (2, 4) or (len(year) == 4 and not _FIRST <= int(year) <= _LAST)):
        return f"năm {year}", f"the year {year}"
    if not 1 <= month <= 12:
        return f"không có tháng {month}", f"there is no month {month}"
    if parts.get("d") is None:
        return None
    day, known = int(parts["d"]), int(year) if year and len(year) == 4 else _LEAP
    last = monthrange(known, month)[1]
    if not 1 <= day <= last:
        return f"tháng {month} có {last} ngày", f"month {month} has {last} days"
    return None

"""Một văn bản ghi hai ngày khác nhau · One document is given two dates.

Problem: `Kế hoạch số 12/KH-UBND ngày 15/01/2025` ở phần căn cứ, `Kế hoạch số 12/KH-UBND ngày 20/01/2025` ở mục III;
    phụ lục của Kế hoạch số 12 ghi `kèm theo Kế hoạch số 21/KH-UBND` cùng ngày.
Good: cùng một ngày ở mọi nơi viện dẫn.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kehoach.audit.case import Case, remark
from kehoach.audit.references import Reference, references
from kehoach.models.findings import Finding
from kehoach.models.language.abbreviations import expand
from kehoach.models.language.dates import full_year
from kehoach.models.records import Where

_ANNEXED = re.compile(r"\((?:[Bb]an hành )?[Kk]èm theo [^().;\n]{0,30}$")
_LEVEL = re.compile(
    r"(?<!\w)(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|tỉnh|thành phố|chính phủ|bộ|trung ương)(?!\w)"
)


def check(case: Case) -> Iterator[Finding]:
    """An error at each date that most mentions of the document, or the year in its number, contradict."""
    by_symbol: dict[str, list[Reference]] = {}
    for reference in references(case.text):
        if reference.issued and reference.year and reference.issued[:4] != reference.year:
            yield _against_number(case, reference)
        elif reference.issued:
            by_symbol.setdefault(reference.symbol.casefold(), []).append(reference)
    for group in by_symbol.values():
        yield from _conflicts(case, group)
    yield from _annexed_to(case)


def _conflicts(case: Case, group: Sequence[Reference]) -> Iterator[Finding]:
    counted = Counter(reference.issued for reference in group)
    if len(counted) < 2:
        yield from _against_head(case, group)
        return
    usual = max(counted, key=lambda issued: (counted[issued], -[r.issued for r in group].index(issued)))
    rights = [reference for reference in group if reference.issued == usual]
    for reference in group:
        one = next((right for right in rights if right.issued != reference.issued and _same(right, reference)), None)
        if one:
            yield _finding(case, reference, one.issued or "", [case.place(one.start, one.end)])


def _against_head(case: Case, group: Sequence[Reference]) -> Iterator[Finding]:
    """The plan's own number with another day than its head has."""
    header = case.plan.header
    own = f"{header.number}/{header.symbol}".casefold()
    reference = group[0]
    if not header.issued or len(header.issued) < 10 or reference.symbol.casefold() != own:
        return
    promulgating = re.search(r"(?i)kèm theo[^.;\n]{0,30}$", case.text[max(0, reference.start - 60) : reference.start])
    if promulgating and reference.issued != header.issued and "issued" in header.where:
        yield _finding(case, reference, header.issued, [header.where["issued"]])


def _annexed_to(case: Case) -> Iterator[Finding]:
    """The heads of annexes that name the document by its own day and body and another number."""
    header = case.plan.header
    own = f"{header.number}/{header.symbol}".casefold()
    if not header.number or not header.symbol or "number" not in header.where or not header.issued:
        return
    for reference in references(case.text):
        if reference.issued != header.issued or reference.code.casefold() != header.symbol.casefold():
            continue
        lead = _ANNEXED.search(case.text, max(0, reference.start - 60), reference.start)
        if lead is None or reference.symbol.casefold().lstrip("0") == own.lstrip("0"):
            continue
        yield remark(
            "docref-date-conflict",
            "error",
            case.place(reference.start, reference.end),
            f"Phụ lục ghi kèm theo số {reference.symbol} cùng ngày, trong khi văn bản mang số {header.number}.",
            f"The annex names number {reference.symbol} of the same day; the document's number is {header.number}.",
            related=[header.where["number"]],
            evidence=f"{reference.symbol} ≠ {header.number}/{header.symbol}",
            mend_vi="Ghi đúng số, ký hiệu của văn bản ban hành.",
            mend_en="Give the number of the document itself.",
        )


def _against_number(case: Case, reference: Reference) -> Finding:
    """A rule of law that carries one year in its number and another in its date."""
    dated = _printed(reference.issued or "")
    return remark(
        "docref-date-conflict",
        "error",
        case.place(reference.start, reference.end),
        f"Văn bản số {reference.symbol} mang năm {reference.year} nhưng ghi ban hành ngày {dated}.",
        f"Document {reference.symbol} carries the year {reference.year}, but is dated {dated}.",
        evidence=f"{reference.year} ≠ {(reference.issued or '')[:4]}",
        mend_vi="Đối chiếu bản gốc và ghi đúng năm.",
        mend_en="Look at the original and give the right year.",
    )


def _finding(case: Case, reference: Reference, right: str, related: list[Where]) -> Finding:
    here, there = _printed(reference.issued or ""), _printed(right)
    return remark(
        "docref-date-conflict",
        "error",
        case.place(reference.start, reference.end),
        f"Văn bản số {reference.symbol} ở đây ghi ngày {here}, nơi khác ghi ngày {there}.",
        f"Document {reference.symbol} is dated {here} here and {there} elsewhere.",
        related=related,
        evidence=f"{reference.symbol}: {here} ≠ {there}",
        mend_vi="Đối chiếu bản gốc và ghi thống nhất một ngày.",
        mend_en="Look at the original and give one date throughout.",
    )


def _same(one: Reference, other: Reference) -> bool:
    """Whether two mentions with one number are one document: numbers start again each year and for each body."""
    a, b = one.issued or "", other.issued or ""
    if _apart(one.owner, other.owner):
        return False
    if one.year:
        return True
    return a[:4] == b[:4] or a[5:] == b[5:]


def _apart(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return False
    first, second = expand(one), expand(other)
    levels = [level.group() if (level := _LEVEL.search(name)) else "" for name in (first, second)]
    if all(levels) and levels[0] != levels[1]:
        return True
    names = [set(name.split()) for name in (first, second)]
    return all(levels) and not (names[0] <= names[1] or names[1] <= names[0])


def _printed(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month}/{full_year(year)}"

"""Where years of last year's plan stand fast: in a cited document, a law's name, a standard's number."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from kehoach.models.vocabulary import load

Span = tuple[int, int]

YEAR = r"(?:19|20)\d\d(?!\d)"
_BLANK = r"[\s.…_]*"
_DATE = (
    rf"(?:{_BLANK}\d{{0,2}}{_BLANK}(?:/|tháng|-|\.){_BLANK}\d{{0,2}}{_BLANK}(?:/|,?\s*năm|-|\.){_BLANK}{YEAR}"
    rf"|\s*\d{{1,2}}\s*tháng\s*\d{{1,2}},?\s*{YEAR})"
)
# Number and code as they are printed: 56/KH-UBND, 29-NQ/TW, 61/2018/NĐ-CP, 76 /KH - UBND.
_SYMBOL = re.compile(
    r"(?<![\w/.-])(?P<number>\d{1,6}[a-zđ]?)(?:\s?/\s?(?:(?:19|20)\d\d\s?/\s?)?|-)"
    r"[A-ZĐ][A-Za-zĐđƯưÂâ&]{0,11}\d{0,2}(?:\s?[-–/]\s?[A-ZĐ][A-Za-zĐđƯưÂâ&]{0,12}\d{0,2}){0,3}(?!\w)"
)
_KINDS = r"(?:nghị định|thông tư(?: liên tịch)?|nghị quyết|quyết định|công văn|kế hoạch|chỉ thị|nđ|tt|nq|qđ|cv)"
_SHORT = re.compile(rf"\b{_KINDS}\s*(?:số\s*:?\s*)?\d{{1,5}}\s?/\s?{YEAR}(?:\s?/\s?[a-zđ&-]+)?")
_DATED = re.compile(
    r"\b(?:quyết định|chỉ thị|kết luận|thông báo|công văn|nghị quyết|nghị định|thông tư|công điện|văn bản|biên bản"
    rf"|tờ trình|giấy mời)(?:\s+số[^,;.\n]{{0,15}})?,?\s+ngày\s{_DATE}"
)
_STANDARD = re.compile(rf"\b(?:tcvn|qcvn|tcxdvn|iso|iec)\b[\s/:a-z]*\d+(?:-\d)?\s*[:-]\s*{YEAR}|\d{{3,5}}\s?:\s?{YEAR}")
_ISSUED = re.compile(
    rf"\s*,?\s*\(?(?:(?:đã )?(?:được )?(?:ban hành|ký)\s*)?(?:ngày\s*{_DATE}|{_DATE}|năm\s+{YEAR})", re.IGNORECASE
)
# The year before a number belongs to the same paper: Kế hoạch ... năm 2024 ban hành kèm theo Quyết định số ...
_LEADING_YEAR = re.compile(
    rf"(?:năm\s+)?{YEAR}[^.;,\n\d]{{0,60}}?"
    r"(?:\(\s*(?:ban hành\s*)?(?:kèm theo|tại)?|ban hành (?:kèm theo|tại|theo)|được (?:ban hành|phê duyệt|công bố|giao)"
    r"(?: kèm theo| tại| theo)?)\s*(?:\w+\s+){0,3}(?:số\s*:?\s*)?$"
)
_LAW = re.compile(
    r"(?<![\w])(?:Bộ luật|BỘ LUẬT|Luật|LUẬT|Pháp lệnh|PHÁP LỆNH|Hiến pháp|HIẾN PHÁP)\b"
    r"(?P<title>(?:(?!\s(?:trong|triển khai|kế hoạch|hoàn thành|trước|đến|từ|báo cáo|quý|tháng|ngày)\s)"
    r"[^.;:\n\t\d|()]){0,150}?)"
    r"(?:\s*\(\s*(?:sửa đổi|đã|được)[^)]{0,60}\))?,?\s*"
    rf"(?:(?:sửa đổi,? (?:bổ sung )?)?(?:năm\s+)?(?P<year>{YEAR})(?:\s*(?:,|và)\s*(?:năm\s+)?{YEAR})*|ngày\s*{_DATE})"
)
_PLANNING = re.compile(r"kế hoạch|tuyên truyền|phổ biến|tập huấn|triển khai|thi hành")


def frozen(text: str, folded: str, old: int) -> list[Span]:
    """The half-open stretches of a text in which no year moves: cited documents with date and title, laws, standards.

    ``folded`` is the text in comparison form, every offset kept. ``old`` is the plan year: a year near it behind the
    title of a law that was not passed then is the plan's own.
    """
    spans = [match.span() for pattern in (_SHORT, _DATED, _STANDARD) for match in pattern.finditer(folded)]
    spans += [_cited(text, folded, match) for match in _SYMBOL.finditer(text) if not _is_year(text, match)]
    spans += [match.span() for match in _LAW.finditer(text) if not _of_the_plan(text, folded, match, old)]
    return sorted(spans)


def _is_year(text: str, match: re.Match[str]) -> bool:
    """``2024-UBND`` behind anything but "số" is a year and a dash."""
    return re.fullmatch(YEAR, match["number"]) is not None and not re.search(r"[Ss]ố\s*:?\s*$", text[: match.start()])


def _cited(text: str, folded: str, symbol: re.Match[str]) -> Span:
    start = max(0, symbol.start() - 140)
    leading = _LEADING_YEAR.search(folded, start, symbol.start())
    end = symbol.end()
    issued = _ISSUED.match(text, end)
    end = issued.end() if issued else end
    for tail in tails():
        follows = tail.match(folded, end)
        end = follows.end() if follows else end
    return (leading.start() if leading else symbol.start(), end)


def _of_the_plan(text: str, folded: str, law: re.Match[str], old: int) -> bool:
    if not law["year"] or abs(int(law["year"]) - old) > 1:
        return False
    name = " ".join(text[law.start() : law.end("title")].split())
    passed: list[str] = load("year_words")["law_years"].get(law["year"], [])
    if any(name.casefold().startswith(title.casefold()) for title in passed):
        return False
    return _PLANNING.search(folded, max(0, law.start() - 60), law.start()) is not None


@cache
def tails() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What follows number and date of a document: whose it is, then its title, as far as they go."""
    words: dict[str, Any] = load("year_words")
    verbs = any_of(words["title_verbs"])
    hard = r"[;\n\t|()]|\.(?=[\s/]|$)|$"
    stops = rf"{hard}|{any_of(words['title_stops'])}\b"
    owner = rf"\s*,?\s*của\s[^;\n\t|()]*?(?={stops}|{any_of(words['owner_stops'])}|,?\s+{verbs}\s)"
    title = rf"\s*,?\s+{verbs}\s[^;\n\t|()]*?(?={stops})"
    return re.compile(owner), re.compile(title)


def any_of(patterns: list[str]) -> str:
    """One group that matches any of the patterns, the longest first; a space stands for any run of blanks."""
    return (
        "(?:"
        + "|".join(
            pattern.replace(" ", r"\s+").replace(r"\s+?", r"\s*") for pattern in sorted(patterns, key=len, reverse=True)
        )
        + ")"
    )

"""Calendar times: days, months, quarters, halves and years, single, listed and as spans.

``trước X`` is due the day before X begins; every other bound takes X in. A year that is printed once behind a
list or a span holds for all of it; one that is not printed is the plan's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from kehoach.extract.rules.deadline_shape import Bound, Found, Grammar, compile_pattern, expand
from kehoach.models.language.dates import day_before, full_year, iso_day, month_end, quarter_end
from kehoach.models.language.numbers import parse_roman

CALENDAR = Grammar()
LOOSE = Grammar()  # what a rhythm before it may claim: "định kỳ cuối năm"

Span: TypeAlias = tuple[str | None, str | None]
SpanOf: TypeAlias = Callable[[int, int], Span]

_TO = compile_pattern(r"%to%\Z")
_MONTH_ITEM = compile_pattern(r"(?P<word>tháng_)?(?P<n>%m%)(?P<y>%y%)?")
_QUARTER_ITEM = compile_pattern(r"(?P<word>%quý%_)?(?P<n>%q%)(?P<y>%y%)?")
_YEAR_ITEM = compile_pattern(r"(?P<word>năm_)?(?P<n>%year%)")
_DAY_ITEM = compile_pattern(
    r"(?:%ngày%_)?(?P<d>\d{1,2})(?:_(?P<mark>/|tháng|[.\-](?=_\d{1,2}_[.\-]_\d))_(?P<m>\d{1,2})"
    r"(?:_(?:[/.\-]|,?_năm)_(?P<y>\d{2,5}))?)?(?!\d)"
)
_HOUR = re.compile(expand(r"[\s:]*%hour%"), re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d{2}")


def bound_of(match: re.Match[str]) -> Bound:
    """What the words before a time make of it: the last day before it, up to it, from it on, or within it."""
    words = " ".join((match["b"] or "").lower().split())
    if "trước" in words and "cuối" not in words:
        return "before"
    if words.startswith("từ nay"):
        return "by"
    if words.endswith("từ") or words.startswith(("từ", "sau", "kể", "bắt")):
        return "from"
    if words.startswith(("chậm", "muộn", "không", "đến", "cho", "tới", "hết")):
        return "by"
    return "in" if words else ""


@dataclass(slots=True)
class _Item:
    """A member of a list or span of months, quarters or years."""

    start: int
    end: int
    number: int
    year: int | None
    named: bool
    joined: bool


def _items(match: re.Match[str], item: re.Pattern[str], from_: int) -> list[_Item]:
    """The members of a series; ``joined`` says that a span leads to it from the member before."""
    items: list[_Item] = []
    position = from_
    for part in item.finditer(match.string, from_, match.end()):
        between = match.string[position : part.start()]
        printed = part.groupdict().get("y")
        year = int(_YEAR.findall(printed)[-1]) if printed else None
        number = parse_roman(part["n"]) or int(part["n"])
        joined = bool(items) and _leads_on(match, between)
        items.append(_Item(part.start(), part.end(), number, year, bool(part["word"]), joined))
        position = part.end()
    return items


def _leads_on(match: re.Match[str], between: str) -> bool:
    """Whether the words between two members make a span: a dash at a line's beginning is a bullet."""
    listed = match.string[: match.start()].rstrip(" \t").endswith("-") and between.strip() == "-"
    return bool(_TO.search(between)) and "\n" not in between and not (listed and between != "-")


def _give_years(items: list[_Item], year: int | None) -> bool:
    """Carry printed years back over a series and say whether the plan's year had to be taken."""
    later: _Item | None = None
    for item in reversed(items):
        if item.year is None and later is not None and later.year is not None:
            item.year = later.year - (item.number > later.number)
        later = item
    earlier = year
    inferred = False
    for item in items:
        if item.year is None:
            item.year, inferred = earlier, year is not None
        earlier = item.year
    return inferred


def _found(span: tuple[int, int], first: Span, last: Span, bound: Bound, inferred: bool) -> Found:
    """A calendar time as its bound has it."""
    begin, due = first[0], last[1]
    ranged = first is not last
    if bound == "before" and not ranged:
        return Found(*span, "date", day_before(begin) if begin else None, None, None, inferred, bound)
    if bound == "from" and not ranged:
        return Found(*span, "ongoing", None, begin, None, inferred, bound)
    return Found(*span, "date", due, begin if ranged else None, None, inferred, bound)


def _series(match: re.Match[str], item: re.Pattern[str], span_of: SpanOf, year: int | None) -> list[Found]:
    """The times of a list or span; members without their own unit word share the whole expression as span."""
    items = _items(match, item, match.end("b") if match["b"] else match.start())
    inferred = _give_years(items, year)
    for before, one in zip(items, items[1:], strict=False):
        one.joined = one.joined and (before.year or 0, before.number) < (one.year or 0, one.number)
    bound = bound_of(match)
    whole = match.span()
    found: list[Found] = []
    for place, one in enumerate(items):
        if place + 1 < len(items) and items[place + 1].joined:
            continue
        first = items[place - 1] if one.joined else one
        spans = [span_of(each.year, each.number) if each.year else (None, None) for each in (first, one)]
        own = all(each.named for each in items) and len(items) > 1
        place_of = (whole[0] if first is items[0] else first.start, one.end) if own else whole
        last = spans[1] if one.joined else spans[0]
        found.append(_found(place_of, spans[0], last, bound, inferred))
    if match["yearly"]:
        return [Found(one.start, match.end(), "recurring", every="year", bound=bound) for one in found]
    return found


def _month(year: int, month: int) -> Span:
    return f"{year}-{month:02d}-01", month_end(year, month)


def _quarter(year: int, quarter: int) -> Span:
    return f"{year}-{quarter * 3 - 2:02d}-01", quarter_end(year, quarter)


@CALENDAR.rule(
    r"%bound%%hour%?(?:%ngày%_)?(?:\d{1,2}(?!_[/.]|_tháng|\d)(?:%and%|%to%)(?:%ngày%_)?)*"
    r"%date%(?:(?:%and%|%to%)(?:(?:trước|chậm nhất) )?(?:%ngày%_)?%date%)*%yearly%",
    "trước ngày 20/11 = date 2026-11-19",
    "chậm nhất ngày 31/01/2025 = date 2025-01-31",
    "Hoàn thành trước ngày 31 tháng 12 năm 2025 = date 2025-12-30",
    "đến hết ngày 31/12/2026 = date 2026-12-31",
    "Trước 17 giờ 00 ngày 25/11/2025 = date 2025-11-25",
    "Từ ngày 15/11 đến ngày 15/12/2025 = date 2025-12-15",
    "ngày 08 đến ngày 10 tháng 12 năm 2025 = date 2025-12-10",
    "trước ngày 15/6 và 15/12/2025 = date 2025-06-14; date 2025-12-14",
    "20.11.2025 = date 2025-11-20",
    "trước 30-6-25 = date 2025-06-29",
    "Ngày 31/4 = date",
    "trước ngày 15/12 hằng năm = recurring year",
)
def days(match: re.Match[str], year: int | None) -> list[Found]:
    """Days with their month: single, listed, from one to another, yearly."""
    parts = _day_parts(match)
    if not match["b"] and "ngày" not in match.string[match.start() : parts[0].end].lower():
        parts = [part for part in parts if part.m]  # "5, 15/6" does not say that 5 is a day
    if not _is_day(match, parts):
        return []
    bound = bound_of(match)
    if match["yearly"]:
        return [
            Found(match.start(), match.end(), "recurring", every="year", bound=bound)
            for one in parts
            if one.m
        ]
    if bound == "before" and re.search(r"\d\s*(?:giờ|h|g|:)", match.group()):
        bound = "by"
    inferred = _complete(parts, year)
    found: list[Found] = []
    for place, one in enumerate(parts):
        if place + 1 < len(parts) and parts[place + 1].joined:
            continue
        first = parts[place - 1] if one.joined else one
        begin, due = first.iso(), one.iso()
        span = (match.start() if first is parts[0] else first.start, one.end)
        last = (due, due) if one.joined else (begin, begin)
        head = (begin, begin) if one.joined else last
        item = _found(span, head, last, bound, inferred)
        found.append(Found(*span, item.kind, item.due, item.begin, None, inferred, bound, day=inferred))
    return found


@dataclass(slots=True)
class _Day:
    start: int
    end: int
    d: int
    m: int | None
    y: str | None
    joined: bool

    def iso(self) -> str | None:
        """The day in ISO; None where the calendar has none, or the year is unknown or misprinted."""
        if self.m is None or self.y is None or len(self.y) not in {2, 4}:
            return None
        return iso_day(full_year(self.y), self.m, self.d)


def _day_parts(match: re.Match[str]) -> list[_Day]:
    position = match.end("b") if match["b"] else match.start()
    hour = _HOUR.match(match.string, position)
    position = hour.end() if hour else position
    parts: list[_Day] = []
    for part in _DAY_ITEM.finditer(match.string, position, match.end()):
        joined = bool(parts) and _leads_on(match, match.string[position : part.start()])
        month = int(part["m"]) if part["m"] else None
        parts.append(_Day(part.start(), part.end(), int(part["d"]), month, part["y"], joined))
        position = part.end()
    return parts


def _is_day(match: re.Match[str], parts: list[_Day]) -> bool:
    """A bare ``18/20`` or ``3/4`` is no day: there must be a word of time, a year, or the start of a clause."""
    words = match.group().lower()
    if (
        match["b"]
        or match["yearly"]
        or any(word in words for word in ("ngày", "mùng", "mồng", "tháng", "giờ"))
    ):
        return bool(parts)
    if any(part.y and (len(part.y) > 2 or part.iso()) for part in parts):
        return True
    before = match.string[: match.start()].rstrip(" \t")
    possible = all(part.m and iso_day(2024, part.m, part.d) for part in parts)
    return possible and (not before or before[-1] in ",;:-–+(\n")


def _complete(parts: list[_Day], year: int | None) -> bool:
    """Carry printed months and years back over a series and say whether the plan's year had to be taken."""
    later: _Day | None = None
    for part in reversed(parts):
        if later is not None:
            part.m = part.m or later.m
            if part.y is None and later.y is not None and later.y.isdigit():
                earlier = bool(part.m and later.m and part.m > later.m)
                part.y = str(full_year(later.y) - earlier) if len(later.y) in {2, 4} else later.y
        later = part
    inferred = any(part.y is None for part in parts) and year is not None
    for part in parts:
        part.y = part.y or (str(year) if year else None)
    return inferred


@CALENDAR.rule(
    r"%bound%(?:các )?tháng_%m%%y%?(?:(?:%and%|%to%)(?:tháng_)?%m%(?!_(?:[/.]_\d{1,2}\b|lần|ngày|tháng|%pct%))%y%?)*%yearly%",
    "Tháng 9/2025 = date 2025-09-30",
    "tháng 12 năm 2025 = date 2025-12-31",
    "Hoàn thành trước tháng 11/2026 = date 2026-10-31",
    "trong tháng 9 = date 2026-09-30",
    "Tháng 6, tháng 12/2025 = date 2025-06-30; date 2025-12-31",
    "Tháng 3-4/2025 = date 2025-04-30",
    "từ tháng 11 đến tháng 3/2026 = date 2026-03-31",
    "Tháng 12 hằng năm = recurring year",
)
def months(match: re.Match[str], year: int | None) -> list[Found]:
    """Months: single, listed, from one to another, yearly."""
    return _series(match, _MONTH_ITEM, _month, year)


@CALENDAR.rule(
    r"%bound%(?:các )?%quý%_%q%%y%?(?:(?:%and%|%to%)(?:%quý%_)?%q%%y%?)*%yearly%",
    "Quý III/2025 = date 2025-09-30",
    "Quý 4 năm 2025 = date 2025-12-31",
    "Quý II, Quý IV/2025 = date 2025-06-30; date 2025-12-31",
    "Quý I - II/2025 = date 2025-06-30",
    "Quý I, III = date 2026-03-31; date 2026-09-30",
    "trước Quý II/2026 = date 2026-03-31",
    "Quý IV hằng năm = recurring year",
)
def quarters(match: re.Match[str], year: int | None) -> list[Found]:
    """Quarters in Roman or Arabic: single, listed, from one to another, yearly."""
    return _series(match, _QUARTER_ITEM, _quarter, year)


_PART_OF_YEAR = {
    ("6", "đầu"): "06-30", ("9", "đầu"): "09-30", ("3", "đầu"): "03-31",
    ("", "giữa"): "06-30", ("", "cuối"): "12-31", ("", "hết"): "12-31",
}  # fmt: skip


@CALENDAR.rule(
    r"%bound%(?P<n>0?[369]|sáu|chín|ba) tháng (?P<end>đầu|cuối)(?: của)? năm(?! học)(?P<y>%y%)?%yearly%",
    "06 tháng đầu năm = date 2026-06-30",
    "trong 6 tháng cuối năm 2025 = date 2025-12-31",
    "9 tháng đầu năm 2026 = date 2026-09-30",
)
def part_of_year(match: re.Match[str], year: int | None) -> list[Found]:
    """The first or last months of a year."""
    number = {"sáu": "6", "chín": "9", "ba": "3"}.get(match["n"].lower(), match["n"].lstrip("0"))
    day = _PART_OF_YEAR.get((number, match["end"].lower()), "12-31")
    return _in_year(match, day, year)


@LOOSE.rule(
    r"%bound%(?P<end>giữa|cuối|đầu) năm(?! học)(?P<y>%y%)?%yearly%",
    "cuối năm = date 2026-12-31",
    "Trước cuối năm 2025 = date 2025-12-31",
    "giữa năm 2026 = date 2026-06-30",
    "đầu năm 2026 = date",
)
def end_of_year(match: re.Match[str], year: int | None) -> list[Found]:
    """The middle or the end of a year; its beginning has no last day."""
    return _in_year(match, _PART_OF_YEAR.get(("", match["end"].lower())), year)


def _in_year(match: re.Match[str], day: str | None, year: int | None) -> list[Found]:
    printed = match["y"]
    of = int(_YEAR.findall(printed)[-1]) if printed else year
    if match["yearly"]:
        return [Found(*match.span(), "recurring", every="year", bound=bound_of(match))]
    due = f"{of}-{day}" if of and day else None
    inferred = not printed and year is not None
    return [Found(*match.span(), "date", due, year_inferred=inferred, bound=bound_of(match), day=inferred)]


@CALENDAR.rule(
    r"%bound%năm học_(?P<first>%year%)?(?:_[-–/]_(?P<last>%year%))?",
    "Năm học 2025-2026 = period 2026-05-31",
)
def school_year(match: re.Match[str], year: int | None) -> list[Found]:
    """A school year, which ends on 31 May (Khung kế hoạch thời gian năm học, Bộ GDĐT)."""
    del year
    if not match["first"]:
        return []
    last = int(match["last"] or int(match["first"]) + 1)
    return [Found(*match.span(), "period", f"{last}-05-31", f"{match['first']}-09-05")]


@CALENDAR.rule(
    r"%bound%(?:trong |các )?(?:giai đoạn|thời kỳ|nhiệm kỳ|năm)?_(?P<first>%year%)(?!_/_\d)%to%(?:năm )?(?P<last>%year%)(?!/)%yearly%",
    "giai đoạn 2026-2030 = period 2030-12-31",
    "Từ năm 2026 đến năm 2030 = period 2030-12-31",
    "2025 - 2035 = period 2035-12-31",
    "Năm 2025 - 2026 = period 2026-12-31",
)
def years(match: re.Match[str], year: int | None) -> list[Found]:
    """A span of years."""
    del year
    if int(match["first"]) > int(match["last"]):
        return []
    bound: Bound = "by" if bound_of(match) == "by" else "in"
    return [Found(*match.span(), "period", f"{match['last']}-12-31", f"{match['first']}-01-01", bound=bound)]


@CALENDAR.rule(
    r"%bound%(?:(?:trong |cả |các )*năm_(?P<n>%year%)(?P<more>(?:%and%(?:năm_)?%year%(?!/))*)(?P<on> trở đi| trở về sau)?"
    r"|(?:(?<=đến\s)|(?<=hết\s)|(?<=tới\s))(?P<bare>%year%)(?!/))",
    "Năm 2025 = period 2025-12-31",
    "Trong năm 2026 = period 2026-12-31",
    "Đến năm 2030 = period 2030-12-31",
    "trước năm 2027 = period 2026-12-31",
    "từ nay đến hết năm 2026 = period 2026-12-31",
    "Năm 2025, 2026 = period 2025-12-31; period 2026-12-31",
    "Từ năm 2026 = ongoing",
    "từ nay đến 2030 = period 2030-12-31",
)
def whole_years(match: re.Match[str], year: int | None) -> list[Found]:
    """Whole years, single or listed; a part of a year is left to ``end_of_year``."""
    del year
    if (match["b"] or "").lower().endswith(("đầu", "giữa", "cuối")):
        return []
    bound = bound_of(match)
    found: list[Found] = []
    for printed in _YEAR.findall(match.group()):
        if bound == "before":
            found.append(Found(*match.span(), "period", f"{int(printed) - 1}-12-31", bound=bound))
        elif bound == "from" or match["on"]:
            found.append(Found(*match.span(), "ongoing", begin=f"{printed}-01-01", bound="from"))
        else:
            begin = None if bound == "by" else f"{printed}-01-01"
            found.append(Found(*match.span(), "period", f"{printed}-12-31", begin, bound=bound))
    return found


@LOOSE.rule(
    r"(?:(?:ngay )?trong|cả|suốt|hết|trong (?:suốt|cả)) (?:năm nay|năm kế hoạch|cả năm|năm)(?!_(?:học|\d|thứ|qua|trước|sau))",
    "triển khai trong năm = period 2026-12-31",
    "Cả năm = period 2026-12-31",
)
def this_year(match: re.Match[str], year: int | None) -> list[Found]:
    """The plan's year without its number."""
    due = f"{year}-12-31" if year else None
    begin = f"{year}-01-01" if year else None
    return [Found(*match.span(), "period", due, begin, None, year is not None, "in")]


@LOOSE.rule(
    r"(?<![^\n;,:(+\-–•])_(?P<y>%year%)(?=_(?:\Z|[;,)\n.]))",
    "2027 = period 2027-12-31",
)
def bare_year(match: re.Match[str], year: int | None) -> list[Found]:
    """A year that stands alone in its cell or clause."""
    del year
    printed = match["y"]
    return [Found(*match.span("y"), "period", f"{printed}-12-31", f"{printed}-01-01")]

"""Years, spans of years and parts of a year."""

from __future__ import annotations

import re

from kehoach.extract.rules.deadline_bounds import bound_of
from kehoach.extract.rules.deadline_shape import Bound, Found, Grammar

YEARS = Grammar()
LOOSE = Grammar()  # what a rhythm before it may claim: "định kỳ cuối năm"

_YEAR = re.compile(r"(?:19|20)\d{2}")
_PART_OF_YEAR = {
    ("6", "đầu"): "06-30", ("9", "đầu"): "09-30", ("3", "đầu"): "03-31",
    ("", "giữa"): "06-30", ("", "cuối"): "12-31", ("", "hết"): "12-31",
}  # fmt: skip


@YEARS.rule(
    r"%bound%(?P<n>0?[369]|sáu|chín|ba) tháng (?P<end>đầu|cuối)(?: của)? năm(?! học)(?P<y>%y%)?%yearly%",
    "06 tháng đầu năm = date 2026-06-30",
    "trong 6 tháng cuối năm 2025 = date 2025-12-31",
    "9 tháng đầu năm 2026 = date 2026-09-30",
    needs=("tháng",),
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
    needs=("năm",),
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
    return [Found(*match.span(), "date", due, year_inferred=inferred, bound=bound_of(match), day=not printed)]


@YEARS.rule(
    r"%bound%năm học_(?P<first>%year%)?(?:_[-–/]_(?P<last>%year%))?",
    "Năm học 2025-2026 = period 2026-05-31",
    needs=("học",),
)
def school_year(match: re.Match[str], year: int | None) -> list[Found]:
    """A school year, which ends on 31 May (Khung kế hoạch thời gian năm học, Bộ GDĐT)."""
    del year
    if not match["first"]:
        return []
    last = int(match["last"] or int(match["first"]) + 1)
    return [Found(*match.span(), "period", f"{last}-05-31", f"{match['first']}-09-05")]


@YEARS.rule(
    r"%bound%(?:trong |các )?(?:giai đoạn|thời kỳ|nhiệm kỳ"
    r"|năm)?_(?P<first>%year%)(?!_/_\d)%to%(?:năm )?(?P<last>%year%)(?!/)",
    "giai đoạn 2026-2030 = period 2030-12-31",
    "Từ năm 2026 đến năm 2030 = period 2030-12-31",
    "2025 - 2035 = period 2035-12-31",
    "Năm 2025 - 2026 = period 2026-12-31",
    needs=("20", "19"),
)
def years(match: re.Match[str], year: int | None) -> list[Found]:
    """A span of years."""
    del year
    if int(match["first"]) > int(match["last"]):
        return []
    bound: Bound = "by" if bound_of(match) == "by" else "in"
    return [Found(*match.span(), "period", f"{match['last']}-12-31", f"{match['first']}-01-01", bound=bound)]


@YEARS.rule(
    r"%bound%(?:(?:trong |cả |các )*năm_(?P<n>%year%)(?P<more>(?:%and%(?:năm_)?%year%(?!/))*)(?P<on> trở đi"
    r"| trở về sau)?"
    r"|(?:(?<=đến\s)|(?<=hết\s)|(?<=tới\s))(?P<bare>%year%)(?!/))",
    "Năm 2025 = period 2025-12-31",
    "Trong năm 2026 = period 2026-12-31",
    "Đến năm 2030 = period 2030-12-31",
    "trước năm 2027 = period 2026-12-31",
    "từ nay đến hết năm 2026 = period 2026-12-31",
    "Năm 2025, 2026 = period 2025-12-31; period 2026-12-31",
    "Từ năm 2026 = ongoing",
    "từ nay đến 2030 = period 2030-12-31",
    needs=("20", "19"),
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
    r"(?:(?:ngay )?trong|cả|suốt|hết|trong (?:suốt|cả)) (?:năm nay|năm kế hoạch|cả năm|năm)(?!_(?:học|\d|thứ"
    r"|qua|trước|sau))",
    "triển khai trong năm = period 2026-12-31",
    "Cả năm = period 2026-12-31",
    needs=("năm",),
)
def this_year(match: re.Match[str], year: int | None) -> list[Found]:
    """The plan's year without its number."""
    due = f"{year}-12-31" if year else None
    begin = f"{year}-01-01" if year else None
    return [Found(*match.span(), "period", due, begin, None, year is not None, "in")]


@LOOSE.rule(
    r"%alone%(?P<y>%year%)(?=_(?:\Z|[;,)\n.]))",
    "2027 = period 2027-12-31",
    needs=("20", "19"),
)
def bare_year(match: re.Match[str], year: int | None) -> list[Found]:
    """A year that stands alone in its cell or clause."""
    del year
    printed = match["y"]
    return [Found(*match.span("y"), "period", f"{printed}-12-31", f"{printed}-01-01")]

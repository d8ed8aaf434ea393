"""Rhythms, and what goes on all the time."""

from __future__ import annotations

import re

from kehoach.extract.rules.deadline_shape import Found, Grammar, compile_pattern
from kehoach.models.records import Rhythm

RHYTHM = Grammar()

_UNIT = compile_pattern(
    r"(?:%hằng% )?(?:(?P<n>0?[369]|sáu|chín|ba) ?)?(?P<unit>nửa năm|ngày|tuần|tháng|%quý%|năm)(?: (?:đầu"
    r"|cuối) năm)?"
)
_EVERY: dict[str, Rhythm] = {"tuần": "week", "tháng": "month", "năm": "year", "nửa năm": "half-year"}
_MONTHS: dict[str, Rhythm | None] = {"3": "quarter", "6": "half-year", "12": "year", "1": "month"}
_TIMES: dict[tuple[int, str], Rhythm] = {
    (2, "year"): "half-year", (4, "year"): "quarter", (12, "year"): "month", (3, "quarter"): "month",
}  # fmt: skip
_COUNTS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4}
_WORDS = {"sáu": "6", "chín": "9", "ba": "3"}


def _rhythm(unit: str, number: str | None = None) -> Rhythm | None:
    """The rhythm of a printed unit; days and odd numbers of months have none of the contract's names."""
    unit = " ".join(unit.lower().split())
    if unit == "tháng" and number:
        digits = _WORDS.get(number.strip().lower(), number.strip().lstrip("0"))
        return _MONTHS.get(digits)
    if unit.startswith("q"):
        return "quarter"
    return _EVERY.get(unit)


def _each(match: re.Match[str], from_: int, to: int) -> list[Found]:
    """One rhythm for each unit of a list; the first has the words before it."""
    units = list(_UNIT.finditer(match.string, from_, to))
    found: list[Found] = []
    for place, unit in enumerate(units):
        start = match.start() if place == 0 else unit.start()
        found.append(Found(start, unit.end(), "recurring", every=_rhythm(unit["unit"], unit["n"])))
    return found


@RHYTHM.rule(
    r"(?:định %kỳ%,? )?%bound%(?:các )?tuần (?:(?:thứ )?(?:[1-5]|nhất|hai|ba|tư|năm)|đầu(?: tiên)?|cuối(?: cùng)?)"
    r"(?: của| trong)? (?:%hằng% |các )?"
    r"(?P<unit>(?:tháng (?:(?:cuối|đầu|giữa)(?: cùng| tiên)?|thứ (?:\d|nhất|hai|ba)))?"
    r"(?: của)?(?: %hằng%)?_%quý%(?!_[\dIV])"
    r"|tháng(?!_\d| (?:đầu|cuối|giữa|thứ)))",
    "vào tuần thứ 2 của tháng cuối quý = recurring quarter",
    "Tuần cuối cùng hằng tháng = recurring month",
    needs=("tuần",),
)
def week_of_each(match: re.Match[str], year: int | None) -> list[Found]:
    """A week of each month or quarter."""
    del year
    every: Rhythm = "month" if match["unit"].lower() == "tháng" else "quarter"
    return [Found(*match.span(), "recurring", every=every, bound="before")]


@RHYTHM.rule(
    r"%bound%%baredays%,? (?:của |trong )?(?:tháng cuối(?: cùng)?|tháng đầu(?: tiên)?"
    r"|tháng thứ (?:ba|3)|cuối)(?: của)?(?: %hằng%)? %quý%(?: (?:sau|tiếp theo))?",
    "trước ngày 05 tháng cuối quý = recurring quarter",
    "Ngày 30 tháng cuối cùng của quý = recurring quarter",
    "hoàn thành trước 25 của tháng cuối mỗi quý = recurring quarter",
    "trước mùng 10 tháng cuối hằng quý = recurring quarter",
    needs=("q",),
)
def day_of_quarter(match: re.Match[str], year: int | None) -> list[Found]:
    """A day of a month of each quarter."""
    del year
    return [Found(*match.span(), "recurring", every="quarter", bound="before")]


@RHYTHM.rule(
    r"%bound%%baredays%_(?:(?:của |trong )?(?:%hằng%|các) tháng|(?:của|trong) tháng(?! \d)|tháng (?:báo cáo"
    r"|sau|kế tiếp|tiếp theo))",
    "trước ngày 15 hằng tháng = recurring month",
    "Mùng 5 hàng tháng = recurring month",
    "chậm nhất ngày 20 của tháng = recurring month",
    needs=("tháng",),
)
def day_of_month(match: re.Match[str], year: int | None) -> list[Found]:
    """A day of each month."""
    del year
    return [Found(*match.span(), "recurring", every="month", bound="before")]


@RHYTHM.rule(
    r"(?:định %kỳ% )?(?:%bound%|lúc |vào )?\d{1,2}(?:_giờ|h)(?:_\d{2}(?:_phút|['’])?)?"
    r"(?: (?:và|hoặc) \d{1,2}(?:_giờ|h)(?:_\d{2})?)? %hằng% ngày",
    "trước 17h00 hằng ngày = recurring",
    "vào lúc 8 giờ hằng ngày = recurring",
    needs=("ngày",),
)
def hour_of_day(match: re.Match[str], year: int | None) -> list[Found]:
    """An hour of each day."""
    del year
    return [Found(*match.span(), "recurring", bound="before")]


@RHYTHM.rule(
    r"%bound%(?:ngày )?thứ %thứ%(?:_(?:,|và)_(?:thứ )?%thứ%)*_(?:của )?%hằng% tuần",
    "chiều thứ Sáu hằng tuần = recurring week",
    needs=("tuần",),
)
def day_of_week(match: re.Match[str], year: int | None) -> list[Found]:
    """A day of each week."""
    del year
    return [Found(*match.span(), "recurring", every="week", bound="before")]


@RHYTHM.rule(
    r"(?:định %kỳ%,? )?%bound%(?:tháng |(?:(?:các|\d{1,2}|ba|năm|mười)_(?:\(\w+\)_)?)?ngày (?:làm việc )?)?"
    r"(?:cuối(?: cùng)?"
    r"|đầu(?: tiên)?)(?: của)?(?: %hằng%)? (?P<unit>%quý%(?!_[\dIV])|tháng(?!_\d)|tuần|năm(?!_(?:\d"
    r"|học)))(?:%and%%hằng%? %unit%)*",
    "Định kỳ cuối năm = recurring year",
    "tháng cuối quý = recurring quarter",
    "Cuối mỗi năm = recurring year",
    "trong 05 ngày đầu của tháng = recurring month",
    needs=("cuối", "đầu"),
)
def end_of_each(match: re.Match[str], year: int | None) -> list[Found]:
    """The end of each quarter, month or year; ``cuối năm`` alone is the end of this one."""
    del year
    words = match.group().lower()
    each = re.search(r"định|h[àằ]ng|mỗi|từng", words)
    unit = match["unit"].lower()
    if (unit == "năm" or "tuần" in unit) and not each:
        return []
    return _each(match, match.start("unit"), match.end())


@RHYTHM.rule(
    r"%định%(?:vào )?(?:%hằng% )?(?:\d{1,2} (?P<n>tuần|tháng|năm)|(?P<unit>tuần|tháng|%quý%|năm))(?:_/_| )(?:một|1"
    r"|01)? ?lần",
    "06 tháng/lần = recurring half-year",
    "quý/lần = recurring quarter",
    "03 tháng một lần = recurring quarter",
    "Mỗi 06 tháng 01 lần = recurring half-year",
    needs=("lần",),
)
def once_in(match: re.Match[str], year: int | None) -> list[Found]:
    """Once in so many months."""
    del year
    number = re.search(r"\d{1,2}", match.group()) if match["n"] else None
    unit = match["n"] or match["unit"]
    every = _rhythm(unit, number.group() if number else None)
    if number and unit.lower() != "tháng" and int(number.group()) > 1:
        every = None
    return [Found(*match.span(), "recurring", every=every)]


@RHYTHM.rule(
    r"%định%(?:(?:ít nhất|tối thiểu|tối đa|không quá|từ) )?(?P<n>\d{1,2})(?:_[-–]_\d{1,2})? (?:lần|đợt|kỳ"
    r"|cuộc|buổi)_(?:/|trong|trên|một|mỗi)_(?:một |1 |01 )?(?P<unit>ngày|tuần|tháng|%quý%|năm)",
    "ít nhất 01 lần/quý = recurring quarter",
    "02 lần/năm = recurring half-year",
    "03 lần/ngày = recurring",
    needs=("lần", "đợt", "kỳ", "cuộc", "buổi"),
)
def times_in(match: re.Match[str], year: int | None) -> list[Found]:
    """So many times in a year, quarter or month."""
    del year
    every = _rhythm(match["unit"])
    if every:
        every = _TIMES.get((int(match["n"]), every), every)
    return [Found(*match.span(), "recurring", every=every)]


@RHYTHM.rule(
    r"%định%(?<!\d\s)(?<!trong\s)(?:%hằng% |(?:một|01|1) )?(?P<unit>tuần|tháng|%quý%|năm)_[,:]?_(?:(?:ít nhất|tối thiểu"
    r"|tối đa|không quá|tổ chức|thực hiện|kiểm tra|họp|từ)_)*(?P<n>\d{1,2}|một|hai|ba|bốn)_(?:\(\w+\))?"
    r"(?:_(?:-|–|đến)_\d{1,2})?%counted%",
    "Mỗi quý 01 lần = recurring quarter",
    "Mỗi tháng 02 lần = recurring month",
    "Mỗi năm ít nhất 02 lần = recurring half-year",
    "Quý 01 lần = recurring quarter",
    needs=("lần", "đợt", "kỳ", "cuộc", "buổi"),
)
def in_each_times(match: re.Match[str], year: int | None) -> list[Found]:
    """In each year, quarter or month so many times."""
    del year
    every = _rhythm(match["unit"])
    number = _COUNTS.get(match["n"].lower()) or int(match["n"])
    if every:
        every = _TIMES.get((number, every), every)
    return [Found(*match.span(), "recurring", every=every)]


@RHYTHM.rule(
    r"(?<!hàng\s)(?<!hằng\s)(?<!mỗi\s)(?<!từng\s)(?<!kỳ\s)(?<!theo\s)(?<!\d\s)(?<!sáu\s)(?<!ba\s)(?<!chín\s)"
    r"%unit%(?:_(?:,|và)_%unit%)*_(?:,|và)_%hằng% %unit%",
    "quý, 6 tháng và hằng năm = recurring quarter; recurring half-year; recurring year",
    needs=("hàng", "hằng", "mỗi", "từng"),
)
def units_then_each(match: re.Match[str], year: int | None) -> list[Found]:
    """A list of units of which only the last has the word that makes it a rhythm."""
    del year
    return _each(match, match.start(), match.end())


@RHYTHM.rule(
    r"(?:(?:báo cáo|tổng hợp|thực hiện) )?(?:theo )?%định%(?:(?:vào|theo|trong)_)?(?:%hằng%|định %kỳ%"
    r"|theo)_(?P<units>%unit%(?:(?:%and%|_/_)(?:định %kỳ% )?(?:%hằng% |theo )?%unit%)*)(?: một lần)?",
    "Hàng quý, 06 tháng, năm = recurring quarter; recurring half-year; recurring year",
    "Định kỳ hàng tháng, quý = recurring month; recurring quarter",
    "Định kỳ 6 tháng và năm = recurring half-year; recurring year",
    "theo từng quý = recurring quarter",
    "Hằng năm = recurring year",
    "Tổng hợp hàng tháng = recurring month",
    "hằng ngày = recurring",
    needs=("hàng", "hằng", "mỗi", "từng", "định", "theo"),
)
def each_unit(match: re.Match[str], year: int | None) -> list[Found]:
    """Every week, month, quarter, half-year or year, single and listed."""
    del year
    return _each(match, match.start("units"), match.end("units"))


@RHYTHM.rule(
    r"(?:vào |trong )?(?:(?:tất )?cả )?(?:các|0?4|bốn|12|mười hai) (?P<unit>tuần|tháng|%quý%) (?:(?:trong"
    r"|của) )?(?:năm|%quý%|tháng)",
    "các quý trong năm = recurring quarter",
    "Cả 4 quý trong năm = recurring quarter",
    needs=("các", "quý", "tháng"),
)
def all_units(match: re.Match[str], year: int | None) -> list[Found]:
    """All months or quarters of the year."""
    del year
    return [Found(*match.span(), "recurring", every=_rhythm(match["unit"]))]


@RHYTHM.rule(
    r"%unit%(?:_(?:,|và|/|\+)_(?:báo cáo |tổng kết )?%unit%)+",
    "Báo cáo quý, 6 tháng và năm = recurring quarter; recurring half-year; recurring year",
    "06 tháng, năm = recurring half-year; recurring year",
    needs=("tháng", "q", "năm", "tuần"),
)
def units(match: re.Match[str], year: int | None) -> list[Found]:
    """A bare list of units."""
    del year
    return _each(match, match.start(), match.end())


@RHYTHM.rule(
    r"%alone%(?:báo cáo |sơ kết |tổng kết |tổng hợp |đánh giá |kiểm tra )?(?P<units>(?:0?6|sáu) tháng|tháng"
    r"|%quý%|năm|tuần)%over%",
    "Quý = recurring quarter",
    "6 tháng = recurring half-year",
    needs=("tháng", "q", "năm", "tuần"),
)
def bare_unit(match: re.Match[str], year: int | None) -> list[Found]:
    """A unit that stands alone in its cell."""
    del year
    return _each(match, match.start("units"), match.end("units"))


@RHYTHM.rule(
    r"(?:theo )?định %kỳ%(?! %hằng%)|thường niên",
    "Định kỳ = recurring",
    "báo cáo kết quả theo định kỳ = recurring",
    "thường niên = recurring year",
    needs=("định", "niên"),
)
def now_and_then(match: re.Match[str], year: int | None) -> list[Found]:
    """A rhythm that is not said."""
    del year
    return [Found(*match.span(), "recurring", every="year" if "niên" in match.group().lower() else None)]


@RHYTHM.rule(
    r"(?:thực hiện |duy trì |triển khai )?(?:một cách )?(?:th[ưu][ờơ]ng xuyên(?:_(?:,|và|-) ?liên tục)?"
    r"|liên tục|quanh năm|24/24|24/7)",
    "Thường xuyên = ongoing",
    "Thường xuyên, liên tục = ongoing",
    "Năm 2026 và duy trì thường xuyên = period 2026-12-31; ongoing",
    "Thường xuyên trong năm 2026 = ongoing",
    "Thường xuyên theo từng quý = ongoing; recurring quarter",
    needs=("xuyên", "liên tục", "quanh", "24/"),
)
def always(match: re.Match[str], year: int | None) -> list[Found]:
    """What goes on all the time."""
    del year
    return [Found(*match.span(), "ongoing")]

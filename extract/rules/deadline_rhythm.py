"""Times that are no place in the calendar: rhythms, what goes on, events and sources of a time."""

from __future__ import annotations

import re

from kehoach.extract.rules.deadline_shape import Found, Grammar, compile_pattern
from kehoach.models.records import Rhythm

RHYTHM = Grammar()
OPEN = Grammar()

_UNIT = compile_pattern(
    r"(?:%hằng% )?(?P<n>0?[369]|sáu|chín|ba)? ?(?P<unit>nửa năm|ngày|tuần|tháng|%quý%|năm)(?: (?:đầu|cuối) năm)?"
)
_EVERY: dict[str, Rhythm] = {"tuần": "week", "tháng": "month", "năm": "year", "nửa năm": "half-year"}
_MONTHS: dict[str, Rhythm | None] = {"3": "quarter", "6": "half-year", "12": "year", "1": "month"}
_TIMES: dict[tuple[int, str], Rhythm] = {
    (2, "year"): "half-year", (4, "year"): "quarter", (12, "year"): "month", (3, "quarter"): "month",
}  # fmt: skip
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
    r"%bound%(?:%ngày%_)?\d{1,2}(?:_(?:-|–|đến|và|,)_(?:%ngày%_)?\d{1,2})?,? (?:của |trong )?(?:tháng cuối(?: cùng)?|tháng đầu(?: tiên)?"
    r"|tháng thứ (?:ba|3)|cuối)(?: của)?(?: %hằng%)? %quý%(?: (?:sau|tiếp theo))?",
    "trước ngày 05 tháng cuối quý = recurring quarter",
    "Ngày 30 tháng cuối cùng của quý = recurring quarter",
    "hoàn thành trước 25 của tháng cuối mỗi quý = recurring quarter",
    "trước mùng 10 tháng cuối hằng quý = recurring quarter",
)
def day_of_quarter(match: re.Match[str], year: int | None) -> list[Found]:
    """A day of a month of each quarter."""
    del year
    return [Found(*match.span(), "recurring", every="quarter", bound="before")]


@RHYTHM.rule(
    r"%bound%(?:%ngày%_)?\d{1,2}(?:_(?:-|–|đến|và|,)_(?:%ngày%_)?\d{1,2})?_(?:(?:của |trong )?(?:%hằng%|các) tháng|(?:của|trong) tháng(?! \d)|tháng (?:báo cáo|sau|kế tiếp|tiếp theo))",
    "trước ngày 15 hằng tháng = recurring month",
    "Mùng 5 hàng tháng = recurring month",
    "chậm nhất ngày 20 của tháng = recurring month",
)
def day_of_month(match: re.Match[str], year: int | None) -> list[Found]:
    """A day of each month."""
    del year
    return [Found(*match.span(), "recurring", every="month", bound="before")]


@RHYTHM.rule(
    r"%bound%(?:ngày )?thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])(?:_(?:,|và)_(?:thứ )?(?:hai|ba|tư|năm|sáu|bảy|[2-7]))*_(?:của )?%hằng% tuần",
    "chiều thứ Sáu hằng tuần = recurring week",
)
def day_of_week(match: re.Match[str], year: int | None) -> list[Found]:
    """A day of each week."""
    del year
    return [Found(*match.span(), "recurring", every="week", bound="before")]


@RHYTHM.rule(
    r"(?:định %kỳ%,? )?%bound%(?:tháng |ngày (?:làm việc )?)?(?:cuối(?: cùng)?|đầu)(?: của)?(?: %hằng%)? (?P<unit>%quý%(?!_[\dIV])|tháng(?!_\d)|tuần|năm(?!_(?:\d|học)))(?:%and%%hằng%? %unit%)*",
    "Định kỳ cuối năm = recurring year",
    "tháng cuối quý = recurring quarter",
    "Cuối mỗi năm = recurring year",
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
    r"(?:định %kỳ%_[,(:]?_)?(?:vào )?(?:\d{1,2} (?P<n>tuần|tháng|năm)|(?P<unit>tuần|tháng|%quý%|năm))(?:_/_| )(?:một|1|01)? ?lần",
    "06 tháng/lần = recurring half-year",
    "quý/lần = recurring quarter",
    "03 tháng một lần = recurring quarter",
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
    r"(?:định %kỳ%_[,(:]?_)?(?:(?:ít nhất|tối thiểu|tối đa|không quá|từ) )?(?P<n>\d{1,2})(?:_[-–]_\d{1,2})? (?:lần|đợt|kỳ|cuộc|buổi)_(?:/|trong|trên|một|mỗi)_(?:một |1 |01 )?(?P<unit>tuần|tháng|%quý%|năm)",
    "ít nhất 01 lần/quý = recurring quarter",
    "02 lần/năm = recurring half-year",
)
def times_in(match: re.Match[str], year: int | None) -> list[Found]:
    """So many times in a year, quarter or month."""
    del year
    every = _rhythm(match["unit"])
    if every:
        every = _TIMES.get((int(match["n"]), every), every)
    return [Found(*match.span(), "recurring", every=every)]


@RHYTHM.rule(
    r"(?:(?:báo cáo|tổng hợp|thực hiện) )?(?:theo )?(?:định %kỳ%_[,(:]?_)?(?:(?:vào|theo|trong)_)?(?:%hằng%|định %kỳ%|theo)_(?P<units>%unit%(?:%and%(?:định %kỳ% )?(?:%hằng% |theo )?%unit%)*)(?: một lần)?",
    "Hàng quý, 06 tháng, năm = recurring quarter; recurring half-year; recurring year",
    "Định kỳ hàng tháng, quý = recurring month; recurring quarter",
    "Định kỳ 6 tháng và năm = recurring half-year; recurring year",
    "theo từng quý = recurring quarter",
    "Hằng năm = recurring year",
    "Tổng hợp hàng tháng = recurring month",
    "hằng ngày = recurring",
)
def each_unit(match: re.Match[str], year: int | None) -> list[Found]:
    """Every week, month, quarter, half-year or year, single and listed."""
    del year
    return _each(match, match.start("units"), match.end("units"))


@RHYTHM.rule(
    r"(?:vào |trong )?(?:tất cả )?các (?P<unit>tuần|tháng|%quý%) (?:trong|của) (?:năm|%quý%|tháng)",
    "các quý trong năm = recurring quarter",
)
def all_units(match: re.Match[str], year: int | None) -> list[Found]:
    """All months or quarters of the year."""
    del year
    return [Found(*match.span(), "recurring", every=_rhythm(match["unit"]))]


@RHYTHM.rule(
    r"(?<!\w)%unit%(?:%and%(?:báo cáo |tổng kết )?%unit%)+",
    "Báo cáo quý, 6 tháng và năm = recurring quarter; recurring half-year; recurring year",
    "06 tháng, năm = recurring half-year; recurring year",
)
def units(match: re.Match[str], year: int | None) -> list[Found]:
    """A bare list of units."""
    del year
    return _each(match, match.start(), match.end())


@RHYTHM.rule(
    r"(?<![^\n;,:(+\-–•])_(?:báo cáo |sơ kết |tổng kết |tổng hợp |đánh giá |kiểm tra )?(?P<units>(?:0?6|sáu) tháng|tháng|%quý%|năm|tuần)(?=_(?:\Z|[;)\n.]))",
    "Quý = recurring quarter",
    "6 tháng = recurring half-year",
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
)
def now_and_then(match: re.Match[str], year: int | None) -> list[Found]:
    """A rhythm that is not said."""
    del year
    return [Found(*match.span(), "recurring", every="year" if "niên" in match.group().lower() else None)]


@RHYTHM.rule(
    r"(?:thực hiện |duy trì |triển khai )?(?:một cách )?(?:th[ưu][ờơ]ng xuyên(?:_(?:,|và|-) ?liên tục)?|liên tục|quanh năm|24/24|24/7)",
    "Thường xuyên = ongoing",
    "Thường xuyên, liên tục = ongoing",
    "Năm 2026 và duy trì thường xuyên = period 2026-12-31; ongoing",
    "Thường xuyên trong năm 2026 = ongoing",
    "Thường xuyên theo từng quý = ongoing; recurring quarter",
)
def always(match: re.Match[str], year: int | None) -> list[Found]:
    """What goes on all the time."""
    del year
    return [Found(*match.span(), "ongoing")]


_SPAN_OF_DAYS = r"(?:\d{1,3}|một|hai|ba|năm|mười)_(?:\(\w+\)_)?(?:ngày|giờ|tuần|tháng)(?: làm việc)?"


@OPEN.rule(
    r"(?:(?:chậm nhất|muộn nhất|tối đa|không quá)(?: là)?(?: sau)? |(?:trong|sau)(?: thời hạn| thời gian| vòng)?(?: tối đa| không quá)? |trước )?"
    + _SPAN_OF_DAYS
    + r",? (?:\([^)]*\) )?(?:kể từ|tính từ|từ (?:ngày|khi)|sau(?: khi)?|trước)(?!_ngày_\d)",
    "chậm nhất 05 ngày làm việc kể từ ngày nhận đủ hồ sơ = conditional",
    "Trong 30 ngày sau khi kết thúc hội nghị = conditional",
)
@OPEN.rule(
    r"(?:trong|không quá|tối đa|chậm nhất)(?: thời hạn| thời gian| vòng)?(?: là| sau)? "
    + _SPAN_OF_DAYS
    + r"(?! (?:đầu|cuối))",
    "trong vòng 15 ngày = conditional",
)
def days_after(match: re.Match[str], year: int | None) -> list[Found]:
    """So many days counted from an event."""
    del year
    return [Found(*match.span(), "conditional", open=True, bound="by")]


@OPEN.rule(
    r"(?:đột xuất_,?_)?(?:\(_)?(?:(?:ngay |liền )?(?:sau|trước|từ|kể từ|(?:cho )?đến|trong) )?(?<!\w)khi(?! (?:đó|nào\b)|_[:.])",
    "Khi có hồ sơ trễ hẹn = conditional",
    "Ngay sau khi kế hoạch được ban hành = conditional",
    "đột xuất khi có yêu cầu = conditional",
)
@OPEN.rule(
    r"(?<!\w)(?:nếu(?! như)|trong trường hợp|trường hợp)(?= )",
    "Thường xuyên (nếu có) = ongoing; conditional",
)
@OPEN.rule(
    r"(?:ngay )?sau (?!(?:khi|đây|này|đó|ngày|tháng|năm|quý)(?!\w)|\d)|ngay sau (?=ngày )",
    "Sau hội nghị tổng kết = conditional",
)
@OPEN.rule(
    r"trước (?:thời điểm|kỳ họp|các kỳ họp|đại hội|hội nghị|cuộc họp|ngày (?:hội|bầu|khai|diễn|họp|tổ chức)|khai giảng|mùa|tết|lễ|thời hạn)",
    "Trước kỳ họp thường lệ cuối năm của HĐND = conditional",
)
@OPEN.rule(
    r"(?:trong |suốt |trong suốt )(?:quá trình|thời gian|mùa|đợt|dịp)(?! tới)",
    "Trong quá trình giải quyết hồ sơ = conditional",
)
@OPEN.rule(r"(?:kiểm tra |báo cáo )?đột xuất", "Quý I và đột xuất = date 2026-03-31; conditional")
def event(match: re.Match[str], year: int | None) -> list[Found]:
    """A time that an event sets."""
    del year
    words = match.group().lower()
    return [Found(*match.span(), "conditional", open=not words.endswith("xuất"), bound="from" if words.startswith(("từ", "kể")) else "")]


@OPEN.rule(
    r"(?:(?:bảo đảm|đảm bảo|kịp thời) )?(?:theo )?đúng (?:về )?(?:các )?(?:thời gian|thời hạn|thời điểm|tiến độ|kế hoạch|lộ trình|hạn|quy định)",
    "Đúng thời gian quy định = reference",
    "theo đúng thời hạn cấp trên giao = reference",
)
def on_time(match: re.Match[str], year: int | None) -> list[Found]:
    """In the time that is set elsewhere."""
    del year
    return [Found(*match.span(), "reference", open=True)]


@OPEN.rule(
    r"(?:tùy |tuỳ |căn cứ )?(?<!\w)theo(?! (?:định|đúng (?:về )?(?:các )?(?:thời|tiến|kế|lộ|hạn|quy)|từng (?:ngày|tuần|tháng|quý|năm)|quý|tháng|tuần|năm)(?!\w))",
    "Theo quy định của tỉnh = reference",
    "Theo Kế hoạch số 12/KH-UBND ngày 05/01/2025 của UBND tỉnh = reference",
    "Hằng năm, theo thời gian của Hội đồng = recurring year; reference",
)
@OPEN.rule(
    r"(?:trong |bảo đảm |đảm bảo )(?:thời gian|thời hạn|tiến độ)(?: theo)?(?: quy định| yêu cầu| đề ra| được giao)",
    "Trong thời hạn quy định = reference",
)
@OPEN.rule(
    r"(?<![^\n;,:(+\-–•])_(?:lộ trình|tiến độ|kế hoạch|lịch|yêu cầu|chỉ đạo|hướng dẫn|quy định) (?=của |do |chung)",
    "Lộ trình của Bộ Nội vụ = reference",
)
def source(match: re.Match[str], year: int | None) -> list[Found]:
    """A time that another document or body sets."""
    del year
    return [Found(*match.span(), "reference", open=True)]

"""Times that an event or another document sets; their words run on to the end of the clause."""

from __future__ import annotations

import re

from kehoach.extract.rules.deadline_shape import Bound, Found, Grammar
from kehoach.models.records import DeadlineKind

OPEN = Grammar()

_COUNTED = r"(?:\d{1,3}(?:_[-–]_\d{1,3})?|một|hai|ba|năm|mười)_(?:\(\w+\)_)?(?:ngày|giờ|tuần|tháng)(?: làm việc)?"


def _runs_on(match: re.Match[str], kind: DeadlineKind, bound: Bound = "") -> list[Found]:
    return [Found(*match.span(), kind, bound=bound, open=True)]


@OPEN.rule(
    r"(?:(?:chậm nhất|muộn nhất|tối đa|không quá)(?: là)?(?: sau)? "
    r"|(?:trong|sau)(?: thời hạn| thời gian| vòng)?(?: tối đa| không quá)? |trước )?"
    + _COUNTED
    + r",? (?:\([^)]*\) )?(?:kể từ|tính từ|từ (?:ngày|khi)|sau(?: khi)?|trước)(?!_ngày_\d)",
    "chậm nhất 05 ngày làm việc kể từ ngày nhận đủ hồ sơ = conditional",
    "Trong 30 ngày sau khi kết thúc hội nghị = conditional",
    needs=("ngày", "giờ", "tuần", "tháng"),
)
def days_after(match: re.Match[str], year: int | None) -> list[Found]:
    """So many days counted from an event."""
    del year
    return _runs_on(match, "conditional", "by")


@OPEN.rule(
    r"(?:trong|sau|không quá|tối đa|chậm nhất)(?: thời hạn| thời gian| vòng)?(?: là| sau)? "
    + _COUNTED
    + r"(?! (?:đầu|cuối))|%alone%\d{1,3} ngày(?: làm việc)?%over%",
    "trong vòng 15 ngày = conditional",
    "05 ngày làm việc = conditional",
    needs=("ngày", "giờ", "tuần", "tháng"),
)
def days_within(match: re.Match[str], year: int | None) -> list[Found]:
    """So many days, counted from what is not said."""
    del year
    return _runs_on(match, "conditional", "by")


@OPEN.rule(
    r"(?:đột xuất_,?_)?(?:\(_)?(?:(?:ngay |liền )?(?:sau|trước|từ|kể từ|(?:cho )?đến|trong) |ngay )?khi(?! (?:đó"
    r"|nào\b)|_[:.])"
    r"|(?:kể )?từ ngày (?=ký|ban hành|có|nhận|được|quyết định|kế hoạch|nghị quyết|công bố)",
    "Khi có hồ sơ trễ hẹn = conditional",
    "Ngay sau khi kế hoạch được ban hành = conditional",
    "đột xuất khi có yêu cầu = conditional",
    "Kể từ ngày ký ban hành = conditional",
    "Từ khi được giao nhiệm vụ đến hết ngày 30/9 = date 2026-09-30",
    needs=("khi", "từ ngày"),
)
def when(match: re.Match[str], year: int | None) -> list[Found]:
    """When something happens, has happened, or from then on."""
    del year
    starts = match.group().lower().startswith(("từ", "kể"))
    return _runs_on(match, "conditional", "from" if starts else "")


@OPEN.rule(
    r"(?:nếu(?! như)|(?:trong )?trường hợp)(?= )",
    "Thường xuyên (nếu có) = ongoing; conditional",
    needs=("nếu", "trường hợp"),
)
def provided(match: re.Match[str], year: int | None) -> list[Found]:
    """If something is the case."""
    del year
    return _runs_on(match, "conditional")


@OPEN.rule(
    r"(?:ngay )?sau (?!(?:khi|đây|này|đó|tháng|năm|quý)(?!\w)|ngày_\d|\d)|ngay sau (?=ngày )",
    "Sau hội nghị tổng kết = conditional",
    needs=("sau",),
)
def after_event(match: re.Match[str], year: int | None) -> list[Found]:
    """After an event that is named."""
    del year
    return _runs_on(match, "conditional")


@OPEN.rule(
    r"trước (?:thời điểm|(?:các )?kỳ họp|đại hội|hội nghị|cuộc họp|ngày (?:hội|bầu|khai|diễn|họp|tổ chức)"
    r"|khai giảng"
    r"|mùa|tết|lễ|thời hạn)",
    "Trước kỳ họp thường lệ cuối năm của HĐND = conditional",
    needs=("trước",),
)
def before_event(match: re.Match[str], year: int | None) -> list[Found]:
    """Before an event that is named."""
    del year
    return _runs_on(match, "conditional")


@OPEN.rule(
    r"(?:trong |suốt |trong suốt )(?:quá trình|thời gian|mùa|đợt|dịp)(?! (?:tới|quy định))",
    "Trong quá trình giải quyết hồ sơ = conditional",
    needs=("trong", "suốt"),
)
def during(match: re.Match[str], year: int | None) -> list[Found]:
    """While something goes on."""
    del year
    return _runs_on(match, "conditional")


@OPEN.rule(
    r"(?:kiểm tra |báo cáo )?đột xuất",
    "Quý I và đột xuất = date 2026-03-31; conditional",
    needs=("đột xuất",),
)
def unplanned(match: re.Match[str], year: int | None) -> list[Found]:
    """Without a plan."""
    del year
    return [Found(*match.span(), "conditional")]


@OPEN.rule(
    r"(?:(?:bảo đảm|đảm bảo|kịp thời) )?(?:theo )?đúng (?:về )?(?:các )?"
    r"(?:(?:nội dung|quy trình|yêu cầu|chất lượng|mục tiêu|quy định|đối tượng|trình tự)_(?:,|và)_){0,3}"
    r"(?:thời gian|thời hạn|thời điểm|tiến độ|kế hoạch|lộ trình|hạn|quy định)",
    "Đúng thời gian quy định = reference",
    "theo đúng thời hạn cấp trên giao = reference",
    needs=("đúng",),
)
def on_time(match: re.Match[str], year: int | None) -> list[Found]:
    """In the time that is set elsewhere, kept."""
    del year
    return _runs_on(match, "reference")


@OPEN.rule(
    r"(?:trong |bảo đảm |đảm bảo )(?:thời gian|thời hạn|tiến độ)(?: theo)?(?: quy định| yêu cầu| đề ra"
    r"| được giao)",
    "Trong thời hạn quy định = reference",
    needs=("thời", "tiến độ"),
)
def in_given_time(match: re.Match[str], year: int | None) -> list[Found]:
    """In the time that is set elsewhere."""
    del year
    return _runs_on(match, "reference")


@OPEN.rule(
    r"%alone%(?:lộ trình|tiến độ|kế hoạch|lịch|yêu cầu|chỉ đạo|hướng dẫn|quy định) (?=của |do |chung)",
    "Lộ trình của Bộ Nội vụ = reference",
    needs=("của", "do", "chung"),
)
def named_source(match: re.Match[str], year: int | None) -> list[Found]:
    """A plan or timetable that stands alone in its cell."""
    del year
    return _runs_on(match, "reference")


@OPEN.rule(
    r"(?:tùy |tuỳ |căn cứ )?(?<!tiếp\s)(?<!kèm\s)(?<!đi\s)theo"
    r"(?! (?:dõi|đuổi|học|định|đúng (?:về )?(?:các )?(?:thời|tiến|kế|lộ|hạn|quy)"
    r"|từng (?:ngày|tuần|tháng|quý|năm)|quý|tháng|tuần|năm)(?!\w))",
    "Theo quy định của tỉnh = reference",
    "Theo Kế hoạch số 12/KH-UBND ngày 05/01/2025 của UBND tỉnh = reference",
    "Hằng năm, theo thời gian của Hội đồng = recurring year; reference",
    needs=("theo",),
)
def source(match: re.Match[str], year: int | None) -> list[Found]:
    """As a document, a body or circumstances have it."""
    del year
    return _runs_on(match, "reference")

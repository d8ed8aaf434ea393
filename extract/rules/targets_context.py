"""Where aims are set and where they are not: what the headings above a place say.

Plans set aims under MỤC TIÊU, CHỈ TIÊU, NHIỆM VỤ, in output columns and in duties; figures under THỰC TRẠNG,
KẾT QUẢ, awards, money and forms are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kehoach.extract.rules.targets_figures import Mode
from kehoach.models.language.fold import fold

_LEADING = re.compile(
    r"^(?:(?:phần|chương|mục) (?:thứ )?\w+[.:]? |[ivxlc]+[.)] |\d+(?:\.\d+)*[.)]? |[a-zđ][.)] |[-+*] )*"
)
_PAST = re.compile(
    r"(?:về )?(?:những |một số |các )?(?:thực trạng|hiện trạng|tình hình|kết quả(?! (?:cần đạt|phấn đấu|dự kiến|giải quyết|đầu ra|mong đợi))|"
    r"đánh giá (?:kết quả|chung|tình hình|thực trạng|công tác|việc)|tồn tại|hạn chế|nguyên nhân|ưu điểm|khó khăn|thuận lợi|bối cảnh|sự cần thiết|"
    r"cơ sở (?:pháp lý|thực tiễn)|căn cứ|đặc điểm|khái quát|bài học|tiêu chí[^:]{0,40}đạt kết quả)"
)
_PAST_INSIDE = re.compile(r"(?:thực trạng|hiện trạng|kết quả thực hiện|kết quả đạt được|tình hình thực hiện)")
_ELSE = re.compile(
    r"khen thưởng|danh hiệu|giải thưởng|cơ cấu giải|kinh phí|dự toán|nguồn vốn|nhu cầu vốn|nguồn lực tài chính|mức chi|mức hỗ trợ|định mức"
    r"|giải thích từ ngữ|phạm vi|đối tượng|thang điểm|chấm điểm|thành phần (?:hồ sơ|tham dự)"
    r"|trình tự (?:thực hiện|thủ tục)|cách thức thực hiện|(?:yêu cầu|điều kiện),? (?:điều kiện )?thực hiện thủ tục"
)
# forms, forecasts and descriptions of procedures hold no aims wherever they stand
_FORMS = re.compile(
    r"biểu mẫu|mẫu biểu|mẫu số|^mẫu \d|\bphiếu |đề cương báo cáo|^dự báo (?:một số )?chỉ tiêu|dự kiến thu|danh mục thủ tục|"
    r"nội dung (?:cụ thể )?(?:của )?(?:từng )?thủ tục"
)
_AIMS = re.compile(
    r"mục tiêu|chỉ tiêu(?!,? (?:và )?(?:thông số|quan trắc|phân tích|giám sát|tần suất|xét nghiệm|đánh giá))|kết quả (?:cần đạt|phấn đấu|dự kiến|mong đợi)|chỉ số (?:đánh giá|đầu ra)|phấn đấu"
)
_TASKS = re.compile(
    r"nhiệm vụ|giải pháp|nội dung|yêu cầu|mục đích|khắc phục|tổ chức thực hiện|phân công|trách nhiệm|triển khai|nâng cao|duy trì|tăng cường|kế hoạch"
)
_SHORT = 240

# columns of a table that hold who, when, how much money or remarks, not what is to be reached
_NO_COLUMN = re.compile(
    r"thời (?:gian|hạn|điểm)|tiến độ|hoàn thành|cơ quan|đơn vị|chủ trì|phối hợp|ghi chú|kinh phí|vốn|tiền|dự toán|đơn giá|căn cứ|tài liệu"
    r"|^s?tt$|^số tt$|lãnh đạo|người|hiện trạng|thực hiện năm|ước thực hiện|điểm|hướng dẫn|tần suất|chu kỳ|số lượng|thông số"
)


def mode_of(headings: Sequence[str], zone: str) -> Mode | None:
    """How figures of a place are to be read, from the headings above it (outermost first); None = not at all."""
    if any(_FORMS.search(_LEADING.sub("", fold(heading[:_SHORT]))) for heading in headings):
        return None
    for heading in reversed(headings):
        words = _LEADING.sub("", fold(heading[:_SHORT]))
        if _PAST.match(words):
            return None
        if _AIMS.search(words):
            return None if _PAST_INSIDE.search(words) else "aims"
        if _ELSE.search(words):
            return None
        if _TASKS.search(words):
            return None if _PAST_INSIDE.search(words) else _under(headings, heading)
    return "cue" if zone == "basis" or not headings else "tasks"


def _under(headings: Sequence[str], heading: str) -> Mode | None:
    """A task heading under results of the past keeps to the past; else tasks."""
    above = headings[: list(headings).index(heading)]
    return None if any(_PAST.match(_LEADING.sub("", fold(place[:_SHORT]))) for place in above) else "tasks"


def reads_column(heading: str) -> bool:
    """Whether a table column of this heading may say what is to be reached."""
    return not _NO_COLUMN.search(fold(heading))

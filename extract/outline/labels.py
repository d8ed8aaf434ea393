"""Label lines of a task: ``Bộ phận chủ trì thực hiện: ...``, ``Thời gian: ...``, ``Sản phẩm: ...``.

Read by grammar, not by list: (who)? + role + modifiers, or time, or output, before a colon.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias

from kehoach.models.language.fold import fold_keep

LabelKind: TypeAlias = Literal["lead", "coop", "both", "time", "output", "group", "content", "monitor"]

_WHO = r"(?:các |những )?(?:bộ phận|cơ quan|đơn vị|phòng|ban|sở|tổ chức|cá nhân|công chức|cán bộ|thành phần|lực lượng|địa phương|cấp|ngành|bp|cq|đv|người|tập thể|chủ thể)"
_WHOS = rf"{_WHO}(?:\s*(?:,|/|và|hoặc|-)\s*{_WHO})*"
_MODIFIER = (
    r"(?:\s*(?:,|và|/|-)?\s*(?:thực hiện|triển khai|tham mưu|tiếp nhận|theo dõi|chính|giải quyết|hoàn thành|tổng hợp|tổ chức|báo cáo|dự kiến|chịu trách nhiệm"
    r"|phụ trách|hướng dẫn|nhiệm vụ|công việc|liên quan|chung|xây dựng|ban hành|phối hợp))*"
)
_LABEL = re.compile(
    rf"\s*(?P<label>"
    rf"(?P<both>(?:(?:{_WHOS})\s+)?chủ trì\s*(?:,|và|/|-)\s*(?:(?:{_WHOS})\s+)?(?:đơn vị )?phối hợp{_MODIFIER})"
    rf"|(?P<coop>(?:(?:{_WHOS})\s+)?(?:phối hợp|phối, kết hợp|hỗ trợ thực hiện){_MODIFIER})"
    rf"|(?P<lead>(?:(?:{_WHOS})\s+)?(?:chủ trì|đầu mối|được giao|tham mưu|chịu trách nhiệm(?: chính)?|phụ trách|thực hiện chính){_MODIFIER}|phân công chủ trì)"
    rf"|(?P<monitor>(?:(?:{_WHOS})\s+)?(?:theo dõi|giám sát|kiểm tra|đôn đốc)(?:\s*(?:,|và)?\s*(?:đôn đốc|kiểm tra|giám sát|đánh giá))*)"
    rf"|(?P<time>(?:thời gian|thời hạn|tiến độ|thời điểm|lộ trình|hạn|kỳ hạn)(?:\s*(?:,|và|/)?\s*(?:thực hiện|hoàn thành|triển khai|xong|tổ chức|báo cáo|trình|dự kiến|cụ thể|tiến độ|thời hạn|kết thúc|ban hành|gửi|nộp))*)"
    rf"|(?P<output>(?:sản phẩm|kết quả|đầu ra|yêu cầu|kết quả đầu ra|hình thức|chỉ tiêu)(?:\s*(?:,|và|/)?\s*(?:thực hiện|đầu ra|hoàn thành|cần đạt|đạt được|dự kiến|sản phẩm|kết quả|cụ thể|chủ yếu|chính|yêu cầu|của nhiệm vụ|mong đợi|phải đạt|sản phẩm))*)"
    rf"|(?P<group>(?:phân công(?: trách nhiệm| nhiệm vụ| tổ chức)?(?: thực hiện)?|trách nhiệm thực hiện|tổ chức thực hiện|phân công cụ thể|{_WHOS}\s+(?:thực hiện|triển khai|liên quan)))"
    rf"|(?P<content>(?:nội dung|nhiệm vụ|giải pháp|công việc)(?:\s*(?:,|và|/|-)?\s*(?:thực hiện|chính|chủ yếu|cụ thể|triển khai|giải pháp|nhiệm vụ|trọng tâm|công việc))*)"
    rf")\s*(?:\([^)]{{0,40}}\))?\s*(?P<colon>[:;]|$)"
)


class Label(NamedTuple):
    """A label at the head of a line: what it announces and the offset after its colon."""

    kind: LabelKind
    start: int
    end: int
    colon: bool


def read_label(text: str, start: int = 0, end: int | None = None) -> Label | None:
    """The label a line begins with (bullet already skipped), None where it begins otherwise."""
    stop = len(text) if end is None else end
    window = fold_keep(text[start : min(stop, start + 160)])
    found = _LABEL.match(window)
    if not found or not found.lastgroup:
        return None
    at_end = found.end() >= len(window) and stop - start <= 160
    if found["colon"] != ":" and not (at_end and found["colon"] == ""):
        return None
    for kind in ("both", "coop", "lead", "monitor", "time", "output", "group", "content"):
        if found[kind]:
            return Label(kind, start + found.start("label"), start + found.end(), found["colon"] == ":")  # type: ignore[arg-type]
    return None

"""Label lines of a task: ``Bộ phận chủ trì thực hiện: ...``, ``Thời gian: ...``, ``Sản phẩm: ...``.

Read by grammar, not by list: (who)? + role + modifiers, or time, or output, before a colon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias, cast, get_args

from kehoach.models.language.fold import fold_keep

LabelKind: TypeAlias = Literal["lead", "coop", "both", "time", "output", "group", "content", "monitor"]


def _any(words: str) -> str:
    return "(?:" + "|".join(words.split("|")) + ")"


def _more(words: str) -> str:
    """Modifiers that may follow, joined by commas, slashes, ``và`` or nothing."""
    return rf"(?:\s*(?:,|và|/|-)?\s*{_any(words)})*"


_WHO = r"(?:các |những )?" + _any(
    "bộ phận|cơ quan|đơn vị|phòng|ban|sở|tổ chức|cá nhân|công chức|cán bộ|thành phần|lực lượng|địa phương|cấp|ngành"
    "|bp|cq|đv|người|tập thể|chủ thể"
)
_WHOS = rf"{_WHO}(?:\s*(?:,|/|và|hoặc|-)\s*{_WHO})*"
_BY = rf"(?:{_WHOS}\s+)?(?:được (?:giao|phân công) )?"
_MODIFIER = _more(
    "thực hiện|triển khai|tham mưu|tiếp nhận|theo dõi|chính|giải quyết|hoàn thành|tổng hợp|tổ chức|báo cáo|dự kiến"
    "|chịu trách nhiệm|phụ trách|hướng dẫn|nhiệm vụ|công việc|liên quan|chung|xây dựng|ban hành|phối hợp"
)
_BOTH = rf"{_BY}chủ trì\s*(?:,|và|/|-)\s*{_BY}phối hợp{_MODIFIER}"
_COOP = rf"{_BY}{_any('phối hợp|phối, kết hợp|cùng phối hợp|hỗ trợ thực hiện')}{_MODIFIER}"
_LEAD = (
    rf"(?:{_BY}(?:chủ trì|đầu mối|làm đầu mối|được giao|tham mưu|chịu trách nhiệm(?: chính)?|phụ trách){_MODIFIER}"
    rf"|{_BY}thực hiện chính{_MODIFIER}|phân công chủ trì|(?:giao|đơn vị) chủ trì{_MODIFIER})"
)
_MONITOR = rf"{_BY}{_any('theo dõi|giám sát|kiểm tra|đôn đốc')}{_more('đôn đốc|kiểm tra|giám sát|đánh giá')}"
_TIME = _any("thời gian|thời hạn|tiến độ|thời điểm|lộ trình|hạn|kỳ hạn|hoàn thành|thời gian, tiến độ") + _more(
    "thực hiện|hoàn thành|triển khai|xong|tổ chức|báo cáo|trình|dự kiến|cụ thể|tiến độ|thời hạn|kết thúc|ban hành"
    "|gửi|nộp|trước"
)
_OUTPUT = _any("sản phẩm|kết quả|đầu ra|yêu cầu|kết quả đầu ra|hình thức|chỉ tiêu") + _more(
    "thực hiện|đầu ra|hoàn thành|cần đạt|đạt được|dự kiến|sản phẩm|kết quả|cụ thể|chủ yếu|chính|yêu cầu|của nhiệm vụ"
    "|mong đợi|phải đạt"
)
_GROUP = (
    r"(?:phân công(?: trách nhiệm| nhiệm vụ| tổ chức)?(?: thực hiện)?|trách nhiệm(?: thực hiện)?|tổ chức thực hiện"
    rf"|phân công cụ thể|{_WHOS}\s+(?:thực hiện|triển khai|liên quan)(?:\s+nhiệm vụ)?)"
)
_CONTENT = r"(?:(?:các )?(?:nội dung|nhiệm vụ|giải pháp|công việc|biện pháp|(?:phương )?hướng khắc phục))" + _more(
    "khắc phục|thực hiện|chính|chủ yếu|cụ thể|triển khai|giải pháp|nhiệm vụ|trọng tâm|công việc"
)
_LABEL = re.compile(
    rf"\s*(?P<label>(?P<both>{_BOTH})|(?P<coop>{_COOP})|(?P<lead>{_LEAD})|(?P<monitor>{_MONITOR})|(?P<time>{_TIME})"
    rf"|(?P<output>{_OUTPUT})|(?P<group>{_GROUP})|(?P<content>{_CONTENT}))"
    r"\s*(?:\([^)]{0,40}\))?\s*(?P<colon>[:;]|$)"
)
_LONGEST = 160
_OPENS = re.compile(r"[;.(\n]\s*|\s[-–+*]\s*|,\s*|(?<=[^\s,;.(])\s+(?=[A-ZĐ])")
_ROLE = re.compile(r"chủ trì|phối hợp|thực hiện|đầu mối|phân công")
_PRODUCT = re.compile(r"sản phẩm|kết quả|đầu ra")


class Label(NamedTuple):
    """A label at the head of a line: what it announces and the offset after its colon."""

    kind: LabelKind
    start: int
    end: int
    colon: bool


def read_label(text: str, start: int = 0, end: int | None = None) -> Label | None:
    """The label a line begins with (bullet already skipped), None where it begins otherwise."""
    stop = len(text) if end is None else end
    window = fold_keep(text[start : min(stop, start + _LONGEST)])
    found = _LABEL.match(window)
    if not found:
        return None
    at_end = found.end() >= len(window) and stop - start <= _LONGEST
    if found["colon"] != ":" and not (at_end and found["colon"] == ""):
        return None
    kind = next(name for name in get_args(LabelKind) if found[name])
    return Label(cast("LabelKind", kind), start + found.start("label"), start + found.end(), found["colon"] == ":")


def labels_within(text: str, start: int, end: int, after: Sequence[str] = ".;(") -> list[Label]:
    """The labels with a colon that stand inside a paragraph: after a stop, or as a new capital word.

    Behind a label already read a comma parts too: pass ``after`` with the comma.
    """
    found: list[Label] = []
    for gap in _OPENS.finditer(text, start, end):
        sign = gap.group().strip()
        if sign == "," and "," not in after:
            continue
        label = read_label(text, gap.end(), end)
        if label is None or not label.colon or (found and label.start < found[-1].end):
            continue
        if _announces(text[label.start : label.end], label.kind):
            found.append(label)
    return found


def _announces(words: str, kind: LabelKind) -> bool:
    """Whether a label inside a paragraph is surely one, not the end of a sentence."""
    folded = fold_keep(words)
    if kind in ("lead", "coop", "both", "group"):
        return bool(_ROLE.search(folded))
    return kind == "time" or (kind == "output" and bool(_PRODUCT.search(folded)))

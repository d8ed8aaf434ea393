"""Who does an item, where its words end with a field that no label names.

``1.3. Niêm yết thủ tục (Văn phòng Sở; thường xuyên).``, ``1.4. Kiểm tra một cửa - Văn phòng Sở - Quý II/2025.``: the
body counts only where a time stands beside it, since brackets alone also explain a word. Source: plans of
departments without tables.
"""

from __future__ import annotations

import re

from kehoach.extract.rules.bodies_split import BodyMention, names_body, reads_as_bodies, split_bodies
from kehoach.models.language.fold import fold_keep

_BRACKET = re.compile(r"\((?P<body>[^();]+);\s*(?P<time>[^();]+)\)\W*$")
_DASHES = re.compile(r"\s[-–—]\s(?P<body>[^()]+?)\s[-–—]\s(?P<time>[^()]+?)\W*$")
_TIME = re.compile(
    r"(?:thường xuyên|liên tục|hoàn thành|xong|trong|trước|chậm nhất|cả năm|hằng|hàng|định kỳ|quý|tháng|tuần|ngày"
    r"|năm|từ|đầu|cuối|6 tháng)\b[\w\s,./-]{0,40}|\d{1,2}[/.-]\d[\d/.-]*"
)
_WHOLLY = 0.75  # the "và" of a list stands in no name
_LONGEST = 160


def ending_bodies(text: str) -> list[BodyMention]:
    """The bodies of a field at the end of an item, beside its time; [] where it has none. Offsets are of the text."""
    for form in (_BRACKET, _DASHES):
        found = form.search(text, max(0, len(text) - _LONGEST))
        if found and _is_field(text, *found.span("body")) and _TIME.fullmatch(fold_keep(found["time"].strip())):
            return split_bodies(text, *found.span("body"))
    return []


def _is_field(text: str, start: int, end: int) -> bool:
    return names_body(text, start) and reads_as_bodies(text[start:end]) >= _WHOLLY

"""Một chỉ tiêu có hai giá trị · One target with two values.

Problem: `100% hồ sơ được số hóa` ở phần mục tiêu, `80% hồ sơ được số hóa` ở phụ lục.
Good: cùng một giá trị ở mọi nơi.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold
from kehoach.models.records import Target

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*(?: ?%)?")
_FRAME = re.compile(
    r"\b(?:phấn đấu|đạt|từ|trên|ít nhất|tối thiểu|trở lên|đảm bảo|bảo đảm|năm|đến|trong|khoảng|duy trì)\b|[^\w ]"
)
_TIME = re.compile(r"20\d\d|tháng \d|quý [iv\d]|giai đoạn|hàng năm|hằng năm")
_LEAST_WORDS = 6


def check(case: Case) -> Iterator[Finding]:
    """A warning at the second of two targets that say the same of the same thing, with another value."""
    first: dict[tuple[str, str], Target] = {}
    for target in case.plan.targets:
        subject = " ".join(_FRAME.sub(" ", _FIGURE.sub(" ", fold(target.text))).split())
        if len(subject.split()) < _LEAST_WORDS:
            continue
        before = first.setdefault((subject, target.unit), target)
        same_time = _TIME.findall(fold(before.text)) == _TIME.findall(fold(target.text))
        if before.value == target.value or before.section == target.section or not same_time:
            continue
        yield remark(
            "target-conflict",
            "warning",
            target.where,
            f"Chỉ tiêu này là {target.printed} ở đây nhưng {before.printed} ở nơi khác.",
            f"This target is {target.printed} here and {before.printed} elsewhere.",
            related=[before.where],
            evidence=f"{target.printed} ≠ {before.printed}",
            mend_vi="Thống nhất một giá trị.",
            mend_en="Keep one value.",
        )

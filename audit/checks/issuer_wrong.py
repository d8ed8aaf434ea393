"""Đơn vị hành chính thay cho cơ quan ban hành · A place issues the document, not a body.

Problem: `Để nâng cao chỉ số, xã Hòa Lợi ban hành Kế hoạch …`.
Good: `Để nâng cao chỉ số, UBND xã Hòa Lợi ban hành Kế hoạch …`.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.2: tên cơ quan, tổ chức ban hành văn bản.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding

_ISSUES = re.compile(r"ban hành[ \t]+(?i:kế hoạch|chương trình|quyết định)")
_PLACE = re.compile(  # right before the verb
    r"(?:^|[,.;:–-])[ \t]*(?P<who>(?i:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)"
    r"(?: [A-ZÀ-ỸĐ][\w'’]*){1,5})[ \t]+\Z",
    re.MULTILINE,
)


def check(case: Case) -> Iterator[Finding]:
    """A warning at a sentence whose subject is a commune, district or province that issues the plan."""
    text = case.text
    for issues in _ISSUES.finditer(text):
        place = _PLACE.search(text, text.rfind("\n", 0, issues.start()) + 1, issues.start())
        if place is None:
            continue
        who, verb = place["who"], text[place.end("who") : issues.end()]
        yield remark(
            "issuer-wrong",
            "warning",
            case.place(place.start("who"), issues.end()),
            f"“{who}” là đơn vị hành chính, không phải cơ quan ban hành.",
            f"“{who}” is a place; a document is issued by a body.",
            mend_vi=f"Viết: UBND {who[0].lower()}{who[1:]}{verb}.",
            mend_en=f"Write: UBND {who[0].lower()}{who[1:]} …",
        )

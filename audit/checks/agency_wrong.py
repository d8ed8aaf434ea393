"""Báo cáo gửi nhầm cơ quan · Reports go to the wrong superior agency.

Problem: một đoạn yêu cầu `báo cáo Phòng Tư pháp huyện`, các đoạn khác và Nơi nhận ghi Phòng Nội vụ huyện.
Good: mọi báo cáo của kế hoạch gửi về một đầu mối: `Phòng Nội vụ huyện`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.wording import folded, sentence_end, sentence_start
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold

_ADDRESSED = re.compile(
    r"(?:báo cáo|nộp|gửi|trình)(?: kết quả| báo cáo)?(?: về| cho| đến| lên| tới)? "
    r"(?P<body>(?:phòng|sở|ban) (?!chỉ đạo|chuyên môn|, )[^,.;:()\n\t]{2,40}? (?:huyện|quận|thị xã|thành phố|tỉnh))\b"
)
_ANOTHER_MATTER = re.compile(r"\biso\b|ngân sách|dự toán|pháp luật|tư pháp|chuyển đổi số|công nghệ thông tin|tài sản")


def check(case: Case) -> Iterator[Finding]:
    """A warning at a report to an agency outside the list of recipients, where the others go to one that is in it."""
    listed = " ; ".join(fold(recipient) for recipient in case.plan.header.recipients)
    text = folded(case)
    found = [(match, fold(match["body"])) for match in _ADDRESSED.finditer(text)]
    known = [name for _, name in found if name in listed]
    if not known or case.plan.header.level not in ("commune", "district"):
        return
    right = max(set(known), key=known.count)
    for match, name in found:
        sentence = text[sentence_start(text, match.start()) : sentence_end(text, match.end())]
        if name in listed or name.split()[0] != right.split()[0] or _ANOTHER_MATTER.search(sentence):
            continue
        yield remark(
            "agency-wrong",
            "warning",
            case.place(*match.span()),
            f"Báo cáo gửi “{match['body']}”, trong khi nơi khác và Nơi nhận ghi “{right}”.",
            f"A report goes to “{match['body']}”, while the others and the recipients name “{right}”.",
            evidence=f"{match['body']} ≠ {right}",
            mend_vi=f"Sửa thành: {right}.",
            mend_en=f"Write: {right}.",
        )

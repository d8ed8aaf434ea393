"""Báo cáo gửi nhầm cơ quan · Reports go to the wrong superior agency.

Problem: một đoạn yêu cầu `báo cáo Phòng Tư pháp huyện`, các đoạn khác và Nơi nhận ghi Phòng Nội vụ huyện; kế hoạch
    năm 2026 của phường giao việc cho `Phòng Nội vụ`.
Good: mọi báo cáo của kế hoạch gửi về một đầu mối: `Phòng Nội vụ huyện`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.terms import day_of
from kehoach.audit.wording import folded, sentence_end, sentence_start
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold

_ADDRESSED = re.compile(
    r"(?:báo cáo|nộp|gửi|trình)(?: kết quả| báo cáo)?(?: về| cho| đến| lên| tới)? "
    r"(?P<body>(?:phòng|sở|ban) (?!chỉ đạo|chuyên môn|, )[^,.;:()\n\t]{2,40}? (?:huyện|quận|thị xã|thành phố|tỉnh))\b"
)
_NO_ROOM = re.compile(
    r"Phòng (?:Nội vụ|Tư pháp|Tài chính\s*[-–]\s*Kế hoạch|Giáo dục và Đào tạo|Tài nguyên và Môi trường|Quản lý đô thị"
    r"|Lao động\s*[-–]\s*Thương binh và Xã hội|Văn hóa và Thông tin|Y tế)(?!\w| (?:huyện|quận|thị xã|thành phố|tỉnh"
    r"|cũ|thuộc|trước đây)| \([^)]*(?:cũ|trước))"
)
_ROOMS_SINCE = "2025-07-01"  # the three rooms of a commune: Nghị định 150/2025/NĐ-CP
_ANOTHER_MATTER = re.compile(r"\biso\b|ngân sách|dự toán|pháp luật|tư pháp|chuyển đổi số|công nghệ thông tin|tài sản")


def check(case: Case) -> Iterator[Finding]:
    """A warning at a report to an agency outside the list of recipients, where the others go to one that is in it, and
    at a room that communes do not have since there are two levels."""
    yield from _rooms(case)
    if not case.plan.header.recipients or case.plan.header.level not in ("commune", "district"):
        return
    listed = " ; ".join(fold(recipient) for recipient in case.plan.header.recipients)
    text = folded(case)
    found = [(match, fold(match["body"])) for match in _ADDRESSED.finditer(text)]
    known = [name for _, name in found if name in listed]
    if not known:
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


def _rooms(case: Case) -> Iterator[Finding]:
    """The first mention of each such room in a commune's plan."""
    if case.plan.header.level != "commune" or (day_of(case) or "") < _ROOMS_SINCE:
        return
    seen: set[str] = set()
    for match in _NO_ROOM.finditer(case.text):
        name = fold(match[0])
        before = case.text[max(0, match.start() - 12) : match.start()].lower()
        if name in seen or before.endswith(("sở ", "của ", "trước đây ", "nguyên ", "cũ ")):
            continue
        seen.add(name)
        yield remark(
            "agency-wrong",
            "warning",
            case.place(*match.span()),
            f"Cấp xã không có “{match[0]}” từ khi tổ chức chính quyền hai cấp.",
            f"Communes have no “{match[0]}” since there are two levels of government.",
            evidence="Nghị định 150/2025/NĐ-CP: Văn phòng HĐND và UBND, Phòng Kinh tế, Phòng Văn hóa - Xã hội",
            mend_vi="Ghi đúng phòng chuyên môn của xã.",
            mend_en="Name the commune's own room.",
        )

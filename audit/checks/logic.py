"""Nội dung tự mâu thuẫn · Words that contradict themselves.

Problem: `Giám sát đột xuất hằng tháng`; `đạt 125% kế hoạch, vượt 25% so với năm 2024`.
Good: `Giám sát định kỳ hằng tháng và đột xuất`; `đạt 125%, vượt 25% so với kế hoạch`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.terms import occurrences
from kehoach.audit.wording import folded
from kehoach.models.findings import Finding
from kehoach.models.language.numbers import parse_number

_REGULAR = r"(?:định kỳ|(?:hàng|hằng) (?:tuần|tháng|quý|năm))"
_SUDDEN = re.compile(rf"(?<!\w)(?:\w+ ){{0,2}}đột xuất {_REGULAR}(?!\w)|(?<!\w){_REGULAR} đột xuất(?!\w)")
_OVER = re.compile(
    r"đạt (?P<whole>\d{3}(?:[.,]\d+)?) ?%[^\n]{0,40}?(?<!\w)(?:vượt|tăng) (?P<over>\d{1,3}(?:[.,]\d+)?) ?% so với"
    r"(?: cùng kỳ)?(?: năm)? (?P<year>20\d\d|trước|cùng kỳ)"
)
_CENT = 100
_NEAR = 30


def check(case: Case) -> Iterator[Finding]:
    """Info where a thing is both unannounced and regular; a warning where a surplus over a target is called growth."""
    text = folded(case)
    for at in (at for at, _ in occurrences(text, "đột xuất")):
        match = _SUDDEN.search(text, max(0, at - _NEAR), at + _NEAR)
        if match is None:
            continue
        yield remark(
            "logic",
            "info",
            case.place(*match.span()),
            "“Đột xuất” và “định kỳ” trái nghĩa nhau.",
            "What is unannounced cannot be regular.",
            mend_vi="Viết “định kỳ … và đột xuất”, hoặc chỉ một trong hai.",
            mend_en="Say “regular and unannounced”, or only one of the two.",
        )
    for match in _OVER.finditer(text):
        whole, over = parse_number(match["whole"]), parse_number(match["over"])
        if whole is None or over is None or abs(whole - _CENT - over) > 1e-9:
            continue
        yield remark(
            "logic",
            "warning",
            case.place(*match.span()),
            f"Vượt {match['over']}% là so với chỉ tiêu (đạt {match['whole']}%), không phải so với năm {match['year']}.",
            f"{match['over']}% is the surplus over the target ({match['whole']}% reached), not over {match['year']}.",
            evidence=f"{match['whole']} − 100 = {match['over']}",
            mend_vi="Nêu rõ vượt so với chỉ tiêu; mức tăng so với năm trước tính riêng.",
            mend_en="Say that it is over the target, and give the growth over the year before apart.",
        )

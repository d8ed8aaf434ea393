"""Nhiệm vụ thuộc thẩm quyền cấp khác · Work that belongs to another level.

Problem: kế hoạch của xã đặt chỉ tiêu cho `thủ tục hành chính thuộc thẩm quyền giải quyết của UBND huyện`.
Good: `thủ tục hành chính thuộc thẩm quyền giải quyết của UBND xã`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.wording import folded
from kehoach.models.findings import Finding
from kehoach.models.records import Level

_ABOVE: dict[Level, str] = {
    "commune": r"(?:huyện|quận|thị xã|tỉnh)",
    "district": r"(?:tỉnh|trung ương|bộ, ngành)",
}
_OWN = (
    r"thuộc (?:thẩm quyền|phạm vi)(?: (?:giải quyết|ban hành|quản lý|xử lý|quyết định))? của"
    r" (?:ubnd |hđnd |các )?(?:cấp )?"
)
_RULES = r"(?:đảm bảo|bảo đảm) (?:các )?(?:văn bản quy phạm pháp luật|văn bản qppl|vbqppl) (?:do|của) (?:ubnd |hđnd )?"
_ONLY_PASSED_ON = re.compile(
    r"niêm yết|công khai|hướng dẫn (?:người|tổ chức|công dân)|phi địa giới|liên thông (?:cấp|với|giữa|lên)|đề xuất"
    r"|(?<!phản ánh, )kiến nghị(?! ?\()|\btrình\b(?! tự| độ)|\bbáo cáo\b|\bphối hợp\b|tiếp nhận hồ sơ|vướng mắc"
    r"|chuyển (?:đến|lên|cơ quan)|không thuộc"
)


def check(case: Case) -> Iterator[Finding]:
    """A warning at a task or target for what lies within another level's powers, and is not only passed on to it."""
    above = _ABOVE.get(case.plan.header.level or "central")
    if above is None:
        return
    powers = re.compile(rf"(?:{_OWN}|{_RULES}){above}\b(?!,? (?:xã|phường|thị trấn) (?:giao|phân cấp))")
    spans = sorted({(start, end) for start, end in _task_spans(case)})
    text = folded(case)
    for start, end in spans:
        for match in powers.finditer(text, start, end):
            sentence = max(text.rfind(sign, start, match.start()) for sign in ".;\n") + 1
            if match[0].startswith("thuộc") and _ONLY_PASSED_ON.search(text, max(sentence, start), match.end() + 40):
                continue
            yield remark(
                "level-scope",
                "warning",
                case.place(*match.span()),
                "Nội dung này thuộc thẩm quyền của cấp khác, không phải của cơ quan ban hành.",
                "This lies within the powers of another level, not of the issuing body.",
                mend_vi="Sửa theo thẩm quyền của cấp mình, hoặc bỏ nội dung này.",
                mend_en="Limit it to the powers of the issuing level, or leave it out.",
            )


def _task_spans(case: Case) -> Iterator[tuple[int, int]]:
    for task in case.plan.tasks:
        for where in task.where if isinstance(task.where, list) else [task.where]:
            yield where.start, where.end

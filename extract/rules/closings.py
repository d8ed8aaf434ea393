"""Lines that close a document or a section, or put the document in force, and assign nothing.

Source: plans, decisions, directives, notices, letters of all four levels.
"""

from __future__ import annotations

import re

_CLOSES = re.compile(
    r"^\W*(?:trên đây là|trong quá trình (?:triển khai|tổ chức|thực hiện)|quá trình (?:triển khai|tổ chức|thực hiện)"
    r"|nếu (?:có|gặp|phát sinh)[^.;]{0,40}(?:vướng mắc|khó khăn)|mọi (?:vướng mắc|khó khăn)|nhận được"
    r"|(?:kế hoạch|chỉ thị|quyết định|nghị quyết|công văn|thông báo|chương trình) này\b"
    r"|căn cứ (?:nội dung )?(?:kế hoạch|chỉ thị) này[^.;]{0,160}(?:triển khai|tổ chức) thực hiện"
    r"|[^.;:]{0,60}(?:xin |trân trọng )?thông báo (?:để|đến|ý kiến|kết luận)|trân trọng (?:cảm ơn|đề nghị|thông báo))"
)
_CLOSES_IF_LAST = re.compile(
    r"^\W*(?:(?:ủy ban nhân dân|ubnd|sở|phòng|chủ tịch)[^.;]{0,60}(?:yêu cầu|đề nghị|giao)"
    r"|(?:yêu cầu|đề nghị) (?:các|thủ trưởng|giám đốc|chủ tịch|lãnh đạo|ban|quý))"
)
_CLOSES_WITH_REST = re.compile(
    r"^\W*(?:đề nghị |yêu cầu )?(?:các|thủ trưởng|giám đốc|chủ tịch)[^.;:]*(?:triển khai|thực hiện).*"
    r"(?:vướng mắc|kịp thời (?:báo cáo|phản ánh)"
    r"|(?:nghiêm túc|khẩn trương|quan tâm)[^.;]{0,60}(?:triển khai|thực hiện))",
    re.DOTALL,
)
_IN_FORCE = re.compile(
    r"^\W*(?:kế hoạch|chỉ thị|quyết định|nghị quyết|chương trình|quy chế|quy định|đề án) này"
    r" (?:có hiệu lực|được (?:thực hiện|áp dụng) (?:kể )?từ|thay thế)"
)
_LIMIT = re.compile(r"trước ngày|chậm nhất|định kỳ|hằng|hàng ")
_LAST = re.compile(
    r"\./\.|/\.|vướng mắc|nghiêm túc (?:tổ chức |triển khai )?thực hiện"
    r"|(?:kế hoạch|chỉ thị|công văn|văn bản|thông báo) này\W*$|quan tâm[^.;]{0,60}thực hiện\W*$"
)


def closes(words: str) -> bool:
    """Whether folded words close a document or section and assign nothing."""
    if _CLOSES.match(words):
        return True
    if not _LAST.search(words):
        return False
    return bool(_CLOSES_IF_LAST.match(words) or (_CLOSES_WITH_REST.match(words) and not _LIMIT.search(words)))


def puts_in_force(words: str) -> bool:
    """Whether folded words say from when the document itself is in force, or what it replaces."""
    return bool(_IN_FORCE.match(words))

"""Tên kế hoạch viết khác nhau · The plan is called by different titles.

Problem: tiêu đề `Nâng cao Chỉ số hài lòng năm 2025`, kết bài `Trên đây là Kế hoạch cải thiện môi trường phục vụ năm
    2025`.
Good: một tên ở tiêu đề, câu ban hành, câu kết và quyết định ban hành.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.titles import differs, own_words, wordings, words_aside
from kehoach.models.findings import Finding


def check(case: Case) -> Iterator[Finding]:
    """A warning at each wording that begins otherwise than the title or has words of its own."""
    title, where = own_words(case), case.plan.header.where.get("title")
    if not title or where is None:
        return
    aside = words_aside(case)
    for wording in wordings(case):
        unlike = differs(title, wording.words, aside)
        if not unlike or (where.start <= wording.start < where.end):
            continue
        yield remark(
            "title-inconsistent",
            "warning",
            case.place(wording.start, wording.end),
            f"Tên gọi ở đây khác tiêu đề “{' '.join(where.quote.split())}”.",
            f"The plan is called otherwise here than in its title “{' '.join(where.quote.split())}”.",
            related=[where],
            evidence=f"khác ở: {' '.join(unlike)}",
            mend_vi="Dùng đúng tên ở tiêu đề.",
            mend_en="Use the title's own words.",
        )

"""Sản phẩm không đúng với việc phải làm · The product does not fit the task.

Problem: nhiệm vụ `Xây dựng Kế hoạch tuyên truyền`, sản phẩm `Báo cáo`.
Good: sản phẩm `Kế hoạch của UBND xã`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, place_of, remark
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold_keep

_PAPERS = r"kế hoạch|báo cáo|quy chế|nghị quyết|tờ trình|chương trình|đề án|thông báo|biên bản"
_TO_WRITE = re.compile(
    r"^\W*(?:tham mưu )?(?:xây dựng|ban hành|soạn thảo|lập)"
    rf"(?: và (?:ban hành|triển khai))? (?:các )?(?P<paper>{_PAPERS})\b"
)
_ALSO = re.compile(rf"\b(?:{_PAPERS})\b")
_ANY = re.compile(r"văn bản|quyết định|tờ trình|dự thảo|hồ sơ|tài liệu|công văn|chỉ thị")


def check(case: Case) -> Iterator[Finding]:
    """A warning at a product that is another sort of paper than the one the task is to write."""
    for task in case.plan.tasks:
        match = _TO_WRITE.match(fold_keep(task.text))
        product = fold_keep(task.output or "")
        papers = set(_ALSO.findall(product))
        if match is None or not papers or _ANY.search(product) or match["paper"] in papers or task.actions:
            continue
        others = set(_ALSO.findall(fold_keep(task.text)))
        if papers & others:
            continue
        yield remark(
            "output-mismatch",
            "warning",
            place_of(task.output_where or task.where),
            f"Nhiệm vụ là {match['paper']} nhưng sản phẩm là {', '.join(sorted(papers))}.",
            f"The task is to write a “{match['paper']}”, the product is “{', '.join(sorted(papers))}”.",
            related=[place_of(task.where)],
            mend_vi=f"Ghi sản phẩm: {match['paper']}.",
            mend_en=f"Name as product: {match['paper']}.",
            task=task,
        )

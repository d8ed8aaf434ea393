"""Không ghi sản phẩm như các nhiệm vụ khác · No product where the other rows have one.

Problem: cột "Sản phẩm" của một dòng để trống, các dòng khác ghi `Kế hoạch`, `Báo cáo`.
Good: ghi sản phẩm có thể kiểm đếm: `Quyết định của Chủ tịch UBND xã`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.columns import blanks
from kehoach.models.findings import Finding

_PRODUCT = re.compile(r"sản phẩm|đầu ra|hình thức văn bản|^kết quả(?: dự kiến| cần đạt|/|,|$)")


def check(case: Case) -> Iterator[Finding]:
    """A warning at a table row that leaves the column for the product empty."""
    given = [task.id for task in case.plan.tasks if task.output]
    for task, where, heading, full in blanks(case, _PRODUCT, given):
        yield remark(
            "output-missing",
            "warning",
            where,
            "Nhiệm vụ không ghi sản phẩm, trong khi các dòng khác đều ghi.",
            "The task names no product, while the other rows do.",
            related=[case.place(heading.start, heading.end)],
            evidence=f"{full} dòng khác có sản phẩm",
            mend_vi="Ghi sản phẩm có thể kiểm đếm (kế hoạch, quyết định, báo cáo, số lượng).",
            mend_en="Name a product that can be counted: a plan, a decision, a report, a number.",
            task=task,
        )

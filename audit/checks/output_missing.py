"""Không ghi sản phẩm như các nhiệm vụ khác · No product where the other rows have one.

Problem: cột "Sản phẩm" của một dòng, hay gạch đầu dòng `Sản phẩm:` của một nhiệm vụ để trống, các nhiệm vụ khác ghi
`Kế hoạch`, `Báo cáo`.
Good: ghi sản phẩm có thể kiểm đếm: `Quyết định của Chủ tịch UBND xã`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.columns import blanks
from kehoach.audit.gaps import gaps
from kehoach.models.findings import Finding

_PRODUCT = re.compile(r"sản phẩm|đầu ra|hình thức văn bản|^kết quả(?: dự kiến| cần đạt|/|,|$)")


def check(case: Case) -> Iterator[Finding]:
    """A warning at a row or a task that leaves the product out, which the others name."""
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
    for gap in gaps(case, "output"):
        yield remark(
            "output-missing",
            "warning",
            gap.where,
            "Nhiệm vụ không ghi sản phẩm, trong khi các nhiệm vụ khác cùng mục đều ghi.",
            "The task names no product, while those beside it do.",
            related=[gap.beside],
            evidence=f"{gap.full} nhiệm vụ khác có sản phẩm",
            mend_vi="Ghi sản phẩm có thể kiểm đếm (kế hoạch, quyết định, báo cáo, số lượng).",
            mend_en="Name a product that can be counted: a plan, a decision, a report, a number.",
            task=gap.task,
        )

"""Ô yêu cầu để trống · No requirement where the other rows have one.

Problem: cột "Yêu cầu" của một dòng để trống.
Good: ghi yêu cầu đo được: `100% hồ sơ trả trước hạn`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.columns import blanks
from kehoach.models.findings import Finding

_REQUIREMENT = re.compile(r"^yêu cầu")


def check(case: Case) -> Iterator[Finding]:
    """A warning at a table row that leaves the column for the requirement or target empty."""
    for task, where, heading, full in blanks(case, _REQUIREMENT, ()):
        yield remark(
            "requirement-missing",
            "warning",
            where,
            f"Cột “{case.text[heading.start : heading.end].strip()}” của nhiệm vụ này để trống.",
            f"The column “{case.text[heading.start : heading.end].strip()}” is empty for this task.",
            related=[case.place(heading.start, heading.end)],
            evidence=f"{full} dòng khác có ghi",
            mend_vi="Ghi yêu cầu đo được.",
            mend_en="Say what is asked, so that it can be measured.",
            task=task,
        )

"""Điểm tối đa của một tiêu chí ghi khác nhau ở hai danh sách · One criterion has two maxima in two lists.

Problem: Danh sách thứ nhất ghi `Cải cách tài chính công: điểm tối đa 6 điểm`, danh sách sau ghi `9 điểm`.
Good: Cùng một bộ tiêu chí thì mỗi tiêu chí chỉ có một điểm tối đa.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.claims import scale_clashes
from kehoach.audit.figures import figure_place, show
from kehoach.models.findings import Finding


def check(case: Case) -> Iterator[Finding]:
    """An error at the maximum in doubt."""
    for odd, other in scale_clashes(case):
        one, two = show(odd.max or 0), show(other.max or 0)
        yield remark(
            "score-dup-conflict",
            "error",
            figure_place(case, odd, odd.max),
            f"Điểm tối đa của “{odd.criterion}” ghi {one} ở đây và {two} ở danh sách kia.",
            f"The maximum of “{odd.criterion}” is {one} here and {two} in the other list.",
            related=[figure_place(case, other, other.max)],
            evidence=f"{one} ≠ {two}",
            mend_vi="Ghi thống nhất theo bộ tiêu chí đã ban hành.",
            mend_en="Write what the adopted set of criteria says in both places.",
        )

"""Không nêu kết quả làm căn cứ · The results the plan sets out from are not stated.

Problem: kế hoạch nâng cao Chỉ số CCHC căn cứ `kết quả Chỉ số CCHC năm 2024` nhưng không nêu điểm, thứ hạng nào.
Good: `Năm 2024 xã đạt 81,5/100 điểm, xếp thứ 6/15 xã`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.results import has_total, is_about_index, ranks
from kehoach.audit.wording import folded
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold_keep

_RESULT = re.compile(
    r"kết quả[^.;\n]{0,30}?(?:chỉ số|par[ -]?index|sipas)[^.;\n]{0,40}?năm (?P<year>20\d\d)[^.;,()\n]{0,20}"
)
_RANKING = re.compile(r"\b(?:xếp hạng|thứ hạng)\b")


def check(case: Case) -> Iterator[Finding]:
    """A warning at the results named without any figure, or at a heading that promises a ranking and gives none."""
    if not is_about_index(case) or ranks(case) or has_total(case):
        return
    headed = next((one for one in case.plan.sections if _RANKING.search(fold_keep(one.title))), None)
    if headed is not None:
        yield remark(
            "baseline-missing",
            "warning",
            headed.where,
            "Đề mục nêu kết quả xếp hạng nhưng không có thứ hạng và tổng điểm.",
            "The heading promises a ranking; neither a rank nor a total is given.",
            mend_vi="Nêu tổng điểm và thứ hạng của năm đánh giá.",
            mend_en="Give the total and the rank of the year under review.",
        )
        return
    base = case.plan.header.base_year
    match = next((one for one in _RESULT.finditer(folded(case)) if base is None or int(one["year"]) == base), None)
    if match is None or case.plan.scores:
        return
    yield remark(
        "baseline-missing",
        "warning",
        case.place(*match.span()),
        f"Không nơi nào nêu điểm hoặc thứ hạng năm {match['year']} mà kế hoạch phải cải thiện.",
        f"Neither score nor rank of {match['year']}, which the plan is to better, is stated anywhere.",
        mend_vi=f"Nêu điểm và thứ hạng năm {match['year']}.",
        mend_en=f"State the score and the rank of {match['year']}.",
    )

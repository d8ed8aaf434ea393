"""Điểm thấp hoặc chênh lệch lớn mà không nêu nguyên nhân · A low score or a large gap without a cause.

Problem: `điểm tối đa 20 điểm, tự chấm 18 điểm, thẩm định 9 điểm`, cả văn bản không nói vì sao.
Good: Nêu nguyên nhân mất điểm của từng lĩnh vực và nhiệm vụ khắc phục.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kehoach.audit.case import Case, remark
from kehoach.audit.causes import analyses, speaks_of
from kehoach.audit.figures import figure_place, show
from kehoach.audit.sums import blocks, top_rows
from kehoach.audit.wording import folded
from kehoach.models.findings import Finding
from kehoach.models.outline import Node
from kehoach.models.records import Score

_GAP = 0.05  # share of the maximum between the unit's own figure and the appraised one
_LOW = 0.5


def check(case: Case) -> Iterator[Finding]:
    """A warning at each field whose result asks for a cause that the document does not give."""
    striking = [
        (score, found) for block in blocks(case) for score in top_rows(block) if (found := list(_reasons(score)))
    ]
    told = analyses(case) if striking else ()
    for score, reasons in striking:
        if not _explained(case, score, told) and not _coded(case, score, told):
            vi, en, _ = reasons[0]
            yield remark(
                "low-score-no-analysis",
                "warning",
                figure_place(case, score, score.appraised),
                f"{vi} nhưng không nêu nguyên nhân.",
                f"{en}, and no cause is given.",
                evidence="; ".join(reason[2] for reason in reasons),
                mend_vi="Bổ sung nguyên nhân mất điểm và nhiệm vụ khắc phục.",
                mend_en="Add the cause of the lost points and a task that mends it.",
            )


def _reasons(score: Score) -> Iterator[tuple[str, str, str]]:
    """(Vietnamese, English, arithmetic) of what is striking about a result."""
    most, own, won = score.max, score.self_, score.appraised
    if not most or won is None or won > most:
        return
    if won / most < _LOW:
        share = show(round(won / most * 100, 1))
        yield f"Chỉ đạt {share}% điểm tối đa", f"Only {share}% of the maximum", f"{show(won)}/{show(most)} = {share}%"
    if own is not None and own - won >= _GAP * most:
        gap = show(own - won)
        yield (
            f"Điểm thẩm định thấp hơn điểm tự chấm {gap} điểm",
            f"The appraised points are {gap} below the unit's own",
            f"{show(own)} - {show(won)} = {gap}",
        )


def _coded(case: Case, score: Score, told: Sequence[Node]) -> bool:
    """Whether a cause is given for a criterion within it by its code: "Tiêu chí 1.3 bị trừ 0,5 điểm do …"."""
    code = (score.code or "").strip(" .)(:/")
    if not code[:1].isdigit():
        return False
    named = re.compile(
        rf"\b(?:tiêu chí|nội dung|mục)(?: thành phần)?(?: số)? {re.escape(code)}(?:\.\d{{1,2}})*(?![\d,])"
    )
    return any(named.search(folded(case), node.start, node.end) for node in told)


def _explained(case: Case, score: Score, told: Sequence[Node]) -> bool:
    if any(node.start <= score.where.start < node.end for node in told):
        return True
    if any(task.intent == "remedy" and task.field and task.field == score.field for task in case.plan.tasks):
        return True
    return any(speaks_of(case.text[node.start : node.end], score.criterion) for node in told)

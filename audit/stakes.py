"""What there is to win back: points lost in each field, and what a criteria set gives for the plan itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kehoach.models.findings import Stake
from kehoach.models.language.fold import fold
from kehoach.models.records import Field_, Score, Task

_THE_PLAN = re.compile(
    r"(?:^|xây dựng |ban hành |lập )kế hoạch (?:thực hiện )?(?:công tác )?(?:cchc|cải cách hành chính)"
)
_LARGEST_FOR_PLAN = 5.0  # a criterion about the plan is worth a few points; more is a field's or the set's total


def stakes(scores: Iterable[Score], tasks: Sequence[Task]) -> list[Stake]:
    """One stake a field that lost points, the largest loss first; only results of the latest year count."""
    rows = _latest([score for score in scores if score.field and score.max and _reached(score) is not None])
    by_field: dict[Field_, list[Score]] = {}
    for score in rows:
        if score.field and not score.unit_of_government:
            by_field.setdefault(score.field, []).append(score)
    found: list[Stake] = []
    for field, mentions in by_field.items():
        counted = _whole(mentions)
        lost = round(sum((score.max or 0) - (_reached(score) or 0) for score in counted), 4)
        if lost > 0:
            answering = sum(task.field == field and task.role == "task" for task in tasks)
            full = sum(score.max or 0 for score in counted)
            found.append(Stake(field=field, max=round(full, 4), lost=lost, tasks=answering))
    return sorted(found, key=lambda stake: -stake.lost)


def worth(scores: Iterable[Score]) -> float | None:
    """The points a criteria set gives for the plan as a document; None where it has no such criterion."""
    points = [
        score.max
        for score in scores
        if score.max and score.max <= _LARGEST_FOR_PLAN and not score.total and _THE_PLAN.search(fold(score.criterion))
    ]
    return max(points, default=None)


def _reached(score: Score) -> float | None:
    return score.appraised if score.appraised is not None else score.self_


def _latest(scores: list[Score]) -> list[Score]:
    last = max((score.year for score in scores if score.year), default=None)
    return [score for score in scores if score.year in (None, last)]


def _whole(mentions: Sequence[Score]) -> list[Score]:
    """The field's own row where one holds all others, else its criteria, each once."""
    distinct = list({(fold(score.criterion), score.max): score for score in mentions}.values())
    top = max(distinct, key=lambda score: score.max or 0)
    rest = [score for score in distinct if score is not top]
    if sum(score.max or 0 for score in rest) <= (top.max or 0) or _is_total(top, rest):
        return [top]
    return distinct


def _is_total(top: Score, rest: Iterable[Score]) -> bool:
    """Whether the codes of the others go on from the row's own (3 and 3.1, 3.2)."""
    code = (top.code or "").rstrip(".")
    return bool(code) and any((score.code or "").startswith(f"{code}.") for score in rest)

"""What there is to win back: points lost in each field, and what a criteria set gives for the plan itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from kehoach.models.findings import Stake
from kehoach.models.language.fold import fold
from kehoach.models.records import Field_, Score, Section, Task
from kehoach.models.results import (
    Remedies,
    field_headings,
    is_above,
    is_criterion,
    is_same,
    latest,
    lost_criteria,
    reached,
)

_THE_PLAN = re.compile(
    r"(?:^|xây dựng |ban hành |lập )kế hoạch (?:thực hiện )?(?:công tác )?(?:cchc|cải cách hành chính)"
)
_LEAST_OF_FIELD = 8.0  # the points of a field; a criterion within one is worth less
_LITTLE_MORE = 2
_LARGEST_FOR_PLAN = 5.0  # a criterion about the plan is worth a few points; more is a field's or the set's total


def stakes(scores: Iterable[Score], tasks: Sequence[Task], sections: Sequence[Section] = ()) -> list[Stake]:
    """One stake a field that lost points, the largest loss first; only results of the latest year count.

    ``tasks`` of a stake are those that answer a criterion lost in its field, as ``orphan-criterion`` judges it.
    """
    every = list(scores)
    by_field: dict[Field_, list[Score]] = {}
    for score in latest(every):
        if is_criterion(score) and reached(score) is not None:
            by_field.setdefault(score.field or "other", []).append(score)
    remedies = Remedies(tasks, sections)
    lost = lost_criteria(every)
    found: list[Stake] = []
    for field, mentions in by_field.items():
        counted = _whole(field, mentions)
        points = round(sum((score.max or 0) - (reached(score) or 0) for score in counted), 4)
        if points > 0:
            answering = {
                task.id for score in lost if (score.field or "other") == field for task in remedies.of(score, every)
            }
            full = sum(score.max or 0 for score in counted)
            found.append(Stake(field=field, max=round(full, 4), lost=points, tasks=len(answering)))
    return sorted(found, key=lambda stake: -stake.lost)


def worth(scores: Iterable[Score]) -> float | None:
    """The points a criteria set gives for the plan as a document; None where it has no such criterion."""
    points = [
        score.max
        for score in scores
        if score.max and score.max <= _LARGEST_FOR_PLAN and not score.total and _THE_PLAN.search(fold(score.criterion))
    ]
    return max(points, default=None)


def _whole(field: Field_, mentions: Sequence[Score]) -> list[Score]:
    """The field's own row where one holds all others, else its criteria, each once."""
    distinct: list[Score] = []
    for score in mentions:
        if not any(is_same(score, other) for other in distinct):
            distinct.append(score)
    top = max(distinct, key=lambda score: score.max or 0)
    rest = [score for score in distinct if score is not top]
    if not rest or _holds(field, top, rest):
        return [top]
    return [score for score in distinct if not any(is_above(score, other) for other in distinct)]


def _holds(field: Field_, top: Score, rest: Sequence[Score]) -> bool:
    """Whether a row is the whole that the others are parts of: by codes, by its sum, by its name or its size."""
    if field == "other":  # no field at all, but what is left over of several
        return False
    if any(is_above(top, score) for score in rest):
        return True
    most, parts = top.max or 0, [score.max or 0 for score in rest]
    if sum(parts) > most or max(parts) == most:
        return False
    return sum(parts) == most or most >= _LEAST_OF_FIELD or _names_field(top, field)


def _names_field(row: Score, field: Field_) -> bool:
    """Whether a row's name is the field's and says little more: "Cải cách thủ tục hành chính"."""
    said = fold(row.criterion)
    return any(name in said and len(said.split()) - len(name.split()) <= _LITTLE_MORE for name in _names(field))


@cache
def _names(field: Field_) -> tuple[str, ...]:
    """What the national set of criteria calls a field."""
    return tuple(fold(one["words"]) for one in field_headings(field) if one["seen"].endswith("bộ chỉ số"))

"""Which task answers a criterion: by shared words, short forms written out, with the field as a prior."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kehoach.audit.criteria import words
from kehoach.audit.sums import level_of
from kehoach.models.language.abbreviations import expand
from kehoach.models.records import Plan, Score, Task

_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = 0.6
_ALIKE_IN_FIELD = 0.4
_BROAD = 0.5  # a row that holds this share of its field's points is the field itself


def unanswered(scores: Sequence[Score], plan: Plan) -> Iterator[Score]:
    """The criteria that lost points and have no task: leaves of the criteria tree, each once."""
    lost = [score for score in scores if _has_lost(score)]
    if not lost:
        return
    tasks = [(task, _said(task, plan)) for task in plan.tasks]
    seen: set[tuple[str | None, frozenset[str]]] = set()
    for score in lost:
        key = (score.code, words(score.criterion))
        if key in seen or any(_is_above(score, other) for other in lost):
            continue
        seen.add(key)
        if not any(_answers(task, said, score, scores) for task, said in tasks):
            yield score


def _has_lost(score: Score) -> bool:
    if score.total or score.unit_of_government or not score.max or score.unit == "%":
        return False
    if score.field is None and score.code is None:  # the whole result, or a body's part of it
        return False
    won = score.appraised if score.appraised is not None else score.self_
    return won is not None and won < score.max


def _is_above(score: Score, other: Score) -> bool:
    code, below = (score.code or "").rstrip("."), other.code or ""
    return bool(code) and level_of(code) != 0 and below.startswith(f"{code}.")


def _said(task: Task, plan: Plan) -> frozenset[str]:
    """The words a task is told by: its criterion, its text and actions, its section's title."""
    titles = [section.title for section in plan.sections if section.label == task.section]
    parts = [task.criterion or "", task.text, task.output or "", *(action.text for action in task.actions), *titles]
    return frozenset(_WORD.findall(expand(" ".join(parts))))


def _answers(task: Task, said: frozenset[str], score: Score, scores: Iterable[Score]) -> bool:
    telling = words(score.criterion)
    share = len(telling & said) / len(telling) if telling else 0.0
    if task.field is not None and task.field == score.field:
        return share >= _ALIKE_IN_FIELD or _is_field(score, scores)
    return share >= _ALIKE


def _is_field(score: Score, scores: Iterable[Score]) -> bool:
    """Whether a row stands for its whole field: the largest of it by far."""
    most = max((other.max or 0 for other in scores if other.field == score.field and not other.total), default=0)
    return (score.max or 0) >= _BROAD * most and "." not in (score.code or "")

"""Which task answers a criterion: by shared words, short forms written out, with the field as a prior."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import cast

from kehoach.audit.criteria import closeness, words
from kehoach.audit.sums import level_of
from kehoach.models.language.abbreviations import expand
from kehoach.models.language.fold import fold_keep
from kehoach.models.records import Field_, Plan, Score, Section, Task
from kehoach.models.vocabulary import load

_WORD = re.compile(r"[^\W\d_]+")
_APART = re.compile(r"[\W_]+")
_ALIKE = 0.6
_ALIKE_IN_FIELD = 0.4
_ALIKE_ACROSS = 0.9  # a task of another field answers a whole field only where it names it
_SAME = 0.75
_LARGEST_UNNAMED = 5.0  # more points without a field or a code are the whole result, or a body's part of it
_BROAD = 0.5  # a row that holds this share of its field's points is the field itself


def unanswered(scores: Sequence[Score], plan: Plan) -> Iterator[Score]:
    """The criteria that lost points and have no task."""
    remedies = Remedies(plan.tasks, plan.sections)
    for score in lost_criteria(scores):
        if not remedies.of(score, scores):
            yield score


def lost_criteria(scores: Sequence[Score]) -> list[Score]:
    """The criteria that lost points in the latest year: leaves of the criteria tree, each once."""
    lost = [score for score in latest(scores) if is_criterion(score) and _has_lost(score)]
    found: list[Score] = []
    for score in lost:
        if not any(is_above(score, other) for other in lost) and not any(is_same(score, one) for one in found):
            found.append(score)
    return found


def is_same(one: Score, other: Score) -> bool:
    """Whether two mentions are of one row: one maximum, names alike, no two codes."""
    if one.max != other.max or (one.code and other.code and one.code != other.code):
        return False
    return closeness(one.criterion, other.criterion) >= _SAME


def latest(scores: Iterable[Score]) -> list[Score]:
    """The results of the latest year and those that tell no year."""
    every = list(scores)
    last = max((score.year for score in every if score.year), default=None)
    return [score for score in every if score.year in (None, last)]


def reached(score: Score) -> float | None:
    """The points won as appraised, else as the unit says itself."""
    return score.appraised if score.appraised is not None else score.self_


def is_criterion(score: Score) -> bool:
    """Whether a mention is of one criterion or field with points of a maximum: no whole result, no ranked unit."""
    if score.total or score.unit_of_government or not score.max or score.unit == "%":
        return False
    return score.field is not None or score.code is not None or score.max <= _LARGEST_UNNAMED


class Remedies:
    """Which tasks of a plan answer a criterion; the only judge of that."""

    def __init__(self, tasks: Iterable[Task], sections: Iterable[Section] = ()) -> None:
        titles: dict[str, list[str]] = {}
        for section in sections:
            titles.setdefault(section.label, []).append(section.title)
        self._said = [(task, _said(task, titles.get(task.section or "", []))) for task in tasks]

    def of(self, score: Score, scores: Sequence[Score]) -> list[Task]:
        """The tasks that answer a criterion, ``scores`` being all results it stands among; else the duties that do.

        A task under another heading answers a whole field where it names that field.
        """
        for role in ("task", "duty"):
            own = [(task, said) for task, said in self._said if task.role == role]
            found = [task for task, said in own if _answers(task, said, score, scores)]
            if not found and score.field is not None and _is_field(score, scores):
                found = [task for task, _ in own if _speaks_of(task, score.field)]
            if found:
                return found
        return []


def _has_lost(score: Score) -> bool:
    won = reached(score)
    return won is not None and won < (score.max or 0)


def is_above(score: Score, other: Score) -> bool:
    """Whether the code of the other goes on from the row's own (3 and 3.1)."""
    code, below = (score.code or "").rstrip("."), other.code or ""
    return bool(code) and level_of(code) != 0 and below.startswith(f"{code}.")


def _said(task: Task, titles: Iterable[str]) -> frozenset[str]:
    """The words a task is told by: its criterion, its text and actions, its section's title."""
    parts = [task.criterion or "", task.text, task.output or "", *(action.text for action in task.actions), *titles]
    return frozenset(_WORD.findall(expand(" ".join(parts))))


def _answers(task: Task, said: frozenset[str], score: Score, scores: Iterable[Score]) -> bool:
    telling = words(score.criterion)
    share = len(telling & said) / len(telling) if telling else 0.0
    if task.field is None or score.field is None:
        return share >= _ALIKE
    whole = _is_field(score, scores)
    if task.field == score.field:
        return whole or share >= _ALIKE_IN_FIELD
    return share >= (_ALIKE_ACROSS if whole else _ALIKE)


def _speaks_of(task: Task, field: Field_) -> bool:
    """Whether a task's own words name a field, whatever the heading is that it stands under."""
    said = " ".join(_APART.split(fold_keep(" ".join([task.text, *(action.text for action in task.actions)]))))
    return any(f" {name} " in f" {said} " for name in _names(field))


@cache
def _names(field: Field_) -> tuple[str, ...]:
    return tuple(" ".join(_APART.split(fold_keep(heading["words"]))) for heading in field_headings(field))


def field_headings(field: Field_) -> list[dict[str, str]]:
    """The words that name a field in a heading, with where they were seen."""
    for entry in load("fields")["field"]:
        if entry["name"] == field:
            return cast("list[dict[str, str]]", entry["heading"])
    return []


def _is_field(score: Score, scores: Iterable[Score]) -> bool:
    """Whether a row stands for its whole field: the largest of it by far."""
    most = max((other.max or 0 for other in scores if other.field == score.field and not other.total), default=0)
    return (score.max or 0) >= _BROAD * most and "." not in (score.code or "")

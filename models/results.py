"""Which criteria lost points and which task answers which criterion: the one judge of both.

A task answers a criterion that it names or whose kind it speaks of; else one whose telling words it holds, the field
serving as a prior. A field's own row is answered by every task of the field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, cast

from kehoach.models.criteria import closeness, kinds, level_of, plain, words
from kehoach.models.records import Field_, Plan, Score, Section, Task
from kehoach.models.vocabulary import load

_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = 0.6
_ALIKE_IN_FIELD = 0.4
_ALIKE_ACROSS = 0.9  # a task of another field answers a whole field, or a task of another kind a criterion
_SAME = 0.75
_NAMED = 90.0  # of 100: the criterion that a task names is this one, misprints apart
_SURE = 1.0
_LARGEST_UNNAMED = 5.0  # more points without a field or a code are the whole result, or a body's part of it
_BROAD = 0.5  # a row that holds this share of its field's points is the field itself


class Told(NamedTuple):
    """What a task is judged by: its field, each of its texts, the criterion it names."""

    field: Field_ | None
    texts: tuple[str, ...]
    names: str | None = None


def answers(criterion: str, field: Field_ | None, tasks: Sequence[tuple[str, str | None, Field_ | None]]) -> list[int]:
    """The indexes of the tasks (text, criterion it names, field) that answer a criterion, the likeliest first."""
    whole = field is not None and names_field(criterion, field)
    told = [told_of(*task) for task in tasks]
    likely = {at: likelihood(criterion, field, one, whole=whole) for at, one in enumerate(told)}
    found = sorted((at for at, value in likely.items() if value), key=lambda at: -likely[at])
    if not found and whole and field is not None:
        return [at for at, one in enumerate(told) if speaks_of(one, field)]
    return found


def told_of(text: str, names: str | None, field: Field_ | None) -> Told:
    """What a task is judged by: its text, the criterion it names, its field."""
    return Told(field, tuple(filter(None, (text, names))), names)


def likelihood(criterion: str, field: Field_ | None, task: Told, *, whole: bool = False) -> float:
    """How surely a task answers a criterion; 0 where it does not. ``whole`` for a field's own row."""
    if task.names and _is_named(criterion, task.names):
        return 2 * _SURE
    share = _share(criterion, task.texts)
    wanted = kinds(criterion, field)
    given = {kind for text in task.texts for kind in kinds(text, task.field)}
    if not given.isdisjoint(wanted):
        return _SURE + share
    if task.field is None or field is None:
        least = _ALIKE
    elif task.field == field:
        if whole:
            return max(share, _ALIKE_IN_FIELD)
        least = _ALIKE_IN_FIELD
    else:
        least = _ALIKE_ACROSS if whole else _ALIKE
    if wanted and given:
        least = _ALIKE_ACROSS
    return share if share >= least else 0.0


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


def is_above(score: Score, other: Score) -> bool:
    """Whether the code of the other goes on from the row's own (3 and 3.1)."""
    code, below = (score.code or "").rstrip("."), other.code or ""
    return bool(code) and level_of(code) != 0 and below.startswith(f"{code}.")


class Remedies:
    """Which tasks of a plan answer a criterion."""

    def __init__(self, tasks: Iterable[Task], sections: Iterable[Section] = ()) -> None:
        titles: dict[str, list[str]] = {}
        for section in sections:
            titles.setdefault(section.label, []).append(section.title)
        self._told = [(task, _told(task, titles.get(task.section or "", []))) for task in tasks]

    def of(self, score: Score, scores: Sequence[Score]) -> list[Task]:
        """The tasks that answer a criterion, ``scores`` being all results it stands among; else the duties that do.

        A task under another heading answers a whole field where it names that field.
        """
        whole = _is_field(score, scores)
        for role in ("task", "duty"):
            own = [(task, told) for task, told in self._told if task.role == role]
            found = [task for task, told in own if likelihood(score.criterion, score.field, told, whole=whole)]
            if not found and whole and score.field is not None:
                found = [task for task, told in own if speaks_of(told, score.field)]
            if found:
                return found
        return []


def speaks_of(task: Told, field: Field_) -> bool:
    """Whether a task's own words name a field, whatever the heading is that it stands under."""
    said = " ".join(plain(text) for text in task.texts)
    return any(f" {name} " in f" {said} " for name in _names(field))


def names_field(criterion: str, field: Field_) -> bool:
    """Whether a row's name is its field's and says no more: "Công tác cải cách thủ tục hành chính"."""
    named, beside = _whole_names(field)
    said, found = named.subn(" ", plain(criterion)) if named else ("", 0)
    return bool(found) and not beside.sub(" ", said).strip()


@cache
def _whole_names(field: Field_) -> tuple[re.Pattern[str] | None, re.Pattern[str]]:
    entry = load("criteria")["fields"]
    names = [plain(name) for name in entry.get(field, [])]
    beside = [plain(word) for word in entry["beside"].split(";")]
    return _any_of(names) if names else None, _any_of(beside)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def field_headings(field: Field_) -> list[dict[str, str]]:
    """The words that name a field in a heading, with where they were seen."""
    for entry in load("fields")["field"]:
        if entry["name"] == field:
            return cast("list[dict[str, str]]", entry["heading"])
    return []


def _has_lost(score: Score) -> bool:
    won = reached(score)
    return won is not None and won < (score.max or 0)


def _told(task: Task, titles: Iterable[str]) -> Told:
    """A task by its criterion, its text and actions, its output and its section's title."""
    texts = [task.criterion or "", task.text, task.output or "", *(action.text for action in task.actions), *titles]
    return Told(task.field, tuple(filter(None, texts)), task.criterion)


def _share(criterion: str, texts: Iterable[str]) -> float:
    telling = words(plain(criterion))
    said = _said(tuple(texts))
    return len(telling & said) / len(telling) if telling else 0.0


@lru_cache(maxsize=4096)
def _said(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_WORD.findall(" ".join(plain(text) for text in texts)))


@lru_cache(maxsize=8192)
def _is_named(criterion: str, named: str) -> bool:
    from rapidfuzz import fuzz

    one, other = plain(criterion), plain(named)
    return one == other or fuzz.ratio(one, other) >= _NAMED


@cache
def _names(field: Field_) -> tuple[str, ...]:
    return tuple(plain(heading["words"]) for heading in field_headings(field))


def _is_field(score: Score, scores: Iterable[Score]) -> bool:
    """Whether a row stands for its whole field: the largest of it by far, or called as the field is."""
    most = max((other.max or 0 for other in scores if other.field == score.field and not other.total), default=0)
    if (score.max or 0) >= _BROAD * most and "." not in (score.code or ""):
        return True
    return score.field is not None and names_field(score.criterion, score.field)

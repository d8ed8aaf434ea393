"""Two plans side by side: tasks carried over, changed (in what), added, dropped; points won and lost."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from kehoach.corpus.standings import Standing, standings
from kehoach.models.criteria import closeness
from kehoach.models.language.abbreviations import expand
from kehoach.models.language.fold import fold
from kehoach.models.records import Body, Deadline, Field_, Plan, Score, Task
from kehoach.models.results import is_criterion, latest, lost_criteria, reached

Part: TypeAlias = Literal["text", "figures", "lead", "coop", "deadline", "output"]
Loss: TypeAlias = Literal["mended", "again", "new", "untold"]
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIGURE = re.compile(r"[\d.,]+")
_ALIKE = 0.5  # share of the word pairs of both texts
_COMMON = 40  # tasks that hold a word pair before it says nothing
_SAME_CRITERION = 0.75


class Change(NamedTuple):
    """A part of a task that reads otherwise; the words as printed, "" where there are none."""

    part: Part
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A task of the old plan and the one of the new plan that carries it on; ``likeness`` of their texts, 0 to 1."""

    old: Task
    new: Task
    likeness: float
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """The result of a field (None: the whole index) in each plan, of the latest year that the plan tells."""

    field: Field_ | None
    old: Standing | None
    new: Standing | None


@dataclass(frozen=True, slots=True)
class LossChange:
    """A criterion that lost points in either plan.

    state: "mended" lost then and not now; "again" lost both times; "new" lost only now; "untold" lost then, and the
    new plan does not tell.
    """

    criterion: str
    field: Field_ | None
    old: float | None
    new: float | None
    state: Loss


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the old plan in the new one; tasks in the order of their plan."""

    carried: tuple[Pair, ...]
    changed: tuple[Pair, ...]
    added: tuple[Task, ...]
    dropped: tuple[Task, ...]
    fields: tuple[FieldChange, ...]
    losses: tuple[LossChange, ...]


def compare(old: Plan, new: Plan) -> Comparison:
    """The new plan against the old one. Years and days that moved on with the plan's year are no change."""
    pairs = [pair for role in ("task", "duty") for pair in _pairs(old, new, role)]
    old_left = {id(pair.old) for pair in pairs}
    new_left = {id(pair.new) for pair in pairs}
    place = {id(task): at for at, task in enumerate(new.tasks)}
    pairs.sort(key=lambda pair: place[id(pair.new)])
    return Comparison(
        carried=tuple(pair for pair in pairs if not pair.changes),
        changed=tuple(pair for pair in pairs if pair.changes),
        added=tuple(task for task in new.tasks if id(task) not in new_left),
        dropped=tuple(task for task in old.tasks if id(task) not in old_left),
        fields=tuple(_fields(old, new)),
        losses=tuple(_losses(old.scores, new.scores)),
    )


def year_of(plan: Plan) -> int | None:
    """The year a plan is for: its title's, else that of issue."""
    issued = (plan.header.issued or "")[:4]
    return plan.header.plan_year or (int(issued) if issued.isdigit() else None)


def _pairs(old: Plan, new: Plan, role: str) -> Iterator[Pair]:
    """Pairs of tasks, the likeliest first: each task is in one pair at most."""
    before = [_Told(task, year_of(old)) for task in old.tasks if task.role == role]
    after = [_Told(task, year_of(new)) for task in new.tasks if task.role == role]
    scored = [
        (one.likeness(other) + one.bonus(other), one.likeness(other), at, to)
        for at, to in _candidates(before, after)
        for one, other in [(before[at], after[to])]
    ]
    free_old, free_new = set(range(len(before))), set(range(len(after)))
    for _, likeness, at, to in sorted(scored, key=lambda entry: (-entry[0], abs(entry[2] - entry[3]), entry[2:])):
        if likeness >= _ALIKE and at in free_old and to in free_new:
            free_old.discard(at)
            free_new.discard(to)
            yield Pair(before[at].task, after[to].task, round(likeness, 3), tuple(_changes(before[at], after[to])))


class _Told:
    """A task as it is compared: its words with years as steps from the plan's year."""

    def __init__(self, task: Task, year: int | None) -> None:
        self.task = task
        self.year = year
        self.words = self.said(task.text)
        bare = ["#" if _FIGURE.fullmatch(word) else word for word in self.words]
        self.pairs = frozenset(pairwise(("", *bare, "")))

    def said(self, text: str | None) -> list[str]:
        return [self._moved(word) for word in _WORD.findall(expand(text or ""))]

    def _moved(self, word: str) -> str:
        return f"{int(word) - self.year:+}" if self.year and _YEAR.fullmatch(word) else word

    def likeness(self, other: _Told) -> float:
        return 2 * len(self.pairs & other.pairs) / (len(self.pairs) + len(other.pairs))

    def bonus(self, other: _Told) -> float:
        """What speaks for a pair beside the words: one lead, one field, one criterion."""
        same_lead = _keys(self.task.lead) == _keys(other.task.lead)
        same_field = self.task.field == other.task.field
        same_criterion = bool(self.task.criterion) and self.said(self.task.criterion) == other.said(
            other.task.criterion
        )
        return 0.05 * same_lead + 0.03 * same_field + 0.05 * same_criterion

    def times(self) -> list[tuple[str, str, str]]:
        return sorted(self._time(one) for one in self.task.deadlines)

    def _time(self, one: Deadline) -> tuple[str, str, str]:
        """Kind, rhythm and last day, the year as a step from the plan's; the words where it has no day."""
        try:
            due = date.fromisoformat(one.due or "")
        except ValueError:
            return one.kind, one.every or "", "" if one.every else " ".join(self.said(one.raw))
        step = due.year - self.year if self.year else 0
        last = due.month == 2 and due.day >= 28
        return one.kind, one.every or "", f"{step:+}-{due.month}-{'end' if last else due.day}"


def _candidates(before: Sequence[_Told], after: Sequence[_Told]) -> set[tuple[int, int]]:
    """The pairs worth a look: those that share a telling word pair."""
    holders: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for to, told in enumerate(after):
        for pair in told.pairs:
            holders[pair].append(to)
    return {
        (at, to)
        for at, told in enumerate(before)
        for pair in told.pairs
        if len(holders.get(pair, ())) <= _COMMON
        for to in holders.get(pair, ())
    }


def _changes(old: _Told, new: _Told) -> Iterator[Change]:
    one, other = old.task, new.task
    if old.words != new.words:
        bare = [[word for word in told.words if not _FIGURE.fullmatch(word)] for told in (old, new)]
        yield Change("figures" if bare[0] == bare[1] else "text", one.text, other.text)
    if _keys(one.lead) != _keys(other.lead):
        yield Change("lead", _names(one.lead), _names(other.lead))
    if _keys(one.coop) != _keys(other.coop):
        yield Change("coop", _names(one.coop), _names(other.coop))
    if old.times() != new.times():
        yield Change("deadline", _raws(one.deadlines), _raws(other.deadlines))
    if old.said(one.output) != new.said(other.output):
        yield Change("output", one.output or "", other.output or "")


def _keys(bodies: Iterable[Body]) -> frozenset[str]:
    return frozenset(body.id or fold(expand(body.name)) for body in bodies)


def _names(bodies: Iterable[Body]) -> str:
    return "; ".join(body.name for body in bodies)


def _raws(deadlines: Iterable[Deadline]) -> str:
    return "; ".join(dict.fromkeys(one.raw for one in deadlines))


def _fields(old: Plan, new: Plan) -> Iterator[FieldChange]:
    before, after = _latest(old), _latest(new)
    for field in dict.fromkeys((*before, *after)):
        yield FieldChange(field, before.get(field), after.get(field))


def _latest(plan: Plan) -> dict[Field_ | None, Standing]:
    """A plan's own results by field, of the latest year each."""
    own = [one for one in standings(plan.scores, plan.header.base_year) if one.unit is None]
    found: dict[Field_ | None, Standing] = {}
    for one in sorted(own, key=lambda one: one.year or 0):
        found[one.field] = one
    return found


def _losses(old: Sequence[Score], new: Sequence[Score]) -> Iterator[LossChange]:
    then, now = lost_criteria(old), lost_criteria(new)
    told = [score for score in latest(new) if is_criterion(score) and reached(score) is not None]
    seen: Counter[int] = Counter()
    for score in then:
        again = next((other for other in now if _is_same(score, other) and not seen[id(other)]), None)
        if again is not None:
            seen[id(again)] += 1
            yield LossChange(again.criterion, again.field, _lost(score), _lost(again), "again")
        else:
            state: Loss = "mended" if any(_is_same(score, other) for other in told) else "untold"
            yield LossChange(score.criterion, score.field, _lost(score), 0.0 if state == "mended" else None, state)
    for score in now:
        if not seen[id(score)]:
            yield LossChange(score.criterion, score.field, None, _lost(score), "new")


def _lost(score: Score) -> float:
    return round((score.max or 0) - (reached(score) or 0), 4)


def _is_same(one: Score, other: Score) -> bool:
    if one.field and other.field and one.field != other.field:
        return False
    return closeness(one.criterion, other.criterion) >= _SAME_CRITERION

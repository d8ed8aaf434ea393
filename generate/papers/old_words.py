"""Last year's words of a task's parts and of the lines that no piece of the draft names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kehoach.generate.papers.docx_blocks import key, unnumbered
from kehoach.models.draft import DraftTask, Part
from kehoach.models.records import Action, Body, Deadline, Field_, Plan, Task, Where

_LINE = re.compile(r"[^\n\t]+")
_WORD = re.compile(r"\w+")
_ALIKE = 0.75  # a heading with another year or unit is the same heading


class OldLines:
    """The lines and cells of last year's plan that are not yet known to stand in the draft."""

    def __init__(self, plan: Plan, used: Iterable[Where]) -> None:
        spans = [(where.start, where.end) for where in used]
        self._by_key: dict[str, tuple[str, Counter[str]]] = {}
        self._kept: set[str] = set()
        for match in _LINE.finditer(plan.text):
            words = match[0].strip()
            self._kept.add(key(words))
            if key(words) and not any(start < match.end() and match.start() < end for start, end in spans):
                self._by_key.setdefault(key(words), (words, _bag(words)))

    def same(self, words: str) -> bool:
        """Whether last year's plan has a line of just these words."""
        return key(words) in self._kept

    def like(self, words: str) -> str | None:
        """The line that these words were made from, by likeness, in capitals where they are; it is given once."""
        bag = _bag(words)
        best = max(self._by_key, key=lambda line: _alike(bag, self._by_key[line][1]), default=None)
        if best is None or _alike(bag, self._by_key[best][1]) < _ALIKE:
            return None
        found = unnumbered(self._by_key.pop(best)[0])
        return found.upper() if words.isupper() else found


def _bag(words: str) -> Counter[str]:
    return Counter(_WORD.findall(key(words)))


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """The share of words in common, of both."""
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)


def task_at(plan: Plan, where: Where | None) -> Task | Action | None:
    """The task of last year's plan, or the line of one, that stands at a place."""
    if where is None:
        return None
    for task in plan.tasks:
        for action in task.actions:
            if action.where.start == where.start and len(task.actions) > 1:
                return action
        places: Sequence[Where] = task.where if isinstance(task.where, list) else [task.where]
        if any(place.start == where.start for place in places):
            return task
    return None


def field_at(plan: Plan, where: Where | None) -> Field_ | None:
    """The field of the task at a place."""
    for task in plan.tasks:
        places: Sequence[Where] = task.where if isinstance(task.where, list) else [task.where]
        if where is not None and any(place.start <= where.start < place.end for place in places):
            return task.field
    return None


def parts(task: DraftTask, plan: Plan | None) -> Iterator[tuple[str, str | None]]:
    """What the row of a task prints beside its text, each with last year's words: "" none, None not known."""
    old = task_at(plan, task.origin.where) if plan is not None else None
    printed: list[tuple[Part, str]] = [
        ("lead", "; ".join(task.lead)),
        ("coop", "; ".join(task.coop)),
        ("output", task.output or ""),
        ("deadline", "; ".join(task.deadlines)),
        ("criterion", task.criterion or ""),
    ]
    for part, words in printed:
        if words:
            known = None if old is None else _said(old, part)
            yield words, "" if known is None and part in task.origin.proposed else known


def _said(old: Task | Action, part: Part) -> str | None:
    """One part as last year's plan printed it; a line of a row does not say what its row says."""
    if part == "lead":
        return _names(old.lead)
    if part == "coop":
        return _names(old.coop)
    if part == "deadline":
        return _times(old.deadlines)
    if isinstance(old, Action):
        return None
    return (old.output if part == "output" else old.criterion) or ""


def _names(bodies: Sequence[Body]) -> str:
    return "; ".join(body.name for body in bodies)


def _times(deadlines: Sequence[Deadline]) -> str:
    """The times of a cell or a label; those that stand in the text itself only where there is no other."""
    stated = [deadline for deadline in deadlines if deadline.from_ != "prose"] or deadlines
    return "; ".join(dict.fromkeys(deadline.raw for deadline in stated))

"""Runs every check over one reading: findings in document order, chosen codes only, suppressions counted."""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import cast

from kehoach.audit import checks
from kehoach.audit.case import Case, Check
from kehoach.models.findings import SEVERITIES, Audit, Completeness, Finding, Severity
from kehoach.models.reading import Reading
from kehoach.models.records import Score, Task


@dataclass(frozen=True, slots=True)
class Choice:
    """Which findings count: code prefixes to take and to leave, and the least severity."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    least: Severity = "info"

    def takes(self, code: str) -> bool:
        """Whether findings of a code are wanted; a prefix such as "deadline" takes its whole group."""
        wanted = not self.select or any(_begins(code, prefix) for prefix in self.select)
        return wanted and not any(_begins(code, prefix) for prefix in self.ignore)


def _begins(code: str, prefix: str) -> bool:
    return code == prefix or code.startswith(prefix.rstrip("*-") + "-")


@cache
def check_codes() -> tuple[str, ...]:
    """The codes of all checks, found by folder scan."""
    return tuple(sorted(info.name.replace("_", "-") for info in pkgutil.iter_modules(checks.__path__)))


@cache
def check_of(code: str) -> Check:
    """The module of one check."""
    return cast(Check, import_module(f"{checks.__name__}.{code.replace('-', '_')}"))


def audit(reading: Reading, scores: Sequence[Score] | None = None, choice: Choice | None = None) -> Audit:
    """All findings of a reading.

    Args:
        reading: the plan with its words and its form.
        scores: results the plan must answer; without them the plan's own scores stand in.
        choice: which codes and severities to keep.
    """
    choice = choice or Choice()
    case = Case(reading, tuple(reading.scores if scores is None else scores), scores is not None)
    found: list[Finding] = []
    for code in check_codes():
        if choice.takes(code):
            found += [f for f in check_of(code).check(case) if choice.takes(f.code)]
    rank = SEVERITIES.index(choice.least)
    kept = [finding for finding in found if SEVERITIES.index(finding.severity) <= rank]
    kept.sort(key=lambda f: (f.where.start, SEVERITIES.index(f.severity), f.code))
    return Audit(source=reading.source, findings=kept, completeness=completeness(reading.tasks))


def completeness(tasks: Sequence[Task]) -> Completeness:
    """How many of the tasks (duties left out) have a lead, a deadline, one that can be checked, an output."""
    own = [task for task in tasks if task.role == "task"]
    return Completeness(
        tasks=len(own),
        duties=len(tasks) - len(own),
        lead=sum(bool(task.lead) for task in own),
        deadline=sum(bool(task.deadlines) for task in own),
        checkable_deadline=sum(has_checkable_deadline(task) for task in own),
        output=sum(bool(task.output) for task in own),
        complete=sum(bool(task.lead and task.output) and has_checkable_deadline(task) for task in own),
    )


def has_checkable_deadline(task: Task) -> bool:
    """Whether a day or a rhythm says when the task is late."""
    return any(deadline.due or deadline.every for deadline in task.deadlines)

"""What a draft was composed of is what its Word file gives back: tasks, bodies, times, figures, whole and nothing more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from pathlib import Path

import pytest
from drawn_drafts import drafts
from hypothesis import HealthCheck, given, settings
from shared_material import SHARED, needs_shared

import kehoach
from kehoach.audit.runner import audit
from kehoach.generate.draft.compose import Wish, compose
from kehoach.generate.draft.printed import plain
from kehoach.generate.paper import paper_of
from kehoach.models.draft import Draft, DraftTask
from kehoach.models.reading import Reading
from kehoach.models.records import Task

BLANKS = {"docno-missing", "date-incomplete"}
"""What stays open until the plan is issued."""

NEXT_YEAR = {"0-ea-ly": 2026, "3-cam-giang": 2026, "4-huong-tra": 2026}


def lost_and_added(wanted: Iterable[Hashable], found: Iterable[Hashable]) -> tuple[list[Hashable], list[Hashable]]:
    """What is missing and what is too much, each as often as it is."""
    want, have = Counter(wanted), Counter(found)
    return list((want - have).elements()), list((have - want).elements())


def drafted_task(task: DraftTask) -> Hashable:
    return (
        plain(task.text),
        task.field,
        plain(task.criterion or ""),
        tuple(task.lead),
        tuple(task.coop),
        plain(task.output or ""),
        frozenset(task.deadlines),
    )


def read_task(task: Task) -> Hashable:
    return (
        plain(task.text),
        task.field or "other",
        plain(task.criterion or ""),
        tuple(body.name for body in task.lead),
        tuple(body.name for body in task.coop),
        plain(task.output or ""),
        frozenset(deadline.raw for deadline in task.deadlines),
    )


def drafted(draft: Draft) -> list[Hashable]:
    """Tasks, duties with their bodies, figures and aims of a draft, each tagged with its kind."""
    return [
        *(("task", drafted_task(task)) for task in draft.tasks),
        *(("duty", plain(duty.text), duty.body or "") for duty in draft.of("duty")),
        *(("score", row.criterion, row.max, row.self_, row.appraised) for row in printed_results(draft)),
        *(("target", plain(aim.text)) for aim in draft.of("target") if any(sign.isdigit() for sign in aim.text)),
    ]


def printed_results(draft: Draft) -> list[Loss]:
    return draft.results if any(row.reached is not None for row in draft.results) else []


def read(draft: Draft, reading: Reading) -> list[Hashable]:
    """The same of the document that was read; the total that the template adds up and the goal are left out."""
    aims = [passage for passage in draft.of("target") if any(sign.isdigit() for sign in passage.text)]
    told = " ".join(plain(target.text) for target in reading.targets)
    return [
        *(("task", read_task(task)) for task in reading.tasks if task.role == "task"),
        *(
            ("duty", plain(task.text), ", ".join(body.name for body in task.lead))
            for task in reading.tasks
            if task.role == "duty"
        ),
        *sorted(
            {
                ("score", score.criterion, score.max, score.self_, score.appraised)
                for score in reading.scores
                if not score.total
            },
            key=str,
        ),
        *(("target", plain(aim.text)) for aim in aims if plain(aim.text) in told),
    ]

"""What a drafted document says when it is read again, in the shape of what the draft was composed of."""

from __future__ import annotations

from typing import Any

from kehoach.generate.draft.printed import plain
from kehoach.models.draft import Draft
from kehoach.models.reading import Reading


def tasks_drafted(draft: Draft, *, intents: bool = True) -> list[Any]:
    return [
        (
            plain(task.text),
            task.field if task.field != "other" else None,
            task.intent if intents else None,
            plain(task.criterion or "") or None,
            tuple(task.lead),
            tuple(task.coop),
            plain(task.output or "") or None,
        )
        for task in draft.tasks
    ]


def tasks_read(reading: Reading, draft: Draft, *, intents: bool = True) -> list[Any]:
    """The tasks in the order of the annex; a task of no field of reform may be read by its words."""
    known = {plain(task.text) for task in draft.tasks if task.field != "other"}
    tasks = [task for task in reading.tasks if task.role == "task"]
    tasks.sort(key=lambda task: int(task.ordinal) if task.ordinal and task.ordinal.isdigit() else 0)
    return [
        (
            task.text,
            task.field if task.text in known else None,
            task.intent if intents else None,
            task.criterion,
            tuple(body.name for body in task.lead),
            tuple(body.name for body in task.coop),
            task.output,
        )
        for task in tasks
    ]


def deadlines_drafted(draft: Draft) -> list[set[str]]:
    return [{_time(deadline) for deadline in task.deadlines} for task in draft.tasks]


def deadlines_read(reading: Reading) -> list[set[str]]:
    """The times of each row of the annex; one expression may hold several ("Quý II, Quý IV")."""
    tasks = [task for task in reading.tasks if task.role == "task" and task.ordinal]
    tasks.sort(key=lambda task: int(task.ordinal or 0))
    return [{_time(deadline.raw) for deadline in task.deadlines if deadline.from_ == "cell"} for task in tasks]


def _time(words: str) -> str:
    return plain(words).lower().removeprefix("hoàn thành ")


def duties_drafted(draft: Draft) -> list[tuple[str, str]]:
    return [(plain(passage.text), passage.body or "") for passage in draft.of("duty")]


def duties_read(reading: Reading) -> list[tuple[str, str]]:
    """The duties, without those of the part on reporting."""
    told = [section for section in reading.sections if section.title.startswith("CHẾ ĐỘ BÁO CÁO")]
    labels = {section.label for section in told}
    return [
        (plain(task.text), ", ".join(body.name for body in task.lead))
        for task in reading.tasks
        if task.role == "duty" and task.section not in labels
    ]


def scores_drafted(draft: Draft) -> set[Any]:
    return {(row.criterion, row.max, row.self_, row.appraised, draft.base_year) for row in draft.results}


def scores_read(reading: Reading) -> set[Any]:
    return {
        (score.criterion, score.max, score.self_, score.appraised, score.year)
        for score in reading.scores
        if not score.total
    }


def targets_read(reading: Reading) -> set[Any]:
    return {(target.value, target.op, target.unit, plain(target.text)) for target in reading.targets}

"""What a task printed twice says twice: the record of its table stays, that of the body goes."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.models.language.fold import fold
from kehoach.models.records import Target, Task, Where


def single_targets(targets: Sequence[Target], tasks: Sequence[Task]) -> tuple[list[Target], list[Task]]:
    """The targets without those that a task repeats at its other places, and the tasks with the indexes that follow."""
    gone: set[int] = set()
    for task in tasks:
        if isinstance(task.where, list) and len(task.where) > 1:
            held = {_key(targets[at]) for at in task.targets}
            gone |= {
                at
                for at, target in enumerate(targets)
                if at not in task.targets and _key(target) in held and _within(target, task.where)
            }
    if not gone:
        return list(targets), list(tasks)
    kept = [at for at in range(len(targets)) if at not in gone]
    index = {old: new for new, old in enumerate(kept)}
    moved = [task.model_copy(update={"targets": [index[at] for at in task.targets if at in index]}) for task in tasks]
    return [targets[at] for at in kept], moved


def _key(target: Target) -> tuple[str, float, float | None, str, str]:
    return fold(target.text), target.value, target.upper, target.unit, target.op


def _within(target: Target, places: Sequence[Where]) -> bool:
    return any(place.start <= target.where.start < place.end for place in places)

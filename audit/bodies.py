"""Who answers for what: the bodies of each task or aligned line, and how the document marks the one that leads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from kehoach.audit.case import Case
from kehoach.audit.columns import column_of, columns_headed, heading, heading_cells
from kehoach.models.language.fold import fold
from kehoach.models.records import Body, Section, Task, Where

Marking: TypeAlias = Literal["lead", "all", "none"]
"""How bodies are named: as those that lead, all alike (Cơ quan thực hiện), or without a field of their own."""

LEADS = re.compile(r"chủ trì|đầu mối|chịu trách nhiệm chính|thực hiện chính|phụ trách|tham mưu|soạn thảo|chủ quản")
_OF_A_LEVEL = re.compile(r"\bcấp (?:xã|huyện|tỉnh|cơ sở)$")
HELPS = re.compile(r"phối hợp|phối, kết hợp|hỗ trợ|cùng thực hiện")


@dataclass(frozen=True, slots=True)
class Assignment:
    """The bodies of a task, or of one of its aligned lines."""

    task: Task
    lead: Sequence[Body]
    coop: Sequence[Body]


def assignments(case: Case) -> Iterator[Assignment]:
    """One assignment a task (duties left out), one a line where a row has aligned lines."""
    for task in case.plan.tasks:
        if task.role != "task":
            continue
        if any(action.lead for action in task.actions):
            yield from (Assignment(task, action.lead, action.coop) for action in task.actions)
        else:
            yield Assignment(task, task.lead, task.coop)


def marking(case: Case, body: Body) -> Marking:
    """How the column heading or the label over a body marks it."""
    at = column_of(case, body.where) if body.from_ == "cell" else None
    if at is not None:
        # with a column for those who help, the other column is theirs who lead
        words = _bottom_words(case, *at) or heading(case, *at)
        led = _leads_alone(words) or (not HELPS.search(words) and _helpers_apart(case, at[0]))
    elif body.from_ in ("label", "group"):
        start = case.text.rfind("\n", 0, body.where.start) + 1
        led = _leads_alone(fold(case.text[start : body.where.start]))
    else:
        return "none"
    return "lead" if led else "all"


def _leads_alone(words: str) -> bool:
    """Whether a heading or label is for those who lead and not, in one, for those who help ("chủ trì, phối hợp")."""
    return bool(LEADS.search(words)) and not HELPS.search(words)


def _bottom_words(case: Case, index: int, column: int) -> str:
    """The lowest heading over a column that speaks of who leads or helps."""
    cells = [fold(case.text[cell.start : cell.end]) for cell in heading_cells(case, index, column)]
    return next((words for words in reversed(cells) if LEADS.search(words) or HELPS.search(words)), "")


def _helpers_apart(case: Case, index: int) -> bool:
    return any(not LEADS.search(heading(case, index, column)) for column in columns_headed(case, index, HELPS))


def field_place(case: Case, body: Body) -> Where | None:
    """The heading cell of the column a body stands in."""
    at = column_of(case, body.where)
    cells = list(heading_cells(case, *at)) if at else []
    return case.place(cells[-1].start, cells[-1].end) if cells else None


def span_of(case: Case, bodies: Sequence[Body]) -> Where:
    """The words from the first to the last of some bodies; the first alone where they stand apart."""
    first, last = bodies[0].where, bodies[-1].where
    together = case.text[first.start : last.end]
    if last.end <= first.start or "\t" in together or len(together) > 400:
        return first
    return case.place(first.start, last.end)


def distinct(bodies: Sequence[Body]) -> list[Body]:
    """The bodies, each once."""
    return list({key(body): body for body in bodies}.values())


def key(body: Body) -> str:
    """What tells a body from another: its folded name."""
    return fold(body.name)


def is_sort(body: Body) -> bool:
    """Whether it names a sort of bodies and no certain one (Các sở, ban, ngành)."""
    return body.kind == "collective"


def is_of_a_level(body: Body) -> bool:
    """Whether it names the bodies of a whole level, though in the singular (UBND cấp xã)."""
    return _OF_A_LEVEL.search(fold(body.name)) is not None


@lru_cache(maxsize=1)
def sections_by_label(case: Case) -> dict[str, Section]:
    """The headings by their label; of two alike the first."""
    found: dict[str, Section] = {}
    for section in case.plan.sections:
        found.setdefault(section.label, section)
    return found

"""Tasks that nobody was given: whole groups without a body, single tasks that their group's assignment leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kehoach.audit.bodies import is_sort, key
from kehoach.audit.case import Case, place_of
from kehoach.audit.times import Group, groups, is_planning
from kehoach.models.language.fold import fold_keep
from kehoach.models.records import Task

_SEVERAL = 2  # bodies with duties of their own: the section on organisation shares out the work
_ASIDE = frozenset({"front", "press", "mass organisation", "party", "unit"})
_PERSON = re.compile(
    r"\b(?:người đứng đầu|chủ tịch|thủ trưởng|giám đốc|trưởng (?:phòng|ban|công an|thôn)|lãnh đạo|bí thư)\b"
)


_IN_BRACKETS = re.compile(
    r"\([^()]{4,80}\b(?:chủ trì|phụ trách|thực hiện|tham mưu)\b[^()]*\)|\([^()]*\bgiao [^()]{4,80}\)"
)


@lru_cache(maxsize=1)
def unled(case: Case) -> tuple[dict[str, Group], bool]:
    """The groups of tasks that name no body at all, and whether the duties of several bodies let one guess it."""
    campaign = "thi đua" in fold_keep(case.plan.header.title or "")
    if not is_planning(case) or campaign or _table_leads(case):
        return {}, False
    found = {
        label: group
        for label, group in groups(case).items()
        if not any(task.lead or names_in_brackets(task) for task in group.tasks)
    }
    charged = {
        body.id or key(body)
        for task in case.plan.tasks
        if task.role == "duty"
        for body in task.lead
        if not is_sort(body) and body.kind not in _ASIDE
    }
    return found, len(charged) >= _SEVERAL


def unled_members(case: Case, *, implied: bool) -> Iterator[Task]:
    """Tasks that an assignment for their group leaves out; ``implied``: those whose words name a person in charge."""
    if not is_planning(case):
        return
    for group in groups(case).values():
        assigned = [task for task in group.tasks if task.lead and task.inherited]
        left = [task for task in group.tasks if not task.lead and place_of(task.where).table is None]
        leads = {key(body) for task in assigned for body in task.lead}
        if len(assigned) < 2 or len(leads) < 2 or len(left) > len(group.tasks) / 2:
            continue
        for task in left:
            if bool(_PERSON.search(fold_keep(task.text)[:160])) is implied:
                yield task


def _table_leads(case: Case) -> bool:
    """Whether a table names who leads: the text before it only tells what is to be done."""
    rows = [task for task in case.plan.tasks if task.role == "task" and place_of(task.where).table is not None]
    return sum(bool(task.lead) for task in rows) * 2 > len(rows)


def names_in_brackets(task: Task) -> bool:
    """Whether the words of a task say in brackets who does it: ``(Phòng Kinh tế chủ trì)``."""
    return "(" in task.text and bool(_IN_BRACKETS.search(fold_keep(task.text)))

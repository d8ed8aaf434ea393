"""Bodies given once for a group of tasks: to all of them, or each to the tasks of its own topics.

``Phân công trách nhiệm: - Văn phòng UBND xã: chủ trì nội dung về kiểm tra, báo cáo; - Công chức Văn hóa: tuyên
truyền``. Source: plans of communes and wards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from kehoach.extract.rules.candidates import Named, TaskCandidate
from kehoach.models.language.fold import fold_keep
from kehoach.models.outline import Outline
from kehoach.models.vocabulary import load

_CLAUSE = re.compile(r"[,;:.()“”\"\n]|\s[-–]\s")


def give(lead: Sequence[Named], coop: Sequence[Named], tasks: Iterable[TaskCandidate]) -> None:
    """Add bodies to tasks that stand before them."""
    for task in tasks:
        task.inherited = task.inherited or not (task.lead or task.coop)
        _add(lead, task.lead)
        _add(coop, task.coop)


def _add(bodies: Sequence[Named], held: list[Named]) -> None:
    held += [body for body in bodies if not any(own.start == body.start for own in held)]


def give_by_topic(outline: Outline, tasks: Sequence[TaskCandidate], charged: Sequence[TaskCandidate]) -> None:
    """Give each task the bodies of the line that shares most of its topics; none where no line or several do."""
    topics = [topics_of(_about(outline, line)) for line in charged]
    for task in tasks:
        own = topics_of(outline.text[task.span[0] : task.span[1]])
        shared = [len(own & theirs) for theirs in topics]
        best = max(shared, default=0)
        if not best or shared.count(best) > 1 or (task.lead and not task.inherited):
            continue
        line = charged[shared.index(best)]
        give(line.lead, line.coop, [task])


def _about(outline: Outline, line: TaskCandidate) -> str:
    """What a line charges its bodies with: its words after their names."""
    start = max([line.span[0], *(body.end for body in line.lead if body.start < line.span[1])])
    return outline.text[start : line.span[1]]


def topics_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring syllables that tell what a text is about."""
    pairs: set[str] = set()
    for clause in _CLAUSE.split(fold_keep(text)):
        syllables = re.findall(r"[^\W\d_]+", clause)
        pairs.update(f"{a} {b}" for a, b in pairwise(syllables) if not {a, b} & _empty())
    return frozenset(pairs)


@cache
def _empty() -> frozenset[str]:
    return frozenset(fold_keep(word) for word in load("topics")["empty"])

"""What a task written as a block of labels leaves out (chủ trì, phối hợp, sản phẩm, thời gian) and its list has."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from kehoach.audit.assigned import names_in_brackets, unled
from kehoach.audit.case import Case, place_of
from kehoach.audit.times import is_planning, is_timed_above
from kehoach.audit.wording import folded
from kehoach.models.language.fold import fold_keep
from kehoach.models.records import Body, Deadline, Task, Where

Slot: TypeAlias = Literal["lead", "coop", "output", "time"]
_Spans: TypeAlias = dict[Slot, tuple[int, int]]

_BODY = (
    r"(?:bộ phận|cơ quan|đơn vị|phòng|ban|sở|ngành|cấp|tổ chức|cá nhân|công chức|cán bộ|lãnh đạo|người|tập thể"
    r"|lực lượng|địa phương|bp|cq|đv)"
)
_WHO = rf"(?:(?:các )?{_BODY}(?: ?(?:,|/|-|và) ?{_BODY})* )?(?:được (?:giao|phân công) )?"
_TAIL = r"(?: ?[,/-]? ?\b[^\W\d_]+\b){0,6}"
_LABELS: dict[Slot, str] = {
    "lead": rf"{_WHO}(?:giao )?(?:chủ trì|đầu mối|tham mưu|chịu trách nhiệm|trách nhiệm|phụ trách|(?<!chức )thực hiện)"
    rf"{_TAIL}",
    "coop": rf"{_WHO}(?:phối hợp|phối, kết hợp|hỗ trợ){_TAIL}",
    "output": rf"(?:dự kiến )?(?:sản phẩm|kết quả|đầu ra){_TAIL}",
    "time": rf"(?:thời gian|thời hạn|tiến độ|thời điểm|lộ trình|kỳ hạn|hạn|hoàn thành){_TAIL}",
}
_OTHER = (
    r"(?:kinh phí|nguồn lực|nguồn kinh phí|địa điểm|nội dung|ghi chú|đối tượng|chỉ tiêu|yêu cầu|số lượng)[^:\n]{0,30}"
)
_OPENS = r"(?:(?<=\n)|(?<=[.;,(])(?<!chủ trì,))[ \t]*(?:[-–+*•o] ?)?(?:(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)] ?)?"
_CLOSES = r" *(?:\([^()\n]{0,40}\) *)?(?::|(?=\n|$))"
_ANY = re.compile(rf"[ \t]*(?:[-–+*•o] ?)?(?:[a-zđ\d.]+[.)] ?)?(?:{'|'.join(_LABELS.values())}|{_OTHER}) *:")
_PRINTED: dict[Slot, re.Pattern[str]] = {
    slot: re.compile(rf"{_OPENS}(?P<label>{words}){_CLOSES}") for slot, words in _LABELS.items()
}
_BLANK = re.compile(r"[ \t.…_/–*-]*")
_CHARGES = re.compile(r"\b(?:giao|chủ trì|chịu trách nhiệm|phụ trách|đầu mối)\b")
_USUAL: dict[Slot, float] = {"lead": 0.5, "time": 0.5, "coop": 0.75, "output": 0.75}
_FEW = 2  # tasks beside it that have a label make a habit of a short list
_HABIT = 3  # and so many where lists are taken together or nothing but prose says it
_SURE = 0.75
_LONGEST_NUMBER = 12
_SHORT_LIST = 3  # a shorter list is judged with the lists beside it


@dataclass(frozen=True, slots=True)
class Gap:
    """A task without what ``full`` tasks of its list have.

    ``where`` is its empty label or, where there is none, its words; ``beside`` is the nearest task that has it.
    """

    task: Task
    where: Where
    beside: Where
    full: int


@dataclass(frozen=True, slots=True)
class _Block:
    """A task with the text up to the next one; ``filled`` and ``empty`` are its printed labels (spans)."""

    task: Task
    filled: _Spans
    empty: _Spans


def gaps(case: Case, slot: Slot) -> Iterator[Gap]:
    """The tasks in running text that leave out what most of their list say with a label, or in words.

    An empty label counts where another task or two fill it (a form to be filled in has nothing but dots). Short
    lists are judged with the lists under the same heading; what a task inherits from its group, or says itself,
    is not missing.
    """
    lists = _lists(case)
    for label, members in lists.items():
        beside = [one for others in _beside(lists, label) for one in others]
        for block in members:
            if _has(block, slot):
                continue
            empty = block.empty.get(slot)
            pool = next((pool for pool in (members, beside) if _shows(case, block, pool, slot)), None)
            having = [one for one in pool or beside if _fills(one, slot)]
            blank = sum(slot in one.empty for one in beside)
            if pool is None and not (empty and len(having) >= min(blank, _FEW)):
                continue
            where = case.place(*empty) if empty else place_of(block.task.where)
            near = min(having, key=lambda one: abs(place_of(one.task.where).start - where.start))
            yield Gap(block.task, where, place_of(near.task.where), len(having))


def is_label(text: str, at: int) -> bool:
    """Whether a label of a task (who, with whom, what, when, with what money) begins at a place of a folded text."""
    return bool(_ANY.match(text, at))


def _shows(case: Case, block: _Block, pool: Sequence[_Block], slot: Slot) -> bool:
    """Whether what a task lacks is the habit of a list: most tasks say it, and in the way this one is written."""
    having = [one for one in pool if _fills(one, slot)]
    labelled = any(slot in one.filled for one in having)
    short = len(pool) < _SHORT_LIST
    sections = [one.task.section for one in pool]
    apart = 1 < len(set(sections)) < len(sections)  # of lists of one task each, all are one list
    if short or (not (block.filled or block.empty) and (slot == "coop" or apart)):
        return False
    if not labelled and not _is_told_in_words(case):
        return False
    if slot == "time" and is_timed_above(case, block.task.section or ""):
        return False
    least, share = (_FEW, _USUAL[slot]) if labelled and not apart else (_HABIT, _SURE)
    return len(having) >= max(least, share * (len(pool) - 1)) and len(having) * 2 > len(pool)


def _is_told_in_words(case: Case) -> bool:
    """Whether a plan that has no labels would say who and when with each task: its last part shares out nothing."""
    return is_planning(case) and not unled(case)[1]


def _fills(block: _Block, slot: Slot) -> bool:
    """Whether a task has a label with something behind it, or its words charge a body or set a day."""
    task = block.task
    if slot in block.filled:
        return True
    if slot == "time":
        return any(deadline.from_ == "prose" and deadline.due and not deadline.every for deadline in task.deadlines)
    if slot != "lead" or task.inherited:
        return False
    charged = any(body.from_ == "prose" for body in task.lead) and bool(_CHARGES.search(fold_keep(task.text)))
    return charged or names_in_brackets(task)


def _has(block: _Block, slot: Slot) -> bool:
    task = block.task
    given: dict[Slot, Sequence[object] | str | None] = {
        "lead": task.lead,
        "coop": task.coop,
        "output": _BLANK.sub("", task.output or ""),
        "time": task.deadlines,
    }
    return bool(given[slot]) or _fills(block, slot)


def _beside(lists: dict[str, list[_Block]], label: str) -> Iterator[list[_Block]]:
    """The lists under the same heading or right under this one, this one included."""
    above = label.rpartition(".")[0] or label
    return (members for one, members in lists.items() if one in (label, above) or one.rpartition(".")[0] == above)


@lru_cache(maxsize=1)
def _lists(case: Case) -> dict[str, list[_Block]]:
    """The tasks in running text (duties and rows of tables left out) by the label of their heading."""
    text = folded(case)
    stops = _stops(case, text)
    found: dict[str, list[_Block]] = {}
    for task in case.plan.tasks:
        where = place_of(task.where)
        if task.role != "task" or where.table is not None or not task.section or _ANY.match(text, where.start):
            continue
        at = bisect_right(stops, where.start)
        filled, empty = _labels(text, where.start, stops[at] if at < len(stops) else len(text))
        filled.update(_labelled(task))
        for slot in filled:
            empty.pop(slot, None)
        found.setdefault(task.section, []).append(_Block(task, filled, empty))
    return found


def _labelled(task: Task) -> _Spans:
    """What the records of a task say was read behind a label, an arrow or the like of its own."""
    found: _Spans = {}
    of_slot: dict[Slot, Sequence[Body | Deadline]] = {"lead": task.lead, "coop": task.coop, "time": task.deadlines}
    for slot, values in of_slot.items():
        own = next((value for value in values if value.from_ == "label"), None)
        if own is not None:
            found[slot] = own.where.start, own.where.end
    return found


def _labels(text: str, start: int, end: int) -> tuple[_Spans, _Spans]:
    """The labels in a stretch of text that have something behind them, and those that have nothing."""
    filled: _Spans = {}
    empty: _Spans = {}
    for slot, pattern in _PRINTED.items():
        for label in pattern.finditer(text, start, end):
            blank = _end_of_blank(text, label.end(), end)
            if blank is None:
                filled[slot] = label.span("label")
            else:
                empty.setdefault(slot, (label.start("label"), blank))
    return filled, empty


def _end_of_blank(text: str, at: int, end: int) -> int | None:
    """The end of the dots or blanks behind a label; None where words follow, on its line or below it."""
    blank = _BLANK.match(text, at, end)
    after = blank.end() if blank else at
    if after < end and text[after] not in "\n;)" and not _ANY.match(text, after, end):
        return None
    if after < end and text[after] == "\n":
        below = re.compile(r"\s*").match(text, after, end)
        line = below.end() if below else after
        if line < end and not _ANY.match(text, line, end):
            return None
    return after


def _stops(case: Case, text: str) -> list[int]:
    """Where the text of a task ends at the latest: the next task, heading, table or part of the document."""
    stops = {_line_start(text, place_of(task.where).start) for task in case.plan.tasks}
    headings = (section.where.start for section in case.plan.sections)
    stops |= {_line_start(text, start) for start in headings if not _ANY.match(text, start)}
    for node in case.nodes():
        if node.kind in ("part", "table", "note") or (node.zone != "body" and node.kind != "document"):
            stops.add(node.start)
    return sorted(stops)


def _line_start(text: str, at: int) -> int:
    """Where the line begins of which only a number or bullet stands before a place."""
    start = text.rfind("\n", 0, at) + 1
    return start if at - start <= _LONGEST_NUMBER else at

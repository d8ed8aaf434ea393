"""When things are due: the deadlines of each task or aligned line, and what the document says of time as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kehoach.audit.case import Case, place_of
from kehoach.audit.wording import folded
from kehoach.models.language.fold import fold_keep
from kehoach.models.records import Deadline, Section, Task, Where

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
FIELDS = frozenset({"cell", "label", "group", "heading"})
_TIME_HEADING = re.compile(r"\b(thời gian|thời hạn|lộ trình|tiến độ|phân kỳ|kế hoạch thời gian)\b")
_TIME_LABEL = re.compile(r"^\W*(?:[ivx\d.]+[.)]\s*)?thời (?:gian|hạn)(?: [^\W\d]+){0,4} ?:", re.MULTILINE)
_PLANS = re.compile(r"\b(?:kế hoạch|chương trình|đề án|phương án|chiến lược|lộ trình)\b")
_WORK = re.compile(r"\b(?:nhiệm vụ|giải pháp|hoạt động|phân công|công việc|nội dung thực hiện|nội dung kế hoạch)\b")
_NO_WORK = re.compile(
    r"\b(?:thi đua|khen thưởng|hình thức|phương pháp|phương thức|cách thức|tiêu chí|nguyên tắc|quy trình|các bước"
    r"|giám sát, đánh giá|đối tượng|mục tiêu|mục đích|yêu cầu|quan điểm|chỉ tiêu|kinh phí|phạm vi)\b"
)
_HORIZON = re.compile(r"\bđến (?:hết )?(?:năm )?20\d\d\b|\b(?:tháng|quý) [\divx]+")
_CITED_DAY = re.compile(r"\bngày \d[\d/ .-]*(?:tháng \d+ năm \d+)?")
_DOTS = re.compile(r"[…._](?:(?<=…)…|(?<=\.)\.{3}|(?<=_)_{3})")  # a form to be filled in
_OF_FIGURES = re.compile(r"(?:kế hoạch )?(?:tài chính|ngân sách|đầu tư công|vay)\b")  # budgets: no work to share
_SHORT = re.compile(r"\b(?:tháng|quý|đợt|tuần lễ|tuần|ngày|tết|chiến dịch|cao điểm)\b")


@dataclass(frozen=True, slots=True)
class Timing:
    """The deadlines of a task, or of one of its aligned lines."""

    task: Task
    deadlines: Sequence[Deadline]


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks that stand under one heading."""

    section: Section
    tasks: tuple[Task, ...]


def timings(case: Case) -> Iterator[Timing]:
    """One a task (duties too), one a line where a row has aligned lines."""
    for task in case.plan.tasks:
        if any(action.deadlines for action in task.actions):
            yield from (Timing(task, action.deadlines) for action in task.actions if action.deadlines)
        elif task.deadlines:
            yield Timing(task, task.deadlines)


def is_firm(deadline: Deadline) -> bool:
    """Whether it says a day, a rhythm or that the work goes on all the time."""
    return bool(deadline.due or deadline.every or deadline.kind in ("ongoing", "period", "date"))


def is_timed(task: Task) -> bool:
    """Whether a field says when, or the task's own words say it firmly."""
    return any(deadline.from_ in FIELDS or is_firm(deadline) for deadline in task.deadlines)


@lru_cache(maxsize=1)
def groups(case: Case) -> dict[str, Group]:
    """The tasks (duties left out) by the heading they stand under, in order; only headings over work to do."""
    headings: dict[str, Section] = {}
    for section in case.plan.sections:
        headings.setdefault(section.label, section)
    found: dict[str, list[Task]] = {}
    for task in case.plan.tasks:
        if task.role == "task" and task.section in headings and not _DOTS.search(task.text):
            found.setdefault(task.section, []).append(task)
    return {label: Group(headings[label], tuple(tasks)) for label, tasks in found.items() if is_work(headings[label])}


@lru_cache(maxsize=1)
def untimed(case: Case) -> dict[str, Group]:
    """The groups of which most tasks say no time at all, by label; none where the document says it for all of them."""
    if not is_planning(case) or _is_timed_as_a_whole(case):
        return {}
    return {
        label: group
        for label, group in groups(case).items()
        if not any(deadline.from_ in FIELDS for task in group.tasks for deadline in task.deadlines)
        and not any(_HORIZON.search(title) for title in _titles_over(case, label))
        and sum(is_timed(task) for task in group.tasks) * 2 < len(group.tasks)
    }


def is_timed_above(case: Case, label: str) -> bool:
    """Whether a heading over a group of tasks, or a section of its own beside it, says the time for all of it."""
    if any(_HORIZON.search(title) for title in _titles_over(case, label)):
        return True
    alone = (one for one in case.plan.sections if not one.label.startswith(f"{label}."))
    return any(_TIME_HEADING.search(fold_keep(one.title)) and not _WORK.search(fold_keep(one.title)) for one in alone)


def _titles_over(case: Case, label: str) -> Iterator[str]:
    """The folded titles of a heading and of those above it."""
    for section in case.plan.sections:
        if section.label == label or label.startswith(f"{section.label}."):
            yield fold_keep(section.title)


def is_work(section: Section) -> bool:
    """Whether a heading is over work to do, and not over aims, principles, methods or conditions."""
    title = fold_keep(section.title)
    return bool(_WORK.search(title)) or not _NO_WORK.search(title)


def is_planning(case: Case) -> bool:
    """Whether the document is a plan, or promulgates one (not rules, lists of procedures, budgets)."""
    header = case.plan.header
    title = fold_keep(header.title or "")
    if header.kind in ("plan", "programme"):
        return not _OF_FIGURES.match(title)
    return header.kind in ("decision", "annex") and bool(_PLANS.search(title))


def lifted(
    lacking: Mapping[str, Group], every: Mapping[str, Group], headings: Mapping[str, Section], share: float = 1.0
) -> dict[str, list[Group]]:
    """Groups that lack something, by the heading that speaks for them: where a share of those under a heading do, that.

    Args:
        lacking: the groups by label.
        every: all groups of the document by label.
        headings: all headings by label.
        share: how many of the groups under a heading must lack it.
    """
    found: dict[str, list[Group]] = {}
    for label, group in lacking.items():
        best, above = label, label.rpartition(".")[0]
        while above:
            under = [one for one in every if one == above or one.startswith(f"{above}.")]
            if above in headings and sum(one in lacking for one in under) >= share * len(under):
                best = above
            above = above.rpartition(".")[0]
        found.setdefault(best, []).append(group)
    return found


def _is_timed_as_a_whole(case: Case) -> bool:
    """Whether a section of its own, a short campaign's title or the annexed table says when."""
    if any(_TIME_HEADING.search(fold_keep(section.title)) for section in case.plan.sections):
        return True
    if _SHORT.search(_CITED_DAY.sub(" ", fold_keep(case.plan.header.title or ""))):
        return True
    if any(place_of(t.where).table and any(d.from_ == "cell" for d in t.deadlines) for t in case.plan.tasks):
        return not any(t.role == "task" and d.from_ in ("label", "group") for t in case.plan.tasks for d in t.deadlines)
    return 0 < len(_TIME_LABEL.findall(folded(case))) <= 3


def span_of(case: Case, deadlines: Sequence[Deadline]) -> Where:
    """The words from the first to the last of some deadlines; the first alone where they stand apart."""
    first, last = deadlines[0].where, deadlines[-1].where
    together = case.text[first.start : last.end]
    if last.end <= first.start or "\t" in together or len(together) > 300:
        return case.place(first.start, first.end)
    return case.place(first.start, last.end)


def earliest_issue(case: Case) -> tuple[date, Where | None] | None:
    """The first day the document can bear: its own date, or the latest date of what it is based on.

    With the place that proves it; None where neither is printed.
    """
    header = case.plan.header
    known: list[tuple[date, Where | None]] = []
    words = issued(case)
    printed = first_day(words)
    if printed:
        known.append((printed, header.where.get("issued")))
    last = date(printed.year, 12, 31) if printed else None
    if last and len(words) < 10:
        for citation in case.plan.citations:
            cited = first_day(citation.issued) if len(citation.issued or "") == 10 else None
            if cited and citation.role in ("basis", "mention") and cited <= last:
                known.append((cited, place_of(citation.where)))
    return max(known, key=lambda item: item[0], default=None)


def issued(case: Case) -> str:
    """The day of issue as far as it is printed, in the head or elsewhere in the document; empty where it is not."""
    header = case.plan.header
    return max(header.issued or "", header.issued_inferred or "", key=len)


def first_day(iso: str | None) -> date | None:
    """The first day of a date as far as it is printed."""
    if not iso:
        return None
    parts = [int(part) for part in iso.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def late_deadlines(case: Case) -> Iterator[tuple[Task, Deadline, date]]:
    """Deadlines on a date with a printed year that had gone by before the document can have been issued."""
    issue = earliest_issue(case)
    planning = is_planning(case)
    if issue is None:
        return
    for task in case.plan.tasks:
        for deadline in task.deadlines:
            due = date.fromisoformat(deadline.due) if deadline.due and deadline.kind == "date" else None
            if (
                due is None
                or deadline.due is None
                or due >= issue[0]
                or deadline.every
                or not YEAR.search(deadline.raw)
            ):
                continue
            if any(
                other.where.start == deadline.where.start and (other.due or "") > deadline.due
                for other in task.deadlines
            ):
                continue  # "Quý I, II, III": the last one is the deadline
            if deadline.from_ in FIELDS or (task.role == "task" and planning):
                yield task, deadline, due

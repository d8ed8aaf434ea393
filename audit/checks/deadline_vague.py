"""Thời hạn không đo được · A deadline that cannot be checked.

Problem: `Theo quy định`, `Sau khi có hướng dẫn`, `Thường xuyên` trong cột thời gian.
Good: `Trước ngày 30/6/2025`, `Hàng tháng, trước ngày 05`, hoặc mốc kết thúc kèm theo `Thường xuyên`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.times import FIELDS, Timing, span_of, timings, untimed
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold_keep
from kehoach.models.records import Deadline, Task, Where

_REPORT = re.compile(r"\bbáo cáo\b")
_DAY = re.compile(r"\b(?:ngày|mùng|mồng) \d|\b\d{1,2}/\d{1,2}\b|\bngày cuối|\bngày làm việc")
_COUNTED = re.compile(r"\d+ (?:ngày|giờ|tháng|tuần)\b")
_NAMED_RULE = re.compile(r"\b(?:luật|nghị định|thông tư|pháp lệnh)\b|\d+/")
_LABEL_BEFORE = re.compile(r"(?:thời gian|thời hạn)(?: [^\W\d]+){0,2}: ?$")
_NEAR = 60


def check(case: Case) -> Iterator[Finding]:
    """Warnings where an event or a rule stands for a date, infos where the work only goes on or a report has no day."""
    seen: set[int] = set()
    bare = untimed(case)
    for timing in timings(case):
        found = _in_field(case, timing) or _in_words(case, timing, timing.task.section in bare)
        if found is not None and found.where.start not in seen:
            seen.add(found.where.start)
            yield found


def _in_field(case: Case, timing: Timing) -> Finding | None:
    own = [deadline for deadline in timing.deadlines if deadline.from_ in FIELDS]
    if not own or any(deadline.due or deadline.start for deadline in own):
        return None
    words = fold_keep(" ".join(deadline.raw for deadline in own))
    if _COUNTED.search(words) or _NAMED_RULE.search(words):
        return None
    loose = [deadline for deadline in own if deadline.kind in ("conditional", "reference")]
    rhythms = [deadline for deadline in own if deadline.every]
    if loose and not (rhythms and all(deadline.kind == "conditional" for deadline in loose)):
        return _loose(span_of(case, own), timing.task)
    if all(deadline.kind == "ongoing" for deadline in own):
        return _ongoing(case, timing)
    return None


def _loose(where: Where, task: Task) -> Finding:
    return remark(
        "deadline-vague",
        "warning",
        where,
        f"Thời hạn “{where.quote}” phụ thuộc vào sự kiện hoặc quy định khác, không kiểm tra được.",
        f"The deadline “{where.quote}” hangs on an event or another rule and cannot be checked.",
        mend_vi="Ghi ngày, tháng hoặc quý cụ thể; nếu theo văn bản khác, ghi rõ văn bản và thời hạn trong đó.",
        mend_en="Write a day, month or quarter; where another document rules, name it and the date it sets.",
        task=task,
    )


def _waits_behind_label(case: Case, deadline: Deadline) -> bool:
    """Whether an event stands behind "thời gian:" within a task's words."""
    if deadline.kind not in ("conditional", "reference"):
        return False
    start = deadline.where.start
    return bool(_LABEL_BEFORE.search(fold_keep(case.text[max(0, start - 40) : start])))


def _ongoing(case: Case, timing: Timing) -> Finding:
    where = span_of(case, timing.deadlines)
    return remark(
        "deadline-vague",
        "info",
        where,
        f"Chỉ ghi “{where.quote}”, không có mốc để đánh giá hoàn thành.",
        f"Only “{where.quote}”: nothing tells when it is done.",
        mend_vi="Thêm kỳ báo cáo hoặc mốc đánh giá, ví dụ: Thường xuyên; báo cáo hàng quý.",
        mend_en="Add a rhythm or a date of review, say: all the year, reported each quarter.",
        task=timing.task,
    )


def _in_words(case: Case, timing: Timing, untimed_group: bool) -> Finding | None:
    task, own = timing.task, timing.deadlines
    if any(deadline.from_ in FIELDS for deadline in own):
        return None
    waiting = next((one for one in own if _waits_behind_label(case, one)), None)
    if waiting is not None and not any(deadline.due for deadline in own):
        return _loose(waiting.where, task)
    if task.role == "task":
        begins = fold_keep(task.text).startswith("thường xuyên")
        return _ongoing(case, Timing(task, own[:1])) if begins and len(own) == 1 and not untimed_group else None
    rhythms = [deadline for deadline in own if deadline.every]
    if not rhythms or any(deadline.due for deadline in own):
        return None
    where = span_of(case, rhythms)
    around = fold_keep(case.text[max(0, where.start - _NEAR) : where.end + _NEAR].replace("\n", " "))
    if not _REPORT.search(around) or _DAY.search(fold_keep(task.text)):
        return None
    return remark(
        "deadline-vague",
        "info",
        where,
        f"Báo cáo “{where.quote}” không ghi ngày gửi.",
        f"The reports ({where.quote}) have no day by which they are due.",
        mend_vi="Ghi ngày gửi, ví dụ: trước ngày 15 của tháng cuối quý.",
        mend_en="Write the day, say: before the 15th of the last month of the quarter.",
        task=task,
    )

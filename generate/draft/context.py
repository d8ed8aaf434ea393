"""What a template of the draft prints, by name: words as they stand on paper, lists in the order of printing.

The names are described, with what they hold, in ``generate/templates/fields.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

from kehoach.generate.draft.context_head import head_of
from kehoach.generate.draft.printed import ended, figure, listed, plain, proposed, roman
from kehoach.models.draft import Draft, DraftTask, Loss, Part

Table: TypeAlias = dict[str, object]

TITLES: dict[str, str] = {
    "steering": "Công tác chỉ đạo, điều hành cải cách hành chính",
    "institutions": "Cải cách thể chế",
    "procedures": "Cải cách thủ tục hành chính",
    "organisation": "Cải cách tổ chức bộ máy hành chính",
    "civil_service": "Cải cách chế độ công vụ",
    "public_finance": "Cải cách tài chính công",
    "digital": "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
    "impact": "Tác động của cải cách hành chính đến người dân, tổ chức và phát triển kinh tế - xã hội",
    "satisfaction": "Sự hài lòng của người dân, tổ chức",
    "competitiveness": "Năng lực cạnh tranh",
    "other": "Nhiệm vụ khác",
}
"""The fields of reform as headings of a plan name them (Nghị quyết 76/NQ-CP, mục III; Quyết định 876/QĐ-BNV)."""

_FIELDS = Path(__file__).parents[1] / "templates" / "fields.toml"
_INDEX = "Chỉ số cải cách hành chính"
_ROUNDING = 0.011  # points by which rows that were rounded one by one may miss their sum


def context_of(draft: Draft) -> dict[str, object]:
    """The words of a draft for a template: strings, numbers, lists and tables by name.

    What nobody has decided yet is marked (``Rich``: ``{{r name }}`` shows the mark, ``{{ name }}`` the words alone).
    Every list and every group is there, empty where the draft has nothing for it; what is not known is "".
    """
    said = {slot: [passage.text for passage in draft.of(slot)] for slot in ("purpose", "requirement", "review")}
    head = head_of(draft)
    return {
        "plan_year": draft.plan_year,
        "base_year": draft.base_year,
        **head,
        "grounds": ended([passage.text for passage in draft.of("basis")]),
        "grounds_before_request": ended([passage.text for passage in draft.of("basis")], last=";"),
        "purposes": ended(said["purpose"], each="."),
        "requirements": ended(said["requirement"], each="."),
        "aims_title": _aims_title(said["purpose"], said["requirement"]),
        "review": ended(said["review"], each="."),
        "results": _results(draft),
        "targets": ended([*(passage.text for passage in draft.of("target")), *_goal(draft)], each="."),
        "fields": _fields(draft.tasks, _titles(draft.results)),
        "grouped": {task.field for task in draft.tasks} != {"other"},
        "has_criteria": any(task.criterion for task in draft.tasks),
        "duties": _duties(draft),
        "reporting": ended([passage.text for passage in draft.of("reporting")], each="."),
    }


@cache
def field_names() -> frozenset[str]:
    """The dotted names that a template may use, ``[]`` for the items of a list, as ``fields.toml`` describes them."""
    described = tomllib.loads(_FIELDS.read_text(encoding="utf-8"))["field"]
    names = {entry["name"] for entry in described}
    for entry in described:
        if like := entry.get("like"):
            names |= {entry["name"] + name.removeprefix(like) for name in names if name.startswith(f"{like}[]")}
    return frozenset(names)


def _aims_title(purposes: Sequence[str], requirements: Sequence[str]) -> str:
    parts = [title for title, lines in (("MỤC ĐÍCH", purposes), ("YÊU CẦU", requirements)) if lines]
    return ", ".join(parts)


def _goal(draft: Draft) -> list[str]:
    if draft.goal is None:
        return []
    return [f"{_INDEX} năm {draft.plan_year} của {draft.head.unit} đạt từ {figure(draft.goal)} điểm trở lên"]


def _results(draft: Draft) -> Table:
    rows = draft.results if any(row.reached is not None for row in draft.results) else []
    tops = [row for row in rows if row.top]
    return {
        "rows": [_result(row, ordinal) for row, ordinal in zip(rows, _ordinals(rows), strict=True)],
        "total": _total(tops, draft.goal_of),
        "nested": len(tops) < len(rows),
        "has_self": any(row.self_ is not None for row in rows),
        "has_appraised": any(row.appraised is not None for row in rows),
        "losses": ended(
            [_loss(row) for row in rows if row.lost and (not row.top or not _has_parts(row, rows))], each=";", last="."
        ),
    }


def _has_parts(top: Loss, rows: Sequence[Loss]) -> bool:
    return any(row.lost and not row.top and row.field == top.field for row in rows)


def _result(row: Loss, ordinal: str) -> Table:
    return {
        "number": ordinal,
        "criterion": row.criterion,
        "max": figure(row.max),
        "self": figure(row.self_),
        "appraised": figure(row.appraised),
        "lost": figure(row.lost),
        "top": row.top,
    }


def _ordinals(rows: Sequence[Loss]) -> list[str]:
    """The code of a row as its criteria set prints it, else the number of its field counted through."""
    found: list[str] = []
    count = 0
    for row in rows:
        count += row.top
        found.append(row.code or (str(count) if row.top else ""))
    return found


def _total(tops: Sequence[Loss], out_of: float | None) -> Table:
    """The sums of the fields' rows; without figures where the rows are not the whole index."""
    maxima = [row.max for row in tops if row.max is not None]
    whole = len(tops) > 1 and len(maxima) == len(tops)
    if not whole or (out_of is not None and abs(sum(maxima) - out_of) > _ROUNDING):
        return {"known": False, "max": "", "self": "", "appraised": ""}
    return {
        "known": True,
        "max": figure(sum(maxima)),
        "self": _sum([row.self_ for row in tops]),
        "appraised": _sum([row.appraised for row in tops]),
    }


def _sum(figures: Sequence[float | None]) -> str:
    known = [one for one in figures if one is not None]
    return figure(sum(known)) if len(known) == len(figures) else ""


def _loss(row: Loss) -> str:
    kind = "Lĩnh vực" if row.top else f"Tiêu chí {row.code}" if row.code else "Tiêu chí"
    return f"{kind} “{plain(row.criterion)}”"


def _titles(rows: Sequence[Loss]) -> dict[str, str]:
    """What each field is called: as in the results that the plan prints, so that one name holds through it."""
    own = [(row.field, row.criterion) for row in rows if row.top and row.field]
    names = [name for name, _ in own]
    return TITLES | {name: plain(title) for name, title in own if names.count(name) == 1 and name != "other"}


def _fields(tasks: Sequence[DraftTask], titles: Mapping[str, str]) -> list[Table]:
    """The tasks by field in the order in which the fields first stand; numbers run through the annex."""
    order = list(dict.fromkeys(task.field for task in tasks))
    found: list[Table] = []
    last = 0
    for number, name in enumerate(order, 1):
        own = [task for task in tasks if task.field == name]
        title = titles[name]
        tables = [_task(task, at, title) for at, task in enumerate(own, last + 1)]
        last += len(own)
        remedy, maintain = (
            [table for table, task in zip(tables, own, strict=True) if task.intent == intent]
            for intent in ("remedy", "maintain")
        )
        found.append(
            {
                "number": number,
                "roman": roman(number),
                "title": title,
                "tasks": tables,
                "remedy": remedy,
                "maintain": maintain,
            }
        )
    return found


def _task(task: DraftTask, number: int, field: str) -> Table:
    printed: dict[Part, str] = {
        "text": plain(task.text),
        "criterion": plain(task.criterion or ""),
        "lead": listed(task.lead),
        "coop": listed(task.coop),
        "output": plain(task.output or ""),
        "deadline": listed(task.deadlines),
    }
    parts = {
        part: proposed(words) if part in task.origin.proposed and words else words for part, words in printed.items()
    }
    return {"id": task.id, "number": number, "field": field, "intent": task.intent, **parts}


def _duties(draft: Draft) -> list[Table]:
    grouped = groupby(draft.of("duty"), key=lambda passage: passage.body or "")
    return [
        {"number": number, "body": body, "lines": ended([passage.text for passage in passages], each=";", last=".")}
        for number, (body, passages) in enumerate(grouped, 1)
    ]

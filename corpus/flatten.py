"""A reading and its audit as the rows of the store: ids count from 0 = the document, in the order of the document."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kehoach.corpus.outcome import Document
from kehoach.corpus.words import folded

if TYPE_CHECKING:
    from kehoach.models.findings import Audit, Finding
    from kehoach.models.records import Action, Body, Deadline, Header, Places, Plan, Task, Where

Values = tuple[Any, ...]
_PROVINCE = re.compile(r"(?:tỉnh|thành phố|TP\.?)\s+(?P<name>\w.*)", re.IGNORECASE)
_JOINT = "; "


def flatten(plan: Plan, audit: Audit, version: str) -> Document:
    """The rows of one document; ``version`` = that of the reader."""
    tasks = _Tasks(plan)
    return Document(
        row=_document(plan, audit, version),
        texts=_texts(plan, audit),
        records={
            "tasks": tasks.rows,
            "bodies": tasks.bodies,
            "deadlines": tasks.deadlines,
            "actions": tasks.actions,
            "scores": _scores(plan),
            "targets": [
                (n, 0, t.section, t.text, t.value, t.upper, t.unit, t.op, t.printed, *place(t.where))
                for n, t in enumerate(plan.targets, 1)
            ],
            "citations": [
                (n, 0, c.symbol, c.kind, c.issued, c.issuer, c.title, c.role, _many(c.where), *place(c.where))
                for n, c in enumerate(plan.citations, 1)
            ],
            "sections": [(n, 0, s.label, s.title, s.level, *place(s.where)) for n, s in enumerate(plan.sections, 1)],
            "issues": [(n, 0, i.code, i.message, *place(i.where)) for n, i in enumerate(plan.issues, 1)],
            "findings": [_finding(n, found) for n, found in enumerate(audit.findings, 1)],
        },
    )


def _document(plan: Plan, audit: Audit, version: str) -> dict[str, Any]:
    header, source = plan.header, plan.source
    duties = sum(task.role == "duty" for task in plan.tasks)
    severities = [finding.severity for finding in audit.findings]
    named = (
        "kind", "number", "symbol", "issuer", "level", "parent", "place", "issued", "title", "plan_year", "base_year",
        "signer", "signer_title", "authority",
    )  # fmt: skip
    return {
        **{name: getattr(header, name) for name in named},
        "sha256": source.sha256,
        "reader_version": version,
        "media": source.media,
        "status": "doubt" if plan.issues else "ok",
        "unit": unit_key(header),
        "province": province(header),
        "pages": source.pages,
        "reader": source.reader,
        "coverage": source.coverage,
        "claimed": source.claimed,
        "issue_count": len(plan.issues),
        "task_count": len(plan.tasks) - duties,
        "duty_count": duties,
        "score_count": len(plan.scores),
        "finding_count": len(severities),
        "error_findings": severities.count("error"),
        "warning_findings": severities.count("warning"),
    }


def unit_key(header: Header) -> str:
    """The key under which one unit's documents meet: its name and its superior's, folded; "" where it has none."""
    parts = [header.issuer] if header.issuer else []
    if header.parent and header.parent != header.issuer:
        parts.append(header.parent)
    return " | ".join(folded(part.removeprefix("Chủ tịch ")) for part in parts)


def province(header: Header) -> str | None:
    """The province or city that the head names, the superior's first: "Lâm Đồng" of "UBND tỉnh Lâm Đồng"."""
    for name in (header.parent, header.issuer):
        found = list(_PROVINCE.finditer(name or ""))
        if found:
            return found[-1].group("name").strip(" .,;")
    return None


def _texts(plan: Plan, audit: Audit) -> dict[str, Any]:
    header = plan.header
    records = plan.model_dump(mode="json", by_alias=True, exclude={"text"}, exclude_none=True)
    code = f"{header.number}/{header.symbol}" if header.number and header.symbol else header.symbol
    title = (header.title, header.issuer, header.parent, code)
    return {
        "text": plan.text,
        "records": json.dumps(records, ensure_ascii=False, separators=(",", ":")),
        "audit": audit.model_dump_json(by_alias=True, exclude_none=True),
        "title_words": folded(" ".join(part for part in title if part)),
        "words": folded(plan.text),
    }


def place(where: Places | None) -> Values:
    """Begin, end, page, line and quotation; of a record joined from several places the first, and all quotations."""
    if where is None:
        return None, None, None, None, None
    places: Sequence[Where] = where if isinstance(where, list) else [where]
    if not places:
        return None, None, None, None, None
    first = places[0]
    return first.start, first.end, first.page, first.line, "\n".join(one.quote for one in places)


def _many(where: Places) -> int:
    return len(where) if isinstance(where, list) else 1


def _scores(plan: Plan) -> list[Values]:
    return [
        (
            n, 0, s.section, s.criterion, s.code, s.field, s.year, s.max, s.self_, s.appraised, s.delta, s.previous,
            s.unit, s.n_criteria, s.n_subcriteria, int(s.total), s.unit_of_government, s.rank, int(s.soft),
            *place(s.where),
        )
        for n, s in enumerate(plan.scores, 1)
    ]  # fmt: skip


def _finding(number: int, found: Finding) -> Values:
    mending = found.suggestion
    return (
        number, 0, found.code, found.severity, found.message.vi, found.message.en, found.evidence,
        mending.vi if mending else None, mending.en if mending else None, found.record, *place(found.where),
    )  # fmt: skip


class _Tasks:
    """The rows of the tasks and of what hangs on them."""

    def __init__(self, plan: Plan) -> None:
        self.rows: list[Values] = []
        self.bodies: list[Values] = []
        self.deadlines: list[Values] = []
        self.actions: list[Values] = []
        self._titles = {section.label: section.title for section in plan.sections}
        for task in plan.tasks:
            self._take(task)

    def _take(self, task: Task) -> None:
        number = len(self.rows) + 1
        self._parts(number, None, task)
        for index, action in enumerate(task.actions):
            self._action(number, index, action)
        bodies = [*task.lead, *task.coop, *(body for act in task.actions for body in (*act.lead, *act.coop))]
        shown = first_due(task)
        self.rows.append(
            (
                number, 0, task.id, task.ordinal, task.section, self._titles.get(task.section or ""), task.field,
                task.intent, task.role, task.criterion, task.text, names(task.lead), names(task.coop), task.output,
                int(task.inherited), _joined(one.raw for one in task.deadlines), shown.kind if shown else None,
                shown.due if shown else None, shown.start if shown else None, shown.every if shown else None,
                len(task.actions), *place(task.where), folded(f"{task.text} {task.criterion or ''}"),
                folded(" ; ".join(dict.fromkeys(body.name for body in bodies))), folded(task.output or ""),
            )
        )  # fmt: skip

    def _parts(self, task: int, action: int | None, of: Task | Action) -> None:
        for role, bodies in (("lead", of.lead), ("coop", of.coop)):
            for body in bodies:
                n = len(self.bodies) + 1
                key = folded(body.name)
                self.bodies.append((n, 0, task, action, role, body.name, body.id, body.kind, body.from_, key))
        for one in of.deadlines:
            n = len(self.deadlines) + 1
            self.deadlines.append(
                (
                    n, 0, task, action, one.raw, one.kind, one.due, one.start, one.every, one.condition, one.product,
                    one.from_, *place(one.where),
                )
            )  # fmt: skip

    def _action(self, task: int, index: int, action: Action) -> None:
        self._parts(task, index, action)
        raw = action.deadline_raw or _joined(one.raw for one in action.deadlines)
        row = (index, action.text, names(action.lead), names(action.coop), raw, *place(action.where))
        self.actions.append((len(self.actions) + 1, 0, task, *row))


def first_due(task: Task) -> Deadline | None:
    """The deadline that stands for the task: the first with a due day, else the first."""

    def dayless(one: Deadline) -> bool:
        return one.due is None

    return min(task.deadlines, key=dayless, default=None)


def names(bodies: Sequence[Body]) -> str:
    """The names of bodies as one cell."""
    return _joined(body.name for body in bodies)


def _joined(parts: Any) -> str:
    return _JOINT.join(dict.fromkeys(parts))

"""Task candidates to task records: fields, resolved bodies, doubles joined, links to targets and citations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kehoach.extract.outline.sections import Heading, headings, section_at
from kehoach.extract.rules.bodies import resolve
from kehoach.extract.rules.candidates import AlignedAction, Named, TaskCandidate, Timed
from kehoach.extract.rules.fields import field_of, field_of_task
from kehoach.models.language.fold import fold
from kehoach.models.outline import Outline, Span
from kehoach.models.records import Action, Body, Citation, Deadline, Field_, Issue, Origin, Target, Task, Where

_FINAL = " \t\n.;,:"
_TELLING = 40  # letters of a task that no other task is likely to say in the same words


def task_records(
    outline: Outline,
    candidates: Sequence[TaskCandidate],
    targets: Sequence[Target],
    citations: Sequence[Citation],
    issues: list[Issue],
) -> list[Task]:
    """The tasks in document order; a task printed in the body and in an annex table is one with two places."""
    maker = _Maker(outline, targets, citations)
    made: list[Task] = []
    by_words: dict[tuple[str, bool], int] = {}
    for candidate in candidates:
        task = maker.task(candidate, len(made) + 1)
        key = fold(re.sub(r"\W+", " ", task.text))
        double = by_words.get((key, candidate.cell is None))
        if double is not None and (len(key) > _TELLING or _agree(made[double], task)):
            made[double] = _joined(made[double], task)
            continue
        by_words[key, candidate.cell is not None] = len(made)
        made.append(task)
        issues += maker.doubts(candidate, task)
    return made


def _agree(one: Task, other: Task) -> bool:
    """Whether nothing tells two tasks of the same few words apart: neither field nor body."""
    leads = [{body.id or body.name for body in task.lead} for task in (one, other) if task.lead]
    fields = {task.field for task in (one, other) if task.field}
    return one.role == other.role and len(fields) < 2 and (len(leads) < 2 or leads[0] == leads[1])


def _joined(first: Task, second: Task) -> Task:
    """One record of two: the table's fields win, both places are kept."""
    table, other = (first, second) if _in_table(first) else (second, first)
    places = [*_places(first), *_places(second)]
    return table.model_copy(
        update={
            "id": first.id,
            "where": places,
            "field": table.field or other.field,
            "intent": other.intent or table.intent,  # the body has headings for it
            "criterion": table.criterion or other.criterion,
            "lead": table.lead or other.lead,
            "coop": table.coop or other.coop,
            "output": table.output or other.output,
            "output_where": table.output_where or other.output_where,
            "deadlines": table.deadlines or other.deadlines,
        }
    )


def _said_once(deadlines: list[Deadline]) -> list[Deadline]:
    """The deadlines without those of the task's own words that its time field says again."""
    fields = {fold(deadline.raw) for deadline in deadlines if deadline.from_ in ("cell", "label", "group")}
    return [one for one in deadlines if one.from_ != "prose" or fold(one.raw) not in fields]


def _places(task: Task) -> list[Where]:
    return task.where if isinstance(task.where, list) else [task.where]


def _in_table(task: Task) -> bool:
    return _places(task)[0].table is not None


class _Maker:
    def __init__(self, outline: Outline, targets: Sequence[Target], citations: Sequence[Citation]) -> None:
        self.outline = outline
        self.text = outline.text
        self.targets = targets
        self.citations = [
            (place.start, citation.symbol)
            for citation in citations
            for place in (citation.where if isinstance(citation.where, list) else [citation.where])
        ]

    def task(self, candidate: TaskCandidate, number: int) -> Task:
        start, end = candidate.extent
        outputs = [self._piece(span) for span in candidate.outputs]
        places = [self.outline.where(a, b, candidate.output_cell) for a, b in outputs if b > a]
        return Task(
            id=f"t{number}",
            ordinal=candidate.ordinal,
            section=candidate.section,
            field=self._field(candidate),
            intent=candidate.intent,
            role=candidate.role,
            criterion=self._words(candidate.criterion) if candidate.criterion else None,
            text=self._words(candidate.span),
            lead=[self._body(body) for body in candidate.lead],
            coop=[self._body(body) for body in candidate.coop],
            output="\n".join(self.text[a:b] for a, b in outputs if b > a) or None,
            output_where=(places[0] if len(places) == 1 else places) if places else None,
            inherited=candidate.inherited,
            deadlines=_said_once([self._deadline(timed) for timed in candidate.times]),
            actions=[self._action(action) for action in candidate.actions],
            targets=[i for i, target in enumerate(self.targets) if start <= target.where.start < end],
            citations=list(dict.fromkeys(symbol for at, symbol in self.citations if start <= at < end)),
            where=self.outline.where(*candidate.span, candidate.cell),
        )

    def doubts(self, candidate: TaskCandidate, task: Task) -> list[Issue]:
        """Issues of one task: bodies nobody knows, and what the reading of it left open."""
        found = [Issue(code="task-doubt", message=doubt, where=_places(task)[0]) for doubt in candidate.doubts]
        found += [
            Issue(code="body-unresolved", message=f"không rõ cơ quan: {body.name}", where=body.where)
            for body in (*task.lead, *task.coop)
            if body.id is None and body.kind is None
        ]
        return found

    def _piece(self, span: Span) -> Span:
        found = re.match(r"\s*[-–+•*]+\s*", self.text[span[0] : span[1]])
        start = span[0] + (found.end() if found else 0)
        end = span[1]
        while end > start and self.text[end - 1] in _FINAL:
            end -= 1
        if not any(map(str.isalnum, self.text[start:end])):
            return start, start  # dots to be filled in
        return start, end

    def _words(self, span: Span) -> str:
        return self.text[span[0] : span[1]].strip()

    def _field(self, candidate: TaskCandidate) -> Field_ | None:
        """By the headings it stands under, the nearest first; a table without groups by its own words."""
        if candidate.role == "duty" and candidate.cell is None and not self._under_field(candidate):
            return None
        heading = section_at(self.outline, candidate.span[0])
        for title in self._titles(heading):
            found = field_of(title)
            if found:
                return found
        for span in candidate.groups:
            if grouped := field_of(self._words(span)):
                return grouped
        if candidate.cell is not None:
            return field_of_task(self._words(candidate.span))
        return None

    def _under_field(self, candidate: TaskCandidate) -> bool:
        heading = section_at(self.outline, candidate.span[0])
        return bool(heading and field_of(self._words(heading.title)) and candidate.lead and not candidate.inherited)

    def _titles(self, heading: Heading | None) -> list[str]:
        """The titles from a heading up to its part."""
        if heading is None:
            return []
        above = [
            other
            for other in headings(self.outline)
            if other.start <= heading.start and other.end >= heading.end and other.level <= heading.level
        ]
        return [self._words(other.title) for other in sorted(above, key=lambda other: -other.level)]

    def _body(self, body: Named) -> Body:
        name = self.text[body.start : body.end]
        found, kind = resolve(name, None)
        origin: dict[str, Origin] = {"from": body.origin}
        return Body(
            name=re.sub(r"\s+", " ", name),
            id=found,
            kind=kind,
            where=self.outline.where(body.start, body.end, body.cell),
            **origin,
        )

    def _deadline(self, timed: Timed) -> Deadline:
        expression = timed.expression
        origin: dict[str, Origin] = {"from": timed.origin}
        start, end = self.outline.words(timed.start, timed.end)
        return Deadline(
            raw=self.text[start:end],
            kind=expression.kind,
            due=expression.due,
            start=expression.begin,
            every=expression.every,
            condition=expression.condition,
            product=expression.product,
            where=self.outline.where(start, end, timed.cell),
            **origin,
        )

    def _action(self, action: AlignedAction) -> Action:
        return Action(
            text=self._words(action.span),
            lead=[self._body(body) for body in action.lead],
            coop=[self._body(body) for body in action.coop],
            deadlines=[self._deadline(timed) for timed in action.times],
            deadline_raw=self._words(action.time_span) if action.time_span else None,
            where=self.outline.where(*action.span, action.cell),
        )

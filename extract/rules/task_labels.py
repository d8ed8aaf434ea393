"""The labels of a task: below it, behind it in the same paragraph, in brackets at its end, all on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.extract.outline.labels import Label, labels_within, read_label
from kehoach.extract.rules.candidates import TaskCandidate
from kehoach.extract.rules.reading import limits_in, roles_in, times_in_field, times_in_prose
from kehoach.extract.rules.task_lines import arrow_within
from kehoach.models.outline import Node, Outline, Span
from kehoach.models.records import Origin

_BRACKETS = re.compile(
    r"\((?P<inside>[^()]*(?:chủ trì|phối hợp|thực hiện|tham mưu|hoàn thành|thời gian|thời hạn)\s*:[^()]*)\)",
    re.IGNORECASE,
)
VALUED = frozenset({"lead", "coop", "both", "time", "output", "group"})
_BODIES = frozenset({"lead", "coop", "both", "group"})
_SHORTEST = 12
_BEFORE = re.compile(r"trước\s*:\s*$", re.IGNORECASE)  # "Hoàn thành trước: 30/6"


class LabelBlocks:
    """Gives the values of labels to the tasks they belong to."""

    def __init__(self, outline: Outline, year: int | None) -> None:
        self.outline = outline
        self.text = outline.text
        self.year = year

    def attaches(self, node: Node, label: Label, task: TaskCandidate) -> bool:
        """Whether a label line belongs to the task before it."""
        if label.kind in ("group", "content", "monitor"):
            return label.kind == "group" and label.end < node.end
        return node.kind in ("bullet", "paragraph") or node.start < task.extent[1]

    def line(self, node: Node, label: Label, task: TaskCandidate) -> bool:
        """Give a label line, with the lines below it, to the task; whether it had any value."""
        value = self.outline.words(label.end, node.end)
        task.extent = (task.extent[0], max(task.extent[1], node.end))
        for own, span in self.pieces(label, node.end):
            self.value(own, span, task)
        for child in node.children:
            inner = read_label(self.text, child.body, child.end)
            if inner and inner.colon and inner.kind in VALUED - {"group"}:
                self.line(child, inner, task)
            else:
                self.value(label, (child.body, child.end), task)
                for below in child.children:
                    self.value(label, (below.body, below.end), task)
        return value[1] > value[0] or bool(node.children)

    def pieces(self, label: Label, end: int) -> Iterator[tuple[Label, Span]]:
        """A label with its value, and the labels that follow it on the same line with theirs."""
        found = [label, *labels_within(self.text, label.end, end, ".;(,")]
        for own, after in zip(found, [*found[1:], None], strict=True):
            span = self.outline.words(own.end, after.start if after else end)
            if span[1] > span[0]:
                yield own, span

    def value(self, label: Label, span: Span, task: TaskCandidate, origin: Origin = "label") -> None:
        """Give one value of a label to the task."""
        if origin == "label":
            task.extent = (task.extent[0], max(task.extent[1], span[1]))
        if label.kind == "time":
            bound = _BEFORE.search(self.text, label.start, label.end)
            self._time((bound.start(), span[1]) if bound and span[0] <= label.end + 2 else span, task, origin)
        elif label.kind == "output":
            task.outputs.append(span)
            if task.has_time_field:
                task.times += limits_in(self.outline, span, self.year)
        elif label.kind in _BODIES:
            self._bodies(label, span, task)

    def given(self, span: Span, task: TaskCandidate) -> None:
        """``- Giao Phòng Kinh tế chủ trì, xong trong tháng 3``: who does the task above it, and by when."""
        task.extent = (task.extent[0], max(task.extent[1], span[1]))
        lead, coop = roles_in(self.outline, span, "lead", "label")
        task.lead, task.coop, task.inherited = lead, coop, False
        times = times_in_prose(self.outline, span, self.year)
        task.times += times
        task.has_time_field = task.has_time_field or bool(times)

    def _time(self, span: Span, task: TaskCandidate, origin: Origin) -> None:
        task.has_time_field = True
        task.times = [time for time in task.times if time.origin != "prose"]
        task.times += times_in_field(self.outline, span, self.year, origin)
        for words in (task.span, *task.outputs):
            limits = limits_in(self.outline, words, self.year)
            task.times += [limit for limit in limits if not span[0] <= limit.start < span[1]]

    def _bodies(self, label: Label, span: Span, task: TaskCandidate) -> None:
        lead, coop = roles_in(self.outline, span, "coop" if label.kind == "coop" else "lead", "label")
        if lead and any(body.origin in ("prose", "heading") for body in task.lead):
            task.lead, task.inherited = [], False
        task.lead += lead
        task.coop = [body for body in task.coop if body.origin not in ("prose", "heading")] + coop

    def glued(self, task: TaskCandidate) -> None:
        """Labels printed behind the task in its own paragraph: read them and end the task's words before them."""
        start, end = task.span
        found = [label for label in labels_within(self.text, start, end) if label.start > start + _SHORTEST]
        if not found:
            return
        first = found[0]
        if self._inside_brackets(start, first.start):
            return
        task.span = self.outline.words(start, first.start)
        for own, span in self.pieces(first, end):
            self.value(own, span, task)

    def behind_arrow(self, span: Span, task: TaskCandidate) -> bool:
        """Give the bodies and times behind an arrow to the task; whether there were any."""
        lead, coop = roles_in(self.outline, span, "lead", "label")
        times = times_in_prose(self.outline, span, self.year)
        clause = self.text.find(";", *span)
        if not times and clause >= 0:
            times = times_in_field(self.outline, (clause + 1, span[1]), self.year, "label")
        if not lead and not coop and not times:
            return False
        if lead:
            task.lead, task.inherited = lead, False
        task.coop = coop or task.coop
        task.times = [time for time in task.times if not span[0] <= time.start < span[1]] + times
        task.extent = (task.extent[0], max(task.extent[1], span[1]))
        return True

    def glued_arrow(self, task: TaskCandidate) -> None:
        """``Tổ chức hội nghị => Văn phòng chủ trì``: read what is behind the arrow and end the task before it."""
        start, end = task.span
        found = arrow_within(self.text[start:end])
        if found and found[0] > _SHORTEST and self.behind_arrow(self.outline.words(start + found[1], end), task):
            task.span = self.outline.words(start, start + found[0])

    def _inside_brackets(self, start: int, at: int) -> bool:
        before = self.text[start:at]
        return before.count("(") > before.count(")")

    def brackets(self, task: TaskCandidate) -> None:
        """``(Cơ quan chủ trì: ...; thời gian: ...)`` at the end of an item."""
        for found in _BRACKETS.finditer(self.text, task.span[0], task.extent[1]):
            label = read_label(self.text, found.start("inside"), found.end("inside"))
            if label and label.colon:
                for own, span in self.pieces(label, found.end("inside")):
                    self.value(own, span, task)

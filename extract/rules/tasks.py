"""Tasks and duties of prose: label blocks, group blocks, assignments in a sentence, duties under a body's heading.

Walks the outline section by section. What a section is for (aims, review, tasks, duties) decides which of
its items are work; a block of labels or a named doer shows work anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from kehoach.extract.outline.labels import Label, read_label
from kehoach.extract.outline.sections import is_block, is_heading, section_of, title_of
from kehoach.extract.rules.bodies import heading_bodies
from kehoach.extract.rules.candidates import Named, TaskCandidate
from kehoach.extract.rules.natures import Nature, nature_of
from kehoach.extract.rules.reading import (
    limits_in,
    roles_in,
    roles_in_prose,
    times_in_field,
    times_in_prose,
)
from kehoach.extract.rules.task_tables import tasks_in_tables
from kehoach.extract.rules.verbs import starts_with_verb
from kehoach.models.language.fold import fold_keep
from kehoach.models.outline import Node, Outline, Span
from kehoach.models.records import Origin

_CLOSING = re.compile(
    r"^\W*(?:trên đây là|trong quá trình|ủy ban nhân dân[^.;]{0,60}(?:yêu cầu|đề nghị|giao)|ubnd[^.;]{0,60}(?:yêu cầu|đề nghị|giao)"
    r"|yêu cầu (?:các|thủ trưởng|giám đốc|chủ tịch|lãnh đạo)|đề nghị các[^.;]*kế hoạch này|kế hoạch này|nhận được|căn cứ (?:nội dung )?kế hoạch này)"
)
_IN_FORCE = re.compile(r"hiệu lực|chịu trách nhiệm thi hành|ban hành kèm theo|thay thế|bãi bỏ")
_CONTENT_HEAD = re.compile(r"^\W*(?:nội dung|nhiệm vụ|giải pháp|công việc)(?: (?:thực hiện|chính|cụ thể|chủ yếu|trọng tâm|công việc|cần thực hiện))*\s*:?\s*$")
_GROUP_HEAD = re.compile(r"^\W*(?:phân công(?: trách nhiệm| nhiệm vụ| tổ chức| thực hiện)*|trách nhiệm thực hiện|tổ chức thực hiện|cơ quan thực hiện|đơn vị thực hiện)\s*:?\s*$")
_PARENTHESIS = re.compile(r"\((?P<inside>[^()]*(?:chủ trì|phối hợp|thực hiện|tham mưu)\s*:[^()]*)\)", re.IGNORECASE)
_BLANK_FORM = re.compile(r"[.…_]{5,}|…{2,}|[□☐]")
_MEASURED = re.compile(r"(?:Tỷ lệ|Tỉ lệ|Phấn đấu|\d+\s?%|Mức độ|Có ít nhất|Tối thiểu)\b")
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[^\W\d_a-zà-ỹđ])")


@dataclass(frozen=True, slots=True)
class Context:
    """The section being read: its nature, the bodies its heading names, its depth."""

    nature: Nature = "unknown"
    bodies: tuple[Named, ...] = ()
    depth: int = 0
    kind: str = "main"


@dataclass(slots=True)
class _Open:
    """What is open while the nodes of one section are read in order."""

    current: TaskCandidate | None = None
    label: Label | None = None
    empty_label: bool = False
    group: bool = False
    tasks: list[TaskCandidate] = field(default_factory=list[TaskCandidate])


def find_tasks(outline: Outline, year: int | None) -> list[TaskCandidate]:
    """All tasks and duties in document order, those of tables included."""
    found = [*tasks_in_tables(outline, year), *_Reader(outline, year).read()]
    return sorted(found, key=lambda task: task.span[0])


class _Reader:
    def __init__(self, outline: Outline, year: int | None) -> None:
        self.outline = outline
        self.text = outline.text
        self.year = year
        self.found: list[TaskCandidate] = []

    def read(self) -> list[TaskCandidate]:
        for part in self.outline.root.children:
            if part.kind == "part":
                title = self.text[part.title[0] : part.title[1]] if part.title else ""
                nature = nature_of(title, "unknown", 1) if part.scheme == "annex" else "unknown"
                self.scan(part.children, Context(nature if nature in ("tasks", "duties") else "unknown", kind=part.scheme))  # fmt: skip
        return self.found

    def words(self, node: Node) -> str:
        return self.text[node.body : node.end].strip()

    # one section, node after node

    def scan(self, nodes: Sequence[Node], context: Context) -> list[TaskCandidate]:
        """Read the nodes of one section in order; the tasks found directly in it."""
        state = _Open()
        for node in nodes:
            if node.zone != "body" or node.kind in ("furniture", "note"):
                continue
            if node.kind == "table":
                state = _Open(tasks=state.tasks)
                continue
            self._node(node, context, state)
        return state.tasks

    def _node(self, node: Node, context: Context, state: _Open) -> None:
        words = fold_keep(self.words(node))
        if node.kind == "item" and self._is_section(node):
            state.current, state.group = None, False
            self._section(node, context)
            return
        label = read_label(self.text, node.body, node.end)
        if self._is_group_head(node, words, label, state):
            state.group, state.current = True, None
            self._group_lines(node.children, context, state)
            return
        if _CONTENT_HEAD.match(words):
            state.group, state.current, state.tasks = False, None, []
            state.tasks += self.scan(node.children, context)
            return
        if state.group:
            self._group_line(node, context, state)
            return
        if label and label.colon and state.current is not None and self._attaches(node, label, state.current):
            self._label(node, label, state.current, state)
            return
        if state.current is not None and state.empty_label and state.label is not None:
            self._value(state.label, (node.body, node.end), state.current)
            return
        if _CLOSING.match(words) and node.kind == "paragraph":
            state.current = None
            return
        made = self._work(node, context)
        if made:
            state.current = made[-1] if len(made) == 1 else None
            state.label, state.empty_label = None, False
            state.tasks += made
        elif node.kind != "paragraph":
            state.current = None

    def _is_section(self, node: Node) -> bool:
        return is_heading(self.outline, node)

    def _section(self, node: Node, context: Context) -> None:
        start, end = title_of(self.outline, node)
        title = self.text[start:end]
        depth = context.depth + 1
        if node.scheme == "article":
            self._article(node, context)
            return
        nature = nature_of(title, context.nature, depth)
        bodies: tuple[Named, ...] = ()
        if nature not in ("aims", "review", "none"):
            bodies = tuple(Named(start + b.start, start + b.end, "heading") for b in heading_bodies(title))
        if bodies:
            nature = "duties"
        inner = Context(nature, bodies or (context.bodies if nature == "duties" else ()), depth, context.kind)
        if end < node.end - 3 and node.lead_in is not None:
            rest = self.outline.words(node.lead_in, node.end)
            if rest[1] - rest[0] > 20 and nature in ("tasks", "content", "duties"):
                self._one(rest, node, inner, (rest[0], node.end))
        self.scan(node.children, inner)

    def _article(self, node: Node, context: Context) -> None:
        """An article: work where it gives a body something to do, not where it puts the document in force."""
        words = fold_keep(self.words(node))
        title = self.words(node)
        bodies = tuple(
            Named(node.body + b.start, node.body + b.end, "heading") for b in heading_bodies(title) if len(title) < 200
        )
        if _IN_FORCE.search(words) and not re.match(r"^\W*giao\b", words):
            return
        if bodies and node.children:
            self.scan(node.children, Context("duties", bodies, context.depth + 1, context.kind))
            return
        lead, _ = roles_in_prose(self.outline, (node.body, node.end))
        if lead and context.kind == "main":
            self._one((node.body, node.end), node, Context("duties", (), context.depth + 1), (node.body, node.end))
        self.scan(node.children, Context("unknown", (), context.depth + 1, context.kind))

    # labels under a task

    def _attaches(self, node: Node, label: Label, task: TaskCandidate) -> bool:
        if label.kind in ("group", "content", "monitor"):
            return label.kind == "group" and label.end < node.end
        return node.kind in ("bullet", "paragraph") or node.start < task.extent[1]

    def _label(self, node: Node, label: Label, task: TaskCandidate, state: _Open | None) -> None:
        """Give a label's value, over its following lines, to the task."""
        value = self.outline.words(label.end, node.end)
        task.extent = (task.extent[0], max(task.extent[1], node.end))
        if value[1] > value[0]:
            self._value(label, value, task)
        for child in node.children:
            inner = read_label(self.text, child.body, child.end)
            if inner and inner.colon and inner.kind in ("lead", "coop", "both", "time", "output"):
                self._label(child, inner, task, None)
            else:
                self._value(label, (child.body, child.end), task)
                for below in child.children:
                    self._value(label, (below.body, below.end), task)
        if state is not None:
            state.label = label
            state.empty_label = value[1] <= value[0] and not node.children

    def _value(self, label: Label, span: Span, task: TaskCandidate, origin: Origin = "label") -> None:
        if origin == "label":
            task.extent = (task.extent[0], max(task.extent[1], span[1]))
        if label.kind == "time":
            task.has_time_field = True
            task.times = [t for t in task.times if t.origin != "prose"]
            task.times += times_in_field(self.outline, span, self.year, origin)
            task.times += limits_in(self.outline, task.span, self.year)
            for output in task.outputs:
                task.times += limits_in(self.outline, output, self.year)
        elif label.kind == "output":
            task.outputs.append(span)
            if task.has_time_field:
                task.times += limits_in(self.outline, span, self.year)
        elif label.kind in ("lead", "coop", "both", "group"):
            lead, coop = roles_in(self.outline, span, "coop" if label.kind == "coop" else "lead", "label")
            if any(body.origin in ("prose", "heading") for body in task.lead) and lead:
                task.lead, task.inherited = [], False
            task.lead += lead
            task.coop = [body for body in task.coop if body.origin != "prose"] + coop

    # a group's bodies, given once after its items

    def _is_group_head(self, node: Node, words: str, label: Label | None, state: _Open) -> bool:
        if not _GROUP_HEAD.match(words) or (label is not None and label.end < node.end):
            return False
        return bool(state.tasks) and (node.kind == "paragraph" or node.marker in ("-", "*"))

    def _group_lines(self, nodes: Sequence[Node], context: Context, state: _Open) -> None:
        for node in nodes:
            self._group_line(node, context, state)

    def _group_line(self, node: Node, context: Context, state: _Open) -> None:
        """One line of the group block: a label for all items, or a body with work of its own."""
        label = read_label(self.text, node.body, node.end)
        span = self.outline.words(label.end if label else node.body, node.end)
        words = self.text[span[0] : span[1]]
        if label and label.colon and label.kind in ("lead", "coop", "both", "group"):
            self._give(*roles_in(self.outline, span, label.kind, "group"), state)
            return
        if label and label.colon and label.kind == "time":
            for task in state.tasks:
                self._value(label, span, task, "group")
            return
        if re.match(r"^\W*\S[^:.]{2,80}phối hợp(?: thực hiện)?\W*$", words):
            lead, coop = roles_in(self.outline, span, "coop", "group")
            self._give([], [*lead, *coop], state)
            return
        made = self._work(node, replace(context, nature="duties", bodies=()))
        if not made and words:
            self._give(*roles_in(self.outline, span, "lead", "group"), state)

    def _give(self, lead: list[Named], coop: list[Named], state: _Open) -> None:
        for task in state.tasks:
            task.inherited = task.inherited or not (task.lead or task.coop)
            task.lead += [body for body in lead if not any(b.start == body.start for b in task.lead)]
            task.coop += [body for body in coop if not any(b.start == body.start for b in task.coop)]

    # one item and what stands below it

    def _work(self, node: Node, context: Context) -> list[TaskCandidate]:
        """The tasks of one item: itself, with its labels, or the items below it."""
        words = self.words(node)
        if is_block(self.outline, node):
            return self._block(node, context)
        below = [child for child in node.children if child.kind in ("item", "bullet")]
        if below and self._announces(words, below):
            return self._announced(node, words, context)
        if not self._is_work(node, words, context):
            return self.scan(below, context) if below else []
        extent_end = node.end
        if below and not self._fragments(below):
            made = self._leaf(node, context, node.end)
            return made + self.scan(below, context)
        for child in node.children:
            extent_end = max(extent_end, max(n.end for n in child.walk()))
        return self._leaf(node, context, self._own_end(node, extent_end))

    def _own_end(self, node: Node, end: int) -> int:
        """The end of the item's text with the paragraphs below it, a closing paragraph left out."""
        for child in node.children:
            if child.kind == "paragraph" and _CLOSING.match(fold_keep(self.words(child))):
                return child.start
        return end

    def _announces(self, words: str, below: Sequence[Node]) -> bool:
        if self._fragments(below):
            return False
        topic = len(words.split()) <= 15 and not starts_with_verb(words)
        return topic or words.endswith(":") or not re.search(r"[.;]\W*$", words)

    def _fragments(self, below: Sequence[Node]) -> bool:
        """Whether the items below are mere names of things rather than sentences."""
        texts = [self.words(child) for child in below]
        verbs = sum(starts_with_verb(text) for text in texts)
        return sum(len(text.split()) for text in texts) / len(texts) < 8 and verbs * 2 < len(texts)

    def _announced(self, node: Node, words: str, context: Context) -> list[TaskCandidate]:
        """The items that a line with a colon announces, under the bodies it names."""
        bodies = [Named(node.body + b.start, node.body + b.end, "heading") for b in heading_bodies(words.rstrip(":. "))]
        if not bodies and context.nature in ("duties", "tasks", "content", "unknown"):
            lead, _ = roles_in_prose(self.outline, (node.body, node.end))
            bodies = [Named(body.start, body.end, "heading") for body in lead]
        if bodies and context.nature not in ("aims", "review", "none"):
            work: Nature = "tasks" if context.nature in ("tasks", "content") else "duties"
            context = replace(context, nature=work, bodies=tuple(bodies))
        return self.scan(node.children, context)

    def _is_work(self, node: Node, words: str, context: Context) -> bool:
        if len(words) < 12 or context.nature in ("aims", "review", "none") or _BLANK_FORM.search(words):
            return False
        label = read_label(self.text, node.body, node.end)
        if label is not None and label.colon and label.kind not in ("content", "group"):
            return False
        if node.kind == "paragraph":
            if words.endswith(":") or words[0].islower():
                return False
            if context.nature in ("tasks", "content"):
                return starts_with_verb(words) or bool(self._doers(node))
            return bool(context.nature == "duties" and context.bodies) or bool(self._doers(node))
        if context.nature in ("unknown", "content"):
            return starts_with_verb(words) or bool(_MEASURED.match(words)) or bool(self._doers(node))
        return True

    def _doers(self, node: Node) -> list[Named]:
        return roles_in_prose(self.outline, (node.body, node.end))[0]

    def _block(self, node: Node, context: Context) -> list[TaskCandidate]:
        task = self._candidate((node.body, node.end), node, context, (node.body, node.end))
        last: Label | None = None
        for child in node.children:
            label = read_label(self.text, child.body, child.end)
            if label and label.colon and label.kind in ("lead", "coop", "both", "time", "output", "group"):
                self._label(child, label, task, None)
                last = label
            elif last is not None and label is None and child.kind in ("bullet", "item"):
                self._value(last, (child.body, child.end), task)
            task.extent = (task.extent[0], max(task.extent[1], child.end))
        if not task.has_time_field:
            task.times = []
        self.found.append(task)
        return [task]

    def _leaf(self, node: Node, context: Context, end: int) -> list[TaskCandidate]:
        if node.kind == "paragraph" and context.nature == "duties" and not context.bodies:
            return self._sentences(node, context)
        return [self._one((node.body, node.end), node, context, (node.body, end))]

    def _sentences(self, node: Node, context: Context) -> list[TaskCandidate]:
        """A paragraph of duties: each sentence with a doer of its own is one."""
        cuts = [node.body]
        for found in _SENTENCE.finditer(self.text, node.body, node.end):
            if roles_in_prose(self.outline, (found.end(), node.end))[0]:
                cuts.append(found.end())
        made: list[TaskCandidate] = []
        for start, end in zip(cuts, [*cuts[1:], node.end], strict=True):
            span = self.outline.words(start, end)
            if roles_in_prose(self.outline, span)[0]:
                made.append(self._one(span, node, context, span))
        return made

    def _one(self, span: Span, node: Node, context: Context, extent: Span) -> TaskCandidate:
        task = self._candidate(span, node, context, extent)
        task.times = times_in_prose(self.outline, extent, self.year)
        self._parenthesis(task)
        self.found.append(task)
        return task

    def _candidate(self, span: Span, node: Node, context: Context, extent: Span) -> TaskCandidate:
        span = self.outline.words(*span)
        lead, coop = roles_in_prose(self.outline, span)
        named = bool(lead) and context.nature == "unknown"
        role = "duty" if context.nature == "duties" or named else "task"
        task = TaskCandidate(
            role=role,
            span=span,
            extent=extent,
            ordinal=node.ordinal if node.kind == "item" and span[0] <= node.body + 2 else None,
            section=section_of(self.outline, span[0]),
            lead=lead or list(context.bodies),
            coop=coop,
            inherited=not lead and bool(context.bodies),
        )
        task.intent = _intent(fold_keep(self.text[span[0] : span[0] + 60]))
        return task

    def _parenthesis(self, task: TaskCandidate) -> None:
        """``(Cơ quan chủ trì: ...; thời gian: ...)`` at the end of an item."""
        for found in _PARENTHESIS.finditer(self.text, task.span[0], task.extent[1]):
            at = found.start("inside")
            for piece in found["inside"].split(";"):
                label = read_label(self.text, at, at + len(piece))
                if label and label.colon:
                    self._value(label, self.outline.words(label.end, at + len(piece)), task)
                at += len(piece) + 1


def _intent(words: str) -> Literal["remedy", "maintain"] | None:
    if re.match(r"^(?:tiếp tục |tập trung )*duy trì", words):
        return "maintain"
    if re.match(r"^(?:tiếp tục |tập trung )*khắc phục", words):
        return "remedy"
    return None

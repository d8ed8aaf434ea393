"""Tasks and duties of prose: label blocks, group blocks, assignments in a sentence, duties under a body's heading.

Walks the outline section by section. What a section is for (aims, review, tasks, duties) decides which of
its items are work; a block of labels or a named doer shows work anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kehoach.extract.outline.labels import Label, read_label
from kehoach.extract.outline.sections import is_heading, title_of
from kehoach.extract.rules import task_lines as lines
from kehoach.extract.rules.candidates import Named, TaskCandidate
from kehoach.extract.rules.charges import (
    NOBODY,
    announced,
    asked_of,
    asks_body,
    before_colon,
    heading_charge,
)
from kehoach.extract.rules.closings import closes
from kehoach.extract.rules.natures import IDLE, OPEN, Nature, nature_of
from kehoach.extract.rules.reading import roles_in, roles_in_prose
from kehoach.extract.rules.task_groups import give, give_by_topic
from kehoach.extract.rules.task_items import Items, has_items
from kehoach.extract.rules.task_labels import VALUED
from kehoach.extract.rules.task_state import Context, Open
from kehoach.extract.rules.task_tables import tasks_in_tables
from kehoach.extract.rules.verbs import starts_with_verb
from kehoach.models.language.fold import fold_keep
from kehoach.models.outline import Node, Outline, Span

_IN_FORCE = re.compile(r"hiệu lực|chịu trách nhiệm thi hành|ban hành kèm theo|thay thế|bãi bỏ")
_ARTICLE_NAME = 200
_NEAR = 3
_ASSIGNS = frozenset({"lead", "coop", "both", "group"})


def find_tasks(outline: Outline, year: int | None) -> list[TaskCandidate]:
    """All tasks and duties in document order, those of tables included."""
    found = [*tasks_in_tables(outline, year), *_Reader(outline, year).read()]
    return sorted(found, key=lambda task: task.span[0])


class _Reader:
    def __init__(self, outline: Outline, year: int | None) -> None:
        self.outline = outline
        self.text = outline.text
        self.items = Items(outline, year, self.scan)

    def read(self) -> list[TaskCandidate]:
        for part in self.outline.root.children:
            if part.kind == "part" and not self._is_form(part):
                title = self.text[part.title[0] : part.title[1]] if part.title else ""
                nature = nature_of(title, "unknown", 1) if part.scheme == "annex" else "unknown"
                lead, coop = self._asked_before(part)
                own: Nature = nature if nature in ("tasks", "duties") else "unknown"
                self.scan(part.children, Context("duties" if lead else own, tuple(lead), tuple(coop), kind=part.scheme))
        return self.items.found

    def _is_form(self, part: Node) -> bool:
        """Whether an annex is a form to be filled in."""
        lines_of = [
            node for node in part.walk() if node.zone == "body" and node.kind in ("item", "bullet", "paragraph")
        ]
        return part.scheme == "annex" and lines.is_form([self.items.words(node) for node in lines_of])

    def _asked_before(self, part: Node) -> tuple[list[Named], list[Named]]:
        """The bodies that the last line before the first item asks."""
        before = None
        for child in part.children:
            if child.zone == "body":
                break
            before = child if child.zone == "basis" and child.kind == "paragraph" else before
        return asked_of(self.outline, (before.start, before.end)) if before else NOBODY

    # one section, node after node

    def scan(self, nodes: Sequence[Node], context: Context) -> list[TaskCandidate]:
        """Read the nodes of one section in order; the tasks found directly in it."""
        state = Open(context)
        if context.nature in OPEN:
            state.listed = lines.lists_of_work(nodes, self.items.works, self._labels)
        for at, node in enumerate(nodes):
            if node.zone != "body" or node.kind in ("furniture", "note"):
                continue
            if node.kind == "table":
                state.current, state.group, state.tasks = None, False, []
            else:
                self._node(node, state, nodes[at + 1 :])
        self._close_group(state)
        return state.tasks

    def _labels(self, node: Node) -> bool:
        label = read_label(self.text, node.body, node.end)
        return label is not None and label.colon and label.kind in VALUED

    def _node(self, node: Node, state: Open, rest: Sequence[Node]) -> None:
        label = read_label(self.text, node.body, node.end)
        if not (self._opens_block(node, label, state, rest) or self._goes_on(node, label, state, rest)):
            self._as_work(node, state, rest)

    def _opens_block(self, node: Node, label: Label | None, state: Open, rest: Sequence[Node]) -> bool:
        """A section, the head of a group block or of a list of contents."""
        words = fold_keep(self.items.words(node))
        content = lines.heads_content(words)
        named = not (content and any(self._labels(other) for other in rest[:_NEAR]))
        if node.kind == "item" and named and is_heading(self.outline, node):
            self._close_group(state)
            state.current = None
            self._section(node, state.context)
        elif self._is_group_head(node, words, label, state):
            state.group, state.current = True, None
            for child in node.children:
                self._group_line(child, state)
        elif content:
            self._close_group(state)
            state.current = None
            state.tasks = self.scan(node.children, state.context)
            if len(state.tasks) == 1:
                state.current, state.label, state.empty_label = state.tasks[0], None, False
                state.lettered = node.kind == "item"
        else:
            return False
        return True

    def _goes_on(self, node: Node, label: Label | None, state: Open, rest: Sequence[Node]) -> bool:
        """A line of an open group block, a label of the task before, the value of an empty label, a closing."""
        if state.group:
            self._group_line(node, state)
        elif label and label.colon and self._takes_label(node, label, state, rest):
            return True
        elif state.current is not None and state.empty_label and state.label is not None:
            self.items.blocks.value(state.label, (node.body, node.end), state.current)
        elif state.current is not None and self.items.arrow_line(node, state.current):
            return True
        elif node.kind == "paragraph" and closes(fold_keep(self.items.words(node))):
            state.current = None
        else:
            return False
        return True

    def _takes_label(self, node: Node, label: Label, state: Open, rest: Sequence[Node]) -> bool:
        if self._labels_group(node, label, state, rest):
            state.group, state.current = True, None
            self._group_line(node, state)
        elif state.current is not None and (
            self.items.blocks.attaches(node, label, state.current)
            or (state.lettered and node.kind == "item" and label.kind in VALUED)
        ):
            state.empty_label = not self.items.blocks.line(node, label, state.current)
            state.label = label
        elif (
            label.kind == "content"
            and label.end < node.end - 1
            and (state.context.nature not in IDLE or self._says_who(rest))
        ):
            span = self.outline.words(label.end, node.end)
            made = self.items.one(span, node, state.context, (span[0], node.end))
            state.current, state.tasks = made, [*state.tasks, made]
            state.lettered = node.kind == "item"
            for child in node.children:
                below = read_label(self.text, child.body, child.end)
                if below and below.colon and below.kind in VALUED:
                    self.items.blocks.line(child, below, made)
        else:
            return False
        return True

    def _says_who(self, rest: Sequence[Node]) -> bool:
        """Whether the lines right behind a label of contents say who or by when, which shows work anywhere."""
        labels = [read_label(self.text, node.body, node.end) for node in rest[:_NEAR]]
        return any(label and label.colon and label.kind in _ASSIGNS for label in labels)

    def _labels_group(self, node: Node, label: Label, state: Open, rest: Sequence[Node]) -> bool:
        """Labels after several tasks without any, and no more work behind them, hold for all of those."""
        if label.kind not in VALUED - {"output"} or len(state.tasks) < 2:
            return False
        if any(task.lead or task.has_time_field or task.outputs for task in state.tasks):
            return False
        if state.current is not None and node.start < state.current.extent[1]:
            return False
        later = [other for other in rest if other.kind != "furniture" and other.zone == "body"]
        after = [read_label(self.text, other.body, other.end) for other in later if other.kind != "table"]
        return all(after) or not later

    def _as_work(self, node: Node, state: Open, rest: Sequence[Node]) -> None:
        context = state.context
        if node.kind == "paragraph" and self.items.words(node).endswith(":") and self._announces_all(node, state, rest):
            return
        listed = node.start in state.listed and not lines.praises(self.items.words(node))
        if node.kind == "paragraph" and state.numbered and not self.items.works(node):
            return
        made = self.items.work(node, replace(context, nature="tasks") if listed and not context.bodies else context)
        if made:
            state.current = made[-1] if len(made) == 1 else None
            state.label, state.empty_label, state.lettered = None, False, False
            state.tasks += made
            if listed and context.nature == "unknown":
                self._as_duties(made)
        elif node.kind != "paragraph":
            state.current = None
        state.numbered = state.numbered or node.kind in ("item", "bullet")

    def _as_duties(self, made: Sequence[TaskCandidate]) -> None:
        for task in made:
            if any(body.origin == "prose" for body in task.lead):
                task.role = "duty"

    def _announces_all(self, node: Node, state: Open, rest: Sequence[Node]) -> bool:
        """A paragraph with a colon that charges bodies with, or announces, what follows it in the section."""
        words = self.items.words(node)
        following = [other for other in rest if other.kind in ("item", "bullet")][:2]
        if not following or state.context.nature in IDLE:
            return False
        lines_below = [other for other in rest if other.kind in ("item", "bullet")]
        texts = [self.items.words(other) for other in lines_below]
        works = any(lines.says_to_do(text) or self._charges(text) for text in texts)
        if starts_with_verb(words) and not works and not has_items(lines_below):
            made = self.items.one((node.body, node.end), node, state.context, (node.body, rest[-1].end))
            state.tasks, state.current = [*state.tasks, made], made
            state.context = replace(state.context, nature="none")
            return True
        lead, coop = announced(self.outline, (node.body, node.end))
        if lead:
            nature: Nature = "tasks" if state.context.nature in ("tasks", "content") else "duties"
            state.context = replace(state.context, nature=nature, bodies=tuple(lead), coop=tuple(coop))
        elif state.context.nature in OPEN and lines.announces_work(fold_keep(words)):
            state.context = replace(state.context, nature="tasks")
        return True

    def _charges(self, words: str) -> bool:
        return bool(before_colon(words))

    # sections

    def _section(self, node: Node, context: Context) -> None:
        if node.scheme == "article":
            self._article(node, context)
            return
        start, end = title_of(self.outline, node)
        title = self.text[start:end]
        depth = context.depth + 1
        nature = nature_of(title, context.nature, depth)
        if lines.heads_coop(fold_keep(title)) and context.bodies:
            self._co_operating(node, context)
            return
        may = nature not in IDLE or (context.nature not in IDLE and asks_body(title))
        lead, coop = heading_charge(self.outline, (start, end), nature) if may else NOBODY
        if lead:
            nature = "duties"
        named = lines.criterion_in(title)
        criterion = self.outline.words(start + named[0], start + named[1]) if named else context.criterion
        held = not lead and nature == "duties"
        inner = Context(
            nature,
            tuple(lead) or (context.bodies if held else ()),
            tuple(coop) or (context.coop if held else ()),
            depth,
            context.kind,
            criterion,
        )
        if end < node.end - 3 and node.lead_in is not None:
            rest = self.outline.words(node.lead_in, node.end)
            if rest[1] - rest[0] > 20 and nature in ("tasks", "content", "duties"):
                self.items.one(rest, node, inner, (rest[0], node.end))
        self.scan(node.children, inner)

    def _co_operating(self, node: Node, context: Context) -> None:
        """``b) Chủ trì, phối hợp:`` with bullets that each name who co-operates."""
        for child in node.children:
            made = self.items.one((child.body, child.end), child, context, (child.body, child.end))
            if not made.inherited and made.lead:
                made.coop = [*made.lead, *made.coop]
                made.lead, made.inherited = list(context.bodies), True

    def _article(self, node: Node, context: Context) -> None:
        """An article: work where it gives a body something to do, not where it puts the document in force."""
        title = self.items.words(node)
        words = fold_keep(title)
        if _IN_FORCE.search(words) and not re.match(r"^\W*giao\b", words):
            return
        inner = Context(
            nature_of(title, "unknown", 1) if len(title) < _ARTICLE_NAME else "unknown",
            (),
            (),
            context.depth + 1,
            context.kind,
        )
        charged = (
            heading_charge(self.outline, (node.body, node.end), "unknown") if len(title) < _ARTICLE_NAME else NOBODY
        )
        if charged[0] and node.children:
            self.scan(node.children, replace(inner, nature="duties", bodies=tuple(charged[0]), coop=tuple(charged[1])))
            return
        if context.kind == "main" and roles_in_prose(self.outline, (node.body, node.end))[0]:
            self.items.leaf(node, replace(inner, nature="duties"), node.end)
        self.scan(node.children, inner)

    # a group's bodies, given once after its items

    def _is_group_head(self, node: Node, words: str, label: Label | None, state: Open) -> bool:
        if not lines.heads_group(words) or (label is not None and label.end < node.end):
            return False
        return bool(state.tasks) and (node.kind == "paragraph" or node.marker in ("-", "*"))

    def _group_line(self, node: Node, state: Open) -> None:
        """One line of the group block: a label for all items, or a body with work of its own."""
        label = read_label(self.text, node.body, node.end)
        span = self.outline.words(label.end if label else node.body, node.end)
        if label and label.colon and label.kind in VALUED:
            for own, value in self.items.blocks.pieces(label, node.end):
                self._give_label(own, value, state)
            for child in node.children:
                self._give_label(label, (child.body, child.end), state)
            return
        words = self.text[span[0] : span[1]]
        if re.match(r"^\W*\S[^:.]{2,80}phối hợp(?: thực hiện)?\W*$", words):
            lead, coop = roles_in(self.outline, span, "coop", "group")
            give([], [*lead, *coop], state.tasks)
            return
        lead, coop = roles_in(self.outline, span, "lead", "group")
        names = [(body.start - span[0], body.end - span[0]) for body in (*lead, *coop)]
        if lead and lines.only_roles(words, names):
            give(lead, coop, state.tasks)
            return
        made = self.items.work(node, replace(state.context, nature="duties", bodies=(), coop=()))
        state.charged += made
        if not made and words:
            give(lead, coop, state.tasks)

    def _give_label(self, label: Label, span: Span, state: Open) -> None:
        if label.kind in ("time", "output"):
            for task in state.tasks:
                self.items.blocks.value(label, span, task, "group")
        else:
            give(*roles_in(self.outline, span, label.kind, "group"), state.tasks)

    def _close_group(self, state: Open) -> None:
        if state.charged:
            give_by_topic(self.outline, [task for task in state.tasks if task not in state.charged], state.charged)
        state.group, state.tasks, state.charged = False, [*state.tasks, *state.charged], []

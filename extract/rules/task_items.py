"""One item of a plan as tasks: itself with its labels, the sentences it is made of, or the items below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kehoach.extract.nlp.sentences import clauses
from kehoach.extract.outline.labels import Label, read_label
from kehoach.extract.outline.sections import gives_roles, is_block, section_of
from kehoach.extract.rules import task_lines as lines
from kehoach.extract.rules.bodies_split import reads_as_bodies
from kehoach.extract.rules.candidates import Named, TaskCandidate
from kehoach.extract.rules.charges import NOBODY, announced, before_colon, sentences_asking
from kehoach.extract.rules.closings import closes, puts_in_force
from kehoach.extract.rules.intents import intent_above, intent_of
from kehoach.extract.rules.natures import IDLE, OPEN, Nature
from kehoach.extract.rules.reading import roles_in_prose, times_in_prose
from kehoach.extract.rules.task_labels import VALUED, LabelBlocks
from kehoach.extract.rules.task_state import Context
from kehoach.extract.rules.verbs import starts_with_verb
from kehoach.models.language.fold import fold_keep
from kehoach.models.outline import Node, Outline, Span

_SHORTEST = 12
_WHOLLY = 0.75  # the "và" of a list stands in no name


def has_items(nodes: Sequence[Node]) -> bool:
    """Whether some of the nodes have items of their own: they are headings, what there is to do stands below them."""
    return any(child.kind in ("item", "bullet") for node in nodes for child in node.children)


class Items:
    """Reads items; ``found`` gathers all tasks, ``scan`` reads the nodes below an item as a section."""

    def __init__(
        self, outline: Outline, year: int | None, scan: Callable[[Sequence[Node], Context], list[TaskCandidate]]
    ) -> None:
        self.outline = outline
        self.text = outline.text
        self.year = year
        self.scan = scan
        self.blocks = LabelBlocks(outline, year)
        self.found: list[TaskCandidate] = []

    def words(self, node: Node) -> str:
        """The words of a node without its number."""
        return self.text[node.body : node.end].strip()

    def works(self, node: Node) -> bool:
        """Whether a line says to do something or names who does."""
        return lines.says_to_do(self.words(node)) or bool(self.doers(node))

    def work(self, node: Node, context: Context) -> list[TaskCandidate]:
        """The tasks of one item: itself, with its labels, or the items below it."""
        words = self.words(node)
        if is_block(self.outline, node):
            return self._block(node, context)
        below = [child for child in node.children if child.kind in ("item", "bullet")]
        texts = [self.words(child) for child in below]
        if (
            below
            and lines.is_topic(words)
            and not lines.names_things(texts)
            and not self._is_whole(words, below, context)
        ):
            return self._announced(node, context)
        if not self._is_work(node, words, context):
            return self.scan(below, context) if below else []
        if below and not lines.names_things(texts) and not self._is_whole(words, below, context):
            return self._with_below(node, below, context)
        made = self.leaf(node, context, self._own_end(node))
        for child in node.children if len(made) == 1 else ():
            self.arrow_line(child, made[0])
        return made + self._paragraphs_below(node, context)

    def _is_whole(self, words: str, below: Sequence[Node], context: Context) -> bool:
        """Whether the lines below a task that a colon announces only list what it is about."""
        if not (words.endswith(":") and starts_with_verb(words)) or context.nature not in ("duties", "tasks"):
            return False
        texts = [self.words(line) for line in below]
        return not has_items(below) and not any(starts_with_verb(text) or before_colon(text) for text in texts)

    def _with_below(self, node: Node, below: Sequence[Node], context: Context) -> list[TaskCandidate]:
        """An item with items of their own below it: they inherit the doers it names."""
        made = self.leaf(node, context, node.end)
        if made and made[-1].lead and context.nature == "duties" and not made[-1].inherited:
            context = replace(context, bodies=tuple(replace(body, origin="heading") for body in made[-1].lead), coop=())
        return made + self.scan(below, context)

    def _paragraphs_below(self, node: Node, context: Context) -> list[TaskCandidate]:
        """Paragraphs below an item that charge a body of their own."""
        made: list[TaskCandidate] = []
        for child in self._charging(node):
            made += self.leaf(child, replace(context, nature="duties", bodies=(), coop=()), child.end)
        return made

    def arrow_line(self, node: Node, task: TaskCandidate) -> bool:
        """Give a line behind an arrow to the task above it; whether it said who or by when."""
        at = lines.arrow(self.text[node.start : node.end]) if node.kind in ("paragraph", "bullet") else None
        return at is not None and self.blocks.behind_arrow(self.outline.words(node.start + at, node.end), task)

    def _charging(self, node: Node) -> list[Node]:
        return [
            child
            for child in node.children
            if child.kind == "paragraph"
            and not self._is_closing(child)
            and lines.arrow(self.words(child)) is None
            and self.doers(child)
        ]

    def _is_closing(self, node: Node) -> bool:
        return closes(fold_keep(self.words(node)))

    def _own_end(self, node: Node) -> int:
        """The end of the item's text with what stands below it, closings and other bodies' paragraphs left out."""
        others = {child.start for child in self._charging(node)}
        for child in node.children:
            if child.start in others or (child.kind == "paragraph" and self._is_closing(child)):
                return child.start
        return max([node.end, *(below.end for below in node.walk())])

    def _announced(self, node: Node, context: Context) -> list[TaskCandidate]:
        """The items that a line with a colon announces, under the bodies it names."""
        idle = context.nature in IDLE
        lead, coop = NOBODY if idle else announced(self.outline, (node.body, node.end))
        if lead:
            work: Nature = "tasks" if context.nature in ("tasks", "content") else "duties"
            context = replace(context, nature=work, bodies=tuple(lead), coop=tuple(coop))
        return self.scan(node.children, context)

    def _is_work(self, node: Node, words: str, context: Context) -> bool:
        if len(words) < _SHORTEST or context.nature in IDLE or lines.is_blank_form(words):
            return False
        folded = fold_keep(words)
        if lines.tells_circumstance(folded) or puts_in_force(folded):
            return False
        if not node.children and lines.names_form(words):
            return False
        if (lines.points_elsewhere(words) or lines.names_basis(words)) and not self.doers(node):
            return False
        label = read_label(self.text, node.body, node.end)
        if label is not None and label.colon and label.kind not in ("content", "group"):
            return False
        if node.kind == "paragraph":
            return self._is_work_unnumbered(node, words, context)
        if context.nature == "content" and lines.labelled_work(words):
            return True
        return (context.nature not in OPEN or self.works(node)) and not lines.praises(words)

    def _is_work_unnumbered(self, node: Node, words: str, context: Context) -> bool:
        if words.endswith(":") or not words[0].isupper():
            return False
        if context.nature in ("tasks", "content"):
            return starts_with_verb(words) or bool(self.doers(node))
        return bool(context.nature == "duties" and context.bodies) or bool(self.doers(node))

    def doers(self, node: Node) -> list[Named]:
        """The bodies that a line itself charges."""
        return roles_in_prose(self.outline, (node.body, node.end))[0]

    def _block(self, node: Node, context: Context) -> list[TaskCandidate]:
        task = self._candidate((node.body, node.end), node, context, (node.body, node.end))
        last: Label | None = None
        for child in node.children:
            label = read_label(self.text, child.body, child.end)
            if label and label.colon and label.kind in VALUED:
                self.blocks.line(child, label, task)
                last = label
            elif label is None and gives_roles(self.outline, child):
                self.blocks.given((child.body, child.end), task)
            elif last is not None and label is None and child.kind in ("bullet", "item"):
                self.blocks.value(last, (child.body, child.end), task)
            task.extent = (task.extent[0], max(task.extent[1], child.end))
        if not task.has_time_field:
            task.times = []
        self.found.append(task)
        return [task]

    def leaf(self, node: Node, context: Context, end: int) -> list[TaskCandidate]:
        """The task of one line, or the tasks of its sentences where several charge somebody."""
        if node.kind == "paragraph" and context.nature == "duties" and not context.bodies:
            return self._sentences(node, context)
        cuts = sentences_asking(self.text, node.body, node.end)
        if len(cuts) > 1:
            spans = [
                self.outline.words(a, b) for a, b in zip([node.body, *cuts[1:]], [*cuts[1:], node.end], strict=True)
            ]
            return [self.one(span, node, context, span) for span in spans]
        return [self.one((node.body, node.end), node, context, (node.body, end))]

    def _sentences(self, node: Node, context: Context) -> list[TaskCandidate]:
        """A paragraph of duties: each sentence with a doer of its own is one."""
        starts = [start for start, _ in clauses(self.text, node.body, node.end)[1:]]
        cuts = [node.body, *(at for at in starts if roles_in_prose(self.outline, (at, node.end))[0])]
        made: list[TaskCandidate] = []
        listed: int | None = None
        for start, end in zip(cuts, [*cuts[1:], node.end], strict=True):
            span = self.outline.words(start if listed is None else listed, end)
            listed = None
            if roles_in_prose(self.outline, span)[0]:
                made.append(self.one(span, node, context, span))
            elif reads_as_bodies(self.text[span[0] : span[1]]) >= _WHOLLY:
                listed = span[0]
        return made

    def one(self, span: Span, node: Node, context: Context, extent: Span) -> TaskCandidate:
        """One task of a span of prose, with its times and the labels behind it."""
        task = self._candidate(span, node, context, extent)
        task.times = times_in_prose(self.outline, extent, self.year)
        self.blocks.glued_arrow(task)
        self.blocks.glued(task)
        self.blocks.brackets(task)
        self.found.append(task)
        return task

    def _candidate(self, span: Span, node: Node, context: Context, extent: Span) -> TaskCandidate:
        span = self.outline.words(*span)
        lead, coop = roles_in_prose(self.outline, span)
        if not lead and not context.bodies and context.nature == "duties":
            lead = [Named(span[0] + a, span[0] + b, "prose") for a, b in before_colon(self.text[span[0] : span[1]])]
        named = bool(lead) and context.nature == "unknown"
        inherited = not lead and bool(context.bodies)
        task = TaskCandidate(
            role="duty" if context.nature == "duties" or named else "task",
            span=span,
            extent=extent,
            ordinal=node.ordinal if node.kind == "item" and span[0] <= node.body + 2 else None,
            section=section_of(self.outline, span[0]),
            lead=lead or list(context.bodies),
            coop=coop or (list(context.coop) if inherited else []),
            criterion=context.criterion,
            inherited=inherited,
        )
        above = intent_above(self.outline, span[0]) if task.role == "task" else None
        task.intent = above or intent_of(fold_keep(self.text[span[0] : span[0] + 60]))
        return task

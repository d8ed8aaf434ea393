"""The drafted document as Word revisions against last year's plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach.generate.papers.docx_blocks import Block, Wanted, blocks, key, place
from kehoach.generate.papers.docx_edits import (
    Pen,
    insert_paragraph,
    insert_row,
    insert_words,
    revise,
    struck_paragraph,
    struck_row,
)
from kehoach.generate.papers.docx_file import WordFile
from kehoach.generate.papers.old_words import OldLines, field_at, parts
from kehoach.generate.word_template.xml_tree import Element, P, W
from kehoach.models.draft import Draft, DraftTask, Origin, Passage
from kehoach.models.records import Plan

AUTHOR = "kehoach"
_HOURS = 2  # neighbours differ; what is struck out between them has an hour of its own
_NUMBERED = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo", "bookmarkStart", "rPrChange", "pPrChange"))


def with_revisions(new: bytes, draft: Draft, plan: Plan | None = None, *, author: str = AUTHOR) -> bytes:
    """The document in which Word shows what is new, what was changed and what was left out.

    Pieces carried over show the words that were struck out and written in; new paragraphs and rows are insertions;
    tasks that were dropped stand struck out behind the tasks of their field. Accepting all gives the document as it
    was; rejecting all gives last year's words for what was carried over.

    Args:
        new: the draft as a template printed it.
        draft: what was printed, with last year's words in each ``origin.before``.
        plan: last year's plan. With it the other cells of a task's row and the words of the template are compared as
            well; without it they are left unmarked.
        author: who Word names. The date is the day of issue, or the year's first day, so that the bytes are the same.

    Raises:
        TemplateError: ``template.not_docx`` and its like for a file that is no Word document.
    """
    word = WordFile(new)
    last = max((_number(element) for element in word.body.iter(*_NUMBERED)), default=0)
    pen = Pen(author, draft.head.issued or f"{draft.head.year}-01-01", last + 1)
    work = _Work(pen, draft, plan, blocks(word.body))
    # The dropped ones first: they copy the form of what is not marked yet.
    struck = list(work.struck())
    work.pieces()
    if plan is not None:
        work.remainder(plan)
    _put(struck)
    return word.data()


def _number(element: Element) -> int:
    value = element.get(W + "id", "")
    return int(value) if value.lstrip("-").isdigit() else 0


@dataclass(frozen=True, slots=True)
class _Piece:
    """One piece of the draft where it is printed."""

    source: Passage | DraftTask
    block: Block


class _Work:
    """The blocks of one document and what is known of each."""

    def __init__(self, pen: Pen, draft: Draft, plan: Plan | None, standing: Sequence[Block]) -> None:
        self._pen = pen
        self._draft = draft
        self._plan = plan
        self._blocks = standing
        self._pieces = list(_pieces(draft, standing))
        self._hours = {id(block): at % _HOURS for at, block in enumerate(standing)}
        self._done: set[int] = set()
        self._inserted: set[Element] = set()

    def pieces(self) -> None:
        """Marks the pieces of the draft."""
        for piece in self._pieces:
            self._mark(piece)

    def _mark(self, piece: _Piece) -> None:
        source, block = piece.source, piece.block
        self._done.add(id(block))
        self._turn_to(block)
        if source.origin.before is not None:
            revise(self._pen, block.paragraph, source.text, source.origin.before)
        elif source.origin.fate == "new" and block.row is not None:
            self._insert_row(block.row)
            return
        elif source.origin.fate == "new":
            insert_paragraph(self._pen, block.paragraph)
        if block.row is not None and isinstance(source, DraftTask):
            self._mark_parts(block.row, source)

    def _turn_to(self, block: Block) -> None:
        self._pen.hour = self._hours[id(block)]

    def _insert_row(self, row: Element) -> None:
        if row not in self._inserted:
            insert_row(self._pen, row)
            self._inserted.add(row)
        self._done |= {id(block) for block in self._blocks if block.row is row}

    def _mark_parts(self, row: Element, task: DraftTask) -> None:
        cells = [block for block in self._blocks if block.row is row and id(block) not in self._done]
        for words, before in parts(task, self._plan):
            block = next((one for one in cells if one.key == key(words)), None)
            if block is None:
                continue
            cells.remove(block)
            self._turn_to(block)
            if before:
                revise(self._pen, block.paragraph, words, before)
            elif before is not None:
                insert_words(self._pen, block.paragraph)
        self._done |= {id(block) for block in self._blocks if block.row is row}

    def remainder(self, plan: Plan) -> None:
        """Marks what the template says of itself: headings, head, signature, tables of results."""
        origins = [*(piece.source.origin for piece in self._pieces), *self._draft.dropped]
        old = OldLines(plan, [origin.where for origin in origins if origin.where is not None])
        for _, group in _grouped([block for block in self._blocks if id(block) not in self._done]):
            row = group[0].row
            fates = [self._compare(block, old) for block in group]
            if row is not None and not any(fates) and any(block.key.strip("0123456789ivx") for block in group):
                self._insert_row(row)
                continue
            for at, (block, known) in enumerate(zip(group, fates, strict=True)):
                if known:
                    continue
                self._turn_to(block)
                if row is None:
                    insert_paragraph(self._pen, block.paragraph)
                elif at or any(letter.isalpha() for letter in block.key):  # the first figure is the row's number
                    insert_words(self._pen, block.paragraph)

    def _compare(self, block: Block, old: OldLines) -> bool:
        """Whether last year's plan had the line; where it had one like it the changes are marked."""
        if old.same(block.text):
            return True
        before = old.like(block.text) if any(letter.isalpha() for letter in block.key) else None
        if before is not None:
            self._turn_to(block)
            revise(self._pen, block.paragraph, block.text, before)
        return before is not None

    def struck(self) -> Iterator[tuple[Block, Element]]:
        """What was dropped as struck out paragraphs or rows, each with the block it is put behind."""
        self._pen.hour = _HOURS
        for origin in self._draft.dropped:
            beside = self._home(origin) if origin.before else None
            if beside is None or origin.before is None:
                continue
            if beside.row is None:
                yield beside, struck_paragraph(self._pen, beside.paragraph, origin.before)
            else:
                yield beside, struck_row(self._pen, beside.row, beside.paragraph, origin.before)

    def _home(self, origin: Origin) -> Block | None:
        """The last block of the field that a dropped task belonged to, else of what stood before it last year."""
        tasks = [piece for piece in self._pieces if isinstance(piece.source, DraftTask)]
        prose = [piece for piece in tasks if piece.block.row is None]
        candidates = prose or tasks or self._pieces
        field = field_at(self._plan, origin.where) if self._plan is not None else None
        own = [piece for piece in candidates if isinstance(piece.source, DraftTask) and piece.source.field == field]
        if field is not None and own:
            return own[-1].block
        before = [piece for piece in candidates if _start(piece.source.origin) <= _start(origin)]
        if before:
            return max(before, key=lambda piece: _start(piece.source.origin)).block
        return candidates[-1].block if candidates else (self._blocks[-1] if self._blocks else None)


def _pieces(draft: Draft, standing: Sequence[Block]) -> Iterator[_Piece]:
    """The pieces of a draft in the blocks that print them; a task may stand in prose and in a row."""
    wanted: list[tuple[Passage | DraftTask, Wanted]] = [(passage, Wanted(passage.text)) for passage in draft.passages]
    for task in draft.tasks:
        beside = tuple(words for words, _ in parts(task, None))
        wanted += [(task, Wanted(task.text, "row", beside)), (task, Wanted(task.text, "prose"))]
    placed = place(standing, [want for _, want in wanted])
    for (source, _), block in zip(wanted, placed, strict=True):
        if block is not None:
            yield _Piece(source, block)


def _grouped(standing: Sequence[Block]) -> Iterator[tuple[Element | None, list[Block]]]:
    """Paragraphs alone, those of a table row together."""
    rows: dict[Element, list[Block]] = {}
    for block in standing:
        if block.row is None:
            yield None, [block]
        else:
            rows.setdefault(block.row, []).append(block)
    yield from rows.items()


def _start(origin: Origin) -> int:
    return -1 if origin.where is None else origin.where.start


def _put(struck: Sequence[tuple[Block, Element]]) -> None:
    """Puts struck out pieces behind their blocks; never right before a table, whose edge Word could not close up."""
    last: dict[int, Element] = {}
    for block, made in struck:
        beside: Element = block.paragraph if made.tag == P else block.row
        following = beside.getnext()
        if made.tag == P and (following is None or following.tag != P):
            beside.addprevious(made)
        else:
            last.get(id(block), beside).addnext(made)
            last[id(block)] = made

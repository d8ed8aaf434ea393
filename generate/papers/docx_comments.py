"""Word comments on the paragraphs and rows of a drafted document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kehoach.generate.papers.docx_blocks import Block, Kind, Wanted, blocks, deleted_row, place
from kehoach.generate.papers.docx_file import WordFile
from kehoach.generate.word_template.xml_tree import PPR, SPACE, WORD, Element, P, R, T, W
from kehoach.models.xml import etree

AUTHOR = "kehoach"
_INITIALS = "KH"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HALF_POINTS = "20"


class Note(NamedTuple):
    """A remark on the paragraph or cell that says ``quote``.

    ``text`` may have several lines. Where the words stand both in a row and in prose and ``brief`` is given, the row
    gets ``text`` and the prose ``brief``. ``beside`` are other words of the row, to tell rows of like words apart.
    """

    quote: str
    text: str
    author: str = AUTHOR
    brief: str = ""
    kind: Kind = "any"
    beside: tuple[str, ...] = ()


def with_comments(docx: bytes, notes: Sequence[Note]) -> bytes:
    """The document with a comment for each note, in the order of the document.

    Words that stand several times are commented place after place. A note whose words stand nowhere is put, with
    them, on the first paragraph, so that none is lost. Comments that are there already stay.

    Raises:
        TemplateError: ``template.not_docx`` and its like for a file that is no Word document.
    """
    if not notes:
        return docx
    word = WordFile(docx)
    standing = [block for block in blocks(word.body) if not deleted_row(block.row)]
    marks = list(_placed(standing, notes))
    if not marks:
        return docx
    order = {id(block): at for at, block in enumerate(standing)}
    marks.sort(key=lambda mark: order[id(mark[0])])
    comments = _comments(word)
    number = 1 + max((int(one.get(W + "id", "-1")) for one in comments), default=-1)
    for at, (block, author, text) in enumerate(marks, number):
        comments.append(_comment(at, author, text))
        _mark(block.paragraph, at)
    return word.data()


def _placed(standing: Sequence[Block], notes: Sequence[Note]) -> Iterable[tuple[Block, str, str]]:
    """The block of each comment with its author and text."""
    split = [note.kind == "any" and bool(note.brief) for note in notes]
    first = place(
        standing,
        [
            Wanted(note.quote, "row" if both else note.kind, note.beside)
            for note, both in zip(notes, split, strict=True)
        ],
        shared=True,
    )
    taken = {id(block) for block in first if block is not None}
    free = [block for block in standing if id(block) not in taken]
    both_at = [at for at, both in enumerate(split) if both]
    second = dict(zip(both_at, place(free, [Wanted(notes[at].quote, "prose") for at in both_at]), strict=True))
    for at, (note, block) in enumerate(zip(notes, first, strict=True)):
        prose = second.get(at)
        if block is not None:
            yield block, note.author, note.text
        if prose is not None:
            yield prose, note.author, note.text if block is None else note.brief
        if block is None and prose is None and standing:
            about = f"“{note.quote}”: " if note.quote else ""
            yield standing[0], note.author, f"{about}{note.text}"


def _comments(word: WordFile) -> Element:
    """The root of the part that holds comments, made where there is none."""
    name = word.related("comments")
    if name is None:
        root = etree().Element(W + "comments", nsmap={"w": WORD})
        word.add_part("comments", _TYPE, root)
        return root
    return word.tree(name)


def _comment(number: int, author: str, text: str) -> Element:
    comment = etree().Element(W + "comment")
    for name, value in (("id", str(number)), ("author", author), ("initials", _INITIALS)):
        comment.set(W + name, value)
    for at, line in enumerate(text.split("\n")):
        paragraph = etree().SubElement(comment, P)
        if at == 0:
            etree().SubElement(_run(paragraph), W + "annotationRef")
        words = etree().SubElement(_run(paragraph), T)
        words.text = _UNWRITABLE.sub("\ufffd", line)
        words.set(SPACE, "preserve")
    return comment


def _run(paragraph: Element) -> Element:
    run = etree().SubElement(paragraph, R)
    size = etree().SubElement(etree().SubElement(run, W + "rPr"), W + "sz")
    size.set(W + "val", _HALF_POINTS)
    return run


def _mark(paragraph: Element, number: int) -> None:
    """Lays a comment over a whole paragraph."""
    start, end, run = (etree().Element(W + name) for name in ("commentRangeStart", "commentRangeEnd", "r"))
    etree().SubElement(run, W + "commentReference")
    for element in (start, end, run[0]):
        element.set(W + "id", str(number))
    first = paragraph.find(PPR)
    paragraph.insert(0 if first is None else paragraph.index(first) + 1, start)
    paragraph.append(end)
    paragraph.append(run)

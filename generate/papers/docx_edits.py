"""Insertions and deletions as Word writes them: of words, of paragraphs, of rows.

ISO/IEC 29500-1, 17.13.5: w:ins and w:del around runs, in the properties of a paragraph mark, in those of a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise

from kehoach.generate.papers.docx_blocks import letters_of, runs, said
from kehoach.generate.papers.word_changes import Change, changes
from kehoach.generate.word_template.xml_tree import PPR, RPR, SPACE, TC, Element, P, R, T, W
from kehoach.models.xml import etree

INS, DEL, TRPR = W + "ins", W + "del", W + "trPr"
_UNWRITABLE = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_LEADING = re.compile(r"^\s*[-–+*•]\s*")
_CLOSING = re.compile(r"[\s.;,:/]+$")
# Properties that a struck out paragraph does not share with the one it stands beside.
_OWN = tuple(W + name for name in ("numPr", "sectPr", "rPr", "pPrChange", "pageBreakBefore", "keepNext", "outlineLvl"))
_CELL_END = (W + "tc", W + "txbxContent")


@dataclass
class Pen:
    """Writes revisions of one author and ``day`` (ISO); numbers them from ``next`` on.

    ``hour`` differs between neighbouring paragraphs: LibreOffice takes revisions of about one time that meet at the
    end of a paragraph for one, and would join the paragraphs when it is rejected.
    """

    author: str
    day: str
    next: int
    hour: int = 0

    def mark(self, name: str) -> Element:
        """An element w:ins or w:del."""
        made = etree().Element(name)
        date = f"{self.day}T0{self.hour}:00:00Z"
        for attribute, value in (("id", str(self.next)), ("author", self.author), ("date", date)):
            made.set(W + attribute, value)
        self.next += 1
        return made


def revise(pen: Pen, paragraph: Element, quote: str, before: str) -> None:
    """Shows in place how the words ``quote`` of a paragraph came from ``before``.

    What stands around them (bullet, number, closing sign) is form and stays as it is.
    """
    text = said(paragraph)
    start, end = _span(text, quote)
    old = _bare(before)
    write(pen, paragraph, [Change(start + c.start, start + c.end, c.old) for c in changes(old, text[start:end])])


def _bare(words: str) -> str:
    """Words of last year's plan in one line, without bullet and closing sign."""
    return _CLOSING.sub("", _LEADING.sub("", " ".join(_UNWRITABLE.sub(" ", words).split())))


def _span(text: str, quote: str) -> tuple[int, int]:
    words = [re.escape(word) for word in quote.split()]
    found = re.search(r"\s+".join(words), text, re.IGNORECASE) if words else None
    if found:
        return found.span()
    lead, sign = _LEADING.match(text), _CLOSING.search(text)
    return (lead.end() if lead else 0), (sign.start() if sign else len(text))


def write(pen: Pen, paragraph: Element, made: Sequence[Change]) -> None:
    """Turns the changes of a paragraph's words into w:ins and w:del; runs keep their formatting."""
    strikes = {change.start: change.old for change in made if change.old}
    fresh = [(change.start, change.end) for change in made if change.end > change.start]
    edges = sorted({*strikes, *(edge for stretch in fresh for edge in stretch)})
    at = 0
    last: Element | None = None
    for run in list(runs(paragraph)):
        end = at + sum(len(letters_of(element)) for element in run)
        touched = any(at <= edge < end for edge in edges) or any(start < end and at < stop for start, stop in fresh)
        if end > at:
            last = _rewritten(pen, run, at, edges, strikes, fresh) if touched else run
        at = end
    for words in strikes.values():  # behind the last letter
        gone = _struck(pen, last, words)
        if last is None:
            paragraph.append(gone)
        else:
            last.addnext(gone)


def _rewritten(
    pen: Pen, run: Element, at: int, edges: Sequence[int], strikes: dict[int, str], fresh: Sequence[tuple[int, int]]
) -> Element:
    """Replaces a run by its pieces; the last of them is given back. What is struck out here leaves ``strikes``."""
    made: list[Element] = []
    for element in [child for child in run if child.tag != RPR]:
        letters = letters_of(element)
        cuts = [at, *(edge for edge in edges if at < edge < at + len(letters)), at + len(letters)]
        for start, end in pairwise(cuts):
            if end > start and start in strikes:
                made.append(_struck(pen, run, strikes.pop(start)))
            piece = _like(run)
            piece.append(_part(element, letters[start - at : end - at]))
            if end > start and any(first <= start < stop for first, stop in fresh):
                outer = pen.mark(INS)
                outer.append(piece)
                piece = outer
            made.append(piece)
        at += len(letters)
    made = _joined(made)
    for piece in made:
        run.addprevious(piece)
    run.getparent().remove(run)
    return made[-1]


def _part(element: Element, letters: str) -> Element:
    made = deepcopy(element)
    made.tail = None
    if made.tag == T:
        made.text = letters
        made.set(SPACE, "preserve")
    return made


def _joined(pieces: Sequence[Element]) -> list[Element]:
    """Neighbouring pieces of one kind as one run or one insertion."""
    made: list[Element] = []
    for piece in pieces:
        if made and made[-1].tag == piece.tag and piece.tag != DEL:
            into, more = (made[-1][0], piece[0]) if piece.tag == INS else (made[-1], piece)
            for element in [child for child in more if child.tag != RPR]:
                into.append(element)
        else:
            made.append(piece)
    return made


def _struck(pen: Pen, run: Element | None, words: str) -> Element:
    """Words that were struck out, in the formatting of a run."""
    gone = pen.mark(DEL)
    piece = _like(run) if run is not None and run.tag == R else _like(_inner(run))
    letters = etree().SubElement(piece, W + "delText")
    letters.text = words
    letters.set(SPACE, "preserve")
    gone.append(piece)
    return gone


def _inner(element: Element | None) -> Element | None:
    return None if element is None else element.find(R)


def _like(run: Element | None) -> Element:
    made = etree().Element(R)
    properties = None if run is None else run.find(RPR)
    if properties is not None:
        made.append(deepcopy(properties))
    return made


def insert_words(pen: Pen, paragraph: Element) -> None:
    """Marks all that stands in a paragraph as written in, pictures too; the paragraph itself stays."""
    for run in list(runs(paragraph)):
        if run.getparent().tag == INS:
            continue
        outer = pen.mark(INS)
        outer.tail, run.tail = run.tail, None
        run.addprevious(outer)
        outer.append(run)


def insert_paragraph(pen: Pen, paragraph: Element) -> None:
    """Marks a paragraph as new, with its end; the last paragraph of a cell or section keeps its own end."""
    insert_words(pen, paragraph)
    following = paragraph.getnext()
    ends_cell = paragraph.getparent().tag in _CELL_END and following is None
    if not ends_cell and paragraph.find(f"{PPR}/{W}sectPr") is None:
        _mark_end(paragraph, pen.mark(INS))


def insert_row(pen: Pen, row: Element) -> None:
    """Marks a table row as new, with its words."""
    for paragraph in row.iter(P):
        insert_words(pen, paragraph)
    _mark_row(row, pen.mark(INS))


def struck_paragraph(pen: Pen, beside: Element, words: str) -> Element:
    """A deleted paragraph in the form of another; words that began with a bullet there do so here."""
    made = etree().Element(P)
    properties = beside.find(PPR)
    if properties is not None:
        own = deepcopy(properties)
        for element in [child for child in own if child.tag in _OWN]:
            own.remove(element)
        made.append(own)
    lead = _LEADING.match(said(beside))
    first = next(runs(beside), None)
    made.append(_struck(pen, first, f"{lead[0] if lead else ''}{_bare(words)}."))
    _mark_end(made, pen.mark(DEL))
    return made


def struck_row(pen: Pen, beside: Element, at: Element, words: str) -> Element:
    """A deleted row in the form of another, with words in the cell in which ``at`` stands there."""
    number = next(index for index, cell in enumerate(beside.iterfind(TC)) if at in list(cell.iter(P)))
    made = deepcopy(beside)
    for index, cell in enumerate(made.iterfind(TC)):
        first, *others = cell.iterfind(P)
        for other in others:
            cell.remove(other)
        for tables in list(cell.iterfind(W + "tbl")):
            cell.remove(tables)
        kept = next(runs(first), None)
        for element in [child for child in first if child.tag != PPR]:
            first.remove(element)
        if index == number:
            first.append(_struck(pen, kept, _bare(words)))
    properties = made.find(TRPR)
    if properties is not None:
        for old in [*properties.iterfind(INS), *properties.iterfind(DEL)]:
            properties.remove(old)
    _mark_row(made, pen.mark(DEL))
    return made


def _mark_end(paragraph: Element, mark: Element) -> None:
    """Puts a revision of the paragraph's end where the order of properties wants it."""
    properties = paragraph.find(PPR)
    if properties is None:
        properties = etree().Element(PPR)
        paragraph.insert(0, properties)
    own = properties.find(RPR)
    if own is None:
        own = etree().Element(RPR)
        change = properties.find(W + "pPrChange")
        if change is None:
            properties.append(own)
        else:
            change.addprevious(own)
    own.insert(0, mark)


def _mark_row(row: Element, mark: Element) -> None:
    properties = row.find(TRPR)
    if properties is None:
        properties = etree().Element(TRPR)
        before = row.find(W + "tblPrEx")
        if before is None:
            row.insert(0, properties)
        else:
            before.addnext(properties)
    change = properties.find(W + "trPrChange")
    if change is None:
        properties.append(mark)
    else:
        change.addprevious(mark)

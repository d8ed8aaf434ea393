"""The walk through a Word file: elements in document order become paragraphs and tables."""

from __future__ import annotations

from typing import NamedTuple

from kehoach.extract.sources.docx_numbering import Label, Numbering
from kehoach.extract.sources.docx_package import too_deep
from kehoach.extract.sources.docx_runs import R_PR, SECTION, WRAPS, Piece, RunReader, runs
from kehoach.extract.sources.docx_styles import NUM_PR, SHAPE_TAGS, Form, Styles, num_props, said_by
from kehoach.extract.sources.docx_tables import TableReader, chosen
from kehoach.extract.sources.docx_xml import MC, Element, W, whole
from kehoach.extract.sources.file import Limits
from kehoach.models.layout import Paragraph, Place, Shape, Table

P, TBL, P_PR = W + "p", W + "tbl", W + "pPr"
_ALT_CHUNK = W + "altChunk"
_ALTERNATE = MC + "AlternateContent"
_GONE = (W + "del", W + "moveFrom")


class _Said(NamedTuple):
    """What a w:pPr says: the form it gives, (list, level), whether the paragraph's end is deleted."""

    form: Form
    numbering: tuple[str | None, str | None] | None
    end_deleted: bool


class Walker:
    """Reads the block content of one document; lists keep counting across the calls.

    ``properties`` are the property blocks that were lifted out of it, by number.
    """

    def __init__(
        self, styles: Styles, numbering: Numbering, properties: list[Element], where: str, limits: Limits
    ) -> None:
        self._warnings: dict[str, str] = {}
        self._styles = styles
        self._numbering = numbering
        self._properties = properties
        self._where = where
        self._nesting = limits.nesting
        self._depth = 0
        self._runs = RunReader(styles, self._lifted)
        self._tables = TableReader(styles, self._cell, self._lifted, limits.span)
        self._carried: list[Piece] = []
        self._known: dict[str, _Said] = {}
        self._unsaid = _Said(styles.form(()), None, False)
        self._shapes: dict[tuple[int, int], tuple[Form, Label, Shape]] = {}

    @property
    def sections(self) -> list[Element]:
        """The w:sectPr met so far, in order."""
        return self._runs.sections

    @property
    def warnings(self) -> list[tuple[str, str]]:
        """What could not be read or was left out on purpose, as (code, text)."""
        hidden = [("docx.hidden", "Văn bản có chữ ẩn; chữ ẩn không được đọc.")] if self._runs.hidden else []
        return [*self._warnings.items(), *hidden]

    def read(self, container: Element, place: Place | None = None) -> list[Paragraph | Table]:
        """The blocks in an element; without a place each is placed by its number among them."""
        out: list[Paragraph | Table] = []
        self._fill(container, out, place)
        self._flush(out, place)
        return out

    def _cell(self, cell: Element, place: Place) -> tuple[Paragraph | Table, ...]:
        out: list[Paragraph | Table] = []
        self._fill(cell, out, place)
        if self._carried:
            self._flush(out, place)
        return tuple(out)

    def _flush(self, out: list[Paragraph | Table], place: Place | None) -> None:
        """Set down text whose paragraph has lost its end where no other paragraph follows."""
        if self._carried:
            pieces, self._carried = self._carried, []
            out.append(Paragraph(runs(pieces), place or Place(block=len(out))))

    def _fill(self, container: Element, out: list[Paragraph | Table], place: Place | None) -> None:
        self._depth += 1
        if self._depth > self._nesting:
            raise too_deep(self._where)
        for child in container:
            tag = child.tag
            if tag == P:
                paragraph = self._paragraph(child, place or Place(block=len(out)))
                if paragraph is not None:
                    out.append(paragraph)
                if self._runs.boxes:
                    self._fill_boxes(out, place)
            elif tag == TBL:
                self._flush(out, place)
                out.append(self._tables.read(child, place or Place(block=len(out))))
            elif tag in WRAPS:
                self._fill(child, out, place)
            elif tag == _ALTERNATE:
                self._fill(chosen(child), out, place)
            elif tag == SECTION:
                self.sections.append(child)
            elif tag == _ALT_CHUNK:
                self._warnings["docx.alt_chunk"] = "Một phần văn bản nằm trong tệp nhúng nên chưa được đọc."
        self._depth -= 1

    def _fill_boxes(self, out: list[Paragraph | Table], place: Place | None) -> None:
        boxes, self._runs.boxes = self._runs.boxes, []
        for box in boxes:
            self._fill(box, out, place)

    def _paragraph(self, element: Element, place: Place) -> Paragraph | None:
        """One paragraph; None where its end is deleted, so that its text begins the next one."""
        number = element.get("k")
        said = self._known.get(number) if number is not None else None
        if said is None:
            said = self._said(element, number)
        form = said.form
        pieces: list[Piece] = []
        if self._carried:
            pieces, self._carried = self._carried, pieces
        self._runs.read(element, pieces, form.style)
        if said.end_deleted:
            self._carried = pieces
            return None
        if said.numbering or form.style.num_id is not None:
            return self._numbered(said, pieces, place)
        return Paragraph(runs(pieces) if pieces else (), place, form.shape, None, form.style.name)

    def _said(self, paragraph: Element, number: str | None) -> _Said:
        if number is not None:
            block = self._lifted(number, P_PR)
            said = self._known[number] = self._unsaid if block is None else self._read_said(block)
            return said
        first = next(iter(paragraph), None)
        return self._read_said(first) if first is not None and first.tag == P_PR else self._unsaid

    def _lifted(self, number: str, tag: str) -> Element | None:
        at = whole(number, -1)
        block = self._properties[at] if 0 <= at < len(self._properties) else None
        return block if block is not None and block.tag == tag else None

    def _read_said(self, ppr: Element) -> _Said:
        key: list[tuple[str, ...]] = []
        numbering = None
        deleted = False
        for child in ppr:
            tag = child.tag
            if tag in SHAPE_TAGS:
                key.append(said_by(child))
            elif tag == NUM_PR:
                numbering = num_props(child)
            elif tag == R_PR:
                deleted = any(child.find(gone) is not None for gone in _GONE)
            elif tag == SECTION:
                self.sections.append(child)
        return _Said(self._styles.form(tuple(key)), numbering, deleted)

    def _numbered(self, said: _Said, pieces: list[Piece], place: Place) -> Paragraph:
        form = said.form
        num_id, level = said.numbering or (None, None)
        from_style = num_id is None
        if from_style:
            num_id, level = form.style.num_id, level if level is not None else form.style.level
        label = self._numbering.next(num_id, level, form.style.id) if num_id not in (None, "0") else None
        shape = form.shape
        if label:
            font = pieces[0][0] if pieces else self._styles.look(form.style, ()).font
            bare = not any(text.strip() for _, text in pieces)
            pieces.insert(0, (font, label.text + ("" if bare else label.gap)))
            shape = self._numbered_shape(form, label, from_style)
        return Paragraph(runs(pieces), place, shape, label.text if label else None, form.style.name)

    def _numbered_shape(self, form: Form, label: Label, from_style: bool) -> Shape:
        if not label.indents:
            return form.shape
        key = (id(form), id(label.indents))
        known = self._shapes.get(key)
        if known is None:
            shape = self._styles.numbered_shape(form, label.indents, from_style)
            # The form and the label are kept so that their ids stay theirs.
            known = self._shapes[key] = (form, label, shape)
        return known[2]

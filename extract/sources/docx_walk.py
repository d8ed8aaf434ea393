"""The walk through a Word file: tags in document order become paragraphs and tables."""

from __future__ import annotations

from kehoach.extract.sources.docx_numbering import Numbering
from kehoach.extract.sources.docx_package import too_deep
from kehoach.extract.sources.docx_paragraphs import ParagraphReader, TornError
from kehoach.extract.sources.docx_runs import runs
from kehoach.extract.sources.docx_scan import Said
from kehoach.extract.sources.docx_styles import Styles
from kehoach.extract.sources.docx_tables import UNSAID, GridBuilder, TableProperties
from kehoach.extract.sources.docx_tags import Tags, block
from kehoach.extract.sources.file import Limits
from kehoach.models.layout import Paragraph, Place, Table

_GONE = frozenset(("w:del", "w:moveFrom"))
_ENDS = frozenset(("/w:p", "/w:tc", "/w:tr", "/w:tbl", "/w:txbxContent", "/w:body", "/w:document"))


class Walker:
    """Reads the block content of one document; lists keep counting across its parts.

    ``sections`` are the w:sectPr met so far. Tags that do not nest end in TornError or IndexError.
    """

    def __init__(self, styles: Styles, numbering: Numbering, where: str, limits: Limits) -> None:
        self._where = where
        self._nesting = limits.nesting
        self._depth = 0
        self._paragraphs = ParagraphReader(styles, numbering)
        self._properties = TableProperties(styles, limits.span)
        self._warnings: dict[str, str] = {}

    @property
    def sections(self) -> list[tuple[Said, ...]]:
        """The w:sectPr met so far, in order."""
        return self._paragraphs.sections

    @property
    def section_starts(self) -> list[int | None]:
        """The number of the block each section begins with."""
        return [0, *(None if end is None else end + 1 for end in self._paragraphs.section_ends)]

    @property
    def warnings(self) -> list[tuple[str, str]]:
        """What could not be read or was left out on purpose, as (code, text)."""
        hidden = [("docx.hidden", "Văn bản có chữ ẩn; chữ ẩn không được đọc.")] if self._paragraphs.hidden else []
        return [*self._warnings.items(), *hidden]

    def body(self, tags: Tags) -> list[Paragraph | Table]:
        """The blocks of the main part, each placed by its number."""
        out: list[Paragraph | Table] = []
        self._fill(tags, self._first(tags, 0, "w:body"), "/w:body", out, None)
        return out

    def notes(self, tags: Tags, kind: str) -> list[Paragraph]:
        """The paragraphs with text of all notes in a part; separator lines are no notes."""
        out: list[Paragraph | Table] = []
        at = 0
        while at < len(tags.row):
            tag = tags.row[at]
            at += 1
            if tags.name(tag) == f"w:{kind}":
                if b"w:type=" in tag and b'w:type="normal"' not in tag:
                    at = tags.past(at, f"w:{kind}")
                else:
                    at = self._fill(tags, at, f"/w:{kind}", out, Place())
        return [paragraph for paragraph in _all(out) if paragraph.text.strip()]

    @staticmethod
    def _first(tags: Tags, at: int, name: str) -> int:
        while tags.name(tags.row[at]) != name:
            at += 1
        return at + 1

    def _fill(self, tags: Tags, at: int, closing: str, out: list[Paragraph | Table], place: Place | None) -> int:
        """Add the blocks up to a closing tag; comes back with the place after it."""
        self._depth += 1
        if self._depth > self._nesting:
            raise too_deep(self._where)
        row, names, read = tags.row, tags.names, self._paragraphs.read
        choices: list[int] = []
        while True:
            tag = row[at]
            at += 1
            name = names.get(tag)
            if name is None:
                name = tags.name(tag)
            if not name:
                continue
            if name == "w:p":
                paragraph, at = read(tags, at, place or Place(block=len(out)))
                if paragraph is not None:
                    out.append(paragraph)
                if self._paragraphs.boxes:
                    self._fill_boxes(tags, out, place)
            elif name == closing:
                break
            elif name == "w:tbl":
                self._flush(out, place)
                table, at = self._table(tags, at, place or Place(block=len(out)))
                out.append(table)
            else:
                at = self._rare(name, tags, at, (out, place, choices))
        if self._paragraphs.carried:
            self._flush(out, place)
        self._depth -= 1
        return at

    def _fill_boxes(self, tags: Tags, out: list[Paragraph | Table], place: Place | None) -> None:
        boxes, self._paragraphs.boxes = self._paragraphs.boxes, []
        for box in boxes:
            self._fill(tags, box, "/w:txbxContent", out, place)

    def _rare(
        self, name: str, tags: Tags, at: int, now: tuple[list[Paragraph | Table], Place | None, list[int]]
    ) -> int:
        """Whatever stands between blocks; comes back with the place to go on from."""
        out, place, choices = now
        if name == "w:p/":
            out.append(self._paragraphs.empty(place or Place(block=len(out))))
        elif name in _GONE:
            return tags.past(at, name)
        elif name == "w:sectPr":
            end = tags.row.index(b"/w:sectPr>", at)
            self.sections.append(block(tuple(tags.row[at:end])))
            return end + 1
        elif name.startswith("w:altChunk"):
            self._warnings["docx.alt_chunk"] = "Một phần văn bản nằm trong tệp nhúng nên chưa được đọc."
        elif name == "mc:AlternateContent":
            choices.append(len(out))
        elif name == "/mc:AlternateContent" and choices:
            choices.pop()
        elif name in ("mc:Choice", "mc:Fallback"):
            if choices and choices[-1] != len(out):
                return tags.past(at, name)
        elif name in _ENDS:
            raise TornError(name)
        return at

    def _flush(self, out: list[Paragraph | Table], place: Place | None) -> None:
        """Set down text whose paragraph has lost its end where no other paragraph follows."""
        if self._paragraphs.carried:
            pieces, self._paragraphs.carried = self._paragraphs.carried, []
            out.append(Paragraph(runs(pieces), place or Place(block=len(out))))

    def _table(self, tags: Tags, at: int, place: Place) -> tuple[Table, int]:
        """The table whose opening tag stands before ``at``, and the place after it."""
        row, names = tags.row, tags.names
        grid = GridBuilder(place)
        while True:
            tag = row[at]
            at += 1
            name = names.get(tag)
            if name is None:
                name = tags.name(tag)
            if not name:
                continue
            if name == "w:tc":
                at = self._cell(tags, at, place, grid)
            elif name == "w:tc/":
                grid.add(UNSAID, ())
            elif name == "w:tr":
                grid.open_row()
            elif name == "/w:tr":
                grid.close_row()
            elif name == "/w:tbl":
                return grid.table(), at
            else:
                at = self._rare_in_table(name, tags, at, grid)

    def _cell(self, tags: Tags, at: int, place: Place, grid: GridBuilder) -> int:
        """Set the cell whose opening tag stands before ``at``; comes back with the place after it."""
        row = tags.row
        said = UNSAID
        if row[at] == b"w:tcPr>":
            end = row.index(b"/w:tcPr>", at)
            key = tuple(row[at + 1 : end])
            said = self._properties.cells.get(key) or self._properties.cell(key)
            at = end + 1
        blocks: list[Paragraph | Table] = []
        if row[at] == b"w:p>":
            paragraph, at = self._paragraphs.read(tags, at + 1, place)
            if paragraph is not None:
                blocks.append(paragraph)
            if self._paragraphs.boxes:
                self._fill_boxes(tags, blocks, place)
        # Most cells are one paragraph and nothing else.
        if row[at] == b"/w:tc>" and not self._paragraphs.carried:
            at += 1
        else:
            at = self._fill(tags, at, "/w:tc", blocks, place)
        grid.add(said, tuple(blocks))
        return at

    def _rare_in_table(self, name: str, tags: Tags, at: int, grid: GridBuilder) -> int:
        if name == "w:trPr":
            end = tags.row.index(b"/w:trPr>", at)
            grid.say_row(self._properties.row(tuple(tags.row[at:end])))
            return end + 1
        if name == "w:tblPr":
            end = tags.row.index(b"/w:tblPr>", at)
            grid.ruled = grid.ruled or self._properties.has_lines(tuple(tags.row[at:end]))
            return end + 1
        if name in _GONE or name == "mc:Fallback":
            return tags.past(at, name)
        if name in _ENDS or name in ("w:p", "w:tbl"):
            raise TornError(name)
        return at


def _all(blocks: list[Paragraph | Table]) -> list[Paragraph]:
    """The paragraphs of blocks, those in tables included."""
    found: list[Paragraph] = []
    for block_ in blocks:
        if isinstance(block_, Paragraph):
            found.append(block_)
        else:
            found.extend(p for row in block_.rows for cell in row if cell.origin is None for p in cell.paragraphs)
    return found

"""Tables of a template: the tags that shape a cell, and what Word wants of cells and rows once they are filled.

{% colspan n %}  {% cellbg "D9E2F3" %}   the cell spans n columns; has a background
{% vm %}  {% hm %}                       inside a loop: the cell and its copies become one, down or across
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from kehoach.generate.word_template.failures import failure
from kehoach.generate.word_template.joining import MARK, Gathered
from kehoach.generate.word_template.places import Place
from kehoach.generate.word_template.tags import Tag
from kehoach.generate.word_template.xml_tree import (
    DECLARATION,
    TBL,
    TC,
    TCPR,
    TR,
    Element,
    P,
    R,
    T,
    W,
    etree,
    nearest,
    parse,
    put_text,
    written,
)
from kehoach.models.errors import Said, TemplateError

_END = f"{W}filledEnd"
_END_XML = "<w:filledEnd/>"
_HOLDERS = (TC, *(W + name for name in ("hdr", "ftr", "footnote", "endnote", "comment", "txbxContent")))
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SHAPES = ("colspan", "cellbg", "vm", "hm")
# The order of the properties of a cell: ISO/IEC 29500-1, 17.4.69.
_ORDER = ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd")


def settle(gathered: Gathered) -> bool:
    """Turns the tags that shape cells into properties of their cells; whether tables change their columns."""
    columns = False
    for text in list(gathered.root.iter(T)):
        for found in MARK.finditer(text.text or ""):
            tag = gathered.marked(found[0])[0]
            columns = columns or tag.level == "tc" or tag.word in ("colspan", "hm")
            if tag.word in _SHAPES:
                text.text = (text.text or "").replace(found[0], "")
                _shape(gathered, tag, _cell_of(text, tag))
                tag.kind = "note"
    return columns


def _cell_of(text: Element, tag: Tag) -> Element:
    cell = nearest(text, TC)
    if cell is None:
        raise failure(
            "outside_table",
            "Thẻ hàng hoặc ô đứng ngoài bảng",
            "A row or cell tag stands outside tables",
            tag.place,
            Said("Chuyển thẻ vào một ô của bảng.", "Move the tag into a cell of a table."),
        )
    return cell


def _shape(gathered: Gathered, tag: Tag, cell: Element) -> None:
    argument = tag.code.removeprefix(tag.word).strip()
    if tag.word == "colspan":
        _property(cell, "gridSpan", {"val": _value(gathered, tag, argument)})
    elif tag.word == "cellbg":
        _property(cell, "shd", {"val": "clear", "color": "auto", "fill": _value(gathered, tag, argument)})
    elif tag.word == "vm":
        _property(cell, "vMerge", {"val": _value(gathered, tag, "'restart' if loop.first else 'continue'")})
    else:
        span = cell.find(f"{TCPR}/{W}gridSpan")
        own = span.get(W + "val", "1") if span is not None else "1"
        _property(cell, "gridSpan", {"val": _value(gathered, tag, f"{int(own)} * loop.length")})
        _around(gathered, tag, cell)


def _value(gathered: Gathered, tag: Tag, argument: str) -> str:
    return gathered.mark(replace(tag, kind="value", level="", code=argument, plain=True))


def _around(gathered: Gathered, tag: Tag, cell: Element) -> None:
    """Writes the cell on the first turn of its loop alone."""
    put_text(cell, gathered.mark(replace(tag, code="if loop.first")))
    cell.tail = gathered.mark(replace(tag, code="endif")) + (cell.tail or "")


def _property(cell: Element, name: str, values: dict[str, str]) -> None:
    properties = cell.find(TCPR)
    if properties is None:
        properties = cell.makeelement(TCPR)
        cell.insert(0, properties)
    for old in properties.findall(W + name):
        properties.remove(old)
    made = properties.makeelement(W + name, {W + key: value for key, value in values.items()})
    before = [W + other for other in _ORDER[: _ORDER.index(name)]]
    at = sum(1 for element in properties if element.tag in before)
    properties.insert(at, made)


def mark_ends(gathered: Gathered) -> None:
    """Marks the end of every cell, header or note whose paragraphs may all be missing once it is filled."""
    for holder in gathered.root.iter(*_HOLDERS):
        if MARK.search("".join([holder.text or "", *(child.tail or "" for child in holder)])):
            holder.append(holder.makeelement(_END))


def wants_mending(gathered: Gathered) -> bool:
    """Whether the filled part must be looked over as a whole.

    So it is where a table may come out without rows, where drawings may be copied, and where text is kept
    under a name (``macro``, ``set``): it could be written at another level than it was taken from.
    """
    words = {tag.word for tag in gathered.tags}
    drawings = "for" in words and next(gathered.root.iter(_DRAWING), None) is not None
    return drawings or "macro" in words or "endset" in words or _bare_tables(gathered)


def _bare_tables(gathered: Gathered) -> bool:
    """Whether some table has no row outside the row tags."""
    for table in gathered.root.iter(TBL):
        depth = fixed = 0
        for child in table:
            fixed += child.tag == TR and depth == 0
            for tag in gathered.marked(child.tail):
                depth += tag.word in ("for", "if")
                depth -= tag.word in ("endfor", "endif")
        if not fixed:
            return True
    return False


def ended(xml: str, part: str, *, mending: bool) -> str:
    """The filled part with a paragraph at the end of every cell; with ``mending``, its tables put in order."""
    if _END_XML in xml:
        pieces = xml.split(_END_XML)
        xml = "".join([*(piece + ("" if _ends_in_paragraph(piece) else "<w:p/>") for piece in pieces[:-1]), pieces[-1]])
    return _mended(xml, part) if mending else xml


_LAST_TAG = re.compile(r"<w:p(?:\s[^<>]*)?/>\s*\Z")


def _ends_in_paragraph(piece: str) -> bool:
    return piece.endswith("</w:p>") or _LAST_TAG.search(piece, max(piece.rfind("<"), 0)) is not None


def _mended(xml: str, part: str) -> str:
    try:
        root = parse(xml.encode(), part)
    except TemplateError as error:
        raise _crossed(part) from error
    if any(len(text) for text in root.iter(T)) or any(run.getparent().tag == R for run in root.iter(R, P)):
        raise _crossed(part)
    for row in list(root.iter(TR)):
        if next(row.iter(TC), None) is None:
            row.getparent().remove(row)
    for table in list(root.iter(TBL)):
        if next(table.iter(TR), None) is None:
            table.getparent().remove(table)
        else:
            _fit_grid(table)
    _number_drawings(root)
    for cell in root.iter(TC):
        if cell[-1].tag != P:
            etree().SubElement(cell, P)
    return DECLARATION + written(root)


def _crossed(part: str) -> TemplateError:
    return failure(
        "crossed",
        "Một macro hoặc set viết vào chỗ khác tầng với chỗ nó được đặt",
        "A macro or set is written at another level than it was taken from",
        Place(part),
        Said("Macro nhiều đoạn: gọi bằng {{p … }}.", "Call a macro of paragraphs with {{p … }}."),
    )


def _number_drawings(root: Element) -> None:
    """Drawings that a loop has copied must not share a number."""
    for at, drawing in enumerate(root.iter(_DRAWING), 1001):
        drawing.set("id", str(at))


def _fit_grid(table: Element) -> None:
    """Gives the grid as many columns as the widest row has, in the width it had."""
    grid = table.find(W + "tblGrid")
    if grid is None:
        return
    columns = list(grid)
    wanted = max((_columns(row) for row in table.iter(TR) if nearest(row, TBL) is table), default=0)
    width = sum(_whole(column.get(W + "w")) for column in columns)
    if not columns or wanted <= len(columns):
        return
    for column in columns:
        column.set(W + "w", str(_whole(column.get(W + "w")) * len(columns) // wanted))
    for _ in range(wanted - len(columns)):
        etree().SubElement(grid, W + "gridCol", {W + "w": str(width // wanted)})


def _columns(row: Element) -> int:
    spans: list[Any] = [cell.find(f"{TCPR}/{W}gridSpan") for cell in row.iterchildren(TC)]
    return sum(_whole(span.get(W + "val"), 1) if span is not None else 1 for span in spans)


def _whole(value: str | None, default: int = 0) -> int:
    return int(value) if value is not None and value.isdecimal() else default

"""Thể thức văn bản: paragraphs, tables and pages by Nghị định 30/2020/NĐ-CP as WordprocessingML.

Fonts, sizes, margins and places follow Phụ lục I of the decree. Lengths are centimetres, sizes points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal
from xml.sax.saxutils import escape

FONT = "Times New Roman"
BODY, TABLE = 14, 13
FIRST_LINE = 1.27
_TWIPS, _EMU = 1440 / 2.54, 360_000
_RULE_ROOM = 4  # points of the paragraph that holds a rule
_RULE_DROP = 2 * 12_700

SPACES = " ".join(
    f'xmlns:{name}="http://schemas.{where}"'
    for name, where in (
        ("w", "openxmlformats.org/wordprocessingml/2006/main"),
        ("r", "openxmlformats.org/officeDocument/2006/relationships"),
        ("wp", "openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "openxmlformats.org/drawingml/2006/main"),
        ("wps", "microsoft.com/office/word/2010/wordprocessingShape"),
        ("mc", "openxmlformats.org/markup-compatibility/2006"),
    )
)


@dataclass(frozen=True)
class Style:
    """How a paragraph is set. ``level`` is its depth in the automatic numbers I. / 1. / a), None without number."""

    size: float = BODY
    bold: bool = False
    italic: bool = False
    align: Literal["left", "center", "both"] = "both"
    first: float = FIRST_LINE
    before: float = 0
    after: float = 6
    keep: bool = False
    page_before: bool = False
    level: int | None = None


TEXT = Style()
BASIS = Style(italic=True)
CENTRED = Style(bold=True, align="center", first=0)
SECTION = Style(bold=True, keep=True, level=0)
CLAUSE = Style(bold=True, keep=True, level=1)
POINT = Style(keep=True, level=2)
CELL = Style(TABLE, align="left", first=0, before=2, after=2)
TAG = Style(first=0, after=0)


def paragraph(words: str, style: Style = TEXT, *, bold_start: str = "") -> str:
    """A paragraph; ``bold_start`` stands in bold before the words."""
    start = _run(bold_start, Style(style.size, bold=True)) if bold_start else ""
    return f"<w:p>{_shape(style)}{start}{_run(words, style) if words else ''}</w:p>"


def tag(code: str) -> str:
    """A paragraph that holds a tag of the template alone and gives way to it."""
    return paragraph(code, TAG)


def _shape(style: Style) -> str:
    numbered = "" if style.level is None else f'<w:numPr><w:ilvl w:val="{style.level}"/><w:numId w:val="1"/></w:numPr>'
    indent = f'<w:ind w:firstLine="{_twips(style.first)}"/>' if style.first and not numbered else ""
    keep = "<w:keepNext/>" if style.keep else ""
    page = "<w:pageBreakBefore/>" if style.page_before else ""
    spacing = f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}"/>'
    return f'<w:pPr>{keep}{page}{numbered}{spacing}{indent}<w:jc w:val="{style.align}"/></w:pPr>'


def _run(words: str, style: Style) -> str:
    marks = ("<w:b/>" if style.bold else "") + ("<w:i/>" if style.italic else "")
    size = round(style.size * 2)
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>'
    said = f'<w:t xml:space="preserve">{escape(words)}</w:t>'
    return f'<w:r><w:rPr>{fonts}{marks}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>{said}</w:r>'


def rule(width: float, number: int, after: float = 0) -> str:
    """A thin centred line below the paragraph before it, however many lines that has; ``number`` is its own."""
    across = round(width * _EMU)
    shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    style = Style(_RULE_ROOM, align="center", first=0, after=after)
    mark = f'<w:rPr><w:sz w:val="{_RULE_ROOM * 2}"/></w:rPr>'
    return (
        f"<w:p>{_shape(style).replace('</w:pPr>', f'{mark}</w:pPr>')}<w:r>{mark}"
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
        'distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{_RULE_DROP}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{across}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Line {number}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{shape}">'
        f'<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/>'
        "</a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        "</mc:Choice></mc:AlternateContent></w:r></w:p>"
    )


@dataclass(frozen=True)
class Cell:
    """A cell: its paragraphs, over how many columns it runs."""

    content: str
    span: int = 1


def row(cells: Sequence[Cell], widths: Sequence[float], *, heading: bool = False) -> str:
    """A row that no page break divides; a heading is repeated on every page."""
    head = "<w:tblHeader/>" if heading else ""
    held = ""
    at = 0
    for cell in cells:
        held += _cell(cell.content, sum(widths[at : at + cell.span]), cell.span)
        at += cell.span
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{held}</w:tr>"


def _cell(content: str, width: float, span: int) -> str:
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/>{merged}</w:tcPr>{content}</w:tc>'


def tag_row(code: str, widths: Sequence[float]) -> str:
    """A row that holds a tag of the template alone and gives way to it."""
    return row([Cell(paragraph(code, replace(TAG, size=TABLE)), span=len(widths))], widths)


def table(rows: Sequence[str], widths: Sequence[float], *, ruled: bool) -> str:
    """A centred table of fixed widths, with lines or (head and signature) without."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    borders = f"<w:tblBorders>{lines}</w:tblBorders>" if ruled else ""
    side = 85 if ruled else 0
    margins = f'<w:tblCellMar><w:left w:w="{side}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_twips(sum(widths))}" w:type="dxa"/><w:jc w:val="center"/>{borders}'
        f'<w:tblLayout w:type="fixed"/>{margins}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def page(*, landscape: bool = False, restart: bool = False) -> str:
    """A4 with margins of 20 / 20 / 30 / 20 mm; the page number in the top margin, hidden on the first page."""
    width, height = (29.7, 21.0) if landscape else (21.0, 29.7)
    turned = ' w:orient="landscape"' if landscape else ""
    again = '<w:pgNumType w:start="1"/>' if restart else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/>'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{_twips(width)}" w:h="{_twips(height)}"{turned}/>'
        f'<w:pgMar w:top="{_twips(2)}" w:right="{_twips(2)}" w:bottom="{_twips(2)}" w:left="{_twips(3)}" '
        f'w:header="{_twips(1)}" w:footer="{_twips(1)}" w:gutter="0"/>{again}<w:titlePg/></w:sectPr>'
    )


def section_end(properties: str) -> str:
    """The paragraph that ends a section: so low that it never takes a page of its own behind a full one."""
    low = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>'
    return f"<w:p><w:pPr>{low}{properties}</w:pPr></w:p>"


def _twips(centimetres: float) -> int:
    return round(centimetres * _TWIPS)

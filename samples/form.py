"""Thể thức văn bản: the form of an administrative document by Nghị định 30/2020/NĐ-CP, as Word XML.

Fonts, sizes, margins and places follow Phụ lục I of the decree. Lengths are centimetres, sizes points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

FONT = "Times New Roman"
BODY, TABLE = 14, 13
FIRST_LINE = 1.27
ALIGN = {
    "l": WD_ALIGN_PARAGRAPH.LEFT,
    "c": WD_ALIGN_PARAGRAPH.CENTER,
    "r": WD_ALIGN_PARAGRAPH.RIGHT,
    "j": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
OUTLINE, BULLET, ORDINAL = 71, 72, 73
LEVELS = {"I": (OUTLINE, 0), "1": (OUTLINE, 1), "a": (OUTLINE, 2), "-": (BULLET, 0), "#": (ORDINAL, 0)}


@dataclass(frozen=True)
class Style:
    """How one paragraph is set; ``before`` and ``after`` in points, ``first`` (first line) in centimetres."""

    size: float = BODY
    bold: bool = False
    italic: bool = False
    align: str = "j"
    first: float = FIRST_LINE
    before: float = 0
    after: float = 6
    keep: bool = False


TEXT = Style()
HEADING = Style(bold=True, keep=True)
BASIS = Style(italic=True)
CENTRED = Style(align="c", first=0, bold=True)


def blank() -> Any:
    """An A4 document in Times New Roman with NĐ 30 margins and the numbering this project's samples use."""
    document = Document()
    for style in ("Normal", "Header"):
        font = document.styles[style].font
        font.name, font.size = FONT, Pt(BODY)
        fonts = document.styles[style].element.get_or_add_rPr().get_or_add_rFonts()
        for slot in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(slot), FONT)
    form = document.styles["Normal"].paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(0), Pt(0), 1.0
    _numbering(document)
    page(document.sections[0])
    return document


def page(section: Any, landscape: bool = False) -> None:
    """A4, margins 20 / 20 / 30 / 20 mm, page number centred in the top margin but not on the first page."""
    width, height = (29.7, 21.0) if landscape else (21.0, 29.7)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.header_distance, section.footer_distance = Cm(1), Cm(1)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, words in (("begin", None), (None, "PAGE"), ("separate", None), (None, "2"), ("end", None)):
        run = _run(paragraph, "", Style(size=13))
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText" if words == "PAGE" else "w:t")
            mark.text = words
        run._r.append(mark)


def annex_section(document: Any, landscape: bool) -> None:
    """A new section for an annex: its pages are numbered from 1 again."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    page(section, landscape)
    numbers = OxmlElement("w:pgNumType")
    numbers.set(qn("w:start"), "1")
    section._sectPr.find(qn("w:pgMar")).addnext(numbers)


def write(place: Any, text: str, style: Style = TEXT, number: str = "", bold_start: str = "") -> Any:
    """One paragraph at the end of a document or cell; ``number`` names an automatic number of ``LEVELS``."""
    paragraph = place.add_paragraph()
    form(paragraph, style)
    if bold_start:
        _run(paragraph, bold_start, Style(size=style.size, bold=True))
    if text:
        _run(paragraph, text, style)
    if number:
        properties = paragraph._p.get_or_add_pPr()
        name, level = LEVELS[number]
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{name}"/></w:numPr>')
        )
        properties.remove(numbered := properties.find(qn("w:numPr")))
        properties._insert_numPr(numbered)
    return paragraph


def form(paragraph: Any, style: Style) -> None:
    """Set alignment, indent and spacing of a paragraph."""
    shape = paragraph.paragraph_format
    shape.alignment = ALIGN[style.align]
    shape.first_line_indent = Cm(style.first) if style.first else None
    shape.space_before, shape.space_after = Pt(style.before), Pt(style.after)
    shape.keep_with_next = True if style.keep else None


def _run(paragraph: Any, text: str, style: Style) -> Any:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = FONT, Pt(style.size)
    run.bold, run.italic = style.bold or None, style.italic or None
    return run


def rule(paragraph: Any, width: float, name: int) -> None:
    """A thin horizontal line of ``width`` centimetres, centred under a paragraph, as a drawing."""
    across = int(Cm(width))
    spaces = (
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    paragraph.add_run()._r.append(
        parse_xml(
            f'<mc:AlternateContent {nsdecls("w")} {spaces}><mc:Choice Requires="wps"><w:drawing>'
            '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" '
            'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
            '<wp:positionV relativeFrom="paragraph">'
            f"<wp:posOffset>{int(Pt(18))}</wp:posOffset></wp:positionV>"
            f'<wp:extent cx="{across}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
            f'<wp:docPr id="{name}" name="Line {name}"/><wp:cNvGraphicFramePr/>'
            '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
            "<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm>"
            f'<a:off x="0" y="0"/><a:ext cx="{across}" cy="0"/></a:xfrm>'
            '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill>'
            '<a:srgbClr val="000000"/>'
            "</a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
            "</w:drawing></mc:Choice></mc:AlternateContent>"
        )
    )


def plain_table(document: Any, widths: list[float], rows: int) -> Any:
    """A table without lines, for the head and the signature block."""
    table = document.add_table(rows, len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    set_widths(table, widths)
    return table


def set_widths(table: Any, widths: list[float]) -> None:
    """Fixed column widths in centimetres, on the grid and on every cell."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def fill(cell: Any, lines: list[str], style: Style, number: str = "") -> None:
    """The lines of a cell, each a paragraph; the empty paragraph a new cell brings is used up."""
    for text in lines:
        write(cell, text, style, number)
    if lines and len(cell.paragraphs) > len(lines):
        first = cell.paragraphs[0]._p
        first.getparent().remove(first)


def repeat_header(row: Any) -> None:
    """Mark a row as heading to be repeated on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _numbering(document: Any) -> None:
    """Multilevel I. / 1. / a) with restarts, a bullet and plain ordinals for a table column."""
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    outline = [("upperRoman", "%1.", True), ("decimal", "%2.", True), ("lowerLetter", "%3)", False)]
    kinds = {
        OUTLINE: outline,
        BULLET: [("bullet", "-", False)],
        ORDINAL: [("decimal", "%1", False)],
    }
    for name, levels in kinds.items():
        body = "".join(_level(depth, *level, name == ORDINAL) for depth, level in enumerate(levels))
        root.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{name}">'
                f'<w:multiLevelType w:val="multilevel"/>{body}</w:abstractNum>'
            )
        )
    for name in kinds:
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{name}"><w:abstractNumId w:val="{name}"/></w:num>'))


def _level(depth: int, kind: str, shown: str, bold: bool, in_cell: bool) -> str:
    first = 0 if in_cell else int(Cm(FIRST_LINE).twips)
    weight = "<w:b/>" if bold else ""
    size = TABLE if in_cell else BODY
    after = "nothing" if in_cell else "space"
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:suff w:val="{after}"/><w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="{first}"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>{weight}<w:i w:val="0"/>'
        f'<w:sz w:val="{size * 2}"/></w:rPr></w:lvl>'
    )

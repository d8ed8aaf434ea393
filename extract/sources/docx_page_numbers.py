"""Page numbers of a Word file: which sections show them, where, and how they are set."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from kehoach.extract.sources.docx_package import Package, Tie
from kehoach.extract.sources.docx_scan import Said
from kehoach.extract.sources.docx_styles import Styles, look_key, shape_key
from kehoach.extract.sources.docx_xml import VAL, Element, R, W, is_on
from kehoach.models.layout import Alignment, Font, PageNumber

_REFERENCES: dict[str, Literal["top", "bottom"]] = {W + "headerReference": "top", W + "footerReference": "bottom"}
_PAGE_FIELD = re.compile(r"\s*PAGE\b", re.IGNORECASE)
_FIELD_TAGS = (W + "instrText", W + "fldSimple", W + "pgNum")
_FRAMES: dict[str, Alignment] = {
    "center": "center",
    "left": "left",
    "right": "right",
    "inside": "left",
    "outside": "right",
}


class _Field(NamedTuple):
    """A page number in one header or footer."""

    alignment: Alignment | None
    font: Font


class PageNumbers:
    """The page numbers of one document's sections, asked in order: a section goes on with the heads of the last."""

    def __init__(self, package: Package, ties: list[Tie], styles: Styles) -> None:
        self._package = package
        self._styles = styles
        self._parts = {tie.id: tie.part for tie in ties if tie.kind in ("header", "footer")}
        self._fields: dict[str, _Field | None] = {}
        self._now: dict[tuple[str, str], str] = {}

    def of(self, section: tuple[Said, ...]) -> tuple[PageNumber, ...]:
        """The page numbers a section's pages carry, at the top before those at the foot."""
        said = {item[0]: dict(zip(item[1::2], item[2::2], strict=True)) for item in section}
        for tag, *items in section:
            if tag in _REFERENCES:
                named = dict(zip(items[::2], items[1::2], strict=True))
                self._now[tag, named.get(W + "type", "default")] = self._parts.get(named.get(R + "id", ""), "")
        other_first = W + "titlePg" in said and is_on(said[W + "titlePg"].get(VAL))
        style = said.get(W + "pgNumType", {}).get(W + "fmt", "decimal")
        found: list[PageNumber] = []
        for tag, at in _REFERENCES.items():
            own = self._field(self._now.get((tag, "default"), ""))
            first = bool(self._field(self._now.get((tag, "first"), ""))) if other_first else own is not None
            if own:
                found.append(PageNumber(at, first, own.alignment, own.font, style))
        return tuple(found)

    def _field(self, part: str) -> _Field | None:
        if part and part not in self._fields:
            data = self._package.read(part)
            fields = data is not None and (b"instr" in data or b"pgNum" in data)
            self._fields[part] = self._read(self._package.parsed(data, part)) if data and fields else None
        return self._fields.get(part)

    def _read(self, root: Element) -> _Field | None:
        for element in root.iter(*_FIELD_TAGS):
            said = element.text if element.tag == W + "instrText" else element.get(W + "instr", "")
            if element.tag != W + "pgNum" and not _PAGE_FIELD.match(said or ""):
                continue
            paragraph = next(element.iterancestors(W + "p"), None)
            if paragraph is not None:
                return _Field(self._alignment(paragraph), self._font(paragraph, element))
        return None

    def _alignment(self, paragraph: Element) -> Alignment | None:
        """Where the number stands; None where a tab, a text box or a cell decides."""
        properties = paragraph.find(W + "pPr")
        frame = None if properties is None else properties.find(W + "framePr")
        if frame is not None:
            return _FRAMES.get(frame.get(W + "xAlign", ""))
        placed = paragraph.iterancestors(W + "txbxContent", W + "tc")
        if next(placed, None) is not None or next(paragraph.iter(W + "ptab"), None) is not None:
            return None
        if any(tab.getparent().tag == W + "r" for tab in paragraph.iter(W + "tab")):
            return None
        key = () if properties is None else shape_key(properties)
        return self._styles.form(key).shape.alignment or "left"

    def _font(self, paragraph: Element, field: Element) -> Font:
        """The font of the field's run: direct, by its style, by the paragraph's."""
        run = next(field.iterancestors(W + "r"), None)
        if run is None:
            run = next(field.iter(W + "r"), None)
        properties, own = paragraph.find(W + "pPr"), None if run is None else run.find(W + "rPr")
        style = self._styles.form(() if properties is None else shape_key(properties)).style
        return self._styles.look(style, () if own is None else look_key(own)).font

"""Sections of a Word file: the shape of their pages, and what stands at the head and foot of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from unicodedata import normalize

from kehoach.extract.sources.docx_package import Package, Tie
from kehoach.extract.sources.docx_page_numbers import PageNumbers
from kehoach.extract.sources.docx_scan import Said
from kehoach.extract.sources.docx_xml import MC, Element, R, W, number
from kehoach.models.layout import Furniture, PageShape

_REFERENCES = (W + "headerReference", W + "footerReference")
_PAGE_FIELD = re.compile(r"\s*(?:NUM|SECTION)?PAGES?\b", re.IGNORECASE)
_SKIPPED = frozenset(W + t for t in ("del", "moveFrom", "pPr", "rPr", "tblPr", "trPr", "tcPr"))
_SPACES = {W + "tab": " ", W + "br": " ", W + "p": " ", W + "tc": " "}


def page_shapes(
    sections: Sequence[tuple[Said, ...]], starts: Sequence[int | None], numbers: PageNumbers
) -> tuple[PageShape, ...]:
    """The shape of each section's pages in points, those left out that do not state a size."""
    found: list[PageShape] = []
    for at, section in enumerate(sections):
        shape, own = page_shape(section), numbers.of(section)
        if shape:
            found.append(replace(shape, numbers=own, first_block=starts[at] if at < len(starts) else None))
    return tuple(found)


def page_shape(section: tuple[Said, ...]) -> PageShape | None:
    """Size and margins of a section's pages in points, None where it does not state a size."""
    said = {item[0]: dict(zip(item[1::2], item[2::2], strict=True)) for item in section}
    size, margin = said.get(W + "pgSz", {}), said.get(W + "pgMar", {})
    width, height = _points(size, "w"), _points(size, "h")
    if not width or not height:
        return None
    top, bottom, left, right = (_points(margin, side) for side in ("top", "bottom", "left", "right"))
    return PageShape(width, height, top, bottom, left, right)


def _points(said: dict[str, str], name: str) -> float | None:
    value = number(said.get(W + name))
    return None if value is None else value / 20


def furniture(package: Package, ties: list[Tie], sections: list[tuple[Said, ...]]) -> list[Furniture]:
    """The running heads and feet of the sections, each text once; page numbers alone are left out."""
    parts = {tie.id: tie.part for tie in ties if tie.kind in ("header", "footer")}
    found: dict[str, Furniture] = {}
    for tag, *items in (item for section in sections for item in section):
        if tag in _REFERENCES:
            part = parts.get(dict(zip(items[::2], items[1::2], strict=True)).get(R + "id", ""), "")
            data = package.read(part) if part else None
            # Most headers hold a page number alone, made by a field that has no text of its own.
            text = running_text(package.parsed(data, part)) if data and b"t>" in data else ""
            if any(c.isalnum() for c in text) and text not in found:
                found[text] = Furniture(text, "running-head")
    return list(found.values())


def running_text(root: Element) -> str:
    """The words of a header or footer on one line, without the page numbers its fields make."""
    out: list[str] = []
    fields: list[list[str | bool]] = []
    for tag, element in _leaves(root):
        if tag == W + "fldChar":
            kind = element.get(W + "fldCharType")
            if kind == "begin":
                fields.append(["", False])
            elif kind == "end" and fields:
                fields.pop()
            elif kind == "separate" and fields:
                fields[-1][1] = bool(_PAGE_FIELD.match(str(fields[-1][0])))
        elif tag == W + "instrText" and fields:
            fields[-1][0] = str(fields[-1][0]) + (element.text or "")
        elif tag in _SPACES:
            out.append(" ")
        elif tag == W + "t" and not any(field[1] for field in fields):
            out.append(element.text or "")
    return normalize("NFC", " ".join("".join(out).split()))


def _leaves(parent: Element) -> Iterator[tuple[str, Element]]:
    for child in parent:
        tag = child.tag
        if tag in _SKIPPED or (tag == W + "fldSimple" and _PAGE_FIELD.match(child.get(W + "instr", ""))):
            continue
        yield tag, child
        yield from _leaves(chosen(child) if tag == MC + "AlternateContent" else child)


def chosen(alternate: Element) -> Element:
    """The one branch of an alternative that is read: the first choice, else the fallback."""
    for name in ("Choice", "Fallback"):
        branch = alternate.find(MC + name)
        if branch is not None:
            return branch
    return alternate

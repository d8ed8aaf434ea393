"""Word files (.docx .docm .dotx): the XML walked as it stands, automatic numbers counted."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from kehoach.extract.sources.docx_numbering import Numbering
from kehoach.extract.sources.docx_package import OLE, ZIP_ERRORS, Package, Tie, ole_kind, too_deep
from kehoach.extract.sources.docx_page_numbers import PageNumbers
from kehoach.extract.sources.docx_paragraphs import TornError
from kehoach.extract.sources.docx_plain import plain_text
from kehoach.extract.sources.docx_scan import scan
from kehoach.extract.sources.docx_sections import furniture, page_shapes
from kehoach.extract.sources.docx_styles import Styles
from kehoach.extract.sources.docx_tags import Tags
from kehoach.extract.sources.docx_walk import Walker
from kehoach.extract.sources.file import SourceFile
from kehoach.models.layout import Block, Layout, Paragraph

MEDIA = "docx"
EXTENSIONS = (".docx", ".docm", ".dotx")

_NOTES = ("footnote", "endnote")
_SNIFFED = 1 << 20


def sniffs(data: bytes) -> bool:
    """Whether these bytes are a Word file: a zip holding a word main document.

    Also True for what only looks broken from outside, so that reading can say what is wrong: a zip cut
    short after Word parts, a Word file under a password, an old .doc.
    """
    if data.startswith(OLE):
        return ole_kind(data) != "other"
    if not data.startswith(b"PK"):
        return False
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = {name.lower() for name in archive.namelist()}
            if "[content_types].xml" in names:
                with archive.open("[Content_Types].xml") as types:
                    said = types.read(_SNIFFED)
                return b"main+xml" in said and (b"wordprocessingml." in said or b"ms-word." in said)
    except (*ZIP_ERRORS, KeyError):
        return b"word/document" in data
    return any(name.startswith("word/document") for name in names)


def read(source: SourceFile) -> Layout:
    """The layout of a Word file: body blocks in order, notes apart, a page shape per section.

    Raises SourceError: docx.damaged .encrypted .bomb .dtd .limit, doc.legacy.
    """
    package = Package(source)
    try:
        return _read(package)
    except RecursionError as error:
        raise too_deep(source.name) from error


def _read(package: Package) -> Layout:
    main = package.main()
    data = package.read(main) or b""
    ties = package.ties(main)
    styles = Styles(package, _part(ties, "styles"), _part(ties, "theme"))
    numbering = Numbering(package, _part(ties, "numbering"), styles)
    walker = Walker(styles, numbering, package.name, package.limits)
    plain = [data]
    try:
        blocks: list[Block] = [*walker.body(Tags(scan(package, data, main)))]
        sections = list(walker.sections)
        notes = _notes(package, ties, walker, plain)
    except (TornError, IndexError, ValueError) as error:
        raise package.damaged("các thẻ XML không khớp nhau", "its XML tags do not match") from error
    blocks.extend(furniture(package, ties, sections))
    return Layout(
        blocks=tuple(blocks),
        media=MEDIA,
        reader="docx-xml",
        plain=plain_text(plain),
        notes=tuple(notes),
        pages=page_shapes(sections, walker.section_starts, PageNumbers(package, ties, styles)),
        warnings=tuple(walker.warnings),
    )


def _part(ties: list[Tie], kind: str) -> str | None:
    return next((tie.part for tie in ties if tie.kind == kind and tie.part), None)


def _notes(package: Package, ties: list[Tie], walker: Walker, plain: list[bytes]) -> list[Paragraph]:
    """The paragraphs of footnotes, then of endnotes."""
    found: list[Paragraph] = []
    for kind in _NOTES:
        part = _part(ties, kind + "s")
        data = package.read(part) if part else None
        if part and data:
            plain.append(data)
            found.extend(walker.notes(Tags(scan(package, data, part)), kind))
    return found

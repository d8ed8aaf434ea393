"""PDF to a Layout: pdfium's text objects and paths, pdfplumber's table grid, pdfplumber alone as fallback."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from kehoach.extract.sources.file import SourceFile
from kehoach.extract.sources.pdf_flow import ReadPage, blocks_of
from kehoach.extract.sources.pdf_glyphs import TooManyGlyphsError, page_ink
from kehoach.extract.sources.pdf_grid import grids
from kehoach.extract.sources.pdf_ink import Ink, no_space, whole
from kehoach.extract.sources.pdf_lines import lines_of
from kehoach.extract.sources.pdf_native import Pdfium
from kehoach.extract.sources.pdf_reference import PlumberFile
from kehoach.extract.sources.pdf_tables import Signs, table_of
from kehoach.extract.sources.pdf_text_layer import is_garbage
from kehoach.models.errors import Said, SourceError
from kehoach.models.layout import Layout, PageShape

MEDIA = "pdf"
EXTENSIONS = (".pdf",)
_JUDGED = 200  # lines and cells looked at to judge a text layer
_OCR = Said(
    "Hãy nhận dạng chữ (OCR) tệp này bằng một công cụ khác rồi đọc lại.",
    "Recognise its letters with an OCR tool, then read the result.",
)


def sniffs(data: bytes) -> bool:
    """Whether the bytes carry PDF's signature among the first 1024, as readers accept it."""
    return b"%PDF-" in data[:1024]


def read(source: SourceFile) -> Layout:
    """The blocks of a PDF with page, box and font of every line.

    Raises:
        SourceError: ``file.empty``, ``file.too_large``, ``pdf.encrypted``, ``pdf.damaged``,
            ``pdf.too_many_pages``, ``pdf.limit``; ``pdf.no_text`` for scans and garbage text layers.
    """
    _check_size(source)
    with _opened(source) as document:
        pages, bare = _pages(source, document)
    if not any(page.ink.words for page in pages):
        raise _no_text(source, Said("PDF không có lớp chữ (bản quét).", "The PDF has no text layer (a scan)."))
    if is_garbage(_judged(pages)):
        raise _no_text(
            source,
            Said(
                "Lớp chữ của PDF không đọc được thành tiếng Việt (phông chữ cũ hoặc nhận dạng hỏng).",
                "The PDF's text layer is no Vietnamese (an old font encoding or a failed recognition).",
            ),
        )
    blocks, notes = blocks_of(pages)
    plain = unicodedata.normalize("NFC", "\n".join(page.ink.plain for page in pages))
    readers = {page.ink.reader for page in pages}
    warnings = (("pdf.pages_without_text", "trang " + ", ".join(map(str, bare))),) if bare else ()
    return Layout(
        blocks=tuple(blocks), notes=tuple(notes), media=MEDIA, reader=min(readers) if len(readers) == 1 else "pdfium",
        plain=plain, pages=tuple(_shape(page.ink) for page in pages), warnings=warnings,
    )  # fmt: skip


def _check_size(source: SourceFile) -> None:
    if not source.data:
        raise SourceError("file.empty", Said("Tệp rỗng.", "The file is empty."), where=source.name)
    if len(source.data) > source.limits.size:
        raise SourceError(
            "file.too_large",
            Said(
                f"Tệp lớn hơn {source.limits.size} byte.",
                f"The file is larger than {source.limits.size} bytes.",
            ),
            where=source.name,
        )


@contextmanager
def _opened(source: SourceFile) -> Generator[Any]:
    """The open document; its errors are ours."""
    import pypdfium2

    try:
        document: Any = pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        # pdfium may report the error of the file before: a locked file names its lock in the trailer
        if b"/Encrypt" in source.data and re.search("password|security", str(error), re.IGNORECASE):
            raise SourceError(
                "pdf.encrypted",
                Said("PDF đặt mật khẩu.", "The PDF is protected by a password."),
                Said("Hãy bỏ mật khẩu rồi đọc lại.", "Remove the password and read it again."),
                source.name,
            ) from error
        raise _damaged(source) from error
    try:
        yield document
    finally:
        document.close()


def _damaged(source: SourceFile) -> SourceError:
    return SourceError(
        "pdf.damaged",
        Said("PDF hỏng, không mở được.", "The PDF is damaged and cannot be opened."),
        Said("Hãy tải lại hoặc xuất lại tệp.", "Download or export the file again."),
        source.name,
    )


def _no_text(source: SourceFile, message: Said) -> SourceError:
    return SourceError("pdf.no_text", message, _OCR, source.name)


def _pages(source: SourceFile, document: Any) -> tuple[list[ReadPage], list[int]]:
    """All pages read, and the numbers of those that show something but hold no letters."""
    count = len(document)
    if count == 0:
        raise _damaged(source)
    if count > source.limits.pages:
        message = Said(f"PDF có {count} trang, quá {source.limits.pages}.", f"The PDF has {count} pages.")
        raise SourceError("pdf.too_many_pages", message, where=source.name)
    pdfium = Pdfium()
    plumber = PlumberFile(source.data)
    pages: list[ReadPage] = []
    bare: list[int] = []
    signs: Signs = {}
    glyphs = 0
    try:
        for number in range(1, count + 1):
            page, shows = _page(pdfium, document, plumber, number, signs, source.limits.glyphs - glyphs)
            glyphs += page.ink.glyphs
            pages.append(page)
            if shows and not page.ink.words:
                bare.append(number)
    except TooManyGlyphsError as error:
        message = Said("PDF có quá nhiều chữ.", "The PDF holds too many letters.")
        raise SourceError("pdf.limit", message, where=f"{source.name}, trang {len(pages) + 1}") from error
    finally:
        plumber.close()
    return pages, bare


def _page(
    pdfium: Pdfium, document: Any, plumber: PlumberFile, number: int, signs: Signs, most: int
) -> tuple[ReadPage, bool]:
    """One page by pdfium, else by pdfplumber, else empty; and whether it shows anything."""
    try:
        page = document[number - 1]
        try:
            textpage = page.get_textpage()
            try:
                ink = page_ink(pdfium, page, textpage, number, most)
                return _read(ink, signs), pdfium.raw.FPDFPage_CountObjects(page.raw) > 0
            finally:
                textpage.close()
        finally:
            page.close()
    except (RuntimeError, ValueError, ArithmeticError, LookupError, AssertionError):
        return _page_by_plumber(plumber, number, signs), True


def _page_by_plumber(plumber: PlumberFile, number: int, signs: Signs) -> ReadPage:
    try:
        return _read(plumber.ink(number), signs)
    except Exception:  # pdfminer raises whatever a damaged page makes it raise; the page then counts as unread
        return ReadPage(Ink(number, 0.0, 0.0, [], [], "", 0, "pdfplumber"), [], [])


def _read(ink: Ink, signs: Signs) -> ReadPage:
    found, outside = grids(ink)
    tables = [table_of(ink, grid, signs) for grid in found]
    lines = lines_of(ink, outside)
    ink.letters, ink.spaced = whole, no_space  # the page is about to be closed
    return ReadPage(ink, lines, tables)


def _judged(pages: list[ReadPage]) -> str:
    """A sample of the lines and cells over the whole document, in words put together again."""
    texts = [line.text for page in pages for line in page.lines]
    texts += [cell.text for page in pages for table in page.tables for row in table.rows[:4] for cell in row]
    return "\n".join(texts[:: 1 + len(texts) // _JUDGED])


def _shape(ink: Ink) -> PageShape:
    if not ink.words:
        return PageShape(ink.width, ink.height)
    return PageShape(
        ink.width,
        ink.height,
        top=round(min(word.y - word.size for word in ink.words), 1),
        bottom=round(ink.height - max(word.y for word in ink.words), 1),
        left=round(min(word.x0 for word in ink.words), 1),
        right=round(ink.width - max(word.x1 for word in ink.words), 1),
    )

"""A page read by pdfplumber alone: the fallback where pdfium fails, and the reference in tests."""

from __future__ import annotations

import logging
import re
from contextlib import suppress
from io import BytesIO
from typing import Any

from kehoach.extract.sources.pdf_ink import DESCENT, Ink, Word, edge
from kehoach.models.layout import Font

_BOLD = re.compile(r"bold|black|heavy", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")


class PlumberFile:
    """A PDF opened by pdfplumber, page by page; opened at the first page asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._file: Any = None

    def page(self, number: int) -> Any:
        """The page with this number (from 1)."""
        if self._file is None:
            import pdfplumber

            logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it tells every oddity of a damaged font
            self._file = pdfplumber.open(BytesIO(self._data))
        return self._file.pages[number - 1]

    def ink(self, number: int) -> Ink:
        """The words, ruled lines and plain text of a page."""
        page = self.page(number)
        try:
            return _ink(page, number)
        finally:
            page.close()

    def close(self) -> None:
        if self._file is not None:
            with suppress(Exception):  # closing reads the page tree again, which may be the damaged part
                self._file.close()


def _ink(page: Any, number: int) -> Ink:
    words: list[Word] = []
    extras = ["fontname", "size"]
    for found in page.extract_words(x_tolerance_ratio=0.2, keep_blank_chars=False, extra_attrs=extras):
        size = round(float(found["size"]), 1)
        name = _SUBSET.sub("", str(found["fontname"]))
        font = Font(name, size, bool(_BOLD.search(name)), bool(_ITALIC.search(name)))
        baseline = float(found["bottom"]) - DESCENT * size
        words.append(Word(str(found["text"]), float(found["x0"]), float(found["x1"]), baseline, font, size))
    edges = [
        edge(float(line["x0"]), float(line["top"]), float(line["x1"]), float(line["bottom"]))
        for line in page.edges
        if line["orientation"] in ("h", "v")
    ]
    return Ink(
        page=number, width=float(page.width), height=float(page.height), words=words, edges=edges,
        plain=str(page.extract_text() or ""), glyphs=len(page.chars), reader="pdfplumber",
    )  # fmt: skip

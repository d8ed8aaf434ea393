"""Every table of the measured PDFs cell for cell against pdfplumber's own reading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from shared_material import SHARED, needs_shared

from kehoach.extract.sources import pdf
from kehoach.extract.sources.file import SourceFile
from kehoach.models.layout import Box, Table

pdfplumber = pytest.importorskip("pdfplumber")
FIXTURES = sorted((SHARED / "fixtures").glob("*.pdf")) if SHARED else []
JOINED = re.compile(r"(?<=\w[-/])\s+|(?<=\d/[A-ZĐ])\s+(?=[A-ZĐ]+-)")


class Printed(NamedTuple):
    """A table as a list of its cells' boxes and texts, from top left to bottom right."""

    page: int
    cells: list[tuple[Box, str]]


def by_kehoach(path: Path) -> Iterator[Printed]:
    layout = pdf.read(SourceFile(path.name, path.read_bytes()))
    for block in layout.blocks:
        if isinstance(block, Table) and block.ruled:
            cells = [cell for row in block.rows for cell in row if cell.origin is None and cell.place.bbox]
            yield Printed(block.place.page or 0, [(cell.place.bbox or (0, 0, 0, 0), cell.text) for cell in cells])


def by_pdfplumber(path: Path) -> Iterator[Printed]:
    with pdfplumber.open(path) as document:
        for page in document.pages:
            for table in sorted(page.find_tables(), key=lambda table: table.bbox[1]):
                boxes = [cell for row in table.rows for cell in row.cells]
                texts = [text for row in table.extract() for text in row]
                cells = [(box, text) for box, text in zip(boxes, texts, strict=True) if box]
                if len(cells) > 1:
                    yield Printed(page.page_number, [(box, text or "") for box, text in cells])


def letters(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def words(text: str) -> str:
    return " ".join(JOINED.sub("", unicodedata.normalize("NFC", text)).split())


@needs_shared
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_cell_has_the_place_and_the_words_pdfplumber_reads(path: Path) -> None:
    ours, theirs = list(by_kehoach(path)), list(by_pdfplumber(path))
    assert [(table.page, len(table.cells)) for table in ours] == [(t.page, len(t.cells)) for t in theirs]
    for mine, other in zip(ours, theirs, strict=True):
        for (box, text), (their_box, their_text) in zip(mine.cells, other.cells, strict=True):
            assert max(abs(a - b) for a, b in zip(box, their_box, strict=True)) < 1.0
            assert letters(text) == letters(their_text)
            if "mixed-font" not in path.name:
                assert words(text) == words(their_text)


@needs_shared
def test_where_a_fallback_font_hides_a_space_pdfplumber_loses_it_and_we_keep_it() -> None:
    path = next(path for path in FIXTURES if "mixed-font" in path.name)
    plain = next(path for path in FIXTURES if path.name == "seed-1-tuy-phuoc.pdf")
    known = {words(line) for table in by_kehoach(plain) for _, text in table.cells for line in text.split("\n")}
    known_words = {word for line in known for word in line.split()}
    for mine, other in zip(by_kehoach(path), by_pdfplumber(path), strict=True):
        for (_, text), (_, their_text) in zip(mine.cells, other.cells, strict=True):
            assert set(words(text).split()) <= known_words | set(words(their_text).split()), their_text
            assert len(words(text).split()) >= len(words(their_text).split())

"""No word of a plan is lost, doubled or moved on its way through a PDF; the fallback reads the same words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pdf_writing import Page, pdf_bytes
from shared_material import SHARED, needs_shared

from kehoach.extract.sources import pdf
from kehoach.extract.sources.file import SourceFile
from kehoach.extract.sources.pdf_grid import grids
from kehoach.extract.sources.pdf_lines import lines_of
from kehoach.extract.sources.pdf_reference import PlumberFile
from kehoach.models.layout import Layout, Paragraph, Table

FIXTURES = sorted((SHARED / "fixtures").glob("*.pdf")) if SHARED else []
WORD = re.compile(r"[^\W_]+")


def texts(layout: Layout) -> Iterator[str]:
    for block in layout.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            yield from (cell.text for row in block.rows for cell in row if cell.origin is None)


def words(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFC", text).lower())


@needs_shared
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_the_words_of_the_plan_stand_in_their_order(path: Path) -> None:
    assert SHARED
    text = (SHARED / "seeds" / f"{path.stem.split('.')[0]}.txt").read_text(encoding="utf-8")
    seed = words(re.sub(r"<[^>]+>", " ", text))
    read = words("\n".join(texts(pdf.read(SourceFile(path.name, path.read_bytes())))))
    assert len(set(seed) - set(read)) <= 2, set(seed) - set(read)
    triples = set(zip(read, read[1:], read[2:], strict=False))
    strange = [triple for triple in zip(seed, seed[1:], seed[2:], strict=False) if triple not in triples]
    assert len(strange) <= 0.06 * len(seed), strange[:40]


@needs_shared
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_letter_of_an_independent_plain_reading_is_in_the_blocks(path: Path) -> None:
    layout = pdf.read(SourceFile(path.name, path.read_bytes()))
    furniture = (block.text for block in layout.blocks if not isinstance(block, Paragraph | Table))
    blocks = Counter("".join((*texts(layout), *furniture)))
    plain = Counter(layout.plain)
    for counter in (blocks, plain):
        for space in " \n\r\t\xa0":
            counter.pop(space, None)
    assert blocks == plain


def test_pdfplumber_alone_reads_the_same_page() -> None:
    page = Page().text(85, 100, "Kế hoạch năm của xã").text(85, 130, "MỤC TIÊU", "bold", 14)
    page.grid([85, 200, 400], [200, 230, 260]).text(90, 220, "một hai").text(205, 250, "ba bốn")
    data = pdf_bytes(page)
    ink = PlumberFile(data).ink(1)
    (grid,), outside = grids(ink)
    assert [line.text for line in lines_of(ink, outside)] == ["Kế hoạch năm của xã", "MỤC TIÊU"]
    assert [[word.text for word in cell.words] for cell in grid.cells] == [["một", "hai"], [], [], ["ba", "bốn"]]
    assert lines_of(ink, outside)[1].bold
    assert lines_of(ink, outside)[1].y == pytest.approx(130, abs=1)

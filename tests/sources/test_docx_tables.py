"""Tables of Word files are grids: merged cells stand at every place they cover."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.table import Table as WordTable
from docx_parts import cells, layout, p, r, read_body, table, tbl, tc, tr
from shared_material import SHARED

from kehoach.extract.sources.docx import read
from kehoach.extract.sources.file import SourceFile
from kehoach.models.layout import Table

SPAN = '<w:gridSpan w:val="{}"/>'
DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
LINES = '<w:tblBorders><w:top w:val="single" w:sz="4"/></w:tblBorders>'


def c(text: str, properties: str = "") -> str:
    return tc(p(r(text)) if text else p(), properties=properties)


def test_a_section_row_stands_in_every_column() -> None:
    said = table(read_body(tbl(tr(c("STT"), c("Nội dung"), c("Hạn")), tr(c("I. CẢI CÁCH THỂ CHẾ", SPAN.format(3))))))

    assert cells(said) == [["STT", "Nội dung", "Hạn"], ["I. CẢI CÁCH THỂ CHẾ"] * 3]
    assert [(cell.column_span, cell.origin) for cell in said.rows[1]] == [(3, None), (3, (1, 0)), (3, (1, 0))]


def test_a_body_merged_down_stands_in_every_row() -> None:
    said = table(
        read_body(
            tbl(
                tr(c("1"), c("Sở Nội vụ", DOWN)),
                tr(c("2"), c("", ON)),
                tr(c("3"), c("", ON)),
                tr(c("4"), c("Sở Tư pháp", DOWN)),
            )
        )
    )

    assert [row[1].text for row in said.rows] == ["Sở Nội vụ"] * 3 + ["Sở Tư pháp"]
    assert [(row[1].row_span, row[1].origin) for row in said.rows] == [
        (3, None), (3, (0, 1)), (3, (0, 1)), (1, None),
    ]  # fmt: skip


def test_a_block_merged_both_ways_has_one_origin() -> None:
    wide, wide_on = SPAN.format(2) + DOWN, SPAN.format(2) + ON
    said = table(read_body(tbl(tr(c("A", wide), c("b")), tr(c("", wide_on), c("c")))))

    assert cells(said) == [["A", "A", "b"], ["A", "A", "c"]]
    assert {cell.origin for row in said.rows for cell in row[:2]} == {None, (0, 0)}
    assert {(cell.row_span, cell.column_span) for row in said.rows for cell in row[:2]} == {(2, 2)}


def test_old_files_merge_to_the_right_cell_by_cell() -> None:
    said = table(read_body(tbl(tr(c("A", '<w:hMerge w:val="restart"/>'), c("", "<w:hMerge/>"), c("b")))))

    assert cells(said) == [["A", "A", "b"]]
    assert [cell.column_span for cell in said.rows[0]] == [2, 2, 1]


def test_a_cell_that_continues_nothing_stands_for_itself() -> None:
    said = table(read_body(tbl(tr(c("mồ côi", ON), c("b", "<w:hMerge/>")))))

    assert cells(said)[0][0] == "mồ côi"


def test_rows_are_equally_long() -> None:
    said = table(
        read_body(
            tbl(
                tr(c("1"), c("2"), c("3")),
                tr(c("x"), properties='<w:gridBefore w:val="2"/>'),
                tr(c("y"), properties='<w:gridAfter w:val="2"/>'),
                tr(c("z")),
            )
        )
    )

    assert cells(said) == [["1", "2", "3"], ["", "", "x"], ["y", "", ""], ["z", "", ""]]


def test_spans_beyond_words_own_limit_are_cut() -> None:
    said = table(read_body(tbl(tr(c("A", SPAN.format(10**9)), properties='<w:gridBefore w:val="1000000"/>'))))

    assert len(said.rows[0]) == 63 + 63


def test_a_nested_table_is_a_block_of_its_cell() -> None:
    inner = tbl(tr(c("Phòng Nội vụ")))
    said = table(read_body(tbl(tr(tc(p(r("Đơn vị:")), inner, p())))))
    inside = said.rows[0][0].blocks[1]

    assert isinstance(inside, Table)
    assert cells(inside) == [["Phòng Nội vụ"]]
    assert said.rows[0][0].text == "Đơn vị:\nPhòng Nội vụ\n"


def test_heading_rows_are_those_at_the_top() -> None:
    head = "<w:tblHeader/>"
    said = table(
        read_body(
            tbl(tr(c("A"), properties=head), tr(c("B"), properties=head), tr(c("1")), tr(c("C"), properties=head))
        )
    )

    assert said.header_rows == 2


STYLES = """
<w:style w:type="table" w:styleId="Luoi"><w:name w:val="Table Grid"/><w:tblPr>
<w:tblBorders><w:top w:val="single" w:sz="4"/></w:tblBorders></w:tblPr></w:style>
<w:style w:type="table" w:styleId="Tron"><w:name w:val="Plain"/>
<w:tblPr><w:tblCellMar><w:top w:w="0"/></w:tblCellMar></w:tblPr></w:style>
"""


@pytest.mark.parametrize(
    ("properties", "cell", "ruled"),
    [
        ("", "", False),
        (LINES, "", True),
        ('<w:tblBorders><w:top w:val="nil"/><w:insideH w:val="none"/></w:tblBorders>', "", False),
        ('<w:tblStyle w:val="Luoi"/>', "", True),
        ('<w:tblStyle w:val="Tron"/>', "", False),
        ('<w:tblStyle w:val="Luoi"/><w:tblBorders><w:top w:val="nil"/></w:tblBorders>', "", False),
        ("", '<w:tcBorders><w:bottom w:val="single" w:sz="4"/></w:tcBorders>', True),
    ],
)
def test_a_table_is_ruled_if_anything_draws_its_lines(properties: str, cell: str, ruled: bool) -> None:
    said = table(read_body(tbl(tr(c("a"), c("b", cell)), properties=properties), styles=STYLES))

    assert said.ruled is ruled


def test_content_controls_around_rows_and_cells_are_transparent() -> None:
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    rows = tr(c("1"), control(c("hai"))) + control(tr(c("3"), tc(control(p(r("bốn"))))))

    assert cells(table(read_body(tbl(rows)))) == [["1", "hai"], ["3", "bốn"]]


def test_deleted_rows_are_gone_and_inserted_ones_there() -> None:
    rows = tr(c("cũ"), properties='<w:del w:id="1"/>') + tr(c("mới"), properties='<w:ins w:id="2"/>')

    assert cells(table(read_body(tbl(rows)))) == [["mới"]]


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_the_header_block_is_a_grid_without_lines(rows: int) -> None:
    lines = [("UBND TỈNH H", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("SỞ Y TẾ", "Độc lập"), ("Số: 5/KH-SYT", "H, ngày")]
    said = table(read_body(tbl(*(tr(c(a), c(b)) for a, b in lines[:rows]))))

    assert cells(said) == [list(pair) for pair in lines[:rows]]
    assert not said.ruled


def test_all_inside_a_table_is_placed_at_its_block() -> None:
    said = read_body(p(r("A")) + tbl(tr(c("1"))) + p(r("B")))

    assert table(said, 1).rows[0][0].blocks[0].place.block == 1
    assert [block.place.block for block in said.blocks] == [0, 1, 2]


def word_grid(path: Path) -> list[list[list[str]]]:
    tables = [block for block in docx.Document(str(path)).iter_inner_content() if isinstance(block, WordTable)]
    return [[[cell.text for cell in row.cells] for row in found.rows] for found in tables]


FIXTURES = sorted((SHARED / "fixtures").glob("*.docx")) if SHARED else []


@pytest.mark.skipif(not FIXTURES, reason="không có dữ liệu đo (đặt KEHOACH_SHARED)")
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_cells_are_those_python_docx_gives(path: Path) -> None:
    said = read(SourceFile(path.name, path.read_bytes()))

    assert [cells(block) for block in said.blocks if isinstance(block, Table)] == word_grid(path)


def test_merged_cells_written_by_python_docx_come_back(tmp_path: Path) -> None:
    document = docx.Document()
    written = document.add_table(rows=4, cols=4, style="Table Grid")
    for at, row in enumerate(written.rows):
        for column, cell in enumerate(row.cells):
            cell.text = f"ô {at}.{column}"
    written.cell(0, 0).merge(written.cell(1, 1))
    written.cell(2, 1).merge(written.cell(3, 1))
    written.cell(3, 2).merge(written.cell(3, 3))
    path = tmp_path / "bảng.docx"
    document.save(str(path))
    said = layout(path.read_bytes())

    assert [cells(table(said))] == word_grid(path)
    assert table(said).ruled

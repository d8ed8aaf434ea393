"""Automatic numbers come out as Word prints them."""

from __future__ import annotations

import pytest
from docx_parts import abstract, item, level, num, p, paragraph, r, read_body, tbl, tc, texts, tr

from kehoach.extract.sources.docx_numbering import spell

OUTLINE = abstract(
    0,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "bullet", "-"),
)
DECIMAL = abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "decimal", "%1.%2.%3."))


def test_the_label_is_the_beginning_of_the_text() -> None:
    said = paragraph(read_body(item("Mục đích"), numbering=OUTLINE + num(1, 0)))

    assert (said.label, said.text, len(said.runs)) == ("I.", "I. Mục đích", 1)


def test_levels_count_and_begin_anew_under_each_heading() -> None:
    body = (
        item("MỤC ĐÍCH")
        + item("Tăng cường", at=1)
        + item("Rà soát", at=2)
        + item("Công khai", at=2)
        + item("phần mềm", at=3)
        + item("Yêu cầu", at=1)
        + item("Sát thực tế", at=2)
        + item("NHIỆM VỤ")
        + item("Thể chế", at=1)
    )
    said = read_body(body, numbering=OUTLINE + num(1, 0))

    assert [paragraph(said, at).label for at in range(9)] == [
        "I.", "1.", "a)", "b)", "-", "2.", "a)", "II.", "1.",
    ]  # fmt: skip


def test_levels_of_several_parts() -> None:
    body = item("A") + item("B", at=1) + item("C", at=1) + item("D", at=2) + item("E") + item("F", at=1)
    said = read_body(body, numbering=DECIMAL + num(1, 1))

    assert texts(said) == ["1. A", "1.1. B", "1.2. C", "1.2.1. D", "2. E", "2.1. F"]


def test_lists_of_one_definition_go_on_and_an_override_begins_anew() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = DECIMAL + num(1, 1) + num(2, 1) + num(3, 1, override)
    body = item("A") + item("B", 2) + item("C", 3) + item("D", 3) + item("E", 1)

    assert texts(read_body(body, numbering=lists)) == ["1. A", "2. B", "1. C", "2. D", "3. E"]


def test_an_override_may_bring_its_own_level() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "Điều %1.")}</w:lvlOverride>'

    assert texts(read_body(item("Phạm vi"), numbering=DECIMAL + num(1, 1, own))) == ["Điều 1. Phạm vi"]


@pytest.mark.parametrize(("restart", "labels"), [("0", ["1.", "2.", "3."]), ("1", ["1.", "2.", "1."])])
def test_a_level_may_say_when_it_begins_anew(restart: str, labels: list[str]) -> None:
    lists = abstract(
        0, level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", f'<w:lvlRestart w:val="{restart}"/>')
    ) + num(1, 0)
    body = item("A") + item("b", at=1) + item("c", at=1) + item("D") + item("e", at=1)
    said = read_body(body, numbering=lists)

    assert [paragraph(said, at).label for at in (1, 2, 4)] == labels


@pytest.mark.parametrize(
    ("glyph", "font", "label"),
    [
        ("\uf0b7", "Symbol", "-"),
        ("\uf0a7", "Wingdings", "-"),
        ("ü", "Wingdings", "-"),
        ("o", "Courier New", "-"),
        ("\uf02d", "Symbol", "-"),
        ("\uf02b", "Symbol", "+"),
        ("-", "Times New Roman", "-"),
        ("+", "Times New Roman", "+"),
        ("*", "Times New Roman", "*"),
        ("•", "Arial", "•"),
    ],
)
def test_bullets_are_the_signs_a_plan_is_written_with(glyph: str, font: str, label: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    lists = abstract(0, level(0, "bullet", glyph).replace("</w:lvl>", fonts + "</w:lvl>")) + num(1, 0)

    assert texts(read_body(item("Niêm yết"), numbering=lists)) == [f"{label} Niêm yết"]


@pytest.mark.parametrize(
    ("count", "style", "seen"),
    [
        (4, "upperRoman", "IV"),
        (9, "lowerRoman", "ix"),
        (49, "upperRoman", "XLIX"),
        (4, "lowerLetter", "d"),
        (5, "lowerLetter", "e"),
        (27, "lowerLetter", "aa"),
        (54, "upperLetter", "BBB"),
        (7, "decimalZero", "07"),
        (12, "decimalZero", "12"),
        (3, "vietnameseCounting", "Ba"),
        (3, "none", ""),
        (0, "upperRoman", "0"),
        (8, "chicago", "8"),
    ],
)
def test_counts_are_spelt_in_their_format(count: int, style: str, seen: str) -> None:
    assert spell(count, style) == seen


@pytest.mark.parametrize(("suffix", "seen"), [("space", "Điều 1. Nội dung"), ("nothing", "Điều 1.Nội dung")])
def test_what_parts_label_and_text(suffix: str, seen: str) -> None:
    lists = abstract(0, level(0, "decimal", "Điều %1.", f'<w:suff w:val="{suffix}"/>')) + num(1, 0)

    assert texts(read_body(item("Nội dung"), numbering=lists)) == [seen]


def test_legal_numbering_turns_romans_into_figures() -> None:
    lists = abstract(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1, 0)

    assert texts(read_body(item("A") + item("b", at=1), numbering=lists)) == ["I. A", "1.1 b"]


def test_list_zero_switches_numbers_off_and_a_list_that_is_not_there_prints_none() -> None:
    assert texts(read_body(item("A", 0) + item("B", 99), numbering=DECIMAL + num(1, 1))) == ["A", "B"]


def test_an_empty_numbered_cell_holds_the_number_alone() -> None:
    rows = "".join(tr(tc(item("")), tc(p(r(text)))) for text in ("Rà soát", "Tập huấn"))
    said = read_body(tbl(rows) + item("Sau bảng"), numbering=DECIMAL + num(1, 1))
    table = said.blocks[0]

    assert [[cell.text for cell in row] for row in table.rows] == [["1.", "Rà soát"], ["2.", "Tập huấn"]]
    assert texts(said) == ["3. Sau bảng"]


STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Dieu"><w:name w:val="Điều"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Khoan"><w:name w:val="Khoản"/><w:basedOn w:val="Dieu"/></w:style>
<w:style w:type="numbering" w:styleId="DanhSach"><w:name w:val="Danh sách"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
"""


def styled(text: str, style: str, more: str = "") -> str:
    return p(r(text), properties=f'<w:pStyle w:val="{style}"/>{more}')


def test_a_style_brings_its_number_and_its_level() -> None:
    lists = abstract(0, level(0, "decimal", "Điều %1."), level(1, "decimal", "%2.", '<w:pStyle w:val="Khoan"/>')) + num(
        1, 0
    )
    body = (
        styled("Phạm vi", "Dieu")
        + styled("Kế hoạch này", "Khoan")
        + styled("không số", "Dieu", '<w:numPr><w:numId w:val="0"/></w:numPr>')
        + styled("Hiệu lực", "Dieu")
    )

    assert texts(read_body(body, numbering=lists, styles=STYLES)) == [
        "Điều 1. Phạm vi",
        "1. Kế hoạch này",
        "không số",
        "Điều 2. Hiệu lực",
    ]


def test_a_numbering_style_leads_to_its_list() -> None:
    linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="DanhSach"/></w:abstractNum>'
    lists = DECIMAL + linked + num(1, 1) + num(7, 5)

    assert texts(read_body(item("A", 7), numbering=lists, styles=STYLES)) == ["1. A"]


def test_the_lists_indents_count_between_style_and_paragraph() -> None:
    indents = '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>'
    lists = abstract(0, level(0, "decimal", "%1.").replace("</w:lvl>", indents + "</w:lvl>")) + num(1, 0)
    said = paragraph(read_body(item("Rà soát"), numbering=lists))

    assert said.shape is not None
    assert (said.shape.left, said.shape.first_line) == (36.0, -18.0)


def test_plain_text_has_no_automatic_numbers() -> None:
    assert read_body(item("Rà soát"), numbering=DECIMAL + num(1, 1)).plain.strip() == "Rà soát"

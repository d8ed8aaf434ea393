"""The sample plans: rebuilt from their content, sound in figures, in the form of Nghị định 30/2020."""

from __future__ import annotations

import importlib
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
COMMUNE = SAMPLES / "ke-hoach-chi-so-xa-tan-phuoc-2025.docx"
WARD = SAMPLES / "quyet-dinh-ke-hoach-cchc-phuong-an-binh-2026.docx"


def content(name: str) -> dict[str, Any]:
    return tomllib.loads((SAMPLES / "content" / f"{name}.toml").read_text(encoding="utf-8"))


def rows(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split(" | ")] for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize(("name", "path"), [("tan-phuoc", COMMUNE), ("an-binh", WARD)], ids=["commune", "ward"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/numbering.xml"])
def test_sample_is_what_its_content_makes(
    name: str, path: Path, part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(SAMPLES))
    make = importlib.import_module("make")
    said = content(name)
    (tmp_path / "again.docx").write_bytes(make.build(said, content(Path(said["annex"]).stem)))

    with zipfile.ZipFile(path) as kept, zipfile.ZipFile(tmp_path / "again.docx") as made:
        assert kept.read(part) == made.read(part)


@pytest.mark.parametrize("path", [COMMUNE, WARD], ids=["commune", "ward"])
def test_every_word_sample_has_its_pdf(path: Path) -> None:
    assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")


def test_fields_of_the_score_table_sum_to_the_printed_total() -> None:
    table = rows(content("tan-phuoc")["tables"]["scores"]["rows"])
    figures = [[float(cell.replace(",", ".")) for cell in row[2:]] for row in table]

    assert [sum(column) for column in zip(*figures[:-1], strict=True)] == figures[-1] == [100, 93, 85.75]


@pytest.mark.parametrize(("name", "count"), [("tan-phuoc-phu-luc", 46), ("an-binh-phu-luc", 34)])
def test_tasks_of_an_annex_are_numbered_through(name: str, count: int) -> None:
    ordinals = [row[0] for row in rows(content(name)["rows"]) if not row[0].startswith("##")]

    assert ordinals == [str(number) for number in range(1, count + 1)]


@pytest.fixture(scope="module")
def commune() -> Any:
    import docx

    return docx.Document(str(COMMUNE))


def runs(document: Any) -> Iterator[tuple[Any, Any]]:
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if run.text.strip():
                yield paragraph, run


def test_pages_are_a4_within_the_margins_of_the_decree(commune: Any) -> None:
    for section in commune.sections:
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        assert 20 <= section.top_margin.mm <= 25
        assert 20 <= section.bottom_margin.mm <= 25
        assert 30 <= section.left_margin.mm <= 35
        assert 15 <= section.right_margin.mm <= 20.01


def test_page_number_stands_centred_in_the_top_margin_but_not_on_the_first_page(commune: Any) -> None:
    for section in commune.sections:
        header = section.header.paragraphs[0]

        assert section.different_first_page_header_footer
        assert header.alignment == 1
        assert "PAGE" in header._p.xml
        assert not section.first_page_header.paragraphs[0].text


def test_words_are_times_new_roman_of_13_or_14_points(commune: Any) -> None:
    for _, run in runs(commune):
        assert (run.font.name, run.font.size.pt) in {("Times New Roman", 13), ("Times New Roman", 14)}


def test_grounds_are_italic_and_end_in_semicolons_but_the_last(commune: Any) -> None:
    grounds = [p for p in commune.paragraphs if p.text.startswith("Căn cứ")]

    assert len(grounds) == 5
    assert all(run.italic for p in grounds for run in p.runs)
    assert [p.text[-1] for p in grounds] == [";", ";", ";", ";", "."]


def test_body_is_justified_with_first_lines_moved_in_and_six_points_between(commune: Any) -> None:
    for paragraph in commune.paragraphs:
        form = paragraph.paragraph_format
        if paragraph.text.strip() and form.alignment != 1:
            assert form.alignment == 3
            assert round(form.first_line_indent.cm, 2) == 1.27
            assert form.space_after.pt >= 6


def test_headings_carry_automatic_numbers(commune: Any) -> None:
    numbered = [p for p in commune.paragraphs if p._p.pPr is not None and p._p.pPr.numPr is not None]
    sections = [p.text for p in numbered if p.runs[0].bold and p.text.isupper()]

    assert sections == [
        "KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2024",
        "MỤC TIÊU, CHỈ TIÊU NĂM 2025",
        "NHIỆM VỤ, GIẢI PHÁP",
        "TỔ CHỨC THỰC HIỆN",
    ]


def test_both_heading_rows_of_the_annex_repeat_on_every_page(commune: Any) -> None:
    annex = commune.tables[-1]

    assert [("w:tblHeader" in row._tr.xml) for row in annex.rows][:3] == [True, True, False]


def test_recipients_are_set_as_the_decree_says(commune: Any) -> None:
    first, *others = commune.tables[-2].cell(0, 0).paragraphs
    head = first.runs[0]

    assert (head.text, head.font.size.pt, head.bold, head.italic) == ("Nơi nhận:", 12, True, True)
    assert {run.font.size.pt for p in others for run in p.runs} == {11}
    assert others[-1].text.startswith("- Lưu: VT")

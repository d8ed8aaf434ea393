"""What stands in the files that the writers make."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from datetime import datetime

import openpyxl
import pytest

from kehoach.generate.tables import TABLES, clean, number
from kehoach.generate.writers import names, writer
from kehoach.models.errors import UsageError
from kehoach.models.records import Plan

Make = Callable[..., Plan]
ALL: frozenset[str] = frozenset()


def only(*kinds: str) -> frozenset[str]:
    return frozenset(kinds)


def cells(data: bytes, separator: str = ";") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))


def workbook(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def column(rows: list[list[str]], heading: str) -> list[str]:
    index = rows[0].index(heading)
    return [row[index] for row in rows[1:]]


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_writer_knows_its_own_files_again_and_no_others(name: str, lang: str, make_plan: Make) -> None:
    form = writer(name)
    data = form.write([make_plan()], only("tasks"), lang)  # pyright: ignore[reportArgumentType]
    assert form.is_own(data)
    for stranger in (
        b"",
        b"Ghi ch\xc3\xba",
        b"{}",
        b'{"schema_version": 3}',
        b"PK\x03\x04",
        b"a;b;c\r\n1;2;3\r\n",
    ):
        assert not form.is_own(stranger)


@pytest.mark.parametrize("name", names())
def test_every_writer_gives_the_same_bytes_for_the_same_records(name: str, make_plan: Make) -> None:
    form = writer(name)
    assert form.write([make_plan()], only("tasks"), "vi") == form.write([make_plan()], only("tasks"), "vi")


class TestJson:
    def test_the_records_come_back_equal(self, make_plan: Make) -> None:
        data = writer("json").write([make_plan()], ALL, "vi")
        assert Plan.model_validate_json(data) == make_plan()

    def test_vietnamese_is_written_as_vietnamese(self, make_plan: Make) -> None:
        assert "Văn phòng HĐND và UBND xã".encode() in writer("json").write([make_plan()], ALL, "vi")

    def test_fields_have_the_names_of_the_contract(self, make_plan: Make) -> None:
        plan = json.loads(writer("json").write([make_plan()], ALL, "vi"))
        assert plan["scores"][0]["self"] == 20
        assert plan["tasks"][0]["lead"][0]["from"] == "cell"

    def test_only_keeps_the_chosen_kinds_beside_version_and_source(self, make_plan: Make) -> None:
        plan = json.loads(writer("json").write([make_plan()], only("tasks", "scores"), "vi"))
        assert set(plan) == {"schema_version", "source", "tasks", "scores"}

    def test_json_lines_has_one_plan_a_line(self, make_plan: Make) -> None:
        lines = writer("jsonl").write([make_plan("a.txt"), make_plan("b.txt")], ALL, "vi").splitlines()
        assert [json.loads(line)["source"]["name"] for line in lines] == ["a.txt", "b.txt"]


class TestCsv:
    def test_it_opens_in_vietnamese_excel(self, make_plan: Make) -> None:
        data = writer("csv").write([make_plan()], ALL, "vi")
        assert data.startswith(b"\xef\xbb\xbf")
        rows = cells(data)
        assert column(rows, "Chủ trì") == ["Văn phòng HĐND và UBND xã"]
        assert column(rows, "Thời hạn") == ["Quý II/2025; Thường xuyên"]
        assert column(rows, "Hạn cuối") == ["30/06/2025"]
        assert column(rows, "Tệp") == ["kế hoạch 2025.docx"]

    def test_english_has_english_headings_commas_and_points(self, make_plan: Make) -> None:
        rows = cells(writer("csv").write([make_plan()], only("scores"), "en"), ",")
        assert column(rows, "Maximum") == ["22.5"]

    def test_decimals_have_a_comma_and_negative_numbers_stay_numbers(self, make_plan: Make) -> None:
        rows = cells(writer("csv").write([make_plan()], only("scores"), "vi"))
        assert column(rows, "Điểm tối đa") == ["22,5"]
        assert column(rows, "Tăng/giảm") == ["-1,725"]

    def test_a_text_is_never_a_formula(self, make_plan: Make) -> None:
        rows = cells(writer("csv").write([make_plan()], only("tasks"), "vi"))
        assert column(rows, "Sản phẩm")[0].startswith("'=HYPERLINK")

    @pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
    def test_every_beginning_that_excel_runs_is_guarded(self, begin: str, make_plan: Make) -> None:
        plan = make_plan()
        task = plan.tasks[0].model_copy(update={"output": f"{begin}1+1"})
        rows = cells(writer("csv").write([plan.model_copy(update={"tasks": [task]})], only("tasks"), "vi"))
        assert column(rows, "Sản phẩm")[0] in (f"'{begin}1+1", "1+1")

    def test_it_refuses_two_kinds_in_one_table(self, make_plan: Make) -> None:
        with pytest.raises(UsageError) as caught:
            writer("csv").write([make_plan()], only("tasks", "scores"), "vi")
        assert caught.value.code == "usage.one_kind"


class TestXlsx:
    def test_each_kind_has_its_sheet(self, make_plan: Make) -> None:
        book = workbook(writer("xlsx").write([make_plan()], ALL, "vi"))
        assert book.sheetnames == [
            "Tổng quan",
            "Nhiệm vụ",
            "Điểm",
            "Chỉ tiêu",
            "Căn cứ",
            "Mục",
            "Cần xem lại",
        ]

    def test_headings_stay_in_sight_and_numbers_are_numbers(self, make_plan: Make) -> None:
        sheet = workbook(writer("xlsx").write([make_plan()], only("scores"), "vi"))["Điểm"]
        assert sheet.freeze_panes == "A2"
        row = {head.value: cell.value for head, cell in zip(sheet[1], sheet[2], strict=True)}
        assert row["Điểm tối đa"] == 22.5
        assert row["Tăng/giảm"] == -1.725

    def test_dates_are_dates_and_formulas_are_words(self, make_plan: Make) -> None:
        sheet = workbook(writer("xlsx").write([make_plan()], only("tasks"), "vi"))["Nhiệm vụ"]
        row = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
        assert row["Hạn cuối"].value == datetime(2025, 6, 30)
        assert row["Sản phẩm"].data_type == "s"
        assert row["Nhiệm vụ"].value.startswith("Niêm yết công khai")

    def test_several_plans_stand_in_one_sheet_beside_their_files(self, make_plan: Make) -> None:
        data = writer("xlsx").write([make_plan("a.docx"), make_plan("b.docx")], ALL, "vi")
        sheet = workbook(data)["Nhiệm vụ"]
        assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == ["Tệp", "a.docx", "b.docx"]

    def test_nothing_in_it_tells_when_it_was_made(self, make_plan: Make) -> None:
        data = writer("xlsx").write([make_plan()], ALL, "vi")
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert {entry.date_time[0] for entry in package.infolist()} == {1980}
            assert b"2000-01-01" in package.read("docProps/core.xml")

    def test_a_cell_longer_than_excel_allows_is_cut_with_an_ellipsis(self, make_plan: Make) -> None:
        plan = make_plan()
        task = plan.tasks[0].model_copy(update={"output": "dài " * 10_000})
        data = writer("xlsx").write([plan.model_copy(update={"tasks": [task]})], only("tasks"), "vi")
        sheet = workbook(data)["Nhiệm vụ"]
        values = [str(cell.value) for cell in sheet[2]]
        assert any(value.endswith("…") and len(value) < 32_767 for value in values)


class TestMarkdown:
    def test_it_is_a_report_with_a_title_and_tables(self, make_plan: Make) -> None:
        text = writer("md").write([make_plan()], ALL, "vi").decode()
        assert "# Kế hoạch duy trì và cải thiện Chỉ số cải cách hành chính năm 2025" in text
        assert "## Nhiệm vụ (1)" in text
        assert "| Mục | STT | Nhiệm vụ | Chủ trì |" in text

    def test_bars_and_brackets_of_the_document_stay_words(self, make_plan: Make) -> None:
        text = writer("md").write([make_plan()], ALL, "vi").decode()
        assert r"đúng hạn \| một cửa" in text
        assert "&lt;Bộ phận một cửa&gt;" in text

    def test_each_row_of_a_table_is_one_line(self, make_plan: Make) -> None:
        plan = make_plan()
        task = plan.tasks[0].model_copy(update={"text": "dòng một\ndòng hai\tba"})
        text = writer("md").write([plan.model_copy(update={"tasks": [task]})], only("tasks"), "vi").decode()
        assert "dòng một<br>dòng hai ba" in text


def test_a_plan_without_records_gives_a_file_in_every_format() -> None:
    empty = Plan.model_validate(
        {
            "text": "",
            "source": {
                "name": "trống.txt",
                "sha256": "",
                "media": "text",
                "reader": "text",
                "coverage": 1.0,
                "claimed": 0.0,
            },
            "header": {},
        }
    )
    for name in names():
        assert writer(name).write([empty], only("tasks"), "vi")


def test_no_control_character_of_a_document_reaches_a_table(make_plan: Make) -> None:
    for name in ("csv", "md"):
        assert b"\x1b" not in writer(name).write([make_plan()], only("issues"), "vi")
    assert clean("a\x00b\u202ec\x1b[31m\tđ\n") == "abc[31m\tđ\n"


@pytest.mark.parametrize(("value", "written"), [(22.5, "22,5"), (18.775, "18,775"), (7500, "7500"), (-0.5, "-0,5")])
def test_numbers_are_written_as_the_documents_write_them(value: float, written: str) -> None:
    assert number(value, "vi") == written


def test_every_kind_of_record_of_a_plan_has_a_table() -> None:
    assert set(TABLES) | {"text", "source", "schema_version"} == set(Plan.model_fields)

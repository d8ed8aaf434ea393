"""Records of a store as files that others open: Excel, a calendar, Arrow, SQLite, JSON."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from cli_material import Outcome
from store_material import plan, store_of, task

from kehoach.cli import run
from kehoach.corpus.export import KINDS, Filters, Kind, export, form, form_names
from kehoach.corpus.export.kinds import columns
from kehoach.corpus.store import Store, open_store
from kehoach.models.errors import UsageError

openpyxl = pytest.importorskip("openpyxl")
LIVE = '=HYPERLINK("http://x";"mở")'
FIRST = """I. KẾT QUẢ NĂM 2023
1. Thủ tục hành chính: đạt 13,5/14 điểm.

II. CẢI CÁCH THỦ TỤC HÀNH CHÍNH
""" + task(1, "Công khai thủ tục hành chính", "Văn phòng HĐND và UBND", "Phòng Tư pháp", "Quý II/2024", "-Báo cáo")
SECOND = """I. XÂY DỰNG CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ
""" + task(1, "Số hóa hồ sơ; kết nối dữ liệu", "Phòng Văn hóa và Thông tin", "Văn phòng HĐND và UBND", "Hằng quý")


@pytest.fixture(scope="module")
def store_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {
        "một.txt": plan("xã Bình An", 2024, FIRST),
        "hai.txt": plan("xã Tân Lập", 2025, SECOND, number="31"),
    }
    return store_of(tmp_path_factory.mktemp("kho") / "kho.db", files)


@pytest.fixture
def store(store_path: Path) -> Store:
    return open_store(store_path)


Command = Callable[..., Outcome]


@pytest.fixture
def kehoach(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Runs ``kehoach`` in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> Outcome:
        code = run(arguments)
        said = capsysbinary.readouterr()
        return Outcome(code, said.out, said.err.decode())

    return call


def lines(data: bytes, separator: str = ";") -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))


def test_csv_opens_in_a_vietnamese_excel(store: Store) -> None:
    rows = lines(export(store, "csv", ["tasks"], Filters(), "vi").data)
    work = next(row for row in rows if row["Nhiệm vụ"].startswith("Công khai"))
    assert work["Cơ quan ban hành"] == "UBND xã Bình An"
    assert work["Văn bản"] == "12/KH-UBND"
    assert work["Năm kế hoạch"] == "2024"
    assert work["Chủ trì"] == "Văn phòng HĐND và UBND"
    assert work["Hạn cuối"] == "30/06/2024"
    scores = lines(export(store, "csv", ["scores"], Filters(), "vi").data)
    assert [(row["Tự chấm"] or row["Thẩm định"], row["Điểm tối đa"]) for row in scores] == [("13,5", "14")]


def test_csv_in_english_has_commas_points_and_iso_days(store: Store) -> None:
    rows = lines(export(store, "csv", ["tasks"], Filters(year=2024), "en").data, ",")
    assert "2024-06-30" in [row["Due"] for row in rows]
    scores = lines(export(store, "csv", ["scores"], Filters(), "en").data, ",")
    assert "13.5" in scores[0].values()


@pytest.fixture
def hostile(tmp_path: Path) -> Store:
    """A store whose records begin with what a spreadsheet would run."""
    path = store_of(tmp_path / "hiểm.db", {"một.txt": plan("xã Bình An", 2024, FIRST)})
    with open_store(path, write=True) as opened, opened.writing():
        for number, words in enumerate((LIVE, "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\uff1d1+1")):
            opened.database.run("UPDATE tasks SET text = ? WHERE id = (SELECT min(id) + ? FROM tasks)", (words, number))
            opened.database.run("UPDATE documents SET title = ?, issuer = ?", (LIVE, words))
    return open_store(path)


def test_no_cell_of_a_csv_is_a_formula(hostile: Store) -> None:
    for kind in KINDS:
        for row in lines(export(hostile, "csv", [kind], Filters(), "vi").data):
            assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d"))]


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(hostile: Store) -> None:
    made = export(hostile, "xlsx", KINDS, Filters(), "vi").data
    book = openpyxl.load_workbook(io.BytesIO(made))
    for sheet in book:
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b"}
        assert not any(cell.hyperlink for cell in cells)
    assert LIVE in [cell.value for row in book["Văn bản"].iter_rows() for cell in row]


def test_a_workbook_has_a_sheet_a_kind_with_days_as_days(store: Store) -> None:
    made = export(store, "xlsx", ["tasks", "documents"], Filters(), "vi")
    book = openpyxl.load_workbook(io.BytesIO(made.data))
    assert book.sheetnames == ["Nhiệm vụ", "Văn bản"]
    sheet = book["Nhiệm vụ"]
    headings = [cell.value for cell in sheet[1]]
    column = headings.index("Hạn cuối")
    assert datetime(2024, 6, 30) in [row[column].value for row in sheet.iter_rows(min_row=2)]
    assert sheet.auto_filter.ref
    assert sheet.freeze_panes == "A2"
    assert made.counts == {"tasks": sheet.max_row - 1, "documents": 2}


def test_rows_beyond_what_a_sheet_holds_go_on_in_the_next(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    xlsx = pytest.importorskip("kehoach.corpus.export.forms.xlsx")
    many = len(lines(export(store, "csv", ["findings"], Filters(), "vi").data))
    monkeypatch.setattr(xlsx, "MOST_ROWS", 1)
    book = openpyxl.load_workbook(io.BytesIO(export(store, "xlsx", ["findings"], Filters(), "vi").data))
    assert book.sheetnames[:2] == ["Phát hiện", "Phát hiện (2)"]
    assert sum(sheet.max_row - 1 for sheet in book) == len(book.sheetnames) == many > 1


@pytest.mark.parametrize("kind", KINDS)
def test_json_lines_hold_every_column_of_the_contract(store: Store, kind: Kind) -> None:
    rows = [json.loads(line) for line in export(store, "jsonl", [kind], Filters(), "vi").data.splitlines()]
    assert rows
    for row in rows:
        assert list(row) == [column.name for column in columns(kind)]
    if kind == "tasks":
        assert {type(row["inherited"]) for row in rows} == {bool}


@pytest.mark.parametrize("kind", KINDS)
def test_parquet_and_sqlite_hold_the_same_rows_as_json_lines(store: Store, kind: Kind, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="chưa cài kehoach[parquet]")
    rows = [json.loads(line) for line in export(store, "jsonl", [kind], Filters(), "vi").data.splitlines()]
    table = parquet.read_table(io.BytesIO(export(store, "parquet", [kind], Filters(), "vi").data))
    assert table.to_pylist() == rows
    path = tmp_path / "xuất.sqlite"
    path.write_bytes(export(store, "sqlite", [kind], Filters(), "vi").data)
    with closing(sqlite3.connect(path)) as link:
        link.row_factory = sqlite3.Row
        assert [dict(row) for row in link.execute(f"SELECT * FROM {kind}")] == rows


def test_parquet_keeps_the_types_where_no_row_is_left(store: Store) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="chưa cài kehoach[parquet]")
    table = parquet.read_table(io.BytesIO(export(store, "parquet", ["scores"], Filters(year=1999), "vi").data))
    assert table.num_rows == 0
    assert str(table.schema.field("max").type) == "double"


def test_a_calendar_holds_the_deadlines_of_the_tasks(store: Store) -> None:
    vobject = pytest.importorskip("vobject", reason="không có vobject để đọc lại lịch")
    made = export(store, "ics", [], Filters(), "vi")
    events = {event.summary.value: event for event in vobject.readOne(made.data.decode()).vevent_list}
    day = next(event for name, event in events.items() if name.startswith("Công khai"))
    assert day.dtstart.value.isoformat() == "2024-06-30"
    recurring = next(event for name, event in events.items() if name.startswith("Số hóa"))
    found = [moment.date().isoformat() for moment in recurring.getrruleset(addRDate=True)]
    assert found == ["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"]
    assert made.said[0].vi.startswith(f"{len(events)} thời hạn vào lịch")


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(year=2025), {"xã Tân Lập"}),
        (Filters(unit="binh an"), {"xã Bình An"}),
        (Filters(body="phong van hoa"), {"xã Tân Lập"}),
        (Filters(field="digital"), {"xã Tân Lập"}),
        (Filters(due_before="2024-12-31"), {"xã Bình An"}),
        (Filters(kind="decision"), set()),
    ],
)
def test_the_filters_are_those_of_search(store: Store, filters: Filters, expected: set[str]) -> None:
    for kind in ("tasks", "documents"):
        rows = lines(export(store, "csv", [kind], filters, "vi").data)
        assert {row["Cơ quan ban hành"].removeprefix("UBND ") for row in rows} == expected


def test_findings_follow_the_filters_of_their_tasks_and_scores_refuse_those_of_bodies(store: Store) -> None:
    every = export(store, "csv", ["findings"], Filters(), "vi").counts["findings"]
    some = export(store, "csv", ["findings"], Filters(body="Phòng Văn hóa"), "vi").counts["findings"]
    assert some < every
    with pytest.raises(UsageError, match=r"usage\.filter"):
        export(store, "csv", ["scores"], Filters(body="Văn phòng"), "vi")


def test_the_command_takes_the_form_from_the_name_and_replaces_its_own_results_only(
    kehoach: Command, store_path: Path, tmp_path: Path
) -> None:
    name = str(tmp_path / "mới" / "nhiệm vụ.xlsx")
    done = kehoach("export", "--store", str(store_path), "-o", name, "--year", "2024")
    assert done.code == 0
    assert "nhiệm vụ →" in done.err
    assert form("xlsx").is_own(Path(name).read_bytes())
    assert kehoach("export", "--store", str(store_path), "-o", name).code == 0
    Path(name).write_bytes(b"something else")
    refused = kehoach("export", "--store", str(store_path), "-o", name)
    assert (refused.code, "output.exists" in refused.err) == (3, True)
    assert kehoach("export", "--store", str(store_path), "-o", name, "--force").code == 0


@pytest.mark.parametrize("name", form_names())
def test_every_form_goes_to_standard_output_and_knows_its_own(kehoach: Command, store_path: Path, name: str) -> None:
    done = kehoach("export", "--store", str(store_path), "--format", name)
    assert done.code == 0
    assert form(name).is_own(done.out)
    assert not form(name).is_own(b"")
    assert not form(name).is_own(store_path.read_bytes())


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--what", "plans"), "usage.what"),
        (("--what", "tasks,scores"), "usage.one_kind"),
        (("--format", "ics", "--what", "scores"), "usage.kind"),
        (("--due-before", "30-2"), "usage.day"),
        (("-o", "."), "usage.output"),
    ],
)
def test_what_contradicts_itself_is_refused(
    kehoach: Command, store_path: Path, arguments: tuple[str, ...], code: str
) -> None:
    done = kehoach("export", "--store", str(store_path), *arguments)
    assert (done.code, code in done.err) == (2, True)


def test_the_store_itself_is_never_written_over(kehoach: Command, store_path: Path) -> None:
    before = store_path.read_bytes()
    done = kehoach("export", "--store", str(store_path), "--format", "sqlite", "-o", str(store_path), "--force")
    assert (done.code, "output.is_input" in done.err) == (3, True)
    assert store_path.read_bytes() == before


def test_a_store_that_is_not_there_is_told(kehoach: Command, tmp_path: Path) -> None:
    done = kehoach("export", "--store", str(tmp_path / "không có.db"))
    assert (done.code, "store.not_found" in done.err) == (3, True)

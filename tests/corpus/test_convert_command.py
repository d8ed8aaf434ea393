"""``kehoach convert`` as it is typed: exit codes, what is said, what is printed."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from kehoach.cli import run
from kehoach.cli.converting import moment
from kehoach.corpus.store import open_store
from kehoach.models.errors import UsageError

SAMPLE = next((Path(__file__).resolve().parents[2] / "samples").glob("*.txt"))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "lưu trữ"
    folder.mkdir()
    shutil.copy(SAMPLE, folder)
    return folder


def converted(*arguments: str | Path) -> int:
    return run(["convert", *map(str, arguments)])


def test_a_clean_archive_ends_with_0_and_its_counts(
    archive: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert converted(archive, "--into", tmp_path / "kho") == 0
    told = capfd.readouterr()
    assert told.out == ""
    assert told.err.startswith("1 tệp: ")
    assert (tmp_path / "kho" / "kehoach.db").is_file()
    assert converted(archive, "--into", tmp_path / "kho", "--lang", "en") == 0
    assert "1 unchanged, 0 read now" in capfd.readouterr().err


def test_some_files_not_readable_is_4_and_each_is_said(
    archive: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (archive / "rỗng.docx").touch()
    assert converted(archive, "--into", tmp_path / "kho.db") == 4
    told = capfd.readouterr().err
    assert f"Lỗi: {archive}/rỗng.docx: tệp rỗng (0 byte)" in told
    assert told.endswith("       1  file.empty\n")
    assert converted(archive, "--into", tmp_path / "kho.db", "-q") == 4
    assert capfd.readouterr().err == ""


def test_nothing_readable_is_3(tmp_path: Path) -> None:
    (tmp_path / "rỗng.docx").touch()
    assert converted(tmp_path / "rỗng.docx", "--into", tmp_path / "kho.db") == 3
    empty = tmp_path / "không có gì"
    empty.mkdir()
    assert converted(empty, "--into", tmp_path / "trống.db") == 3
    assert converted(tmp_path / "không có.docx", "--into", tmp_path / "trống.db") == 3


def test_events_are_json_lines_on_stdout(archive: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (archive / "rỗng.docx").touch()
    converted(archive, "--into", tmp_path / "kho.db", "--json")
    *files, end = map(json.loads, capfd.readouterr().out.splitlines())
    assert {(event["event"], event["status"]) for event in files} == {("read", "doubt"), ("read", "error")}
    assert [event["error"]["code"] for event in files if event["status"] == "error"] == ["file.empty"]
    assert (end["event"], end["found"], end["error"], end["codes"]) == ("end", 2, 1, {"file.empty": 1})


def test_paths_may_come_from_a_list(archive: Path, tmp_path: Path) -> None:
    listed = tmp_path / "danh sách.txt"
    listed.write_text(f"# chỉ một tệp\n\n{archive / SAMPLE.name}\n", encoding="utf-8-sig")
    assert converted("--files-from", listed, "--into", tmp_path / "kho.db") == 0
    with open_store(tmp_path / "kho.db") as store:
        assert [row["name"] for row in store.rows("inputs")] == [SAMPLE.name]


def test_a_report_is_written_in_the_form_of_its_name(archive: Path, tmp_path: Path) -> None:
    page = tmp_path / "báo cáo.html"
    assert converted(archive, "--into", tmp_path / "kho.db", "--report", page) == 0
    assert SAMPLE.name in page.read_text(encoding="utf-8")
    assert converted(archive, "--into", tmp_path / "kho.db", "--report", page) == 2
    assert converted(archive, "--into", tmp_path / "kho.db", "--report", page, "--force") == 0
    assert converted(archive, "--into", tmp_path / "kho.db", "--report", tmp_path / "báo cáo.pdf") == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--into", "kho.db"], "usage.missing"),
        (["lưu trữ"], "usage.missing"),
        (["lưu trữ", "--into", "kho.db", "--since", "hôm qua"], "usage.since"),
        (["lưu trữ", "--into", "kho.db", "--files-from", "không có.txt"], "usage.no_file"),
        (["lưu trữ", "--into", "kho.db", "--jobs", "0"], "usage.value"),
        (["s4://thùng/kế hoạch", "--into", "kho.db"], "usage.remote"),
    ],
)
def test_what_is_asked_wrongly_is_2(
    arguments: list[str], code: str, archive: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(archive.parent)
    assert converted(*arguments) == 2
    assert f"[{code}]" in capfd.readouterr().err


def test_a_store_that_is_something_else_is_refused(archive: Path, tmp_path: Path) -> None:
    other = tmp_path / "khác.db"
    other.write_text("Đây không phải là kho dữ liệu nào cả." * 100)
    assert converted(archive, "--into", other) == 3


def test_since_takes_days_times_and_days_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    if hasattr(os, "tzset"):
        import time

        time.tzset()
        assert moment("2024-06-01") == moment("2024-06-01T00:00:00+07:00")
        monkeypatch.undo()
        time.tzset()
    assert moment("2024-06-01T08:00:00+07:00") == 1717203600
    assert moment("1d") - moment("3d") == pytest.approx(2 * 86400, abs=5)
    with pytest.raises(UsageError):
        moment("2024-13-01")

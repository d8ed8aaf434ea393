"""An archive into a store: what is found, what is read again, what stands in the store afterwards."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from corpus_readers import LINES

from kehoach.corpus.conversion import Event, Options, Summary
from kehoach.corpus.convert import convert
from kehoach.corpus.report import report_of
from kehoach.corpus.store import Store, open_store

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
QUICK = Options(jobs=1, reader=LINES)


class Office:
    """An archive and a store in a folder, and what convert told of each file in the last run."""

    def __init__(self, folder: Path) -> None:
        self.archive = folder / "archive"
        self.archive.mkdir()
        self.where = folder / "kehoach.db"
        self.events: list[Event] = []

    def file(self, name: str, content: str | bytes) -> Path:
        path = self.archive / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def convert(self, *roots: str, options: Options = QUICK) -> Summary:
        self.events = []
        with open_store(self.where, write=True) as store:
            return convert(roots or (str(self.archive),), store, options, self.events.append)

    def read(self) -> list[str]:
        """The names of the files that were read in the last run."""
        return sorted(event.found.name for event in self.events if event.kind == "read")

    def store(self) -> Store:
        return open_store(self.where)

    def paths(self, table: str = "inputs") -> list[str]:
        with self.store() as store:
            return [row["path"].removeprefix(f"{self.archive}/") for row in store.rows(table, order="path")]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def packed(files: dict[str, str | bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return whole.getvalue()


def test_every_file_ends_in_one_row_and_the_counts_agree(office: Office) -> None:
    office.file("2023/a.txt", "Rà soát thủ tục")
    office.file("2024/b.txt", "Mở bộ phận một cửa\nBáo cáo quý")
    office.file("2024/hỏng.txt", "!refuse")
    summary = office.convert()
    assert (summary.found, summary.ok, summary.error) == (3, 2, 1)
    assert summary.codes == {"docx.damaged": 1}
    assert office.paths() == ["2023/a.txt", "2024/b.txt", "2024/hỏng.txt"]
    assert office.paths("errors") == ["2024/hỏng.txt"]
    with office.store() as store:
        assert [row["text"] for row in store.rows("tasks", order="text")] == [
            "Báo cáo quý", "Mở bộ phận một cửa", "Rà soát thủ tục",
        ]  # fmt: skip
        found = store.select(
            "SELECT t.text FROM tasks_search s JOIN tasks t ON t.id = s.rowid WHERE tasks_search MATCH ?",
            ('"mot cua"',),
        )
        assert [row["text"] for row in found] == ["Mở bộ phận một cửa"]


def test_a_second_run_reads_nothing_and_starts_no_worker(office: Office) -> None:
    for number in range(5):
        office.file(f"{number}.txt", f"Việc {number}")
    office.file("xấu.txt", "!refuse")
    office.convert()
    summary = office.convert()
    assert (summary.found, summary.unchanged, summary.ok, summary.error) == (6, 6, 5, 1)
    assert office.read() == []
    assert summary.codes == {"docx.damaged": 1}


def test_only_what_changed_is_read_again(office: Office) -> None:
    office.file("a.txt", "Một")
    changed = office.file("b.txt", "Hai")
    office.convert()
    changed.write_text("Hai, sửa lại")
    summary = office.convert()
    assert office.read() == ["b.txt"]
    assert summary.unchanged == 1
    with office.store() as store:
        assert sorted(row["text"] for row in store.rows("tasks")) == ["Hai, sửa lại", "Một"]
        assert len(list(store.documents())) == 2


def test_a_file_with_another_time_and_the_same_bytes_is_not_read(office: Office) -> None:
    path = office.file("a.txt", "Một")
    office.convert()
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert office.convert().unchanged == 1
    assert office.convert().unchanged == 1
    with office.store() as store:
        assert next(store.documents())["mtime"] == 1_700_000_000 * 10**9


def test_copies_are_read_once_and_share_a_document(office: Office) -> None:
    for name in ("b/kế hoạch.txt", "a/kế hoạch.txt", "c.txt"):
        office.file(name, "Cùng một nội dung")
    summary = office.convert()
    assert summary.ok == 3
    with office.store() as store:
        assert [row["path"].removeprefix(f"{office.archive}/") for row in store.documents()] == ["a/kế hoạch.txt"]
        assert len({row["document"] for row in store.rows("inputs")}) == 1


def test_when_the_first_copy_is_gone_the_document_is_named_after_the_next(office: Office) -> None:
    first = office.file("a.txt", "Cùng một nội dung")
    office.file("b.txt", "Cùng một nội dung")
    office.convert()
    first.unlink()
    assert office.convert().gone == 1
    assert office.paths("documents") == ["a.txt"]
    office.convert(options=Options(jobs=1, reader=LINES, prune=True))
    assert office.paths("documents") == ["b.txt"]
    assert office.paths() == ["b.txt"]


def test_a_file_that_is_gone_takes_its_document_along_when_asked(office: Office) -> None:
    office.file("a.txt", "Một")
    office.file("b.txt", "Hai").unlink()
    office.convert()
    office.file("a.txt", "Một").unlink()
    office.convert(options=Options(jobs=1, reader=LINES, prune=True))
    with office.store() as store:
        assert list(store.contents()) == []


def test_what_failed_is_tried_again_only_when_asked_or_changed(office: Office) -> None:
    path = office.file("a.txt", "!refuse")
    office.convert()
    assert office.convert().unchanged == 1
    office.convert(options=Options(jobs=1, reader=LINES, retry_failed=True))
    assert office.read() == ["a.txt"]
    path.write_text("Đã sửa")
    assert office.convert().ok == 1
    assert office.paths("errors") == []


def test_only_files_changed_since_a_day_are_taken(office: Office) -> None:
    os.utime(office.file("cũ.txt", "Cũ"), (1_600_000_000, 1_600_000_000))
    office.file("mới.txt", "Mới")
    assert office.convert(options=Options(jobs=1, reader=LINES, since=1_650_000_000)).found == 1
    assert office.read() == ["mới.txt"]


def test_members_of_zips_are_read_without_unpacking(office: Office) -> None:
    inner = packed({"sâu/c.txt": "Ba"})
    office.file("nén.zip", packed({"a.txt": "Một", "b/b.txt": "Hai", "trong.zip": inner, "__MACOSX/._a.txt": "x"}))
    office.file("d.txt", "Bốn")
    before = sorted(office.archive.rglob("*"))
    summary = office.convert()
    assert (summary.found, summary.ok) == (4, 4)
    assert office.paths() == ["d.txt", "nén.zip!/a.txt", "nén.zip!/b/b.txt", "nén.zip!/trong.zip!/sâu/c.txt"]
    assert sorted(office.archive.rglob("*")) == before
    assert office.convert().unchanged == 4
    assert office.read() == []


def test_a_changed_zip_forgets_what_it_no_longer_holds(office: Office) -> None:
    office.file("nén.zip", packed({"a.txt": "Một", "b.txt": "Hai"}))
    office.convert()
    office.file("nén.zip", packed({"b.txt": "Hai", "c.txt": "Ba"}))
    summary = office.convert()
    assert (summary.found, summary.unchanged) == (2, 1)
    assert office.paths("documents") == ["nén.zip!/b.txt", "nén.zip!/c.txt"]


def test_bad_zips_and_bad_members_say_what_is_wrong(office: Office) -> None:
    office.file("hỏng.zip", "không phải ZIP")
    office.file("rỗng.zip", packed({}))
    office.file("bom.zip", packed({"bom.txt": b"0" * (40 * 2**20), "a.txt": "Một"}))
    summary = office.convert()
    assert summary.codes == {"zip.damaged": 1, "zip.empty": 1, "zip.bomb": 1}
    assert (summary.found, summary.ok) == (4, 1)
    assert office.convert().unchanged == 4


def test_what_lies_beside_documents_is_left_alone(office: Office) -> None:
    for name in ("~$kế hoạch.docx", ".DS_Store", "Thumbs.db", ".git/config"):
        office.file(name, "x")
    office.file("a.txt", "Một")
    assert office.convert().found == 1


def test_the_store_may_lie_in_the_archive(office: Office) -> None:
    office.file("a.txt", "Một")
    office.where = office.archive / "kho.db"
    assert office.convert().found == 1
    assert office.convert().found == 1


def test_a_file_that_is_named_twice_is_found_once(office: Office) -> None:
    path = office.file("a.txt", "Một")
    assert office.convert(str(path), str(office.archive), str(path)).found == 1


def test_named_files_that_are_not_there_are_errors(office: Office) -> None:
    office.file("a.txt", "Một")
    (office.archive / "b.txt").symlink_to("nowhere")
    summary = office.convert(str(office.archive), str(office.archive / "không có.pdf"))
    assert summary.codes == {"file.not_found": 2}
    assert summary.ok == 1


@pytest.mark.skipif(sys.platform != "linux", reason="chỉ Linux cho phép tên tệp không phải UTF-8")
def test_names_that_are_no_utf8_and_pipes_do_not_stop_it(office: Office) -> None:
    Path(os.fsdecode(os.fsencode(office.archive) + b"/t\xeap.txt")).write_bytes(b"Viec mot")
    os.mkfifo(office.archive / "ống")
    summary = office.convert()
    assert (summary.ok, summary.codes) == (1, {"file.unreadable": 1})
    assert office.paths()[0] == "t\\xeap.txt"
    assert office.convert().unchanged == 1


def test_urls_of_any_file_system_are_read_alike(office: Office) -> None:
    fsspec = pytest.importorskip("fsspec")
    office.file("a.txt", "Một")
    office.file("nén.zip", packed({"b.txt": "Hai"}))
    assert fsspec
    url = f"local://{office.archive}"
    summary = office.convert(url)
    assert (summary.found, summary.ok) == (2, 2)
    assert office.convert(url).unchanged == 2
    assert office.convert("local:///không/có").codes == {"remote.unreadable": 1}


def test_a_plan_in_the_store_is_the_plan_that_was_read(office: Office) -> None:
    import kehoach

    sample = next(SAMPLES.glob("ke-hoach-chi-so*.docx"))
    office.convert(str(sample), options=Options(jobs=1))
    reading = kehoach.read(sample)
    with office.store() as store:
        document = next(store.documents())
        assert store.plan(document["id"]) == reading.plan
        assert store.text(document["id"]) == reading.text
        assert document["plan_year"] == reading.header.plan_year
        tasks = list(store.of_document("tasks", document["id"]))
        assert [task["record"] for task in tasks] == [task.id for task in reading.tasks]
        assert [task["text"] for task in tasks] == [task.text for task in reading.tasks]
        many = sum(len(task.lead) for task in reading.tasks)
        leads = store.select("SELECT count(*) AS many FROM bodies WHERE role = 'lead' AND action IS NULL")
        assert next(leads)["many"] == many
        audit = store.audit(document["id"])
        findings = list(store.of_document("findings", document["id"]))
        assert [row["code"] for row in findings] == [finding.code for finding in audit.findings] != []
        for row in (*tasks, *findings):
            assert "\n" in row["quote"] or reading.text[row["begin_at"] : row["end_at"]] == row["quote"]


def test_the_report_tells_every_file_and_why_it_was_not_read(office: Office) -> None:
    office.file("a.txt", "Một")
    office.file("b.txt", "Một")
    office.file("hỏng.txt", "!refuse")
    office.convert()
    office.file("c.txt", "Ba")
    run = office.convert().run
    with office.store() as store:
        report = report_of(store)
    assert (report.run, report.state) == (run, "done")
    assert report.counts == {"ok": 3, "doubt": 0, "error": 1}
    assert (report.documents, report.copies, report.fresh, report.whole) == (2, 1, 1, 2)
    assert [(reason.code, reason.files) for reason in report.reasons] == [("docx.damaged", 1)]
    assert [line.name for line in report.files] == ["a.txt", "b.txt", "c.txt", "hỏng.txt"]
    assert report.files[3].refusal is not None
    assert report.files[3].refusal.message.vi == "tệp bị hỏng"


def test_a_run_without_work_loads_no_reader(office: Office) -> None:
    sample = next(SAMPLES.glob("*.txt"))
    command = [sys.executable, "-X", "importtime", "-m", "kehoach", "convert", str(sample), "--into", str(office.where)]
    subprocess.run(command, check=True, capture_output=True)
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line}
    assert loaded.isdisjoint({"pydantic", "pebble", "multiprocessing", "lxml", "rich", "kehoach.extract.assemble"})

"""What goes wrong in an archive, a disk or a worker costs what it is about and nothing else."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from corpus_readers import BUSY, LINES

from kehoach.corpus.conversion import Event, Options, Summary
from kehoach.corpus.convert import convert
from kehoach.corpus.store import open_store
from kehoach.models.errors import DataError, OutputError

TESTS = Path(__file__).resolve().parents[1]
LIMITED = Options(jobs=2, reader=LINES, timeout=2, stall=1, memory=256 * 2**20)
CONVERT = f"""
import sys
from kehoach.corpus.conversion import Options
from kehoach.corpus.convert import convert
from kehoach.corpus.store import open_store
with open_store(sys.argv[2], write=True) as store:
    convert([sys.argv[1]], store, Options(jobs=1, reader={BUSY!r}))
"""
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="giới hạn bộ nhớ và tín hiệu chỉ có trên Linux")


def archive_of(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text)
    return folder


def converted(archive: Path, where: Path, options: Options) -> tuple[Summary, dict[str, str]]:
    """The summary, and what became of each file by its name."""
    ends: dict[str, str] = {}

    def listen(event: Event) -> None:
        ends[event.found.name] = event.code or event.status

    with open_store(where, write=True) as store:
        return convert([str(archive)], store, options, listen), ends


@needs_linux
def test_the_worst_of_files_cost_themselves_alone(tmp_path: Path) -> None:
    files = {f"tốt-{number}.txt": f"Việc {number}" for number in range(12)}
    orders = ("spin", "creep", "exit", "leave", "segfault", "eat", "recurse", "raise", "hang")
    archive = archive_of(tmp_path / "archive", {**files, **{f"{order}.txt": f"!{order}" for order in orders}})
    began = time.monotonic()
    summary, ends = converted(archive, tmp_path / "kho.db", LIMITED)
    assert time.monotonic() - began < 30
    assert {name: end for name, end in ends.items() if name.startswith("tốt")} == dict.fromkeys(files, "ok")
    assert {name.removesuffix(".txt"): end for name, end in ends.items() if not name.startswith("tốt")} == {
        "spin": "time.stall",
        "creep": "time.limit",
        "hang": "time.stall",
        "exit": "worker.crash",
        "segfault": "worker.crash",
        "leave": "internal",
        "raise": "internal",
        "eat": "memory.limit",
        "recurse": "file.too_deep",
    }
    assert summary.found == summary.ok + summary.error == len(files) + len(orders)
    with open_store(tmp_path / "kho.db") as store:
        refused = {row["code"]: row["hint_vi"] for row in store.rows("errors")}
        assert refused["time.limit"]


@needs_linux
def test_a_reader_writes_no_large_file_and_nothing_on_the_command_s_output(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    files = {"a.txt": f"!write {tmp_path}/lớn", "b.txt": "!print tiếng động"}
    summary, ends = converted(archive_of(tmp_path / "archive", files), tmp_path / "kho.db", LIMITED)
    assert ends == {"a.txt": "internal", "b.txt": "ok"}
    assert summary.ok == 1
    assert (tmp_path / "lớn").stat().st_size < 32 * 2**20
    assert "tiếng động" not in "".join(capfd.readouterr())


@needs_linux
def test_workers_killed_from_outside_are_replaced(tmp_path: Path) -> None:
    archive = archive_of(tmp_path / "archive", {f"{number}.txt": f"Việc {number}" for number in range(150)})
    killed: list[int] = []

    def listen(event: Event) -> None:
        if event.total and len(killed) < 2:
            worker = _a_worker()
            if worker is not None and worker not in killed:
                os.kill(worker, signal.SIGKILL)
                killed.append(worker)

    with open_store(tmp_path / "kho.db", write=True) as store:
        summary = convert([str(archive)], store, Options(jobs=2, reader=BUSY), listen)
    assert len(killed) == 2
    assert summary.ok == summary.found == 150


def _a_worker() -> int | None:
    """The process id of a worker of this process: a grandchild, forked from the server that is its child."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text().rpartition(")")[2].split()[1])
            grandparent = int(Path(f"/proc/{parent}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if grandparent == os.getpid() and b"forkserver" in Path(f"/proc/{parent}/cmdline").read_bytes():
            return int(status.parent.name)
    return None


@needs_linux
def test_when_the_command_is_killed_its_hanging_workers_go_too(tmp_path: Path) -> None:
    archive = archive_of(tmp_path / "archive", {f"{number}.txt": "!hang" for number in range(3)})
    process = _started(archive, tmp_path / "kho.db")
    family = _eventually(lambda: len(_below(process.pid)) >= 2 and _below(process.pid))
    time.sleep(0.3)
    process.kill()
    process.wait()
    assert _eventually(lambda: not any(Path(f"/proc/{one}").exists() for one in family))


def _below(process: int) -> set[int]:
    """The processes that a process started, and those that these started."""
    parents: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
    children = {one for one, parent in parents.items() if parent == process}
    return children | {one for one, parent in parents.items() if parent in children}


def _eventually(look: Callable[[], Any]) -> Any:
    """What a look comes to as soon as it is true, or after ten seconds."""
    for _ in range(100):
        if found := look():
            return found
        time.sleep(0.1)
    return look()


@needs_linux
def test_where_no_worker_can_begin_the_run_ends_and_says_so(tmp_path: Path) -> None:
    archive = archive_of(tmp_path / "archive", {"a.txt": "Việc"})
    # A program read from standard input is not there for its workers to read.
    done = subprocess.run(
        [sys.executable, "-", str(archive), str(tmp_path / "kho.db")],
        input=CONVERT, env={**os.environ, "PYTHONPATH": str(TESTS)}, encoding="utf-8", capture_output=True, check=False,
        timeout=180,
    )  # fmt: skip
    assert done.returncode == 1
    assert "[worker.none]" in done.stderr
    with open_store(tmp_path / "kho.db") as store:
        assert [row["state"] for row in store.rows("runs")] == ["failed"]


def test_a_file_that_vanishes_is_an_error_of_its_own(tmp_path: Path) -> None:
    files = {f"{number:03}.txt": f"Việc {number}" for number in range(40)}
    archive = archive_of(tmp_path / "archive", files)
    last = archive / "039.txt"

    def listen(event: Event) -> None:
        last.unlink(missing_ok=True)

    with open_store(tmp_path / "kho.db", write=True) as store:
        summary = convert([str(archive)], store, Options(jobs=1, reader=LINES), listen)
    assert (summary.ok, summary.codes) == (39, {"file.not_found": 1})


@pytest.mark.skipif(not Path("/proc/uptime").exists(), reason="cần một tệp lúc nào cũng đổi (/proc)")
def test_a_file_that_keeps_changing_while_it_is_read_is_refused(tmp_path: Path) -> None:
    with open_store(tmp_path / "kho.db", write=True) as store:
        summary = convert(["/proc/uptime"], store, Options(jobs=1, reader=LINES))
    assert summary.codes == {"file.changing": 1}


def test_a_file_that_changed_after_it_was_found_stands_as_it_was_read(tmp_path: Path) -> None:
    files = {f"{number:03}.txt": f"Việc {number}" for number in range(30)}
    archive = archive_of(tmp_path / "archive", files)

    def listen(event: Event) -> None:
        if event.found.name == "000.txt":
            (archive / "029.txt").write_text("Đã sửa")

    with open_store(tmp_path / "kho.db", write=True) as store:
        convert([str(archive)], store, Options(jobs=1, reader=LINES), listen)
        assert [row["text"] for row in store.rows("tasks", "text LIKE 'Đã%'")] == ["Đã sửa"]
        assert convert([str(archive)], store, Options(jobs=1, reader=LINES)).unchanged == 30


def test_two_converts_into_one_store_give_what_one_gives(tmp_path: Path) -> None:
    archive = archive_of(tmp_path / "archive", {f"{n}.txt": f"Việc {n}\nViệc chung {n // 3}" for n in range(60)})
    where = tmp_path / "kho.db"
    both = [_started(archive, where) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    converted(archive, tmp_path / "một.db", Options(jobs=1, reader=BUSY))
    with open_store(where) as two, open_store(tmp_path / "một.db") as one:
        assert list(two.contents()) == list(one.contents())
        assert {row["state"] for row in two.rows("runs")} == {"done"}


def _started(archive: Path, where: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(TESTS)}
    return subprocess.Popen([sys.executable, "-c", CONVERT, str(archive), str(where)], env=environment)


def test_eight_readers_read_while_one_writes(tmp_path: Path) -> None:
    archive = archive_of(tmp_path / "archive", {f"{number}.txt": f"Việc {number}" for number in range(80)})
    where = tmp_path / "kho.db"
    open_store(where, write=True).close()
    stop, troubles, looks = threading.Event(), [], [0]

    def look() -> None:
        try:
            with open_store(where) as store:
                while not stop.is_set():
                    documents = next(store.select("SELECT count(*) AS many FROM documents"))["many"]
                    tasks = next(store.select("SELECT count(DISTINCT document) AS many FROM tasks"))["many"]
                    assert tasks >= documents, "a document is never seen without its tasks"
                    looks[0] += 1
                    time.sleep(0.01)
        except BaseException as trouble:
            troubles.append(trouble)

    readers = [threading.Thread(target=look) for _ in range(8)]
    for reader in readers:
        reader.start()
    summary, _ = converted(archive, where, Options(jobs=1, reader=LINES))
    stop.set()
    for reader in readers:
        reader.join()
    assert (troubles, summary.ok) == ([], 80)
    assert looks[0] > 8


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MB, where the system lets one be made."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    size = "size=1m"
    made = (
        mount is not None
        and not subprocess.run(
            [mount, "-t", "tmpfs", "-o", size, "tmpfs", str(place)], capture_output=True, check=False
        ).returncode
    )
    if not made:
        pytest.skip("không được phép tạo ổ đĩa nhỏ (tmpfs)")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_ends_the_run_and_keeps_what_was_written(tmp_path: Path, small_disk: Path) -> None:
    lines = "\n".join(f"Việc {number} " * 20 for number in range(200))
    archive = archive_of(tmp_path / "archive", {f"{number}.txt": f"{number}\n{lines}" for number in range(20)})
    _ends_full_and_goes_on(archive, small_disk / "kho.db", tmp_path / "lớn.db")


def test_a_store_that_may_not_grow_ends_the_run_and_keeps_what_was_written(tmp_path: Path) -> None:
    lines = "\n".join(f"Việc {number} " * 20 for number in range(200))
    archive = archive_of(tmp_path / "archive", {f"{number}.txt": f"{number}\n{lines}" for number in range(20)})
    where = tmp_path / "kho.db"
    with open_store(where, write=True) as store:
        list(store.select("PRAGMA max_page_count=300"))
        with pytest.raises(OutputError) as full:
            convert([str(archive)], store, Options(jobs=1, reader=LINES))
    assert full.value.code == "disk.full"
    summary, _ = converted(archive, where, Options(jobs=1, reader=LINES))
    assert 0 < summary.unchanged < summary.ok == 20


def _ends_full_and_goes_on(archive: Path, where: Path, larger: Path) -> None:
    with pytest.raises(OutputError) as full:
        converted(archive, where, Options(jobs=1, reader=LINES))
    assert full.value.code == "disk.full"
    shutil.copy(where, larger)
    for end in ("-wal", "-shm"):
        beside = where.with_name(where.name + end)
        if beside.exists():
            shutil.copy(beside, larger.with_name(larger.name + end))
    summary, _ = converted(archive, larger, Options(jobs=1, reader=LINES))
    assert summary.ok == 20


def test_a_folder_that_cannot_be_written_to_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as refused:
        open_store("/proc/kho/kehoach.db" if sys.platform == "linux" else tmp_path / "\0", write=True)
    assert refused.value.code == "store.unwritable"


def test_a_read_only_store_can_be_searched(tmp_path: Path) -> None:
    archive = archive_of(tmp_path / "archive", {"a.txt": "Việc"})
    folder = tmp_path / "kho"
    converted(archive, folder / "kehoach.db", Options(jobs=1, reader=LINES))
    folder.chmod(0o555)
    (folder / "kehoach.db").chmod(0o444)
    try:
        with open_store(folder) as store:
            assert len(list(store.documents())) == 1
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            return  # root writes where it likes
        with pytest.raises(OutputError):
            open_store(folder, write=True)
    finally:
        folder.chmod(0o755)


def test_files_that_are_no_stores_are_left_as_they_are(tmp_path: Path) -> None:
    import sqlite3

    foreign = tmp_path / "khác.db"
    with sqlite3.connect(foreign) as link:
        link.execute("CREATE TABLE notes (id)")
    link.close()
    text = tmp_path / "văn bản.db"
    text.write_text("Đây không phải là kho dữ liệu nào cả." * 100)
    for path in (foreign, text):
        before = path.read_bytes()
        for write in (True, False):
            with pytest.raises(DataError) as refused:
                open_store(path, write=write)
            assert refused.value.code == "store.foreign"
        assert path.read_bytes() == before
    with pytest.raises(DataError) as refused:
        open_store(tmp_path / "không có.db")
    assert refused.value.code == "store.not_found"

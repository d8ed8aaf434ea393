"""Shards of an archive: done twice they are the same, done halfway they are done again, and nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from archive_material import write_plans

from kehoach.corpus.engines import LocalEngine, ShardWorkers
from kehoach.corpus.finding import Archive, find
from kehoach.corpus.outcome import Outcome, Unchanged
from kehoach.corpus.pool import Clocks, Lost
from kehoach.corpus.shards import Shard, ends, forget, work
from kehoach.corpus.store import open_store
from kehoach.corpus.worker import Job, perform
from kehoach.models.errors import OutputError

parquet = pytest.importorskip("pyarrow.parquet", reason="chưa cài kehoach[parquet]")
CLOCKS = Clocks(total=30, stall=30)


def jobs(folder: Path) -> tuple[Job, ...]:
    return tuple(Job(found) for found in find(Archive((str(folder),))))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kho văn bản")
    write_plans(folder, 12)
    (folder / "hỏng.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (folder / "rỗng.docx").write_bytes(b"")
    return folder


def plain(end: Outcome | Unchanged) -> object:
    """What became of a file, how long it took left aside."""
    if isinstance(end, Unchanged):
        return end
    error = end.error and end.error.as_json()
    return replace(end, seconds=0.0, error=None), error


def test_a_shard_gives_back_what_reading_its_files_gives(archive: Path, tmp_path: Path) -> None:
    files = jobs(archive)
    name = work(Shard(files, CLOCKS), str(tmp_path))
    found = sorted((plain(end) for end in ends(tmp_path, name)), key=str)
    assert found == sorted((plain(perform(job)) for job in files), key=str)


def test_records_stand_in_one_parquet_file_and_errors_in_the_ledger(archive: Path, tmp_path: Path) -> None:
    name = work(Shard(jobs(archive), CLOCKS), str(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{name}.errors.parquet", f"{name}.parquet"]
    records = parquet.read_table(tmp_path / f"{name}.parquet")
    assert records.num_rows == 12
    assert set(records.column("issuer").to_pylist()) >= {"UBND xã Tân Thành"}
    ledger = parquet.read_table(tmp_path / f"{name}.errors.parquet")
    assert sorted(ledger.column("code").to_pylist()) == ["file.empty", "pdf.damaged"]


def test_a_shard_that_is_done_is_not_read_again(archive: Path, tmp_path: Path) -> None:
    shard = Shard(jobs(archive), CLOCKS)
    name = work(shard, str(tmp_path))
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert work(shard, str(tmp_path)) == name
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_a_shard_of_which_only_the_ledger_was_written_is_done_again(archive: Path, tmp_path: Path) -> None:
    shard = Shard(jobs(archive), CLOCKS)
    name = work(shard, str(tmp_path))
    whole = [plain(end) for end in ends(tmp_path, name)]
    (tmp_path / f"{name}.parquet").unlink()
    (tmp_path / f".{name}-0a1b2c3d.tmp").write_bytes(b"half")
    assert work(shard, str(tmp_path)) == name
    assert [plain(end) for end in ends(tmp_path, name)] == whole
    forget(tmp_path, name)
    assert list(tmp_path.iterdir()) == []


def test_a_changed_file_makes_another_shard(archive: Path) -> None:
    files = jobs(archive)
    changed = replace(files[0], found=replace(files[0].found, mtime=1))
    names = {Shard(some, CLOCKS).name for some in (files, (changed, *files[1:]), files[1:])}
    assert len(names) == 3


def test_a_file_that_hangs_or_kills_its_worker_costs_that_file_alone(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "unkind_reader.py").write_text(
        "import os, time\n"
        "def read(data, name, beat):\n"
        "    time.sleep(60 if '0003' in name else 0)\n"
        "    os._exit(9) if '0005' in name else None\n"
        "    from kehoach.corpus.reading import read_document\n"
        "    return read_document(data, name, beat)\n"
    )
    files = tuple(replace(job, reader="unkind_reader:read") for job in jobs(archive))
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(tmp_path))
        patch.setenv("PYTHONPATH", str(tmp_path))
        name = work(Shard(files, Clocks(total=4, stall=4)), str(tmp_path / "mảnh"))
    found = {end.found.name: end for end in ends(tmp_path / "mảnh", name)}
    codes = {key: end.error.code for key, end in found.items() if isinstance(end, Outcome) and end.error}
    assert len(found) == len(files)
    assert codes == {
        "hỏng.pdf": "pdf.damaged",
        "rỗng.docx": "file.empty",
        "ke-hoach-0003.txt": codes["ke-hoach-0003.txt"],
        "ke-hoach-0005.txt": "worker.crash",
    }
    assert codes["ke-hoach-0003.txt"].startswith("time.")


def taken(workers: ShardWorkers, files: Sequence[Job]) -> list[Outcome]:
    """What the workers make of the files, taken as convert takes it."""
    waiting, results = list(files), []
    while waiting or workers.busy:
        while waiting and workers.room:
            workers.start(waiting.pop(0))
        for result in workers.done():
            assert not isinstance(result, Lost)
            results.append(result)
    workers.stop()
    return results


def test_shards_on_this_machine_make_the_store_that_single_files_make(archive: Path, tmp_path: Path) -> None:
    files = jobs(archive)
    shards = tmp_path / "mảnh"
    results = taken(ShardWorkers(LocalEngine(2), shards, CLOCKS, size=5), files)
    assert not shards.exists()
    stores = []
    for name, outcomes in (("một.db", [perform(job) for job in files]), ("hai.db", results)):
        with open_store(tmp_path / name, write=True) as store:
            for outcome in outcomes:
                assert isinstance(outcome, Outcome)
                store.put(outcome)
            stores.append(list(store.contents()))
    assert stores[0] == stores[1]


def test_a_place_that_cannot_be_written_to_is_told_and_nothing_is_left(archive: Path, tmp_path: Path) -> None:
    place = tmp_path / "mảnh"
    place.write_bytes(b"")
    with pytest.raises(OutputError, match=r"output\.failed"):
        work(Shard(jobs(archive)[:1], CLOCKS), str(place))
    assert list(tmp_path.iterdir()) == [place]

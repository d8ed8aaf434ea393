"""Shards on a Ray cluster: a worker is killed on the way, and the store is the one that this machine makes alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest
from archive_material import write_plans

MANY = 300
PATIENCE = 150  # seconds each engine is given; alone on two processors both take some 20 together
RAN = """
import sys, warnings
from pathlib import Path
warnings.simplefilter("ignore")
from kehoach.corpus.engines import ShardWorkers, engine
from kehoach.corpus.finding import Archive, find
from kehoach.corpus.pool import Clocks
from kehoach.corpus.store import open_store
from kehoach.corpus.worker import Job

name, archive, place = sys.argv[1:]
workers = ShardWorkers(engine(name, 2), Path(place) / "shards", Clocks(), size=25)
waiting = [Job(found) for found in find(Archive((archive,)))]
with open_store(Path(place) / "kho.db", write=True) as store:
    while waiting or workers.busy:
        while waiting and workers.room:
            workers.start(waiting.pop())
        for outcome in workers.done():
            store.put(outcome)
    workers.stop()
"""

pytestmark = [
    pytest.mark.skipif(find_spec("ray") is None, reason="chưa cài kehoach[ray]"),
    pytest.mark.skipif(find_spec("pyarrow") is None, reason="chưa cài kehoach[parquet]"),
    pytest.mark.skipif(not Path("/proc").is_dir(), reason="tiến trình của Ray được tìm trong /proc"),
]


def ran(engine: str, archive: Path, place: Path) -> subprocess.Popen[bytes]:
    """A run of its own: Ray warns about much that is not ours, and its driver must not fork from the test's process."""
    place.mkdir()
    quiet = {**os.environ, "RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}
    arguments = [sys.executable, "-c", RAN, engine, str(archive), str(place)]
    return subprocess.Popen(arguments, env=quiet, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def rows(place: Path) -> list[object]:
    from kehoach.corpus.store import open_store

    with open_store(place / "kho.db") as store:
        return list(store.contents())


def parents() -> dict[int, tuple[int, str]]:
    """Every process with its parent and its command line."""
    found: dict[int, tuple[int, str]] = {}
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            found[int(folder.name)] = parent, (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
    return found


def working(driver: int) -> list[int]:
    """The workers below a driver that have a shard in hand, as Ray names them."""
    every = parents()

    def is_below(pid: int) -> bool:
        while pid in every:
            if pid == driver:
                return True
            pid = every[pid][0]
        return False

    return [pid for pid, (_, line) in every.items() if line.startswith("ray::work") and is_below(pid)]


def killed(driver: subprocess.Popen[bytes], shards: Path) -> int:
    """Kills a worker once the first shard is done; its pid."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and driver.poll() is None:
        busy = working(driver.pid)
        if len(busy) == 2 and any(shards.glob("*.parquet")):
            os.kill(busy[0], signal.SIGKILL)
            return busy[0]
        time.sleep(0.02)
    raise AssertionError(
        "no worker was at work: " + (driver.communicate()[1].decode()[-2000:] if driver.poll() else "")
    )


def test_a_killed_worker_costs_nothing(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    write_plans(archive, MANY - 2)
    (archive / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (archive / "empty.docx").write_bytes(b"")
    with ran("local", archive, tmp_path / "local") as alone:
        _, said = alone.communicate(timeout=PATIENCE)
    assert alone.returncode == 0, said.decode()[-2000:]
    with ran("ray", archive, tmp_path / "ray") as driver:
        pid = killed(driver, tmp_path / "ray" / "shards")
        _, said = driver.communicate(timeout=PATIENCE)
    assert driver.returncode == 0, said.decode()[-2000:]
    assert pid not in parents()
    expected = rows(tmp_path / "local")
    assert rows(tmp_path / "ray") == expected
    assert sum(table == "inputs" for table, _ in expected) == MANY
    assert sorted(path.name for path in (tmp_path / "ray").iterdir()) == ["kho.db"]

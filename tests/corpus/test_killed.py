"""A run that is killed at any moment and started again leaves what an unbroken run leaves, and nothing beside it."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from corpus_readers import BUSY

from kehoach.corpus.store import open_store

TESTS = Path(__file__).resolve().parents[1]
KILLS = 30
CONVERT = f"""
import sys
from kehoach.corpus.conversion import Options
from kehoach.corpus.convert import convert
from kehoach.corpus.store import open_store
with open_store(sys.argv[2], write=True) as store:
    convert([sys.argv[1]], store, Options(jobs=2, reader={BUSY!r}))
"""


def _archive(folder: Path) -> Path:
    """Files of all sorts: copies, refused ones, a ZIP with members that are copies too."""
    folder.mkdir()
    for number in range(70):
        refused = "!refuse" if number % 13 == 0 else ""
        (folder / f"{number:03}.txt").write_text(f"Việc {number % 60}\nViệc chung {number % 7}\n{refused}")
    with zipfile.ZipFile(folder / "050 nén.zip", "w") as archive:
        for number in range(20):
            archive.writestr(f"{number}/kế hoạch.txt", f"Việc nén {number}\nViệc chung {number % 3}")
            archive.writestr(f"{number}/bản sao.txt", f"Việc {number}\nViệc chung {number % 7}\n")
    return folder


def _started(archive: Path, where: Path, scratch: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(TESTS), "TMPDIR": str(scratch)}
    command = [sys.executable, "-c", CONVERT, str(archive), str(where)]
    return subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)


def _whole(archive: Path, where: Path, scratch: Path) -> list[Any]:
    """The contents of the store after a run to the end."""
    assert _started(archive, where, scratch).wait() == 0
    with open_store(where) as store:
        return list(store.contents())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows không có SIGKILL")
def test_killed_at_thirty_moments_and_resumed_the_store_is_that_of_an_unbroken_run(tmp_path: Path) -> None:
    scratch = Path(tempfile.mkdtemp(prefix="kh"))  # short: a socket's name goes into it
    archive = _archive(tmp_path / "archive")
    began = time.monotonic()
    unbroken = _whole(archive, tmp_path / "unbroken" / "kehoach.db", scratch)
    lasts = time.monotonic() - began
    assert len({path for table, (path, *_) in unbroken if table == "inputs"}) == 70 + 40

    moments = random.Random(2024)  # the moments differ with the machine's pace; the seed only spreads them
    killed, stores = 0, 0
    while killed < KILLS:
        where = tmp_path / f"broken-{stores}" / "kehoach.db"
        stores += 1
        while killed < KILLS and _killed(archive, where, scratch, moments.uniform(0.02, lasts * 0.8)):
            killed += 1
        assert _whole(archive, where, scratch) == unbroken
        assert [path.name for path in where.parent.iterdir()] == ["kehoach.db"]
    assert _settles_empty(scratch)
    scratch.rmdir()


def _killed(archive: Path, where: Path, scratch: Path, moment: float) -> bool:
    """Kills a run after so many seconds; whether it was still at work."""
    process = _started(archive, where, scratch)
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        process.kill()
    return process.wait() != 0


def _settles_empty(folder: Path) -> bool:
    """Whether nothing is left in a folder, a moment after its last user ended."""
    for _ in range(50):
        if not list(folder.iterdir()):
            return True
        time.sleep(0.1)
    return False

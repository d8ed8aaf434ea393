"""The folder for the sockets of workers."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

THREADS = """
import os, tempfile, time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import util
from threading import Barrier
from kehoach.corpus.scratch import keep_together

made = os.mkdir

def slowly(*given, **named):
    time.sleep(0.05)  # long enough for every thread to have seen that there is no folder
    made(*given, **named)

os.mkdir = slowly
begin = Barrier(16)

def start(_):
    begin.wait()
    keep_together()

with ThreadPoolExecutor(16) as threads:
    list(threads.map(start, range(16)))
assert f"/{os.getpid()}/" in util.get_temp_dir(), util.get_temp_dir()
assert tempfile.tempdir == tempfile.gettempdir()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no sockets are kept on Windows")
def test_threads_that_begin_at_once_share_one_folder_and_leave_nothing() -> None:
    with tempfile.TemporaryDirectory(prefix="kh") as place:  # short: a socket's name goes into it
        code = f"import tempfile; tempfile.tempdir = {place!r}\n{THREADS}"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert list(Path(place).iterdir()) == []

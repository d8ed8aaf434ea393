"""Where multiprocessing keeps its socket: a folder of ours, so that what a killed run left is swept up by the next.

Only the server that workers are forked from needs one, so only Linux has it.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from multiprocessing import util
from pathlib import Path
from threading import Lock

_LONGEST = 40  # bytes: a socket's name has 107, and 60 stand after this
_MAKING = Lock()  # the folder is the process's, and threads of it may begin at once
_LAST = -200  # after multiprocessing has taken its own folder away (-100)


def keep_together() -> None:
    """Has this process keep its sockets in a folder of ours, and takes away those of processes that are gone."""
    if sys.platform == "win32":
        return
    home = Path(_short_place()) / f"kehoach-{os.getuid()}"
    with suppress(OSError):
        _sweep(home)
    with _MAKING:
        _make(home / str(os.getpid()))


def _make(mine: Path) -> None:
    if mine.exists():
        return
    mine.mkdir(mode=0o700, parents=True)
    elsewhere = tempfile.tempdir
    try:
        tempfile.tempdir = str(mine)
        util.get_temp_dir()  # made now and kept for the life of the process
    finally:
        tempfile.tempdir = elsewhere
    util.Finalize(None, _leave, (mine,), exitpriority=_LAST)


def _short_place() -> str:
    """The folder for temporary files, or the system's where the name of a socket below it would be too long."""
    place = tempfile.gettempdir()
    return place if len(os.fsencode(place)) <= _LONGEST or not Path("/tmp").is_dir() else "/tmp"  # noqa: S108


def _leave(mine: Path) -> None:
    for folder in (mine, mine.parent):
        with suppress(OSError):  # another process has its own beside it
            folder.rmdir()


def _sweep(home: Path) -> None:
    for folder in home.iterdir():
        if folder.name.isdecimal() and not _lives(int(folder.name)):
            shutil.rmtree(folder, ignore_errors=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True

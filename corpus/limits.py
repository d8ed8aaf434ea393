"""What a worker process may use; ``resource`` sets it where the system has it (not on Windows)."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from multiprocessing import connection
from pathlib import Path

_FILE = 16 * 2**20  # bytes a worker may write to any one file; readers write none
_SPARE = 30  # seconds of CPU beyond the clock's, which ends it first unless the clock's keeper is gone
_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG
MEMORY_SPENT = 77  # the exit code of a worker whose memory is spent


def confine(memory: int) -> None:
    """Limits this process: ``memory`` bytes beyond what it has, no core files, no large files; ends with its parent."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a hanging reader would never come to a handler
    _end_with_parent()
    _be_silent()
    if sys.platform == "win32":
        return
    import resource

    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, _FILE)
    if (has := _address_space()) is not None:
        _lower(resource.RLIMIT_AS, has + memory)


def allow_cpu(seconds: float) -> None:
    """Ends this process (SIGXCPU) once it has used so much more CPU time."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + _SPARE
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if hard == resource.RLIM_INFINITY or soft < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def peak_memory() -> int:
    """The most memory this process has held so far, in bytes; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _lower(kind: int, limit: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(kind)
    least = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(kind, (least, hard))


def _address_space() -> int | None:
    """The bytes of address space this process has, where Linux tells."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")


def _end_with_parent() -> None:
    """Has this process end when the one that gives it work is gone, killed or not; on Linux a hanging one too."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, int(signal.SIGKILL))


def _watch(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def _be_silent() -> None:
    """Takes the command's streams away: what a library prints is not the command's word."""
    if os.environ.get("KEHOACH_DEBUG") == "1":
        return
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.close(nothing)

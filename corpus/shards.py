"""A shard: some hundred files that are read together into two Parquet files, records and ledger, wherever it runs.

A shard is idempotent: its name follows from its files and the reader, what it writes comes under a temporary name and
is renamed, the records last. So a shard may be begun by a worker that dies and done again by another, or twice.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from kehoach.corpus.identity import reader_version
from kehoach.corpus.losses import lost_error
from kehoach.corpus.opening import hashed
from kehoach.corpus.outcome import Outcome, Unchanged
from kehoach.corpus.pool import Clocks, Lost, Result, Workers
from kehoach.corpus.shards_parquet import read_ends, write_ends
from kehoach.corpus.worker import Job, Listed
from kehoach.models.errors import OutputError, Said

SIZE = 500
_TRIES = 2


End = Outcome | Unchanged


@dataclass(frozen=True, slots=True)
class Shard:
    """Files to read, in order, and the limits of each."""

    jobs: tuple[Job, ...]
    clocks: Clocks

    @property
    def name(self) -> str:
        """What the files of the shard are called: the same for the same files in the same state."""
        summed = hashlib.sha256()
        for job in self.jobs:
            found = job.found
            state = (found.address, found.size, found.mtime, found.inside, job.unless, job.reader)
            summed.update(repr(state).encode("utf-8", "backslashreplace"))
        return f"shard-{summed.hexdigest()[:24]}"


def work(shard: Shard, folder: str) -> str:
    """Reads a shard into ``folder`` and returns its name; a shard that is there already is not read again.

    Raises:
        OutputError: ``disk.full`` or ``output.failed``.
    """
    name, place = shard.name, Path(folder)
    records, ledger = _paths(place, name)
    if records.is_file() and ledger.is_file():
        return name
    ends = list(_read(shard))
    read = [end for end in ends if isinstance(end, Outcome) and end.document is not None]
    rest = [end for end in ends if not (isinstance(end, Outcome) and end.document is not None)]
    _put(rest, ledger, with_documents=False)
    _put(read, records, with_documents=True)
    return name


def ends(folder: Path, name: str) -> Iterator[End]:
    """What became of the files of a shard that is done: those that were read, then the others."""
    for path in _paths(folder, name):
        yield from read_ends(path)


def forget(folder: Path, name: str) -> None:
    """Takes a shard's files away, and what a worker that died left of it."""
    for path in folder.glob(f".{name}*.tmp"):
        path.unlink(missing_ok=True)
    for path in _paths(folder, name):
        path.unlink(missing_ok=True)


def _paths(folder: Path, name: str) -> tuple[Path, Path]:
    return folder / f"{name}.parquet", folder / f"{name}.errors.parquet"


def _put(some: Sequence[End], path: Path, *, with_documents: bool) -> None:
    beside = path.with_name(f".{path.stem}-{secrets.token_hex(4)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            write_ends(some, file, with_documents=with_documents)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise OutputError("disk.full", Said("ổ đĩa đã đầy", "the disk is full"), where=str(path)) from error
        why = error.strerror or type(error).__name__
        raise OutputError(
            "output.failed",
            Said(f"không ghi được mảnh kho ({why})", f"the shard could not be written ({why})"),
            Said("Kiểm tra quyền ghi và chỗ trống.", "Check permissions and free space."),
            str(path),
        ) from error
    finally:
        with suppress(OSError):  # the first error is the one to tell
            beside.unlink(missing_ok=True)


def _read(shard: Shard) -> Iterator[End]:
    """Reads the files one after the other, each in a worker that may hang or crash without harm to the others."""
    reader = shard.jobs[0].reader
    workers = Workers(1, shard.clocks, reader)
    waiting = deque(shard.jobs)
    try:
        while waiting or workers.busy:
            while waiting and workers.room:
                workers.start(waiting.popleft())
            for result in workers.done():
                end = _end(result, waiting)
                if end is not None:
                    yield end
    finally:
        workers.stop()


def _end(result: Result | Lost, waiting: deque[Job]) -> End | None:
    """What became of a file; None where it is given another worker."""
    if not isinstance(result, Lost):
        return None if isinstance(result, Listed) else result
    job = result.task
    if not isinstance(job, Job):
        return None
    if result.reason in ("memory", "crash") and not result.fresh and job.attempt < _TRIES:
        waiting.appendleft(replace(job, attempt=job.attempt + 1))
        return None
    return _lost(job, result)


def _lost(job: Job, lost: Lost) -> Outcome:
    error = lost_error(lost.reason, lost.seconds, lost.exit_code)
    return Outcome(
        job.found,
        hashed(job.found),
        reader_version(job.reader),
        "error",
        error=error,
        seconds=lost.seconds,
        attempts=job.attempt,
    )

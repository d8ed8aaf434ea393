"""An archive into a store: what is new or changed is read by isolated workers, and every file ends in a row.

The second run over an unchanged archive loads no library of the reader and starts no worker.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.corpus.conversion import Listener, Options, Summary, processors
from kehoach.corpus.finding import Archive, find, is_url, is_zip
from kehoach.corpus.identity import reader_version
from kehoach.corpus.journal import Journal, Known
from kehoach.corpus.ledger import Ledger
from kehoach.corpus.losses import lost_error
from kehoach.corpus.opening import hashed, unopened
from kehoach.corpus.outcome import Found, Outcome, Unchanged
from kehoach.corpus.store import Store
from kehoach.extract.sources.file import Limits

if TYPE_CHECKING:
    from kehoach.corpus.engines import ShardWorkers
    from kehoach.corpus.pool import Lost, Workers
    from kehoach.corpus.worker import Job, Listed, Listing
    from kehoach.models.errors import KehoachError

_BATCH = 200  # files whose past is looked up at once
_TRIES = 2
_KILLED = -9  # SIGKILL: from outside, by a person or by a system short of memory
_HELD = ("zip.", "file.too_large")  # what follows from a file whose bytes were not hashed


def convert(
    archive: Sequence[str], store: Store, options: Options | None = None, listen: Listener = lambda _: None
) -> Summary:
    """Reads an archive into a store.

    Args:
        archive: folders, files, ZIP files and URLs.
        store: where the records go; what it knows of unchanged files is kept.
        options: how.
        listen: is told of each file as it ends.

    Raises:
        OutputError: the store cannot be written (``disk.full``, ``store.*``); what was written before stays.
        UsageError: ``usage.remote``.
    """
    return _Conversion(store, options or Options(), listen).carried_out(tuple(archive))


class _Conversion:
    """One run."""

    def __init__(self, store: Store, options: Options, listen: Listener) -> None:
        self._store = store
        self._options = options
        self._version = reader_version(options.reader)
        self._journal = Journal(store)
        self._ledger = Ledger(store, self._journal, listen)
        self._summary = self._ledger.summary
        self._workers: Workers | ShardWorkers | None = None
        self._waiting: deque[Job | Listing] = deque()
        self._hashes: dict[str, str] = {}  # of the files that are being read, by address
        self._twins: dict[str, list[Found]] = {}  # files of a content that is being read, by its sha256

    def carried_out(self, archive: tuple[str, ...]) -> Summary:
        began = time.monotonic()
        self._journal.begin(archive, asdict(self._options))
        self._summary.run = self._journal.run
        state = "failed"
        try:
            self._work(archive)
            state = "done"
        except KeyboardInterrupt:
            state = "interrupted"
            raise
        finally:
            if self._workers is not None:
                self._summary.peak_memory = self._workers.peak
                self._workers.stop()
            self._summary.seconds = time.monotonic() - began
            self._note_end(state)
        return self._summary

    def _note_end(self, state: str) -> None:
        try:
            self._journal.end(state, self._summary.counts(), self._summary.seconds)
        except Exception:
            if state == "done":  # else the first error is the one to tell, and the run stays "running"
                raise

    def _work(self, archive: tuple[str, ...]) -> None:
        files = list(find(Archive(archive, self._options.since, self._own_files())))
        self._summary.found = len(files)
        for at in range(0, len(files), _BATCH):
            some = files[at : at + _BATCH]
            past = self._journal.known([found.address for found in some])
            for found in some:
                if is_zip(found):
                    self._container(found, past.get(found.address))
                else:
                    self._file(found, past.get(found.address))
                self._drain(len(self._waiting) > 0 and not self._has_room())
        self._drain(to_the_end=True)
        self._forget_gone(archive, files)

    def _own_files(self) -> frozenset[str]:
        path = getattr(self._store.database, "path", None)
        if path is None:
            return frozenset()
        own = os.path.abspath(path)  # noqa: PTH100 - as addresses are made: links are not followed
        return frozenset(f"{own}{end}" for end in ("", "-wal", "-shm", "-journal"))

    # What is to be done with a file

    def _file(self, found: Found, known: Known | None) -> None:
        """A file that stands for itself: known, a copy, or to be read."""
        if known is not None and self._settled(known) and _same(found, known):
            self._ledger.unchanged(found, known)
            return
        if "://" in found.address or found.container is not None:
            self._read(found, known)
            return
        if (found.size is None or found.size > Limits().size) and (error := unopened(found)) is not None:
            self._put(Outcome(found, None, self._version, "error", error=error))
            return
        sha256 = hashed(found)
        if sha256 is not None and known is not None and known.sha256 == sha256 and self._settled(known):
            self._ledger.same_bytes(found)
        elif sha256 is not None and sha256 in self._twins:
            self._twins[sha256].append(found)
        elif sha256 is not None and (twin := self._twin(sha256)) is not None:
            self._ledger.copy(found, sha256, self._version, twin)
        else:
            if sha256 is not None:
                self._twins[sha256] = []
                self._hashes[found.address] = sha256
            self._read(found, known)

    def _container(self, container: Found, known: Known | None) -> None:
        from kehoach.corpus.worker import Listing

        if known is not None and self._settled(known) and _same(container, known):
            self._ledger.unchanged(container, known)
            return
        members = None if self._options.reread else self._journal.members(container)
        if members is None or not all(self._settled(known) for known in members):
            self._waiting.append(Listing(container))
            return
        self._ledger.members(len(members))
        for known in members:
            name = known.path.rpartition("/")[2]
            self._ledger.unchanged(Found(known.path, name, known.size, known.mtime, container.address), known)

    def _settled(self, known: Known) -> bool:
        """Whether what is known of a file may stand: read by this reader, or refused for what it holds."""
        if self._options.reread or known.reader_version != self._version:
            return False
        if known.status == "error":
            held = known.sha256 is not None or (known.code or "").startswith(_HELD)
            return held and not self._options.retry_failed
        return known.status in ("ok", "doubt")

    def _twin(self, sha256: str) -> Known | None:
        return None if self._options.reread else self._journal.of_content(sha256, self._version)

    def _read(self, found: Found, known: Known | None) -> None:
        from kehoach.corpus.worker import Job

        unless = known.sha256 if known is not None and self._settled(known) else None
        self._waiting.append(Job(found, unless, self._options.reader))

    # What the workers do

    def _has_room(self) -> bool:
        return self._workers is None or self._workers.room > 0

    def _drain(self, wait: bool = False, *, to_the_end: bool = False) -> None:
        """Hands tasks to free workers and takes what they have done."""
        while True:
            while self._waiting and (workers := self._started()).room:
                workers.start(self._waiting.popleft())
            if self._workers is None or not (wait or to_the_end):
                return
            for result in self._workers.done():
                self._take(result)
            wait = bool(self._waiting) and not self._has_room()
            if to_the_end and not self._waiting and not self._workers.busy:
                return

    def _started(self) -> Workers | ShardWorkers:
        if self._workers is None:
            from kehoach.corpus.pool import Clocks, Workers

            asked = self._options
            jobs = asked.jobs or processors()
            clocks = Clocks(asked.timeout, min(asked.stall, asked.timeout), asked.memory)
            if asked.engine == "local":
                self._workers = Workers(jobs, clocks, asked.reader)
            else:
                from kehoach.corpus.engines import ShardWorkers, engine, shard_folder

                folder = shard_folder(self._store, asked.shards)
                self._workers = ShardWorkers(engine(asked.engine, jobs, asked.address), folder, clocks)
        return self._workers

    def _take(self, result: Outcome | Unchanged | Listed | Lost) -> None:
        from kehoach.corpus.worker import Listed

        if isinstance(result, Outcome):
            self._put(result)
        elif isinstance(result, Unchanged):
            self._ledger.same_bytes(result.found)
            self._settle_twins(result.found, None)
        elif isinstance(result, Listed):
            self._take_members(result)
        else:
            self._take_loss(result)

    def _take_members(self, listed: Listed) -> None:
        if listed.error is not None:
            if listed.error.code.startswith("zip."):
                self._journal.note_container(listed.container, ())
            self._put(self._failed(listed.container, listed.error))
            return
        self._journal.note_container(listed.container, listed.members)
        self._journal.forget_one(listed.container.address)
        self._ledger.members(len(listed.members))
        past = self._journal.known([member.address for member in listed.members])
        for member in listed.members:
            self._file(member, past.get(member.address))

    def _take_loss(self, lost: Lost) -> None:
        from kehoach.corpus.worker import Job

        task = lost.task
        if not lost.begun:
            self._waiting.appendleft(task)
        elif not isinstance(task, Job):
            self._put(self._failed(task.container, lost_error(lost.reason, lost.seconds, lost.exit_code)))
        elif self._may_be_innocent(lost) and task.attempt < _TRIES:
            self._waiting.appendleft(replace(task, attempt=task.attempt + 1))
        else:
            failed = self._failed(task.found, lost_error(lost.reason, lost.seconds, lost.exit_code))
            self._put(replace(failed, seconds=lost.seconds, attempts=task.attempt))

    @staticmethod
    def _may_be_innocent(lost: Lost) -> bool:
        """Whether the file is given another worker: earlier files may have spoilt this one, or somebody killed it."""
        return lost.reason in ("memory", "crash") and (not lost.fresh or lost.exit_code == _KILLED)

    def _failed(self, found: Found, error: KehoachError) -> Outcome:
        sha256 = self._hashes.get(found.address) or hashed(found)
        return Outcome(found, sha256, self._version, "error", error=error)

    # What goes into the store

    def _put(self, outcome: Outcome) -> None:
        self._ledger.put(outcome)
        self._settle_twins(outcome.found, outcome)

    def _settle_twins(self, found: Found, outcome: Outcome | None) -> None:
        """What became of a content holds for its copies; where the file held another by then, they are read."""
        sha256 = self._hashes.pop(found.address, None)
        twins = self._twins.pop(sha256, []) if sha256 is not None else []
        if outcome is not None and sha256 == outcome.sha256:
            for twin in twins:
                self._ledger.put(replace(outcome, found=twin, document=None, seconds=0.0))
        elif twins:
            past = self._journal.known([twin.address for twin in twins])
            for twin in twins:
                self._file(twin, past.get(twin.address))

    def _forget_gone(self, archive: tuple[str, ...], found: Sequence[Found]) -> None:
        if self._options.since is not None:
            return
        folders = [os.path.abspath(root) for root in archive if not is_url(root) and Path(root).is_dir()]  # noqa: PTH100
        gone = self._journal.gone(folders, found)
        self._summary.gone = len(gone)
        if gone and self._options.prune:
            with self._store.writing():
                self._journal.forget(gone)


def _same(found: Found, known: Known) -> bool:
    return found.size is not None and found.mtime is not None and (found.size, found.mtime) == (known.size, known.mtime)

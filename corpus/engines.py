"""Where the shards of an archive are worked on: the processes of this machine, or a Ray cluster.

``ShardWorkers`` stands in for ``pool.Workers``: it takes files one by one, gathers them into shards, has an engine work
on them and gives back what became of each. An engine retries nothing: on one machine a shard fails only where the disk
does, and Ray itself gives the shards of a lost worker to another.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any, Literal, Protocol, TypeAlias

from kehoach.corpus.pool import Clocks, Lost, Result, Task, Workers
from kehoach.corpus.shards import SIZE, Shard, ends, forget, work
from kehoach.corpus.store import Store
from kehoach.corpus.worker import Job
from kehoach.models.errors import Said, UsageError

EngineName: TypeAlias = Literal["local", "ray"]
ENGINES: tuple[EngineName, ...] = ("local", "ray")
_LOOK = 0.2  # seconds between two looks at what is done
_STALE = 24 * 60 * 60  # seconds after which nobody asks for a shard any more


class Engine(Protocol):
    """Works on shards at the same time, ``width`` of them; ``done`` gives the names of those that have ended."""

    width: int

    def start(self, shard: Shard, folder: Path) -> None: ...

    def done(self) -> Sequence[str]: ...

    def stop(self) -> None: ...


class LocalEngine:
    """The processes of this machine: one shard a thread, which waits for the worker of its own."""

    def __init__(self, jobs: int) -> None:
        self.width = jobs
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="shard")
        self._running: set[Future[str]] = set()

    def start(self, shard: Shard, folder: Path) -> None:
        """Begins a shard as soon as there is a free thread."""
        self._running.add(self._threads.submit(work, shard, str(folder)))

    def done(self) -> Sequence[str]:
        """The shards that ended; waits a moment where none has. Raises what the shard raised."""
        ended, self._running = wait(self._running, timeout=_LOOK, return_when=FIRST_COMPLETED)
        return [future.result() for future in ended]

    def stop(self) -> None:
        """Begins no further shard and waits for those under way."""
        self._threads.shutdown(cancel_futures=True)


def engine(name: EngineName, jobs: int, address: str | None = None) -> Engine:
    """The engine of that name; ``address`` = a running Ray cluster (None starts one of ``jobs`` workers here).

    Raises:
        UsageError: ``usage.extra`` where Ray is not installed, ``usage.address`` where no cluster answers.
    """
    if name == "local":
        return LocalEngine(jobs)
    from kehoach.corpus.engines_ray import RayEngine

    return RayEngine(jobs, address)


class ShardWorkers:
    """Takes files as ``pool.Workers`` does and works on them in shards of ``size``."""

    def __init__(self, at: Engine, folder: Path, clocks: Clocks, size: int = SIZE) -> None:
        self._engine = at
        self._folder = folder
        self._clocks = clocks
        self._size = size
        self._gathered: deque[Job] = deque()
        self._shards: set[str] = set()
        self._listing = _Listings(clocks)
        self.peak = 0

    @property
    def room(self) -> int:
        """How many more files fill the shards that are worked on at once, and one ahead of each."""
        full = 2 * self._engine.width * self._size
        return max(full - len(self._gathered) - self._size * len(self._shards), 0)

    @property
    def busy(self) -> bool:
        """Whether files are under way."""
        return bool(self._gathered or self._shards or self._listing.busy)

    def start(self, task: Task) -> None:
        """Takes a file for the next shard; a ZIP is listed here and now."""
        if not isinstance(task, Job):
            self._listing.start(task)
            return
        self._gathered.append(task)
        if len(self._gathered) >= self._size:
            self._send()

    def done(self) -> Sequence[Result | Lost]:
        """What has ended; what was gathered is sent off even where it fills no shard."""
        results = list(self._listing.done())
        if results:  # the members of a ZIP are to come into this shard
            return results
        while self._gathered:
            self._send()
        if not self._shards:
            return results
        for name in self._engine.done():
            self._shards.discard(name)
            results += ends(self._folder, name)
            forget(self._folder, name)
        return results

    def stop(self) -> None:
        """Ends the work; the shards that are done stay for the next run, for a day."""
        self._listing.stop()
        self._engine.stop()
        if not self._folder.is_dir():
            return
        for path in self._folder.iterdir():
            if path.name.lstrip(".").startswith("shard-") and time.time() - path.stat().st_mtime > _STALE:
                path.unlink(missing_ok=True)
        if not any(self._folder.iterdir()):
            self._folder.rmdir()

    def _send(self) -> None:
        jobs = [self._gathered.popleft() for _ in range(min(self._size, len(self._gathered)))]
        shard = Shard(tuple(jobs), self._clocks)
        self._shards.add(shard.name)
        self._engine.start(shard, self._folder)


class _Listings:
    """ZIP files are listed by one worker of this machine, whatever the engine."""

    def __init__(self, clocks: Clocks) -> None:
        self._clocks = clocks
        self._waiting: deque[Task] = deque()
        self._workers: Workers | None = None

    @property
    def busy(self) -> bool:
        return bool(self._waiting) or (self._workers is not None and self._workers.busy)

    def start(self, task: Task) -> None:
        self._waiting.append(task)

    def done(self) -> Sequence[Any]:
        if not self.busy:
            return ()
        if self._workers is None:
            self._workers = Workers(1, self._clocks)
        while self._waiting and self._workers.room:
            self._workers.start(self._waiting.popleft())
        return self._workers.done()

    def stop(self) -> None:
        if self._workers is not None:
            self._workers.stop()


def shard_folder(store: Store, named: str | None = None) -> Path:
    """Where shards lie until the store has them: the folder that was named, else one beside the store's file.

    All machines of a cluster must see it under the same name.

    Raises:
        UsageError: ``usage.shards`` where no folder was named for a store that is no file.
    """
    path = getattr(store.database, "path", None)
    if named is None and path is None:
        raise UsageError(
            "usage.shards",
            Said("kho này cần một thư mục chứa các mảnh", "this store needs a folder for the shards"),
            Said("Nêu --shards THƯ_MỤC mà mọi máy đều thấy.", "Name --shards DIR that all machines see."),
        )
    return Path(os.path.abspath(named or f"{path}.shards"))  # noqa: PTH100 - the folder need not be there yet

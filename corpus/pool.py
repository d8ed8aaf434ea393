"""Workers that may hang, crash or eat memory: pebble's pool of processes, with a clock for progress beside its own.

A worker writes the time of its last step into a slot of shared memory; the parent looks at the slots and ends the
worker whose last step is too long ago. On Linux workers are forked from one process that has loaded the libraries.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from multiprocessing.context import BaseContext
from typing import Any, Literal, TypeAlias

from pebble import ProcessExpired, ProcessPool

from kehoach.corpus.identity import STANDARD_READER
from kehoach.corpus.limits import MEMORY_SPENT, allow_cpu, confine, peak_memory
from kehoach.corpus.outcome import Outcome, Unchanged
from kehoach.corpus.scratch import keep_together
from kehoach.corpus.worker import Job, Listed, Listing, list_container, perform
from kehoach.models.errors import KehoachError, Said

Task: TypeAlias = Job | Listing
Result: TypeAlias = Outcome | Unchanged | Listed
Reason: TypeAlias = Literal["time", "stall", "memory", "crash"]
_LOOK = 0.2  # seconds between two looks at the clocks
_WIDTH = 3  # numbers a slot holds: time of the last step, tasks done before, peak memory in bytes
_LIFE = 400  # tasks after which a worker makes room for a new one, so that nothing leaks for ever
_SIGXCPU = 24
_MOST_BROKEN = 3  # pools in a row that break before a file is read
_NO_WORKER = Said("không khởi động được tiến trình đọc tệp", "the processes that read files cannot be started")
_GUARD = Said(
    'Kiểm tra bộ nhớ; trong mã Python, gọi convert dưới if __name__ == "__main__".',
    'Check the memory; in Python code, call convert below if __name__ == "__main__".',
)


@dataclass(frozen=True, slots=True)
class Clocks:
    """Seconds and bytes: ``total`` for one file, ``stall`` without a step, ``memory`` of a worker beyond its start."""

    total: float = 300
    stall: float = 120
    memory: int = 2**30


@dataclass(frozen=True, slots=True)
class Lost:
    """A task whose worker had to be ended or ended by itself; ``fresh`` where it was the worker's first.

    ``begun`` is False where the whole pool broke: the task has yet to be tried.
    """

    task: Task
    reason: Reason
    seconds: float
    fresh: bool
    exit_code: int = 0
    begun: bool = True


class Workers:
    """A pool of killable workers. ``room`` says how many more tasks it takes; ``done`` gives what has ended."""

    def __init__(self, jobs: int, clocks: Clocks, reader: str = STANDARD_READER) -> None:
        context = _context(reader)
        self._clocks = clocks
        self._window = 2 * jobs + 1
        self._beats: Any = context.RawArray("d", _WIDTH * self._window)
        self._free = list(range(self._window))
        self._running: dict[Future[Any], tuple[int, Task]] = {}
        self._stalled: set[Future[Any]] = set()
        self._broken = 0
        self.peak = 0
        self._new_pool = partial(
            ProcessPool,
            max_workers=jobs,
            max_tasks=_LIFE,
            initializer=_begin,
            initargs=(self._beats, clocks, reader == STANDARD_READER),
            context=context,
        )
        self._pool = self._new_pool()

    @property
    def room(self) -> int:
        """How many tasks may be handed in now."""
        return len(self._free)

    @property
    def busy(self) -> bool:
        """Whether tasks are under way."""
        return bool(self._running)

    def start(self, task: Task) -> None:
        """Hands a task in; there must be room."""
        slot = self._free.pop()
        self._beats[slot * _WIDTH] = 0.0
        if not self._pool.active:
            self._renew()
        future: Future[Any] = self._pool.schedule(_carry_out, args=(slot, task), timeout=self._clocks.total)
        self._running[future] = slot, task

    def _renew(self) -> None:
        """Another pool: pebble gives one up when a worker ends that has nothing to do, or cannot begin at all."""
        self._broken += 1
        if self._broken > _MOST_BROKEN:
            raise KehoachError("worker.none", _NO_WORKER, _GUARD)
        self.stop()
        self._pool = self._new_pool()

    def done(self) -> Sequence[Result | Lost]:
        """What has ended; waits a moment where nothing has."""
        if not self._running:
            return ()
        ended, _ = wait(self._running, timeout=_LOOK, return_when=FIRST_COMPLETED)
        results = [self._take(future) for future in ended]
        self._end_stalled()
        return results

    def stop(self) -> None:
        """Ends all workers, whatever they do."""
        self._pool.stop()
        self._pool.join()

    def _take(self, future: Future[Any]) -> Result | Lost:
        slot, task = self._running.pop(future)
        _, served, peak = self._beats[slot * _WIDTH : (slot + 1) * _WIDTH]
        self._free.append(slot)
        self.peak = max(self.peak, int(peak))
        stalled = future in self._stalled
        self._stalled.discard(future)
        try:
            result = future.result()
            self._broken = 0
            return result
        except BrokenProcessPool:
            return Lost(task, "crash", 0.0, fresh=False, begun=False)
        except (TimeoutError, CancelledError, ProcessExpired) as error:
            code = int(error.exitcode or 0) if isinstance(error, ProcessExpired) else 0
            reason = "stall" if stalled else _reason(error, code)
            seconds = self._clocks.stall if stalled else self._clocks.total if reason == "time" else 0.0
            return Lost(task, reason, seconds, served < 1, code)

    def _end_stalled(self) -> None:
        now = time.monotonic()
        for future, (slot, _) in self._running.items():
            last = self._beats[slot * _WIDTH]
            if last and now - last > self._clocks.stall and future not in self._stalled:
                self._stalled.add(future)
                future.cancel()


def _reason(error: BaseException, code: int) -> Reason:
    if isinstance(error, ProcessExpired):
        return "memory" if code == MEMORY_SPENT else "time" if code == -_SIGXCPU else "crash"
    return "time"


def _context(reader: str) -> BaseContext:
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    keep_together()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kehoach.corpus.warm" if reader == STANDARD_READER else "kehoach.corpus.worker"])
    return context


class _Worker:
    """What a worker process knows of itself."""

    beats: Any = None
    clocks = Clocks()
    served = 0


def _begin(beats: Any, clocks: Clocks, warm: bool) -> None:
    """Readies a worker process."""
    _Worker.beats, _Worker.clocks, _Worker.served = beats, clocks, 0
    if warm:
        import_module("kehoach.corpus.warm")
    gc.freeze()
    confine(clocks.memory)


def _carry_out(slot: int, task: Task) -> Result:
    """One task in a worker process."""
    beats, at = _Worker.beats, slot * _WIDTH

    def beat() -> None:
        beats[at] = time.monotonic()

    beats[at + 1] = _Worker.served
    beat()
    _Worker.served += 1
    allow_cpu(_Worker.clocks.total)
    try:
        return perform(task, beat) if isinstance(task, Job) else list_container(task, beat)
    except MemoryError:
        os._exit(MEMORY_SPENT)  # no other file is read by what is left of this process
    finally:
        beats[at + 2] = peak_memory()

"""What convert is asked and what it tells."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from kehoach.corpus.identity import STANDARD_READER
from kehoach.corpus.outcome import Found, Status

if TYPE_CHECKING:
    from kehoach.models.errors import KehoachError

EngineName: TypeAlias = Literal["local", "ray"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to convert. Seconds: ``timeout`` for one file, ``stall`` without a step; ``memory`` in bytes a worker.

    ``jobs`` workers (0 = one a processor); the engine ``ray`` works on shards in the cluster at ``address`` and keeps
    them in the folder ``shards`` that all its machines see. ``retry_failed`` reads again what could not be read;
    ``reread`` reads all again; ``prune`` forgets files that are gone from the folders; ``since`` (Unix time) takes only
    files changed then or later; ``reader`` = ``module:function`` as ``reading.read_document``.
    """

    jobs: int = 0
    timeout: float = 300
    stall: float = 120
    memory: int = 2**30
    retry_failed: bool = False
    reread: bool = False
    prune: bool = False
    since: float | None = None
    reader: str = STANDARD_READER
    engine: EngineName = "local"
    address: str | None = None
    shards: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One file that ended. ``fresh`` = it was read in this run; ``known`` files ended so in an earlier one."""

    kind: Literal["read", "unchanged"]
    found: Found
    status: Status
    error: KehoachError | None = None
    code: str | None = None
    seconds: float = 0.0
    total: int = 0


@dataclass(slots=True)
class Summary:
    """What a run found: ``found`` files = ``ok`` + ``doubt`` + ``error``; of these ``unchanged`` were known before."""

    run: int = 0
    found: int = 0
    ok: int = 0
    doubt: int = 0
    error: int = 0
    unchanged: int = 0
    gone: int = 0
    seconds: float = 0.0
    peak_memory: int = 0
    codes: Counter[str] = field(default_factory=Counter[str])

    def counts(self) -> dict[str, Any]:
        """The counts as a JSON object."""
        numbers = ("found", "ok", "doubt", "error", "unchanged", "gone", "peak_memory")
        return {**{name: getattr(self, name) for name in numbers}, "codes": dict(self.codes.most_common())}

    @property
    def readable(self) -> int:
        """How many files are in the store as documents."""
        return self.ok + self.doubt


Listener: TypeAlias = Callable[[Event], None]


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

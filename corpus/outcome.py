"""What convert hands to the store: a file found, and what became of it. Plain data that crosses processes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from kehoach.corpus.database import Row
from kehoach.models.errors import KehoachError

Status: TypeAlias = Literal["ok", "doubt", "error"]


@dataclass(frozen=True, slots=True)
class Found:
    """A file as it was found: ``address`` names it in the store; ``name`` is the last part of it.

    ``size`` in bytes, ``mtime`` in nanoseconds; None where the place does not tell. ``raw`` = the path to open where
    the address cannot be that. A member of a ZIP has the address of the outermost ZIP in ``container``, that ZIP's
    time, and in ``inside`` its number in each ZIP on the way to it.
    """

    address: str
    name: str
    size: int | None = None
    mtime: int | None = None
    container: str | None = None
    inside: tuple[int, ...] = ()
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The rows of one document read. Ids count from 0 = the document; the store adds the document's own id.

    ``row`` has the columns of ``documents`` but ``id``, ``path``, ``name``, ``size`` and ``mtime``; ``texts`` those of
    ``texts`` but ``id``; ``records`` holds tuples in the order of each table's columns, by the table's name.
    """

    row: Row
    texts: Row
    records: dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: read (``document``), a copy of what is read already (none), or an ``error``."""

    found: Found
    sha256: str | None
    reader_version: str
    status: Status
    document: Document | None = None
    error: KehoachError | None = None
    seconds: float = 0.0
    attempts: int = 1
    run: int | None = None
    settled: str | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A file whose bytes are those that were read before."""

    found: Found
    sha256: str

"""What one worker does with one file: fetches, hashes, reads and hands back plain rows. All errors come back typed.

Runs in a process of its own (see ``pool``) or wherever a shard of an archive is worked on.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

from kehoach.corpus.identity import STANDARD_READER, digest, reader_version
from kehoach.corpus.outcome import Document, Found, Outcome, Unchanged
from kehoach.models.errors import KehoachError, Said, SourceError

if TYPE_CHECKING:
    from kehoach.extract.sources.file import Limits

Reader = Callable[[bytes, str, Callable[[], None]], Document]


def _limits() -> Limits:
    from kehoach.extract.sources.file import Limits

    return Limits()


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read; ``unless`` = the sha256 it had when it was read before; ``reader`` = ``module:function``."""

    found: Found
    unless: str | None = None
    reader: str = STANDARD_READER
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class Listing:
    """A ZIP to list."""

    container: Found


@dataclass(frozen=True, slots=True)
class Listed:
    """What a ZIP holds, or why it cannot be said."""

    container: Found
    members: tuple[Found, ...] = ()
    error: KehoachError | None = None


@dataclass(slots=True)
class _Seen:
    """What is known of the file when its reading ends, however it ends."""

    found: Found
    sha256: str | None = None
    began: float = field(default_factory=time.monotonic)


def perform(job: Job, beat: Callable[[], None] = lambda: None) -> Outcome | Unchanged:
    """Reads one file; ``beat`` is called whenever a step is done.

    Raises:
        MemoryError: there was not enough; who limits the memory says what becomes of the process.
    """
    seen = _Seen(job.found)
    try:
        seen.found, data = fetch_file(job.found, beat)
        seen.sha256 = digest(io.BytesIO(data), beat)
        if seen.sha256 == job.unless:
            return Unchanged(seen.found, seen.sha256)
        document = _reader(job.reader)(data, seen.found.name, beat)
        return _ended(job, seen, document=document)
    except MemoryError:
        raise
    except KehoachError as error:
        return _ended(job, seen, error=error)
    except BaseException as error:  # whatever a reader does ends at its file
        return _ended(job, seen, error=unforeseen(error))


def fetch_file(found: Found, beat: Callable[[], None]) -> tuple[Found, bytes]:
    """A file's bytes under the limits every reader keeps."""
    from kehoach.corpus.opening import fetch

    return fetch(found, _limits(), beat)


def list_container(task: Listing, beat: Callable[[], None] = lambda: None) -> Listed:
    """The members of a ZIP."""
    from kehoach.corpus.zips import members

    try:
        return Listed(task.container, tuple(members(task.container, _limits(), beat)))
    except MemoryError:
        raise
    except KehoachError as error:
        return Listed(task.container, error=error)
    except BaseException as error:
        return Listed(task.container, error=unforeseen(error))


def unforeseen(error: BaseException) -> KehoachError:
    """What nobody foresaw, as an error of that file."""
    if isinstance(error, RecursionError):
        return SourceError(
            "file.too_deep",
            Said("nội dung lồng nhau quá sâu", "its content is nested too deeply"),
            Said("Mở bằng Word rồi lưu lại.", "Open it in Word and save it again."),
        )
    name = f"{type(error).__name__}: {error}"[:300]
    return KehoachError(
        "internal",
        Said(f"lỗi bên trong chương trình ({name})", f"internal error ({name})"),
        Said("Xin báo lỗi này kèm tệp.", "Please report it with the file."),
    )


@cache
def _reader(name: str) -> Reader:
    module, _, function = name.partition(":")
    return cast(Reader, getattr(import_module(module), function))


def _ended(job: Job, seen: _Seen, document: Document | None = None, error: KehoachError | None = None) -> Outcome:
    status = "error" if document is None else document.row["status"]
    return Outcome(
        seen.found,
        seen.sha256,
        reader_version(job.reader),
        status,
        document,
        error,
        time.monotonic() - seen.began,
        job.attempt,
    )

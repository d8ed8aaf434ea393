"""The bytes of a file found, wherever it lies: in a folder, inside a ZIP, behind a URL."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.corpus.identity import digest
from kehoach.corpus.outcome import Found
from kehoach.models.errors import KehoachError, Said, SourceError

if TYPE_CHECKING:
    from kehoach.extract.sources.file import Limits

_TRIES = 3
_PAUSE = 0.2  # seconds


def fetch(found: Found, limits: Limits, beat: Callable[[], None]) -> tuple[Found, bytes]:
    """The file's bytes, and the file with the size and time it had when they were read.

    Raises:
        SourceError: ``file.*``, ``zip.*`` or ``remote.*``.
    """
    if found.container is not None:
        from kehoach.corpus.zips import fetch_member

        return found, fetch_member(found, limits, beat)
    if "://" in found.address:
        from kehoach.corpus.remote import fetch_remote

        return found, fetch_remote(found, limits, beat)
    return _fetch_local(found, limits)


def _fetch_local(found: Found, limits: Limits) -> tuple[Found, bytes]:
    """A local file's bytes, read again where it changed while they were read."""
    from kehoach.extract.sources.detect import load

    path = Path(found.raw or found.address)
    for attempt in range(_TRIES):
        before = _stamp(path)
        data = load(path, limits).data
        if before == _stamp(path) and len(data) == before[0]:
            return replace(found, size=before[0], mtime=before[1]), data
        time.sleep(_PAUSE * (attempt + 1))
    raise SourceError(
        "file.changing",
        Said("tệp đang được ghi trong lúc đọc", "the file was being written while it was read"),
        Said("Chờ ghi xong rồi chạy lại.", "Wait until it is written and run the command again."),
        found.address,
    )


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return -1, -1  # ``load`` says what is wrong with it
    return status.st_size, status.st_mtime_ns


def open_container(found: Found) -> io.BufferedIOBase:
    """The outermost ZIP that a member lies in, or the ZIP itself, open to read."""
    address = found.container or found.address
    if "://" in address:
        from kehoach.corpus.remote import open_remote

        return open_remote(address)
    return Path(found.raw or address).open("rb")


def unopened(found: Found) -> KehoachError | None:
    """Why a local file that could not be looked at cannot be opened either; no worker is needed to say so."""
    from kehoach.extract.sources.detect import load

    try:
        load(Path(found.raw or found.address))
    except SourceError as error:
        return error
    return None


def hashed(found: Found) -> str | None:
    """The sha256 of a local file; None where it is none or cannot be read."""
    if found.size is None or found.container is not None or "://" in found.address:
        return None
    try:
        with Path(found.raw or found.address).open("rb") as stream:
            return digest(stream)
    except OSError:
        return None

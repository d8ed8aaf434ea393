"""Which file a document is: sha256 of its bytes and the version of the reader that read it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import BinaryIO

from kehoach.models import about

# A document's id is 46 bits of its hash with 17 bits below for its rows: whole numbers that stay below 2**63, follow
# from the content alone and keep a document's rows side by side. Two documents that meet in one id part in the store.
ROW_BITS = 17
MOST_ROWS = (1 << ROW_BITS) - 1
_CHUNK = 1 << 20
STANDARD_READER = "kehoach.corpus.reading:read_document"


def document_id(sha256: str) -> int:
    """The id that a content has in every store that it does not meet another in."""
    return (int(sha256[:16], 16) >> 18) << ROW_BITS


def next_id(taken: int) -> int:
    """The id to try where another content has this one."""
    return (taken + (1 << ROW_BITS)) % (1 << 63)


def reader_version(reader: str = STANDARD_READER) -> str:
    """The version that results are kept under: this program's, and the name of a reader that is not its own."""
    return about.VERSION if reader == STANDARD_READER else f"{about.VERSION}+{reader}"


def digest(stream: BinaryIO, beat: Callable[[], None] = lambda: None) -> str:
    """The sha256 of what is left of a stream, in hexadecimal; ``beat`` is called as it goes."""
    summed = hashlib.sha256()
    while chunk := stream.read(_CHUNK):
        summed.update(chunk)
        beat()
    return summed.hexdigest()

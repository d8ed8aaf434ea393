"""A reader for ``archive.py`` that falls asleep over a file whose text tells it to."""

from __future__ import annotations

import time
from collections.abc import Callable

from kehoach.corpus.outcome import Document
from kehoach.corpus.reading import read_document


def read(data: bytes, name: str, beat: Callable[[], None]) -> Document:
    """As the standard reader, but for the word that sends it to sleep."""
    if data.decode() == "ngủ":
        time.sleep(3600)
    return read_document(data, name, beat)

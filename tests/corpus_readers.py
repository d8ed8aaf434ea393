"""Readers for the tests of convert: one that makes rows of a text's lines, and does what a line tells it to."""

from __future__ import annotations

import ctypes
import hashlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kehoach.corpus.outcome import Document
from kehoach.corpus.words import folded
from kehoach.models.errors import Said, SourceError

LINES = "corpus_readers:lines"
BUSY = "corpus_readers:busy_lines"
_WAIT = 0.012


def lines(data: bytes, name: str, beat: Callable[[], None]) -> Document:
    """A task a line; a line that begins with ! is carried out instead."""
    found = data.decode().split("\n")
    for line in found:
        if line.startswith("!"):
            act(line[1:], beat)
    return document(data, name, [line for line in found if line])


def busy_lines(data: bytes, name: str, beat: Callable[[], None]) -> Document:
    """The same, a moment later: long enough to be killed in the middle of an archive."""
    time.sleep(_WAIT)
    return lines(data, name, beat)


def act(order: str, beat: Callable[[], None]) -> None:
    """What the worst of files do to the one that reads them."""
    word, _, rest = order.partition(" ")
    orders: dict[str, Callable[[], Any]] = {
        "hang": lambda: time.sleep(3600),
        "spin": _spin,
        "creep": lambda: _creep(beat),
        "exit": lambda: os._exit(3),
        "leave": lambda: sys.exit(3),
        "segfault": lambda: ctypes.string_at(0),
        "eat": _eat,
        "recurse": _recurse,
        "refuse": _refuse,
        "raise": lambda: 1 / 0,
        "write": lambda: Path(rest).write_bytes(b"x" * (64 * 2**20)),
        "print": lambda: print(rest, flush=True),
    }
    orders[word]()


def document(data: bytes, name: str, texts: list[str]) -> Document:
    """The rows of a document whose tasks are these texts."""
    row: dict[str, Any] = dict.fromkeys(("issue_count", "duty_count", "score_count", "finding_count"), 0)
    row |= {"error_findings": 0, "warning_findings": 0, "task_count": len(texts), "coverage": 1.0, "claimed": 1.0}
    row |= {"sha256": hashlib.sha256(data).hexdigest(), "reader_version": "test", "status": "ok", "kind": "plan"}
    row |= {"media": "text", "reader": "lines", "unit": "", "title": texts[0] if texts else name}
    text = data.decode()
    tasks = [
        (
            number, 0, f"t{number}", None, None, None, None, None, "task", None, line, "Văn phòng", "", None, 0, "",
            None, None, None, None, 0, None, None, None, None, line, folded(line), "van phong", "",
        )
        for number, line in enumerate(texts, 1)
    ]  # fmt: skip
    bodies = [
        (number, 0, number, None, "lead", "Văn phòng", None, None, "cell", "van phong")
        for number in range(1, len(tasks) + 1)
    ]
    texts_row = {"text": text, "records": "{}", "audit": "{}", "title_words": "", "words": folded(text)}
    return Document(row, texts_row, {"tasks": tasks, "bodies": bodies})


def _spin() -> None:
    while True:
        pass


def _creep(beat: Callable[[], None]) -> None:
    while True:
        time.sleep(0.05)
        beat()


def _eat() -> None:
    eaten: list[bytes] = []
    while True:
        eaten.append(b"x" * (64 * 2**20))


def _recurse() -> None:
    _recurse()


def _refuse() -> None:
    raise SourceError("docx.damaged", Said("tệp bị hỏng", "the file is damaged"))

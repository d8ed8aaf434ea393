"""JSON Lines: one record a line under the names of the records contract."""

from __future__ import annotations

import io
import json
from typing import Literal

from kehoach.corpus.export import Asked
from kehoach.corpus.export.kinds import KINDS, columns

EXTENSION = "jsonl"
BINARY = False
SINGLE = True
HOLDS = KINDS
DEFAULT = ("tasks",)


def write(asked: Asked, lang: Literal["vi", "en"]) -> bytes:
    """UTF-8, one compact object and a newline for each row; what is not known is null."""
    del lang
    (kind,) = asked.kinds
    out = io.BytesIO()
    for row in asked.rows(kind):
        out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    return out.getvalue()


def is_own(data: bytes) -> bool:
    """Whether the first line is an object with the names of one of these tables."""
    first = data.partition(b"\n")[0]
    try:
        found: list[str] = list(json.loads(first))
    except (ValueError, TypeError):
        return False
    return any(found == [column.name for column in columns(kind)] for kind in KINDS)

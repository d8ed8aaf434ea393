"""A plain SQLite file for other programs: one table a kind of record, no index, nothing of the store's own."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Literal

from kehoach.corpus.export import Asked
from kehoach.corpus.export.kinds import KINDS, columns
from kehoach.corpus.schema import quoted

EXTENSION = "sqlite"
BINARY = True
SINGLE = False
HOLDS = KINDS
DEFAULT = KINDS
_APPLICATION = 0x6B68_6578  # "khex": an export, never a store
_TYPES = {"int": "INTEGER", "real": "REAL", "text": "TEXT", "bool": "INTEGER"}


def write(asked: Asked, lang: Literal["vi", "en"]) -> bytes:
    """The bytes of the file; columns under the names of the contract, truth is 0 or 1."""
    del lang
    with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
        path = Path(folder) / "export.sqlite"
        with closing(sqlite3.connect(path, isolation_level=None)) as link:
            link.execute("PRAGMA journal_mode=OFF")
            link.execute(f"PRAGMA application_id={_APPLICATION}")
            link.execute("BEGIN")
            for kind in asked.kinds:
                names = [column.name for column in columns(kind)]
                lines = ", ".join(f"{quoted(column.name)} {_TYPES[column.type]}" for column in columns(kind))
                link.execute(f"CREATE TABLE {kind} ({lines})")
                link.executemany(
                    f"INSERT INTO {kind} VALUES ({', '.join('?' * len(names))})",  # noqa: S608 - names of ours
                    ([row[name] for name in names] for row in asked.rows(kind)),
                )
            link.execute("COMMIT")
        return path.read_bytes()


def is_own(data: bytes) -> bool:
    """Whether the bytes are an SQLite file that this form wrote."""
    return data.startswith(b"SQLite format 3\0") and data[68:72] == _APPLICATION.to_bytes(4, "big")

"""Parquet for analysis (DuckDB, pandas, Arrow): typed columns under the names of the contract; needs pyarrow."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any, Literal

from kehoach.corpus.database import Row
from kehoach.corpus.export import Asked
from kehoach.corpus.export.kinds import KINDS
from kehoach.corpus.export.kinds import columns as columns_of
from kehoach.corpus.parquet import library, schema

EXTENSION = "parquet"
BINARY = True
SINGLE = True
HOLDS = KINDS
DEFAULT = ("tasks",)
_MARK = b"kehoach.export"
_GROUP = 10_000


def write(asked: Asked, lang: Literal["vi", "en"]) -> bytes:
    """The file, compressed (zstd), in groups of 10,000 rows."""
    del lang
    (kind,) = asked.kinds
    arrow, parquet = library("pyarrow"), library("pyarrow.parquet")
    shape = schema(columns_of(kind), {_MARK: kind.encode()})
    out = io.BytesIO()
    with parquet.ParquetWriter(out, shape, compression="zstd") as file:
        for group in _groups(asked.rows(kind)):
            file.write_table(arrow.Table.from_pylist(group, shape))
    return out.getvalue()


def is_own(data: bytes) -> bool:
    """Whether the bytes are a Parquet file with the mark of this form at its end."""
    return data[:4] == b"PAR1" == data[-4:] and _MARK in data[-100_000:]


def _groups(rows: Iterator[Row]) -> Iterator[list[dict[str, Any]]]:
    while group := list(islice(rows, _GROUP)):
        yield group

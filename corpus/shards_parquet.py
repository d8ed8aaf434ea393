"""What became of the files of a shard as Parquet and back: typed columns for the document, JSON for its rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from kehoach.corpus.database import Row
from kehoach.corpus.outcome import Document, Found, Outcome, Unchanged
from kehoach.corpus.parquet import library, schema
from kehoach.corpus.tables import DOCUMENTS, TEXTS
from kehoach.models.errors import Said, SourceError

_GROUP = 50  # documents; each holds its whole text
_PLACE = frozenset({"id", "path", "name", "size", "mtime"})


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    type: str


_FOUND = tuple(
    _Column(name, kind)
    for name, kind in (
        ("path", "text"), ("name", "text"), ("size", "int"), ("mtime", "int"), ("container", "text"),
        ("inside", "text"), ("raw", "blob"), ("sha256", "text"), ("reader_version", "text"), ("status", "text"),
        ("seconds", "real"), ("attempts", "int"),
    )
)  # fmt: skip
_ERROR = tuple(_Column(name, "text") for name in ("code", "vi", "en", "hint_vi", "hint_en", "place"))
_HELD = frozenset(column.name for column in _FOUND)
_ROW = tuple(column for column in DOCUMENTS.columns if column.name not in _PLACE)
_TEXT = tuple(column for column in TEXTS.columns if column.name != "id")
_DOCUMENT = (*(column for column in _ROW if column.name not in _HELD), *_TEXT, _Column("rows", "text"))


def write_ends(ends: Sequence[Outcome | Unchanged], file: BinaryIO, *, with_documents: bool) -> None:
    """Writes the ends of files: those that were read with their documents, or the others as a ledger."""
    arrow, parquet = library("pyarrow"), library("pyarrow.parquet")
    columns = (*_FOUND, *(_DOCUMENT if with_documents else _ERROR))
    shape = schema(columns, {b"kehoach.shard": b"records" if with_documents else b"ledger"})
    rows = (_row(end) for end in ends)
    with parquet.ParquetWriter(file, shape, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP)):
            writer.write_table(arrow.Table.from_pylist(group, shape))


def read_ends(path: Path) -> Iterator[Outcome | Unchanged]:
    """What such a file holds, one end after the other."""
    with library("pyarrow.parquet").ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=_GROUP):
            yield from map(_end, batch.to_pylist())


def _row(end: Outcome | Unchanged) -> Row:
    found = end.found
    row: Row = {
        "path": found.address,
        "name": found.name,
        "size": found.size,
        "mtime": found.mtime,
        "container": found.container,
        "inside": json.dumps(found.inside),
        "raw": None if found.raw is None else found.raw.encode("utf-8", "surrogateescape"),
        "sha256": end.sha256,
        "status": "unchanged",
    }
    if isinstance(end, Unchanged):
        return row
    row |= {
        "reader_version": end.reader_version,
        "status": end.status,
        "seconds": end.seconds,
        "attempts": end.attempts,
    }
    if end.error is not None:
        message, hint = end.error.message, end.error.hint
        row |= {"code": end.error.code, "vi": message.vi, "en": message.en, "hint_vi": hint.vi, "hint_en": hint.en}
        row["place"] = end.error.where
    if end.document is not None:
        row = {**end.document.row, **end.document.texts, **row}
        row["rows"] = json.dumps(end.document.records, ensure_ascii=False, separators=(",", ":"))
    return row


def _end(row: Row) -> Outcome | Unchanged:
    found = Found(
        row["path"],
        row["name"],
        row["size"],
        row["mtime"],
        row["container"],
        tuple(json.loads(row["inside"])),
        None if row["raw"] is None else row["raw"].decode("utf-8", "surrogateescape"),
    )
    if row["status"] == "unchanged":
        return Unchanged(found, row["sha256"])
    return Outcome(
        found,
        row["sha256"],
        row["reader_version"],
        row["status"],
        _document(row) if "rows" in row else None,
        _error(row) if row.get("code") else None,
        row["seconds"],
        row["attempts"],
    )


def _document(row: Row) -> Document:
    records: dict[str, list[list[Any]]] = json.loads(row["rows"])
    return Document(
        {column.name: row[column.name] for column in _ROW},
        {column.name: row[column.name] for column in _TEXT},
        {table: list(_tuples(rows)) for table, rows in records.items()},
    )


def _tuples(rows: Iterable[list[Any]]) -> Iterator[tuple[Any, ...]]:
    return (tuple(row) for row in rows)


def _error(row: Row) -> SourceError:
    message, hint = Said(row["vi"], row["en"]), Said(row["hint_vi"], row["hint_en"])
    return SourceError(row["code"], message, hint, row["place"])

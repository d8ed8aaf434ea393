"""One outcome into the tables: the input's row, and the document's rows in place of what its content gave before.

Every function expects to run inside a transaction that may write.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kehoach.corpus.database import Database, Row
from kehoach.corpus.identity import MOST_ROWS, document_id, next_id
from kehoach.corpus.outcome import Document, Outcome
from kehoach.corpus.schema import quoted
from kehoach.corpus.tables import DOCUMENTS, ERRORS, INPUTS, RECORDS, TEXTS, Table
from kehoach.models.errors import DataError, KehoachError, Said

_WITH_TASK = frozenset(table.name for table in RECORDS if "task" in table.names[:3])


def put(database: Database, outcome: Outcome) -> None:
    """Writes what became of one file; a copy of what has gone meanwhile stays pending."""
    address = outcome.found.address
    earlier = _first(database, "SELECT document FROM inputs WHERE path = ?", address)
    document = _document(database, outcome)
    _write(database, INPUTS, _input_row(outcome, document))
    database.run("DELETE FROM errors WHERE path = ?", (address,))
    if outcome.error is not None:
        _write(database, ERRORS, _error_row(address, outcome.error))
    before: int | None = earlier["document"] if earlier else None
    for changed in {one for one in (document, before) if one is not None}:
        _settle_name(database, changed)


def drop_input(database: Database, address: str) -> None:
    """Takes a file out, and its document where no copy is left."""
    row = _first(database, "SELECT document FROM inputs WHERE path = ?", address)
    database.run("DELETE FROM inputs WHERE path = ?", (address,))
    database.run("DELETE FROM errors WHERE path = ?", (address,))
    if row is not None and row["document"] is not None:
        _settle_name(database, row["document"])


def _document(database: Database, outcome: Outcome) -> int | None:
    """The id of the document the file gave, its rows written where it was read just now."""
    if outcome.sha256 is None or outcome.status == "error":
        return None
    document = document_id(outcome.sha256)
    sought = "SELECT sha256, reader_version, path FROM documents WHERE id = ?"
    while (row := _first(database, sought, document)) is not None:
        if row["sha256"] == outcome.sha256:
            break
        document = next_id(document)
    if outcome.document is None:
        return None if row is None else document
    if row is not None:
        if row["reader_version"] == outcome.reader_version and row["path"] < outcome.found.address:
            return document  # what the first copy gave stands, whichever of two was read sooner
        drop(database, document)
    _write_document(database, document, outcome, outcome.document)
    return document


def _write_document(database: Database, document: int, outcome: Outcome, read: Document) -> None:
    found = outcome.found
    place = {"path": found.address, "name": found.name, "size": found.size or 0, "mtime": found.mtime}
    _write(database, DOCUMENTS, {**read.row, **place, "reader_version": outcome.reader_version, "id": document})
    _write(database, TEXTS, {**read.texts, "id": document})
    for table in RECORDS:
        rows = read.records.get(table.name, [])
        if len(rows) > MOST_ROWS:
            raise DataError(
                "store.too_many",
                Said("một văn bản có quá nhiều bản ghi", "one document has too many records"),
                where=found.address,
            )
        if rows:
            database.many(inserting(table), _based(rows, document, table.name in _WITH_TASK))


def _based(rows: list[tuple[Any, ...]], base: int, with_task: bool) -> Iterator[tuple[Any, ...]]:
    """The rows with ids counted from the document's."""
    if with_task:
        return ((row[0] + base, base, row[2] + base, *row[3:]) for row in rows)
    return ((row[0] + base, base, *row[2:]) for row in rows)


def drop(database: Database, document: int) -> None:
    """Takes a document and all its rows out; the inputs that gave it stay."""
    for table in RECORDS:
        database.run(f"DELETE FROM {quoted(table.name)} WHERE document = ?", (document,))  # noqa: S608
    database.run("DELETE FROM texts WHERE id = ?", (document,))
    database.run("DELETE FROM documents WHERE id = ?", (document,))


def _settle_name(database: Database, document: int) -> None:
    """Names a document after its first copy; one of which no copy is left goes."""
    first = _first(
        database,
        "SELECT path, name, size, mtime FROM inputs WHERE document = ? ORDER BY path LIMIT 1",
        document,
    )
    if first is None:
        drop(database, document)
        return
    database.run(
        "UPDATE documents SET path = ?, name = ?, mtime = ? WHERE id = ?",
        (first["path"], first["name"], first["mtime"], document),
    )


def _input_row(outcome: Outcome, document: int | None) -> Row:
    found = outcome.found
    return {
        "path": found.address,
        "name": found.name,
        "container": found.container,
        "size": found.size,
        "mtime": found.mtime,
        "sha256": outcome.sha256,
        "reader_version": outcome.reader_version,
        "status": outcome.status if document is not None or outcome.error is not None else "pending",
        "document": document,
        "run": outcome.run,
        "seconds": round(outcome.seconds, 3),
        "attempts": outcome.attempts,
        "settled": outcome.settled,
    }


def _error_row(address: str, error: KehoachError) -> Row:
    return {
        "path": address,
        "code": error.code,
        "vi": error.message.vi,
        "en": error.message.en,
        "hint_vi": error.hint.vi,
        "hint_en": error.hint.en,
        "place": error.where,
    }


def _first(database: Database, sql: str, value: Any) -> Row | None:
    return next(iter(list(database.rows(sql, (value,)))), None)


def _write(database: Database, table: Table, row: Row) -> None:
    database.run(upserting(table), [row.get(name) for name in table.names])


def inserting(table: Table) -> str:
    """The statement that writes a new row."""
    names = ", ".join(map(quoted, table.names))
    return f"INSERT INTO {quoted(table.name)} ({names}) VALUES ({', '.join('?' * len(table.names))})"  # noqa: S608


def upserting(table: Table) -> str:
    """The statement that writes a row in place of one with the same key."""
    key = ", ".join(map(quoted, table.key))
    rest = [name for name in table.names if name not in table.key]
    settled = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in rest)
    return f"{inserting(table)} ON CONFLICT ({key}) DO {f'UPDATE SET {settled}' if rest else 'NOTHING'}"

"""The store: what an archive was read into, whether it stands in an SQLite file or in PostgreSQL.

The contract for what is built on it:

- ``open_store(where, write=False)`` gives a ``Store``; ``where`` is a file (``plans.db``), a folder (its
  ``kehoach.db``) or a URL (``postgresql://...``, see ``postgres``). Use it with ``with``.
- The tables and their columns are ``tables.TABLES``. A document read is one row of ``documents`` with its rows in
  ``tasks``, ``bodies``, ``deadlines``, ``actions``, ``scores``, ``targets``, ``citations``, ``sections``, ``issues``
  and ``findings`` (``document`` = ``documents.id``), and one in ``texts``. Every file found is one row of ``inputs``
  (copies point at the same document); those that could not be read have a row in ``errors``.
- ``store.rows("tasks", "due < ?", [day], order="due")`` yields dicts; ``store.select(sql, values)`` takes any query
  that SQLite and PostgreSQL both know, with ``?`` for values. ``store.plan(id)`` gives the pydantic records,
  ``store.text(id)`` the text.
- Folded text (``words.folded``: NFC, lower case, no marks, ``đ`` as ``d``, single spaces) stands in ``tasks.words``,
  ``tasks.body_words``, ``tasks.output_words``, ``texts.title_words``, ``texts.words``. SQLite has FTS5 tables
  ``tasks_search`` and ``texts_search`` over them (rowid = id); PostgreSQL has GIN indexes on
  ``to_tsvector('simple', column)``. ``tasks.text`` keeps the diacritics for those who rank by them.
- Whoever adds a table appends it to ``tables.TABLES``; ``store.replace(table, rows)`` fills one that is made anew as a
  whole (``groups``, ``members``), ``store.upsert(table, rows)`` one that grows.
- Everything that writes runs in one transaction; readers never wait. Ids follow from the content: the same archive
  gives the same rows in whatever order it was read (``contents``).
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from kehoach.corpus.database import Database, Row, Sqlite, Values
from kehoach.corpus.putting import put, upserting
from kehoach.corpus.schema import quoted
from kehoach.corpus.tables import JOURNAL, TABLES, Table
from kehoach.models.errors import DataError, Said

if TYPE_CHECKING:
    from kehoach.corpus.outcome import Outcome
    from kehoach.models.findings import Audit
    from kehoach.models.records import Plan

FILE_NAME = "kehoach.db"
_SUFFIXES = (".db", ".sqlite", ".sqlite3")
_BY_NAME = {table.name: table for table in TABLES}


def open_store(where: str | Path, *, write: bool = False) -> Store:
    """The store at a file, in a folder or behind a URL; ``write`` makes it where there is none.

    Raises:
        DataError: ``store.not_found``, ``store.foreign``, ``store.newer``, ``store.older`` or ``store.damaged``.
        OutputError: ``store.unwritable``, ``store.busy`` or ``disk.full``.
    """
    name = str(where)
    if "://" in name:
        from kehoach.corpus.postgres import connect

        return Store(connect(name, write=write))
    return Store(Sqlite(store_file(name), write=write))


def store_file(where: str | Path) -> Path:
    """The file that a path means: itself where it is or is called a database, else ``kehoach.db`` in that folder."""
    path = Path(where).expanduser()
    if path.is_file() or (path.suffix.lower() in _SUFFIXES and not path.is_dir()):
        return path
    return path / FILE_NAME


class Store:
    """An open store; one thread uses it at a time."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets the database go."""
        self.database.close()

    @contextmanager
    def writing(self) -> Generator[None]:
        """A transaction for several steps that belong together."""
        with self.database.writing():
            yield

    def put(self, outcome: Outcome) -> None:
        """Writes what became of one file, in one transaction; what was known of it and its content is replaced."""
        with self.database.writing():
            put(self.database, outcome)

    def rows(self, table: str, where: str = "", values: Values = (), *, order: str = "") -> Iterator[Row]:
        """The rows of a table that meet a condition, one by one, in the order of its key unless told otherwise."""
        shape = _table(table)
        condition = f" WHERE {where}" if where else ""
        sorting = order or ", ".join(map(quoted, shape.key))
        names = ", ".join(map(quoted, shape.names))
        sql = f"SELECT {names} FROM {quoted(table)}{condition} ORDER BY {sorting}"  # noqa: S608 - names of ours
        yield from self.database.rows(sql, values)

    def row(self, table: str, where: str, values: Values = ()) -> Row | None:
        """The first row of a table that meets a condition."""
        return next(self.rows(table, where, values), None)

    def select(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """The rows of a query that both databases know."""
        yield from self.database.rows(sql, values)

    def documents(self, where: str = "", values: Values = (), *, order: str = "path") -> Iterator[Row]:
        """The documents that were read, by path."""
        yield from self.rows("documents", where, values, order=order)

    def of_document(self, table: str, document: int) -> Iterator[Row]:
        """A document's rows of one table, in the order of the document."""
        yield from self.rows(table, "document = ?", (document,))

    def text(self, document: int) -> str:
        """The text that a document's places refer to."""
        return str(self._texts(document)["text"])

    def plan(self, document: int) -> Plan:
        """A document's records as the reader gave them."""
        from kehoach.models.records import Plan

        texts = self._texts(document)
        return Plan.model_validate({"text": texts["text"], **json.loads(texts["records"])})

    def audit(self, document: int) -> Audit:
        """A document's audit as the auditor gave it."""
        from kehoach.models.findings import Audit

        return Audit.model_validate_json(self._texts(document)["audit"])

    def upsert(self, table: str, rows: Iterable[Row]) -> None:
        """Writes rows, in place of those with the same key."""
        with self.database.writing():
            self.upsert_within(_table(table), rows)

    def replace(self, table: str, rows: Iterable[Row]) -> None:
        """Makes a table anew of these rows."""
        shape = _table(table)
        with self.database.writing():
            self.database.run(f"DELETE FROM {quoted(shape.name)}")  # noqa: S608 - a name of ours
            self.upsert_within(shape, rows)

    def upsert_within(self, table: Table, rows: Iterable[Row]) -> None:
        """Writes rows, in place of those with the same key, as a step of a transaction."""
        self.database.many(upserting(table), ([row.get(name) for name in table.names] for row in rows))

    def contents(self) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """All that the store says of its archive, row by row in order; equal for equal archives, however read."""
        for table in TABLES:
            if table in JOURNAL:
                continue
            steady = [column.name for column in table.columns if not column.volatile]
            for row in self.rows(table.name):
                yield table.name, tuple(row[name] for name in steady)

    def _texts(self, document: int) -> Row:
        found = self.row("texts", "id = ?", (document,))
        if found is None:
            raise DataError(
                "store.no_document",
                Said("trong kho không có văn bản này", "the store has no such document"),
                where=str(document),
            )
        return found


def _table(name: str) -> Table:
    if name not in _BY_NAME:
        raise KeyError(name)
    return _BY_NAME[name]

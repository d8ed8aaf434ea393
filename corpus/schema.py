"""The schema of a store in SQL, for SQLite and PostgreSQL, and the way from an older version to this one.

``VERSION`` counts up with each change. A new table or column is added to ``tables`` with ``since=VERSION``; what an
older store lacks is added when it is opened (``upgrade``). Nothing is ever renamed or removed.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from kehoach.corpus.tables import TABLES, Column, Table

VERSION = 1
APPLICATION_ID = 0x6B68_6F63  # "khoc", shown by file(1)
Dialect: TypeAlias = Literal["sqlite", "postgresql"]

_TYPES: dict[Dialect, dict[str, str]] = {
    "sqlite": {"int": "INTEGER", "real": "REAL", "text": "TEXT", "blob": "BLOB"},
    "postgresql": {"int": "BIGINT", "real": "DOUBLE PRECISION", "text": "TEXT", "blob": "BYTEA"},
}
_EMPTY = {"int": "0", "real": "0", "text": "''", "blob": "''"}


def upgrade(dialect: Dialect, found: int) -> list[str]:
    """The statements that bring a store of version ``found`` (0 = none yet) to ``VERSION``."""
    statements: list[str] = []
    for table in TABLES:
        if table.since > found:
            statements += create(table, dialect)
            continue
        for column in table.columns:
            if column.since > found:
                default = f" DEFAULT {_EMPTY[column.type]}" if column.required else ""
                statements.append(
                    f"ALTER TABLE {quoted(table.name)} ADD COLUMN {_definition(column, dialect)}{default}"
                )
    return statements


def create(table: Table, dialect: Dialect) -> list[str]:
    """The statements that make a table, its indexes and what its words are found by."""
    lines = [_definition(column, dialect) for column in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(map(quoted, table.key))})")
    # The ids of SQLite are its rowids only where the key is one INTEGER column.
    bare = dialect == "sqlite" and (len(table.key) > 1 or table.columns[0].type != "int")
    made = [f"CREATE TABLE {quoted(table.name)} ({', '.join(lines)}){' WITHOUT ROWID' if bare else ''}"]
    for index in table.indexes:
        name = quoted(f"{table.name}_{'_'.join(index)}")
        made.append(f"CREATE INDEX {name} ON {quoted(table.name)} ({', '.join(map(quoted, index))})")
    if table.words:
        made += _fts5(table) if dialect == "sqlite" else _gin(table)
    return made


def search_table(table: Table) -> str:
    """The name of the FTS5 table over a table's words; its columns are ``Table.words``, its rowid the row's id."""
    return f"{table.name}_search"


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return f'"{name}"'


def _definition(column: Column, dialect: Dialect) -> str:
    return f"{quoted(column.name)} {_TYPES[dialect][column.type]}{' NOT NULL' if column.required else ''}"


def _fts5(table: Table) -> list[str]:
    """An index of its own over the words; triggers keep it equal to the table."""
    search, names = search_table(table), ", ".join(table.words)
    old, new = (", ".join(f"{row}.{word}" for word in table.words) for row in ("old", "new"))
    drop = f"INSERT INTO {search}({search}, rowid, {names}) VALUES ('delete', old.id, {old});"  # noqa: S608 - names of ours
    put = f"INSERT INTO {search}(rowid, {names}) VALUES (new.id, {new});"  # noqa: S608
    # The words are folded already, the đ with them, which unicode61 would leave.
    folding = "tokenize='unicode61 remove_diacritics 0'"
    return [
        f"CREATE VIRTUAL TABLE {search} USING fts5({names}, content='{table.name}', content_rowid='id', {folding})",
        f"CREATE TRIGGER {search}_put AFTER INSERT ON {table.name} BEGIN {put} END",
        f"CREATE TRIGGER {search}_drop AFTER DELETE ON {table.name} BEGIN {drop} END",
        f"CREATE TRIGGER {search}_change AFTER UPDATE OF {names} ON {table.name} BEGIN {drop} {put} END",
    ]


def _gin(table: Table) -> list[str]:
    return [
        f"CREATE INDEX {table.name}_{word}_search ON {quoted(table.name)} "
        f"USING gin (to_tsvector('simple', {quoted(word)}))"
        for word in table.words
    ]

"""The rows that an export holds: what a store says of documents, tasks, scores and findings, joined and filtered.

Every row begins with the document it stands in, so that a table of many plans can be sorted and filtered by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, TypeAlias

from kehoach.corpus.database import Row
from kehoach.corpus.search_sql import Conditions, Filters, listed
from kehoach.corpus.store import Store
from kehoach.corpus.tables import DOCUMENTS, FINDINGS, SCORES, TASKS, Table
from kehoach.models.errors import Said, UsageError

Kind: TypeAlias = Literal["documents", "tasks", "scores", "findings"]
ColumnType: TypeAlias = Literal["int", "real", "text", "bool"]
KINDS: tuple[Kind, ...] = ("documents", "tasks", "scores", "findings")
_TRUTHS = frozenset({"inherited", "total", "soft"})
_OF_STORE = frozenset({"id", "document", "begin_at", "end_at", "words", "body_words", "output_words", "mtime"})
_SHAPES: dict[Kind, tuple[Table, str]] = {
    "documents": (DOCUMENTS, "d"),
    "tasks": (TASKS, "t"),
    "scores": (SCORES, "s"),
    "findings": (FINDINGS, "f"),
}
_SOURCES: dict[Kind, tuple[str, str]] = {
    "documents": ("documents d", "d.path"),
    "tasks": ("tasks t JOIN documents d ON d.id = t.document", "d.path, t.id"),
    "scores": ("scores s JOIN documents d ON d.id = s.document", "d.path, s.id"),
    "findings": ("findings f JOIN documents d ON d.id = f.document", "d.path, f.id"),
}
_DOCUMENT = (
    ("file", "path", "text"),
    ("document_number", "number", "text"),
    ("document_symbol", "symbol", "text"),
    ("document_kind", "kind", "text"),
    ("issuer", "issuer", "text"),
    ("issued", "issued", "text"),
    ("plan_year", "plan_year", "int"),
)
_DEADLINE = """x.raw AS deadline, x.kind AS deadline_kind, x.due AS deadline_due, x.every AS deadline_every,
 a.text AS action_text, a.lead AS action_lead, a.coop AS action_coop, d.sha256 AS sha256, d.title AS title"""


class ExportColumn(NamedTuple):
    """A column as machines read it: its name is that of the records contract."""

    name: str
    type: ColumnType


def columns(kind: Kind) -> tuple[ExportColumn, ...]:
    """The columns of a kind in order."""
    return tuple(ExportColumn(name, type_) for name, _, type_ in _columns(kind))


def _columns(kind: Kind) -> list[tuple[str, str, ColumnType]]:
    """Name, expression and type of each column."""
    table, alias = _SHAPES[kind]
    found: list[tuple[str, str, ColumnType]] = []
    if kind != "documents":
        found = [(name, f"d.{own}", "int" if type_ == "int" else "text") for name, own, type_ in _DOCUMENT]
    for column in table.columns:
        if column.name in _OF_STORE:
            continue
        name = "file" if (kind, column.name) == ("documents", "path") else column.name
        type_: ColumnType = "bool" if column.name in _TRUTHS else _plain(column.type)
        found.append((name, f'{alias}."{column.name}"', type_))
    return found


def _plain(type_: str) -> ColumnType:
    return "int" if type_ == "int" else "real" if type_ == "real" else "text"


def rows(store: Store, kind: Kind, filters: Filters) -> Iterator[Row]:
    """The rows of a kind that meet the filters, by the names of ``columns``; truth is True or False.

    Raises:
        UsageError: ``usage.filter`` where the kind has nothing of what a filter asks.
    """
    asked = _columns(kind)
    selected = ", ".join(f'{expression} AS "{name}"' for name, expression, _ in asked)
    truths = [name for name, _, type_ in asked if type_ == "bool"]
    sql, values = _question(store, kind, filters, selected)
    for row in store.select(sql, values):
        for name in truths:
            row[name] = bool(row[name])
        yield row


def _question(store: Store, kind: Kind, filters: Filters, selected: str) -> tuple[str, list[Any]]:
    dialect = store.database.dialect
    if kind == "tasks":
        tasks, values = listed(Conditions.of(filters, dialect, tasks=True), "t.id")
        sources, order = _SOURCES[kind]
        return f"SELECT {selected} FROM {sources} WHERE t.id IN ({tasks}) ORDER BY {order}", values  # noqa: S608
    asked = Conditions.of(filters, dialect, tasks=False)
    more: list[str] = []
    values: list[Any] = []
    if kind == "scores":
        _check_scores(filters)
        if filters.field:
            asked.add("s.field = ?", filters.field)
    elif filters.of_tasks:
        tasks, values = listed(Conditions.of(filters, dialect, tasks=True), "t.id")
        same = "t.document = d.id" if kind == "documents" else "t.document = f.document AND t.record = f.record"
        more = [f"EXISTS (SELECT 1 FROM tasks t WHERE {same} AND t.id IN ({tasks}))"]  # noqa: S608 - all of ours
    sources, order = _SOURCES[kind]
    sql = f"SELECT {selected} FROM {sources} WHERE {asked.where(*more)} ORDER BY {order}"  # noqa: S608 - all of ours
    return sql, [*values, *asked.values]


def _check_scores(filters: Filters) -> None:
    if filters.body or filters.due_before or filters.due_after:
        raise UsageError(
            "usage.filter",
            Said("điểm không có cơ quan chủ trì và thời hạn để lọc", "scores have no leading body and no deadline"),
            Said("Bỏ --body, --due-before và --due-after.", "Leave out --body, --due-before and --due-after."),
        )


def deadline_rows(store: Store, filters: Filters) -> Iterator[Row]:
    """Every deadline of the tasks that meet the filters, with its task, action and document.

    The columns are those of ``tasks``, and ``deadline``, ``deadline_kind``, ``deadline_due``, ``deadline_every``,
    ``action_text``, ``action_lead``, ``action_coop``, ``sha256``, ``title``.
    """
    selected = ", ".join(f'{expression} AS "{name}"' for name, expression, _ in _columns("tasks"))
    tasks, values = listed(Conditions.of(filters, store.database.dialect, tasks=True), "t.id")
    yield from store.select(
        f"SELECT {selected}, {_DEADLINE} FROM deadlines x JOIN tasks t ON t.id = x.task "  # noqa: S608
        "JOIN documents d ON d.id = t.document LEFT JOIN actions a ON a.task = t.id AND a.action = x.action "
        f"WHERE t.id IN ({tasks}) ORDER BY d.path, x.id",
        values,
    )

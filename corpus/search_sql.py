"""The questions that a search puts to the database, for SQLite (FTS5) and PostgreSQL (tsvector)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from kehoach.corpus.query import phrase
from kehoach.corpus.schema import Dialect
from kehoach.corpus.words import folded
from kehoach.models.language.abbreviations import expand

Question: TypeAlias = tuple[str, list[Any]]
DOCUMENT_COLUMNS = "d.id AS document, d.path, d.name, d.kind, d.number, d.issuer, d.issued, d.title, d.plan_year"
_YEAR = "COALESCE(d.plan_year, CAST(substr(d.issued, 1, 4) AS INTEGER))"
_WEIGHTS = "bm25(10.0, 3.0, 4.0)"  # the task's own words, its bodies, its output
_TASK_WORDS = ("words", "body_words", "output_words")
_TEXT_WORDS = ("title_words", "words")
_JOINED = "tasks t JOIN documents d ON d.id = t.document"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a result must meet; None asks nothing. Days are ISO, ``due_before`` and ``due_after`` belong to the time.

    body: words of the name of a leading or helping body; year: the plan's, else that of issue; unit: words of the
    issuing body's name or of the one above it; kind, field: codes of the contract.
    """

    body: str | None = None
    year: int | None = None
    due_before: str | None = None
    due_after: str | None = None
    field: str | None = None
    unit: str | None = None
    kind: str | None = None

    @property
    def of_tasks(self) -> bool:
        """Whether it asks what only a task can meet."""
        return any((self.body, self.due_before, self.due_after, self.field))


@dataclass(slots=True)
class Conditions:
    """Conditions in SQL over ``t`` (tasks) and ``d`` (documents) with their values; ``bodies`` is asked by words."""

    dialect: Dialect
    bodies: str = ""
    said: list[str] = field(default_factory=list[str])
    values: list[Any] = field(default_factory=list[Any])

    @classmethod
    def of(cls, filters: Filters, dialect: Dialect, *, tasks: bool) -> Conditions:
        """The conditions of the filters; ``tasks`` = those that only a task can meet among them."""
        made = cls(dialect)
        if filters.year is not None:
            made.add(f"{_YEAR} = ?", filters.year)
        if filters.kind:
            made.add("d.kind = ?", filters.kind)
        for word in folded(filters.unit or "").split():
            made.add("d.unit LIKE ? ESCAPE '!'", f"%{_plain(word)}%")
        if tasks:
            made._of_tasks(filters)
        return made

    def _of_tasks(self, filters: Filters) -> None:
        if filters.field:
            self.add("t.field = ?", filters.field)
        days = [("<= ?", filters.due_before), (">= ?", filters.due_after)]
        asked = [(sign, day) for sign, day in days if day]
        if asked:
            within = " AND ".join(f"x.due {sign}" for sign, _ in asked)
            timely = ("EXISTS (SELECT 1 FROM deadlines x WHERE x.task = t.id AND", within, ")")
            self.add(" ".join(timely), *(day for _, day in asked))
        if filters.body:
            names = dict.fromkeys(phrase(name, self.dialect) for name in (filters.body, expand(filters.body)))
            self.bodies = f"({(' OR ' if self.dialect == 'sqlite' else ' | ').join(filter(None, names))})"

    def add(self, said: str, *values: Any) -> None:
        """One more condition."""
        self.said.append(said)
        self.values += values

    def where(self, *more: str) -> str:
        """All of them and some more as SQL."""
        return " AND ".join((*more, *self.said)) or "1 = 1"


def listed(asked: Conditions, columns: str) -> Question:
    """The tasks that meet the conditions, the earliest deadline first."""
    more: list[str] = []
    bodies: list[str] = []
    if asked.bodies and asked.dialect == "sqlite":
        more = ["t.id IN (SELECT rowid FROM tasks_search WHERE tasks_search MATCH ?)"]
        bodies = [f"body_words : {asked.bodies}"]
    elif asked.bodies:
        more, bodies = [_has("t.body_words")], [asked.bodies]
    sql = _select(columns, _JOINED, asked.where(*more), "COALESCE(t.due, '9999'), t.id")
    return sql, [*bodies, *asked.values]


def matching(asked: Conditions, expression: str, columns: str) -> Question:
    """The tasks whose words match and that meet the conditions, the best first."""
    if asked.dialect == "sqlite":
        words = f"({expression}) AND (body_words : {asked.bodies})" if asked.bodies else expression
        found = "tasks_search s CROSS JOIN tasks t ON t.id = s.rowid CROSS JOIN documents d ON d.id = t.document"
        where = asked.where("tasks_search MATCH ?", f"rank MATCH '{_WEIGHTS}'")
        return _select(columns, found, where, "s.rank"), [words, *asked.values]
    bodies = [asked.bodies] if asked.bodies else []
    where = asked.where(_any("t", _TASK_WORDS), *(_has("t.body_words") for _ in bodies))
    sql = _select(columns, _JOINED, where, f"{_rank('t.words')} DESC, t.id")
    return sql, [*[expression] * len(_TASK_WORDS), *bodies, *asked.values, expression]


def matching_texts(asked: Conditions, expression: str, columns: str) -> Question:
    """The documents whose title or text matches and that meet the conditions, the best first."""
    if asked.dialect == "sqlite":
        found = "texts_search s CROSS JOIN documents d ON d.id = s.rowid"
        return _select(columns, found, asked.where("texts_search MATCH ?"), "s.rank"), [expression, *asked.values]
    where = asked.where(_any("x", _TEXT_WORDS))
    sql = _select(columns, "texts x JOIN documents d ON d.id = x.id", where, f"{_rank('x.words')} DESC, d.id")
    return sql, [*[expression] * len(_TEXT_WORDS), *asked.values, expression]


def _select(columns: str, found: str, where: str, order: str) -> str:
    """A query; none of its words are a user's, those are values."""
    return " ".join(("SELECT", columns, "FROM", found, "WHERE", where, "ORDER BY", order))


def _has(column: str) -> str:
    return f"to_tsvector('simple', {column}) @@ to_tsquery('simple', ?)"


def _any(table: str, names: Sequence[str]) -> str:
    return f"({' OR '.join(_has(f'{table}.{name}') for name in names)})"


def _rank(column: str) -> str:
    return f"ts_rank(to_tsvector('simple', {column}), to_tsquery('simple', ?))"


def _plain(word: str) -> str:
    """A word in which no sign stands for others."""
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_")

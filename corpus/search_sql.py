"""The questions that a search puts to the database, for SQLite (FTS5) and PostgreSQL (tsvector)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from kehoach.corpus.identity import MOST_ROWS
from kehoach.corpus.query import phrase
from kehoach.corpus.schema import Dialect
from kehoach.corpus.words import folded
from kehoach.models.language.abbreviations import expand

Question: TypeAlias = tuple[str, list[Any]]
DOCUMENT_COLUMNS = "d.id AS document, d.path, d.name, d.kind, d.number, d.issuer, d.issued, d.title, d.plan_year"
_YEAR = "COALESCE(d.plan_year, CAST(substr(d.issued, 1, 4) AS INTEGER))"
_SCORE = "bm25(tasks_search, 10.0, 3.0, 4.0)"  # the task's own words, its bodies, its output
_RANKED = 2000  # matches that are ranked; of words that more tasks hold, the documents of the first ones do
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
    """Conditions in SQL over ``d`` (documents) and ``t`` (tasks) with their values; ``bodies`` is asked by words."""

    dialect: Dialect
    bodies: str = ""
    of_documents: list[str] = field(default_factory=list[str])
    of_tasks: list[str] = field(default_factory=list[str])
    values: list[Any] = field(default_factory=list[Any])

    @classmethod
    def of(cls, filters: Filters, dialect: Dialect, *, tasks: bool) -> Conditions:
        """The conditions of the filters; ``tasks`` = those that only a task can meet among them."""
        made = cls(dialect)
        if filters.year is not None:
            made._add_of_document(f"{_YEAR} = ?", filters.year)
        if filters.kind:
            made._add_of_document("d.kind = ?", filters.kind)
        for word in folded(filters.unit or "").split():
            made._add_of_document("d.unit LIKE ? ESCAPE '!'", f"%{_plain(word)}%")
        if tasks:
            made._take_of_tasks(filters)
        return made

    def _take_of_tasks(self, filters: Filters) -> None:
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
        """One more condition on tasks. Those on documents come before the first of these."""
        self.of_tasks.append(said)
        self.values += values

    def _add_of_document(self, said: str, value: Any) -> None:
        self.of_documents.append(said)
        self.values.append(value)

    def documents(self) -> str:
        """Those on documents as SQL."""
        return " AND ".join(self.of_documents)

    def where(self, *more: str) -> str:
        """All of them and some more as SQL."""
        return " AND ".join((*more, *self.of_documents, *self.of_tasks)) or "1 = 1"


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


def matching(asked: Conditions, expression: str, columns: str, most: int) -> Question:
    """The tasks whose words match and that meet the conditions, the best first, at most so many."""
    if asked.dialect == "sqlite":
        words = f"({expression}) AND (body_words : {asked.bodies})" if asked.bodies else expression
        return _ranked(asked, columns, most), [words, *asked.values]
    bodies = [asked.bodies] if asked.bodies else []
    where = asked.where(_any("t", _TASK_WORDS), *(_has("t.body_words") for _ in bodies))
    sql = f"{_select(columns, _JOINED, where, _rank('t.words') + ' DESC, t.id')} LIMIT {most}"
    return sql, [*[expression] * len(_TASK_WORDS), *bodies, *asked.values, expression]


def _ranked(asked: Conditions, columns: str, most: int) -> str:
    """FTS5 finds the matches, the conditions leave some out, the rest is ranked; rows are fetched of the best alone."""
    found, where = ["tasks_search s"], ["tasks_search MATCH ?"]
    if asked.of_documents:  # a row's id without its last bits is its document's
        where.append(f"(s.rowid & ~{MOST_ROWS}) IN ({_select('d.id', 'documents d', asked.documents(), 'd.id')})")
    if asked.of_tasks:
        found.append("CROSS JOIN tasks t ON t.id = s.rowid")
        where += asked.of_tasks
    inner = ("SELECT s.rowid AS id,", _SCORE, "AS score FROM", *found, "WHERE", " AND ".join(where), "LIMIT", _RANKED)
    best = ("(SELECT id, score FROM (", *map(str, inner), ") ORDER BY score LIMIT", str(most), ") s")
    joined = "CROSS JOIN tasks t ON t.id = s.id CROSS JOIN documents d ON d.id = t.document"
    return " ".join(("SELECT", columns, "FROM", *best, joined, "ORDER BY s.score"))


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

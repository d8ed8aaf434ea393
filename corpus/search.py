"""Search in a store: tasks, duties and paragraphs that hold what is looked for, the quotation marked.

Accents do not matter for what is found; what stands just as it was typed comes first, words together before words
apart, then by the database's own ranking.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from typing import Any, Literal, NamedTuple, TypeAlias

from kehoach.corpus.database import Row
from kehoach.corpus.marks import Span, exactness, holds, spans
from kehoach.corpus.query import Query, read_query
from kehoach.corpus.search_sql import DOCUMENT_COLUMNS, Conditions, Filters, listed, matching, matching_texts
from kehoach.corpus.store import Store
from kehoach.models.errors import Said, UsageError

What: TypeAlias = Literal["task", "duty", "paragraph"]
WHAT: tuple[What, ...] = ("task", "duty", "paragraph")
_LOOKED_AT = 200  # the best rows by the database's ranking, which are then compared with what was typed
_DOCUMENTS = 60  # documents whose paragraphs are looked at
_PER_DOCUMENT = 3
_OF_DOCUMENT = ("document", "path", "name", "issuer", "plan_year", "title", "kind", "number")
_TASK_COLUMNS = (
    "t.id, t.role, t.record, t.section, t.section_title, t.field, t.criterion, t.text, t.lead, t.coop, t.output, "
    f"t.deadline_raw, t.due, t.begin_at, t.end_at, t.page, t.line, {DOCUMENT_COLUMNS}"
)


class Passage(NamedTuple):
    """A stretch of text of a result; ``marks`` are the half-open places in it that were looked for."""

    text: str
    marks: tuple[Span, ...] = ()


NOTHING = Passage("")


@dataclass(frozen=True, slots=True)
class Hit:
    """One result with the document it stands in.

    exact: 0 to 1, how much of the search stands with just the marks it was typed with. ``begin`` and ``end`` are its
    place in the document's text. What a paragraph cannot have (bodies, deadline) is "" or None.
    """

    what: What
    text: Passage
    document: int
    path: str
    name: str
    issuer: str | None
    plan_year: int | None
    title: str | None
    kind: str
    number: str | None
    exact: float
    section: str | None = None
    section_title: str | None = None
    field: str | None = None
    record: str | None = None
    lead: Passage = NOTHING
    coop: Passage = NOTHING
    output: Passage = NOTHING
    deadline: str = ""
    due: str | None = None
    page: int | None = None
    line: int | None = None
    begin: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """The best results in order; ``more`` where the limit left some out."""

    hits: tuple[Hit, ...]
    more: bool


def search(
    store: Store, words: str = "", filters: Filters | None = None, *, what: Sequence[What] = WHAT, limit: int = 20
) -> Results:
    """The best ``limit`` results; without words those that meet the filters, the earliest deadline first.

    Raises:
        UsageError: ``usage.query`` where the words say nothing to look for, or nothing is asked at all.
    """
    filters = filters or Filters()
    query = read_query(words, store.database.dialect) if words.strip() else None
    if query is None and filters == Filters():
        raise UsageError(
            "usage.query",
            Said("chưa nêu từ cần tìm hay điều kiện lọc nào", "neither words nor a filter is given"),
            Said('Ví dụ: kehoach search "một cửa" --store KHO.', 'For example: kehoach search "một cửa" --store S.'),
        )
    hits: list[Hit] = []
    roles = [role for role in ("task", "duty") if role in what]
    if roles:
        hits = _tasks(store, query, filters, roles, limit + 1)
    if "paragraph" in what and query is not None and not filters.of_tasks and len(hits) <= limit:
        hits += islice(_paragraphs(store, query, filters, list(hits)), limit + 1 - len(hits))
    return Results(tuple(hits[:limit]), more=len(hits) > limit)


def _tasks(store: Store, query: Query | None, filters: Filters, roles: Sequence[str], most: int) -> list[Hit]:
    asked = Conditions.of(filters, store.database.dialect, tasks=True)
    if len(roles) == 1:
        asked.add("t.role = ?", roles[0])
    if query is None:
        sql, values = listed(asked, _TASK_COLUMNS)
        return [_task(row, None, 1.0) for row in _first(store, sql, values, most)]
    ranked: dict[int, tuple[float, int, int, Row]] = {}
    order = count()
    for tier, expression in enumerate(query.tiers):
        sql, values = matching(asked, expression, _TASK_COLUMNS, max(_LOOKED_AT, most))
        for row in store.select(sql, values):
            if row["id"] not in ranked:
                ranked[row["id"]] = (-exactness(query.terms, _whole(row)), tier, next(order), row)
        if len(ranked) >= most:
            break
    chosen = heapq.nsmallest(most, ranked.values(), key=lambda entry: entry[:3])
    return [_task(row, query, -exact) for exact, _, _, row in chosen]


def _paragraphs(store: Store, query: Query, filters: Filters, known: Sequence[Hit]) -> Iterator[Hit]:
    """Paragraphs of the documents that hold the search, those apart that lie in results already known."""
    asked = Conditions.of(filters, store.database.dialect, tasks=False)
    sql, values = matching_texts(asked, query.wide, DOCUMENT_COLUMNS)
    for row in _first(store, sql, values, _DOCUMENTS):
        taken = [(hit.begin or 0, hit.end or 0) for hit in known if hit.document == row["document"]]
        yield from _of_document(store.text(row["document"]), row, query, taken)


def _of_document(text: str, row: Row, query: Query, taken: Sequence[Span]) -> Iterator[Hit]:
    """The paragraphs of a document that meet the search, at most three: those that stand as typed before others."""
    lines = {
        line_at(text, at) for at, _ in spans(query.terms, text) if not any(begin <= at < stop for begin, stop in taken)
    }
    held = [line for line in sorted(lines) if holds(query.root, text[slice(*line)])]
    for exact, start, end in sorted((-exactness(query.terms, text[a:b]), a, b) for a, b in held)[:_PER_DOCUMENT]:
        words = text[start:end]
        yield Hit(
            what="paragraph",
            text=Passage(words, tuple(spans(query.terms, words))),
            exact=-exact,
            begin=start,
            end=end,
            **_document(row),
        )


def _task(row: Row, query: Query | None, exact: float) -> Hit:
    terms = query.terms if query else ()

    def marked(words: str | None) -> Passage:
        return Passage(words or "", tuple(spans(terms, words or "")))

    return Hit(
        what=row["role"],
        text=marked(row["text"]),
        exact=exact,
        lead=marked(row["lead"]),
        coop=marked(row["coop"]),
        output=marked(row["output"]),
        deadline=row["deadline_raw"],
        begin=row["begin_at"],
        end=row["end_at"],
        **{name: row[name] for name in ("section", "section_title", "field", "record", "due", "page", "line")},
        **_document(row),
    )


def _document(row: Row) -> dict[str, Any]:
    return {name: row[name] for name in _OF_DOCUMENT}


def _whole(row: Row) -> str:
    """All words of a task that are searched."""
    return "\n".join(filter(None, (row["text"], row["criterion"], row["lead"], row["coop"], row["output"])))


def line_at(text: str, at: int) -> Span:
    """The half-open place of the line that holds a place."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _first(store: Store, sql: str, values: Sequence[Any], most: int) -> Iterator[Row]:
    yield from store.select(f"{sql} LIMIT {most}", values)

"""The figures of a store: scores by unit, field and year, gaps in the tasks, loads, findings, deadlines, sameness."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kehoach.corpus.lineage import Issued, lines
from kehoach.corpus.sameness import Group
from kehoach.corpus.standings import standings
from kehoach.corpus.store import Store
from kehoach.generate.reports.stats.figures import (
    Alike,
    Completeness,
    Counts,
    Heat,
    Load,
    Month,
    Result,
    Row,
    Statistics,
)
from kehoach.models.findings import SEVERITIES
from kehoach.models.records import Score, Where

_NOWHERE = Where(start=0, end=0, quote="")
_CODES = 25  # rows of the heat map
_UNITS = 16  # columns of the heat map; where there are more units it shows years
_DOUBLES = "(SELECT m.document FROM members m JOIN groups g ON g.id = m.group_id WHERE g.kind <> 'near' AND m.rank > 0)"
_Documents = Mapping[int, Mapping[str, Any]]


def statistics(store: Store, groups: Sequence[Group] | None = None) -> Statistics:
    """All figures of a store. ``groups`` = its groups of like documents; None where they are not known.

    Copies and drafts of a document count once; where the store knows no groups every file counts.
    """
    documents = {row["id"]: row for row in store.documents()}
    doubles = {member.document for group in groups or () if group.kind != "near" for member in group.members[1:]}
    kept = {key: row for key, row in documents.items() if key not in doubles}
    names = _unit_names(kept)
    recurring, open_ = _endless(store, kept)
    return Statistics(
        counts=_counts(store, kept, len(doubles)),
        results=_results(store, kept, names),
        completeness=_completeness(store, kept, names),
        loads=_loads(store, kept),
        heat=_heat(store, kept, names),
        timeline=_timeline(store, kept),
        recurring=recurring,
        open=open_,
        alike=None if groups is None else tuple(_alike(group, documents) for group in groups),
        lines=_lines(kept),
    )


def _counts(store: Store, kept: _Documents, doubles: int) -> Counts:
    inputs = Counter[str]()
    for row in store.select("SELECT status, COUNT(*) AS many FROM inputs GROUP BY status"):
        inputs[row["status"]] = row["many"]
    rows = kept.values()
    return Counts(
        documents=len(kept),
        inputs=inputs.total(),
        failed=inputs["error"],
        doubles=doubles,
        units=len({row["unit"] for row in rows if row["unit"]}),
        tasks=sum(row["task_count"] for row in rows),
        duties=sum(row["duty_count"] for row in rows),
        scores=sum(row["score_count"] for row in rows),
        findings=sum(row["finding_count"] for row in rows),
        years=tuple(sorted({year for row in rows if (year := _year(row))})),
    )


def _unit_names(documents: _Documents) -> dict[int, str]:
    """What each document's unit is called, with the body above it where two units have one name."""
    units: defaultdict[str, set[str]] = defaultdict(set)
    for row in documents.values():
        units[_issuer(row)].add(row["unit"])
    return {
        key: f"{_issuer(row)} ({row['parent']})" if len(units[_issuer(row)]) > 1 and row["parent"] else _issuer(row)
        for key, row in documents.items()
    }


def _issuer(row: Mapping[str, Any]) -> str:
    return str(row["issuer"] or row["name"]).removeprefix("Chủ tịch ")


def _year(row: Mapping[str, Any]) -> int | None:
    issued = str(row["issued"] or "")[:4]
    return row["plan_year"] or (int(issued) if issued.isdigit() else None)


def _results(store: Store, kept: _Documents, names: Mapping[int, str]) -> tuple[Result, ...]:
    """One result a unit, field and year: appraised before self-scored, a later document's before an earlier one's."""
    scores: defaultdict[int, list[Score]] = defaultdict(list)
    for row in store.rows("scores"):
        if row["document"] in kept:
            scores[row["document"]].append(_score(row))
    best: dict[tuple[str, str, int], Result] = {}
    for document in sorted(scores, key=lambda key: str(kept[key]["issued"] or "")):
        base = kept[document]["base_year"]
        for one in standings(scores[document], base):
            unit = one.unit or names[document]
            key = (unit, one.field or "", one.year or 0)
            earlier = best.get(key)
            if earlier is None or one.appraised >= earlier.appraised:
                best[key] = Result(unit, one.field, one.year, one.won, one.max, one.appraised, (document,))
    return tuple(best[key] for key in sorted(best))


def _score(row: Mapping[str, Any]) -> Score:
    named = ("criterion", "code", "field", "year", "max", "self", "appraised", "unit", "unit_of_government")
    return Score(**{name: row[name] for name in named}, total=bool(row["total"]), where=_NOWHERE)


def _completeness(store: Store, kept: _Documents, names: Mapping[int, str]) -> tuple[Completeness, ...]:
    rows = store.select(
        "SELECT t.document, COUNT(*) AS tasks, SUM(CASE WHEN t.lead = '' THEN 1 ELSE 0 END) AS no_lead, "
        "SUM(CASE WHEN COALESCE(t.output, '') = '' THEN 1 ELSE 0 END) AS no_output, "
        "SUM(CASE WHEN EXISTS (SELECT 1 FROM deadlines x WHERE x.task = t.id AND x.action IS NULL "
        "AND (x.due IS NOT NULL OR x.every IS NOT NULL)) THEN 0 ELSE 1 END) AS no_deadline "
        "FROM tasks t WHERE t.role = 'task' GROUP BY t.document"
    )
    summed: defaultdict[tuple[str, int | None], Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row["document"] in kept:
            figures = {name: int(row[name]) for name in ("tasks", "no_lead", "no_deadline", "no_output")}
            summed[names[row["document"]], _year(kept[row["document"]])].update(figures)
            summed["", None].update(figures)
    ordered = sorted(summed, key=lambda key: (key[0], key[1] or 0))
    return tuple(
        Completeness(
            unit, year, *(summed[unit, year][name] for name in ("tasks", "no_lead", "no_deadline", "no_output"))
        )
        for unit, year in ordered
    )


def _loads(store: Store, kept: _Documents) -> tuple[Load, ...]:
    """What each body carries, the heaviest first; a body is known by its id, else by its folded name."""
    rows = store.select(
        "SELECT COALESCE(b.body, b.folded) AS body, b.document, b.name, b.role, t.role AS task_role, "
        "COUNT(DISTINCT b.task) AS many FROM bodies b JOIN tasks t ON t.id = b.task "
        "GROUP BY COALESCE(b.body, b.folded), b.document, b.name, b.role, t.role"
    )
    carried: defaultdict[str, Counter[str]] = defaultdict(Counter)
    called: defaultdict[str, Counter[str]] = defaultdict(Counter)
    places: defaultdict[str, set[int]] = defaultdict(set)
    for row in rows:
        if row["document"] in kept:
            part = "coop" if row["role"] == "coop" else "lead" if row["task_role"] == "task" else "duties"
            carried[row["body"]][part] += row["many"]
            called[row["body"]][row["name"]] += row["many"]
            places[row["body"]].add(row["document"])
    loads = [
        Load(min(called[key], key=lambda name, key=key: (-called[key][name], name)), own["lead"], own["coop"],
             own["duties"], len(places[key]))
        for key, own in carried.items()
    ]  # fmt: skip
    return tuple(sorted(loads, key=lambda load: (-load.lead, -load.duties, -load.coop, load.name)))


def _heat(store: Store, kept: _Documents, names: Mapping[int, str]) -> Heat:
    rows = store.select(
        "SELECT document, code, severity, COUNT(*) AS many FROM findings GROUP BY document, code, severity"
    )
    by_unit = len(set(names.values())) <= _UNITS
    many: Counter[tuple[str, str]] = Counter()
    grades: dict[str, Any] = {}
    for row in rows:
        if row["document"] not in kept:
            continue
        column = names[row["document"]] if by_unit else str(_year(kept[row["document"]]) or "?")
        many[row["code"], column] += row["many"]
        gravest = min(grades.get(row["code"], "info"), row["severity"], key=SEVERITIES.index)
        grades[row["code"]] = gravest
    total = Counter[str]()
    for (code, _), count in many.items():
        total[code] += count
    codes = tuple(sorted(total, key=lambda code: (-total[code], code))[:_CODES])
    columns = tuple(sorted({column for _, column in many}))
    return Heat(
        codes,
        tuple(grades[code] for code in codes),
        columns,
        tuple(tuple(many[code, column] for column in columns) for code in codes),
    )


def _timeline(store: Store, kept: _Documents) -> tuple[Month, ...]:
    rows = store.select(
        "SELECT document, substr(due, 1, 7) AS month, kind, COUNT(*) AS many FROM deadlines "
        "WHERE due IS NOT NULL AND action IS NULL GROUP BY document, substr(due, 1, 7), kind"
    )
    days: Counter[str] = Counter()
    periods: Counter[str] = Counter()
    for row in rows:
        if row["document"] in kept:
            (periods if row["kind"] == "period" else days)[row["month"]] += row["many"]
    return tuple(Month(month, days[month], periods[month]) for month in sorted({*days, *periods}))


def _endless(store: Store, kept: _Documents) -> tuple[int, int]:
    """How many deadlines come again and again, and how many end on no day at all."""
    rows = store.select(
        "SELECT document, CASE WHEN every IS NULL THEN 0 ELSE 1 END AS again, COUNT(*) AS many FROM deadlines "
        "WHERE due IS NULL AND action IS NULL GROUP BY document, CASE WHEN every IS NULL THEN 0 ELSE 1 END"
    )
    many = Counter[int]()
    for row in rows:
        if row["document"] in kept:
            many[row["again"]] += row["many"]
    return many[1], many[0]


def _alike(group: Group, documents: _Documents) -> Alike:
    members = [member for member in group.members if member.document in documents]
    return Alike(
        group.kind,
        tuple(documents[member.document]["path"] for member in members),
        tuple(member.likeness for member in members),
        tuple(member.role for member in members),
    )


def _lines(documents: _Documents) -> tuple[Row, ...]:
    issued = [
        Issued(key, row["issuer"], row["parent"], row["place"], _year(row), row["issued"])
        for key, row in documents.items()
    ]
    return tuple(
        Row(
            line.name, line.now, tuple((step.year, step.name, _paths(step.documents, documents)) for step in line.steps)
        )
        for line in lines(issued)
    )


def _paths(keys: Iterable[int], documents: _Documents) -> tuple[str, ...]:
    return tuple(sorted(str(documents[key]["path"]) for key in keys))

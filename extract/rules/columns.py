"""What each column of a table holds, by its heading and by its cells.

An unknown heading still finds its role by what stands under it; a known word over the wrong content does
not. The evidence is kept with the decision.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kehoach.extract.outline.sections import group_title
from kehoach.extract.rules.bodies import reads_as_bodies
from kehoach.extract.rules.deadline import reads_as_time
from kehoach.extract.rules.task_row_times import opens_span
from kehoach.extract.rules.verbs import starts_with_verb
from kehoach.models.language.fold import fold
from kehoach.models.outline import Grid, GridCell, Outline, Span
from kehoach.models.vocabulary import load

_ORDINAL = re.compile(r"^\W*(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]+|[a-zđ]|[A-Z])\W*$")
_YEAR = re.compile(r"\b(20\d\d)\b")
_SAMPLE = 40
_BY_HEADING_ALONE = frozenset({"monitor", "approver", "note", "money", "group"})
_BARE_UNIT = re.compile(
    r"\W*(?:tên )?(?:cơ quan|đơn vị|bộ phận|địa phương|cơ quan, đơn vị|phòng, ban)\W*", re.IGNORECASE
)
_INSPECTION = re.compile(r"kiểm tra|thanh tra|giám sát|khảo sát", re.IGNORECASE)
_MONTH = re.compile(r"\W*(?:(?:tháng|T)\W*)?(?P<number>\d{1,2})\W*", re.IGNORECASE)
_QUARTER = re.compile(r"\W*quý\W*(?P<number>[IV]{1,3}|[1-4])\W*", re.IGNORECASE)
_CROSS = re.compile(r"\W*[xX✓✔√vV●•*+]\W*|[✓✔√●•*+x]+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its role ("task", "lead", "coop", "both", "time", "output", ...), heading and evidence."""

    index: int
    role: str
    heading: str
    by_heading: float
    by_cells: float
    year: int | None = None
    wordy: bool = False


@dataclass(frozen=True, slots=True)
class CalendarColumn:
    """A column that is a month or quarter, crossed where the task is due: its words, and where they stand."""

    index: int
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class TaskColumns:
    """The columns of a task table."""

    task: int
    number: int | None = None
    criterion: int | None = None
    group: int | None = None
    lead: tuple[int, ...] = ()
    coop: tuple[int, ...] = ()
    both: tuple[int, ...] = ()
    begin: int | None = None
    time: tuple[int, ...] = ()
    output: tuple[int, ...] = ()
    year: int | None = None
    columns: tuple[Column, ...] = ()
    calendar: tuple[CalendarColumn, ...] = ()


@cache
def _vocabulary() -> tuple[tuple[str, re.Pattern[str], float], ...]:
    return tuple(
        (entry["role"], re.compile("|".join(f"(?:{p})" for p in entry["patterns"])), float(entry["weight"]))
        for entry in load("columns")["column"]
    )


def heading_roles(heading: str) -> dict[str, float]:
    """How much a heading's words speak for each role; more where they cover more of it."""
    key = fold(re.sub(r"\([^)]*\)", " ", heading)).strip()
    found: dict[str, float] = {}
    for role, pattern, weight in _vocabulary():
        hit = max((m.end() - m.start() for m in pattern.finditer(key)), default=0)
        if hit:
            found[role] = max(found.get(role, 0.0), weight * (0.5 + 0.5 * min(hit / max(len(key), 1), 1.0)))
    if "both" in found:
        found.pop("lead", None)
        found.pop("coop", None)
    elif "coop" in found and "lead" in found and "chủ trì" not in key:
        found.pop("lead")
    return found


def column_headings(outline: Outline, grid: Grid) -> list[str]:
    """Each column's heading, two-row heads joined from above."""
    return [" ".join(words) for words in _heading_parts(outline, grid)]


def _heading_parts(outline: Outline, grid: Grid) -> list[list[str]]:
    """Each column's heads from above to below."""
    out: list[list[str]] = []
    heads = [row for row in grid.rows[: grid.header_rows] if _names_columns(row)]
    for column in range(grid.columns):
        words: list[str] = []
        for row in heads:
            text = re.sub(r"\s+", " ", outline.text[row[column].start : row[column].end]).strip()
            if text and not re.fullmatch(r"\W*(?:\d{1,2}|[A-Z])\W*", text) and text not in words:
                words.append(text)
        out.append(words)
    return out


def _names_columns(row: Sequence[GridCell]) -> bool:
    """A head row names more than one column; one cell alone is the table's title."""
    return sum(cell.origin is None and cell.end > cell.start for cell in row) > 1


def _roles_of_parts(parts: Sequence[str]) -> dict[str, float]:
    """The roles of a head of several rows: who leads or joins is said by the lowest one alone."""
    lowest = heading_roles(parts[-1]) if len(parts) > 1 else {}
    return lowest if lowest.keys() & {"lead", "coop", "both"} else heading_roles(" ".join(parts))


def read_columns(outline: Outline, grid: Grid) -> tuple[Column, ...]:
    """Every column with the role its heading and cells speak for most."""
    rows = [r for r in range(grid.header_rows, len(grid.rows)) if not group_title(outline, grid, r)]
    parts = _heading_parts(outline, grid)
    return tuple(_column(outline, grid, rows, c, parts[c]) for c in range(grid.columns))


def _column(outline: Outline, grid: Grid, rows: Sequence[int], index: int, parts: Sequence[str]) -> Column:
    heading = " ".join(parts)
    texts = [
        outline.text[cell.start : cell.end].strip()
        for r in rows[:_SAMPLE]
        if (cell := grid.rows[r][index]).end > cell.start
    ]
    words = _roles_of_parts(parts)
    cells = _cell_roles(texts)
    roles = set(words) | set(cells)
    best = max(roles, key=lambda role: words.get(role, 0.0) + cells.get(role, 0.0), default="other")
    named = max(words, key=lambda role: words[role], default="other")
    if named in _BY_HEADING_ALONE and "chủ trì" not in fold(heading):
        best = named
    if not words and cells.get(best, 0.0) < 1.5:
        best = "other"
    year = _YEAR.search(heading)
    wordy = sum(len(text) > 20 for text in texts) * 2 > len(texts)
    return Column(
        index, best, heading, words.get(best, 0.0), cells.get(best, 0.0), int(year[1]) if year else None, wordy
    )


def _cell_roles(texts: Sequence[str]) -> dict[str, float]:
    """How much the cells speak for each role: shares between 0 and 1, weighted."""
    if not texts:
        return {}
    n = len(texts)
    ordinal = sum(bool(_ORDINAL.match(text)) for text in texts) / n
    numeric = sum(bool(re.fullmatch(r"[\d.,%\s/+–-]+", text)) for text in texts) / n
    time = sum(reads_as_time(text[:300]) for text in texts) / n
    bodies = sum(reads_as_bodies(text[:400]) for text in texts) / n
    verbs = sum(starts_with_verb(text) for text in texts) / n
    long = sum(len(text) > 40 for text in texts) / n
    return {
        "number": 2.0 * ordinal,
        "time": 2.2 * time * (1 - ordinal),
        "lead": 2.0 * bodies,
        "coop": 1.9 * bodies,
        "both": 1.7 * bodies,
        "task": 1.6 * verbs + 0.9 * long * (1 - bodies) * (1 - time),
        "criterion": 0.4 * long * (1 - bodies),
        "score": 1.5 * numeric * (1 - ordinal) * (1 - time),
        "money": 0.7 * numeric * (1 - ordinal),
        "target": 0.3 * numeric,
    }


def task_columns(outline: Outline, grid: Grid) -> TaskColumns | None:
    """The columns of a task table; None for a table that assigns nothing."""
    if not grid.header_rows or grid.columns < 2:
        return None
    columns = read_columns(outline, grid)
    calendar = _calendar(outline, grid)
    crossed = {column.index for column in calendar}
    by = _by_role([column for column in columns if column.index not in crossed])
    task, criterion = _task_and_criterion(columns, by)
    if task is None:
        return None
    lead, coop = _lead_and_coop(by, columns, task)
    if _INSPECTION.search(columns[task].heading) or _INSPECTION.search(_caption(outline, grid)):
        lead = [c for c in lead if not _BARE_UNIT.fullmatch(columns[c].heading)]
    time = [c for c in by.get("time", ()) if c != task]
    begin = _beginning(columns, time)
    output = [c for c in by.get("output", ()) if c != task]
    if not (lead or coop or by.get("both")) and not (time and output):
        return None
    if by.get("procedure") and not time and not any("chủ trì" in fold(columns[c].heading) for c in lead):
        return None
    if by.get("score") and not (lead or coop or by.get("both")):
        return None
    number = next((c for c in by.get("number", ()) if c < task), None)
    year = next((columns[c].year for c in time if columns[c].year), None)
    return TaskColumns(
        task=task,
        number=number,
        criterion=criterion,
        group=next((c for c in by.get("group", ()) if c != task), criterion),
        lead=tuple(lead),
        coop=tuple(coop),
        both=tuple(by.get("both", ())),
        begin=begin,
        time=tuple(c for c in time if c != begin),
        output=tuple(output),
        year=year,
        columns=columns,
        calendar=calendar,
    )


def _beginning(columns: Sequence[Column], time: Sequence[int]) -> int | None:
    """The column of beginnings among those of time, where another one holds the ends."""
    edges = {c: opens_span(columns[c].heading) for c in time}
    return next((c for c in time if edges[c]), None) if False in edges.values() else None


def _caption(outline: Outline, grid: Grid) -> str:
    """The last line before a table."""
    before = outline.text[: grid.rows[0][0].start].rstrip()
    return before[before.rfind("\n") + 1 :]


def _calendar(outline: Outline, grid: Grid) -> tuple[CalendarColumn, ...]:
    """The columns headed by months or quarters in order, their cells empty or crossed."""
    if not grid.header_rows:
        return ()
    heads = grid.rows[grid.header_rows - 1]
    for pattern, word in ((_QUARTER, ""), (_MONTH, "tháng ")):
        found: list[CalendarColumn] = []
        for cell in heads:
            words = outline.text[cell.start : cell.end].strip()
            number = pattern.fullmatch(words) if words else None
            if number and _crosses(outline, grid, cell.column):
                found.append(
                    CalendarColumn(cell.column, word + number["number"] if word else words, (cell.start, cell.end))
                )
        if len(found) >= 3:
            return tuple(found)
    return ()


def _crosses(outline: Outline, grid: Grid, column: int) -> bool:
    cells = (outline.text[row[column].start : row[column].end].strip() for row in grid.rows[grid.header_rows :])
    return all(not cell or _CROSS.fullmatch(cell) for cell in cells)


def _by_role(columns: Sequence[Column]) -> dict[str, list[int]]:
    by: dict[str, list[int]] = {}
    for column in columns:
        by.setdefault(column.role, []).append(column.index)
    return by


def _task_and_criterion(columns: Sequence[Column], by: dict[str, list[int]]) -> tuple[int | None, int | None]:
    """The column of tasks and the one of the criteria they serve."""
    tasks, criteria = by.get("procedure") or by.get("task", []), by.get("criterion", [])
    if not tasks:
        named = [*criteria, *(c for c in by.get("target", ()) if columns[c].wordy)]
        if len(criteria) > 1 and heading_roles(columns[criteria[0]].heading).get("criterion", 0.0) > 3:
            return criteria[-1], criteria[0]
        return (named[0], None) if named else (None, None)
    best = max(tasks, key=lambda c: (columns[c].by_heading >= 1.6, columns[c].by_cells, -c))
    others = [c for c in tasks if c != best and c < best]
    criterion = next((c for c in criteria if c != best), others[0] if others else None)
    if criterion is not None and criterion > best and columns[criterion].by_heading < 2:
        criterion = None
    return best, criterion


def _lead_and_coop(by: dict[str, list[int]], columns: Sequence[Column], task: int) -> tuple[list[int], list[int]]:
    """Lead and coop columns; two leads by heading where one says only who carries out make the second coop."""
    lead = [c for c in by.get("lead", ()) if c != task]
    coop = list(by.get("coop", ()))
    sure = [c for c in lead if heading_roles(columns[c].heading).get("lead", 0.0) > 0]
    if sure and len(sure) < len(lead):
        lead = sure
    lead = [c for c in lead if c > task or columns[c].by_heading >= 1.6]
    return lead, coop

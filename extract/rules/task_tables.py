"""Tasks from tables: one row is one task; aligned lines within its cells are its actions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from kehoach.extract.outline.sections import group_title, section_of
from kehoach.extract.rules.candidates import AlignedAction, CellPlace, Named, TaskCandidate, Timed
from kehoach.extract.rules.columns import TaskColumns, task_columns
from kehoach.extract.rules.deadline import deadlines_in_field
from kehoach.extract.rules.intents import intent_above, intent_of_heading
from kehoach.extract.rules.reading import limits_in, roles_in
from kehoach.extract.rules.task_row_times import times_in_row
from kehoach.extract.rules.task_upright import upright_tasks
from kehoach.models.language.fold import fold_keep
from kehoach.models.outline import Grid, GridCell, Outline, Span

_ORDINAL = re.compile(r"^\W*(?P<ordinal>\d{1,3}(?:\.\d{1,3})*|[IVXLC]+|[a-zđ]|[A-Z])\W*$")
_TOTAL = re.compile(r"\W*(?:tổng(?: cộng| số| kinh phí)?|cộng|tổng điểm)\b[^.;]{0,40}\W*$", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:\d{1,2}[.)]|[a-zđ]\))\s+")
_LEADING_NUMBER = re.compile(r"^\s*(?P<ordinal>\d{1,3}(?:\.\d{1,3})*)\s?[.)]\s+")


def tasks_in_tables(outline: Outline, year: int | None) -> Iterator[TaskCandidate]:
    """The tasks of every table that assigns work, in document order."""
    for grid in outline.grids:
        upright = upright_tasks(outline, grid, year)
        yield from upright
        columns = None if upright else task_columns(outline, grid)
        if columns is not None:
            yield from _rows(outline, grid, columns, year)


def _rows(outline: Outline, grid: Grid, columns: TaskColumns, year: int | None) -> Iterator[TaskCandidate]:
    intent: Literal["remedy", "maintain"] | None = None
    last: TaskCandidate | None = None
    parents: dict[str, Span] = {}
    for index in range(grid.header_rows, len(grid.rows)):
        group = group_title(outline, grid, index)
        if group is not None and not _assigns(grid, index, columns):
            named = intent_of_heading(outline.text[group[1][0] : group[1][1]])
            intent = named if named or group[0] else intent
            last = None
            continue
        if _is_parent(outline, grid, index, columns):
            parents.update(_parent(outline, grid, index, columns))
            last = None
            continue
        made = _row(outline, grid, index, columns, year)
        if made is None:
            if last is not None:
                _extend(outline, grid, index, columns, year, last)
            continue
        made.intent = made.intent or intent or intent_above(outline, made.span[0])
        made.groups = _groups(outline, grid, index, columns, parents)
        last = made
        yield made


def _parent(outline: Outline, grid: Grid, index: int, columns: TaskColumns) -> dict[str, Span]:
    """The number of a row that only names what stands below it, and its words."""
    row = grid.rows[index]
    span = _span(outline, row[columns.task])
    return {_number(outline, row, columns): span} if span is not None else {}


def _number(outline: Outline, row: Sequence[GridCell], columns: TaskColumns) -> str:
    cell = row[columns.number] if columns.number is not None else None
    return outline.text[cell.start : cell.end].strip(" .()\n") if cell is not None else ""


def _groups(outline: Outline, grid: Grid, index: int, columns: TaskColumns, parents: dict[str, Span]) -> list[Span]:
    """What a row belongs to, the nearest first: its cell in a column of groups, the rows 3.4 and 3 above 3.4.1."""
    row = grid.rows[index]
    own = _span(outline, row[columns.group]) if columns.group is not None else None
    number = _number(outline, row, columns)
    above = [span for name, span in reversed(parents.items()) if number.startswith(f"{name}.")]
    return [*([own] if own is not None else []), *above]


def _assigns(grid: Grid, index: int, columns: TaskColumns) -> bool:
    """Whether a row names a body or a time of its own."""
    row = grid.rows[index]
    own = (*columns.lead, *columns.coop, *columns.both, *columns.time)
    task = row[columns.task]
    return any(row[c].end > row[c].start and (row[c].start, row[c].end) != (task.start, task.end) for c in own)


def _is_parent(outline: Outline, grid: Grid, index: int, columns: TaskColumns) -> bool:
    """Whether a numbered row only names what the rows below it do: 1, then 1.1 or a dash."""
    if columns.number is None or index + 1 >= len(grid.rows) or _assigns(grid, index, columns):
        return False
    number, below = (
        outline.text[cell.start : cell.end].strip(" .()\n")
        for cell in (grid.rows[index][columns.number], grid.rows[index + 1][columns.number])
    )
    listed = number.isdigit() and below in ("-", "–", "+", "a")
    return listed or (bool(number) and below.startswith(number + "."))


def _span(outline: Outline, cell: GridCell) -> Span | None:
    start, end = outline.words(cell.start, cell.end)
    return (start, end) if end > start else None


def _row(outline: Outline, grid: Grid, index: int, columns: TaskColumns, year: int | None) -> TaskCandidate | None:
    row = grid.rows[index]
    cell = row[columns.task]
    span = _span(outline, cell)
    criterion = _span(outline, row[columns.criterion]) if columns.criterion is not None else None
    if cell.origin is not None and cell.origin[0] != index:
        return None
    if span is None:
        if criterion is None or not _assigns(grid, index, columns):
            return None
        span, criterion = criterion, None
    if _TOTAL.match(outline.text[span[0] : span[1]]) and not _assigns(grid, index, columns):
        return None
    place: CellPlace = (grid.index, index, columns.task)
    ordinal, span = _ordinal(outline, row, columns, span)
    made = TaskCandidate(
        role="task",
        span=span,
        extent=(row[0].start, max(c.end for c in row)),
        ordinal=ordinal,
        section=section_of(outline, span[0]),
        criterion=criterion,
        cell=place,
    )
    _read_row(outline, grid, index, columns, year, made)
    if columns.time:
        for limited in (made.span, *made.outputs):
            made.times += limits_in(outline, limited, columns.year or year)
    made.actions = _actions(outline, grid, index, columns, made)
    return made


def _ordinal(outline: Outline, row: Sequence[GridCell], columns: TaskColumns, span: Span) -> tuple[str | None, Span]:
    if columns.number is not None:
        number = row[columns.number]
        found = _ORDINAL.match(outline.text[number.start : number.end].strip())
        return (found["ordinal"] if found else None), span
    found = _LEADING_NUMBER.match(outline.text[span[0] : span[1]])
    if found:
        return found["ordinal"], (span[0] + found.end(), span[1])
    return None, span


def _read_row(
    outline: Outline, grid: Grid, index: int, columns: TaskColumns, year: int | None, made: TaskCandidate
) -> None:
    """Who, by when, with what output, from the row's cells."""
    row = grid.rows[index]
    halved = {column.index for column in columns.columns if column.role == "both" and "/" in column.heading}
    for default, indices in (("lead", (*columns.lead, *columns.both)), ("coop", columns.coop)):
        for c in indices:
            for line in row[c].lines:
                own, place = _unnumbered(outline, line), (grid.index, index, c)
                lead, coop = roles_in(outline, own, default, "cell", place, halved=c in halved)
                made.lead += lead
                made.coop += coop
    _once(outline, made)
    _doubt_pointers(outline, row, columns, made)
    if columns.time:
        made.has_time_field = True
        made.times += times_in_row(outline, grid, index, columns.time, columns.begin, columns.year or year)
    if columns.calendar:
        made.has_time_field = True
        made.times += _crossed(outline, grid, index, columns, columns.year or year)
    for c in columns.output:
        made.outputs += row[c].lines
        made.output_cell = (grid.index, index, c)


def _unnumbered(outline: Outline, line: Span) -> Span:
    """The line without a number or letter before it."""
    found = _ITEM.match(outline.text[line[0] : line[1]])
    return (line[0] + found.end(), line[1]) if found else line


def _doubt_pointers(outline: Outline, row: Sequence[GridCell], columns: TaskColumns, made: TaskCandidate) -> None:
    """A lead cell that names no body but a document that does: the words are kept, the doubt is said."""
    if made.lead or made.doubts:
        return
    for c in (*columns.lead, *columns.both):
        words = " ".join(outline.text[row[c].start : row[c].end].split())
        if words:
            made.doubts.append(f"không nêu tên cơ quan chủ trì: {words}")
            return


def _crossed(outline: Outline, grid: Grid, index: int, columns: TaskColumns, year: int | None) -> list[Timed]:
    """The months or quarters crossed in a row; of neighbours that are all crossed the last one counts."""
    row = grid.rows[index]
    marked = [bool(outline.text[row[c.index].start : row[c.index].end].strip()) for c in columns.calendar]
    found: list[Timed] = []
    for at, column in enumerate(columns.calendar):
        if not marked[at] or (at + 1 < len(marked) and marked[at + 1]):
            continue
        found += [
            Timed(*outline.words(*column.span), expression, "cell", (grid.index, index, column.index))
            for expression in deadlines_in_field(column.words, year)[:1]
        ]
    return found


def _once(outline: Outline, made: TaskCandidate) -> None:
    """Each body once per role: the lines of a row may name it again."""
    for bodies in (made.lead, made.coop):
        seen: set[str] = set()
        kept: list[Named] = []
        for body in bodies:
            key = fold_keep(outline.text[body.start : body.end])
            if key not in seen:
                seen.add(key)
                kept.append(body)
        bodies[:] = kept


def _extend(
    outline: Outline, grid: Grid, index: int, columns: TaskColumns, year: int | None, last: TaskCandidate
) -> None:
    """A row that adds bodies or times to the task above it, whose cell is merged down."""
    row = grid.rows[index]

    def own(indices: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(c for c in indices if row[c].origin is None or row[c].origin == (index, c))

    fresh = replace(
        columns,
        lead=own(columns.lead),
        coop=own(columns.coop),
        both=own(columns.both),
        time=own(columns.time),
        begin=columns.begin if columns.begin is not None and own((columns.begin,)) else None,
        output=own(columns.output),
    )
    _read_row(outline, grid, index, fresh, year, last)
    last.extent = (last.extent[0], max(last.extent[1], *(c.end for c in grid.rows[index])))


def _actions(
    outline: Outline, grid: Grid, index: int, columns: TaskColumns, made: TaskCandidate
) -> list[AlignedAction]:
    """Line i of the task with line i of the bodies and of the time, where their numbers agree."""
    row = grid.rows[index]
    lines = row[columns.task].lines
    n = len(lines)
    if n < 2:
        return []
    lead = _aligned(row, (*columns.lead, *columns.both), n)
    coop = _aligned(row, columns.coop, n)
    time = _aligned(row, columns.time, n)
    if lead is None and time is None and coop is None:
        return []
    if any(len(row[c].lines) not in (0, 1, n) for c in (*columns.lead, *columns.both, *columns.time)):
        return []
    out: list[AlignedAction] = []
    for i, line in enumerate(lines):
        action = AlignedAction(_bare(outline, line), cell=(grid.index, index, columns.task))
        for bodies, default, own in ((lead, "lead", (*columns.lead, *columns.both)), (coop, "coop", columns.coop)):
            spans = [bodies[i]] if bodies else [single for c in own for single in row[c].lines]
            for span in spans:
                first, second = roles_in(
                    outline, _unnumbered(outline, span), default, "cell", (grid.index, index, columns.task)
                )
                action.lead += first
                action.coop += second
        action.time_span = time[i] if time else None
        if action.time_span is None:
            singles = [single for c in columns.time for single in row[c].lines]
            action.time_span = singles[0] if len(singles) == 1 else None
        if action.time_span is not None:
            action.times = [t for t in made.times if _within(t, action.time_span)]
            action.time_span = _bare(outline, action.time_span)
        out.append(action)
    return out


def _within(timed: Timed, span: Span) -> bool:
    return span[0] <= timed.start and timed.end <= span[1]


def _aligned(row: Sequence[GridCell], columns: Sequence[int], n: int) -> tuple[Span, ...] | None:
    for c in columns:
        if len(row[c].lines) == n:
            return row[c].lines
    return None


def _bare(outline: Outline, span: Span) -> Span:
    """The line without bullet or number and final stop."""
    found = re.match(r"\s*(?:[-–+•*]\s*|\d{1,2}[.)]\s+|[a-zđ]\)\s+)", outline.text[span[0] : span[1]])
    start = span[0] + (found.end() if found else 0)
    end = span[1]
    while end > start and outline.text[end - 1] in " .;,":
        end -= 1
    return start, end

"""Tasks from upright tables: a row names a task, the rows below it say who, by when and what comes out.

``Nhiệm vụ 1 | Rà soát ...``, ``Chủ trì | Văn phòng Sở``, ``Thời hạn | 30/9/2025``; two columns, or a third of numbers
before them. Source: plans and annexes of departments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.extract.outline.labels import Label, read_label
from kehoach.extract.outline.sections import section_of
from kehoach.extract.rules.candidates import CellPlace, TaskCandidate
from kehoach.extract.rules.reading import limits_in, roles_in, times_in_field
from kehoach.extract.rules.task_labels import VALUED
from kehoach.models.outline import Grid, GridCell, Outline, Span

_TASK = re.compile(
    r"\W*(?:(?:tên|nội dung) )?(?:nhiệm vụ|công việc|hoạt động|giải pháp|đầu việc|nội dung)(?: (?:số|thứ))?"
    r"\s*(?P<ordinal>\d{1,3}|[IVX]+)?\W*",
    re.IGNORECASE,
)
_CRITERION = re.compile(r"\W*(?:tên )?(?:tiêu chí|chỉ số|tồn tại|hạn chế)\b[^.;:]{0,40}:?\W*", re.IGNORECASE)
_MOSTLY = 0.7


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: its words on the left, the cell on the right, and the number before them where there is one."""

    index: int
    name: str
    value: GridCell
    number: str


def upright_tasks(outline: Outline, grid: Grid, year: int | None) -> list[TaskCandidate]:
    """One task for each group of rows; [] for a table that does not stand upright."""
    rows = _named_rows(outline, grid)
    opens = [row for row in rows if _TASK.fullmatch(row.name)]
    labelled = [row for row in rows if _label(row) is not None]
    if not opens or not labelled or len(opens) + len(labelled) < _MOSTLY * len(rows):
        return []
    return list(_tasks(outline, grid, rows, year))


def _named_rows(outline: Outline, grid: Grid) -> list[_Row]:
    """The rows of two filled columns, or three where the first one numbers."""
    if grid.columns not in (2, 3):
        return []
    left = grid.columns - 2
    rows: list[_Row] = []
    for index, row in enumerate(grid.rows):
        name, number = _words(outline, row[left]), _words(outline, row[0]) if left else ""
        if len(number) > len("XVIII."):
            return []
        rows.append(_Row(index, name, row[left + 1], number.strip(" .()")))
    return rows


def _words(outline: Outline, cell: GridCell) -> str:
    return re.sub(r"\s+", " ", outline.text[cell.start : cell.end]).strip()


def _label(row: _Row) -> Label | None:
    """What a row's left cell announces, None where it is no label of who, when or what."""
    label = read_label(row.name)
    return label if label is not None and label.kind in VALUED and label.end >= len(row.name) else None


def _tasks(outline: Outline, grid: Grid, rows: list[_Row], year: int | None) -> Iterator[TaskCandidate]:
    task: TaskCandidate | None = None
    criterion: Span | None = None
    for row in rows:
        span = outline.words(row.value.start, row.value.end)
        opened = _TASK.fullmatch(row.name)
        if opened and span[1] > span[0]:
            if task is not None and not _is_head(grid, task):
                yield task
            place: CellPlace = (grid.index, row.index, row.value.column)
            start = grid.rows[row.index][0].start
            task = TaskCandidate("task", span, (start, span[1]), section=section_of(outline, span[0]), cell=place)
            task.ordinal = opened["ordinal"] or row.number or None
            task.criterion, criterion = criterion, None
        elif _CRITERION.fullmatch(row.name) and span[1] > span[0]:
            criterion = span
            if task is not None and not (task.lead or task.criterion):
                task.criterion, criterion = criterion, None
        elif task is not None and (label := _label(row)) is not None:
            _give(outline, grid, row, label, year, task)
    if task is not None:
        yield task


def _is_head(grid: Grid, task: TaskCandidate) -> bool:
    """Whether a group is but the head of the table: ``Nội dung | Chi tiết`` and nothing below."""
    at_head = task.cell is not None and task.cell[1] < max(grid.header_rows, 1)
    return at_head and not (task.lead or task.coop or task.times or task.outputs)


def _give(outline: Outline, grid: Grid, row: _Row, label: Label, year: int | None, task: TaskCandidate) -> None:
    """Give the right cell of a row to the task."""
    cell: CellPlace = (grid.index, row.index, row.value.column)
    task.extent = (task.extent[0], max(task.extent[1], row.value.end))
    for line in row.value.lines:
        if label.kind == "time":
            task.has_time_field = True
            task.times += times_in_field(outline, line, year, "cell", cell)
        elif label.kind == "output":
            task.outputs.append(line)
            task.output_cell = cell
        else:
            lead, coop = roles_in(outline, line, "coop" if label.kind == "coop" else "lead", "cell", cell)
            task.lead += lead
            task.coop += coop
    if label.kind == "output" and task.has_time_field:
        for line in row.value.lines:
            task.times += limits_in(outline, line, year)

"""What a task table says beside its words: the heading over a cell, what the other rows fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kehoach.audit.case import Case, place_of
from kehoach.models.language.fold import fold
from kehoach.models.outline import Grid, GridCell
from kehoach.models.records import TablePlace, Task, Where

_ENOUGH = 4  # rows that make a habit
_HABIT = 0.75  # the share of them that fill a column


def cell_at(case: Case, place: TablePlace) -> GridCell | None:
    """The cell of a place; None where the table has none there."""
    grid = _grids(case).get(place.index)
    if grid is None or place.row >= len(grid.rows) or place.column >= grid.columns:
        return None
    return grid.rows[place.row][place.column]


def column_of(case: Case, where: Where) -> tuple[int, int] | None:
    """The table and the column in which the words of a place stand; None outside tables."""
    place = where.table
    grid = _grids(case).get(place.index) if place else None
    if place is None or grid is None or place.row >= len(grid.rows):
        return None
    own = (cell.column for cell in grid.rows[place.row] if cell.start <= where.start < cell.end)
    return place.index, next(own, place.column)


def heading_cells(case: Case, index: int, column: int) -> Iterator[GridCell]:
    """The heading cells over a column, top first, those that a merged cell covers left out."""
    grid = _grids(case).get(index)
    if grid is None or column >= grid.columns:
        return
    for row in grid.rows[: grid.header_rows]:
        if row[column].origin is None and row[column].end > row[column].start:
            yield row[column]


@lru_cache(maxsize=32)
def heading(case: Case, index: int, column: int) -> str:
    """The folded words over a column, merged headings included; empty where there is none."""
    grid = _grids(case).get(index)
    if grid is None or column >= grid.columns:
        return ""
    cells = [row[column] for row in grid.rows[: grid.header_rows]]
    return " ".join(dict.fromkeys(fold(case.text[cell.start : cell.end]) for cell in cells))


def columns_headed(case: Case, index: int, words: re.Pattern[str]) -> list[int]:
    """The columns of a table whose heading holds the words."""
    grid = _grids(case).get(index)
    return [] if grid is None else [n for n in range(grid.columns) if words.search(heading(case, index, n))]


def rows_of_tasks(case: Case) -> dict[int, list[Task]]:
    """The tasks (duties left out) that are rows of a table, by table."""
    found: dict[int, list[Task]] = {}
    for task in case.plan.tasks:
        place = place_of(task.where).table
        if place is not None and task.role == "task":
            found.setdefault(place.index, []).append(task)
    return found


def blanks(case: Case, words: re.Pattern[str], filled: Iterable[str]) -> Iterator[tuple[Task, Where, GridCell, int]]:
    """Rows that leave a column empty which most rows of their table fill.

    Yields the task, its place, the heading cell of the column and how many rows fill it. ``words`` tell the column
    by its heading; a task in ``filled`` (ids) has what belongs there from elsewhere. A cell that a merged one
    covers is not empty; a row with nothing but its words is a heading.
    """
    has = set(filled)
    for index, tasks in rows_of_tasks(case).items():
        for column in columns_headed(case, index, words)[:1]:
            empty = [task for task in tasks if _is_empty(case, task, column) and _says_more(case, task)]
            full = len(tasks) - len(empty)
            headings = list(heading_cells(case, index, column))
            if not empty or len(tasks) < _ENOUGH or full / len(tasks) < _HABIT or not headings:
                continue
            for task in empty:
                if task.id not in has:
                    yield task, place_of(task.where), headings[-1], full


def _says_more(case: Case, task: Task) -> bool:
    """Whether the row of a task fills another cell than its number and its words (a heading row does not)."""
    place = place_of(task.where).table
    grid = _grids(case).get(place.index) if place else None
    if place is None or grid is None:
        return False
    rest = [cell for cell in grid.rows[place.row][1:] if cell.column != place.column and cell.origin is None]
    return any(case.text[cell.start : cell.end].strip() for cell in rest)


def _is_empty(case: Case, task: Task, column: int) -> bool:
    place = place_of(task.where).table
    own = cell_at(case, TablePlace(index=place.index, row=place.row, column=column)) if place else None
    return own is not None and own.origin is None and not case.text[own.start : own.end].strip()


@lru_cache(maxsize=1)
def _grids(case: Case) -> dict[int, Grid]:
    return {grid.index: grid for grid in case.outline.grids}

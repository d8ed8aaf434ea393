"""All targets of a document: measurable quantities that it sets to reach, in the order they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.extract.outline.sections import section_of
from kehoach.extract.rules.scores import subject_of
from kehoach.extract.rules.scores_table import scores_of_rows
from kehoach.extract.rules.targets_context import is_before, mode_of, mode_of_column
from kehoach.extract.rules.targets_figures import targets_of_text
from kehoach.extract.rules.targets_sense import Mode
from kehoach.extract.rules.targets_table import read_cell, targets_of_rows
from kehoach.models.language.fold import fold
from kehoach.models.outline import Grid, Node, Outline, Span
from kehoach.models.records import Target

_BULLET = re.compile(r"^(?:\s|[-–+*•](?!\d))*")
_YEAR = re.compile(r"(?<![\d/])20\d\d(?!\d)")
_HEADING_LENGTH = 400
_READ = frozenset({"item", "bullet", "paragraph"})


def find_targets(outline: Outline) -> list[Target]:
    """The targets of aims, tasks, outputs and duties; past results, awards, money and forms have none.

    Sources: sections MỤC TIÊU, CHỈ TIÊU, NHIỆM VỤ, TỔ CHỨC THỰC HIỆN; task tables; tables of indicators.
    """
    found: list[Target] = []
    since = _first_year(outline)
    for node, headings in _walk(outline, outline.root, ()):
        if node.zone not in {"body", "basis"}:
            continue
        mode = mode_of(headings, node.zone, since)
        if mode is None:
            continue
        if node.grid is not None:
            found += _of_grid(outline, node.grid, headings, mode, since)
        elif node.kind in _READ:
            found += _of_span(outline, (node.body, node.end), mode, since)
    return found


def _first_year(outline: Outline) -> int | None:
    """The first year that title and date of issue name: what is told of earlier ones is past."""
    zones = {"title", "head"}
    heads = (outline.text[node.start : node.end] for node in outline.root.walk() if node.zone in zones)
    return min((int(year) for head in heads for year in _YEAR.findall(head)), default=None)


def _walk(outline: Outline, node: Node, above: tuple[str, ...]) -> Iterator[tuple[Node, tuple[str, ...]]]:
    """Every node with the headings over it, a lead-in paragraph ("Mục tiêu cụ thể:") among them."""
    before: tuple[str, ...] = ()
    for child in node.children:
        words = outline.text[child.body : child.end].strip()
        if child.kind == "paragraph":
            before = (words,) if words.endswith(":") and len(words) < _HEADING_LENGTH else ()
        elif child.kind == "item":
            before = ()
        yield child, (*above, *(before if child.kind != "paragraph" else ()))
        own = (words,) if child.kind in {"item", "bullet", "paragraph"} and words else _part_title(outline, child)
        yield from _walk(outline, child, (*above, *before, *own))


def _part_title(outline: Outline, node: Node) -> tuple[str, ...]:
    """The name of an annex."""
    if node.kind != "part" or not node.label:
        return ()
    heads = [child for child in node.children if child.zone == "annex-head"]
    span = node.title or ((heads[0].start, heads[-1].end) if heads else None)
    return (" ".join(outline.text[slice(*span)].split()),) if span else ()


def _of_span(
    outline: Outline, span: Span, mode: Mode, since: int | None, cell: tuple[int, int, int] | None = None
) -> Iterator[Target]:
    text = outline.text[slice(*span)]
    for figure in targets_of_text(text, mode):
        left, right = figure.clause
        if mode == "tasks" and figure.op == "=" and is_before(fold(text[left:right]), since):
            continue
        left = right - len(_BULLET.sub("", text[left:right]))
        start, end = outline.words(span[0] + left, span[0] + right)
        yield Target(
            section=section_of(outline, span[0] + figure.start),
            text=" ".join(outline.text[start:end].split()),
            value=figure.value,
            upper=figure.upper,
            unit=figure.unit,
            op=figure.op,
            printed=" ".join(figure.printed.split()),
            where=outline.where(start, end, cell),
        )


def _of_grid(
    outline: Outline, grid: Grid, headings: tuple[str, ...], mode: Mode, since: int | None
) -> Iterator[Target]:
    rows = [[outline.text[cell.start : cell.end] for cell in row] for row in grid.rows]
    context = " ".join(headings)
    if scores_of_rows(rows, grid.header_rows, context, "", subject_of(outline)):
        return
    indicators = targets_of_rows(rows, grid.header_rows, context)
    for found in indicators:
        cell = grid.rows[found.row][found.column]
        yield Target(
            section=section_of(outline, cell.start),
            text=f"{found.name}: {found.printed}",
            value=found.value,
            upper=found.upper,
            unit=found.unit,
            op=found.op,
            printed=found.printed,
            where=outline.where(cell.start, cell.end, (grid.index, cell.row, cell.column)),
        )
    heads = [" ".join(dict.fromkeys(row[column] for row in rows[: grid.header_rows])) for column in range(grid.columns)]
    for row in grid.rows[grid.header_rows :]:
        for cell in row:
            read = mode_of_column(heads[cell.column], mode) if cell.origin is None else None
            if indicators and read_cell(rows[cell.row][cell.column].strip()):
                continue  # a bare figure of an indicator table is a target of its own or a result beside it
            if read:
                place = (grid.index, cell.row, cell.column)
                yield from _of_span(outline, (cell.start, cell.end), read, since, place)

"""The three records a plan has thousands of, made in half the time.

A frozen record sets its fields through ``object.__setattr__``, by name; that is a fifth of the time of
reading a file. Here the slots are filled directly, once, before anyone else holds the record.
"""

from __future__ import annotations

from typing import Any, cast

from kehoach.models.layout import Cell, Font, Paragraph, Place, Run, Shape, Table

_new = object.__new__


def _setters(record: type[Any], *names: str) -> list[Any]:
    return [cast(Any, record).__dict__[name].__set__ for name in names]


_run_text, _run_font, _run_place = _setters(Run, "text", "font", "place")
_runs, _place, _shape, _label, _style = _setters(Paragraph, "runs", "place", "shape", "label", "style")
_blocks, _rows, _columns, _origin, _cell_place = _setters(Cell, "blocks", "row_span", "column_span", "origin", "place")


def run(text: str, font: Font) -> Run:
    """``Run(text, font)``."""
    made = _new(Run)
    _run_text(made, text)
    _run_font(made, font)
    _run_place(made, None)
    return made


def paragraph(
    runs: tuple[Run, ...], place: Place, shape: Shape | None, label: str | None, style: str | None
) -> Paragraph:
    """``Paragraph(runs, place, shape, label, style)``."""
    made = _new(Paragraph)
    _runs(made, runs)
    _place(made, place)
    _shape(made, shape)
    _label(made, label)
    _style(made, style)
    return made


def cell(blocks: tuple[Paragraph | Table, ...], place: Place) -> Cell:
    """``Cell(blocks, place=place)``."""
    made = _new(Cell)
    _blocks(made, blocks)
    _rows(made, 1)
    _columns(made, 1)
    _origin(made, None)
    _cell_place(made, place)
    return made

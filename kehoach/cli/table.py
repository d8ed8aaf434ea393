"""The records as tables on a terminal. The interface is that of the writers in ``generate/writers``."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kehoach.cli.speech import Lang
from kehoach.generate.tables import TABLES, Table, as_text, say

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from kehoach.models.records import Plan

EXTENSION = "txt"
BINARY = False
SINGLE = False
SHOWN = ("header", "scores", "tasks", "targets", "issues")
_MARK = "kehoach · "
_WIDTH = 120
_NUMBERS = frozenset({"scores", "targets"})


def write(plans: Sequence[Plan], only: frozenset[str], lang: Lang) -> bytes:
    """The tables as plain UTF-8 text, 120 characters wide."""
    lines = drawn(plans, only, lang, terminal=False).splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines).encode()


def is_own(data: bytes) -> bool:
    """Whether the bytes begin as these tables do."""
    return data.startswith(_MARK.encode())


def drawn(plans: Sequence[Plan], only: frozenset[str], lang: Lang, *, terminal: bool) -> str:
    """The tables as text: for a terminal in its width and, unless NO_COLOR is set, in colour."""
    # Drawn into a string: rich ends the process by itself when the reader of its output goes away.
    from rich.console import Console

    out = io.StringIO()
    width = None if terminal else _WIDTH
    console = Console(file=out, force_terminal=terminal, width=width, legacy_windows=False)
    for plan in plans:
        _draw(console, plan, only, lang)
    return out.getvalue()


def _draw(console: Console, plan: Plan, only: frozenset[str], lang: Lang) -> None:
    from rich.text import Text

    console.print(Text(f"{_MARK}{plan.source.name}", style="dim"), soft_wrap=True)
    for kind in SHOWN if not only else [kind for kind in TABLES if kind in only]:
        table = TABLES[kind]
        rows = [[as_text(cell, lang) for cell in row] for row in table.rows(plan, lang, brief=True)]
        if not rows:
            continue
        console.print()
        console.print(_overview(rows[0], lang) if kind == "header" else _table(table, rows, lang))
    console.print()


def _overview(row: list[str], lang: Lang) -> RenderableType:
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid.grid(padding=(0, 2))
    for heading, cell in zip(TABLES["header"].headings(lang, brief=True), row, strict=True):
        if cell:
            grid.add_row(Text(heading, style="bold"), Text(cell))
    return grid


def _table(table: Table[Any], rows: list[list[str]], lang: Lang) -> RenderableType:
    """The rows under their headings; columns that hold nothing are left out."""
    from rich import box
    from rich.table import Table as Grid
    from rich.text import Text

    columns = table.shown(brief=True)
    kept = [index for index in range(len(columns)) if any(row[index] for row in rows)]
    grid = Grid(
        title=Text(f"{say(table.title, lang)} ({len(rows)})", style="bold"),
        title_justify="left",
        box=box.SIMPLE_HEAD if table.kind in _NUMBERS else box.HORIZONTALS,
        show_lines=table.kind not in _NUMBERS,
        expand=table.kind not in _NUMBERS,
        header_style="bold",
        padding=(0, 1, 0, 0),
    )
    for index in kept:
        heading = say(columns[index].heading, lang)
        wide = columns[index].width >= 20
        grid.add_column(
            heading,
            ratio=columns[index].width if wide else None,
            overflow="fold",
            min_width=min(columns[index].width, 8 if wide else 4),
        )
    for row in rows:
        grid.add_row(*(Text(row[index]) for index in kept))
    return grid

"""The work of ``kehoach stats``: counts what a store holds and shows it."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach.cli import exits
from kehoach.cli.speech import Speech
from kehoach.cli.store_options import named_store
from kehoach.cli.streams import Reporter, printable, write_data
from kehoach.corpus.sameness import Group, is_current, read_groups, refresh
from kehoach.corpus.stats import statistics
from kehoach.corpus.store import open_store
from kehoach.generate import output
from kehoach.generate.reports.stats import page
from kehoach.generate.reports.stats.figures import Counts, Statistics
from kehoach.generate.reports.stats.tables import StatsTable, as_csv, as_json, tables
from kehoach.generate.tables import as_text
from kehoach.models.errors import OutputError, Said, UsageError

if TYPE_CHECKING:
    from rich.console import Console

_WIDTH = 120
_MOST_ROWS = 40  # of a table on the terminal
_NARROW = 24  # characters below which a first column is never squeezed


@dataclass(frozen=True, slots=True, kw_only=True)
class StatsRequest:
    """What was asked for."""

    store: str
    html: str | None
    form: str
    force: bool
    errors: str

    @classmethod
    def of(cls, given: dict[str, Any]) -> StatsRequest:
        """The request as click hands it over. Raises ``UsageError`` (``usage.missing``, ``usage.no_folder``)."""
        asked: dict[str, Any] = {**given, "store": named_store(given["store"], "stats")}
        html = asked["html"]
        if html is not None and not Path(html).absolute().parent.is_dir():
            raise UsageError(
                "usage.no_folder",
                Said(
                    "thư mục của tệp nêu ở --html không tồn tại", "the folder of the file after --html does not exist"
                ),
                Said("Tạo thư mục hoặc chọn nơi khác.", "Make the folder or choose another place."),
                html,
            )
        return cls(**asked)


def count(request: StatsRequest, speech: Speech) -> int:
    """Carries the request out and returns the exit code."""
    reporter = Reporter(speech, as_json=request.errors == "json")
    groups = _groups(request.store, reporter, speech)
    with open_store(request.store) as store:
        figures = statistics(store, groups)
    if request.html is not None:
        path = Path(request.html)
        output.put(page.write(figures, speech.lang), path, force=request.force, is_own=page.is_own)
        reporter.note(speech(f"đã ghi {path}", f"{path} written"))
    if request.form == "csv":
        write_data(as_csv(figures, speech.lang))
    elif request.form == "json":
        write_data(as_json(figures))
    else:
        write_data(_text(figures, speech).encode())
    return exits.CLEAN


def _groups(name: str, reporter: Reporter, speech: Speech) -> list[Group] | None:
    """The groups of like documents; worked out now where documents came since, if the store can be written to."""
    with open_store(name) as store:
        if is_current(store):
            return read_groups(store)
    try:
        with open_store(name, write=True) as store:
            return refresh(store)
    except OutputError as error:
        reporter.note(
            speech(
                f"Chưa tìm văn bản trùng vì không ghi được kho: {error.message.vi}.",
                f"Like documents were not looked for, the store cannot be written to: {error.message.en}.",
            )
        )
        return None


def _text(figures: Statistics, speech: Speech) -> str:
    """The tables as a terminal shows them; in plain characters elsewhere."""
    from rich.console import Console

    terminal = sys.stdout.isatty()
    out = io.StringIO()
    console = Console(
        file=out, force_terminal=terminal, width=None if terminal else _WIDTH, legacy_windows=False, highlight=False
    )
    console.print(_overview(figures.counts, speech), soft_wrap=True, markup=False)
    for table in tables(figures, speech.lang):
        console.print()
        _draw(console, table, speech)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _overview(counts: Counts, speech: Speech) -> str:
    years = f"{counts.years[0]}-{counts.years[-1]}" if counts.years else "?"
    doubles = speech(f" (thêm {counts.doubles} bản sao, dự thảo)", f" (and {counts.doubles} copies or drafts)")
    failed = speech(f", {counts.failed} tệp không đọc được", f", {counts.failed} files not read")
    said = speech(
        f"{counts.documents} văn bản{doubles if counts.doubles else ''} của {counts.units} đơn vị, {years}; "
        f"{counts.tasks} nhiệm vụ, {counts.duties} trách nhiệm, {counts.findings} phát hiện",
        f"{counts.documents} documents{doubles if counts.doubles else ''} of {counts.units} units, {years}; "
        f"{counts.tasks} tasks, {counts.duties} duties, {counts.findings} findings",
    )
    return f"kehoach · {said}{failed if counts.failed else ''}"


def _draw(console: Console, table: StatsTable, speech: Speech) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    title = Text(f"{table.title} ({len(table.rows)})", style="bold")
    grid = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, header_style="bold", padding=(0, 1, 0, 0))
    words = len(table.headings) - table.numbers
    for at, heading in enumerate(table.headings):
        if at < words:
            grid.add_column(Text(printable(heading)), overflow="fold", min_width=_NARROW if at == 0 else None)
        else:
            grid.add_column(Text(printable(heading)), justify="right", overflow="fold")
    for row in table.rows[:_MOST_ROWS]:
        grid.add_row(*(Text(printable(as_text(cell, speech.lang))) for cell in row))
    console.print(grid)
    left = len(table.rows) - _MOST_ROWS
    if left > 0:
        said = speech(f"  và {left} dòng khác (--format csv, --html)", f"  and {left} more (--format csv, --html)")
        console.print(said, markup=False)

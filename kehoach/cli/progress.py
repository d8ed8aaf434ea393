"""A bar on stderr while several files are worked on, where stderr is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager

from kehoach.cli.streams import printable


@contextmanager
def progress(total: int, wanted: bool) -> Generator[Callable[[str], None]]:
    """Gives a function to call with the name of each file as its turn comes."""
    if not wanted or total < 2 or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=total)
        begun = False

        def turn(name: str) -> None:
            nonlocal begun
            bar.update(task, advance=1 if begun else 0, description=printable(name))
            begun = True

        yield turn

"""How far convert is: a bar with rate and time left on a terminal, else a line now and then."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from types import TracebackType
from typing import Any

from kehoach.cli.speech import Speech
from kehoach.cli.streams import Reporter

_EVERY = 30.0  # seconds between two lines where there is no terminal
_REDRAW = 0.1
_MINUTE = 60


class Progress:
    """Counts the files that ended. The rate is that of files read in this run: the others cost nothing."""

    def __init__(self, speech: Speech, reporter: Reporter, *, wanted: bool) -> None:
        self._speech = speech
        self._reporter = reporter
        self._wanted = wanted
        self._began = self._said = time.monotonic()
        self._ended = self._read = 0
        self._bar: Any
        self._task: Any = None
        self._open = ExitStack()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def step(self, total: int, *, read: bool) -> None:
        """One file of ``total`` ended; ``read`` in this run."""
        self._ended += 1
        self._read += read
        if not self._wanted or not self._read:
            return  # what was known before is through in a moment
        now = time.monotonic()
        if sys.stderr.isatty():
            self._draw(now, total)
        elif now - self._said >= _EVERY:
            self._said = now
            self._reporter.note(self._line(now, total))

    def _draw(self, now: float, total: int) -> None:
        if self._task is None:
            self._begin(total)
        elif now - self._said < _REDRAW and self._ended < total:
            return
        self._said = now
        self._bar.update(self._task, completed=self._ended, total=total, description=self._pace(now, total))

    def _begin(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bar

        columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
        console = Console(stderr=True)
        bar = Bar(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=True)
        self._bar = self._open.enter_context(bar)
        self._task = self._bar.add_task("", total=total)

    def _line(self, now: float, total: int) -> str:
        return f"{self._ended}/{total} {self._speech('tệp', 'files')}, {self._pace(now, total)}"

    def _pace(self, now: float, total: int) -> str:
        """Files a second and the time that is left at that rate."""
        rate = self._read / max(now - self._began, 0.001)
        left = round((total - self._ended) / rate)
        clock = f"{left // _MINUTE:02d}:{left % _MINUTE:02d}"
        speed = f"{rate:.1f}"
        return self._speech(f"{speed.replace('.', ',')} tệp/giây, còn {clock}", f"{speed} files/s, {clock} left")

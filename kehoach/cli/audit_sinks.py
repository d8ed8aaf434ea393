"""Where the reports of an audit go: stdout piece by piece, stdout at the end, or files in a folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Protocol

from kehoach.cli.speech import Lang
from kehoach.cli.streams import printable, write_data
from kehoach.generate import output
from kehoach.generate.reports import report
from kehoach.models.errors import OutputError, Said

if TYPE_CHECKING:
    from kehoach.models.findings import Audit, Audited

_WIDEST = 110


class Sink(Protocol):
    """Takes the audits one after the other. ``take`` returns the file it wrote; ``finish`` ends the report."""

    def take(self, index: int, audited: Audited) -> Path | None: ...

    def finish(self) -> None: ...


class Text:
    """Each report to stdout as soon as it is made, in colour on a terminal; several end in an overview."""

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang
        self._audits: list[Audit] = []
        terminal = sys.stdout.isatty()
        self._colour = terminal and not os.environ.get("NO_COLOR")
        self._width = min(get_terminal_size().columns, _WIDEST) if terminal else _WIDEST

    def take(self, index: int, audited: Audited) -> Path | None:
        """Writes the report."""
        from kehoach.generate.reports import text

        self._say(text.document(audited, self._lang, colour=self._colour, width=self._width), index > 0)
        self._audits.append(audited.audit)

    def finish(self) -> None:
        """Writes what holds over several documents."""
        from kehoach.generate.reports import text

        if len(self._audits) > 1:
            self._say(text.overview(self._audits, self._lang, colour=self._colour, width=self._width), True)

    def _say(self, words: str, apart: bool) -> None:
        write_data((("\n" if apart else "") + words).encode())


class Lines:
    """One audit to stdout as an object, several as JSON Lines, each as soon as it is made."""

    def __init__(self, several: bool) -> None:
        self._several = several

    def take(self, index: int, audited: Audited) -> Path | None:
        """Writes the audit."""
        from kehoach.generate.reports import json

        del index
        write_data(json.line(audited) if self._several else json.write([audited], "vi"))

    def finish(self) -> None:
        """Nothing is left to write."""


class Whole:
    """All audits to stdout as one report, once the last document is read."""

    def __init__(self, form: str, lang: Lang) -> None:
        self._report = report(form)
        self._lang: Lang = lang
        self._audits: list[Audited] = []

    def take(self, index: int, audited: Audited) -> Path | None:
        """Keeps the audit for the end."""
        del index
        self._audits.append(audited)

    def finish(self) -> None:
        """Writes the report, where there is something to write."""
        if self._audits:
            write_data(self._report.write(self._audits, self._lang))


class Folder:
    """One report a document in a folder, named as the document is."""

    def __init__(self, form: str, lang: Lang, *, folder: Path, inputs: Sequence[str], force: bool) -> None:
        self._report = report(form)
        self._lang: Lang = lang
        self._folder = folder
        self._stems = output.stems(["stdin" if name == "-" else name for name in inputs])
        self._inputs = {Path(name).resolve() for name in inputs}
        self._force = force
        output.folder(folder)

    def take(self, index: int, audited: Audited) -> Path | None:
        """Writes the report and returns its path."""
        path = self._folder / f"{self._stems[index]}.{self._report.EXTENSION}"
        put(self._report.write([audited], self._lang), path, self._inputs, self._report.is_own, self._force)
        return path

    def finish(self) -> None:
        """Nothing is left to write."""


def put(data: bytes, path: Path, inputs: set[Path], is_own: Callable[[bytes], bool], force: bool) -> None:
    """Writes a file, never over a document that is being read.

    Raises:
        OutputError: ``output.is_input``, or as ``output.put`` does.
    """
    if path.resolve() in inputs:
        raise OutputError(
            "output.is_input",
            Said("tệp kết quả trùng với tệp đang đọc", "the result would replace the document itself"),
            Said("Chọn nơi ghi khác.", "Choose another place to write to."),
            printable(str(path)),
        )
    output.put(data, path, force=force, is_own=is_own)

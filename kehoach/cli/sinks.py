"""Where the records of a command go: stdout piece by piece, stdout at the end, or files in a folder."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from kehoach.cli import table
from kehoach.cli.speech import Lang
from kehoach.cli.streams import write_data
from kehoach.generate import output
from kehoach.generate.tables import TABLES
from kehoach.generate.writers import Writer, names, writer
from kehoach.models.errors import OutputError, Said

if TYPE_CHECKING:
    from kehoach.models.records import Plan

FORMATS = ("table", *names())


def writer_of(name: str) -> Writer:
    """The writer of a format; the table for terminals is one of them."""
    return cast(Writer, table) if name == "table" else writer(name)


class Sink(Protocol):
    """Takes the plans one after the other. ``take`` returns the files it wrote."""

    def take(self, index: int, plan: Plan) -> Sequence[Path]: ...

    def finish(self) -> None: ...


class Stream:
    """Each plan to stdout as soon as it is read. Several plans in JSON are JSON Lines."""

    def __init__(self, name: str, only: frozenset[str], lang: Lang, several: bool) -> None:
        self._writer = writer_of("jsonl" if name == "json" and several else name)
        self._only = only
        self._lang: Lang = lang
        self._drawn = name == "table" and sys.stdout.isatty()

    def take(self, index: int, plan: Plan) -> Sequence[Path]:
        """Writes the plan."""
        del index
        if self._drawn:
            write_data(table.drawn([plan], self._only, self._lang, terminal=True).encode())
        else:
            write_data(self._writer.write([plan], self._only, self._lang))
        return ()

    def finish(self) -> None:
        """Nothing is left to write."""


class Whole:
    """All plans to stdout as one file, once the last is read (CSV, XLSX)."""

    def __init__(self, name: str, only: frozenset[str], lang: Lang) -> None:
        self._writer = writer_of(name)
        self._only = only
        self._lang: Lang = lang
        self._plans: list[Plan] = []

    def take(self, index: int, plan: Plan) -> Sequence[Path]:
        """Keeps the plan for the end."""
        del index
        self._plans.append(plan)
        return ()

    def finish(self) -> None:
        """Writes the file, where there is something to write."""
        if self._plans:
            write_data(self._writer.write(self._plans, self._only, self._lang))


class Folder:
    """One file a plan in a folder, or one file a plan and kind of record where a file holds one kind."""

    def __init__(
        self, name: str, only: frozenset[str], lang: Lang, *, folder: Path, inputs: Sequence[str], force: bool
    ) -> None:
        self._writer = writer_of(name)
        self._only = only
        self._lang: Lang = lang
        self._folder = folder
        self._stems = output.stems(inputs)
        self._inputs = {Path(name).resolve() for name in inputs}
        self._force = force
        output.folder(folder)

    def take(self, index: int, plan: Plan) -> Sequence[Path]:
        """Writes the plan's files and returns their paths."""
        stem, extension = self._stems[index], self._writer.EXTENSION
        parts = {f"{stem}.{extension}": self._only}
        if self._writer.SINGLE:
            kinds = [kind for kind in TABLES if not self._only or kind in self._only]
            parts = {f"{stem}.{kind}.{extension}": frozenset({kind}) for kind in kinds}
        paths: list[Path] = []
        for name, only in parts.items():
            path = self._folder / name
            if path.resolve() in self._inputs:
                raise OutputError(
                    "output.is_input",
                    Said("tệp kết quả trùng với tệp đang đọc", "the result would replace the document itself"),
                    Said("Chọn thư mục khác cho -o.", "Choose another folder for -o."),
                    str(path),
                )
            data = self._writer.write([plan], only, self._lang)
            output.put(data, path, force=self._force, is_own=self._writer.is_own)
            paths.append(path)
        return paths

    def finish(self) -> None:
        """Nothing is left to write."""

"""Audits on paper: one file a report format, found by folder scan; the file's name is the format's name."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, cast

if TYPE_CHECKING:
    from kehoach.models.findings import Audited


class Report(Protocol):
    """What a format's module offers.

    ``EXTENSION`` without the dot; ``BINARY`` = not for a terminal. ``write`` turns audits into the bytes of one
    file; with several it also says what holds over all. ``is_own`` tells whether bytes were written by this
    format, so that an earlier result may be replaced without asking.
    """

    EXTENSION: str
    BINARY: bool

    def write(self, audits: Sequence[Audited], lang: Literal["vi", "en"]) -> bytes: ...

    def is_own(self, data: bytes) -> bool: ...


def names() -> list[str]:
    """The names of all formats, without importing one."""
    return sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))


def report(name: str) -> Report:
    """The format of that name. Raises ``ModuleNotFoundError`` for a name that ``names`` does not list."""
    return cast(Report, import_module(f"{__name__}.{name}"))

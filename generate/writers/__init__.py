"""One file an output format, found by folder scan; the file's name is the format's name."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, cast

from kehoach.models.errors import Said, UsageError

if TYPE_CHECKING:
    from kehoach.models.records import Plan


class Writer(Protocol):
    """What a format's module offers.

    ``EXTENSION`` without the dot; ``BINARY`` = not for a terminal; ``SINGLE`` = one file holds one kind
    of record. ``write`` turns the records of the plans into the bytes of one file: ``only`` names the
    kinds of record wanted (empty = all). ``is_own`` tells whether bytes were written by this format, so
    that an earlier result may be replaced without asking.
    """

    EXTENSION: str
    BINARY: bool
    SINGLE: bool

    def write(self, plans: Sequence[Plan], only: frozenset[str], lang: Literal["vi", "en"]) -> bytes: ...

    def is_own(self, data: bytes) -> bool: ...


def names() -> list[str]:
    """The names of all formats, without importing one."""
    return sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))


def writer(name: str) -> Writer:
    """The format of that name. Raises ``ModuleNotFoundError`` for a name that ``names`` does not list."""
    return cast(Writer, import_module(f"{__name__}.{name}"))


def several_kinds() -> UsageError:
    """What is said where a form that holds one kind of record is asked for several."""
    return UsageError(
        "usage.one_kind",
        Said("một bảng chỉ chứa một loại bản ghi", "one table holds one kind of record"),
        Said("Dùng -o THƯ_MỤC để ghi mỗi loại một tệp.", "Use -o DIR to write one file a kind."),
    )

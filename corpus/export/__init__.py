"""What a store holds as files for others: one file a form in ``forms``, found by folder scan.

``export(store, "xlsx", ["tasks"], filters, "vi")`` gives the bytes of one file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Literal, Protocol, TypeAlias, cast

from kehoach.corpus.database import Row
from kehoach.corpus.export.kinds import KINDS, Kind, deadline_rows, rows
from kehoach.corpus.search_sql import Filters
from kehoach.corpus.store import Store
from kehoach.models.errors import Said, UsageError

Lang: TypeAlias = Literal["vi", "en"]


class Form(Protocol):
    """What a form's module offers.

    ``EXTENSION`` without the dot; ``BINARY`` = not for a terminal; ``SINGLE`` = one file holds one kind of record;
    ``HOLDS`` = the kinds it can hold; ``DEFAULT`` = those it holds unless told otherwise. ``write`` gives the bytes of
    one file. ``is_own`` tells whether bytes were written by this form, so that they may be replaced without asking.
    """

    EXTENSION: str
    BINARY: bool
    SINGLE: bool
    HOLDS: tuple[Kind, ...]
    DEFAULT: tuple[Kind, ...]

    def write(self, asked: Asked, lang: Lang) -> bytes: ...

    def is_own(self, data: bytes) -> bool: ...


@dataclass(slots=True)
class Asked:
    """What is to be exported; ``said`` collects remarks about what a form had to leave out."""

    store: Store
    kinds: Sequence[Kind]
    filters: Filters
    said: list[Said] = field(default_factory=list[Said])
    counts: Counter[Kind] = field(default_factory=Counter[Kind])

    def rows(self, kind: Kind) -> Iterator[Row]:
        """The rows of a kind one by one, as ``kinds.rows`` gives them."""
        for row in rows(self.store, kind, self.filters):
            self.counts[kind] += 1
            yield row

    def deadlines(self) -> Iterator[Row]:
        """The deadlines of the tasks asked for, each with its task and document."""
        return deadline_rows(self.store, self.filters)


@dataclass(frozen=True, slots=True)
class Exported:
    """The bytes of one file, how many rows of each kind stand in it (none for a calendar), what is to be said."""

    data: bytes
    counts: dict[Kind, int]
    said: tuple[Said, ...]


def form_names() -> list[str]:
    """The names of all forms, without importing one."""
    return sorted(path.stem for path in (Path(__file__).parent / "forms").glob("[a-z]*.py"))


def form(name: str) -> Form:
    """The form of that name. Raises ``ModuleNotFoundError`` for a name that ``form_names`` does not list."""
    return cast(Form, import_module(f"{__name__}.forms.{name}"))


def export(store: Store, name: str, kinds: Sequence[Kind], filters: Filters, lang: Lang) -> Exported:
    """The records of some kinds that meet the filters as one file.

    Raises:
        UsageError: ``usage.one_kind`` or ``usage.kind`` where the form cannot hold what is asked for,
            ``usage.filter`` where a kind has nothing of what a filter asks, ``usage.extra`` without the form's library.
    """
    chosen = form(name)
    wanted = check_kinds(name, kinds)
    asked = Asked(store, wanted, filters)
    data = chosen.write(asked, lang)
    return Exported(data, {kind: asked.counts[kind] for kind in wanted}, tuple(asked.said))


def check_kinds(name: str, kinds: Sequence[Kind]) -> tuple[Kind, ...]:
    """The kinds a file of that form will hold; its own where none is named.

    Raises:
        UsageError: ``usage.one_kind`` or ``usage.kind``.
    """
    chosen = form(name)
    wanted = tuple(dict.fromkeys(kinds)) or chosen.DEFAULT
    if chosen.SINGLE and len(wanted) > 1:
        raise UsageError(
            "usage.one_kind",
            Said(f"một tệp {name} chỉ chứa một loại bản ghi", f"one {name} file holds one kind of record"),
            Said("Chọn một loại ở --what, hoặc dùng xlsx hay sqlite.", "Name one in --what, or use xlsx or sqlite."),
        )
    for kind in wanted:
        if kind not in chosen.HOLDS:
            held = ", ".join(chosen.HOLDS)
            raise UsageError(
                "usage.kind",
                Said(f"dạng {name} không chứa {kind}", f"{name} does not hold {kind}"),
                Said(f"Dùng --what {held}.", f"Use --what {held}."),
            )
    return wanted


__all__ = ["KINDS", "Asked", "Exported", "Filters", "Form", "Kind", "check_kinds", "export", "form", "form_names"]

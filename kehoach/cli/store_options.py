"""What commands over a store share: its option, days as people write them, the pen for a terminal."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from datetime import date
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

import click

from kehoach.cli.speech import Speech
from kehoach.models.errors import Said, UsageError

if TYPE_CHECKING:
    from kehoach.corpus.search_sql import Filters

_WIDEST = 110
_FILTERS = ("body", "year", "field", "unit", "kind")
_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)|(?P<d>\d\d?)[/.-](?P<m>\d\d?)[/.-](?P<y>\d{4})")


def store(speech: Speech) -> click.Option:
    """``--store``: the store that ``kehoach convert`` made."""
    return click.Option(
        ["--store"],
        metavar=speech("KHO", "STORE"),
        help=speech("Kho do kehoach convert lập.", "The store that kehoach convert made."),
    )


def named_store(name: str | None, command: str) -> str:
    """The store that was named.

    Raises:
        UsageError: ``usage.missing`` where none was.
    """
    if not name:
        raise UsageError(
            "usage.missing",
            Said("còn thiếu --store", "--store is missing"),
            Said(f"Ví dụ: kehoach {command} ... --store KHO.", f"For example: kehoach {command} ... --store STORE."),
        )
    return name


def day(option: str, written: str | None) -> str | None:
    """A day that an option names, 2024-06-30 or 30/6/2024, as ISO text.

    Raises:
        UsageError: ``usage.day``.
    """
    if written is None:
        return None
    found = _DAY.fullmatch(written.strip())
    try:
        if found is None:
            raise ValueError(written)
        parts = [found["year"] or found["y"], found["month"] or found["m"], found["day"] or found["d"]]
        return date(*map(int, parts)).isoformat()
    except ValueError as error:
        raise UsageError(
            "usage.day",
            Said(f"giá trị của {option} không phải là một ngày: {written}", f"{option} is not a day: {written}"),
            Said("Viết 2024-06-30 hoặc 30/6/2024.", "Write 2024-06-30 or 30/6/2024."),
        ) from error


def taken_filters(asked: dict[str, Any]) -> Filters:
    """The filters among what click hands over, taken out of it. Raises ``UsageError`` (``usage.day``)."""
    from kehoach.corpus.search_sql import Filters

    return Filters(
        due_before=day("--due-before", asked.pop("due_before")),
        due_after=day("--due-after", asked.pop("due_after")),
        **{name: asked.pop(name) for name in _FILTERS},
    )


class Pen:
    """Writes words in bold, faint or marked: in colour on a terminal, marks as «words» elsewhere."""

    def __init__(self) -> None:
        terminal = sys.stdout.isatty()
        self._colour = terminal and not os.environ.get("NO_COLOR")
        self.width = min(get_terminal_size().columns, _WIDEST) if terminal else _WIDEST

    def bold(self, words: str) -> str:
        """The words in bold."""
        return f"\033[1m{words}\033[0m" if self._colour else words

    def faint(self, words: str) -> str:
        """The words in grey."""
        return f"\033[2m{words}\033[0m" if self._colour else words

    def marked(self, text: str, marks: Sequence[tuple[int, int]]) -> str:
        """The text with the marked places shown."""
        before, after = ("\033[1;33m", "\033[0m") if self._colour else ("«", "»")
        pieces: list[str] = []
        at = 0
        for start, end in marks:
            pieces += [text[at:start], before, text[start:end], after]
            at = end
        return "".join((*pieces, text[at:]))

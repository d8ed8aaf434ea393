"""Dates broken inside their figures by the edge of a narrow cell (``15/6/202 6``), made whole for reading."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kehoach.models.language.dates import iso_day

# The year of a date, and its month where the year stands behind it, may have white space between the figures.
_YEAR = r"2\s?0\s?\d\s?\d(?!\d)"
_BROKEN = re.compile(
    rf"(?<![\w/.,])(?:(?P<d>\d{{1,2}})(?P<mark>[/.-]))?(?P<m>1\s[0-2]|\d{{1,2}}|[IV]{{1,3}})(?P<at>[/.-])\s?(?P<y>{_YEAR})"
    rf"|(?<=năm\s)(?P<named>{_YEAR})",
    re.IGNORECASE,
)
_WHOLE_SHORT_YEAR = re.compile(r"20\s\d\d")


def healed(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text, as long as before, with the figures of each broken date together, and where such dates stand.

    The white space from inside a date stands before it, so that every other offset holds; a span gives the
    printed beginning and the beginning of the figures. Two numbers that make no valid date are left.
    """
    moved: list[tuple[int, int]] = []

    def together(match: re.Match[str]) -> str:
        whole = re.sub(r"\s", "", match.group())
        lost = len(match.group()) - len(whole)
        if not lost or not _is_date(match):
            return match.group()
        moved.append((match.start(), match.start() + lost))
        return " " * lost + whole

    return _BROKEN.sub(together, text), moved


def broken_dates(text: str) -> list[tuple[int, int]]:
    """Where dates stand, as printed, that white space or a line's end breaks."""
    return [found.span() for found in _BROKEN.finditer(text) if re.search(r"\s", found.group()) and _is_date(found)]


def printed_start(start: int, moved: Iterable[tuple[int, int]]) -> int:
    """Where an expression begins as printed that begins at ``start`` in the healed text."""
    return next((begin for begin, figures in moved if begin < start <= figures), start)


def _is_date(match: re.Match[str]) -> bool:
    year = match["named"] or match["y"]
    if _WHOLE_SHORT_YEAR.fullmatch(year) and re.match(r"\s*\w", match.string[match.end() :]):
        return False  # "15/6/20 26 hồ sơ" may be a short year and a number
    if match["named"]:
        return True
    figures = re.sub(r"\s", "", match["m"])
    if not figures.isdigit():
        return match["d"] is None
    if match["d"] is None:
        return 1 <= int(figures) <= 12
    same = match["mark"] == match["at"]
    return same and iso_day(int(re.sub(r"\s", "", year)), int(figures), int(match["d"])) is not None

"""Values of a draft as they are printed: figures, lists of names, days, the signs at the ends of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kehoach.generate.word_template.rich import Piece, Rich

_CLOSED = re.compile(r"[\s.;,:/]+$")
_ROOM = re.compile(r"( {3,})")
_MARK = "yellow"
_FIRST_MONTHS = 2  # their number is printed with a zero before it, as a day below ten is
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def proposed(words: str) -> Rich:
    """Words that nobody has decided yet, marked for whoever finishes the draft."""
    return Rich([Piece(words, highlight=_MARK)])


def blanks(words: str) -> str | Rich:
    """Words with the room that is left to be written in marked; the words alone where none is left."""
    pieces = [piece for piece in _ROOM.split(words) if piece]
    if len(pieces) < 2:
        return words
    return Rich(Piece(piece, highlight=_MARK if piece.isspace() else "") for piece in pieces)


def figure(value: float | None) -> str:
    """A figure with a decimal comma and no idle zeros; "" where there is none.

    >>> figure(18.50), figure(100.0), figure(None)
    ('18,5', '100', '')
    """
    if value is None:
        return ""
    return f"{round(value, 4):f}".rstrip("0").rstrip(".").replace(".", ",")


def plain(words: str) -> str:
    """Words on one line without a closing sign."""
    return _CLOSED.sub("", " ".join(words.split()))


def listed(names: Sequence[str]) -> str:
    """Names, outputs or times in one cell, apart by semicolons."""
    return "; ".join(names)


def ended(lines: Sequence[str], *, each: str = ";", last: str = "") -> list[str]:
    """The lines with one closing sign: ``each``, behind the last one ``last`` (a full stop where none is named)."""
    closing = [each] * (len(lines) - 1) + [last or "."] if lines else []
    return [_CLOSED.sub("", line) + sign for line, sign in zip(lines, closing, strict=True)]


def day(issued: str | None, year: int) -> str:
    """The day of issue in words, blanks where it is not known (NĐ 30/2020, Phụ lục I, mục II.4).

    >>> day("2026-01-05", 2026), day("2026-11-20", 2026)
    ('ngày 05 tháng 01 năm 2026', 'ngày 20 tháng 11 năm 2026')
    """
    if issued is None:
        return f"ngày      tháng      năm {year}"
    known = date.fromisoformat(issued)
    month = f"{known.month:02d}" if known.month <= _FIRST_MONTHS else str(known.month)
    return f"ngày {known.day:02d} tháng {month} năm {known.year}"


def number(given: str | None) -> str:
    """The number of a document, with a zero before a single figure; blanks where it has none yet."""
    if not given:
        return " " * 5
    return given.zfill(2) if given.isdigit() else given


def roman(value: int) -> str:
    """A whole number above 0 in Roman figures."""
    found = ""
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        found += sign * times
    return found

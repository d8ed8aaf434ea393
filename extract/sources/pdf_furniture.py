"""What a page carries besides the document: page numbers, running heads, signature and register stamps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from kehoach.extract.sources.pdf_ink import Ink, Word
from kehoach.extract.sources.pdf_lines import Line
from kehoach.models.layout import Furniture, FurnitureKind

_NUMBER = re.compile(r"^[-–—]?\s*(?:Trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?\s*[-–—]?$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_STAMP = re.compile(
    r"(?:Được )?(?:Ký|ký)(?: số)? bởi\s*:|Người ký\s*:|(?:Thời gian|Ngày|Giờ) ký\s*:"
    r"|Digitally signed by|Signed by\s*:|Signature (?:Not )?Verified"
    r"|(?:CÔNG VĂN )?ĐẾN(?:\s*$|\s+(?:Giờ|Ngày|Số)\b)|Số\s*:.{0,20}\bGiờ đến|(?:Giờ|Ngày) đến\s*:"
)
_STAMP_LINES = 6
_EDGE = 0.1  # page numbers and running heads stand in the outer tenth of the page's height


def _segments(line: Line) -> list[list[Word]]:
    parts: list[list[Word]] = [[line.words[0]]]
    for word in line.words[1:]:
        if word.x0 - parts[-1][-1].x1 > 1.5 * line.size:
            parts.append([])
        parts[-1].append(word)
    return parts


def stamps(lines: Sequence[Line]) -> tuple[list[Furniture], set[Word]]:
    """The stamps among a page's lines and the words they take out of the text."""
    found: list[Furniture] = []
    taken: set[Word] = set()
    open_stamp: Line | None = None
    count = 0
    for line in lines:
        for words in _segments(line):
            part = line.part(words)
            opened = bool(_STAMP.match(part.text))
            if opened or (open_stamp and count < _STAMP_LINES and _goes_on(open_stamp, part)):
                found.append(Furniture(part.text, "stamp", part.place))
                taken.update(words)
                open_stamp, count = part, 1 if opened else count + 1
    return found, taken


def _goes_on(stamp: Line, part: Line) -> bool:
    """Whether a piece of line belongs under a stamp's line: same small letters, same left edge."""
    return (
        stamp.size <= 11.5
        and abs(stamp.size - part.size) < 0.6
        and abs(stamp.x0 - part.x0) < 4
        and 0 < part.y - stamp.y < 1.6 * stamp.size
    )


def without(lines: Iterable[Line], taken: set[Word]) -> list[Line]:
    """The lines less the words taken."""
    if not taken:
        return list(lines)
    left: list[Line] = []
    for line in lines:
        words = [word for word in line.words if word not in taken]
        if len(words) == len(line.words):
            left.append(line)
        elif words:
            left.append(line.part(words))
    return left


def page_marks(pages: Sequence[tuple[Ink, Sequence[Line]]]) -> list[dict[Line, FurnitureKind]]:
    """For each page the lines that are its number or a running head.

    Only the first and last lines outside tables are looked at; a running head stands at one height on
    at least three pages.
    """
    repeated = Counter[tuple[str, int]]()
    for ink, lines in pages:
        repeated.update({_key(line, ink) for line in _outer(ink, lines)})
    marks: list[dict[Line, FurnitureKind]] = []
    for ink, lines in pages:
        kinds: dict[Line, FurnitureKind] = {}
        for line in _outer(ink, lines):
            if _NUMBER.match(line.text):
                kinds[line] = "page-number"
            elif repeated[_key(line, ink)] >= max(3, len(pages) // 3):
                kinds[line] = "running-head"
        marks.append(kinds)
    return marks


def _key(line: Line, ink: Ink) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.y / 4) + round(ink.height) * 1000


def _outer(ink: Ink, lines: Sequence[Line]) -> list[Line]:
    band = _EDGE * ink.height
    top = [line for line in lines[:2] if line.y < band]
    return top + [line for line in lines[-2:] if line.y > ink.height - band and line not in top]

"""What is printed on one page of a PDF: words with place and font, and ruled lines.

Lengths are points from the top left of the page as it is shown (page rotation applied).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from kehoach.models.layout import Font

ASCENT, DESCENT = 0.891, 0.216  # of Times New Roman, the face NĐ 30/2020 asks for; any face is close enough


class Edge(TypedDict):
    """One ruled line in the shape pdfplumber's TableFinder reads."""

    x0: float
    x1: float
    top: float
    bottom: float
    width: float
    height: float
    orientation: str
    object_type: str


def edge(x0: float, top: float, x1: float, bottom: float) -> Edge:
    """A horizontal or vertical line from its two ends; the longer side gives the direction."""
    flat = x1 - x0 >= bottom - top
    return Edge(
        x0=x0, x1=x1, top=top, bottom=bottom, width=x1 - x0, height=bottom - top,
        orientation="h" if flat else "v", object_type="line",
    )  # fmt: skip


class Word:
    """A stretch of letters in one font without a wide gap, mostly a whole line.

    ``x0``, ``x1``, baseline ``y``, effective ``size``; ``first`` is where its first printed word ends;
    ``beside_space`` is False where no space glyph can stand next to it.

    ``start`` and ``end`` are the letters' numbers in the reader's own count (-1: not known).
    """

    __slots__ = ("beside_space", "end", "first", "font", "size", "start", "text", "x0", "x1", "y")

    def __init__(
        self,
        text: str,
        x0: float,
        x1: float,
        y: float,
        font: Font,
        size: float,
        start: int = -1,
        end: int = -1,
    ) -> None:
        self.text = text
        self.x0 = x0
        self.x1 = self.first = x1
        self.y = y
        self.font = font
        self.size = size
        self.beside_space = True
        self.start = start
        self.end = end


def whole(_word: Word) -> Sequence[tuple[float, float]] | None:
    """No finer boxes are known."""
    return None


def no_space(_left: Word, _right: Word) -> bool:
    """No space glyph is known."""
    return False


@dataclass(slots=True)
class Ink:
    """One page: its number (from 1), size, words in any order and ruled lines.

    ``letters`` gives the left and right of each letter of a word, ``spaced`` says whether a space glyph
    stands between two neighbouring words; both may ask the open page. ``plain`` is the page's text as the
    reader's own plain extraction gives it; ``reader`` is "pdfium" or "pdfplumber".
    """

    page: int
    width: float
    height: float
    words: list[Word]
    edges: list[Edge]
    plain: str
    glyphs: int
    reader: str = "pdfium"
    letters: Callable[[Word], Sequence[tuple[float, float]] | None] = field(default=whole)
    spaced: Callable[[Word, Word], bool] = field(default=no_space)


def split_letters(ink: Ink, word: Word) -> list[Word]:
    """The word as one word a letter, or as it is where no finer boxes are known."""
    boxes = ink.letters(word)
    if boxes is None or len(boxes) != len(word.text) or len(boxes) < 2:
        return _split_spaces(word)
    return [
        Word(letter, x0, x1, word.y, word.font, word.size, word.start + at, word.start + at + 1)
        for at, (letter, (x0, x1)) in enumerate(zip(word.text, boxes, strict=True))
        if letter != " "
    ]


def _split_spaces(word: Word) -> list[Word]:
    """The printed words of a stretch whose letters are not known, by equal widths of letters."""
    if " " not in word.text:
        return [word]
    step = (word.x1 - word.x0) / len(word.text)
    return [
        Word(
            part.group(),
            word.x0 + step * part.start(),
            word.x0 + step * part.end(),
            word.y,
            word.font,
            word.size,
        )
        for part in re.finditer(r"\S+", word.text)
    ]

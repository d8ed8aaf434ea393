"""Words to lines: one baseline, left to right, spaces decided from gaps and real space glyphs."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import attrgetter

from kehoach.extract.sources.pdf_ink import ASCENT, DESCENT, Ink, Word, split_letters
from kehoach.models.layout import Box, Place, Run

_BY_LEVEL, _BY_LEFT = attrgetter("y"), attrgetter("x0")
_BASELINE = 0.4  # words whose baselines differ by less than this share of the size stand on one line
_GAP = 0.13  # a gap wider than this share of the size is a space (spaces in use: 0.18, loose letters: 0.05)


class Line:
    """One printed line: its words in order, which of them follow a space, its extent and text."""

    __slots__ = ("after_space", "page", "size", "text", "words", "x0", "x1", "y")

    def __init__(self, page: int, words: list[Word], after_space: list[bool]) -> None:
        self.page = page
        self.words = words
        self.after_space = after_space
        self.x0 = words[0].x0
        self.x1 = max([word.x1 for word in words]) if len(words) > 1 else words[0].x1
        main = _main(words)
        self.size = main.size
        self.y = main.y
        parts = [f" {word.text}" if space else word.text for word, space in zip(words, after_space, strict=True)]
        self.text = _nfc("".join(parts))

    @property
    def box(self) -> Box:
        return (self.x0, self.y - ASCENT * self.size, self.x1, self.y + DESCENT * self.size)

    @property
    def place(self) -> Place:
        x0, top, x1, bottom = self.box
        return Place(page=self.page, bbox=(round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)))

    @property
    def first_width(self) -> float:
        """How wide the first printed word is, up to a space."""
        first = self.words[0]
        end = first.first
        if end < first.x1 - 0.01:
            return end - self.x0
        for word, space in zip(self.words[1:], self.after_space[1:], strict=True):
            if space:
                break
            end = max(end, word.first)
            if word.first < word.x1 - 0.01:
                break
        return end - self.x0

    @property
    def bold(self) -> bool:
        return all(word.font.bold for word in self.words)

    @property
    def manner(self) -> tuple[bool, bool]:
        """Whether the whole line is bold, and italic."""
        return self.bold, all(word.font.italic for word in self.words)

    def part(self, chosen: Collection[Word]) -> Line:
        """The line made of some of its words, their spaces kept."""
        kept = [(word, space) for word, space in zip(self.words, self.after_space, strict=True) if word in chosen]
        return Line(self.page, [word for word, _ in kept], [False, *(space for _, space in kept[1:])])

    def runs(self, place: Place | None, lead: str = "") -> Iterator[Run]:
        """The line's stretches of one font; a change of face inside a word (a fallback font) is none."""
        font = self.words[0].font
        text = [lead, self.words[0].text]
        for word, space in zip(self.words[1:], self.after_space[1:], strict=True):
            new = word.font
            if new is not font and (new.bold, new.italic, new.size) != (font.bold, font.italic, font.size):
                yield Run(_nfc("".join(text)), font, place)
                font, text = new, []
            text.append(f" {word.text}" if space else word.text)
        yield Run(_nfc("".join(text)), font, place)


def _main(words: Sequence[Word]) -> Word:
    """A word of the size most letters of the line have."""
    first = words[0]
    if all(word.size == first.size for word in words):
        return first
    letters: dict[float, int] = {}
    for word in words:
        letters[word.size] = letters.get(word.size, 0) + len(word.text)
    size = max(letters, key=letters.__getitem__)
    return next(word for word in words if word.size == size)


def _nfc(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def lines_of(ink: Ink, words: Iterable[Word]) -> list[Line]:
    """The lines these words stand on, from top to bottom."""
    lines: list[Line] = []
    row: list[Word] = []
    level = reach = 0.0
    for word in sorted(words, key=_BY_LEVEL):
        step = word.y - level
        if row and step > _BASELINE * reach and step > _BASELINE * word.size:
            lines.append(_line(ink, row))
            row = []
        if not row:
            level, reach = word.y, word.size
        elif word.size > reach:
            level, reach = max(level, word.y), word.size
        row.append(word)
    if row:
        lines.append(_line(ink, row))
    return lines


def _line(ink: Ink, row: list[Word]) -> Line:
    row.sort(key=_BY_LEFT)
    row = _untangled(ink, row)
    spaces = [False]
    for left, right in itertools.pairwise(row):
        wide = right.x0 - left.x1 > _GAP * left.size
        spaces.append(wide or ((left.beside_space or right.beside_space) and ink.spaced(left, right)))
    return Line(ink.page, row, spaces)


def _untangled(ink: Ink, row: list[Word]) -> list[Word]:
    """Words set into the gaps of another word (a fallback font) sorted letter by letter."""
    if all((right.x0 + right.x1) / 2 >= left.x1 for left, right in itertools.pairwise(row)):
        return row
    letters: list[Word] = []
    end = float("-inf")
    for at, word in enumerate(row):
        following = row[at + 1] if at + 1 < len(row) else None
        tangled = word.x0 + 0.1 < end or (following is not None and following.x0 + 0.1 < word.x1)
        letters += split_letters(ink, word) if tangled and len(word.text) > 1 else [word]
        end = max(end, word.x1)
    letters.sort(key=_BY_LEFT)
    return letters

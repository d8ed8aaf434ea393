"""The printed words of a page from pdfium's text objects, font and size once an object.

pdfium's own text order is not used: it breaks words set in two fonts and mixes columns. Only two letters
a word are measured (its first and last); the others on demand.
"""

from __future__ import annotations

import ctypes
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from typing import Any

from kehoach.extract.sources.pdf_ink import Ink, Word
from kehoach.extract.sources.pdf_native import Frame, Pdfium, frame_of
from kehoach.extract.sources.pdf_paths import ruled_lines
from kehoach.models.layout import Font

_CHUNK = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"[^\s\x00-\x1f\uffff]+")
# A hyphen at a line end comes as one of the first two; the bullets are those of the Symbol and Wingdings fonts.
_SIGNS = str.maketrans(
    "\x02\ufffe\xad\xa0\t\uf02d\uf0b7\uf0a7\uf0d8\uf0fc\uf06c\uf06e\uf0a8\uf06f\uf076\uf0e0", "---  -•▪➢✓●■□□◆→"
)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|black|heavy|(?<![a-z])demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_ITALIC_FLAG, _FORCE_BOLD_FLAG = 1 << 6, 1 << 18
_FAR = 20_000.0  # points: beyond any page
_STRETCH = 0.7  # of the size: words of one object further apart than this are stretches of their own
_OVERLAP = 0.6  # of the size: how far a letter of a fallback font may reach over the space after it
_BOLD_WEIGHT = 600
_STROKED = 2  # text render mode "fill and stroke": how writers fake bold


class _Style:
    """How one text object is set: its font, effective size, baseline and direction on the shown page."""

    __slots__ = ("font", "level", "size", "y")

    def __init__(self, font: Font, size: float, y: float, level: bool) -> None:
        self.font = font
        self.size = size
        self.y = y
        self.level = level


class TextPage:
    """An open text page: words, letters and space glyphs on demand."""

    def __init__(self, pdfium: Pdfium, textpage: Any, frame: Frame) -> None:
        self._lib = pdfium
        self._textpage = textpage
        self._handle = ctypes.cast(textpage.raw, ctypes.c_void_p).value
        self._frame = frame
        self._fonts: dict[int | None, tuple[str, bool, bool]] = {}
        self._set: dict[tuple[int | None, float, bool], Font] = {}
        self._opened: set[int] = set()  # the spaces pdfium made up where a gap opens inside an object
        self._matrix = (ctypes.c_float * 6)()
        self.text = self._whole_text()

    def _whole_text(self) -> str:
        count = self._textpage.count_chars()
        text: str = self._textpage.get_text_range() if count else ""
        if len(text) != count:
            unicode_of = self._lib.raw.FPDFText_GetUnicode
            points = [unicode_of(self._textpage.raw, at) for at in range(count)]
            text = "".join(chr(p) if p <= 0x10FFFF and not 0xD800 <= p < 0xE000 else "\ufffd" for p in points)
        return text.translate(_SIGNS)

    def words(self) -> list[Word]:
        """The page's stretches; a stretch ends where its object ends or a gap opens."""
        level: list[tuple[int, int]] = []
        styles: list[_Style] = []
        turned: list[Word] = []
        for chunk in _CHUNK.finditer(self.text):
            for first, last, handle in self._objects(*chunk.span()):
                style = self._style(handle, first)
                if style.level and not self._frame.turn:
                    level.append((first, last))
                    styles.append(style)
                else:
                    turned += self._turned(first, last, style)
        return self._measured(level, styles) + turned

    def _objects(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The stretches of [start, end) that belong to one text object; generated letters fall out."""
        object_of, page = self._lib.object_of, self._handle
        while end > start and self.text[end - 1] == " " and object_of(page, end - 1) is None:
            end -= 1
        while start < end:
            handle = object_of(page, start)
            if handle is None:
                start += 1
                continue
            if object_of(page, end - 1) == handle:
                stop = end
            else:
                low, stop = start, end - 1
                while stop - low > 1:
                    middle = (low + stop) // 2
                    if object_of(page, middle) == handle:
                        low = middle
                    else:
                        stop = middle
            yield start, stop, handle
            start = stop

    def _measured(self, objects: Sequence[tuple[int, int]], styles: Sequence[_Style]) -> list[Word]:
        """The stretches of level objects: only the first and last letters of printed words are measured."""
        tokens = [[found.span() for found in _WORD.finditer(self.text, *span)] for span in objects]
        values = self._boxes([at for spans in tokens for start, end in spans for at in (start, end - 1)])
        spaces = [end for spans in tokens for _, end in spans[:-1]]
        generated = map(self._lib.generated, repeat(self._handle), spaces)
        lefts, rights = iter(values[0::8]), iter(values[6::8])
        words: list[Word] = []
        for spans, style in zip(tokens, styles, strict=True):
            gap, y, font, size = _STRETCH * style.size, style.y, style.font, style.size
            word: Word | None = None
            for start, end in spans:
                x0, x1 = next(lefts), next(rights)
                if word is not None:
                    if next(generated):
                        self._opened.add(word.end)
                    elif x0 - word.x1 <= gap:
                        word.x1, word.end = x1, end
                        continue
                word = Word("", x0, x1, y, font, size, start, end)
                words.append(word)
        self._finish(words)
        return words

    def _finish(self, words: Sequence[Word]) -> None:
        """Texts and shown places of measured stretches."""
        left, text = self._frame.left, self.text
        opened, last = self._opened, len(text)
        for word in words:
            start, end = word.start, word.end
            word.text = text[start:end]
            word.beside_space = (start > 0 and text[start - 1] == " " and start - 1 not in opened) or (
                end < last and text[end] == " " and end not in opened
            )
        if left:
            for word in words:
                word.x0 -= left
                word.x1 -= left
                word.first -= left

    def _boxes(self, letters: Sequence[int]) -> list[float]:
        """left, top, right, bottom of each letter, one after the other."""
        buffer = (ctypes.c_float * (4 * len(letters)))()
        base = ctypes.addressof(buffer)
        slots = range(base, base + 16 * len(letters), 16)
        measure: Callable[[int | None, int, int], object] = self._lib.loose_box
        deque(map(measure, repeat(self._handle), letters, slots), maxlen=0)
        return list(buffer)

    def _turned(self, start: int, end: int, style: _Style) -> Iterator[Word]:
        """A stretch that does not run level in user space: every letter is measured, then turned."""
        if not self.text[start:end].strip():
            return
        boxes = [self._frame.box(*box) for box in self._tight(start, end)]
        x0, x1 = min(box[0] for box in boxes), max(box[2] for box in boxes)
        y = style.y if style.level else max(box[3] for box in boxes)
        yield Word(" ".join(self.text[start:end].split()), x0, x1, y, style.font, style.size)

    def _tight(self, start: int, end: int) -> Iterator[tuple[float, float, float, float]]:
        values = self._boxes(range(start, end))
        for at in range(0, len(values), 4):
            left, top, right, bottom = values[at : at + 4]
            yield left, bottom, right, top

    def letters(self, word: Word) -> list[tuple[float, float]] | None:
        if word.start < 0:
            return None
        boxes = [self._frame.box(*box) for box in self._tight(word.start, word.end)]
        return [(box[0], box[2]) for box in boxes]

    def spaced(self, left: Word, right: Word) -> bool:
        """Whether a real space glyph stands between two words, even if a letter overlaps it."""
        text = self.text
        for at in (left.end, right.start - 1):
            if 0 <= at < len(text) and text[at] == " " and at not in self._opened and self._is_between(at, left, right):
                return True
        return False

    def _is_between(self, at: int, left: Word, right: Word) -> bool:
        if self._lib.generated(self._handle, at):
            return False
        box = self._frame.box(*next(self._tight(at, at + 1)))
        low, high = left.x1 - _OVERLAP * left.size, right.x0 + _OVERLAP * right.size
        return low <= (box[0] + box[2]) / 2 <= high

    def _style(self, handle: int, first: int) -> _Style:
        lib, page = self._lib, self._handle
        found = self._matrix
        lib.matrix(page, first, ctypes.addressof(found))
        a, b, c, d, e, f = found
        across = abs(b) > abs(a)
        size = round(lib.size(page, first) * ((c * c + d * d) ** 0.5 or 1.0), 1)
        level = across == (self._frame.turn in (90, 270))
        return _Style(self._font(handle, size), size, self._frame.point(e, f)[1], level)

    def _font(self, handle: int, size: float) -> Font:
        lib = self._lib
        address = lib.font(handle)
        stroked = lib.mode(handle) == _STROKED
        key = (address, size, stroked)
        known = self._set.get(key)
        if known is None:
            if address not in self._fonts:
                self._fonts[address] = self._describe(address)
            name, bold, italic = self._fonts[address]
            known = self._set[key] = Font(name or None, size, bold or stroked, italic)
        return known

    def _describe(self, address: int | None) -> tuple[str, bool, bool]:
        if not address:
            return "", False, False
        lib = self._lib
        buffer = ctypes.create_string_buffer(256)
        lib.font_name(address, ctypes.addressof(buffer), 256)
        name = _SUBSET.sub("", buffer.value.decode("utf-8", "replace"))
        flags = max(0, lib.font_flags(address))
        bold = bool(_BOLD.search(name)) or bool(flags & _FORCE_BOLD_FLAG) or lib.font_weight(address) >= _BOLD_WEIGHT
        italic = bool(_ITALIC.search(name)) or bool(flags & _ITALIC_FLAG)
        return name, bold, italic


def _on_paper(word: Word) -> bool:
    """Whether a place is a number a page can have: damaged files hold others."""
    return -_FAR < word.x0 <= word.x1 < _FAR and -_FAR < word.y < _FAR and 0 <= word.size < _FAR


class TooManyGlyphsError(Exception):
    """A page holds more letters than are left of the limit."""


def page_ink(pdfium: Pdfium, page: Any, textpage: Any, number: int, most: int) -> Ink:
    """The ink of an open page; the page must stay open while words are joined into lines.

    Raises:
        TooManyGlyphsError: the page holds more than ``most`` letters.
    """
    if textpage.count_chars() > most:
        raise TooManyGlyphsError
    frame = frame_of(page)
    text = TextPage(pdfium, textpage, frame)
    return Ink(
        page=number, width=frame.width, height=frame.height, words=[word for word in text.words() if _on_paper(word)],
        edges=ruled_lines(pdfium.raw, page, frame.box), plain=text.text, glyphs=len(text.text),
        letters=text.letters, spaced=text.spaced,
    )  # fmt: skip

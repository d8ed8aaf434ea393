"""The text inside a paragraph of a Word file: runs, what wraps them, what stands for a character."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias
from unicodedata import combining, is_normalized, normalize

from kehoach.extract.sources.docx_styles import Look, Style, Styles, look_key
from kehoach.extract.sources.docx_symbols import symbol
from kehoach.extract.sources.docx_tables import chosen
from kehoach.extract.sources.docx_xml import MC, Element, M, W
from kehoach.models.layout import Font, Run

Piece: TypeAlias = "tuple[Font, str]"

RUN, TEXT, R_PR, SECTION = W + "r", W + "t", W + "rPr", W + "sectPr"
# Deleted and moved-away text (w:del, w:moveFrom) is in no list, so it is never entered.
WRAPS = frozenset(W + t for t in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_INLINE_WRAPS = WRAPS | {W + t for t in ("hyperlink", "smartTag", "fldSimple", "dir", "bdo")}
_RUBY = frozenset(W + t for t in ("ruby", "rubyBase"))
_DRAWN = frozenset((MC + "AlternateContent", *(W + t for t in ("drawing", "pict", "object"))))
_BOX, _SYM, _ALTERNATE = W + "txbxContent", W + "sym", MC + "AlternateContent"
_MATH = frozenset((M + "oMath", M + "oMathPara"))
_MARKS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


class RunReader:
    """Reads what paragraphs hold.

    ``boxes`` gathers the text boxes met, for the caller to take; ``sections`` the w:sectPr; ``hidden`` says
    whether hidden text was left out. ``lifted`` gives a property block that was lifted out.
    """

    def __init__(self, styles: Styles, lifted: Callable[[str, str], Element | None]) -> None:
        self.boxes: list[Element] = []
        self.sections: list[Element] = []
        self.hidden = False
        self._styles = styles
        self._lifted = lifted

    def read(self, parent: Element, pieces: list[Piece], style: Style) -> None:
        """Add the text in an element to ``pieces``, each in its font, as a paragraph of a style shows it."""
        looks = style.numbered
        for child in parent:
            tag = child.tag
            if tag == RUN:
                number = child.get("k")
                look = looks.get(number) or self._look(style, number)
                for part in child:
                    tag = part.tag
                    if tag == TEXT:
                        text = part.text
                    elif tag == R_PR:
                        look = self._styles.look(style, look_key(part))
                        continue
                    else:
                        text = self._mark(part, tag, pieces, style)
                    if text:
                        if look.plain:
                            pieces.append((look.font, text))
                        else:
                            self._add(text, look, pieces)
            elif tag in _INLINE_WRAPS:
                self.read(child, pieces, style)
            elif tag == _ALTERNATE:
                self.read(chosen(child), pieces, style)
            elif tag in _MATH:
                self._math(child, pieces, style)
            elif tag == SECTION:
                self.sections.append(child)

    def _add(self, text: str, look: Look, pieces: list[Piece]) -> None:
        if look.hidden:
            self.hidden = True
        else:
            pieces.append((look.font, text.upper()))

    def _look(self, style: Style, number: str | None) -> Look:
        block = None if number is None else self._lifted(number, R_PR)
        look = self._styles.look(style, () if block is None else look_key(block))
        style.numbered[number] = look
        return look

    def _mark(self, element: Element, tag: str, pieces: list[Piece], style: Style) -> str:
        """The text of anything in a run but w:t; drawings leave their text boxes for later."""
        mark = _MARKS.get(tag)
        if mark is not None:
            page = mark == "\n" and element.get(W + "type") in ("page", "column")
            return "" if page and not pieces else mark
        if tag == _SYM:
            return symbol(element.get(W + "font"), element.get(W + "char"))
        if tag in _RUBY:
            self.read(element, pieces, style)
            for base in element.iterchildren(*_RUBY):
                self.read(base, pieces, style)
        elif tag in _DRAWN:
            self.boxes.extend(text_boxes(element))
        return ""

    def _math(self, math: Element, pieces: list[Piece], style: Style) -> None:
        font = self._styles.look(style, ()).font
        for element in math.iter(M + "t", M + "den"):
            text = "/" if element.tag == M + "den" else element.text
            if text:
                pieces.append((font, text))


def text_boxes(element: Element) -> list[Element]:
    """The outermost text boxes in a drawing, each once although Word writes it for old readers again."""
    if element.tag == _BOX:
        return [element]
    if element.tag == _ALTERNATE:
        for branch in element:
            found = [box for child in branch for box in text_boxes(child)]
            if found:
                return found
        return []
    return [box for child in element for box in text_boxes(child)]


def runs(pieces: list[Piece]) -> tuple[Run, ...]:
    """Pieces of one font joined, in NFC; a mark that begins a run belongs to the letter before it."""
    if len(pieces) == 1:
        font, text = pieces[0]
        return (Run(_clean(text), font),)
    joined: list[list[str]] = []
    fonts: list[Font] = []
    for font, whole_text in pieces:
        text = whole_text
        while joined and text[:1] > "\u02ff" and combining(text[0]):
            joined[-1].append(text[0])
            text = text[1:]
        if not text:
            continue
        if fonts and fonts[-1] is font:
            joined[-1].append(text)
        else:
            fonts.append(font)
            joined.append([text])
    return tuple([Run(_clean("".join(texts)), font) for font, texts in zip(fonts, joined, strict=True)])


def _clean(text: str) -> str:
    return text if is_normalized("NFC", text) else normalize("NFC", text)

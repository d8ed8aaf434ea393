"""Marks inside text, such as Markdown bold and italic and the HTML web pages leave in cells, to runs.

Marks are not text: they become fonts (bold, italic) or line breaks. A lone ``*`` with spaces round it
is a multiplication sign and stays.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kehoach.models.layout import Font, Place, Run

_TAG = re.compile(
    r"</?(?:p|ul|ol|li|i|b|u|em|strong|br|span|div|table|tbody|thead|tr|td|th|sup|sub|font|a|h[1-6]|img|hr|center"
    r"|html|head|body|title|meta|link|style|!doctype)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BREAKING = re.compile(r"</?(?:p|ul|ol|li|br|div|tr|h[1-6]|hr)\b", re.IGNORECASE)
_TOKEN = re.compile(
    rf"(?P<tag>{_TAG.pattern})|(?P<stars>\*{{1,4}})"
    r"|(?P<entity>&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});)",
    re.IGNORECASE,
)
_FONTS = {(b, i): Font(bold=b, italic=i) for b in (False, True) for i in (False, True)}


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line of a text file, or a part of one; ``number`` counts from 1."""

    number: int
    text: str


@dataclass(slots=True)
class _State:
    bold: bool = False
    italic: bool = False


def plain(text: str) -> str:
    """The text without marks and tags."""
    return "".join(
        run.text if run is not None else "\n" for run in marked([Line(0, line) for line in text.split("\n")])
    )


def marked(lines: Iterable[Line]) -> Iterator[Run | None]:
    """Runs of the lines in order, with None where a tag breaks the line.

    The state of bold and italic is carried from line to line; each run knows its line.
    """
    state = _State()
    lines = list(lines)
    for at, line in enumerate(lines):
        place = Place(line=line.number)
        position = 0
        rest_has_stars = any("*" in later.text for later in lines[at + 1 :])
        for found in _TOKEN.finditer(line.text):
            if found["stars"] and not _is_mark(found, line.text, state, rest_has_stars):
                continue
            if found.start() > position:
                yield _run(line.text[position : found.start()], state, place)
            position = found.end()
            if found["tag"]:
                if _BREAKING.match(found["tag"]):
                    yield None
                _apply_tag(found["tag"].lower(), state)
            elif found["entity"]:
                yield _run(html.unescape(found["entity"]), state, place)
            else:
                _apply_stars(len(found["stars"]), state)
        if position < len(line.text):
            yield _run(line.text[position:], state, place)


def _run(text: str, state: _State, place: Place) -> Run:
    return Run(text, _FONTS[state.bold, state.italic], place)


def _is_mark(found: re.Match[str], text: str, state: _State, more: bool) -> bool:
    """Whether stars open or close emphasis rather than stand for themselves."""
    if len(found["stars"]) > 1:
        return True
    before = text[found.start() - 1] if found.start() else " "
    after = text[found.end()] if found.end() < len(text) else " "
    if before.isspace() and after.isspace():
        return state.italic and found.start() > 0 and not before.isspace()
    if state.italic:
        return True
    return not after.isspace() and ("*" in text[found.end() :] or more)


def _apply_stars(count: int, state: _State) -> None:
    if count in (2, 3):
        state.bold = not state.bold
    if count in (1, 3):
        state.italic = not state.italic


def _apply_tag(tag: str, state: _State) -> None:
    opening = not tag.startswith("</")
    name = re.sub(r"[^a-z0-9].*", "", tag.lstrip("</"))
    if name in ("b", "strong", "th"):
        state.bold = opening
    elif name in ("i", "em"):
        state.italic = opening

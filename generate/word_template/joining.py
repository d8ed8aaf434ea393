"""Gathers the tags of a part: each is taken out of the runs Word has cut it into, a mark left in its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field, replace

from kehoach.generate.word_template import tags
from kehoach.generate.word_template.failures import failure, not_word
from kehoach.generate.word_template.places import Place
from kehoach.generate.word_template.tags import Found, Tag
from kehoach.generate.word_template.xml_tree import (
    PPR,
    RPR,
    SPACE,
    TBL,
    TC,
    TR,
    Element,
    P,
    R,
    T,
    W,
    drop,
    fragment,
    nearest,
    own_elements,
)
from kehoach.models.errors import Said

# Private-use letters that no document has: a mark is one number between them.
OPEN, CLOSE = "\U0010fffa", "\U0010fffb"
MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")
_SPELT = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_STRAY = re.compile(r"\}\}|[%#]\}")
MAX_TAGS = 20_000


@dataclass(slots=True)
class Gathered:
    """The tags of a part by the number in their mark."""

    part: str
    root: Element
    tags: list[Tag] = field(default_factory=list[Tag])
    touched: bool = False

    def mark(self, tag: Tag) -> str:
        """The mark of a new tag."""
        if len(self.tags) >= MAX_TAGS:
            raise failure("limit", f"quá {MAX_TAGS} thẻ", f"more than {MAX_TAGS} tags", Place(self.part))
        self.tags.append(tag)
        return f"{OPEN}{len(self.tags) - 1}{CLOSE}"

    def marked(self, text: str | None) -> list[Tag]:
        """The tags whose marks stand in a text."""
        return [self.tags[int(found[1])] for found in MARK.finditer(text or "")]


def gather(part: str, root: Element) -> Gathered:
    """Takes every tag of a part out of its text.

    Raises ``template.split`` for a tag that does not end in its paragraph.
    """
    gathered = Gathered(part, root)
    for element in root.iter():
        if any(letter in (element.text or "") + (element.tail or "") for letter in (OPEN, CLOSE)):
            raise not_word("có ký tự U+10FFFA hoặc U+10FFFB", "it holds U+10FFFA or U+10FFFB")
    places = list(_places(part, root))
    for paragraph, place in places:
        _gather_paragraph(gathered, paragraph, place)
    _gather_leaves(gathered, dict(places))
    return gathered


def _places(part: str, root: Element) -> Iterator[tuple[Element, Place]]:
    """Every paragraph with its place, in order: one count of tables, one of rows a table, and so on."""
    number: dict[Element, int] = {}
    inside: dict[tuple[Element, str], int] = {}
    above = {TBL: None, TR: TBL, TC: TR, P: TC}
    for element in list(root.iter(*above)):
        name = above[element.tag]
        holder = root if name is None else nearest(element, name)
        holder = root if holder is None else holder
        counted = (holder, element.tag)
        number[element] = inside[counted] = inside.get(counted, 0) + 1
        if element.tag != P:
            continue
        if holder is root:
            yield element, Place(part, number[element])
            continue
        row = nearest(holder, TR)
        table = nearest(row, TBL)
        yield element, Place(part, number[element], number.get(table, 0), number.get(row, 0), number[holder])


def _gather_paragraph(gathered: Gathered, paragraph: Element, place: Place) -> None:
    pieces = [(element, _said(element)) for element in own_elements(paragraph)]
    pieces = [(element, said) for element, said in pieces if said]
    text = "".join(said for _, said in pieces)
    if "{" not in text and "}" not in text:
        return
    gathered.touched = True
    found = tags.scan(text)
    if not found:
        _refuse_stray(text, found, place)
        _unescape(pieces)
        return
    if found[-1].end < 0:
        raise _split(text[found[-1].start :], place)
    _refuse_stray(text, found, place)
    starts = _starts(pieces)
    marks = [_mark(gathered, one, text, place, _at(pieces, starts, one.start), paragraph) for one in found]
    _rewrite(pieces, starts, found, marks, text)


def _said(element: Element) -> str:
    if element.tag == T:
        return element.text or ""
    # Tab stops of the paragraph's formatting have the name of tabs in its text.
    return _SPELT.get(element.tag, "") if element.getparent().tag == R else ""


def _unescape(pieces: list[tuple[Element, str]]) -> None:
    for element, said in pieces:
        if element.tag == T:
            element.text = tags.unescaped(said)


def _split(words: str, place: Place) -> Exception:
    return failure(
        "split",
        "Thẻ không đóng trong cùng một đoạn",
        "The tag is not closed in its paragraph",
        replace(place, words=words),
        Said("Viết cả thẻ, từ {{ đến }}, trong một đoạn.", "Write the whole tag, from {{ to }}, in one paragraph."),
    )


def _refuse_stray(text: str, found: list[Found], place: Place) -> None:
    """Raises for a tag of which only the end is left."""
    at = 0
    for one in [*found, Found(len(text), len(text), "note", "")]:
        stray = _STRAY.search(text, at, one.start)
        if stray:
            words = text[max(stray.start() - 20, at) : stray.end()]
            raise failure(
                "split",
                "Thẻ không mở trong cùng một đoạn",
                "The tag is not opened in its paragraph",
                replace(place, words=words),
                Said("Viết cả thẻ trong một đoạn; ngoặc thường viết }_}.", "Keep tags in one paragraph."),
            )
        at = one.end


def _starts(pieces: list[tuple[Element, str]]) -> list[int]:
    starts: list[int] = []
    at = 0
    for _, said in pieces:
        starts.append(at)
        at += len(said)
    return starts


def _at(pieces: list[tuple[Element, str]], starts: list[int], offset: int) -> Element:
    return pieces[bisect_right(starts, offset) - 1][0]


def _mark(gathered: Gathered, one: Found, text: str, place: Place, element: Element, paragraph: Element) -> str:
    words = text[one.start : one.end]
    tag = tags.understood(one, replace(place, words=words))
    if tag.kind == "note" and not tag.level:
        return ""
    run = nearest(element, R)
    if run is not None:
        tag.rpr = fragment(run.find(RPR))
        properties = paragraph.find(PPR)
        if run.getparent() is paragraph and (properties is None or properties.find(W + "sectPr") is None):
            tag.ppr = fragment(properties)
    return gathered.mark(tag)


def _rewrite(
    pieces: list[tuple[Element, str]], starts: list[int], found: list[Found], marks: list[str], text: str
) -> None:
    """Gives every piece what is left of its text, with the marks of the tags that begin in it."""
    kept = bytearray(b"\x01") * len(text)
    at_start = {one.start: mark for one, mark in zip(found, marks, strict=True)}
    for one in found:
        kept[one.start : one.end] = bytes(one.end - one.start)
    for (element, said), start in zip(pieces, starts, strict=True):
        left = _left(said, start, kept, at_start)
        if element.tag != T:
            if not left:
                drop(element)
        elif left != said:
            element.text = left
            element.set(SPACE, "preserve")
            if not left:
                _drop_empty(element)


def _left(said: str, start: int, kept: bytearray, at_start: dict[int, str]) -> str:
    out: list[str] = []
    literal: list[str] = []
    for at, letter in enumerate(said, start):
        if at in at_start:
            out += (tags.unescaped("".join(literal)), at_start[at])
            literal = []
        if kept[at]:
            literal.append(letter)
    out.append(tags.unescaped("".join(literal)))
    return "".join(out)


def _drop_empty(text: Element) -> None:
    """Drops a text that a tag has left empty, and its run where nothing else stands in it."""
    run = text.getparent()
    drop(text)
    if run.tag == R and all(element.tag == RPR for element in run):
        drop(run)


def _gather_leaves(gathered: Gathered, places: dict[Element, Place]) -> None:
    """Tags in text that is not of a run (fields, formulas, drawings) and values in attributes."""
    for element in gathered.root.iter():
        if element.tag != T and len(element) == 0 and "{" in (element.text or ""):
            element.text = _plain(gathered, element.text, _near(gathered, element, places))
        for name, value in element.items():
            if "{{" in value and _whole_values(value):
                element.set(name, _plain(gathered, value, _near(gathered, element, places)))


def _whole_values(text: str) -> bool:
    """Whether an attribute holds values alone; braces of other kinds are its own."""
    return all(one.end > 0 and one.kind == "value" for one in tags.scan(text))


def _near(gathered: Gathered, element: Element, places: dict[Element, Place]) -> Place:
    paragraph = nearest(element, P)
    return copy(places.get(paragraph, Place(gathered.part)))


def _plain(gathered: Gathered, text: str, place: Place) -> str:
    out: list[str] = []
    at = 0
    gathered.touched = True
    for one in tags.scan(text):
        if one.end < 0:
            raise _split(text[one.start :], place)
        words = text[one.start : one.end]
        tag = tags.understood(one, replace(place, words=words))
        tag.plain = True
        out += (text[at : one.start], "" if tag.kind == "note" else gathered.mark(tag))
        at = one.end
    return "".join((*out, text[at:]))

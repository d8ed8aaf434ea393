"""Sets the marks of tags where their level says: instead of a paragraph, a row or a cell, or between runs."""

from __future__ import annotations

from copy import deepcopy

from kehoach.generate.word_template.failures import failure
from kehoach.generate.word_template.joining import MARK, Gathered
from kehoach.generate.word_template.tags import Tag
from kehoach.generate.word_template.xml_tree import (
    PPR,
    RPR,
    SPACE,
    TC,
    TR,
    Element,
    P,
    R,
    T,
    W,
    drop,
    nearest,
    own_elements,
)
from kehoach.models.errors import Said

_NAMES = {"p": P, "tr": TR, "tc": TC}
_PICTURES = {W + name for name in ("drawing", "pict", "object")}
_AWAY = Said(
    "Để thẻ này một mình: đoạn, hàng hay ô chứa nó biến mất khi soạn.",
    "Leave the tag alone there: the paragraph, row or cell that holds it disappears.",
)


def place(gathered: Gathered) -> None:
    """Moves every mark to its level.

    Raises ``template.outside_table`` for a row or cell tag outside tables, ``template.words_lost`` where
    words would disappear with the paragraph, row or cell of a tag.
    """
    _merge(gathered)
    for paragraph in list(gathered.root.iter(P)):
        _split_runs(gathered, paragraph)
    # Rows before cells before paragraphs: what is commented out with its row needs no look of its own.
    for level in ("tr", "tc", "p"):
        for holder in _holders(gathered, level):
            _give_way(gathered, holder, level)


def _texts(element: Element) -> list[Element]:
    return [text for text in own_elements(element) if text.tag == T]


def _holders(gathered: Gathered, level: str) -> list[Element]:
    """The paragraphs, rows or cells that hold a tag of the level, in order, each once."""
    found: dict[Element, None] = {}
    for text in gathered.root.iter(T):
        for tag in gathered.marked(text.text):
            if tag.level != level:
                continue
            holder = nearest(text, _NAMES[level])
            if holder is None:
                raise failure(
                    "outside_table",
                    "Thẻ hàng hoặc ô đứng ngoài bảng",
                    "A row or cell tag stands outside tables",
                    tag.place,
                    Said("Chuyển thẻ vào bảng, hoặc dùng {%p … %}.", "Move the tag into a table, or use {%p … %}."),
                )
            found[holder] = None
    return list(found)


def _give_way(gathered: Gathered, holder: Element, level: str) -> None:
    """Puts the tags of a holder in its place."""
    inside = own_elements(holder) if level == "p" else list(holder.iter())
    held = "".join(text.text or "" for text in inside if text.tag == T)
    marked = gathered.marked(held)
    tags = [tag for tag in marked if tag.level == level]
    if all(tag.kind == "note" for tag in tags):
        drop(holder)
        return
    strangers = [tag for tag in marked if tag.level != level]
    pictures = any(element.tag in _PICTURES for element in inside)
    section = level == "p" and holder.find(f"{PPR}/{W}sectPr") is not None
    if MARK.sub("", held).strip() or strangers or pictures or section:
        what = "ngắt phần" if section else "chữ, ảnh hoặc thẻ khác"
        said = "a section break" if section else "words, pictures or other tags"
        raise failure(
            "words_lost",
            f"Cạnh thẻ này có {what} sẽ mất khi soạn",
            f"Beside this tag {said} would be lost",
            tags[0].place,
            _AWAY,
        )
    drop(holder, "".join(found[0] for found in MARK.finditer(held) if gathered.marked(found[0])[0].kind != "note"))


def _split_runs(gathered: Gathered, paragraph: Element) -> None:
    """Cuts the runs of a paragraph at its run tags, so that their marks stand between runs."""
    for text in _texts(paragraph):
        current = text
        while current is not None:
            current = _split_at_first(gathered, current)


def _split_at_first(gathered: Gathered, text: Element) -> Element | None:
    """Cuts a run at its first run tag; the text that is left over behind it, None where there was no such tag."""
    content = text.text or ""
    found = next((mark for mark in MARK.finditer(content) if gathered.marked(mark[0])[0].level == "r"), None)
    run = text.getparent()
    if found is None or run.tag != R:
        return None
    behind = _tail_of(run, text, content[found.end() :])
    text.text = content[: found.start()]
    if not text.text:
        run.remove(text)
    parent = run.getparent()
    parent.insert(parent.index(run) + 1, behind)
    run.tail = (run.tail or "") + found[0]
    rest = behind.find(T) if content[found.end() :] else None
    for half in (run, behind):
        if all(element.tag == RPR for element in half):
            drop(half)
    return rest


def _tail_of(run: Element, text: Element, words: str) -> Element:
    """A new run with the formatting of the old, the words and all that followed the text."""
    behind = run.makeelement(R, dict(run.attrib), nsmap=run.nsmap)
    properties = run.find(RPR)
    if properties is not None:
        behind.append(deepcopy(properties))
    if words:
        new = text.makeelement(T, {SPACE: "preserve"})
        new.text = words
        behind.append(new)
    for element in list(text.itersiblings()):
        behind.append(element)
    return behind


def _merge(gathered: Gathered) -> None:
    """Joins paragraphs at ``{%-`` and ``-%}``: the text goes on in the paragraph before, or comes from the next.

    Inside a paragraph the minus is left to Jinja: it takes the blanks away.
    """
    for paragraph in list(gathered.root.iter(P)):
        first, last = _ends(gathered, paragraph)
        if last is not None and last.joins_after:
            last.joins_after = False
            following = paragraph.getnext()
            if following is not None and following.tag == P:
                _append(paragraph, following)
        if first is not None and first.joins_before:
            first.joins_before = False
            before = paragraph.getprevious()
            if before is not None and before.tag == P:
                _append(before, paragraph)


def _ends(gathered: Gathered, paragraph: Element) -> tuple[Tag | None, Tag | None]:
    """The tags a paragraph begins and ends with."""
    held = "".join(text.text or "" for text in _texts(paragraph)).strip()
    marks = list(MARK.finditer(held))
    if not marks:
        return None, None
    first = gathered.marked(marks[0][0])[0] if marks[0].start() == 0 else None
    last = gathered.marked(marks[-1][0])[0] if marks[-1].end() == len(held) else None
    return first, last


def _append(kept: Element, moved: Element) -> None:
    for element in list(moved):
        if element.tag != PPR:
            kept.append(element)
    drop(moved)

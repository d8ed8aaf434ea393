"""Looks whether the blocks of a part close, in order, at the level of the document where they opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.generate.word_template.failures import failure
from kehoach.generate.word_template.joining import MARK, Gathered
from kehoach.generate.word_template.tags import Tag
from kehoach.generate.word_template.xml_tree import Element
from kehoach.models.errors import Said

ENDS = {"endif": "if", "endfor": "for", "endmacro": "macro", "endset": "set", "endwith": "with"}
_MIDDLES = {"elif": ("if",), "else": ("if", "for")}
_SINGLE = ("set",)


@dataclass(frozen=True, slots=True)
class Standing:
    """A tag with the names of the elements around it, outermost first."""

    tag: Tag
    path: tuple[str, ...]


def standing(gathered: Gathered) -> Iterator[Standing]:
    """The tags of a part's text in the order they stand in."""
    path: list[str] = []

    def walk(element: Element) -> Iterator[Standing]:
        path.append(str(element.tag))
        yield from here(element.text)
        for child in element:
            yield from walk(child)
            yield from here(child.tail)
        path.pop()

    def here(text: str | None) -> Iterator[Standing]:
        if text and MARK.search(text):
            around = tuple(path)
            for tag in gathered.marked(text):
                yield Standing(tag, around)

    yield from walk(gathered.root)


def check(gathered: Gathered) -> None:
    """Raises ``template.unclosed`` or ``template.crossed`` with the tag that is to blame."""
    open_blocks: list[Standing] = []
    for one in standing(gathered):
        word = one.tag.word
        if word in ENDS:
            _same_level(_opened(open_blocks, one, (ENDS[word],)), one)
            open_blocks.pop()
        elif word in _MIDDLES:
            _same_level(_opened(open_blocks, one, _MIDDLES[word]), one)
        elif word in ENDS.values() and not (word in _SINGLE and "=" in one.tag.code):
            open_blocks.append(one)
    if open_blocks:
        tag = open_blocks[-1].tag
        raise failure(
            "unclosed",
            f"Thiếu end{tag.word} cho thẻ này",
            f"This tag has no end{tag.word}",
            tag.place,
            Said(f"Thêm {{% end{tag.word} %}}.", f"Add {{% end{tag.word} %}}."),
        )


def _opened(open_blocks: list[Standing], one: Standing, wanted: tuple[str, ...]) -> Standing:
    if not open_blocks or open_blocks[-1].tag.word not in wanted:
        names = " / ".join(wanted)
        raise failure(
            "unclosed",
            f"Thẻ này không có {names} mở trước nó",
            f"No open {names} stands before this tag",
            one.tag.place,
        )
    return open_blocks[-1]


def _same_level(opened: Standing, one: Standing) -> None:
    if opened.path != one.path or opened.tag.level != one.tag.level:
        start = opened.tag.place
        vi, en = start.said()
        raise failure(
            "crossed",
            f"Thẻ này và thẻ mở nó không cùng một tầng của văn bản; thẻ mở: {vi}; thẻ này",
            f"This tag and the one that opened it stand at different levels; opened: {en}; this tag",
            one.tag.place,
            Said(
                "Viết cả hai thẻ cùng kiểu ({%p … %}, {%tr … %}) hoặc cùng trong một đoạn.",
                "Write both tags in the same way ({%p … %}, {%tr … %}) or in one paragraph.",
            ),
        )

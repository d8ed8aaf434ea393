"""The paragraphs of a Word document with what they say, and which of them says given words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from kehoach.generate.word_template.xml_tree import TC, TR, Element, P, R, T, W, nearest

Kind: TypeAlias = Literal["prose", "row", "any"]

GONE = frozenset((W + "del", W + "moveFrom"))
"""What was struck out: it is not text."""
SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011", W + "softHyphen": "\u00ad"}
"""Elements of a run that stand for one letter."""
_MARKER = re.compile(r"^(?:[-–+*•\s]+|(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[a-zđ])[.)]\s+)+")
_CLOSING = re.compile(r"[\s.;,:/]+$")
_LEAST = 12  # letters of words that are looked for inside a longer paragraph


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One paragraph: ``key`` are its words without number, bullet, closing sign and case; ``row`` is a ``w:tr``."""

    paragraph: Element
    text: str
    key: str
    row: Element | None = None


class Wanted(NamedTuple):
    """Words that a block is looked for with. ``beside`` are other words of its row, which tell like rows apart."""

    quote: str
    kind: Kind = "any"
    beside: tuple[str, ...] = ()


def key(text: str) -> str:
    """Words to compare paragraphs by.

    >>> key("- Công khai thủ tục  hành chính;") == key("a) công khai thủ tục hành chính.")
    True
    """
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return _CLOSING.sub("", unnumbered(plain)).casefold()


def unnumbered(line: str) -> str:
    """A line without the number or bullet it begins with."""
    return _MARKER.sub("", line)


def blocks(body: Element) -> list[Block]:
    """All paragraphs in order, those inside tables with their row; struck out ones and text boxes are left out."""
    found: list[Block] = []
    for paragraph in body.iter(P):
        if nearest(paragraph.getparent(), P) is not None:
            continue
        text = said(paragraph)
        if text.strip():
            found.append(Block(paragraph, text, key(text), _row(paragraph)))
    return found


def said(paragraph: Element) -> str:
    """The words of a paragraph as they are printed."""
    return "".join(letters for run in runs(paragraph) for letters in map(letters_of, run))


def letters_of(element: Element) -> str:
    """The letters one element of a run stands for."""
    return (element.text or "") if element.tag == T else SIGNS.get(element.tag, "")


def runs(paragraph: Element) -> Iterator[Element]:
    """The runs of a paragraph that stand, in order, without those in text boxes inside it."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == R:
            yield element
        elif element.tag not in GONE and element.tag != P:
            waiting.extend(reversed(element))


def place(found: Sequence[Block], wanted: Sequence[Wanted], *, shared: bool = False) -> list[Block | None]:
    """The block of each of the wanted words, None where there is none.

    Each block is given once: words that are wanted again get the next block that says them. A block that says just
    these words goes before one that says them among others. ``shared`` lets words for which no block is left have
    one that was given already.
    """
    taken: set[int] = set()
    result: list[Block | None] = [None] * len(wanted)
    by_key: dict[str, list[Block]] = {}
    for block in found:
        by_key.setdefault(block.key, []).append(block)
    for at, want in enumerate(wanted):
        result[at] = _best(by_key.get(key(want.quote), ()), want, taken)
    for at, want in enumerate(wanted):
        words = key(want.quote)
        if result[at] is None and len(words) >= _LEAST:
            result[at] = _best([block for block in found if words in block.key], want, taken)
    for at, want in enumerate(wanted):
        words = key(want.quote)
        if shared and words and result[at] is None:
            near = by_key.get(words) or [block for block in found if len(words) >= _LEAST and words in block.key]
            result[at] = _best(near, want, set())
    return result


def _best(candidates: Sequence[Block], want: Wanted, taken: set[int]) -> Block | None:
    free = [block for block in candidates if id(block) not in taken and _fits(block, want.kind)]
    if not free:
        return None
    # min keeps the first of equals: the order of the document.
    best = min(free, key=lambda block: (want.kind == "any" and block.row is not None, -_company(block, want.beside)))
    taken.add(id(best))
    return best


def _fits(block: Block, kind: Kind) -> bool:
    return kind == "any" or (block.row is not None) == (kind == "row")


def _company(block: Block, beside: Sequence[str]) -> int:
    """How many of the other words stand in the row of a block."""
    if block.row is None or not beside:
        return 0
    near = {key(said(paragraph)) for paragraph in block.row.iter(P)}
    return sum(key(words) in near for words in beside)


def _row(paragraph: Element) -> Element | None:
    cell = nearest(paragraph, TC)
    return None if cell is None else nearest(cell, TR)


def deleted_row(row: Element | None) -> bool:
    """Whether a row is struck out."""
    return row is not None and row.find(f"{W}trPr/{W}del") is not None

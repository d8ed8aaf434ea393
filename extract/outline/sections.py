"""Which numbered nodes are headings, and which section an offset stands in.

A Roman numeral, a chapter, an article is always a heading. A number or letter is one when it names what
follows (short, bold, or closed by a colon) and is not itself a task, a duty or a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kehoach.extract.outline.labels import read_label
from kehoach.extract.rules.assignment_ends import only_roles
from kehoach.extract.rules.bodies import heading_bodies
from kehoach.extract.rules.closings import closes
from kehoach.extract.rules.verbs import starts_with_verb
from kehoach.models.language.fold import fold_keep
from kehoach.models.language.numbering import read_marker
from kehoach.models.outline import Grid, GridCell, Node, Outline, Span

_TITLE_END = re.compile(r"[\s.:;,/\-–*]+$")
_SENTENCE = re.compile(r"[.;]\s*$|\./")
_ABOUT = re.compile(r"^(?:Về|Đối với|Công tác|Kết quả|Tình hình)\b")
# "Tổ chức" begins a name only before these.
_ORGANISES = re.compile(r"^Tổ chức(?!\s*,| (?:chính trị|đoàn thể|xã hội|cá nhân|tín dụng|quốc tế|khoa học|phi))")
_ASKS = re.compile(r"^(?:Giao|Đề nghị|Yêu cầu|Phân công)\s+(?:cho\s+)?(?:[A-ZĐ]|các\b)")
_GIVES = re.compile(r"(?:Giao|Phân công)\s")
_ALWAYS = frozenset({"word", "article", "roman", "capital"})
_SHORT = 30


@dataclass(frozen=True, slots=True)
class Heading:
    """A section: its label path, the span of its title, and [start, end) of all that stands in it."""

    label: str
    title: Span
    level: int
    start: int
    end: int
    node: Node | None
    grid: Grid | None = None
    row: int | None = None


@lru_cache(maxsize=4)
def headings(outline: Outline) -> tuple[Heading, ...]:
    """All headings of a document in order: numbered items, annexes, section rows of tables."""
    found: list[Heading] = []
    for part in outline.root.children:
        end = part.end
        if part.kind == "part" and part.scheme == "annex":
            title = part.title or _first_words(outline, part)
            found.append(Heading(part.label, title, 1, part.start, end, part))
        found += _below(outline, part, part.label, end, 1)
    return tuple(sorted(found, key=lambda heading: (heading.start, heading.level)))


def _first_words(outline: Outline, part: Node) -> Span:
    first = part.children[0] if part.children else part
    return outline.words(first.start, first.end)


def _below(outline: Outline, node: Node, label: str, end: int, level: int) -> Iterator[Heading]:
    for at, child in enumerate(node.children):
        stop = next((other.start for other in node.children[at + 1 :] if other.start >= child.end), end)
        if child.kind == "table" and child.grid is not None and child.grid.header_rows:
            yield from _table_groups(outline, child.grid, label, stop, level)
            continue
        own = label
        if child.kind == "item" and is_heading(outline, child):
            yield Heading(child.label, title_of(outline, child), level, child.start, stop, child)
            own = child.label
        yield from _below(outline, child, own, stop, level + 1)


def is_heading(outline: Outline, node: Node) -> bool:
    """Whether a numbered item names what follows rather than says it."""
    if node.scheme in _ALWAYS:
        return True
    words = outline.text[node.body : node.end].strip()
    below = [child for child in node.children if child.kind != "furniture" and not _is_closing(outline, child)]
    if is_block(outline, node):
        return False
    if node.bold:
        return len(words.split()) <= 3 * _SHORT
    if node.lead_in is not None and node.lead_in < node.end - 2:
        titled = _lead_in_is_title(outline, node)
        if titled is not None:
            return titled
    if node.scheme == "paren" or (not below and not _names_alone(node, words)):
        return False
    return _named_by_words(words, bool(below), _says_below(outline, below))


def _is_closing(outline: Outline, node: Node) -> bool:
    """Whether a paragraph only closes the document, so that nothing of the item stands in it."""
    return node.kind == "paragraph" and closes(fold_keep(outline.text[node.start : node.end].strip()))


def _says_below(outline: Outline, below: Sequence[Node]) -> bool | None:
    """Whether a list below says to do something; None where only paragraphs stand below."""
    listed = [child for child in below if child.kind in ("item", "bullet", "table")]
    if not listed:
        return None
    return any(child.kind == "table" or starts_with_verb(outline.text[child.body : child.end]) for child in listed)


def _named_by_words(words: str, below: bool, says: bool | None) -> bool:
    """Whether words without emphasis read as a title: a body, a colon or a short phrase over what stands below.

    ``says`` tells whether the list below says to do something; None where there is no list.
    """
    if below and len(words.split()) <= _SHORT and not _ORGANISES.match(words) and heading_bodies(words.rstrip(":. ")):
        return True
    if words.endswith(":"):
        short = len(words.split()) <= 12 and says is not False
        return below and (short or not _does(words) or bool(_ASKS.match(words)))
    if _SENTENCE.search(words):
        return below and len(words.split()) <= (22 if says is not None else 8) and not _does(words)
    return len(words.split()) <= _SHORT and (below or not _does(words))


def _does(words: str) -> bool:
    """Whether a line says to do something rather than what it is about."""
    return starts_with_verb(words) and not _ABOUT.match(words)


def is_block(outline: Outline, node: Node) -> bool:
    """Whether an item is a task with its labels below it: a label comes first, who or when is among them."""
    below = [child for child in node.children if child.kind != "furniture"]
    labels = [read_label(outline.text, child.body, child.end) for child in below]
    if not labels:
        return False
    if labels[0] is None:
        return all(label or gives_roles(outline, child) for label, child in zip(labels, below, strict=True))
    first = below[0]
    if labels[0].kind in ("content", "group") and labels[0].end >= first.end and not _has_value(outline, first):
        return False
    if labels[0].kind == "content" and not _does(outline.text[node.body : node.end].strip()):
        return False
    kinds = {label.kind for label in labels if label and (label.kind != "group" or label.end < first.end)}
    return len([x for x in labels if x]) * 2 > len(labels) and bool(kinds & {"lead", "coop", "both", "time", "group"})


def _has_value(outline: Outline, node: Node) -> bool:
    """Whether labels, or the names of bodies in plain paragraphs, stand below an empty label."""
    if is_label(outline, node.children):
        return True
    return bool(node.children) and all(
        child.kind == "paragraph" and heading_bodies(outline.text[child.body : child.end].strip(" .;,"))
        for child in node.children
    )


def gives_roles(outline: Outline, node: Node) -> bool:
    """Whether a bullet says who does the item above it, and nothing else: ``- Giao Phòng Kinh tế chủ trì.``."""
    words = outline.text[node.body : node.end]
    given = node.kind == "bullet" and not node.children and _GIVES.match(words)
    return bool(given) and only_roles(words, 0, len(words)) is not None


def _names_alone(node: Node, words: str) -> bool:
    """A numbered line with nothing below it that can only be a heading."""
    if words.isupper():
        return True
    short = len(words.split()) <= 8 and not _SENTENCE.search(words)
    return short and node.scheme in ("decimal", "decimals") and not starts_with_verb(words)


def is_label(outline: Outline, nodes: Sequence[Node]) -> bool:
    """Whether the first of some nodes is a label."""
    return bool(nodes) and read_label(outline.text, nodes[0].body, nodes[0].end) is not None


def _lead_in_is_title(outline: Outline, node: Node) -> bool | None:
    """A bold beginning glued to its text is a title where it ends in a colon or stop and names no doer.

    None where the emphasis ends in the middle of the words and says nothing.
    """
    if node.lead_in is None:
        return None
    lead = outline.text[node.body : node.lead_in].strip()
    if not re.search(r"[.:]$", lead) and outline.text[node.lead_in : node.lead_in + 1] not in (":", "."):
        return None
    return len(lead.split()) <= _SHORT and not heading_bodies(lead.rstrip(":. "))


def title_of(outline: Outline, node: Node) -> Span:
    """The words of a heading without number and final punctuation."""
    end = node.end
    if node.lead_in is not None and node.scheme != "article" and node.lead_in < node.end - 2:
        lead = outline.text[node.body : node.lead_in]
        if lead.rstrip().endswith((":", ".")) or outline.text[node.lead_in : node.lead_in + 1] == ":":
            end = node.lead_in
    start, stop = outline.words(node.body, end)
    if start >= stop and node.children and _is_name_below(outline, node.children[0]):
        start, stop = outline.words(node.children[0].start, node.children[0].end)
    tail = _TITLE_END.search(outline.text[start:stop])
    if tail and tail.start():
        stop = start + tail.start()
    return start, stop


def _is_name_below(outline: Outline, node: Node) -> bool:
    """Whether a paragraph is the name of the part or chapter whose number stands alone above it."""
    words = outline.text[node.start : node.end].strip()
    return node.kind == "paragraph" and (words.isupper() or node.bold or not _SENTENCE.search(words))


def _table_groups(outline: Outline, grid: Grid, label: str, end: int, level: int) -> Iterator[Heading]:
    rows = [row for row in range(grid.header_rows, len(grid.rows)) if (title := group_title(outline, grid, row))]
    numbered = [(row, title) for row in rows if (title := group_title(outline, grid, row)) and title[0]]
    for at, (row, title) in enumerate(numbered):
        stop = grid.rows[numbered[at + 1][0]][0].start if at + 1 < len(numbered) else end
        own = f"{label}.{title[0]}" if label else title[0]
        yield Heading(own, title[1], level, grid.rows[row][0].start, stop, None, grid, row)


def group_title(outline: Outline, grid: Grid, row: int) -> tuple[str, Span] | None:
    """(ordinal, span of the title) of a section row merged across or standing alone; None for other rows."""
    cells = [cell for cell in grid.rows[row] if cell.origin is None and cell.end > cell.start]
    if not cells or len(cells) > 2:
        return None
    ordinal, cell = "", cells[-1]
    if len(cells) == 2:
        number = outline.text[cells[0].start : cells[0].end].strip()
        if not re.fullmatch(r"\(?(?:[IVXLC]+|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\)?[.):]?", number) or cells[0].column:
            return None
        ordinal = number.strip("().: ")
    start, end = outline.words(cell.start, cell.end)
    if not ordinal:
        marker = read_marker(outline.text, start)
        if (
            marker
            and marker.scheme in ("roman", "capital", "decimal", "decimals", "letter", "word")
            and marker.end < end
        ):
            ordinal, start = marker.ordinal, outline.words(marker.end, end)[0]
    words = outline.text[start:end]
    if not words or not _looks_grouping(grid, cell, ordinal, words, len(cells)):
        return None
    tail = _TITLE_END.search(words)
    return ordinal, (start, end - (len(words) - tail.start()) if tail and tail.start() else end)


def _looks_grouping(grid: Grid, cell: GridCell, ordinal: str, words: str, filled: int) -> bool:
    """A lone cell is a group when it is merged across, numbered above the rows, or a short name."""
    if grid.columns < 3:
        return False
    if cell.column_span >= max(2, grid.columns // 2):
        return True
    if ordinal and re.fullmatch(r"[IVXLC]+|[A-ZĐ]", ordinal):
        return True
    if words.isupper():
        return True
    return filled == 1 and cell.column <= 1 and len(words.split()) <= 25 and not _SENTENCE.search(words)


def section_at(outline: Outline, offset: int) -> Heading | None:
    """The deepest heading whose text holds the offset."""
    found = headings(outline)
    starts = _starts(outline)
    best: Heading | None = None
    for heading in reversed(found[: bisect_right(starts, offset)]):
        if heading.end > offset and (best is None or heading.start >= best.start):
            if best is None or heading.level > best.level:
                best = heading
            if heading.start < best.start:
                break
    return best


@lru_cache(maxsize=4)
def _starts(outline: Outline) -> tuple[int, ...]:
    return tuple(heading.start for heading in headings(outline))


def section_of(outline: Outline, offset: int) -> str | None:
    """The label of the section an offset stands in, None before the first one."""
    heading = section_at(outline, offset)
    return heading.label if heading else None

"""The body of a document and the heads of its annexes: basis, sections, clauses, articles, running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case
from kehoach.audit.form_lines import Line, Piece, piece
from kehoach.models.language.fold import fold_keep
from kehoach.models.language.numbering import read_marker
from kehoach.models.outline import Node

_BASIS = re.compile(r"^(?:căn cứ|xét đề nghị|theo đề nghị|xét tờ trình)\b")
# Grounds that are not written "Căn cứ …": set like grounds by some, like running text by others.
_OTHER_BASIS = re.compile(
    r"^(?:thực hiện|triển khai|theo|trên cơ sở)\b(?!.*\b(?:ban hành|xây dựng|đề ra) .*(?:như sau|sau đây))"
)
_ANNEX = re.compile(
    r"^(?:phụ lục|phụ biểu|biểu mẫu|mẫu biểu|biểu)\b\s*(?:số\s*)?(?:[ivx]{1,5}|\d{1,2}|[a-hđ])?(?![^\W\d_])"
)
_NOTE = re.compile(r"^\(?\s*(?:ban hành\s+)?kèm theo|^\(")
_TITLE_END = re.compile(r"[.;:,/]$")
_LONGEST_TITLE = 160


def body_pieces(case: Case, line: Line) -> Iterator[Piece]:
    """What a paragraph below the title is: basis, title of a section or clause, article, running text."""
    node, words = line.node, case.text[line.start : line.end]
    if node.zone == "basis":
        closed = words.endswith((";", "."))
        if closed and _BASIS.match(fold_keep(words)):
            yield piece("basis", line)
        elif not words.isupper() and not (closed and _OTHER_BASIS.match(fold_keep(words))):
            yield piece("body", line)
    elif node.scheme == "roman" and (words.isupper() or _is_title(words.rstrip(":"))):
        yield piece("section", line)
    elif node.scheme == "article":
        yield piece("article", line, case.outline.words(node.start, node.body))
        yield piece("body", line, case.outline.words(node.body, node.end))
    elif node.scheme == "decimal" and node.children and _is_title(words):
        yield piece("clause", line)
    elif node.shape is None or node.shape.alignment not in ("center", "right"):
        yield piece("body", line)


def annex_pieces(case: Case, line: Line) -> Iterator[Piece]:
    """What a line of an annex's head is: its label, its title, the note of what it belongs to."""
    words = case.text[line.start : line.end]
    folded = fold_keep(words)
    label = _ANNEX.match(folded)
    if _NOTE.match(folded):
        yield piece("annex-note", line)
    elif label:
        yield piece("annex-label", line, (line.start, line.start + label.end()))
        rest = case.outline.words(line.start + label.end(), line.end)
        named = case.text[rest[0] : rest[1]].lstrip(" .:-–")
        if named:
            yield piece("annex-title", line, (line.end - len(named), line.end))
    elif any(map(str.isalpha, words)):
        yield piece("annex-title", line)


def _is_title(words: str) -> bool:
    return len(words) < _LONGEST_TITLE and not _TITLE_END.search(words)


def is_running(node: Node) -> bool:
    """Whether a node is a paragraph of the text."""
    return node.kind in ("paragraph", "item", "bullet")


def is_displaced(case: Case, part: Node) -> bool:
    """Whether what looks like an annex is the body, put behind the signature: it opens with section I."""
    if part.scheme != "annex" or not part.children:
        return False
    marker = read_marker(case.text, part.children[0].start)
    main = case.outline.root.children[0]
    has_sections = any(node.scheme == "roman" for node in main.walk())
    return marker is not None and (marker.scheme, marker.ordinal) == ("roman", "I") and not has_sections

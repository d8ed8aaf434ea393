"""What a document says of lost points: sections and paragraphs that give causes, and what was missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.audit.case import Case
from kehoach.audit.words import words_of
from kehoach.models.criteria import words
from kehoach.models.language.abbreviations import expand
from kehoach.models.outline import Node

_HEADING = re.compile(
    r"nguyên nhân|hạn chế|tồn tại|chưa đạt|không đạt|trừ điểm|mất điểm|điểm thấp|bị giảm|khuyết điểm|chênh lệch"
)
_PARAGRAPH = re.compile(
    r"nguyên nhân|bị trừ|mất điểm|trừ điểm|(?:điểm|chỉ số|tiêu chí)[^.\n]{0,80}\b(?:là |,\s*)?(?:do|vì|bởi)\b"
    r"|chênh lệch[^.\n]{0,60}\b(?:do|vì)\b"
)
_MISSING = re.compile(
    r"thiếu\s+(?:\d{1,2}\s+)?(?:kế hoạch|báo cáo|văn bản|quyết định)[^()\n.]{0,60}\((?P<list>[^()\n]+)\)"
)
_NAMED = re.compile(
    r"(?P<kind>kế hoạch|báo cáo|quyết định|công văn|thông báo)\s+(?P<name>.+?)"
    r"(?=\s*(?:;|$|[^\W\d_]*\s(?:kế hoạch|báo cáo|quyết định|công văn|thông báo)\b))"
)
_PLAIN_TITLE = 90


@dataclass(frozen=True, slots=True)
class Missing:
    """A document said to be missing: its kind, its name, the span of both."""

    kind: str
    name: str
    start: int
    end: int


def analyses(case: Case) -> list[Node]:
    """The paragraphs that say why points were lost: under a heading about it, or by their own words."""
    folded = words_of(case.text).folded
    return list(_analyses(folded, case.outline.root, inside=False))


def _analyses(folded: str, node: Node, *, inside: bool) -> Iterator[Node]:
    heading = bool(node.marker and node.children) and node.end - node.start < _PLAIN_TITLE * 2
    within = inside or (heading and _HEADING.search(folded, node.start, node.end) is not None)
    own = node.kind not in ("document", "part", "table", "furniture")
    if own and (within or _PARAGRAPH.search(folded, node.start, node.end)):
        yield node
    for child in node.children:
        yield from _analyses(folded, child, inside=within and child.kind != "part")


def speaks_of(text: str, criterion: str, share: float = 0.5) -> bool:
    """Whether a text holds at least a share of a criterion's telling words."""
    telling = words(criterion)
    said = set(re.findall(r"[^\W\d_]+", expand(text)))
    return len(telling & said) >= share * len(telling)


def missing_documents(text: str) -> Iterator[list[Missing]]:
    """The documents each ``thiếu … (Kế hoạch X; Báo cáo Y)`` names."""
    folded = words_of(text).folded
    for found in _MISSING.finditer(folded):
        start = found.start("list")
        named = [
            Missing(item["kind"], item["name"].strip(" ,"), start + item.start(), start + item.end())
            for item in _NAMED.finditer(found["list"])
        ]
        if named:
            yield named

"""Marks after headings and labels, beside what their siblings have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kehoach.audit.case import Case
from kehoach.audit.words import words_of
from kehoach.models.outline import Node

_LONG = 160
_COLON = re.compile(r":\s+([^\W\d_]+ [^\W\d_]+)")


def strange_endings(case: Case) -> Iterator[tuple[int, int, str]]:
    """(start, end, mark) of headings with items below that end in ";", or in "." beside siblings that end in ":"."""
    for parent in case.nodes():
        headings = [child for child in parent.children if _is_heading(child)]
        marks = Counter(case.text[node.end - 1] for node in headings)
        for node in headings:
            mark = case.text[node.end - 1]
            if mark == ";" or (mark == "." and marks[":"] and marks["."] <= marks[":"]):
                yield node.start, node.end, mark


def _is_heading(node: Node) -> bool:
    below = bool(node.children) and all(child.marker for child in node.children)
    return node.kind == "item" and below and 0 < node.end - node.start <= _LONG


def strange_colons(case: Case) -> Iterator[tuple[int, int, str]]:
    """(start, end, mark) of list items with another mark before the words that a colon stands before in most."""
    folded = words_of(case.text).folded
    for parent in case.nodes():
        items = [
            child
            for child in parent.children
            if child.marker and all(own.kind == "furniture" for own in child.children)
        ]
        if len(items) < 3:
            continue
        labels = [found for item in items if (found := _COLON.search(folded, item.start, item.end))]
        common = Counter(found[1] for found in labels).most_common(1)
        if not common or common[0][1] * 2 <= len(items):
            continue
        other = re.compile(rf"([;.,])\s+{re.escape(common[0][0])}\b")
        for item in items:
            found = other.search(folded, item.start, item.end)
            first = _COLON.search(folded, item.start, item.end)
            if found and (first is None or found.start() < first.start()):
                yield item.start, found.end(), found[1]

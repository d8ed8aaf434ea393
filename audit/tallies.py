"""Counts that a document states against what it lists: ``08 nội dung`` and the items, ``6/8 tăng`` and a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach.audit.case import Case
from kehoach.audit.changes import change_of
from kehoach.audit.sums import Block, blocks, top_rows
from kehoach.audit.words import words_of
from kehoach.models.language.numbers import parse_word
from kehoach.models.outline import Node
from kehoach.models.records import Score

_KIND = r"nội dung|lĩnh vực|tiêu chí(?: thành phần)?|nhóm(?: [^\W\d]+){0,2}|trục(?: nội dung)?|chỉ số(?: thành phần)?"
_THINGS = rf"{_KIND}|giải pháp|nhiệm vụ|nguyên tắc|mục tiêu|bước|phần|yêu cầu|hình thức"
_NUMBER = r"(?<![\w.,/])(?P<n>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?:\s?/\s?(?P<of>\d{1,2}))?"
_LEAD_IN = re.compile(rf"{_NUMBER}\s+(?P<what>{_THINGS})\b(?P<rest>[^\d:;.]{{0,90}}):\s*$")
_INLINE = re.compile(
    rf"{_NUMBER}\s+(?P<what>{_THINGS})\b[^\d:;.()]{{0,60}}:\s*(?P<list>[^.:()\n]*;[^.:()\n]*)(?=[.)\n]|$)"
)
_MOVED = re.compile(
    rf"{_NUMBER}\s+(?:{_KIND})(?:,? (?:tiêu chí(?: thành phần)?|nội dung|lĩnh vực))*"
    r"(?: (?:được|có(?: giá trị)?(?: điểm| số điểm)?|bị))?\s+"
    r"(?P<way>tăng(?: điểm)?|giảm(?: điểm)?|trừ điểm|mất điểm|đạt điểm tối đa|giữ nguyên)"
)
_BY = re.compile(rf"(?P<way>tăng|giảm)\s+[\d.,]+\s+điểm\s+(?:với|ở|tại|trong|thuộc)\s+{_NUMBER}\s+(?:{_KIND})\b")
_CAPPED = re.compile(r"trở lên|ít nhất|tối thiểu|tối đa \d|khoảng|hơn")
_FAR = 3  # a list that misses its count by more is not the list that was counted


@dataclass(frozen=True, slots=True)
class Tally:
    """A stated count (its span and words) and how many are there; ``items`` are spans of what was counted."""

    start: int
    end: int
    stated: int
    counted: int
    what: str
    items: tuple[tuple[int, int], ...] = ()


def listed(case: Case) -> Iterator[Tally]:
    """Counts that announce a list, with the number of its items."""
    folded = words_of(case.text).folded
    for node in case.nodes():
        if node.children and node.kind in ("item", "bullet", "paragraph"):
            yield from _announced(folded, node)
    for found in _INLINE.finditer(folded):
        items = [item for item in found["list"].split(";") if item.strip()]
        yield _tally(found, len(items), ())


def _announced(folded: str, node: Node) -> Iterator[Tally]:
    found = _LEAD_IN.search(folded, node.start, node.end)
    first = node.children[0]
    if not found or _CAPPED.search(folded, max(found.start() - 12, 0), found.end()) or not first.marker:
        return
    items = [child for child in node.children if child.scheme == first.scheme and child.marker]
    if len(items) == len(node.children):
        yield _tally(found, len(items), tuple((child.start, child.end) for child in items))


def _tally(found: re.Match[str], counted: int, items: tuple[tuple[int, int], ...]) -> Tally:
    return Tally(found.start("n"), found.end("what"), _value(found["n"]), counted, found["what"], items)


def _value(printed: str) -> int:
    return int(printed) if printed.isdigit() else parse_word(printed) or 0


def disagreeing_lists(case: Case) -> Iterator[Tally]:
    """Announced lists with one to three items more or fewer than the count says."""
    for tally in listed(case):
        if tally.counted > 1 and 0 < abs(tally.counted - tally.stated) <= _FAR:
            yield tally


def disagreeing_moves(case: Case) -> Iterator[tuple[Tally, str, tuple[Score, ...]]]:
    """(count, way, rows) where ``6/8 nội dung tăng điểm`` is not what the document's own table shows."""
    tables = [block for block in blocks(case) if block.table]
    if len(tables) != 1:
        return
    rows = top_rows(tables[0])
    folded = words_of(case.text).folded
    for pattern in (_MOVED, _BY):
        for found in pattern.finditer(folded):
            stated, of = _value(found["n"]), found["of"]
            counted = _moved(tables[0], found["way"])
            if counted is None or (of and int(of) != len(rows)) or stated > len(rows):
                continue
            if len(counted) != stated and abs(len(counted) - stated) <= _FAR:
                yield Tally(found.start(), found.end(), stated, len(counted), found["way"]), found["way"], counted


def _moved(block: Block, way: str) -> tuple[Score, ...] | None:
    """The rows of a table that went a way; None where the table does not tell."""
    rows = top_rows(block)
    if "điểm tối đa" in way or way in ("trừ điểm", "mất điểm"):
        if any(row.max is None or row.appraised is None for row in rows):
            return None
        full = tuple(row for row in rows if row.appraised == row.max)
        return full if "tối đa" in way else tuple(row for row in rows if row not in full)
    return moved_rows(rows, way)


def moved_rows(rows: Sequence[Score], way: str) -> tuple[Score, ...] | None:
    """The rows whose printed change goes up (tăng), down (giảm) or nowhere; None where a row has no change."""
    changes = [change_of(row) for row in rows]
    known = [change for change in changes if change is not None]
    if len(known) != len(rows) or not rows:
        return None
    sign = 1 if way.startswith("tăng") else -1 if way.startswith("giảm") else 0
    return tuple(row for row, change in zip(rows, known, strict=True) if (change > 0) - (change < 0) == sign)

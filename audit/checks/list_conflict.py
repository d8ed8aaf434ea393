"""Danh sách nội dung tăng, giảm điểm trái với bảng kết quả · A list of what rose or fell contradicts the table.

Problem: `các lĩnh vực tăng điểm (gồm: Cải cách thể chế; Cải cách tài chính công)` mà bảng ghi tài chính công `0 điểm`.
Good: Danh sách nêu đúng và đủ các dòng có mức tăng trong bảng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kehoach.audit.case import Case, remark
from kehoach.audit.figures import figure_place
from kehoach.audit.sums import blocks, top_rows
from kehoach.audit.tallies import moved_rows
from kehoach.audit.words import words_of
from kehoach.models.criteria import likeness
from kehoach.models.findings import Finding
from kehoach.models.records import Score

_LIST = re.compile(
    r"(?P<way>tăng|giảm) (?:điểm|so với)[^.:\n]{0,160}?\(?(?:gồm|bao gồm|cụ thể|đó là|là)(?: có| các)?\s?:\s*\*?"
    r"(?P<items>[^.()\n]*;[^.()\n]*)"
)
_SURE = 0.6


def check(case: Case) -> Iterator[Finding]:
    """A warning at the first item that did not move that way; what the list leaves out stands in the evidence."""
    tables = [block for block in blocks(case) if block.table]
    if len(tables) != 1:
        return
    rows = top_rows(tables[0])
    for found in _LIST.finditer(words_of(case.text).folded):
        moved = moved_rows(rows, found["way"])
        spans = list(_items(found))
        rows_named = [_row(case.text[start:end], rows) for start, end in spans]
        if moved is None or sum(row is not None for row in rows_named) < 2:
            continue
        wrong = [(span, row) for span, row in zip(spans, rows_named, strict=True) if row and row not in moved]
        left_out = [row for row in moved if row not in rows_named]
        if wrong or (left_out and None not in rows_named):
            yield _remark(case, found, wrong, left_out)


def _items(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    for item in re.finditer(r"[^;]+", found["items"]):
        yield found.start("items") + item.start(), found.start("items") + item.end()


def _row(item: str, rows: Sequence[Score]) -> Score | None:
    best = max(rows, key=lambda row: likeness(item, row.criterion))
    return best if likeness(item, best.criterion) >= _SURE else None


def _remark(
    case: Case, found: re.Match[str], wrong: Sequence[tuple[tuple[int, int], Score]], left_out: Sequence[Score]
) -> Finding:
    span = wrong[0][0] if wrong else found.span("items")
    way = found["way"]
    parts = [f"không {way}: {row.criterion} ({row.printed.get('delta', row.delta)})" for _, row in wrong]
    parts += [f"bỏ sót: {row.criterion} ({row.printed.get('delta', row.delta)})" for row in left_out]
    return remark(
        "list-conflict",
        "warning",
        case.place(*span),
        f"Danh sách các nội dung {way} điểm không khớp với bảng kết quả.",
        "The list of what rose or fell does not agree with the table.",
        related=[figure_place(case, row) for row in [*(row for _, row in wrong), *left_out]],
        evidence="; ".join(parts),
        mend_vi="Nêu lại danh sách theo đúng bảng kết quả.",
        mend_en="Write the list as the table has it.",
    )

"""Tables of tasks that stand in the text where an annex is meant."""

from __future__ import annotations

from kehoach.audit.case import Case
from kehoach.models.outline import Span

_LEAST_ROWS, _LEAST_COLUMNS = 4, 4


def unlabelled_table(case: Case, after: int) -> Span | None:
    """The first large table behind a place of the text, outside all annexes; None where there is none."""
    annexes = [(part.start, part.end) for part in case.outline.root.children if part.label.startswith("PL")]
    for node in case.nodes():
        grid = node.grid
        if grid is None or node.start < after or node.zone in ("head", "recipients", "signature"):
            continue
        large = len(grid.rows) >= _LEAST_ROWS and grid.columns >= _LEAST_COLUMNS
        if large and not any(start <= node.start < end for start, end in annexes):
            return node.start, node.end
    return None

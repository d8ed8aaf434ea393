"""The cell boxes of ruled tables: pdfplumber's table finder, its slowest step done by look-up.

pdfplumber compares the lines through every pair of crossings anew; here the lines through each crossing
are gathered once. What comes out is equal (tests/sources/test_pdf_reference.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from kehoach.extract.sources.pdf_ink import Edge
from kehoach.models.layout import Box

_MOST_CROSSINGS = 200_000  # vertical times horizontal lines: beyond that a page is a drawing, not a table
_Point = tuple[float, float]
_Lines = tuple[frozenset[Box], frozenset[Box]]  # the vertical and the horizontal lines through a crossing


@dataclass(slots=True)
class _PageLike:
    """What pdfplumber's finder looks at."""

    edges: list[Edge]
    bbox: Box
    chars: list[object] = field(default_factory=list[object])


def table_boxes(edges: Sequence[Edge], box: Box) -> list[list[Box]]:
    """The boxes of the cells of each table that the lines draw; a frame of one cell is no table."""
    from pdfplumber import table as finding

    class Finder(finding.TableFinder):
        """pdfplumber's finder up to its joined edges."""

        def __init__(self, page: Any) -> None:
            self.page = page
            self.settings = finding.TableSettings.resolve(None)
            self.edges = self.get_edges()

    joined: Any = Finder(cast("Any", _PageLike(list(edges), box))).edges
    flat = sum(1 for line in joined if line["orientation"] == "h")
    if flat * (len(joined) - flat) > _MOST_CROSSINGS:
        return []
    crossings: Any = finding.edges_to_intersections(joined, 3, 3)
    boxes: Any = finding.cells_to_tables(list(_cells(crossings)))
    return cast("list[list[Box]]", boxes)


def _cells(crossings: Mapping[_Point, Mapping[str, Sequence[Edge]]]) -> Iterator[Box]:
    """The smallest box to the right of and below each crossing whose four sides are ruled."""
    lines: dict[_Point, _Lines] = {
        point: (_boxes(through["v"]), _boxes(through["h"])) for point, through in crossings.items()
    }
    points = sorted(lines)
    below: dict[float, list[_Point]] = {}
    right: dict[float, list[_Point]] = {}
    for point in points:
        below.setdefault(point[0], []).append(point)
        right.setdefault(point[1], []).append(point)
    for point in points:
        cell = _smallest(point, lines, below[point[0]], right[point[1]])
        if cell is not None:
            yield cell


def _boxes(edges: Sequence[Edge]) -> frozenset[Box]:
    return frozenset((line["x0"], line["top"], line["x1"], line["bottom"]) for line in edges)


def _smallest(
    point: _Point, lines: Mapping[_Point, _Lines], column: Sequence[_Point], row: Sequence[_Point]
) -> Box | None:
    down, across = lines[point]
    rights = [other for other in row if other[0] > point[0] and not across.isdisjoint(lines[other][1])]
    for low in column:
        if low[1] <= point[1] or down.isdisjoint(lines[low][0]):
            continue
        under = lines[low][1]
        for far in rights:
            corner = lines.get((far[0], low[1]))
            if corner is not None and not (corner[0].isdisjoint(lines[far][0]) or corner[1].isdisjoint(under)):
                return (point[0], point[1], far[0], low[1])
    return None

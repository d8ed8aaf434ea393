"""The ruled lines of a page from pdfium's path objects: strokes, thin filled bars and rectangles."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from kehoach.extract.sources.pdf_ink import Edge, edge
from kehoach.models.layout import Box

_PATH, _FORM = 2, 5
_LINE_TO, _BEZIER_TO, _MOVE_TO = 0, 1, 2
_DEPTH = 8
_FAR = 20_000.0  # points: beyond any page
MOST_EDGES = 20_000
ToPage = Callable[[float, float, float, float], Box]


class _Matrix:
    __slots__ = ("a", "b", "c", "d", "e", "f")

    def __init__(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        self.a, self.b, self.c, self.d, self.e, self.f = a, b, c, d, e, f

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def inside(self, outer: _Matrix) -> _Matrix:
        a, b = outer.a * self.a + outer.c * self.b, outer.b * self.a + outer.d * self.b
        c, d = outer.a * self.c + outer.c * self.d, outer.b * self.c + outer.d * self.d
        return _Matrix(a, b, c, d, *outer.point(self.e, self.f))


def ruled_lines(raw: Any, page: Any, to_page: ToPage) -> list[Edge]:
    """Horizontal and vertical lines of an open page, in points on the shown page."""
    edges: list[Edge] = []
    for item, outer in islice(_paths(raw, page.raw, None, 0), 10 * MOST_EDGES):
        for box in _boxes(raw, item, outer):
            _add(edges, to_page(*box))
        if len(edges) > MOST_EDGES:
            break
    return edges


def _paths(raw: Any, holder: Any, outer: _Matrix | None, depth: int) -> Iterator[tuple[Any, _Matrix | None]]:
    if depth:
        count, get = raw.FPDFFormObj_CountObjects(holder), raw.FPDFFormObj_GetObject
    else:
        count, get = raw.FPDFPage_CountObjects(holder), raw.FPDFPage_GetObject
    kind_of = raw.FPDFPageObj_GetType
    for at in range(max(count, 0)):
        item = get(holder, at)
        kind = kind_of(item)
        if kind == _PATH:
            yield item, outer
        elif kind == _FORM and depth < _DEPTH:
            own = _matrix(raw, item)
            yield from _paths(raw, item, own.inside(outer) if outer else own, depth + 1)


def _matrix(raw: Any, item: Any) -> _Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, found):
        return _Matrix(1, 0, 0, 1, 0, 0)
    return _Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _boxes(raw: Any, item: Any, outer: _Matrix | None) -> Iterator[Box]:
    """The straight pieces of one painted path as (left, bottom, right, top) in user space."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(item, fill, stroke) or not (fill.value or stroke.value):
        return
    own = _matrix(raw, item)
    matrix = own.inside(outer) if outer else own
    points: list[tuple[float, float]] = []
    curved = False
    x, y, closed = ctypes.c_float(), ctypes.c_float(), False
    for at in range(min(raw.FPDFPath_CountSegments(item), MOST_EDGES)):
        segment = raw.FPDFPath_GetPathSegment(item, at)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == _MOVE_TO and points:
            yield from _pieces(points, curved, closed or bool(fill.value))
            points, curved, closed = [], False, False
        curved = curved or kind == _BEZIER_TO
        closed = closed or bool(raw.FPDFPathSegment_GetClose(segment))
        points.append(matrix.point(x.value, y.value))
    yield from _pieces(points, curved, closed or bool(fill.value))


def _pieces(points: list[tuple[float, float]], curved: bool, closed: bool) -> Iterator[Box]:
    if curved or len(points) < 2:
        return
    ends = [*points[1:], points[0]] if closed and len(points) > 2 else points[1:]
    for (ax, ay), (bx, by) in zip(points, ends, strict=False):
        if abs(ax - bx) < 0.5 or abs(ay - by) < 0.5:
            yield min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _add(edges: list[Edge], box: Box) -> None:
    left, top, right, bottom = box
    if not (-_FAR < left <= right < _FAR and -_FAR < top <= bottom < _FAR):
        return
    if right - left >= bottom - top:
        middle = (top + bottom) / 2
        if right - left >= 1:
            edges.append(edge(left, middle, right, middle))
    elif bottom - top >= 1:
        middle = (left + right) / 2
        edges.append(edge(middle, top, middle, bottom))

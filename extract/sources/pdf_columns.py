"""The borderless two-column blocks: the head (body | national name) and the foot (recipients | signature).

A gutter is a strip without letters over consecutive lines. What stands left and right of it becomes the
two cells of an unruled table, so that page-wide reading does not mix them (NĐ 30/2020, Phụ lục I).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.extract.sources.pdf_ink import Word
from kehoach.extract.sources.pdf_lines import Line
from kehoach.extract.sources.pdf_paragraphs import Column, column_of, paragraph_of
from kehoach.models.language.numbering import read_marker
from kehoach.models.layout import Box, Cell, Paragraph, Place, Table

_GAP = 0.75  # of the size: the narrowest gap that may be a gutter
_BESIDE = 0.8  # of the size: lines nearer than this stand side by side
_CLEAR = 1.6  # of the size: at least one line must show a gap this wide
_MOST_ROWS = 7  # more lines with both sides are a list in columns, not a head or a foot
_SIGNATURE = 9.0  # of the size: the empty room above the signer's name


@dataclass(frozen=True, slots=True)
class Gutter:
    """Lines ``first`` to ``last`` (included) of a page, with an empty strip from ``x0`` to ``x1``."""

    first: int
    last: int
    x0: float
    x1: float


def bands(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines side by side on slightly different baselines put together, as the eye reads a head or a foot."""
    found: list[list[Line]] = []
    for line in lines:
        if found and len(found[-1]) == 1 and _beside(found[-1][0], line):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _beside(one: Line, other: Line) -> bool:
    apart = max(one.x0, other.x0) - min(one.x1, other.x1)
    return other.y - one.y < _BESIDE * other.size and apart > _GAP * other.size


def banded(lines: Sequence[Line]) -> Line:
    """One line of the words of a band."""
    if len(lines) == 1:
        return lines[0]
    left, right = sorted(lines, key=lambda line: line.x0)
    return Line(left.page, left.words + right.words, [*left.after_space, True, *right.after_space[1:]])


def gutters(lines: Sequence[Line], column: Column) -> list[Gutter]:
    """The two-column blocks among the lines of a page, from top to bottom."""
    found: list[Gutter] = []
    at = 0
    while at < len(lines):
        gutter = _grown(lines, at, column)
        if gutter is None or (found and gutter.first <= found[-1].last):
            at += 1
            continue
        found.append(gutter)
        at = gutter.last + 1
    return found


def _gaps(line: Line, column: Column) -> list[tuple[float, float]]:
    """The gaps of a line that have words on both sides and lie well inside the column."""
    width = column.right - column.left
    low, high = column.left + 0.3 * width, column.left + 0.8 * width
    gaps: list[tuple[float, float]] = []
    end = line.words[0].x1
    for word in line.words[1:]:
        if word.x0 - end > _GAP * line.size and word.x0 > low and end < high:
            gaps.append((end, word.x0))
        end = max(end, word.x1)
    return gaps


def _grown(lines: Sequence[Line], at: int, column: Column) -> Gutter | None:
    best: Gutter | None = None
    for x0, x1 in _gaps(lines[at], column):
        gutter = _extended(lines, Gutter(at, at, x0, x1))
        if not any(all(_sides(line, gutter)) for line in lines[gutter.first : gutter.last + 1]):
            continue
        gutter = _fitted(lines, _trimmed(lines, gutter), x0, x1)
        if _convincing(lines, gutter, column) and (best is None or _reach(gutter) > _reach(best)):
            best = gutter
    return best


def _reach(gutter: Gutter) -> tuple[int, float]:
    return gutter.last - gutter.first, gutter.x1 - gutter.x0


def _extended(lines: Sequence[Line], gutter: Gutter) -> Gutter:
    """The gutter carried down and up while no line runs across it."""
    first, last, x0, x1 = gutter.first, gutter.last, gutter.x0, gutter.x1
    for step in (1, -1):
        at = last + 1 if step == 1 else first - 1
        while 0 <= at < len(lines):
            near = lines[at - step]
            if abs(lines[at].y - near.y) > _SIGNATURE * near.size:
                break
            strip = _strip(lines[at], x0, x1)
            if strip is None:
                break
            x0, x1 = strip
            first, last = min(first, at), max(last, at)
            at += step
    return Gutter(first, last, x0, x1)


def _strip(line: Line, x0: float, x1: float) -> tuple[float, float] | None:
    """What is left of an empty strip on a line; None where words fill it."""
    for word in line.words:
        middle = (word.x0 + word.x1) / 2
        if word.x1 <= x0 or word.x0 >= x1:
            continue
        if middle < (x0 + x1) / 2:
            x0 = max(x0, word.x1)
        else:
            x1 = min(x1, word.x0)
    return (x0, x1) if x1 - x0 >= 0.5 * line.size else None


def _fitted(lines: Sequence[Line], gutter: Gutter, x0: float, x1: float) -> Gutter:
    """The gutter as wide as the lines it kept leave it."""
    for line in lines[gutter.first : gutter.last + 1]:
        x0, x1 = _strip(line, x0, x1) or (x0, x1)
    return Gutter(gutter.first, gutter.last, x0, x1)


def _sides(line: Line, gutter: Gutter) -> tuple[list[Word], list[Word]]:
    middle = (gutter.x0 + gutter.x1) / 2
    left = [word for word in line.words if word.x1 <= middle]
    return left, [word for word in line.words if word.x1 > middle]


def _trimmed(lines: Sequence[Line], gutter: Gutter) -> Gutter:
    """Lines with one side only belong at the ends where they keep to their side's edge or middle."""
    both = [at for at in range(gutter.first, gutter.last + 1) if all(_sides(lines[at], gutter))]
    first, last = both[0], both[-1]
    left = [words for at in both if (words := _sides(lines[at], gutter)[0])]
    right = [words for at in both if (words := _sides(lines[at], gutter)[1])]
    while last < gutter.last and _belongs(lines[last + 1], lines[last], gutter, left, right):
        last += 1
    while first > gutter.first and _leads(lines[first - 1], lines[first], gutter, right):
        first -= 1
    return Gutter(first, last, gutter.x0, gutter.x1)


def _centre(words: Sequence[Word]) -> float:
    return (words[0].x0 + max(word.x1 for word in words)) / 2


def _belongs(line: Line, above: Line, gutter: Gutter, left: list[list[Word]], right: list[list[Word]]) -> bool:
    ours, theirs = _sides(line, gutter)
    if theirs:
        fits = any(abs(_centre(theirs) - _centre(words)) < 8 for words in right)
        return not ours and fits
    near = line.y - above.y < 2.2 * line.size
    kept = any(abs(ours[0].x0 - words[0].x0) < 8 or abs(_centre(ours) - _centre(words)) < 4 for words in left)
    return near and kept and (line.size < 12.6 or line.x1 < gutter.x0)


def _leads(line: Line, below: Line, gutter: Gutter, right: list[list[Word]]) -> bool:
    ours, theirs = _sides(line, gutter)
    if ours or not theirs or below.y - line.y > 2.2 * line.size:
        return False
    return any(abs(_centre(theirs) - _centre(words)) < 6 for words in right)


def _convincing(lines: Sequence[Line], gutter: Gutter, column: Column) -> bool:
    """Two lines or more with both sides but not a list of them, words on the left that are no list marks."""
    block = lines[gutter.first : gutter.last + 1]
    both = [(line, *_sides(line, gutter)) for line in block if all(_sides(line, gutter))]
    clear = any(right[0].x0 - left[-1].x1 > _CLEAR * line.size for line, left, right in both)
    worded = any(" " in left[0].text or len(left) > 1 for _, left, _ in both)
    if len(both) > _MOST_ROWS:
        return False
    if not clear or not worded or not any(_wide(line, left, column) for line, left, _ in both):
        return False
    if len(both) >= 2:
        return True
    return len(block) >= 3 and gutter.x1 - gutter.x0 > 2 * _CLEAR * block[0].size


def _wide(line: Line, left: Sequence[Word], column: Column) -> bool:
    return max(word.x1 for word in left) - line.x0 > 0.08 * (column.right - column.left)


def unruled_table(lines: Sequence[Line], gutter: Gutter) -> Table:
    """One row of two cells, each with its lines as paragraphs."""
    block = lines[gutter.first : gutter.last + 1]
    sides: tuple[list[Line], list[Line]] = ([], [])
    for line in block:
        for side, words in zip(sides, _sides(line, gutter), strict=True):
            if words:
                side.append(line.part(words))
    page = block[0].page
    cells = tuple(_cell(page, side) for side in sides)
    boxes = [cell.place.bbox for cell in cells if cell.place.bbox]
    return Table((cells,), Place(page=page, bbox=_round_all(boxes)), ruled=False)


def _round_all(boxes: Sequence[Box]) -> Box | None:
    if not boxes:
        return None
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )


def _cell(page: int, lines: Sequence[Line]) -> Cell:
    if not lines:
        return Cell(())
    column = column_of(lines, max(line.x1 for line in lines))
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    found: tuple[Paragraph, ...] = tuple(paragraph_of(group, column) for group in groups)
    return Cell(found, place=Place(page=page, bbox=_round_all([p.place.bbox for p in found if p.place.bbox])))


def _continues(group: Sequence[Line], line: Line) -> bool:
    """Whether a line goes on with a wrapped recipient ("- Các phòng, ban" / "chuyên môn huyện;")."""
    above = group[-1]
    if above.text.endswith((";", ".", ":", "./.")) or read_marker(line.text) is not None:
        return False
    listed = read_marker(group[0].text) is not None and group[0].text[:1] in "-–+•"
    return listed and line.y - above.y < 1.9 * line.size and not line.bold

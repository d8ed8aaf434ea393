"""Lines to paragraphs by geometry: room left on the line, indent, spacing, alignment, markers."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kehoach.extract.sources.pdf_lines import Line
from kehoach.models.language.numbering import read_marker
from kehoach.models.layout import Alignment, Box, Paragraph, Run, Shape

_SLACK = 2.0  # points by which rounding and hanging punctuation may blur a margin
_FEW, _PADDING = 8, 5.4  # long lines that show a margin by themselves; Word's distance of text from a rule
BULLETS = "-+–•*▪➢●■◆✓"
_INDENT = 6.0  # points from which a line counts as indented
_ENDED = re.compile(r"[.;:!?…][\"”’)]*$")
_OPEN_HYPHEN = re.compile(r"\w[-\u2010\u2011/]$")  # "KH-" + "UBND"; "2021 -" + "2025" keeps its space
_CUT_NUMBER = re.compile(r"\d/[A-ZĐ]{0,4}$")  # "147/Q" + "Đ-UBND", "147/QĐ" + "-UBND": a narrow cell cuts anywhere
_CUT_REST = re.compile(r"[A-ZĐ]{0,4}-[A-ZĐ]{2}")
_HEADING = re.compile(
    r"(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|ĐIỀU|Điều|PHỤ LỤC|Phụ lục)\s+(?:\d|[IVX]+\b|[A-ZĐ]\b|thứ\b|THỨ\b)"
)


@dataclass(frozen=True, slots=True)
class Column:
    """Where text may stand: left and right margin.

    ``pitch`` is the usual distance of two baselines as a share of the size (0 = not known), ``indented``
    where paragraphs with a first-line indent begin, ``bullets`` the signs its cells begin items with.
    """

    left: float
    right: float
    pitch: float = 0.0
    indented: float | None = None
    bullets: str = ""

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


def column_of(lines: Sequence[Line], width: float, tables: Sequence[Box] = ()) -> Column:
    """The text column that the lines of pages of one width share; where they are few, tables show it too."""
    if not lines:
        return Column(0.0, width)
    long = [line for line in lines if line.x1 - line.x0 > 0.4 * width]
    lefts = Counter(round(line.x0) for line in long or lines)
    often = max(2, len(long) // 20)
    left = min((x for x, count in lefts.items() if count >= often), default=min(line.x0 for line in lines))
    rights = Counter(round(line.x1) for line in long)
    right = max((x for x, count in rights.items() if count >= often), default=max(line.x1 for line in lines))
    left = min((line.x0 for line in lines if abs(line.x0 - left) <= 1.5), default=left)
    right = max((line.x1 for line in lines if abs(line.x1 - right) <= 1.5), default=right)
    if len(long) < _FEW:
        left = min([left, *(box[0] + _PADDING for box in tables)])
        right = max([right, width - left, *(box[2] - _PADDING for box in tables)])
    return Column(left, right, _pitch(lines), _indented(lines, left))


def _indented(lines: Sequence[Line], left: float) -> float | None:
    begins_at = Counter(round(line.x0) for line in lines if line.x0 > left + _INDENT)
    x, count = begins_at.most_common(1)[0] if begins_at else (0, 0)
    return float(x) if count >= 3 else None


def _pitch(lines: Sequence[Line]) -> float:
    """The smallest common distance of baselines, as a share of the size; 0 = not known."""
    steps = Counter[float]()
    for above, below in itertools.pairwise(lines):
        if above.page == below.page and 0.8 * below.size < below.y - above.y < 2.6 * below.size:
            steps[round((below.y - above.y) / below.size, 1)] += 1
    enough = max(2, sum(steps.values()) // 6)
    return min((step for step, count in steps.items() if count >= enough), default=0.0)


def is_centred(line: Line, column: Column) -> bool:
    """Whether the line stands in the middle of its column with room on both sides."""
    return (
        abs((line.x0 + line.x1) / 2 - column.centre) < 4.0
        and line.x0 > column.left + 4.0
        and line.x1 < column.right - 4.0
        and line.text[0] not in BULLETS
        and (column.indented is None or abs(line.x0 - column.indented) > 1.5)
    )


def _balanced(line: Line, column: Column, tight: bool) -> bool:
    """Whether the line may be centred, though it fills its column nearly."""
    middle = (line.x0 + line.x1) / 2
    return abs(middle - column.centre) < 4.0 and (tight or line.x0 > column.left + 1.5)


def _room_left(above: Line, below: Line, column: Column) -> bool:
    """Whether the first word of the line below would have fitted on the line above."""
    need = below.first_width + 0.2 * above.size + _SLACK
    if is_centred(above, column):
        return above.x1 - above.x0 + need < column.right - column.left
    return above.x1 + need < column.right


def _step_wide(paragraph: Sequence[Line], line: Line, column: Column) -> bool:
    above = paragraph[-1]
    step = line.y - above.y
    if len(paragraph) > 1 and paragraph[-2].page == above.page:
        return step > above.y - paragraph[-2].y + 0.2 * line.size
    return step > (column.pitch or 1.6) * line.size + 0.3 * line.size


def _marked(line: Line) -> bool:
    return bool(_HEADING.match(line.text)) or read_marker(line.text) is not None


def begins(paragraph: Sequence[Line], line: Line, column: Column, tight: bool = False) -> bool:
    """Whether a line begins a new paragraph after the open one.

    ``tight`` is for cells of a table: words wrap early there, so a short line alone proves less.
    """
    above = paragraph[-1]
    over_page = above.page != line.page
    if abs(above.size - line.size) > 1.2 or (not over_page and _step_wide(paragraph, line, column)):
        return True
    ended = bool(_ENDED.search(above.text))
    if _CUT_NUMBER.search(above.text) and _CUT_REST.match(line.text):
        return False
    if _room_left(above, line, column):
        flush = tight or line.x0 < column.left + _INDENT
        return ended or not (flush and line.text[:1].islower()) or _marked(line)
    if is_centred(above, column) or is_centred(line, column):
        return above.manner != line.manner or not (_balanced(above, column, tight) and _balanced(line, column, tight))
    if _shifted(paragraph, line, column, tight):
        return True
    if _marked(line) and (ended or line.bold != above.bold):
        return True
    if over_page and ended:
        return not (paragraph[0].x0 > column.left + _INDENT and line.x0 < column.left + _INDENT)
    first = line.text[0]
    listed = first in BULLETS and (first == paragraph[0].text[0] or first in column.bullets)
    return tight and listed and _marked(line)


def _shifted(paragraph: Sequence[Line], line: Line, column: Column, tight: bool) -> bool:
    """Whether the line's left edge says that it begins a paragraph."""
    above = paragraph[-1]
    shift = line.x0 - above.x0
    if len(paragraph) > 1 and paragraph[-2].page == above.page:
        return abs(shift) > _INDENT
    if shift > _INDENT:
        return not (_marked(above) and shift < 40)
    if abs(shift) <= _INDENT and line.x0 > column.left + _INDENT and not tight:
        return _marked(line) or bool(_ENDED.search(above.text))
    return False


def paragraphs(lines: Iterable[Line], column: Column, tight: bool = False) -> list[Paragraph]:
    """The paragraphs of lines that stand under each other."""
    done: list[Paragraph] = []
    open_lines: list[Line] = []
    for line in lines:
        if open_lines and begins(open_lines, line, column, tight):
            done.append(paragraph_of(open_lines, column))
            open_lines = []
        open_lines.append(line)
    if open_lines:
        done.append(paragraph_of(open_lines, column))
    return done


def paragraph_of(lines: Sequence[Line], column: Column) -> Paragraph:
    """One paragraph of these lines, joined by a space except after a hyphen or slash inside a word."""
    first = lines[0]
    place = first.place
    runs: list[Run] = []
    for at, line in enumerate(lines):
        lead = " " if at and not _glued(lines[at - 1].text, line.text) else ""
        if lead:
            last = runs[-1]
            runs[-1] = Run(last.text + lead, last.font, last.place)
        runs.extend(line.runs(line.place if at else None))
    return Paragraph(tuple(runs), place, _shape(lines, column))


def _glued(above: str, below: str) -> bool:
    """Whether a line end stands inside a word or number."""
    if _OPEN_HYPHEN.search(above):
        return True
    return bool(_CUT_NUMBER.search(above)) and bool(_CUT_REST.match(below))


def _shape(lines: Sequence[Line], column: Column) -> Shape:
    first = lines[0]
    left = min(line.x0 for line in lines[1:]) if len(lines) > 1 else first.x0
    alignment: Alignment = "left"
    if all(is_centred(line, column) for line in lines):
        alignment = "center"
    elif len(lines) > 1 and all(line.x1 > column.right - _SLACK for line in lines[:-1]):
        alignment = "justify"
    elif first.x0 > column.centre and first.x1 > column.right - _INDENT:
        alignment = "right"
    indent = first.x0 - (left if len(lines) > 1 else column.left)
    left = left if len(lines) > 1 else column.left
    return Shape(alignment, first_line=round(indent, 1), left=round(left - column.left, 1))

"""Rows of a web table given one cell a line to a grid: section rows, cells merged down, heads of two rows.

A merged cell stands once in such text and leaves no empty cell where it runs on, so a row with fewer cells
than columns tells of one: a section title over all columns, a head over its parts, or a body or time that
holds for several rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kehoach.extract.sources.text_flattened_rows import NUMBER_HEAD, ORDINAL, Piece, Row, kind_of
from kehoach.extract.sources.text_lines import is_rule, paragraphs, starts_paragraph
from kehoach.extract.sources.text_marks import Line
from kehoach.models.layout import Cell, Paragraph, Place

_ROMAN = re.compile(r"^\(?(?:[IVXLC]+|[A-ZĐ])\)?[.)]?$")
_UNDER = tuple(
    (re.compile(over, re.IGNORECASE), re.compile(under, re.IGNORECASE))
    for over, under in (
        (
            r"cơ quan|đơn vị|bộ phận|phân công|trách nhiệm|thực hiện",
            r"chủ trì|phối hợp|thực hiện|theo dõi|tham mưu|trình",
        ),
        (
            r"thời gian|thời hạn|tiến độ|lộ trình",
            r"bắt đầu|kết thúc|hoàn thành|quý|tháng|năm|^\W*(?:\d{1,4}|[IVX]+)\W*$",
        ),
        (
            r"\bnăm \d{4}|kinh phí|dự toán|kế hoạch|nguồn|số lượng|chỉ tiêu",
            r"\b(?:kế hoạch|thực hiện|ước|ngân sách|ngoài|tổng|năm|đánh giá|dự toán)\b",
        ),
        (r"tọa độ|toạ độ", r"^\W*[XYZ]\W*$"),
    )
)
_POINTER = re.compile(
    r"\W*(?:theo|như) (?:phân công|quyết định|kế hoạch|quy định|phụ lục|danh mục|công văn)", re.IGNORECASE
)
_FIGURES = re.compile(r"[\d.,%\s/+–()-]+")
_TOTAL = re.compile(r"\W*(?:tổng|cộng)\b", re.IGNORECASE)
_NEVER_OVER = re.compile(r"\W*(?:ghi chú|nội dung|nhiệm vụ|tên )", re.IGNORECASE)


@dataclass(slots=True)
class _Grid:
    """The grid under construction and the columns' habits."""

    width: int
    rows: list[list[Cell]] = field(default_factory=list[list[Cell]])
    head_rows: int = 1
    profiles: list[dict[str, float]] = field(default_factory=list[dict[str, float]])
    lengths: list[float] = field(default_factory=list[float])
    merged: list[float] = field(default_factory=list[float])


def cells_of(rows: Sequence[Row], width: int) -> tuple[tuple[Cell, ...], ...]:
    """The grid of the rows; merged cells stand at every place they cover."""
    grid = _Grid(width)
    _learn(grid, rows)
    at = 0
    if len(rows) > 2 and len(rows[0]) < width and _under(rows[0], rows[1], width):
        _two_row_head(grid, rows[0], rows[1])
        at = grid.head_rows = 2
    _learn_merged(grid, rows, at)
    for number in range(at, len(rows)):
        _put_row(grid, rows, number)
    return tuple(tuple(row) for row in grid.rows)


def _learn(grid: _Grid, rows: Sequence[Row]) -> None:
    full = [row for row in rows if len(row) == grid.width]
    for column in range(grid.width):
        cells = [row[column] for row in (full[1:] or full)]
        printed = [cell for cell in cells if cell]
        kinds = [kind_of(cell) for cell in printed]
        profile = {kind: kinds.count(kind) / len(kinds) for kind in set(kinds)}
        grid.profiles.append(profile | {"": 1 - len(printed) / max(len(cells), 1)})
        grid.lengths.append(sum(min(len(cell.text), 200) for cell in printed) / max(len(printed), 1))


def _learn_merged(grid: _Grid, rows: Sequence[Row], first: int) -> None:
    """How often each column is the one that is merged down: one column of a table is, as a rule."""
    grid.merged = [0.0] * grid.width
    short = [
        rows[number]
        for number in range(max(first, 1), len(rows))
        if len(rows[number]) < grid.width and not _is_section(grid, rows, number)
    ]
    votes = [0] * grid.width
    for row in short:
        for column in set(range(grid.width)) - set(_spots(grid, row)):
            votes[column] += 1
    grid.merged = [0.8 * vote / max(len(short), 1) for vote in votes]


def _put_row(grid: _Grid, rows: Sequence[Row], number: int) -> None:
    row = rows[number]
    made = [_cell(piece) for piece in row]
    missing = grid.width - len(row)
    if missing <= 0 or not grid.rows:
        blank = Cell((), place=made[0].place)
        grid.rows.append((made + [blank] * max(missing, 0))[: grid.width])
    elif _is_section(grid, rows, number):
        grid.rows.append(_section(made, missing, len(grid.rows)))
    else:
        _put_merged(grid, row, made)


def _is_section(grid: _Grid, rows: Sequence[Row], number: int) -> bool:
    """Whether a short row is a title over the other columns rather than one under merged cells."""
    printed = [piece for piece in rows[number] if piece]
    if len(printed) > 2 or len(rows[number]) > 3:
        return False
    title = printed[-1]
    strong = title.lines[0].text.lstrip().startswith("**") or title.text.isupper()
    if len(printed) == 2:
        if _ROMAN.match(printed[0].text) or strong or not ORDINAL.match(printed[0].text):
            return bool(ORDINAL.match(printed[0].text))
        return not _follows(grid, rows, number)
    if ORDINAL.match(title.text):
        return False
    return strong or kind_of(title) not in ("body", "time")


def _follows(grid: _Grid, rows: Sequence[Row], number: int) -> bool:
    """Whether a number and a text are the next item under cells merged down from the row above."""
    above, here = rows[number - 1], rows[number]
    if not above[0] or not here[0] or number < 1:
        return False
    before, mine = above[0].text.strip(".()"), here[0].text.strip(".()")
    if not before.isdigit() or not mine.isdigit() or int(mine) != int(before) + 1:
        return False
    below = rows[number + 1][0] if number + 1 < len(rows) else None
    nested = below is not None and below.text.startswith(mine + ".")
    return not nested and len(above) in (grid.width, len(here))


def _section(cells: list[Cell], missing: int, at: int) -> list[Cell]:
    """A row of a number and a title that runs over the other columns."""
    last = max(i for i, cell in enumerate(cells) if cell.blocks)
    merged = replace(cells[last], column_span=missing + 1)
    covered = replace(merged, origin=(at, last))
    return [*cells[:last], merged, *[covered] * missing, *cells[last + 1 :]]


def _put_merged(grid: _Grid, row: Row, cells: list[Cell]) -> None:
    """A row whose missing cells are those above it, merged down."""
    at = len(grid.rows)
    spots = _spots(grid, row)
    above = grid.rows[-1]
    spread = _pointers(row, spots)
    first = next((piece.text for piece in row if piece), "")
    runs_down = not _TOTAL.match(first)
    out: list[Cell] = []
    for column in range(grid.width):
        if column in spots:
            out.append(cells[spots.index(column)])
            continue
        if column in spread:
            first_of, cell = spread[column], cells[spots.index(spread[column])]
            out.append(replace(cell, column_span=2, origin=(at, first_of)))
            out[first_of] = replace(cell, column_span=2)
            continue
        upper = above[column]
        origin = upper.origin or (at - 1, column)
        if (
            not runs_down
            or origin[1] != column
            or upper.column_span > 1
            or origin[0] < grid.head_rows
            or not upper.blocks
        ):
            out.append(Cell((), place=cells[0].place))
            continue
        span = at - origin[0] + 1
        for covered in range(origin[0], at):
            grid.rows[covered][column] = replace(grid.rows[covered][column], row_span=span)
        out.append(replace(upper, row_span=span, origin=origin))
    grid.rows.append(out)


def _pointers(row: Row, spots: Sequence[int]) -> dict[int, int]:
    """Columns that a pointer (``Theo phân công tại ...``) covers besides its own: column -> the pointer's."""
    found: dict[int, int] = {}
    for at, piece in enumerate(row):
        if piece and _POINTER.match(piece.text) and spots[at] + 1 not in spots:
            found[spots[at] + 1] = spots[at]
    return found


def _spots(grid: _Grid, row: Row) -> list[int]:
    """The column of each cell of a short row: the increasing choice most like the columns' other cells."""
    n, width = len(row), grid.width
    score = [[float("-inf")] * (width + 1) for _ in range(n + 1)]
    take = [[False] * (width + 1) for _ in range(n + 1)]
    score[0] = [sum(grid.merged[:c]) for c in range(width + 1)]
    for i in range(1, n + 1):
        for c in range(i, width + 1):
            score[i][c] = score[i][c - 1] + grid.merged[c - 1]
            here = score[i - 1][c - 1] + _likeness(row[i - 1], grid.profiles[c - 1], grid.lengths[c - 1])
            if here > score[i][c]:
                score[i][c], take[i][c] = here, True
    spots: list[int] = []
    i, c = n, width
    while i:
        if take[i][c]:
            spots.append(c - 1)
            i -= 1
        c -= 1
    return _drawn_back(row, spots[::-1])


def _drawn_back(row: Row, spots: list[int]) -> list[int]:
    """A pointer over several columns stands in the first of them."""
    for at in range(1, len(spots)):
        piece = row[at]
        if piece and _POINTER.match(piece.text) and spots[at] - 1 > spots[at - 1]:
            spots[at] -= 1
    return spots


def _likeness(piece: Piece | None, profile: dict[str, float], length: float) -> float:
    if piece is None:
        return 1.5 * profile.get("", 0.0)
    near = 1 - abs(min(len(piece.text), 200) - length) / 200
    return 1.5 * profile.get(kind_of(piece), 0.0) + 0.5 * near


def _under(head: Row, row: Row, width: int) -> bool:
    """Whether the second row names the parts of heads merged across in the first."""
    printed = [piece for piece in row if piece]
    missing = width - len(head)
    if len(printed) < 2 or missing < 1 or any(piece is None for piece in head) or len(row) >= width:
        return False
    if (
        len(printed) > missing + len(head)
        or len(printed) <= missing
        or (ORDINAL.match(printed[0].text) and len(printed) > 2)
    ):
        return bool(len(printed) > missing and _all_short(printed) and not ORDINAL.match(printed[0].text))
    return _all_short(printed)


def _all_short(pieces: Sequence[Piece]) -> bool:
    return all(len(piece.text) < 60 for piece in pieces)


def _two_row_head(grid: _Grid, head: Row, row: Row) -> None:
    """Heads over their parts: which head is merged across follows from the words of both."""
    parts = [piece for piece in row if piece]
    spans = _spans([piece.text for piece in head if piece], [piece.text for piece in parts], grid.width)
    upper: list[Cell] = []
    lower: list[Cell] = []
    taken = 0
    for piece, span in zip(head, spans, strict=True):
        cell = _cell(piece)
        column = len(upper)
        if span == 1:
            merged = replace(cell, row_span=2)
            upper.append(merged)
            lower.append(replace(merged, origin=(0, column)))
            continue
        merged = replace(cell, column_span=span)
        upper += [merged, *[replace(merged, origin=(0, column))] * (span - 1)]
        lower += [_cell(part) for part in parts[taken : taken + span]]
        taken += span
    blank = Cell((), place=upper[0].place)
    grid.rows += [upper, (lower + [blank] * grid.width)[: grid.width]]


def _spans(heads: Sequence[str], parts: Sequence[str], width: int) -> list[int]:
    """How many columns each head covers; the covered ones are as many as there are parts."""
    groups = len(parts) - (width - len(heads))
    best: tuple[float, list[int]] | None = None
    for spans in _choices(len(heads), len(parts), max(groups, 1)):
        score, taken = 0.0, 0
        for head, span in zip(heads, spans, strict=True):
            if span > 1:
                score += sum(_belongs(head, part) for part in parts[taken : taken + span])
                score -= 2.0 if _NEVER_OVER.match(head) or NUMBER_HEAD.match(head) else 0.0
                taken += span
        if best is None or score > best[0] or score == best[0] > 0:
            best = score, spans
    if best is None:
        return [1] * (len(heads) - 1) + [width - len(heads) + 1]
    return best[1]


def _choices(heads: int, parts: int, groups: int) -> list[list[int]]:
    """All ways to give ``parts`` to ``groups`` heads, two at least to each."""
    if groups == 0:
        return [[1] * heads] if parts == 0 else []
    if heads == 0 or parts < 2 * groups:
        return []
    found = [[1, *rest] for rest in _choices(heads - 1, parts, groups)]
    for span in range(2, parts - 2 * (groups - 1) + 1):
        found += [[span, *rest] for rest in _choices(heads - 1, parts - span, groups - 1)]
    return found[:4000]


def _belongs(head: str, part: str) -> float:
    return max((1.0 for over, under in _UNDER if over.search(head) and under.search(part)), default=0.0)


def _cell(piece: Piece | None) -> Cell:
    if piece is None:
        return Cell(())
    blocks: list[Paragraph] = []
    group: list[Line] = []
    for line in piece.lines:
        before = group[-1].text if group else ""
        open_bold = sum(part.text.count("**") for part in group) % 2 == 1
        blank = not line.text.strip() or is_rule(line.text)
        if group and (blank or starts_paragraph(before, line.text, open_bold, True)):
            blocks += paragraphs(group)
            group = []
        if line.text.strip():
            group.append(line)
    if group:
        blocks += paragraphs(group)
    return Cell(tuple(blocks), place=Place(line=piece.lines[0].number))

"""Cells of a web table given one a line, parted into rows.

A row is ``|`` cell ``|`` cell ... ``|``, so two pipes in a row are either the end of a row and the beginning
of the next or an empty cell. Which it is follows from the whole: the number of columns and the row limits
that cost least are chosen together (dynamic programming over the cells).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kehoach.extract.sources.text_marks import Line, plain

ORDINAL = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]+|[a-zđ]|[A-Z])\)?[.)]?$")
NUMBER_HEAD = re.compile(r"^(?:STT|TT|Số\s+TT|Số\s+thứ\s+tự|S\s?TT)\W*$", re.IGNORECASE)
_WORDY = re.compile(r"[^\W\d_]{2,}")
_INDEX = re.compile(r"^\(?(?:\d{1,2}|[A-D])\)?(?:\s*=.*)?$")
_FIGURE = re.compile(r"^[\d.,%\s/+–()-]+$")
_TIME = re.compile(r"\d{4}|quý|tháng|năm|thường xuyên|hằng|hàng", re.IGNORECASE)
_BODY = re.compile(
    r"^[-–+\s]*(?:Sở|Các|Phòng|Ban|Bộ|BP|UBND|Ủy ban|Uỷ ban|Văn phòng|VP|Trung tâm|Chi cục|Công an|Công chức|HĐND|Hội"
    r"|Đoàn|Thanh tra|Trường|Trạm|Đài|Kho bạc|Thuế|Cơ quan|Đơn vị|Chủ tịch"
    r"|Cục|Vụ|Mặt trận|MTTQ|Ngân hàng)\b(?! (?:hành|chỉ|tiêu chí)\b)"
)
_MOST_COLUMNS = 20
_TOO_LONG = 3
_MOST_TRIED = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """One printed cell, ``pipes`` lone pipes after the one before it; ``text`` without marks."""

    pipes: int
    lines: tuple[Line, ...]
    text: str


Row: TypeAlias = list[Piece | None]
_State: TypeAlias = tuple[int, int]


def pieces_of(lines: Sequence[Line]) -> tuple[list[Piece], int]:
    """The printed cells of a region of pipes and cells, and the number of pipes after the last one."""
    pieces: list[Piece] = []
    pipes = 0
    cell: list[Line] = []
    for line in lines:
        if line.text.strip() == "|":
            if cell:
                pieces.append(_piece(pipes, cell))
                cell, pipes = [], 0
            pipes += 1
        elif line.text.strip() or cell:
            cell.append(line)
    if cell:
        pieces.append(_piece(pipes, cell))
        pipes = 0
    return pieces, pipes


def _piece(pipes: int, lines: Sequence[Line]) -> Piece:
    text = plain("\n".join(line.text for line in lines))
    return Piece(pipes, tuple(lines), " ".join(text.split()))


def rows_of(pieces: Sequence[Piece], trailing: int) -> tuple[list[Row], int]:
    """The cells in rows, and the number of columns; a row of merged cells has fewer cells than columns."""
    longest = max(_runs(pieces))
    most = max(longest, min(_MOST_COLUMNS, sum(p.pipes for p in pieces) + trailing))
    index = _index_width(pieces)
    widths = [index] if index and index >= longest else list(range(longest, most + 1))
    parting = _Parting(pieces, max(trailing - 1, 0))
    best: tuple[float, list[Row], int] | None = None
    for width in widths[:_MOST_TRIED]:
        cost, rows = parting.part(width)
        cost += _unlikeness(rows, width) + 0.6 * (width - longest)
        if best is None or cost < best[0] - 1e-9:
            best = cost, rows, width
    assert best is not None
    return best[1], best[2]


def _runs(pieces: Sequence[Piece]) -> Iterator[int]:
    """The lengths of the stretches of cells that only one pipe parts."""
    length = 0
    for piece in pieces:
        if piece.pipes > 1 and length:
            yield length
            length = 0
        length += 1
    yield length


def _index_width(pieces: Sequence[Piece]) -> int | None:
    """The number of columns where a row numbers them: (1) (2) (3), or A B 1 2 3."""
    at = 0
    for length in _runs(pieces):
        texts = [piece.text for piece in pieces[at : at + length]]
        figures = [int(re.sub(r"\D.*", "", text.strip("()")) or 0) for text in texts]
        counted = [figure for figure in figures if figure]
        if (
            length >= 3
            and at
            and all(_INDEX.match(text) for text in texts)
            and counted == list(range(1, len(counted) + 1))
            and len(counted) >= length - 2
        ):
            return length
        at += length
    return None


class _Parting:
    """The cells of one table and what they look like."""

    def __init__(self, pieces: Sequence[Piece], tail: int) -> None:
        self.pieces = pieces
        self.tail = tail
        self.texts = [piece.text for piece in pieces]
        self.ordinal = [bool(ORDINAL.match(text)) for text in self.texts]
        self.numbered = any(NUMBER_HEAD.match(text) for text in self.texts[:2])
        self.opens = [self._opens(at) for at in range(len(pieces))]

    def _opens(self, at: int) -> bool:
        """Whether a cell looks like the number a row begins with: words follow it in the next cell."""
        following = at + 1 < len(self.pieces) and self.pieces[at + 1].pipes == 1
        return (
            self.ordinal[at]
            and (at == 0 or self.pieces[at].pipes > 1)
            and following
            and bool(_WORDY.search(self.texts[at + 1]))
        )

    def part(self, width: int) -> tuple[float, list[Row]]:
        """The cheapest rows of ``width`` columns: (cost, rows)."""
        n = len(self.pieces)
        first = (0, max(self.pieces[0].pipes - 1, 0))
        cost: dict[_State, float] = {first: 0.0}
        back: dict[_State, tuple[_State, int]] = {}
        waiting: list[list[int]] = [[] for _ in range(n + 1)]
        waiting[0].append(first[1])
        for start in range(n):
            for lead in waiting[start]:
                for stop, tail, following, row in self._rows_from(start, lead, width):
                    state, total = (stop, following), cost[start, lead] + row
                    if state not in cost:
                        waiting[stop].append(following)
                    elif total >= cost[state]:
                        continue
                    cost[state] = total
                    back[state] = (start, lead), tail
        if (n, 0) not in cost:
            return float("inf"), [[piece] for piece in self.pieces]
        return cost[n, 0] + 0.4 * width, self._collect(back, (n, 0))

    def _rows_from(self, start: int, lead: int, width: int) -> Iterator[tuple[int, int, int, float]]:
        """The rows that may begin here: (cell after it, empty cells at its end, those that lead the next, cost)."""
        n = len(self.pieces)
        length, inner = lead, 0.0
        for stop in range(start + 1, n + 1):
            length += 1
            if stop - 1 > start:
                gap = self.pieces[stop - 1].pipes - 1
                length += gap
                inner += (0.3 if gap == 1 else 0.05 * gap) + (1.5 if self.numbered and self.opens[stop - 1] else 0.0)
            if length > width + _TOO_LONG and stop - 1 > start:
                return
            if stop == n:
                tail = self.tail if length + self.tail <= width else 0
                yield n, tail, 0, inner + self._cost(start, stop, lead, length + tail, width)
                return
            between = self.pieces[stop].pipes
            if between < 2:
                continue
            for blank in range(1 + (between - 2) // (width + 1)):
                room = between - 2 - blank * (width + 1)
                for tail in range(min(room, max(width - length, 0)) + 1):
                    if room - tail <= width:
                        row = self._cost(start, stop, lead, length + tail, width)
                        yield stop, tail, room - tail, inner + 0.3 * blank + row

    def _cost(self, start: int, stop: int, lead: int, length: int, width: int) -> float:
        """How unlike a row of the table these cells are."""
        if length > width:
            return 6.0 * (length - width)
        cost = 0.1 * lead
        if length < width:
            section = stop - start <= 3 and (self.ordinal[start] or stop - start == 1)
            cost += 0.7 if section else 1.1
        if self.numbered and start:
            if lead:
                cost += 1.2 if self.opens[start] else 0.4
            elif not self.ordinal[start]:
                cost += 0.9
        if self.numbered and length < width:
            cost += 1.2 * sum(self.ordinal[at] and not self.texts[at].isalpha() for at in range(start + 2, stop))
        return cost

    def _collect(self, back: dict[_State, tuple[_State, int]], state: _State) -> list[Row]:
        rows: list[Row] = []
        while state in back:
            before, tail = back[state]
            row: Row = [None] * before[1]
            for at in range(before[0], state[0]):
                if at > before[0]:
                    row += [None] * (self.pieces[at].pipes - 1)
                row.append(self.pieces[at])
            rows.append(row + [None] * tail)
            state = before
        return rows[::-1]


def kind_of(piece: Piece | None) -> str:
    """What a cell looks like: empty, a number, figures, a time, a body, a short or a long text."""
    if piece is None:
        return ""
    if ORDINAL.match(piece.text):
        return "ordinal"
    if _FIGURE.match(piece.text):
        return "figures"
    if len(piece.text) < 60 and _TIME.search(piece.text):
        return "time"
    if len(piece.text) < 120 and _BODY.match(piece.text):
        return "body"
    return "short" if len(piece.text) < 45 else "long"


def _unlikeness(rows: Sequence[Row], width: int) -> float:
    """How much the cells of one column differ, over the full rows."""
    full = [row for row in rows[1:] if len(row) == width]
    cost = 0.0
    for column in range(width):
        kinds = Counter(kind_of(row[column]) for row in full)
        if kinds:
            cost += 0.25 * (len(full) - kinds.most_common(1)[0][1])
    return cost

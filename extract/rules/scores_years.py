"""Score tables that print several years: which columns belong to which year, and what becomes of each.

A year with one figure of its kind (``Điểm năm 2023 | Điểm năm 2024``) is the one before; years with figures of
their own each (``Năm 2023: Điểm tối đa, Điểm đạt``) are records of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kehoach.models.language.fold import fold

_YEAR = re.compile(r"\bnăm (20\d\d)(?!\d)")
_BARE = re.compile(r"(?<![\w/])(20[0-4]\d)(?![\w/])")
_CELL = re.compile(r"(?:năm )?20[0-4]\d(?: ?\(?(?:%|điểm)\)?)?")
_AGAINST = re.compile(r"(?:\bso|\bvới|\bso với)(?: cùng kỳ)?(?: năm)? 20\d\d")
_FIGURES = frozenset({"max", "self", "appraised", "points", "percent", "lost", "survey", "total", "pair"})
_REACHED = frozenset({"self", "appraised", "points", "percent", "total", "pair"})
_COMPARED = frozenset({"appraised", "points", "percent", "total"})
_OF_ONE_YEAR = frozenset({"delta", "fall", "rank", "grade"})
# columns of aims, money and counts by year
_PLANNED = re.compile(
    r"\b(?:kế hoạch|mục tiêu|phấn đấu|chỉ tiêu|dự kiến|ước|đvt|đơn vị tính|kinh phí|số lượng|dự toán|nhiệm vụ)\b"
)
_AIMED = re.compile(r"\b(?:mục tiêu|phấn đấu|chỉ tiêu|kinh phí|dự toán|lộ trình)\b")
_COUNTED = re.compile(
    r"(?:[\d.)\-+* ]*)(?:tổng số|số (?!hóa)|tỷ lệ (?!(?:người dân )?hài lòng)|kinh phí|dân số|diện tích)"
)
_HIGHEST = 100  # no index of a field or unit is beyond

Named = Sequence[tuple[str, int]]


def is_year(cell: str) -> bool:
    """Whether a heading's cell only names a year (``Năm 2024``, ``2024 (%)``)."""
    return bool(_CELL.fullmatch(fold(cell)))


def years_of(heading: str) -> int | None:
    """The year a folded heading names for its own figures, not the one it compares with; None where none."""
    words = _AGAINST.sub("", heading)
    said = _YEAR.findall(words)
    if said:
        return int(said[-1])
    bare = set(_BARE.findall(words))
    return int(bare.pop()) if len(bare) == 1 else None


def filled(head: Sequence[Sequence[str]]) -> list[list[str]]:
    """The heading rows, a group's name repeated over the empty cells right of it that have words below."""
    rows = [list(row) for row in head]
    for row, below in pairwise(rows):
        for column in range(1, len(row)):
            grouped = row[column - 1].strip() and below[column - 1].strip()
            apart = row[column - 1].strip() != below[column - 1].strip()
            if not row[column].strip() and below[column].strip() and grouped and apart:
                row[column] = row[column - 1]
    return rows


def arranged(named: Named, years: Mapping[int, int], headings: Sequence[str]) -> list[dict[str, int]]:
    """Role -> column for each record that a row of the table makes, that of the latest year last."""
    dated = sorted({years[column] for role, column in named if role in _FIGURES and column in years})
    if len(dated) < 2:
        return [_chosen(named, years)]
    plain = [(role, column) for role, column in named if role not in _FIGURES | _OF_ONE_YEAR or column not in years]
    blocks = [[pair for pair in named if pair not in plain and years[pair[1]] == year] for year in dated]
    shared = [pair for pair in plain if pair[0] not in _OF_ONE_YEAR]
    if any(role in _REACHED for role, _ in plain):
        shared = [pair for pair in shared if pair[0] not in _FIGURES - {"max"}]
        return [*(_chosen([*shared, *block], years) for block in blocks), _chosen(plain, years)]
    kinds = {tuple(role for role, _ in block if role in _FIGURES) for block in blocks}
    kind = kinds.pop() if len(kinds) == 1 else ()
    if len(kind) != 1 or kind[0] not in _COMPARED:
        return [
            *(_chosen([*shared, *block], years) for block in blocks[:-1]),
            _chosen([*plain, *blocks[-1]], years),
        ]
    plain = [
        ("delta" if role == "lost" and "chênh lệch" in headings[column] else role, column) for role, column in plain
    ]
    latest = _chosen([*plain, *blocks[-1]], years)
    latest[f"earlier {kind[0]}"] = next(column for role, column in blocks[-2] if role == kind[0])
    return [*(_chosen([*shared, *block], years) for block in blocks[:-2]), latest]


def _chosen(named: Named, years: Mapping[int, int]) -> dict[str, int]:
    """Role -> column; where two columns ask for one role the first keeps it, a year's is the earlier one."""
    roles: dict[str, int] = {}
    for role, column in named:
        if role in roles and role in _FIGURES - {"pair"}:
            roles.setdefault(f"earlier {role}" if column in years else f"further {role}", column)
        roles.setdefault(role, column)
    if "criterion" in roles and "rank" not in roles:
        roles.pop("unit", None)
    return roles


def is_result_by_year(headings: Sequence[str], near: str, names: Sequence[str], values: Sequence[float]) -> bool:
    """Whether a table of years holds results of an index: not aims, money, counts or shares of cases.

    ``near`` is the caption and the headings above, ``names`` and ``values`` what stands in the rows.
    """
    if any(_PLANNED.search(heading) for heading in headings) or _AIMED.search(fold(near)):
        return False
    counted = sum(bool(_COUNTED.match(fold(name))) for name in names)
    return counted * 2 < len(names) and bool(values) and all(abs(value) <= _HIGHEST for value in values)

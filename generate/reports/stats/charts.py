"""The charts of the page as numbers: where each bar, square and word stands. Lengths are SVG units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.generate.reports.stats.figures import Heat, Load, Month, Result
from kehoach.generate.reports.stats.tables import FIELDS, FieldYear

ROW = 24
NAME = 270  # room for what a row is called
BARS = 430  # the length of a bar that is full
_MOST_BODIES = 25
_MOST_MONTHS = 72
_STEPS = 9  # shades of the heat map above nothing


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a row: ``tone`` is the class of its colour."""

    x: float
    width: float
    tone: str
    said: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of bars: what it is called (cut to its room), what stands behind the bars, the whole name."""

    y: int
    name: str
    behind: str
    bars: tuple[Bar, ...]
    whole: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Square:
    """A square of a heat map: ``shade`` 0 (nothing) to 9."""

    x: int
    y: int
    shade: int
    many: int
    said: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the timeline: days of work and ends of periods above one another; ``mark`` = a year begins."""

    x: float
    days: float
    periods: float
    month: str
    many: int
    mark: str


def field_lines(results: Sequence[FieldYear], names: Sequence[str], written: Sequence[str]) -> list[Line]:
    """The share of the maximum for each field and year: the name stands at a field's first row."""
    lines: list[Line] = []
    before: str | None = "?"
    for at, (one, name, figures) in enumerate(zip(results, names, written, strict=True)):
        first = one.field != before
        before = one.field
        width = round(min(max(one.share, 0), 1) * BARS, 1)
        tone = "weak" if one.share < 0.7 else "fair" if one.share < 0.9 else "good"
        label = name if first else ""
        lines.append(
            Line(at * ROW, cut(label, 34), str(one.year or ""), (Bar(NAME, width, tone, figures),), name, first)
        )
    return lines


def load_lines(loads: Sequence[Load]) -> list[Line]:
    """The heaviest bodies: tasks led, tasks helped with, duties, one behind the other."""
    heaviest = sorted(loads, key=lambda one: (-one.lead, -one.duties, -one.coop, one.name))[:_MOST_BODIES]
    most = max((one.lead + one.duties + one.coop for one in heaviest), default=0) or 1
    lines: list[Line] = []
    for at, one in enumerate(heaviest):
        x = float(NAME)
        bars: list[Bar] = []
        for many, tone in ((one.lead, "lead"), (one.duties, "duty"), (one.coop, "coop")):
            width = round(many / most * BARS, 1)
            if many:
                bars.append(Bar(x, width, tone, str(many)))
            x = round(x + width, 1)
        lines.append(
            Line(at * ROW, cut(one.name, 36), f"{one.lead} + {one.duties} + {one.coop}", tuple(bars), one.name)
        )
    return lines


def squares(heat: Heat, side: int, left: int, top: int) -> list[Square]:
    """The squares of the heat map, row by row, shaded by how many findings there are against the most."""
    most = max((count for row in heat.many for count in row), default=0)
    return [
        Square(left + column * side, top + row * ROW, shade(count, most), count, f"{code} · {heat.columns[column]}")
        for row, (code, counts) in enumerate(zip(heat.codes, heat.many, strict=True))
        for column, count in enumerate(counts)
    ]


def shade(count: int, most: int) -> int:
    """0 for nothing, else 1 to 9: by the square root, so that a few great numbers do not hide all others."""
    if not count or not most:
        return 0
    return max(1, round((count / most) ** 0.5 * _STEPS))


def timeline(months: Sequence[Month], years: Sequence[int], width: float, height: float) -> tuple[list[Column], int]:
    """The months with deadlines as columns, none left out between, and how many deadlines lie outside them.

    Outside is what lies more than a year from the years of the plans, or beyond the last 72 months.
    """
    if not months:
        return [], 0
    first, last = (min(years) - 1, max(years) + 1) if years else (0, 9999)
    inside = {one.month: one for one in months if first <= int(one.month[:4]) <= last}
    if not inside:
        return [], sum(one.days + one.periods for one in months)
    names = _between(min(inside), max(inside))[-_MOST_MONTHS:]
    shown = [inside.get(name, Month(name, 0, 0)) for name in names]
    most = max(one.days + one.periods for one in shown) or 1
    step = width / len(shown)
    columns = [
        Column(
            round(at * step, 1),
            round(one.days / most * height, 1),
            round(one.periods / most * height, 1),
            one.month,
            one.days + one.periods,
            one.month[:4] if at == 0 or one.month.endswith("-01") else "",
        )
        for at, one in enumerate(shown)
    ]
    return columns, sum(one.days + one.periods for one in months) - sum(column.many for column in columns)


def _between(first: str, last: str) -> list[str]:
    """All months from the first to the last."""
    year, month = int(first[:4]), int(first[5:7])
    names: list[str] = []
    while (name := f"{year:04}-{month:02}") <= last:
        names.append(name)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return names


def grid(results: Sequence[Result]) -> tuple[list[str | None], list[tuple[str, int | None, list[Result | None]]]]:
    """Units with their latest year against fields: the fields that occur, and a row of results a unit."""
    latest: dict[str, int] = {}
    for one in results:
        latest[one.unit] = max(latest.get(one.unit, 0), one.year or 0)
    now = {(one.unit, one.field): one for one in results if (one.year or 0) == latest[one.unit]}
    present = {field for _, field in now}
    fields = [field for field in (None, *FIELDS) if field in present]
    rows = [(unit, latest[unit] or None, [now.get((unit, field)) for field in fields]) for unit in sorted(latest)]
    return fields, rows


def cut(name: str, room: int) -> str:
    """The name, its end left out where there is no room for it."""
    return name if len(name) <= room else name[: room - 1].rstrip() + "…"

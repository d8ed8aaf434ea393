"""Figures of scores as a remark shows them: how they are printed, where they stand, how exact they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, TypeAlias

from kehoach.audit.case import Case
from kehoach.models.language.fold import fold
from kehoach.models.language.numbers import find_numbers, parse_number
from kehoach.models.records import Score, Where

Measure: TypeAlias = Literal["max", "self", "appraised"]
MEASURES: tuple[Measure, ...] = ("max", "self", "appraised")
NAMES: dict[Measure, tuple[str, str]] = {
    "max": ("điểm tối đa", "maximum"),
    "self": ("điểm tự chấm", "self-assessed points"),
    "appraised": ("điểm đạt được", "points reached"),
}
_OWN = re.compile(r"\btự (?:chấm|đánh giá|thẩm định)")


def figure(score: Score, measure: Measure) -> float | None:
    """One figure of a score by the name it has in JSON; ``xã tự chấm 93 điểm`` is the unit's own figure."""
    if measure == "max":
        return score.max
    own = score.self_ is None and score.appraised is not None and _OWN.search(fold(score.criterion)) is not None
    if own:
        return score.appraised if measure == "self" else None
    return score.self_ if measure == "self" else score.appraised


def show(value: float) -> str:
    """A figure with the decimal comma, no idle zeros, at most four decimals."""
    return f"{round(value, 4) + 0.0:.4f}".rstrip("0").rstrip(".").replace(".", ",")


def added(values: Iterable[float]) -> str:
    """A sum written out: ``22,5 + 6 - 0,5``."""
    return " + ".join(show(value) for value in values).replace("+ -", "- ")


def decimals(value: float) -> int:
    """How many decimals a figure needs (at most 4)."""
    tail = show(value).partition(",")[2]
    return len(tail)


def sum_slack(values: Iterable[float], *, rounded: bool) -> float:
    """How far a sum may lie from the stated one before it is wrong.

    Maxima are exact. Points won are often means: with two or more decimals each may have been rounded.
    """
    known = list(values)
    finest = max(map(decimals, known), default=0)
    if not rounded or finest < 2:
        return 1e-6
    return 0.5 * 10**-finest * len(known) + 1e-6


def figure_place(case: Case, score: Score, value: float | None = None) -> Where:
    """The place of one printed figure of a score, the whole mention where the figure is not found in it."""
    if value is not None:
        for found in find_numbers(score.where.quote):
            if abs(found.value - value) < 1e-9:
                start = score.where.start + found.start
                return case.outline.where(start, start + len(found.printed), _cell(score))
    return score.where


def words_place(case: Case, start: int, end: int, score: Score) -> Where:
    """The place of a span that stands in the cell of a score."""
    return case.outline.where(*case.outline.words(start, end), _cell(score))


def _cell(score: Score) -> tuple[int, int, int] | None:
    table = score.where.table
    return (table.index, table.row, table.column) if table else None


def percent_of(score: Score) -> float | None:
    """The percentage a mention prints beside its points, None where it prints none."""
    printed = score.printed.get("percent")
    return parse_number(printed.replace(" ", "")) if printed else None

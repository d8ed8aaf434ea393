"""The same figure said in several places, and where what is said differs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach.audit.case import Case
from kehoach.audit.figures import figure, percent_of
from kehoach.audit.sums import Block, blocks, top_rows
from kehoach.models.criteria import likeness, same_criterion
from kehoach.models.language.fold import fold
from kehoach.models.records import Score

_INDEX = re.compile(r"sipas|hài lòng|papi|pci|ddci|dci|dti|ict|chuyển đổi số|xã hội học|par")
_UNIT = re.compile(
    r"(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Tt]hị xã|[Hh]uyện|[Qq]uận|[Tt]hành phố|[Tt]ỉnh|[Ss]ở) ([A-ZÀ-ỸĐ][^\W\d_]*)"
)
_SPAN = re.compile(r"\d+ tháng|quý [ivx]+|giai đoạn \d{4}")
_PLAIN_TOTAL = re.compile(r"(?:tổng(?: cộng| số| điểm| số điểm| điểm đạt)?|cộng)(?: là)?")
_ALIKE = 0.5
_NEAR = 0.05
_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Clash:
    """One figure said in two ways: ``odd`` is the mention in doubt, ``other`` what the rest says."""

    odd: Score
    value: float
    other: float
    against: tuple[Score, ...]


def result_clashes(case: Case) -> Iterator[Clash]:
    """Results (points reached) of one criterion in one year that are not the same in all mentions."""
    own = [
        score for score in case.plan.scores if figure(score, "appraised") is not None and not score.unit_of_government
    ]
    told: set[int] = set()
    for place, score in enumerate(own):
        if id(score) in told:
            continue
        alike = [other for other in own[place:] if other is score or _one_result(score, other)]
        told.update(map(id, alike))
        yield from _odd_ones(alike, own)


def _one_result(one: Score, other: Score) -> bool:
    """Whether two mentions must have the same points: one criterion, one year, one scale."""
    if one.year != other.year or one.year is None or not _one_scale(one, other):
        return False
    if one.total and other.total:
        return _one_whole(one, other)
    if one.total or other.total or _two_rows(one, other):
        return False
    return same_criterion(one, other) and _known_scale(one, other)


def _two_rows(one: Score, other: Score) -> bool:
    """Whether a table lists both under codes of their own: two criteria, however alike their names."""
    tables = one.where.table, other.where.table
    same = tables[0] is not None and tables[1] is not None and tables[0].index == tables[1].index
    return same and bool(one.code and other.code) and one.code != other.code


def _one_scale(one: Score, other: Score) -> bool:
    if (one.unit == "%") != (other.unit == "%") and not (one.max and other.max):
        return False
    return one.max == other.max or one.max is None or other.max is None


def _known_scale(one: Score, other: Score) -> bool:
    """Whether the scale is printed with both, or with none and the figures are close."""
    if one.max and other.max:
        return True
    a, b = one.appraised or 0, other.appraised or 0
    return one.max is other.max and abs(a - b) <= _NEAR * max(a, b)


def _one_whole(one: Score, other: Score) -> bool:
    """Whether two totals are of one index and one unit: no other index, no other named unit, no other span of time."""
    if _index(one) != _index(other) or _SPAN.findall(fold(one.criterion)) != _SPAN.findall(fold(other.criterion)):
        return False
    units = set(_UNIT.findall(one.criterion)), set(_UNIT.findall(other.criterion))
    if all(units) and units[0] != units[1]:
        return False
    plain = any(_PLAIN_TOTAL.fullmatch(fold(score.criterion).strip(" :.")) for score in (one, other))
    return plain or likeness(one.criterion, other.criterion) >= _ALIKE


def _index(score: Score) -> str:
    found = _INDEX.search(fold(score.criterion))
    return found.group() if found and found.group() != "par" else ""


def _odd_ones(alike: Sequence[Score], own: Sequence[Score]) -> Iterator[Clash]:
    """The mentions that differ from what most say; of two the one in running prose is in doubt."""
    values = [score.appraised or 0.0 for score in alike]
    if len(set(values)) < 2:
        return
    weight = {value: _weight(value, alike, own) for value in set(values)}
    right = max(weight, key=lambda value: (weight[value], -values.index(value)))
    for value in dict.fromkeys(values):
        if value == right:
            continue
        odd = [score for score in alike if score.appraised == value]
        repeated = [score for score in own if _repeats(score, odd[0]) and score not in odd]
        rest = [*odd[1:], *repeated, *(score for score in alike if score.appraised == right)]
        yield Clash(odd[0], value, right, tuple(rest))


def _repeats(score: Score, odd: Score) -> bool:
    """Whether a mention that names no field of its own prints the very pair again."""
    return bool(odd.max) and score.field is None and not score.total and _pair(score) == _pair(odd)


def _pair(score: Score) -> tuple[int | None, float | None, float | None]:
    return score.year, score.max, score.appraised


def _weight(value: float, alike: Sequence[Score], own: Sequence[Score]) -> tuple[bool, bool, int]:
    """What speaks for a value: a table, a change that leads from it to the next year's, how often it stands."""
    holders = [score for score in alike if score.appraised == value]
    led_on = any(
        same_criterion(holders[0], later)
        and later.year == (holders[0].year or 0) + 1
        and later.delta is not None
        and abs((later.appraised or 0) - later.delta - value) < 1e-6
        for later in own
    )
    return any(score.where.table for score in holders), led_on, len(holders)


def percent_clashes(case: Case) -> Iterator[tuple[Score, float, float]]:
    """(mention, percentage, points of 100) where a sentence gives both and they are nearly the same but not quite."""
    for score in case.plan.scores:
        percent = percent_of(score)
        if percent is None or score.appraised is None or score.unit == "%":
            continue
        most = score.max or (_WHOLE if score.total or score.rank is not None else None)
        if most is None:
            continue
        reached = score.appraised / most * 100
        if 0.011 < abs(reached - percent) <= _NEAR * percent:
            yield score, percent, score.appraised


def scale_clashes(case: Case) -> Iterator[tuple[Score, Score]]:
    """Pairs of one criterion in two lists of one set whose maxima differ; the first one is in doubt.

    Two lists are of one set where more than half of the criteria they share have the same maximum.
    """
    lists = blocks(case)
    for place, one in enumerate(lists):
        for other in lists[place + 1 :]:
            pairs = _pairs(top_rows(one), top_rows(other))
            differing = [(a, b) for a, b in pairs if a.max != b.max]
            if len(pairs) >= 3 and 0 < len(differing) * 2 < len(pairs):
                for a, b in differing:
                    yield (b, a) if _in_doubt(other, b, a) else (a, b)


def _pairs(one: Sequence[Score], other: Sequence[Score]) -> list[tuple[Score, Score]]:
    pairs: list[tuple[Score, Score]] = []
    for a in one:
        matching = [b for b in other if b.max and a.max and b.year == a.year and same_criterion(a, b)]
        if matching:
            pairs.append((a, max(matching, key=lambda b: likeness(a.criterion, b.criterion))))
    return pairs


def _in_doubt(block: Block, row: Score, other: Score) -> bool:
    """Whether the list sums to a round hundred with the other's maximum in place of the row's."""
    total = sum(figure(score, "max") or 0 for score in top_rows(block))
    return abs(total - _WHOLE) > 1e-6 and abs(total - (row.max or 0) + (other.max or 0) - _WHOLE) < 1e-6

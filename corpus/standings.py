"""What the scores of a document say of points won by unit, field and year: one result each, parts not counted twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kehoach.models.language.fold import fold
from kehoach.models.records import Field_, Score
from kehoach.models.results import is_above, is_criterion, is_same, names_field, reached

_PERCENT = 100.0


class Standing(NamedTuple):
    """Points won of a maximum; ``unit`` is None for the unit that issued the document, field None for the whole index.

    ``appraised`` = as the superior body judged, else as the unit says itself.
    """

    unit: str | None
    field: Field_ | None
    year: int | None
    won: float
    max: float
    appraised: bool


def standings(scores: Sequence[Score], base_year: int | None = None) -> list[Standing]:
    """The results that a document tells; scores without a year are of ``base_year``."""
    own: defaultdict[tuple[int | None, Field_ | None], list[Score]] = defaultdict(list)
    found: list[Standing] = []
    for score in scores:
        year = score.year or base_year
        if score.unit_of_government:
            found += _standing(score.unit_of_government, score.field, year, [score])
        elif score.total:
            own[year, None].append(score)
        elif score.field and score.field != "other" and is_criterion(score) and reached(score) is not None:
            own[year, score.field].append(score)
    for (year, field), mentions in own.items():
        found += _standing(None, field, year, _whole(field, mentions) if field else mentions)
    return found


def _standing(unit: str | None, field: Field_ | None, year: int | None, rows: Iterable[Score]) -> Iterator[Standing]:
    counted = [(score, won, most) for score in rows if (won := reached(score)) is not None and (most := maximum(score))]
    if field is None:  # of several mentions of the whole the one in points, else the first
        counted = sorted(counted, key=lambda row: row[0].unit == "%")[:1]
    if counted:
        yield Standing(
            unit,
            field,
            year,
            round(sum(won for _, won, _ in counted), 4),
            round(sum(most for _, _, most in counted), 4),
            all(score.appraised is not None for score, _, _ in counted),
        )


def maximum(score: Score) -> float | None:
    """The points there were to win: as printed, 100 for a percentage and for an index without a maximum."""
    if score.max:
        return score.max
    won = reached(score) or 0
    is_index = score.unit == "%" or "chỉ số" in fold(score.criterion)
    return _PERCENT if is_index and 0 < won <= _PERCENT else None


def _whole(field: Field_, mentions: Iterable[Score]) -> list[Score]:
    """The field's own row where one holds all others, else its criteria, each once, those within another left out."""
    distinct: list[Score] = []
    for score in sorted(mentions, key=lambda one: one.appraised is None):
        if not any(is_same(score, other) for other in distinct):
            distinct.append(score)
    top = max(distinct, key=lambda score: score.max or 0)
    rest = [score for score in distinct if score is not top]
    parts = sum(score.max or 0 for score in rest)
    if not rest or names_field(top.criterion, field) or any(is_above(top, score) for score in rest):
        return [top]
    if parts == top.max:
        return [top]
    return [score for score in distinct if not any(is_above(other, score) for other in distinct)]

"""What last year's results cost: points of every criterion and field that can be regained."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kehoach.generate.draft.score_rows import Row, is_whole, rows_of
from kehoach.models.criteria import plain
from kehoach.models.draft import Loss
from kehoach.models.language.fold import fold
from kehoach.models.records import Score
from kehoach.models.vocabulary import load

_EXACT = 0.011  # points by which rounded rows may miss the whole
_MOST_FIELDS = 6  # so many fields' rows without a total are taken for all of them
_PERCENT = 100.0
_INDEX = re.compile(r"chỉ số cải cách hành chính|par index")
_UNIT_KIND = re.compile(
    r"^(?:ủy ban nhân dân )?(?P<kind>xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)?\s*(?P<name>.*)$"
)


@dataclass(frozen=True, slots=True)
class Results:
    """The results of one year: its rows in printed order, the whole index and what it is counted out of.

    ``reached`` is None where no total is printed and the rows are not the whole; ``year`` as far as printed.
    """

    rows: tuple[Loss, ...]
    reached: float | None = None
    out_of: float | None = None
    year: int | None = None


def results(scores: Iterable[Score], unit: str | None = None) -> Results:
    """The rows of the latest year with a figure, each criterion and field once, totals apart.

    The fullest block (a table, a list) gives the rows; mentions elsewhere only complete it. A table of many units
    counts with the row of ``unit`` alone. Figures that are not printed stay unknown.
    """
    own = [score for score in scores if _is_own(score, unit)]
    year = _year(own)
    latest = [score for score in own if score.year in (None, year)]
    rows = rows_of([score for score in latest if score.unit != "%"])
    named = [score for score in latest if is_whole(score)]
    filling = _filling(named, rows)
    counted = sum(row.max or 0 for row in rows if row.top)
    wholes = [score for score in named if score not in filling and (score.max is None or score.max >= counted - _EXACT)]
    percents = [score for score in latest if score.unit == "%" and _INDEX.search(plain(score.criterion))]
    reached, out_of = _total(percents, wholes)
    parts = [_part(score) for score in (*filling, *_unlimited(wholes, reached, rows))] if rows else []
    losses = [*parts, *map(_loss, rows)]
    if parts or not any(loss.top for loss in losses):
        losses = [loss.model_copy(update={"top": True}) for loss in losses]
    reached, out_of = _summed(losses, reached, out_of)
    return Results(tuple(losses), reached, out_of, year)


def to_regain(rows: Sequence[Loss]) -> list[Loss]:
    """The rows that lost points, the largest loss first; a row only where none of those it is made of did."""
    lost = [row for row in rows if row.lost]
    leaves = [row for row in lost if not any(_is_made_of(row, other) for other in lost if other is not row)]
    return sorted(leaves, key=lambda row: -(row.lost or 0))


def at_maximum(rows: Sequence[Loss]) -> list[Loss]:
    """The rows that reached their maximum: to be kept."""
    return [row for row in rows if row.lost == 0]


def _is_made_of(row: Loss, other: Loss) -> bool:
    if row.field != other.field or other.top:
        return False
    if row.top:
        return row.field is not None
    return bool(row.code) and (other.code or "").startswith(f"{(row.code or '').rstrip('.')}.")


def _is_own(score: Score, unit: str | None) -> bool:
    if not score.unit_of_government:
        return True
    if unit is None:
        return False
    row, own = (_UNIT_KIND.match(plain(name)) for name in (score.unit_of_government, unit))
    if row is None or own is None or row["name"] != own["name"]:
        return False
    return not row["kind"] or not own["kind"] or row["kind"] == own["kind"]


def _year(scores: Sequence[Score]) -> int | None:
    """The latest year of which a figure is known, else the latest named."""
    figured = [score.year for score in scores if score.year and _figure(score) is not None]
    return max(figured or [score.year for score in scores if score.year], default=None)


def _figure(score: Score) -> float | None:
    return score.appraised if score.appraised is not None else score.self_


def _total(percents: Sequence[Score], wholes: Sequence[Score]) -> tuple[float | None, float | None]:
    """The index reached and out of how much: a total with its maximum, a percentage, a total, in this order."""
    maxima = [score.max for score in wholes if score.max is not None]
    out_of = max(maxima, default=None)
    full = [score for score in wholes if score.max == out_of and out_of is not None and _figure(score) is not None]
    if full:
        best = min(full, key=lambda score: (score.appraised is None, not score.total, score.soft))
        return _figure(best), out_of
    if percents:
        return _figure(percents[0]), _PERCENT
    bare = [figure for score in wholes if score.total and (figure := _figure(score)) is not None]
    return max(bare, default=None), out_of


def _filling(named: Sequence[Score], rows: Sequence[Row]) -> list[Score]:
    """What is called the whole and fills the fields' maxima up to a hundred: a part whose criteria are not told."""
    beside = sum(row.max or 0 for row in [row for row in rows if row.top] or rows)
    return [
        score
        for score in named
        if score.max is not None and not score.total and beside and abs(score.max + beside - _PERCENT) <= _EXACT
    ]


def _unlimited(wholes: Sequence[Score], reached: float | None, rows: Sequence[Row]) -> list[Score]:
    """What is called the whole, has no maximum and is below the index itself, or is no total at all."""
    bare = [score for score in wholes if score.max is None]
    if reached is None:
        return [score for score in bare if not score.total]
    if any(row.known and row.score.where.table for row in rows):
        return []
    below = [score for score in bare if (_figure(score) or reached) < reached - 1]
    distinct = {fold(score.criterion): score for score in reversed(below)}
    return list(distinct.values()) if sum(_figure(score) or 0 for score in distinct.values()) <= reached else []


def _part(score: Score) -> Loss:
    return _loss(Row(score, None, score.max, score.self_, score.appraised, top=True))


def _summed(losses: Sequence[Loss], reached: float | None, out_of: float | None) -> tuple[float | None, float | None]:
    """Total and maximum, added up from the fields' rows where they are the whole and no total is printed."""
    tops = [loss for loss in losses if loss.top]
    maxima = [loss.max for loss in tops if loss.max is not None]
    if not tops or len(maxima) < len(tops):
        return reached, out_of
    whole = round(sum(maxima), 4)
    if out_of is None and reached is None and (len(tops) >= _MOST_FIELDS or abs(whole - _PERCENT) <= _EXACT):
        out_of = whole
    figures = [loss.reached for loss in tops if loss.reached is not None]
    if reached is None and out_of is not None and abs(whole - out_of) <= _EXACT and len(figures) == len(tops):
        reached = round(sum(figures), 4)
    return reached, out_of


def _loss(row: Row) -> Loss:
    by = "appraised" if row.appraised is not None else "self" if row.self_ is not None else None
    lost = None
    if row.max is not None and row.reached is not None and row.reached <= row.max:
        lost = round(row.max - row.reached, 4)
    return Loss.model_validate(
        {
            "criterion": _name(row.score.criterion),
            "code": row.score.code,
            "field": row.field,
            "max": row.max,
            "self": row.self_,
            "appraised": row.appraised,
            "reached": row.reached,
            "by": by,
            "lost": lost,
            "top": row.top,
            "where": row.score.where,
        }
    )


def _name(criterion: str) -> str:
    """A criterion's name on one line, capitals only where a word or a short form begins with one."""
    name = " ".join(criterion.split()).strip(" .:;,-")
    if name.isupper():
        short = load("abbreviations")["short"]
        name = " ".join(word if fold(word).strip(",.;:()") in short else word.lower() for word in name.split())
    return name[:1].upper() + name[1:]

"""The rows of last year's results: the fullest block of them, completed by what stands elsewhere, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from kehoach.models.criteria import closeness, kinds, level_of, likeness, plain
from kehoach.models.language.fold import fold
from kehoach.models.records import Field_, Score
from kehoach.models.results import names_field
from kehoach.models.vocabulary import load

_EXACT = 0.011  # points by which rounded rows may miss what they add up to
_ALIKE = 0.6
_CLOSE = 0.75
_LARGEST_UNNAMED = 5.0  # more points without a field, a code or a known kind are the whole, or a judge's part of it
_DEEP = 99
_SEVERAL = 3
_ROUND = 50.0
# "UBND xã tự chấm", "Hội đồng thẩm định chấm", "Điểm thẩm định": who scores, not what is scored.
_JUDGED = re.compile(
    r"\b(?:tự|thẩm định|hội đồng|quận|huyện|tỉnh|thành phố|sở nội vụ|phòng nội vụ)(?: \w+){0,4} (?:chấm|đánh giá)\b"
    r"|^(?:tổng )?(?:số )?điểm (?:tự |thẩm định|do )|^(?:kết quả )?thẩm định\b|^điểm đạt\b"
)
_SUMMED = re.compile(
    r"^(?:tổng|cộng)\b|^(?:kết quả |điểm |xếp hạng )*(?:chỉ số |điểm )?(?:cải cách hành chính|par index)\b"
)

Group: TypeAlias = tuple[int | None, str | None]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the results. ``top`` marks a field's own row; ``depth`` counts from it."""

    score: Score
    field: Field_ | None
    max: float | None
    self_: float | None
    appraised: float | None
    top: bool = False
    depth: int = 1

    @property
    def reached(self) -> float | None:
        """The points won as appraised, else as the unit says itself."""
        return self.appraised if self.appraised is not None else self.self_

    @property
    def known(self) -> bool:
        """Whether both its maximum and a figure stand there."""
        return self.max is not None and self.reached is not None


def is_whole(score: Score) -> bool:
    """Whether a mention is of the whole result, or of what one judge gives of it."""
    if score.total:
        return True
    said = plain(score.criterion)
    if _SUMMED.search(said) and (score.field is None or names_whole(said)):
        return True
    if score.field is not None:
        return False
    if _JUDGED.search(said):
        return not kinds(score.criterion)
    return score.code is None and (score.max or 0) > _LARGEST_UNNAMED and not kinds(score.criterion)


def names_whole(said: str) -> bool:
    """Whether a plain name is that of the whole index."""
    return said.endswith(("chỉ số cải cách hành chính", "par index")) or said.startswith(("tổng cộng", "tổng điểm"))


def rows_of(scores: Sequence[Score]) -> list[Row]:
    """The rows of one year's mentions, totals left out, a field's criteria behind its own row."""
    blocks = [_block(list(group)) for _, group in groupby(sorted(scores, key=_order), key=_together)]
    blocks = [block for block in blocks if block]
    if not blocks:
        return []
    base = max(blocks, key=_fullness)
    found = list(base)
    for row in sorted((row for block in blocks if block is not base for row in block), key=lambda row: not row.top):
        _complete(found, row)
    return _by_field(found)


def _by_field(rows: Sequence[Row]) -> list[Row]:
    """Each field's own row with its criteria behind it; rows without a field's own row stay behind what was before."""
    tops = [row for row in rows if row.top]
    if not tops:
        return list(rows)
    if len({_together(row.score) for row in tops}) == 1:
        tops.sort(key=lambda row: row.score.where.start)
    under: dict[int, list[Row]] = {id(top): [] for top in tops}
    before: list[Row] = []
    current: Row | None = None
    for row in rows:
        if row.top:
            current = row
            continue
        own = next((top for top in tops if top.field == row.field), None) or _part_of_impact(row, tops) or current
        (under[id(own)] if own else before).append(row)
    return [*before, *(row for top in tops for row in (top, *under[id(top)]))]


def _part_of_impact(row: Row, tops: Iterable[Row]) -> Row | None:
    """What people say of the service is a part of the reform's impact where it has no points of its own (PAR INDEX)."""
    if row.field != "satisfaction":
        return None
    return next((top for top in tops if top.field == "impact" and _fits_under(row, top)), None)


def _order(score: Score) -> tuple[int, str]:
    table, section = _together(score)
    return (-1 if table is None else table, section or "")


def _together(score: Score) -> Group:
    return (score.where.table.index, None) if score.where.table else (None, score.section)


def _fullness(block: Sequence[Row]) -> tuple[bool, int, int, bool]:
    known = [row for row in block if row.known]
    return _is_full(known), len(known), len(block), block[0].score.where.table is not None


def _block(scores: Sequence[Score]) -> list[Row]:
    rows = [_row(score) for score in scores if is_whole(score) or score.max is not None or _figure(score) is not None]
    rows = _marked(_without_sums(_levelled(rows)))
    found: list[Row] = []
    for row in rows:
        again = any(_is_again(row, other) for other in found)
        if not again:
            found.append(row)
    return found


def _row(score: Score) -> Row:
    field = score.field
    if field is None:
        field = _field_of(kinds(score.criterion))
    return Row(score, field, score.max, score.self_, score.appraised)


def _field_of(named: dict[str, int]) -> Field_ | None:
    if not named:
        return None
    best = max(named, key=lambda name: named[name])
    return next(entry["field"] for entry in load("remedies")["remedy"] if entry["name"] == best)


def _figure(score: Score) -> float | None:
    return score.appraised if score.appraised is not None else score.self_


def _levelled(rows: Sequence[Row]) -> list[Row]:
    levels = [level_of(row.score.code) for row in rows]
    return [replace(row, depth=_DEEP if level is None else level) for row, level in zip(rows, levels, strict=True)]


def _without_sums(rows: list[Row]) -> list[Row]:
    """The rows without those that add up several fields ("A. Điểm thẩm định"); what stood beside them is a field."""
    sums = [at for at in range(len(rows)) if is_whole(rows[at].score) or _adds_up(rows, at)]
    above = [at for at in sums if at + 1 < len(rows) and rows[at].depth < rows[at + 1].depth]
    below = min((rows[at + 1].depth for at in above), default=_DEEP)
    level = {rows[at].depth for at in above}
    return [replace(row, depth=below) if row.depth in level else row for at, row in enumerate(rows) if at not in sums]


def _adds_up(rows: Sequence[Row], at: int) -> bool:
    row = rows[at]
    if row.max is None or row.score.field is not None:
        return False
    under: list[Row] = []
    for other in rows[at + 1 :]:
        if other.depth <= row.depth:
            break
        under.append(other)
    first = [other for other in under if other.depth == under[0].depth]
    whole = sum(other.max or 0 for other in first)
    return len({other.field for other in first if other.field}) > 1 and abs(whole - row.max) <= _EXACT


def _marked(rows: list[Row]) -> list[Row]:
    """The rows with those marked ``top`` that stand for a whole field; criteria take the field of the row above."""
    depths = sorted({row.depth for row in rows if row.depth not in (_DEEP, 9)})
    if len(depths) > 1:
        return _nested(rows, depths[0])
    names = [row.field is not None and names_field(row.score.criterion, row.field) for row in rows]
    fields = [row.field for row in rows]
    if len(rows) >= _SEVERAL and sum(names) * 2 >= len(rows) and len(set(fields)) == len(fields):
        names = [True] * len(rows)
    found: list[Row] = []
    for at, row in enumerate(rows):
        beside = [other for other in rows if other.field == row.field and other is not row]
        first = row.field is not None and not any(other.field == row.field for other in rows[:at])
        top = first and (names[at] or _holds(row, beside)) and all((row.max or 0) >= (one.max or 0) for one in beside)
        found.append(replace(row, top=top or (names[at] and not beside)))
    return found


def _nested(rows: Sequence[Row], highest: int) -> list[Row]:
    found: list[Row] = []
    above: Row | None = None
    for row in rows:
        if row.depth == highest:
            above = replace(row, top=True)
            found.append(above)
        else:
            found.append(replace(row, field=above.field if above and above.field else row.field))
    return found


def _holds(row: Row, beside: Sequence[Row]) -> bool:
    parts = [other.max for other in beside if other.max is not None]
    return len(parts) > 1 and row.max is not None and abs(sum(parts) - row.max) <= _EXACT


def _is_again(row: Row, other: Row) -> bool:
    """Whether a row says another one of its own block again."""
    one, two = row.score, other.score
    if one.code and two.code and (one.code != two.code or (level_of(one.code) == 1 and row.field != other.field)):
        return False
    if row.max != other.max or row.reached not in (None, other.reached):
        return False
    return fold(one.criterion) == fold(two.criterion) or (
        not one.where.table and closeness(one.criterion, two.criterion) >= _CLOSE
    )


def _complete(rows: list[Row], row: Row) -> None:
    """Puts a row of another block where it belongs: into the row it says again, under its field, or nowhere."""
    if row.max is None and (row.score.soft or row.field is None):
        return
    at = next((at for at, other in enumerate(rows) if _is_same(row, other)), None)
    if at is not None:
        rows[at] = _filled(rows[at], row)
        return
    mates = [other for other in rows if other.field == row.field and row.field is not None]
    if row.top and _is_said_already(row, mates):
        return
    row = replace(row, top=row.top and not _is_full(rows))
    top = next((other for other in mates if other.top), None)
    if top is not None and not _fits_under(row, top):
        return
    if top is None and row.top and mates:
        rows.insert(rows.index(mates[0]), row)
    elif mates:
        rows.insert(rows.index(mates[-1]) + 1, replace(row, top=False))
    elif row.known or row.field is not None:
        rows.append(row)


def _is_full(rows: Iterable[Row]) -> bool:
    """Whether the fields' own rows add up to a round whole: nothing stands beside them."""
    tops = [row.max or 0 for row in rows if row.top]
    return len(tops) >= _SEVERAL and abs(sum(tops) - _ROUND * round(sum(tops) / _ROUND)) <= _EXACT


def _is_said_already(row: Row, mates: Iterable[Row]) -> bool:
    return any(other.top for other in mates) or (row.max is None and row.reached is None)


def _fits_under(row: Row, top: Row) -> bool:
    if top.max is None:
        return True
    if row.max is not None:
        return row.max < top.max - _EXACT
    return row.reached is not None and row.reached < top.max and row.reached != top.reached


def _is_same(row: Row, other: Row) -> bool:
    if row.max is not None and other.max is not None and abs(row.max - other.max) > _EXACT:
        return False
    if row.field and other.field and row.field != other.field:
        return False
    if row.top and other.top and row.field is not None:
        return row.field == other.field
    if row.top != other.top and not closeness(row.score.criterion, other.score.criterion) >= _CLOSE:
        return False
    return likeness(row.score.criterion, other.score.criterion) >= (_ALIKE if row.field else _CLOSE)


def _filled(row: Row, other: Row) -> Row:
    """A row with what only the other mention of it knows; figures that stand there are never changed."""
    return replace(
        row,
        max=other.max if row.max is None else row.max,
        self_=other.self_ if row.self_ is None and row.appraised is None else row.self_,
        appraised=other.appraised if row.appraised is None and row.self_ in (None, other.self_) else row.appraised,
    )

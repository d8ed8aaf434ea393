"""Which figures of a document ought to add up: rows under a total, children under a parent, parts of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kehoach.audit.case import Case
from kehoach.audit.figures import MEASURES, Measure, figure, sum_slack
from kehoach.models.criteria import level_of
from kehoach.models.language.fold import fold
from kehoach.models.language.numbering import ALPHABET
from kehoach.models.records import Score

_NEAR = 0.1  # a list that misses its total by more is a selection, not a sum
_BONUS = re.compile(r"điểm (?:cộng|thưởng|trừ|phạt)|cộng điểm|trừ điểm|thưởng điểm")
_PARTS = re.compile(r"trong đó|bao gồm|gồm có|gồm|cụ thể|như sau|chia ra")
_SCALE = re.compile(r"thang điểm|tổng (?:số )?điểm")
_BULLETS = ("-", "+", "–")
_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Block:
    """Criteria that stand together, one table or one list, in the order printed; ``total`` is its stated sum."""

    rows: tuple[Score, ...]
    total: Score | None = None
    table: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """A stated figure and the parts it should be the sum of."""

    whole: Score
    parts: tuple[Score, ...]
    measure: Measure
    stated: float
    values: tuple[float, ...]

    @property
    def reached(self) -> float:
        return sum(self.values)

    @property
    def holds(self) -> bool:
        slack = sum_slack((*self.values, self.stated), rounded=self.measure != "max")
        return abs(self.reached - self.stated) <= slack


def blocks(case: Case) -> list[Block]:
    """The tables and lists of criteria of a document; a ranking (a row per unit) is none."""
    own = [score for score in case.plan.scores if not score.unit_of_government]
    found: list[Block] = []
    for key, members in groupby(own, key=_together):
        rows = list(members)
        if key[0] is not None:
            found += _table(rows)
        elif len(plain := [row for row in rows if not row.soft and not _is_whole(row)]) > 1:
            found.append(Block(tuple(plain), _list_total(rows, plain)))
    return found


def _together(score: Score) -> tuple[int | None, str | None]:
    return (score.where.table.index, None) if score.where.table else (None, score.section)


def _table(rows: Sequence[Score]) -> Iterator[Block]:
    kept = [row for row in rows if not row.soft]
    for year in dict.fromkeys(row.year for row in kept):
        of_year = [row for row in kept if row.year == year]
        totals = [row for row in of_year if row.total]
        plain = [row for row in of_year if not row.total]
        if len(plain) > 1:
            yield Block(tuple(plain), totals[0] if len(totals) == 1 else None, table=True)


def _list_total(rows: Sequence[Score], plain: Sequence[Score]) -> Score | None:
    totals = [row for row in rows if _is_whole(row) and row.where.start < plain[0].where.start]
    return totals[-1] if totals else None


def _is_whole(row: Score) -> bool:
    return row.total or _SCALE.search(fold(row.where.quote)) is not None


def top_rows(block: Block) -> tuple[Score, ...]:
    """The rows of the highest level in a block: by their codes, all of them where none has a code."""
    levels = [level_of(row.code) for row in block.rows]
    known = [level for level in levels if level is not None]
    if not known:
        return block.rows
    return tuple(row for row, level in zip(block.rows, levels, strict=True) if level == min(known))


def stated_sums(case: Case) -> Iterator[Sum]:
    """Every stated figure with the parts it is made of, where nothing is left out between them."""
    for block in blocks(case):
        top = top_rows(block)
        if block.total is not None and len(top) > 1:
            yield from _sums(block.total, top, certain=block.table or _counted(case, block.total, len(top)))
        yield from _families(block)
        yield from _partial(case, block, top)
    yield from _sentences(case)


def _counted(case: Case, total: Score, count: int) -> bool:
    """Whether the paragraph of the total says how many parts follow (``8 nội dung``)."""
    line = paragraph(case.text, total.where.end)
    return re.search(rf"\b0?{count} (?:nội dung|lĩnh vực|tiêu chí|trục|nhóm|phần|chỉ số)", fold(line)) is not None


def paragraph(text: str, offset: int) -> str:
    """The line of the text that an offset stands in."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return text[start : end if end >= 0 else len(text)]


def _sums(whole: Score, parts: Sequence[Score], *, certain: bool) -> Iterator[Sum]:
    for measure in MEASURES:
        stated = figure(whole, measure)
        values = [figure(part, measure) for part in parts]
        known = [value for value in values if value is not None]
        if not stated or len(known) != len(values) or _is_choice(known, stated):
            continue
        found = Sum(whole, tuple(parts), measure, stated, tuple(known))
        if (certain or abs(found.reached - stated) <= _NEAR * stated) and not _with_bonus(parts, known, stated):
            yield found


def _is_choice(values: Sequence[float], stated: float) -> bool:
    """Whether the parts are steps of one scale (100 %: 2 points; 80 %: 1 point), of which one is given."""
    return max(values) >= stated and sum(values) > stated


def _with_bonus(parts: Sequence[Score], values: Sequence[float], stated: float) -> bool:
    """Whether the sum holds with the bonus rows left out or taken off."""
    bonus = [_BONUS.search(fold(part.criterion)) is not None for part in parts]
    if not any(bonus):
        return False
    plain = sum(value for value, extra in zip(values, bonus, strict=True) if not extra)
    extra = sum(value for value, extra in zip(values, bonus, strict=True) if extra)
    return abs(plain - stated) < 1e-6 or abs(plain - extra - stated) < 1e-6


def _families(block: Block) -> Iterator[Sum]:
    """Each coded row with its children, where these run on from the first without a gap."""
    for place, parent in enumerate(block.rows):
        level = level_of(parent.code)
        if level is None:
            continue
        children = list(_children(block.rows[place + 1 :], level))
        if len(children) > 1 and _unbroken(parent, children):
            yield from _sums(parent, children, certain=_makes_up(parent, children))


def _makes_up(parent: Score, children: Sequence[Score]) -> bool:
    """Whether the maxima of the rows below are just the maximum of a row: its points are then theirs."""
    known = [child.max for child in children if child.max]
    return bool(parent.max) and len(known) == len(children) and abs(sum(known) - (parent.max or 0)) < 1e-6


def _children(rows: Sequence[Score], level: int) -> Iterator[Score]:
    below: int | None = None
    for row in rows:
        own = level_of(row.code)
        if own is None:
            continue
        if own <= level:
            return
        below = own if below is None else below
        if own == below:
            yield row


def _unbroken(parent: Score, children: Sequence[Score]) -> bool:
    codes = [(child.code or "").strip(" .)(:/") for child in children]
    last = [code.rpartition(".")[2] for code in codes]
    if not all(part.isdigit() for part in last):
        return codes == list(ALPHABET[: len(codes)])
    stem = (parent.code or "").strip(" .)(:/")
    dotted = "." in codes[0]
    if dotted and not all(code.rpartition(".")[0] == stem for code in codes):
        return False
    return [int(part) for part in last] == list(range(1, len(last) + 1))


def _partial(case: Case, block: Block, top: Sequence[Score]) -> Iterator[Sum]:
    """Figures said elsewhere of the first or last rows together: ``65,6/70`` beside rows whose maxima sum to 70."""
    values = [(row.max, row.appraised) for row in top]
    if len(top) < 3 or any(most is None or won is None for most, won in values):
        return
    for said in case.plan.scores:
        if said in block.rows or said is block.total or not said.max or said.appraised is None:
            continue
        if said.year != top[0].year or said.unit_of_government or said.where.table:
            continue
        rows = _run(top, said.max)
        if rows:
            yield from (found for found in _sums(said, rows, certain=False) if found.measure != "max")


def _run(top: Sequence[Score], most: float) -> Sequence[Score]:
    """The leading or closing rows whose maxima sum to a figure that no single row has."""
    if any(row.max == most for row in top):
        return ()
    for count in range(2, len(top) + 1):
        for rows in (top[:count], top[-count:]):
            if abs(sum(row.max or 0 for row in rows) - most) < 1e-6:
                return rows
    return ()


def _sentences(case: Case) -> Iterator[Sum]:
    for whole, parts in sentence_parts(case):
        if not any(part.unit == "%" for part in parts):
            yield from (found for found in _sums(whole, parts, certain=False) if found.measure == "appraised")


def sentence_parts(case: Case) -> Iterator[tuple[Score, list[Score]]]:
    """``đạt 82,13 %. Trong đó: 51,15 điểm; 6,71/10 điểm; 23,27/30 điểm``: in one paragraph or in its bullets."""
    own = [score for score in case.plan.scores if not score.where.table and figure(score, "appraised") is not None]
    for place, whole in enumerate(own):
        parts = _following(case, own[place:])
        if len(parts) > 1 and _could_be_whole(whole, parts):
            yield whole, parts


def _following(case: Case, scores: Sequence[Score]) -> list[Score]:
    """The scores after the first one that a word such as ``trong đó`` hangs from it."""
    whole, rest = scores[0], scores[1:]
    if not rest:
        return []
    text = case.text
    cue_end = rest[0].where.start
    between = fold(text[whole.where.start : cue_end])
    if not _PARTS.search(between) or _end_of(text, whole) + 400 < cue_end:
        return []
    bullets = "\n" in text[whole.where.end : cue_end]
    parts: list[Score] = []
    last = cue_end
    for score in rest:
        if score.year not in (None, whole.year) or not _goes_on(text, last, score.where.start, bullets=bullets):
            break
        parts.append(score)
        last = score.where.end
    return parts


def _goes_on(text: str, last: int, start: int, *, bullets: bool) -> bool:
    """Whether a part stands in the same paragraph as the one before, or in the next bullet."""
    breaks = text.count("\n", last, start)
    if not bullets:
        return not breaks
    return breaks <= 1 and text[text.rfind("\n", 0, start) + 1 :].lstrip().startswith(_BULLETS)


def _end_of(text: str, score: Score) -> int:
    end = text.find("\n", score.where.end)
    return end if end >= 0 else len(text)


def _could_be_whole(whole: Score, parts: Sequence[Score]) -> bool:
    """Whether the parts can make up the whole: points of 100 or of its own maximum, none larger than it."""
    if any(part.field == whole.field is not None for part in parts):
        return False
    most = scale_of(whole)
    if most is None or whole.appraised is None:
        return False
    known = [part.max for part in parts if part.max]
    return sum(known) <= most and all((part.appraised or 0) < whole.appraised for part in parts) and bool(known)


def scale_of(whole: Score) -> float | None:
    """The maximum of a whole: its own, or 100 where it is a percentage, a total or ranked."""
    return whole.max or (_WHOLE if whole.total or whole.unit == "%" or whole.rank is not None else None)

"""Printed changes of scores against the figures they should follow from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.audit.case import Case
from kehoach.audit.comparisons import Measured, comparisons
from kehoach.audit.figures import added, decimals, figure_place, show, sum_slack
from kehoach.audit.sums import blocks, top_rows
from kehoach.models.criteria import same_criterion
from kehoach.models.language.numbers import find_numbers
from kehoach.models.records import Score, Where

_NEXT_LINE = "\n"


@dataclass(frozen=True, slots=True)
class Change:
    """A printed change that does not follow: what it should be and the arithmetic that says so.

    ``printed`` and ``due`` rise above zero; ``against`` are the figures it should follow from.
    """

    where: Where
    printed: float
    due: float
    evidence: str
    against: tuple[Where, ...] = ()
    measured: Measured = "points"


def wrong_changes(case: Case) -> Iterator[Change]:
    """Changes that are not the difference of the two years, and totals that are not the sum of the rows' changes."""
    told: set[int] = set()
    for change in (*_of_scores(case), *_of_sentences(case)):
        if change.where.start not in told:
            told.add(change.where.start)
            yield change
    yield from _totals(case)


def _of_scores(case: Case) -> Iterator[Change]:
    for score in case.plan.scores:
        if score.delta is None or score.appraised is None or score.unit_of_government:
            continue
        earlier = _earlier(case, score)
        before = score.previous if score.previous is not None else earlier.appraised if earlier else None
        if before is None:
            continue
        due = score.appraised - before
        slack = 0.5 * 10 ** -max(decimals(before), decimals(score.appraised), 1) + 1e-6
        if abs(due - score.delta) > slack and abs(due + score.delta) > slack:
            evidence = f"{show(score.appraised)} - {show(before)} = {show(due)} ≠ {show(score.delta)}"
            against = (figure_place(case, earlier, earlier.appraised),) if earlier else ()
            yield Change(figure_place(case, score, abs(score.delta)), score.delta, due, evidence, against)


def _of_sentences(case: Case) -> Iterator[Change]:
    """What sentences say that give the figure, the earlier figure and the change between them."""
    for said in comparisons(case):
        if said.holds:
            continue
        first, last = (said.before, said.now) if said.measured == "ranks" else (said.now, said.before)
        evidence = f"{show(first)} - {show(last)} = {show(said.due)} ≠ {show(said.change)}"
        against = tuple(case.place(*span) for span in said.figures)
        yield Change(case.place(*said.span), said.change, said.due, evidence, against, said.measured)


def _earlier(case: Case, score: Score) -> Score | None:
    """The mention of the year before in the same paragraph or row."""
    for other in case.plan.scores:
        if other.appraised is None or score.year is None or other.year != score.year - 1:
            continue
        first, last = sorted((score.where, other.where), key=lambda where: where.start)
        if _NEXT_LINE in case.text[first.start : last.start]:
            continue
        if (score.total and other.total) or (score.total == other.total and same_criterion(score, other)):
            return other
    return None


def _totals(case: Case) -> Iterator[Change]:
    for block in blocks(case):
        total, rows = block.total, top_rows(block)
        if not block.table or total is None or total.delta is None:
            continue
        changes = [change_of(row) for row in rows]
        known = [change for change in changes if change is not None]
        if len(known) != len(changes):
            continue
        due = sum(known)
        if abs(due - total.delta) > sum_slack([*known, total.delta], rounded=True):
            evidence = f"{added(known)} = {show(due)} ≠ {show(total.delta)}"
            against = tuple(figure_place(case, row, row.appraised) for row in rows)
            yield Change(figure_place(case, total, abs(total.delta)), total.delta, due, evidence, against)


def change_of(row: Score) -> float | None:
    """The printed change of a row, 0 where it says that nothing changed, None where it says nothing."""
    if row.delta is not None:
        return row.delta
    printed = row.printed.get("delta")
    figures = find_numbers(printed) if printed else []
    return 0.0 if figures and figures[0].value == 0 else None

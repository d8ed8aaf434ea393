"""Figures that a sentence sets to be reached: ``đạt tối thiểu 35%``, ``từ 80 điểm trở lên``, ``02 lần/năm``.

Pure: a stretch of text in, figures with their offsets out. What place the text stands in (aims, tasks, past
results) is the caller's knowledge. Every form has its cases in tests/rules/targets_figures.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.extract.rules.targets_bounds import Operator, first_offset, last_offset, operator
from kehoach.extract.rules.targets_sense import Mode, counts, is_start, stands
from kehoach.extract.rules.targets_units import Unit, ratio_at, unit_at
from kehoach.extract.rules.targets_words import any_of
from kehoach.models.language.fold import fold_keep
from kehoach.models.language.numbers import parse_number

_N = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_FIGURE = re.compile(
    rf"(?<![\w.,/\-–])(?P<a>{_N})\s*(?P<pa>%)?(?:\s*(?:-|–|÷|đến|tới)\s*(?P<b>{_N}))?\s*(?P<pb>%)?(?![\d/]\d|[.,]\d)"
)
_RATIO = re.compile(rf"(?<![\w.,/\-–])(?P<a>{_N})(?=\s*/\s*(?:\d{{1,3}}(?:\.000)+|10+)\s+[^\W\d_])")
_PER = re.compile(r"\s*/\s*(năm|tháng|quý)\b")
_REACHES = re.compile(r"(?:đạt|còn|xuống|ở mức)\s+$")
_BEST = r"(?:cao nhất|dẫn đầu|đứng đầu|đầu|tốt nhất|hàng đầu|có chỉ số)"
_MORE = r"(?:từ |ít nhất |tối thiểu |thêm )*"
_OF = re.compile(r"\s*/\s*\d{1,3}\b")
_CHANGED = re.compile(r"(?:\s*/\s*\d{1,3})?[^.;()]{0,40}\(\s*(?:tăng|giảm|năm|so với)\b")
_SCORED = re.compile(r"đạt \d+[.,]\d+\s*(?:%|điểm)?[^.;]{0,20}$")
# pattern, unit, bound: the first that reads a place keeps it
_RANKS: tuple[tuple[re.Pattern[str], str, Operator], ...] = (
    (re.compile(r"\btop\s+(?P<a>\d{1,3})\b"), "hạng", "<="),
    (re.compile(rf"\b(?:nhóm|tốp|trong số)\s+(?P<a>\d{{1,3}})\s+[^.;,\d]{{2,40}}?{_BEST}"), "hạng", "<="),
    (
        re.compile(
            r"\b(?:nhóm|tốp)\s+(?P<a>\d{1,3})\s*/\s*\d{1,3}\s+(?:xã|phường|tỉnh|huyện|đơn vị|sở|bộ|địa phương)\b"
        ),
        "hạng",
        "<=",
    ),
    (
        re.compile(rf"\btăng\s+{_MORE}(?P<a>\d{{1,2}})\s*(?:[-–]\s*(?P<b>\d{{1,2}})\s*)?(?:bậc|hạng|vị trí)\b"),
        "bậc",
        ">=",
    ),
    (
        re.compile(
            r"(?:thứ hạng|xếp hạng|xếp thứ|vị trí thứ|vị trí|đứng thứ|hạng thứ|hạng)\s+(?:từ )?(?:thứ )?"
            r"(?P<a>\d{1,3})\b(?!\s*%)"
        ),
        "hạng",
        "<=",
    ),
)
_CLAUSE_END = re.compile(r"[;\n]|[.!?](?=\s|$)|\s[-–+]\s(?=\d+\s?%)")
# how far the words that decide may stand from a figure, how far a clause may run, in characters
_NEAR, _CLAUSE = 200, 600
_LEADS = r"(?:trên |ít nhất |tối thiểu |dưới |đạt |giảm |tăng |phấn đấu |tỷ lệ |bảo đảm |đảm bảo )*"
_NEXT_PART = re.compile(rf"(?:,|\bvà|:)\s+(?={_LEADS}$)")


@dataclass(frozen=True, slots=True)
class TargetFigure:
    """A figure to be reached: [start, end) of the figure with its words, the clause, value and unit."""

    start: int
    end: int
    clause: tuple[int, int]
    value: float
    upper: float | None
    unit: str
    op: Operator
    printed: str


def targets_of_text(text: str, mode: Mode) -> list[TargetFigure]:
    """The figures a text sets, offsets within it.

    ``aims``: the text stands under aims or indicators, so that counted things count too; ``tasks``: only
    percentages and bounded figures; ``cue``: only figures of a clause that says it sets one (``phấn đấu``).
    """
    if not any(char.isdigit() for char in text):
        return []
    folded = fold_keep(text)
    special = [*_ranks(text, folded, mode), *_ratios(text, folded)]
    found = special.copy()
    for place in _FIGURE.finditer(folded):
        if any(place.start() < other.end and other.start < place.end() for other in special):
            continue
        figure = _read(text, folded, place, mode)
        if figure:
            found.append(figure)
    return sorted((figure for figure in found if _stands(folded, figure, mode)), key=lambda figure: figure.start)


def _stands(folded: str, figure: TargetFigure, mode: Mode) -> bool:
    return stands(folded, figure.clause, figure.start, figure.printed, figure.op, mode)


def _is_held(folded: str, place: re.Match[str], unit: str, mode: Mode) -> bool:
    """Whether a rank is one that is held: printed beside its points, its change or out of how many ranked."""
    start = place.start()
    left, _ = _clause(folded, start, place.end())
    before = re.split(r"[.;\n]", folded[max(0, start - _NEAR) : start])[-1]
    opened = left > 0 and folded[left - 1] == "("
    if any_of("sense", "strives").search(folded[left:start] if opened else before):
        return False
    if unit == "bậc":  # "(tăng 5 bậc so với năm 2022)"
        return opened and mode != "aims"
    beside = _CHANGED.match(folded, place.end("a")) or _SCORED.search(folded[left:start])
    of = _OF.match(folded, place.end("a"))
    return bool(beside or (of and (opened or mode != "aims")))


def _ranks(text: str, folded: str, mode: Mode) -> Iterator[TargetFigure]:
    taken: set[int] = set()
    for pattern, unit, op in _RANKS:
        for place in pattern.finditer(folded):
            if place.start("a") in taken:
                continue
            taken.add(place.start("a"))
            if _is_held(folded, place, unit, mode):
                continue
            upper = float(place["b"]) if "b" in pattern.groupindex and place["b"] else None
            start, end = place.span()
            clause = _clause(folded, start, end)
            yield TargetFigure(start, end, clause, float(place["a"]), upper, unit, op, text[start:end])


def _ratios(text: str, folded: str) -> Iterator[TargetFigure]:
    """``dưới 4/100.000 trẻ sinh ra sống``: bounded or reached, else it is a share of the past."""
    for place in _RATIO.finditer(folded):
        unit, value = ratio_at(text, folded, place.end()), parse_number(place["a"])
        near = max(0, place.start() - _NEAR)
        before = folded[near : place.start()]
        op = operator(before, folded[place.end() : place.end() + _NEAR])
        if unit is None or value is None or (op is None and not _REACHES.search(before)):
            continue
        start = near + first_offset(before, op)
        printed = text[start : unit.end]
        yield TargetFigure(
            start, unit.end, _clause(folded, start, unit.end), value, None, unit.name, op or "=", printed
        )


def _read(text: str, folded: str, place: re.Match[str], mode: Mode) -> TargetFigure | None:
    stop = place.start() + len(place.group().rstrip())
    value, upper = parse_number(place["a"]), parse_number(place["b"]) if place["b"] else None
    if value is None or (upper is not None and upper <= value):
        return None
    near = max(0, place.start() - _NEAR)
    before = folded[near : place.start()]
    op = operator(before, folded[stop : stop + _NEAR])
    if place["pa"] or place["pb"]:
        unit = _percent(folded, stop)
    else:
        unit = unit_at(text, folded, stop)
        if unit is None or not counts(folded, place.start(), unit, op is not None, mode):
            return None
    if upper is None and is_start(folded, place.start(), unit.end):
        return None
    start, end = near + first_offset(before, op), last_offset(folded, op, unit.end)
    bound = "range" if upper is not None else op or "="
    clause = _clause(folded, start, end)
    return TargetFigure(start, end, clause, value, upper, unit.name, bound, text[start:end])


def _percent(folded: str, stop: int) -> Unit:
    per = _PER.match(folded, stop)
    return Unit(f"%/{per[1]}", per.end(), "percent", rate=True) if per else Unit("%", stop, "percent")


def _clause(folded: str, start: int, end: int) -> tuple[int, int]:
    """The clause round a figure.

    From the last stop, open bracket or part with a figure of its own, to the next stop or closing bracket.
    """
    left = max(0, start - _CLAUSE)
    for stop in _CLAUSE_END.finditer(folded, left, start):
        left = stop.end()
    opened = folded.rfind("(", left, start)
    inside = opened >= 0 and ")" not in folded[opened:start]
    if inside:
        left = opened + 1
    part = _NEXT_PART.search(folded, left, start)
    if part and any(char.isdigit() for char in folded[left : part.start()]):
        left = part.end()
    limit = min(len(folded), end + _CLAUSE)
    after = _CLAUSE_END.search(folded, end, limit)
    right = after.start() if after else limit
    closed = folded.find(")", end, right) if inside else -1
    return left, closed if closed >= 0 else right

"""Aims that lie below what has been reached already: points, percentages and ranks of one index."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kehoach.audit.case import Case
from kehoach.audit.figures import figure, figure_place
from kehoach.audit.results import ranks
from kehoach.audit.wording import folded, sentence_end, sentence_start
from kehoach.models.language.fold import fold_keep
from kehoach.models.records import Target, Where

Measured: TypeAlias = Literal["points", "percent", "rank"]

_INDEXES = re.compile(
    r"(?P<satisfaction>sipas|(?:chỉ số|mức độ)(?: đo lường)?(?: sự| về sự| mức độ| đánh giá)* hài lòng)"
    r"|(?P<papi>\bpapi\b|hiệu quả quản trị)|(?P<ddci>\bddci\b)|(?P<pci>\bpci\b|năng lực cạnh tranh)"
    r"|(?P<dti>\bdti\b|chỉ số(?: đánh giá)? chuyển đổi số)|(?P<ict>\bict[ -]?index\b)"
    r"|(?P<par>\bpar[ -]?index\b|chỉ số (?:cchc|cải cách hành chính)|kết quả cchc|kết quả cải cách hành chính)"
)
_OF_HUNDRED = ("par", "satisfaction", "dti")  # points of these are of a hundred: 78 điểm is 78 %
_PART = re.compile(r"thành phần|tiêu chí|lĩnh vực|nội dung|trục|tỷ lệ|tỉ lệ|mức độ|từng|mỗi|các chỉ số|nhóm chỉ số")
_BARE = re.compile(
    r"(?:phấn đấu|mục tiêu|chỉ tiêu|năm 20\d\d|tổng điểm|tổng số điểm|điểm số|kết quả|chấm điểm|đạt|được|là|ít nhất"
    r"|tối thiểu|trên|từ|cchc|cải cách hành chính|của (?:xã|phường|huyện|quận|thành phố|tỉnh|sở)|xã|phường|huyện"
    r"|[-+•:,.\s\d)])*"
)
# A percentage of what follows it ("70% hồ sơ") is no figure of the index.
_COUNTED = re.compile(r"[ %]*(?!(?:trở|điểm|so|theo|và|của|trong|năm|vào|hoặc)\b)[^\W\d_]")
_LEVEL = re.compile(r"\b(tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu|sở|ban|ngành)\b")
_YEAR = re.compile(r"\b20[0-4]\d\b")
_GROUP = re.compile(r"\b(?:top|nhóm|tốp)\b")  # a group of leaders is an aim of another kind
_PLACES = ("hạng", "vị trí", "bậc", "thứ")


@dataclass(frozen=True, slots=True)
class Setback:
    """An aim below what is held: place of the aim, both figures, place of the result."""

    where: Where
    aim: float
    held: float
    place: Where
    measured: Measured


@dataclass(frozen=True, slots=True)
class _Held:
    index: str
    measured: Measured
    value: float
    year: int | None
    of: int
    levels: frozenset[str]
    place: Where


def setbacks(case: Case) -> Iterator[Setback]:
    """Every aim of an index that is lower than each result told of that index for the latest year."""
    held = [*_scores(case), *_ranks(case)]
    for target in case.plan.targets if held else ():
        measured = _measured(target)
        if measured is None or target.op not in (("<=", "=", "<") if measured == "rank" else (">=", ">", "=", "range")):
            continue
        own = _aim(case, target)
        if own is None:
            continue
        index, levels, of = own
        alike = [result for result in held if _comparable(result, index, measured, levels, of)]
        latest = max((result.year for result in alike if result.year), default=None)
        alike = [result for result in alike if result.year in (None, latest)]
        if not alike or (latest and any(year <= latest for year in _years(target.text))):
            continue
        aim = target.upper or target.value
        least = (max if measured == "rank" else min)(alike, key=lambda result: result.value)
        if (aim - least.value if measured == "rank" else least.value - aim) > 1e-6:
            yield Setback(target.where, aim, least.value, least.place, measured)


def _measured(target: Target) -> Measured | None:
    unit = target.unit.lower()
    if unit == "điểm":
        return "points"
    if unit == "%":
        return "percent"
    return "rank" if unit in _PLACES and not _GROUP.search(fold_keep(target.text)) else None


def _aim(case: Case, target: Target) -> tuple[str, frozenset[str], int] | None:
    """(index, levels named, number ranked) of an aim; the title's index where the aim names nothing else."""
    text = folded(case)
    at = text.find(fold_keep(target.printed), target.where.start, target.where.end)
    end = at if at >= 0 else target.where.end
    start = sentence_start(text, end)
    words = text[start:end]
    index = _index(words)
    if index is None or _PART.search(words, words.rfind(",", 0, index[2]) + 1):
        if index is not None or not _BARE.fullmatch(words) or _COUNTED.match(text, end + len(target.printed)):
            return None
        title = _index(fold_keep(case.plan.header.title or ""))
        if title is None:
            return None
        index = (title[0], 0, 0)
    tail = text[end : sentence_end(text, end)]
    of = re.search(r"\d ?/ ?(\d{1,3})\b", text[end : end + len(target.printed) + 8])
    return index[0], _levels(words[index[1] :] + tail[:60]), int(of[1]) if of else 0


def _index(words: str) -> tuple[str, int, int] | None:
    """(name, end, start) of the index named last."""
    found = list(_INDEXES.finditer(words))
    return (found[-1].lastgroup or "", found[-1].end(), found[-1].start()) if found else None


def _levels(words: str) -> frozenset[str]:
    return frozenset(_LEVEL.findall(words))


def _years(words: str) -> list[int]:
    return [int(year) for year in _YEAR.findall(words)]


def _comparable(result: _Held, index: str, measured: Measured, levels: frozenset[str], of: int) -> bool:
    if result.index != index or (result.of and of and result.of != of):
        return False
    if result.measured != measured and (index not in _OF_HUNDRED or "rank" in (result.measured, measured)):
        return False
    return not (levels and result.levels) or bool(levels & result.levels)


def _scores(case: Case) -> Iterator[_Held]:
    title = _index(fold_keep(case.plan.header.title or ""))
    for score in case.plan.scores:
        value = figure(score, "appraised")
        if value is None or score.unit_of_government or score.max not in (None, 100.0):
            continue
        words = fold_keep(score.criterion)
        index = _index(words) or (title if score.total else None)
        if index is None or _PART.search(words) or (score.field and not score.total and index[0] == "par"):
            continue
        measured: Measured = "percent" if score.unit == "%" else "points"
        yield _Held(index[0], measured, value, score.year, 0, _levels(words), figure_place(case, score, value))


def _ranks(case: Case) -> Iterator[_Held]:
    title = _index(fold_keep(case.plan.header.title or ""))
    text = folded(case)
    for rank, of, place in ranks(case):
        start = sentence_start(text, place.start)
        words = text[start : place.end]
        index = _index(words) or title
        if index is not None and not _PART.search(words):
            yield _Held(index[0], "rank", rank, _last(_years(words)), of, frozenset(), place)


def _last(years: Sequence[int]) -> int | None:
    return years[-1] if years else None

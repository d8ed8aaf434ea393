"""Mục tiêu thấp hơn kết quả đã đạt · A target below what has been reached.

Problem: năm trước đạt 82,5 điểm mà đặt mục tiêu `đạt từ 80 điểm trở lên`; đã xếp thứ 02/20 mà đặt mục tiêu
    `nằm trong nhóm 05 xã dẫn đầu`.
Good: `đạt từ 83 điểm trở lên`; `giữ vững vị trí thứ 02/20 trở lên`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.figures import show
from kehoach.audit.results import aims, is_about_index, ranks
from kehoach.audit.setbacks import Setback, setbacks
from kehoach.audit.wording import folded, sentence_start
from kehoach.models.findings import Finding

_TOP = re.compile(r"\b(?:top|nhóm|tốp) (?P<top>\d{1,2})(?! ?%)\b")
_OR_BETTER = re.compile(
    r"trở lên[^.;()\n]{0,60}(?P<held>\([^().;\n]{0,60}?(?:thứ|hạng|vị trí) (?P<rank>\d{1,3}) ?/ ?\d{1,3}\b)"
)
_RANK_AIMED = re.compile(r"\b(?:thứ|hạng|vị trí) (?P<aim>\d{1,3})(?: ?/ ?\d{1,3})? $")
_FIRST = 3  # ranks that a plan is bound to keep; further down a group of leaders is an aim


def check(case: Case) -> Iterator[Finding]:
    """A warning at an aim for less than the points, percentage or rank already held, or for a wider group."""
    told = list(setbacks(case))
    for setback in told:
        yield _less(setback)
    yield from _groups(case)
    yield from _beside(case, [setback.where.start for setback in told])


def _less(setback: Setback) -> Finding:
    aim, held = show(setback.aim), show(setback.held)
    if setback.measured == "rank":
        vi, en = f"Đã xếp thứ {held} nhưng mục tiêu chỉ là thứ {aim}.", f"Rank {held} is held; the aim is rank {aim}."
    else:
        unit_vi, unit_en = ("%", "%") if setback.measured == "percent" else (" điểm", " points")
        vi = f"Đã đạt {held} nhưng mục tiêu chỉ là {aim}{unit_vi}."
        en = f"{held} has been reached already; the aim is only {aim}{unit_en}."
    return remark(
        "target-below-baseline",
        "warning",
        setback.where,
        vi,
        en,
        related=[setback.place],
        evidence=f"{held} > {aim}" if setback.measured != "rank" else f"thứ {held} > thứ {aim}",
        mend_vi="Đặt mục tiêu không thấp hơn kết quả đã đạt.",
        mend_en="Aim for no less than what has been reached.",
    )


def _groups(case: Case) -> Iterator[Finding]:
    held = [(rank, where) for rank, of, where in ranks(case) if of > rank]
    if not is_about_index(case) or not held:
        return
    best, place = min(held, key=lambda item: item[0])
    for start, end in aims(case, _TOP):
        match = _TOP.search(folded(case), start, end)
        if match is None or int(match["top"]) <= best or best > _FIRST:
            continue
        yield remark(
            "target-below-baseline",
            "warning",
            case.place(start, end),
            f"Đã xếp thứ {best} nhưng mục tiêu chỉ là nhóm {match['top']}.",
            f"Rank {best} is held already; the aim is only the first {match['top']}.",
            related=[place],
            evidence=f"{place.quote} > nhóm {match['top']}",
            mend_vi=f"Đặt mục tiêu giữ vững vị trí thứ {best}.",
            mend_en=f"Aim to keep rank {best}.",
        )


def _beside(case: Case, told: list[int]) -> Iterator[Finding]:
    """Aims at a rank with the better rank held in brackets behind them: ``thứ 5 trở lên (năm 2024 hạng 3/19)``."""
    text = folded(case)
    for match in _OR_BETTER.finditer(text):
        aimed = _RANK_AIMED.search(text, max(match.start() - 20, 0), match.start())
        start = sentence_start(text, match.start())
        if aimed is None or int(aimed["aim"]) <= int(match["rank"]) or any(start <= at < match.end() for at in told):
            continue
        place = case.place(*match.span("held"))
        yield _less(
            Setback(case.place(aimed.start(), match.end()), int(aimed["aim"]), int(match["rank"]), place, "rank")
        )

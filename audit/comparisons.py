"""Sentences that give a result, the earlier result and the change between them: ``78 điểm, tăng 3 điểm so với ...``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kehoach.audit.case import Case
from kehoach.audit.figures import decimals
from kehoach.audit.wording import folded
from kehoach.models.language.numbers import parse_number
from kehoach.models.outline import Span

Measured: TypeAlias = Literal["points", "percent", "ranks"]

_NUMBER = r"\d{1,3}(?:[.,]\d{1,4})?"
_UNITS = r"điểm phần trăm|điểm ?%|điểm|%|bậc|hạng|vị trí|thứ bậc"
_CHANGE = re.compile(
    rf"(?P<way>[tgcv](?=[ăhụiaư])(?<!\w.)"
    rf"(?:(?<=t)(?:ăng|hấp hơn|ụt|hăng)|(?<=g)iảm|(?<=c)ao hơn|(?<=v)(?:ượt|ươn lên)))"
    rf"(?: thêm| lên| được| xuống| so với (?:năm (?:trước|20\d\d)|cùng kỳ)(?: là)?)? "
    rf"(?P<n>{_NUMBER}) ?(?P<unit>{_UNITS})(?!\w)"
)
_OF_A_PLAN = r"(?! (?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|kịch bản)|(?<=%) so )"
_DOWN = ("giảm", "thấp hơn", "tụt")
_FIGURE = re.compile(
    rf"(?<![\w.,/-])(?P<n>{_NUMBER})(?: ?/ ?(?P<of>\d{{2,3}}))? ?\\?(?P<unit>điểm|%)(?!\w){_OF_A_PLAN}"
)
_RANK = re.compile(
    r"(?:(?:xếp|đứng|vị trí|hạng|thứ)(?: ở| vị)?(?: thứ| hạng| vị trí)*|xếp hạng) "
    r"(?P<n>\d{1,3})(?![\d.,]*\d|%| ?điểm)(?: ?/ ?(?P<of>\d{1,3})\b)?"
)
_BARE = re.compile(rf"\( ?(?:(?:đạt|là|năm \d{{4}}:?|:) ?)*(?P<n>{_NUMBER}) ?\)")
_AGAINST = re.compile(r"so với|so năm|năm trước")
_FROM_TO = re.compile(
    rf"từ (?P<a>{_NUMBER}) ?\\?(?P<ua>điểm|%)?(?: \([^()]{{0,30}}\))? (?:lên|xuống|tăng lên|giảm xuống)(?: còn)? "
    rf"(?P<b>{_NUMBER}) ?\\?(?P<ub>điểm|%)"
)
_PLACE = r"(?:vị trí|thứ|hạng)(?: thứ| hạng)*"
_RANK_TO = re.compile(
    rf"từ {_PLACE} (?P<a>\d{{1,3}})(?: ?/ ?\d{{1,3}})?(?: \([^()]{{0,30}}\))? (?:lên|xuống)(?: {_PLACE})? "
    r"(?P<b>\d{1,3})\b"
)
_HELD = re.compile(r"so với [^(),;]*(?:20\d\d|trước|cùng kỳ|ngoái) ?$")  # what the brackets after it give
_PART_OF = re.compile(r"trong đó|bao gồm|gồm có|riêng|còn lại")
_YEAR = re.compile(r"\b(?:20[0-4]\d)\b|năm trước|năm ngoái|cùng kỳ")
_PARTED = re.compile(r"\.(?=\s)|;|\n|\t")
_SIGN = 2  # a full stop or semicolon right before the change does not part it from its figure
_STEP = 1e-6


@dataclass(frozen=True, slots=True)
class Comparison:
    """A change in a sentence: span of its figure, its size (above zero: more), the two figures it leads between."""

    span: Span
    change: float
    now: float
    before: float
    measured: Measured
    figures: tuple[Span, ...]

    @property
    def due(self) -> float:
        """The change that follows from the two figures; in ranks a smaller place is a gain."""
        return self.before - self.now if self.measured == "ranks" else self.now - self.before

    @property
    def holds(self) -> bool:
        finest = max(decimals(self.before), decimals(self.now))
        slack = 0.5 * 10 ** -max(finest, 1) + _STEP if self.measured != "ranks" else _STEP
        if abs(self.due - self.change) <= slack:
            return True
        relative = self.due / self.before * 100 if self.before else 0.0
        return self.measured == "percent" and abs(relative - self.change) <= 0.5


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure with its unit, whether it stands within brackets, and the year said right before or after it."""

    start: int
    end: int
    value: float
    bracketed: bool
    year: int | None
    scale: str | None


def comparisons(case: Case) -> Iterator[Comparison]:
    """Every change whose two figures stand in its own sentence, each without a rival."""
    text = folded(case)
    for found in _CHANGE.finditer(text):
        start, end = _sentence(text, found.start(), found.end())
        said = _compared(text, found, start, end)
        if said is not None:
            yield said


def _compared(text: str, found: re.Match[str], start: int, end: int) -> Comparison | None:
    measured = _measured(found["unit"])
    size = parse_number(found["n"])
    if size is None:
        return None
    change = -size if found["way"] in _DOWN else size
    pair = _from_to(text, found, start, end, measured) or _two(text, found, start, end, measured)
    if pair is None:
        return None
    before, now = pair
    if before.scale and now.scale and before.scale != now.scale:
        return None
    spans = ((before.start, before.end), (now.start, now.end))
    return Comparison(found.span("n"), change, now.value, before.value, measured, spans)


def _measured(unit: str) -> Measured:
    if unit == "điểm":
        return "points"
    return "percent" if "%" in unit or "phần trăm" in unit else "ranks"


def _from_to(
    text: str, found: re.Match[str], start: int, end: int, measured: Measured
) -> tuple[_Figure, _Figure] | None:
    """``từ 75,1 điểm lên 78,2 điểm`` close by, in either order with the change."""
    form = _RANK_TO if measured == "ranks" else _FROM_TO
    unit = {"points": "điểm", "percent": "%", "ranks": None}[measured]
    near = [
        match
        for match in form.finditer(text, start, end)
        if min(abs(match.start() - found.end()), abs(found.start() - match.end())) < 40
        and (unit is None or (match["ub"] == unit and (match["ua"] or unit) == unit))
    ]
    if len(near) != 1:
        return None
    before, now = (
        _Figure(*near[0].span(name), parse_number(near[0][name]) or 0.0, False, None, None) for name in ("a", "b")
    )
    return before, now


def _two(text: str, found: re.Match[str], start: int, end: int, measured: Measured) -> tuple[_Figure, _Figure] | None:
    """The figure the sentence states last before the change, and the earlier one it is held against."""
    left = _figures(text, start, found.start(), measured)
    plain = [figure for figure in left if not figure.bracketed]
    if not plain:
        return None
    now = plain[-1]
    if _turned(plain, text, now, found):
        return plain[-1], plain[-2]
    if _PARTED.search(text, now.end, found.start() - _SIGN) or _other_change(text, now.end, found.start()):
        return None
    before = _behind(text, found, end, measured) or _in_front(left, plain, now)
    return (before, now) if before is not None else None


def _turned(plain: Sequence[_Figure], text: str, last: _Figure, found: re.Match[str]) -> bool:
    """``năm 2022 đạt 78,2 điểm, năm 2021 đạt 75,1 điểm (tăng 3,1 điểm)``: the later year is told first."""
    if len(plain) != 2 or not last.year or plain[0].year != last.year + 1:
        return False
    return not text[last.end : found.start()].replace("điểm", "").replace("%", "").strip(" ,(\\")


def _behind(text: str, found: re.Match[str], end: int, measured: Measured) -> _Figure | None:
    """``so với năm 2021 (75,1 điểm)``: the one figure between the change and the next one."""
    rival = _CHANGE.search(text, found.end(), end)
    stop = min(end, rival.start() if rival else end, found.end() + 90)
    cue = _AGAINST.search(text, found.end(), min(stop, found.end() + 25))
    part = _PART_OF.search(text, found.end(), stop)
    stop = part.start() if part else stop
    bracket = text[found.end() : found.end() + 2].lstrip().startswith("(")
    if cue is None and not bracket:
        return None
    after = _figures(text, found.end(), stop, measured)
    if not after:
        after = _bare(text, found.end(), stop)
    held = [figure for figure in after if not _clause_ends(text, found.end(), figure)]
    return held[0] if len(held) == 1 else None


def _clause_ends(text: str, after: int, figure: _Figure) -> bool:
    """Whether a comma ends the comparison before a figure that stands in no brackets of its own."""
    return not figure.bracketed and re.search(r",(?=\s)", text[after : figure.start]) is not None


def _bare(text: str, start: int, stop: int) -> list[_Figure]:
    return [
        _Figure(*match.span("n"), parse_number(match["n"]) or 0.0, True, None, None)
        for match in _BARE.finditer(text, start, stop)
        if not re.fullmatch(r"(?:19|20)\d\d", match["n"])
    ]


def _in_front(left: Sequence[_Figure], plain: Sequence[_Figure], now: _Figure) -> _Figure | None:
    """``đạt 78,2 điểm (năm 2021 đạt 75,1 điểm), tăng ...``, ``năm 2021 đạt 75,1 điểm, năm 2022 đạt 78,2 điểm, ...``."""
    bracketed = [figure for figure in left if figure.bracketed and figure.start > now.end and figure.year is not None]
    if len(bracketed) == 1:
        return bracketed[0]
    if bracketed or len(plain) != 2 or now.year is None or plain[0].year != now.year - 1:
        return None
    return plain[0]


def _other_change(text: str, start: int, end: int) -> bool:
    return _CHANGE.search(text, start, end) is not None


def _figures(text: str, start: int, end: int, measured: Measured) -> list[_Figure]:
    """The figures of one measure in a stretch of a sentence; changes themselves are none."""
    changes = [match.span("n") for match in _CHANGE.finditer(text, start, end)]
    pattern = _RANK if measured == "ranks" else _FIGURE
    unit = {"points": "điểm", "percent": "%", "ranks": None}[measured]
    found: list[_Figure] = []
    for match in pattern.finditer(text, start, end):
        value = parse_number(match["n"])
        if value is None or match.span("n") in changes or (unit and match["unit"] != unit):
            continue
        found.append(
            _Figure(*match.span("n"), value, _bracketed(text, start, match.start()), *_aside(text, start, match))
        )
    return found


def _bracketed(text: str, start: int, at: int) -> bool:
    return text.rfind("(", start, at) > text.rfind(")", start, at)


def _aside(text: str, start: int, match: re.Match[str]) -> tuple[int | None, str | None]:
    """(year said last before a figure, the scale printed with it)."""
    opening = text.rfind("(", start, match.start()) if _bracketed(text, start, match.start()) else start
    held = _HELD.search(text, max(opening - 40, start), opening) if opening > start else None
    opening = held.start() if held else opening
    years = [found.group() for found in _YEAR.finditer(text, max(opening, start), match.start())]
    return (int(years[-1]) if years and years[-1].isdigit() else 0 if years else None), match["of"]


def _sentence(text: str, start: int, end: int) -> Span:
    """The sentence around a change: to the next full stop, semicolon, line or cell."""
    first = max(
        (match.end() for match in _PARTED.finditer(text, max(0, start - 600), start - _SIGN)),
        default=max(0, start - 600),
    )
    last = _PARTED.search(text, end)
    return first, last.start() if last else len(text)

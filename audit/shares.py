"""Percentages printed beside the two counts they come from, or behind them in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.models.language.numbers import parse_number

_COUNT = r"\d{1,3}(?:\.\d{3})+|\d{1,6}"
_PERCENT = r"(?P<percent>\d{1,3}(?:[.,]\d{1,3})?)\s?\\?%"
_THINGS = r"(?:\s+[^\W\d_]+(?:[\s,-]+[^\W\d_]+){0,7})?"
_OVER = r"(?:\s+hồ sơ)?\s?/\s?|(?:\s+[^\W\d_]+){1,6}\s?(?:/|\s+trên)\s?tổng(?:\s+số)?\s+"
_PAIR = rf"(?<![\w.,/-])(?P<part>{_COUNT})(?:{_OVER})(?P<whole>{_COUNT})(?![\w/.-]|,\d)"
_FORMS = (
    re.compile(
        rf"{_PAIR}{_THINGS}\s*"
        rf"(?:=|,?\s*(?:đạt|chiếm|bằng)(?:\s+tỷ lệ)?|,?\s*tỷ lệ(?:\s+đạt)?|\((?:đạt|chiếm)?)\s*{_PERCENT}"
    ),
    re.compile(rf"(?<![\w.,/-]){_PERCENT}\s*\((?:đạt\s+)?{_PAIR}{_THINGS}\)"),
)

_THING = (
    r"hồ sơ|thủ tục hành chính|thủ tục|tthc|văn bản|nhiệm vụ|phiếu|ý kiến|phản ánh|kiến nghị|người|hộ|trường hợp|đơn"
)
_COUNTED = re.compile(
    rf"(?<![\w.,/-])(?P<n>{_COUNT})(?![\w/.,-]*\d|%| ?%)(?: (?P<thing>{_THING})(?!\w))?", re.IGNORECASE
)
_OF_WHAT = r"(?: (?:giải quyết|xử lý|hồ sơ|trước|và|đúng|sớm|quá|trễ|hạn|hoàn thành))*"
_SAID = (
    rf"(?:(?:đạt|chiếm|bằng)(?: t[ỷỉ] lệ(?P<of>{_OF_WHAT}))?"
    rf"|t[ỷỉ] lệ(?P<what>{_OF_WHAT})(?: đạt| là| chiếm)?:?|(?<=\())"
)
_OF_A_PLAN = r"(?! ?(?:\(?so |kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết|định mức|cùng kỳ|yêu cầu|trở lên|[-–] ?\d))"
_PORTION = re.compile(
    rf"(?<![\w.,/-])(?P<part>{_COUNT})(?: (?P<thing>{_THING})(?!\w))?(?P<kind>[^\d,;:.()%\n\t]{{0,50}})"
    rf"\s?(?:,|\()?\s?{_SAID} ?{_PERCENT}{_OF_A_PLAN}",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"tiếp nhận|tổng|giải quyết|phát sinh|xử lý|phát ra|được giao|nhận", re.IGNORECASE)
_TAKEN_IN = re.compile(r"tiếp nhận|tổng(?: số)?|phát sinh", re.IGNORECASE)
_NO_COUNT = re.compile(r"(?:năm|tháng|ngày|quý|(?<!tổng )số|điều|khoản|mức|mục|thứ|loại) ?$", re.IGNORECASE)
_PARTED = re.compile(r"\.(?=\s)|\n|\t")
# Shares of what is paid for, has a paper form, or is of one kind only, whatever count is told before.
_OTHER_BASE = re.compile(r"thanh toán|phí|bưu chính|số hóa|chứng thực|khai thác|tái sử dụng", re.IGNORECASE)
_FEW = 3  # more counts in one sentence leave open which one is the whole


@dataclass(frozen=True, slots=True)
class Share:
    """``part/whole`` beside a percentage: half-open span, the percentage as printed."""

    start: int
    end: int
    part: float
    whole: float
    printed: str

    @property
    def decimals(self) -> int:
        return len(re.split(r"[.,]", self.printed)[1]) if re.search(r"[.,]", self.printed) else 0

    @property
    def due(self) -> float:
        return self.part / self.whole * 100

    @property
    def holds(self) -> bool:
        """Whether the percentage is the quotient rounded to its decimals."""
        return abs(self.stated - self.due) <= 0.5 * 10**-self.decimals + 1e-9

    @property
    def nearly(self) -> bool:
        """Whether it is off by rounding only."""
        return abs(self.stated - self.due) < 10**-self.decimals - 1e-9

    @property
    def stated(self) -> float:
        return float(self.printed.replace(",", "."))


def shares(text: str) -> Iterator[Share]:
    """Every pair of counts with its percentage; ratios above one are targets passed and are left out."""
    if "%" not in text:
        return
    paired: set[int] = set()
    for form in _FORMS:
        for found in form.finditer(text):
            paired.add(found.start("percent"))
            part, whole = parse_number(found["part"]), parse_number(found["whole"])
            if part is not None and whole and 0 < part <= whole and whole >= 3:
                yield Share(found.start(), found.end(), part, whole, found["percent"])
    for found in _PORTION.finditer(text):
        if found.start("percent") not in paired:
            yield from _portion(text, found)


def _portion(text: str, found: re.Match[str]) -> Iterator[Share]:
    """``tiếp nhận 2.000 hồ sơ, giải quyết đúng hạn 1.900 hồ sơ, đạt 95%``.

    Which count is the whole is not said: any before the last, and the sum of those before it, may be. Only where
    none of them gives the percentage is the nearest one taken.
    """
    starts = [match.end() for match in _PARTED.finditer(text, max(0, found.start() - 400), found.start())]
    start = max(starts, default=max(0, found.start() - 400))
    part = parse_number(found["part"]) or 0.0
    thing = (found["thing"] or "").lower()
    before = [
        (match.start(), parse_number(match["n"]) or 0.0)
        for match in _COUNTED.finditer(text, start, found.start("part"))
        if (match["thing"] or thing).lower() == thing and not _NO_COUNT.search(text, start, match.start())
    ]
    named = [at for at, value in before if value >= part and _WHOLE.search(text, max(start, at - 60), at)]
    if not named or not part or _is_another(text, found, before[-1][0]):
        return
    values = [value for _, value in before]
    wholes = {*values, *(sum(values[:count]) for count in range(2, len(values) + 1))}
    parts = {part, *(part + sum(values[-count:]) for count in range(1, len(values)))}
    printed = found["percent"]
    possible = [Share(before[0][0], found.end(), won, of, printed) for of in wholes for won in parts if 0 < won <= of]
    best = min(possible, key=lambda share: abs(share.stated - share.due))
    if best.nearly:
        yield best
    elif len(before) <= _FEW and not _OTHER_BASE.search(text, before[-1][0], found.end("kind")):
        taken_in = [at for at in named if _TAKEN_IN.search(text, max(start, at - 40), at)]
        base = taken_in[0] if taken_in else named[-1]
        whole = next(value for at, value in before if at == base)
        yield Share(before[0][0], found.end(), part, whole, printed)


def _is_another(text: str, found: re.Match[str], before: int) -> bool:
    """Whether the percentage is of what was done in time, and the count is not."""
    said = f"{found['of'] or ''}{found['what'] or ''}"
    return "hạn" in said and "hạn" not in text[before : found.end("kind")].lower()

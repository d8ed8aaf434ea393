"""Percentages printed beside the two counts they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.models.language.numbers import parse_number

_COUNT = r"\d{1,3}(?:\.\d{3})+|\d{1,6}"
_PERCENT = r"(?P<percent>\d{1,3}(?:[.,]\d{1,3})?)\s?\\?%"
_THINGS = r"(?:\s+[^\W\d_]+(?:[\s,-]+[^\W\d_]+){0,7})?"
_PAIR = rf"(?<![\w.,/-])(?P<part>{_COUNT})\s?/\s?(?P<whole>{_COUNT})(?![\w/.-]|,\d)"
_FORMS = (
    re.compile(rf"{_PAIR}{_THINGS}\s*(?:=|,?\s*(?:đạt|chiếm|bằng)(?:\s+tỷ lệ)?|,?\s*tỷ lệ(?:\s+đạt)?|\()\s*{_PERCENT}"),
    re.compile(rf"(?<![\w.,/-]){_PERCENT}\s*\((?:đạt\s+)?{_PAIR}{_THINGS}\)"),
)


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
        return abs(self._stated - self.due) <= 0.5 * 10**-self.decimals + 1e-9

    @property
    def nearly(self) -> bool:
        """Whether it is off by rounding only."""
        return abs(self._stated - self.due) < 1.5 * 10**-self.decimals

    @property
    def _stated(self) -> float:
        return float(self.printed.replace(",", "."))


def shares(text: str) -> Iterator[Share]:
    """Every pair of counts with its percentage; ratios above one are targets passed and are left out."""
    if "%" not in text:
        return
    for form in _FORMS:
        for found in form.finditer(text):
            part, whole = parse_number(found["part"]), parse_number(found["whole"])
            if part is not None and whole and 0 < part <= whole and whole >= 3:
                yield Share(found.start(), found.end(), part, whole, found["percent"])

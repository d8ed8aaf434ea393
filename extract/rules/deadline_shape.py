"""What a time expression is and how its rules are written: a pattern, a function and examples.

A pattern is a regular expression, case ignored, where a space stands for any white space, ``_`` for white
space that may be missing and ``%name%`` for one of the ``PARTS``. An example reads ``text = result`` or
``text = result; result``, each result ``kind due every`` as far as there is one, for a plan of 2026.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from kehoach.models.records import DeadlineKind, Rhythm

Bound: TypeAlias = Literal["before", "by", "from", "after", "in", ""]

EXAMPLE_YEAR = 2026

_DATE = (
    r"(?:\d{1,2}_/_\d{1,2}(?:_/_\d{2,5})?|\d{1,2}_[.\-]_\d{1,2}_[.\-]_\d{2,5}"
    r"|\d{1,2}_tháng_\d{1,2}(?:,?_năm_\d{2,5}|_[/.\-]_\d{4,5})?)(?![\d/])(?!%counted%)"
)
_HOUR = r"(?:\d{1,2}_(?:giờ|h|g|:)_(?:\d{2}(?:_phút)?)?,?_(?:sáng|trưa|chiều)?,?_)"
_UNIT = (
    r"(?:(?:ngày|tuần)(?!_\d)|(?:0?[369]|sáu|chín|ba) tháng(?: (?:đầu|cuối) năm)?|nửa năm|tháng(?!_\d)"
    r"|q(?:uý|úy|uí|úi)(?!_(?:\d|[IV]+\b))|(?:cả |một |01 |1 )?năm(?!_(?:\d|học)))"
)
_BOUND = (
    r"(?:ngay )?trước|chậm nhất|muộn nhất|không (?:muộn|chậm) hơn|chậm|từ nay (?:cho )?(?:đến|tới)"
    r"|(?:cho )?đến|tới"
    r"|hết|(?:bắt đầu |kể )?từ|sau|(?:ngay )?trong|vào|dự kiến|khoảng|đầu|giữa|cuối"
)
PARTS = {
    "quý": r"(?:q(?:uý|úy|uí|úi)|(?-i:Q)\.?(?=_(?:[1-4]|I{1,3}|IV)_/_\d{4}))",
    "hằng": (
        r"(?<!\w)(?:(?<!ngân\s)(?<!khách\s)(?<!mặt\s)(?<!cửa\s)(?<!đơn\s)(?<!bán\s)(?<!nhà\s)h[àằ]ng|mỗi"
        r"|từng)"
    ),
    "kỳ": r"k(?:ỳ|ì|ƕ|Ƕ)",
    "month": r"(?:tháng|(?-i:T)\.?(?=_\d{1,2}_/_\d{4}))",
    "ngày": r"(?:ngày|mùng|mồng)",
    "date": _DATE,
    "full": r"\d{1,2}_(?:[/.\-]_\d{1,2}_[/.\-]|tháng_\d{1,2},? năm)_\d{2,5}",
    "hour": _HOUR,
    "q": r"(?:IV|I{1,3}|0?[1-4])(?!\w)",
    "m": r"(?:0?[1-9]|1[0-2])(?!\d)",
    "year": r"(?:(?:19|20)\d{2}(?!\d))",
    "y": r"(?:,?_(?:[/.\-]|của năm|năm)?_(?:19|20)\d{2}(?!\d))",
    "unit": _UNIT,
    "baredays": r"(?:(?:ngày|mùng|mồng)_)?\d{1,2}(?:_(?:-|–|đến|và|,)_(?:(?:ngày|mùng|mồng)_)?\d{1,2})?",
    "định": r"(?:định k(?:ỳ|ì|ƕ|Ƕ)_[,(:]?_)?",
    "thứ": r"(?:hai|ba|tư|năm|sáu|bảy|[2-7])",
    "alone": r"(?<![^\n;,:(+\-–•])_",
    "counted": (r"(?:_(?:lần|đợt|kỳ|cuộc|buổi)(?!_(?:thứ|\d|[IV]+\b)))"),
    "over": r"(?=_(?:\Z|[;)\n.]))",
    "bound": rf"(?:(?P<b>(?:{_BOUND})(?: (?:là|vào|đến|hết|trước|trong|từ|đầu|giữa|cuối))*)[\s:]+)?",
    "yearly": r"(?P<yearly>_\(?,?_(?:của )?(?:h[àằ]ng|mỗi|các) năm(?!_(?:học|\d)))?",
    "and": r"(?:_(?:,|và|;|\+|&|hoặc)_)",
    "pct": r"\x25",
    "to": r"(?:_(?:-|–|—|÷|→|~|(?:cho )?(?:đến|tới)(?: hết)?)_)",
}


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression: a half-open span of the text it was read from and what it says.

    ``due`` is the last day allowed and ``begin`` the first, ISO; ``every`` the rhythm, None where it is not
    said; ``condition`` the words of an event or a source; ``product`` what is to be delivered by then.
    ``year_inferred`` is true where the year is not printed beside it.
    """

    start: int
    end: int
    kind: DeadlineKind
    due: str | None = None
    begin: str | None = None
    every: Rhythm | None = None
    condition: str | None = None
    product: str | None = None
    year_inferred: bool = False


def moved(expression: TimeExpression, offset: int) -> TimeExpression:
    """The expression with its span counted from an earlier beginning."""
    return replace(expression, start=expression.start + offset, end=expression.end + offset)


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression as one rule read it, with what decides how it joins its neighbours.

    ``open``: it runs on to the end of its clause (an event, a source). ``day``: it names only a day of the
    month or a day without a year, which a rhythm before it takes in.
    """

    start: int
    end: int
    kind: DeadlineKind
    due: str | None = None
    begin: str | None = None
    every: Rhythm | None = None
    year_inferred: bool = False
    bound: Bound = ""
    open: bool = False
    day: bool = False
    rule: str = ""


Reader: TypeAlias = Callable[[re.Match[str], int | None], list[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A way of writing a time: where it begins, what it says, and the examples that prove it."""

    name: str
    pattern: re.Pattern[str]
    read: Reader
    examples: tuple[str, ...]
    needs: tuple[str, ...]

    def matches(self, text: str, lowered: str, year: int | None) -> list[Found]:
        """All that the rule reads in a text, in order; one of the words in ``needs`` must stand in it."""
        found: list[Found] = []
        if not any(word in lowered for word in self.needs):
            return found
        for match in self.pattern.finditer(text):
            found += [replace(item, rule=self.name) for item in self.read(match, year)]
        return found


@dataclass(slots=True)
class Grammar:
    """Rules in the order they are tried; words that an earlier one took are closed to the later ones."""

    rules: list[Rule] = field(default_factory=list[Rule])

    def rule(self, pattern: str, *examples: str, needs: tuple[str, ...]) -> Callable[[Reader], Reader]:
        """Register a function as a rule; a pattern that matches nothing, or has no example, is refused."""
        compiled = compile_pattern(pattern)
        if compiled.match("") or not examples:
            raise ValueError(f"a rule needs words to match and an example: {pattern}")

        def register(read: Reader) -> Reader:
            self.rules.append(Rule(read.__name__, compiled, read, examples, needs))
            return read

        return register

    def scan(self, text: str, year: int | None) -> list[Found]:
        """What the rules read in a text, in order of place, without overlaps between rules."""
        taken = bytearray(len(text))
        lowered = text.lower()
        found: list[Found] = []
        for rule in self.rules:
            fresh = [item for item in rule.matches(text, lowered, year) if not any(taken[item.start : item.end])]
            for item in fresh:
                taken[item.start : item.end] = b"\1" * (item.end - item.start)
            found += fresh
        return sorted(found, key=lambda item: item.start)


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A rule's pattern as a regular expression that begins and ends with whole words."""
    return re.compile(rf"(?<!\w)(?:{expand(pattern)})(?!(?<=\w)\w)", re.IGNORECASE)


def expand(pattern: str) -> str:
    """A pattern with its parts put in and its spaces made elastic."""
    while "%" in pattern:
        pattern = re.sub(r"%(\w+)%", lambda part: PARTS[part[1]], pattern)
    return pattern.replace(" ?", "_").replace("_", r"\s*").replace(" ", r"\s+")

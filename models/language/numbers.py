"""Vietnamese figures as documents print them: decimal comma or point, grouped thousands, Roman, in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIGITS = r"\d{1,3}(?:[.,\u00a0 ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_WHOLE = re.compile(rf"([+\-−–]?)\s*({_DIGITS})\s*%?")
_PLACE = re.compile(r"(?<![\d.,/])\d+(?:[.,]\d+)*(?![\d])")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", re.IGNORECASE)
_ROMAN_VALUE = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12, "mười lăm": 15, "hai mươi": 20, "ba mươi": 30,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NumberMatch:
    """A figure in running text: half-open offsets, its value and the string as printed."""

    start: int
    end: int
    value: float
    printed: str


def parse_number(text: str) -> float | None:
    """The value of a text that is one figure, or None.

    ``22,5`` and ``65.06`` are decimals, ``7.500`` and ``1.234.567,25`` are grouped, ``06`` is 6; a sign
    before and a per-cent mark behind are allowed (``95,06%`` is 95.06). A point before exactly three
    digits groups thousands; a comma there is a decimal comma.
    """
    found = _WHOLE.fullmatch(text.strip())
    if not found:
        return None
    value = float(_plain(found[2]))
    return -value if found[1] in {"-", "−", "–"} else value


def find_numbers(text: str) -> list[NumberMatch]:
    """All figures of a text in order; the digits of dates and document numbers are figures here too."""
    found: list[NumberMatch] = []
    for place in _PLACE.finditer(text):
        printed = place.group()
        value = parse_number(printed)
        if value is not None:
            found.append(NumberMatch(place.start(), place.end(), value, printed))
    return found


def parse_roman(text: str) -> int | None:
    """The value of a Roman numeral of either case (``XIV`` is 14), or None."""
    word = text.strip()
    if not word or not _ROMAN.fullmatch(word):
        return None
    values = [_ROMAN_VALUE[letter] for letter in word.upper()]
    after = [*values[1:], 0]
    return sum(-value if value < follows else value for value, follows in zip(values, after, strict=True))


def parse_word(text: str) -> int | None:
    """The value of a small number in words (``mười lăm`` is 15), or None."""
    return _WORDS.get(" ".join(text.lower().split()))


def _plain(digits: str) -> str:
    """A figure as Python writes it."""
    digits = digits.replace("\u00a0", " ").replace(" ", "")
    point, comma = digits.rfind("."), digits.rfind(",")
    if point >= 0 and comma >= 0:
        group, decimal = (".", ",") if comma > point else (",", ".")
        return digits.replace(group, "").replace(decimal, ".")
    mark = "." if point >= 0 else ","
    grouped = digits.count(mark) > 1 or (mark == "." and _groups_thousands(digits))
    return digits.replace(mark, "" if grouped else ".")


def _groups_thousands(digits: str) -> bool:
    head, _, tail = digits.partition(".")
    return len(tail) == 3 and len(head) <= 3 and not head.startswith("0")

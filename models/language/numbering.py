"""Item numbers and bullets as Vietnamese documents print them, and the order they run in.

Vietnamese letters run a b c d đ e g h i k l m n o p q r s t u v x y (NĐ 30/2020, Phụ lục I): there is no f, j, w, z.
"""

from __future__ import annotations

import re
from typing import NamedTuple

ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_COUNTED = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_COUNTING = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")

_NUMERAL = r"(?:[IVXLC]+|\d+|[A-Z]|NHẤT|HAI|BA|TƯ|NĂM|nhất|hai|ba|tư|năm)\b"
_WORD = (
    r"(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|TIỂU MỤC|Tiểu mục)\s+(?:THỨ\s+|thứ\s+)?"
    rf"{_NUMERAL}[ \t]*[.:]?(?!\s*(?:Điều|Nghị|Quyết|Kế hoạch|Thông tư|và\s|của\s))"
)
_ARTICLE = r"(?:Điều|ĐIỀU)\s+\d{1,3}[a-zđ]?\s*[.:]"
_CLAUSE = r"(?:Khoản|khoản)\s+\d{1,2}\s*[.:]"
_ROMAN_NUMBER = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
# "II. 04 NHÓM GIẢI PHÁP", "1. 05 nhiệm vụ": a count behind the number, not a number of two parts.
_COUNT = r"0\d\s"
_ROMAN = rf"(?!V\s?/\s?[vV]\b){_ROMAN_NUMBER}\s?(?:\.|/|\))(?=\s|[^\W\d]|{_COUNT})"
_MIXED = (
    rf"{_ROMAN_NUMBER}(?:(?:\s?\.(?!{_COUNT})\d{{1,2}}){{1,3}}\s?[.)/]?"
    r"|(?:\s?\.\s?\d{1,2}){1,3}\s?[.)/])(?=\s|[^\W\d_])"
)
_DECIMALS = rf"\d{{1,2}}(?:\s?\.(?!\s+(?:{_COUNT}|\d{{1,2}}\s+[a-zđ]))\s?\d{{1,2}}){{1,4}}\s?[.):/]?(?=\s|[^\W\d_])"
# "49/QCPH-UBND" at the head of a broken line is the number of a document.
_DECIMAL = r"\d{1,3}\s?(?:\.|\)|/(?!\s?(?:[A-ZĐ]{2,}\w*\s?[-–]|\d)))(?!\d)(?=\s|[^\W\d_]|[\"“(])"
_LETTER = r"[a-zđ]{1}\s?(?:\)|[./](?=\s))"
_CAPITAL = r"[A-HĐ]\s?[.)/](?=\s*[^\W\d_])"
_PAREN = r"\((?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[ivx]{1,4})\)(?=\s|[^\W\d])"
_ORDINAL = (
    rf"(?:(?:Thứ|THỨ)\s+(?:{'|'.join(_COUNTED)})\s*(?:[,:.]|là\b)"
    rf"|(?:{'|'.join(word.capitalize() for word in _COUNTING)})\s+là\b\s*[,:]?)"
)
# "Nhiệm vụ 1: ...": the word numbers a task; without a sign behind it is only a name.
_TASK = (
    r"(?:Nội dung|Nhiệm vụ|Nhóm nhiệm vụ|Giải pháp|Nhóm giải pháp|Hoạt động|Công việc)\s+(?:số\s+|thứ\s+)?\d{1,2}"
    r"\s?[.:](?!\d)(?=\s*\S)"
)
# "- 2025" at the head of a broken line is the end of a span of years.
_DASH = r"[-–—−•●▪◦‣](?!\d|\s?(?:19|20)\d\d\b(?!\s*:))(?=\s?\S)"
_PLUS = r"\+(?!\s?\d+[.,]?\d*\s*(?:điểm|%))(?=\s?\S)"
_STAR = r"\*(?=\s\S)"

MARKER = re.compile(
    rf"\s*(?:(?P<word>{_WORD})|(?P<article>{_ARTICLE})|(?P<clause>{_CLAUSE})|(?P<task>{_TASK})|(?P<mixed>{_MIXED})|(?P<roman>{_ROMAN})"
    rf"|(?P<decimals>{_DECIMALS})|(?P<decimal>{_DECIMAL})|(?P<letter>{_LETTER})|(?P<capital>{_CAPITAL})"
    rf"|(?P<paren>{_PAREN})|(?P<ordinal>{_ORDINAL})|(?P<dash>{_DASH})|(?P<plus>{_PLUS})|(?P<star>{_STAR}))"
)
_AFTER_DASH = re.compile(rf"\s*(?:(?P<letter>{_LETTER})|(?P<plus>{_PLUS})|(?P<decimal>{_DECIMAL}))")
BULLETS = frozenset({"dash", "plus", "star"})


class Marker(NamedTuple):
    """A printed item number or bullet: its text, scheme, bare ordinal and the offset after it."""

    text: str
    scheme: str
    ordinal: str
    end: int


def read_marker(text: str, start: int = 0) -> Marker | None:
    """The marker a paragraph begins with, None where it begins with words.

    A letter after a dash (``- d) Tổ chức``) counts: the dash is a layout leftover. ``I.1.`` counts as decimals.
    """
    found = MARKER.match(text, start)
    if not found or not found.lastgroup:
        return None
    scheme = found.lastgroup
    if scheme == "dash":
        inner = _AFTER_DASH.match(text, found.end())
        if inner and inner.lastgroup:
            whole = text[found.start() : inner.end()].strip()
            return Marker(whole, inner.lastgroup, _bare(inner[inner.lastgroup], inner.lastgroup), inner.end())
    printed = found[scheme]
    ordinal = _bare(printed, scheme)
    return Marker(printed.strip(), "decimals" if scheme == "mixed" else scheme, ordinal, found.end())


def _bare(printed: str, scheme: str) -> str:
    if scheme in BULLETS:
        return printed.strip()
    if scheme in ("article", "clause", "task"):
        return re.sub(r"\D*(\d+[a-zđ]?).*", r"\1", printed.strip())
    if scheme == "word":
        return re.sub(r"\s+", " ", printed.strip(" .:"))
    if scheme == "ordinal":
        words = printed.lower().replace(",", " ").replace(":", " ").replace(".", " ").split()
        return str((_COUNTED if words[0] == "thứ" else _COUNTING).index(words[words[0] == "thứ"]) + 1)
    return re.sub(r"[\s()./:]+$|^[\s(]+", "", re.sub(r"\s*\.\s*", ".", printed))


def roman_value(text: str) -> int | None:
    """The value of a Roman numeral in capitals; None where it is none."""
    if not text or any(letter not in _ROMAN_VALUES for letter in text):
        return None
    total = 0
    for letter, following in zip(text, [*text[1:], ""], strict=True):
        value = _ROMAN_VALUES[letter]
        total += -value if following and _ROMAN_VALUES[following] > value else value
    return total


def order_of(scheme: str, ordinal: str) -> int | None:
    """The place of an ordinal in its scheme, from 1; None where it has none (bullets, named parts)."""
    if scheme == "roman":
        return roman_value(ordinal)
    if scheme in ("decimal", "article", "clause", "task", "paren", "ordinal") and ordinal.isdigit():
        return int(ordinal)
    if scheme == "decimals":
        last = ordinal.rpartition(".")[2]
        return int(last) if last.isdigit() else None
    if scheme in ("letter", "paren") and ordinal in ALPHABET:
        return ALPHABET.index(ordinal) + 1
    if scheme == "capital":
        return "ABCDĐEGH".find(ordinal) + 1 or None
    return None

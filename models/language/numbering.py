"""Item numbers and bullets as Vietnamese documents print them, and the order they run in.

Vietnamese letters run a b c d đ e g h i k l m n o p q r s t u v x y (NĐ 30/2020, Phụ lục I): there is no f, j, w, z.
"""

from __future__ import annotations

import re
from typing import NamedTuple

ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}

_WORD = r"(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|TIỂU MỤC|Tiểu mục)\s+(?:THỨ\s+|thứ\s+)?(?:[IVXLC]+|\d+|[A-Z]|NHẤT|HAI|BA|TƯ|NĂM|nhất|hai|ba|tư|năm)\b\s*[.:]?"
_ARTICLE = r"Điều\s+\d{1,3}[a-zđ]?\s*[.:]"
_CLAUSE = r"(?:Khoản|khoản)\s+\d{1,2}\s*[.:]"
_ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})\s?(?:\.|/|\))(?=\s|[^\W\d])"
_DECIMALS = r"\d{1,2}(?:\s?\.\s?\d{1,2}){1,4}\s?[.):]?(?=\s|[^\W\d_])"
_DECIMAL = r"\d{1,3}\s?(?:\.|\)|/)(?!\d)(?=\s|[^\W\d_]|[\"“(])"
_LETTER = r"[a-zđ]{1}\s?(?:\)|\.(?=\s))"
_CAPITAL = r"[A-HĐ]\s?[.)](?=\s*[^\W\d_])"
_PAREN = r"\((?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[ivx]{1,4})\)(?=\s|[^\W\d])"
_DASH = r"[-–—−•●▪◦‣](?!\d)(?=\s?\S)"
_PLUS = r"\+(?!\s?\d+[.,]?\d*\s*(?:điểm|%))(?=\s?\S)"
_STAR = r"\*(?=\s\S)"

MARKER = re.compile(
    rf"\s*(?:(?P<word>{_WORD})|(?P<article>{_ARTICLE})|(?P<clause>{_CLAUSE})|(?P<roman>{_ROMAN})|(?P<decimals>{_DECIMALS})"
    rf"|(?P<decimal>{_DECIMAL})|(?P<letter>{_LETTER})|(?P<capital>{_CAPITAL})|(?P<paren>{_PAREN})"
    rf"|(?P<dash>{_DASH})|(?P<plus>{_PLUS})|(?P<star>{_STAR}))"
)
BULLETS = frozenset({"dash", "plus", "star"})


class Marker(NamedTuple):
    """A printed item number or bullet: its text, scheme, bare ordinal and the offset after it."""

    text: str
    scheme: str
    ordinal: str
    end: int


def read_marker(text: str, start: int = 0) -> Marker | None:
    """The marker a paragraph begins with, None where it begins with words.

    A letter after a dash (``- d) Tổ chức``) counts: the dash is a layout leftover.
    """
    found = MARKER.match(text, start)
    if not found or not found.lastgroup:
        return None
    scheme = found.lastgroup
    if scheme == "dash":
        inner = re.compile(rf"\s*(?:(?P<letter>{_LETTER})|(?P<plus>{_PLUS})|(?P<decimal>{_DECIMAL}))").match(
            text, found.end()
        )
        if inner and inner.lastgroup:
            return Marker(text[found.start() : inner.end()].strip(), inner.lastgroup, _bare(inner[inner.lastgroup], inner.lastgroup), inner.end())  # fmt: skip
    printed = found[scheme]
    return Marker(printed.strip(), scheme, _bare(printed, scheme), found.end())


def _bare(printed: str, scheme: str) -> str:
    if scheme in BULLETS:
        return printed.strip()
    if scheme in ("article", "clause"):
        return re.sub(r"\D*(\d+[a-zđ]?).*", r"\1", printed.strip())
    if scheme == "word":
        return re.sub(r"\s+", " ", printed.strip(" .:"))
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
    if scheme in ("decimal", "article", "clause", "paren") and ordinal.isdigit():
        return int(ordinal)
    if scheme == "decimals":
        last = ordinal.rpartition(".")[2]
        return int(last) if last.isdigit() else None
    if scheme in ("letter", "paren") and ordinal in ALPHABET:
        return ALPHABET.index(ordinal) + 1
    if scheme == "capital":
        return "ABCDĐEGH".find(ordinal) + 1 or None
    return None

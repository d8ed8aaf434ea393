"""Sentences and clauses of administrative prose with exact offsets.

A line ends a sentence; so do ``./.``, and a stop before a capital, but not the stop of an abbreviation
(``TT. Huế``, ``KT. CHỦ TỊCH``), of an item's number (``1. Mục đích``) or inside a figure (``7.500``).
``;`` ends a clause. Pure; needs no library.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from kehoach.models.language.letters import CAPITALS, SMALL

Span: TypeAlias = tuple[int, int]

_ABBREVIATIONS = re.compile(
    r"k?t[tmplx]?|tuq|tư|q|x|p|ths|pgs|gs|bs|ks|cn|ô|b|đ/c|stt|vd|v\.v|v|t\.ư|tw|st|nđ|qđ|ubnd|hđnd|vp|h",
    re.IGNORECASE,
)
_STOP = re.compile(rf"\./\.|\n+|[.!?…]+(?=[\s\"”)\]]|$)|\.(?=[{CAPITALS}][{SMALL}])")
_CLAUSE = re.compile(r"[;\n]+")
_LAST_WORD = re.compile(r"[\w./]+$")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of text[start:end] as spans, white space at their ends left out, final stops kept."""
    stop = len(text) if end is None else end
    found: list[Span] = []
    begin = start
    for mark in _STOP.finditer(text, start, stop):
        if mark.group() == "." and not _ends(text, begin, mark.start(), stop):
            continue
        found.append((begin, mark.end()))
        begin = mark.end()
    found.append((begin, stop))
    return [span for span in (_trimmed(text, *span) for span in found) if span[0] < span[1]]


def clauses(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The clauses of text[start:end]: sentences, split again at ``;``."""
    found: list[Span] = []
    for a, b in sentences(text, start, end):
        begin = a
        for mark in _CLAUSE.finditer(text, a, b):
            found.append((begin, mark.start()))
            begin = mark.end()
        found.append((begin, b))
    return [span for span in (_trimmed(text, *span) for span in found) if span[0] < span[1]]


def _ends(text: str, begin: int, at: int, stop: int) -> bool:
    """Whether the stop at ``at`` ends a sentence."""
    last = _LAST_WORD.search(text, begin, at)
    word = last.group() if last else ""
    if _ABBREVIATIONS.fullmatch(word) or (len(word) == 1 and word.isalpha()):
        return False
    if (
        last
        and (word.isdigit() or re.fullmatch(r"[IVX]+|\d+(\.\d+)*", word))
        and not text[begin : last.start()].strip(" -+*(")
    ):
        return False
    after = text[at + 1 : stop].lstrip()
    return not after or not after[0].islower()


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

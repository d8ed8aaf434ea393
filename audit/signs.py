"""Blanks and punctuation marks that stand where they should not, or do not stand where they should."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.audit.spelling import misprints
from kehoach.models.language.letters import CAPITALS, SMALL

_LETTER = r"[^\W\d_]"
_ADDRESS = re.compile(r"[:@.](?:(?<=http:)|(?<=https:)|(?<=@)|(?<=www\.)|(?<=\.)(?:vn|com)\b)")
# Each pattern begins with the sign itself, so that the search is quick; what stands before it is looked at then.
_BLANKS = (
    # "đầy đủ , đúng": a blank before a mark; a mark that opens a line or follows dots is layout
    re.compile(rf" (?=[,;](?:\s|$))(?<=[\w)%”\"] )| (?=:\s*$)(?<=[{SMALL}] )", re.MULTILINE),
    # "chính(PAR": no blank before an opening bracket; not "(s)"
    re.compile(rf"\((?={_LETTER}{{2}})(?<=[{SMALL}]\()"),
    # "rà soát,cập nhật": no blank after a mark
    re.compile(rf"[,;](?={_LETTER}{{2}})(?<=[{SMALL}].)"),
    re.compile(rf"\.(?=[{CAPITALS}][{SMALL}])(?<=[{SMALL}]{{2}}.)|:(?=[{SMALL}]{{2}})(?<=[{SMALL}]{{2}}.)"),
    re.compile(rf"\)(?=[{SMALL}]{{2}})(?<=\w\))"),
    re.compile(r"\( +(?=\w)(?<=[\w, ]\( )| \)(?<=\w \))"),
)
_MARKS = (
    re.compile(
        r"[.,;:](?:(?<![A-ZĐ]\.)(?<=\.),|(?<=[,:])\.|(?<=[;,])\)|(?<=[,;:])[,;](?<!::)|(?<=;)\.(?!/)|(?<=\.);)(?=\s|\)|$)(?<=\w..)"
    ),
    re.compile(r"\.\.(?![.…/\w])(?<=\w\.\.)"),
    re.compile(r": :(?=\s)"),
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip of blanks or marks: the span that shows it, what to write instead."""

    start: int
    end: int
    write: str


def blanks(text: str) -> Iterator[Slip]:
    """Missing and idle blanks."""
    addresses = [_unbroken(text, found.start()) for found in _ADDRESS.finditer(text)]
    for place, pattern in enumerate(_BLANKS):
        for found in pattern.finditer(text):
            if any(start <= found.start() < end for start, end in addresses):
                continue
            start, end = _around(text, *found.span())
            printed, sign = text[start:end], found.group().strip()
            yield Slip(start, end, _mended(printed, sign, place))
    for one in misprints(text):
        if one.kind == "glued":
            yield Slip(one.start, one.end, one.write)


def _unbroken(text: str, place: int) -> tuple[int, int]:
    """The span without blanks that holds a place."""
    start = max(text.rfind(sign, 0, place) for sign in " \n\t") + 1
    ends = [end for sign in " \n\t" if (end := text.find(sign, place)) >= 0]
    return start, min(ends, default=len(text))


def _mended(printed: str, sign: str, rule: int) -> str:
    if rule in (0, 5):
        return re.sub(r"\s+(?=[,;:)])|(?<=\()\s+", "", printed)
    return printed.replace(sign, f" {sign}" if sign == "(" else f"{sign} ", 1)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the words on both sides, on one line."""
    first = re.search(r"[\w)%”\"]*[ ]*$", text[max(start - 25, 0) : start])
    last = re.match(r"[ ,;:()]*\w*", text[end : end + 25])
    return start - (len(first.group()) if first else 0), end + (len(last.group()) if last else 0)


def marks(text: str) -> Iterator[Slip]:
    """Two marks where one belongs."""
    for pattern in _MARKS:
        for found in pattern.finditer(text):
            printed = found.group()
            start, end = _around(text, *found.span())
            kept = printed[-1] if printed[-1] in ".)" else printed[0]
            yield Slip(start, end, text[start : found.start()] + kept)

"""Blanks and punctuation marks that stand where they should not, or do not stand where they should."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.audit.spelling import misprints

_LETTER = r"[^\W\d_]"
_LOWER = "a-zà-ỹđ"
_CAPITAL = "[A-ZÀ-ÝĐ]"
_ADDRESS = re.compile(r"\S*(?:https?:|www\.|@|\.vn\b|\.com\b)\S*")
_BLANKS = (
    # "đầy đủ , đúng": a blank before a mark; a mark that opens a line or follows dots is layout
    re.compile(rf"(?<=[\w)%”\"]) +(?=[,;](?:\s|$))|(?<=[{_LOWER}]) +(?=:\s*$)", re.MULTILINE),
    # "chính(PAR": no blank before an opening bracket; "phòng(ban)" but not "(s)", "cán bộ(*)"
    re.compile(rf"(?<=[{_LOWER}])\((?={_LETTER}{{2}})"),
    # "rà soát,cập nhật": no blank after a mark
    re.compile(rf"(?<=[{_LOWER}])[,;](?={_LETTER}{{2}})"),
    re.compile(rf"(?<=[{_LOWER}]{{2}})(?:\.(?={_CAPITAL}[{_LOWER}])|:(?=[{_LOWER}]{{2}}))"),
    re.compile(rf"(?<=\w)\)(?=[{_LOWER}]{{2}})"),
    re.compile(r"(?<=[\w,]) ?\( +(?=\w)|(?<=\w) +\)"),
)
_MARKS = (
    re.compile(r"(?<=\w)(?:(?<![A-ZĐ])\.,|,\.|;\)|,\)|,,|;;|;,|,;|;\.(?!/)|:\.|\.;|:,|:;|: :)(?=\s|\)|$)"),
    re.compile(r"(?<![.…])\.\.(?![.…/\w])(?<=\w\.\.)"),
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip of blanks or marks: the span that shows it, what to write instead."""

    start: int
    end: int
    write: str


def blanks(text: str) -> Iterator[Slip]:
    """Missing and idle blanks."""
    addresses = [found.span() for found in _ADDRESS.finditer(text)]
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

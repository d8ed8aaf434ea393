"""Figures of scores as cells and sentences print them: ``22,5``, ``65.06/70``, ``+ 02 điểm``, ``95,06%``."""

from __future__ import annotations

import re
from typing import NamedTuple

# A score is never in the thousands, so a point before three digits is a decimal point here ("18.775").
NUMBER = r"\d{1,4}(?:[.,]\d{1,4})?"
_UNIT = r"(?:\s*(?:điểm|đ|%))?"
_ONE = re.compile(rf"\(?\s*([+\-−–])?\s*({NUMBER}){_UNIT}\s*\)?\s*[*.;]?", re.IGNORECASE)
_PAIR = re.compile(rf"({NUMBER})(?:\s*điểm)?\s*/\s*({NUMBER}){_UNIT}\s*[*.;]?", re.IGNORECASE)
_SIGNED = re.compile(rf"(tăng|giảm|[+\-−–])?\s*({NUMBER})(?:\s*(?:điểm|đ|%|bậc))?(?=\s|$|[(,;])", re.IGNORECASE)
_RANK = re.compile(r"(?:xếp\s+)?(?:thứ|hạng|vị trí)?\s*(\d{1,4})(?:\s*/\s*\d{1,4})?", re.IGNORECASE)
_DOWN = frozenset({"giảm", "-", "−", "–"})


class Pair(NamedTuple):
    """Points reached and the points that could be reached."""

    value: float
    of: float


def to_float(digits: str) -> float:
    """The value of the digits of a score, decimal comma or point."""
    return float(digits.replace(",", "."))


def score_number(cell: str) -> float | None:
    """The value of a cell that is one score (``06``, ``18.775``, ``2,5 điểm``, ``95,06%``), or None."""
    found = _ONE.fullmatch(cell.strip())
    if not found:
        return None
    value = to_float(found[2])
    return -value if found[1] in _DOWN else value


def score_pair(cell: str) -> Pair | None:
    """The two values of a cell such as ``9,49/ 9,5``, or None."""
    found = _PAIR.fullmatch(cell.strip())
    return Pair(to_float(found[1]), to_float(found[2])) if found else None


def signed_number(cell: str) -> float | None:
    """The change a cell begins with (``+ 02 điểm``, ``Giảm 0,5``; a fall is negative), or None."""
    found = _SIGNED.match(cell.strip())
    if not found:
        return None
    value = to_float(found[2])
    return -value if (found[1] or "").lower() in _DOWN and value else value


def rank_number(cell: str) -> int | None:
    """The place in a ranking (``04/11``, ``Hạng 7``), or None."""
    found = _RANK.fullmatch(cell.strip())
    return int(found[1]) if found else None

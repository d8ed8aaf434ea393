"""The document's own number in the head (NĐ 30/2020, Phụ lục I, II.3): ``Số: /KH-UBND``, ``Số 04-NQ/TU``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kehoach.extract.rules.citations_symbols import right_form
from kehoach.extract.rules.header_letters import LOWER
from kehoach.models.outline import Outline

_PART = rf"[A-ZĐƯÐ]{{1,12}}[a-zđ]{{0,2}}(?:[&.][A-ZĐƯ]{{1,8}})*\d{{0,2}}(?![{LOWER}])"
_DASH = r"\s{0,3}[-\u2010-\u2015\u2212]\s{0,3}"
_CODE = rf"{_PART}(?:(?:{_DASH}|\s{{0,2}}/\s{{0,2}}){_PART}){{0,5}}"
_OWN = re.compile(
    r"(?:^|(?<=[\n\t|])|(?<=\s{3}))[ \t*_]*(?:Số|SỐ|Só|Sô)\s*(?P<colon>[:;.]?)\s*"
    rf"(?:(?P<number>\d{{1,6}}[a-zA-Zđ]?(?:\s?/\s?(?:19"
    rf"|20)\d\d)?)?(?P<blank>[\s.…_]*?(?:/\s?20\d\d(?=\s?/))?)(?P<joint>\s*/\s*"
    rf"|{_DASH})?(?P<code>{_CODE}))",
    re.MULTILINE,
)
_REACH = 4000


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """The number and bare code of a head, with the line's offsets; ``number`` is None where it is blank."""

    start: int
    end: int
    number: str | None
    symbol: str


def own_number(outline: Outline) -> OwnNumber | None:
    """The first number line of the head, None where there is none."""
    reach = _head_end(outline)
    for found in _OWN.finditer(outline.text, 0, reach):
        if found["joint"] is None and (found["number"] or not found["colon"]):
            continue
        code = right_form(found["code"])
        if len(code) < 2:
            continue
        number = re.sub(r"\s", "", found["number"]) if found["number"] else None
        start, end = outline.words(*found.span())
        return OwnNumber(start, end, number, code)
    return None


def _head_end(outline: Outline) -> int:
    """Where the head must have ended: the first numbered section, at most a page on."""
    for node in outline.root.walk():
        if node.kind == "item" and node.zone == "body":
            return min(node.start, _REACH)
    return min(len(outline.text), _REACH)

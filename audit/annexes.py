"""Annexes: where the text sends the reader to one, and which stand in the document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kehoach.audit.case import Case
from kehoach.models.language.numbers import parse_roman
from kehoach.models.outline import Outline
from kehoach.models.records import Where

_NUMBER = r"(?P<number>(?:\d{1,2}|[IVX]{1,5}|[A-H])(?:(?:\s*,\s*|\s+và\s+|\s*-\s*)(?:\d{1,2}|[IVX]{1,5}|[A-H]))*)"
_REFERENCE = re.compile(
    rf"[Pp](?<!\w.)(?:hụ lục|HỤ LỤC)(?:\s+số)?(?:\s+{_NUMBER}(?![\w.]))?(?P<after>[^\n\t;]{{0,90}})"
)
# What says that the annex goes with this document: "kèm theo", "gửi kèm", or a cue before it.
_WITH = re.compile(r"\s*(?:\w+\s){0,3}?(?:kèm theo|đính kèm|gửi kèm|ban hành kèm|kèm)(?!\w)")
_CUE = re.compile(
    r"(?:chi tiết|cụ thể|nêu|quy định|phân công|được giao|kèm|theo|tại|xem|có|như)\s+(?:(?:tại|theo|ở|trong|các"
    r"|như)\s+)*$",
    re.IGNORECASE,
)
# The annex of another document: "Phụ lục I ban hành kèm theo Nghị định số 30/2020/NĐ-CP".
_OTHERS = re.compile(
    r"(?:kèm theo|của|tại|thuộc)\s+(?:các\s+)?(?:Nghị định|Thông tư|Quyết định|Nghị quyết|Kế hoạch|Công văn"
    r"|Chỉ thị|Luật|Chương trình"
    r"|Hướng dẫn|Bộ tiêu chí|Báo cáo|Tờ trình|Thông báo|văn bản)\s*(?:số|\d|của|(?!này|[.,;)]|$)\w+\s+\w+\s+số|[A-ZĐ])"
)
_ITS_DOCUMENT = re.compile(r"\s*,?\s*(?:của\s+)?(?:Nghị định|Thông tư|Quyết định|Nghị quyết|Luật)\s+(?:số|\d)")
_HEAD = re.compile(
    r"(?:^|\n|\t)[^\w\n\t]*(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu)(?:\s+(?:SỐ|số))?[ \t:]*(?P<number>\d{1,2}"
    r"|[IVX]{1,5}|[A-H])?"
    r"(?=[\s.:*_(–-]|$)(?P<rest>[^\n]*)"
)
_HEAD_LENGTH = 120  # characters in which an annex says its number


@dataclass(frozen=True, slots=True)
class AnnexReference:
    """One place that sends the reader to an annex of this document; ``numbers`` is empty where it names none.

    ``printed`` are the numbers as they stand there: "2", "II", "B".
    """

    start: int
    end: int
    numbers: tuple[int, ...]
    certain: bool
    printed: tuple[str, ...] = ()


@lru_cache(maxsize=2)
def annex_heads(outline: Outline) -> dict[int, int]:
    """The annexes that stand in the document: number (0 for one without) to offset of the head."""
    found: dict[int, int] = {}
    parts = [part for part in outline.root.children if part.label.startswith("PL")]
    for part in parts:
        head = _HEAD.search(outline.text, max(part.start - 1, 0), min(part.start + _HEAD_LENGTH, part.end))
        printed = head["number"] if head else part.label[2:]
        found.setdefault(_value(printed or "") or 0, part.start)
    for match in _HEAD.finditer(outline.text):
        inside = any(part.start - 1 <= match.start() < part.start + _HEAD_LENGTH for part in parts)
        if not inside and (match["number"] or _heads_annex(match["rest"])):
            found.setdefault(_value(match["number"] or "") or 0, match.start())
    return found


def printed_head(outline: Outline, start: int) -> str:
    """The number an annex prints in its head at an offset: "II"; "" where it prints none."""
    head = _HEAD.search(outline.text, max(start - 1, 0), start + _HEAD_LENGTH)
    return (head["number"] or "") if head else ""


@lru_cache(maxsize=1)
def annex_references(case: Case) -> list[AnnexReference]:
    """The places that send the reader to an annex, annexes of other documents left out."""
    heads = set(annex_heads(case.outline).values())
    found: list[AnnexReference] = []
    for match in _REFERENCE.finditer(case.text):
        before = case.text[max(0, match.start() - 40) : match.start()]
        if (
            _OTHERS.search(match["after"])
            or _ITS_DOCUMENT.match(match["after"])
            or _begins_line(before)
            or match.start() in heads
        ):
            continue
        with_it, cued = _WITH.match(match["after"]), _CUE.search(before)
        if with_it or cued:
            named = [(v, piece) for piece in re.findall(r"\w+", match["number"] or "") if (v := _value(piece))]
            numbers, printed = tuple(value for value, _ in named), tuple(piece for _, piece in named)
            end = match.start("after") + (with_it.end() if with_it else 0)
            certain = with_it is not None or "(" in before[-25:]
            found.append(AnnexReference(match.start(), end, numbers, certain, printed))
    return found


def sentence_of(case: Case, reference: AnnexReference) -> Where:
    """The cue and the annex named: "chi tiết tại Phụ lục 1 kèm theo"."""
    before = case.text[max(0, reference.start - 40) : reference.start]
    cue = _CUE.search(before)
    return case.place(reference.start - (len(before) - cue.start() if cue else 0), reference.end)


def _heads_annex(rest: str) -> bool:
    """Whether a line that begins with the word alone is the head of an annex and no sentence about one."""
    words = rest.strip(" .:*_()")
    return not words or words.lower().startswith(("kèm theo", "ban hành kèm", "đính kèm"))


def _begins_line(before: str) -> bool:
    return not before or before.rstrip(" *_(")[-1:] in ("\n", "\t", "")


def _value(printed: str) -> int | None:
    if printed.isdigit():
        return int(printed)
    if printed in tuple("ABDEGH"):
        return "ABCDĐEGH".index(printed) + 1
    return parse_roman(printed) if printed else None

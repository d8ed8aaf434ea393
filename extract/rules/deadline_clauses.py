"""From what the rules read to the expressions of a clause: citations hidden, neighbours joined.

A clause is what stands between semicolons, lines that begin anew, bullets and full stops. Within one, an
event or a source runs on to a time that a joint sets off; a rhythm takes in the period it runs in and the day
it falls on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kehoach.extract.rules.deadline_calendar import CALENDAR
from kehoach.extract.rules.deadline_days import DAYS
from kehoach.extract.rules.deadline_open import OPEN
from kehoach.extract.rules.deadline_rhythm import RHYTHM
from kehoach.extract.rules.deadline_shape import Found, Grammar, Rule, TimeExpression, compile_pattern
from kehoach.extract.rules.deadline_years import LOOSE, YEARS
from kehoach.models.language.letters import CAPITALS, SMALL

# In this order, so that the more definite words are taken first.
GRAMMARS: tuple[Grammar, ...] = (DAYS, CALENDAR, YEARS, RHYTHM, LOOSE, OPEN)
RULES: tuple[Rule, ...] = tuple(rule for grammar in GRAMMARS for rule in grammar.rules)

# The number and date of a document, a document's date, and a date that its issuer follows, are names.
_CITED = (
    compile_pattern(
        r"(?:số_:?_)?\d+\w*_/_(?:\d{4}_/_)?(?-i:[A-ZĐ]{2}[A-ZĐa-z0-9]*(?:_[-–.&]_[A-ZĐ][A-ZĐa-z]*)*)"
        r"(?:,?_(?:ban hành )?(?:ngày|năm)_%date%)?"
    ),
    compile_pattern(
        r"(?:luật|nghị quyết|nghị định|quyết định|thông tư|chỉ thị|kết luận|công văn|thông báo|kế hoạch"
        r"|công điện)(?:(?! (?:trước|chậm|muộn|đến|hết|vào|trong|xong|từ|sau) )[^,;.\n]){0,60}?,? ngày_%full%"
    ),
    compile_pattern(
        r"(?<!trước\s)(?<!nhất\s)(?<!là\s)(?<!hết\s)(?<!đến\s)ngày_%full%,? (?=của (?:ban|bộ|chính phủ"
        r"|thủ tướng|quốc hội|ubnd|ủy ban|uỷ ban|hđnd|hội đồng|tỉnh|thành|sở|đảng|chủ tịch|văn phòng|liên))"
    ),
)
_WINDOW = 3000
_CLAUSE = re.compile(
    rf"[;•]|\.\s+(?=[{CAPITALS}])|\n\s*(?=[-+*•–(]|\d+[.)]|[{CAPITALS}])|\s[-–+]\s+(?=[{CAPITALS}][{SMALL}])"
)
_JOINT = re.compile(r"(?:[,;:(.\n]|\s[-–+]|\bvà|\bhoặc|\bhay|\brồi)\s*\Z", re.IGNORECASE)
_JOINT_AHEAD = re.compile(r"\s*(?:[,;:(]|và\b|hoặc\b)", re.IGNORECASE)
FILLER = re.compile(
    r"\b(?:hoàn thành|hoàn thiện|xong|thực hiện|triển khai|tổ chức|thời gian|thời hạn|dự kiến|trong|vào|và"
    r"|từ|đến|duy trì|thực hiện từ)\b",
    re.IGNORECASE,
)


def mask(text: str) -> str:
    """The text with the numbers and dates of cited documents made unreadable, offsets kept."""
    for pattern in _CITED:
        text = pattern.sub(lambda cited: re.sub(r"[^\s]", "¤", cited.group()), text)
    return text


def windows(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces of bounded length with their offsets, cut between clauses or words.

    What stands in one cell or item is far shorter; the bound keeps the time linear on any text.
    """
    start = 0
    while len(text) - start > _WINDOW:
        cuts = (text.rfind(mark, start + _WINDOW // 2, start + _WINDOW) for mark in ("\n", "; ", ". ", " "))
        cut = next((cut + 1 for cut in cuts if cut > 0), start + _WINDOW)
        yield start, text[start:cut]
        start = cut
    yield start, text[start:]


def scan(masked: str, year: int | None) -> list[Found]:
    """What all rules read, in order of place, without overlaps."""
    taken = bytearray(len(masked))
    found: list[Found] = []
    for grammar in GRAMMARS:
        for item in grammar.scan(masked, year):
            if any(taken[item.start : item.end]):
                continue
            found.append(item)
        for item in found:
            taken[item.start : item.end] = b"\1" * (item.end - item.start)
    return sorted(found, key=lambda item: (item.start, item.end))


def clauses(text: str, found: list[Found]) -> Iterator[tuple[int, int]]:
    """The clauses of a text as spans: pieces between semicolons, lines, bullets and full stops."""
    start = 0
    for mark in _CLAUSE.finditer(text):
        if any(item.start < mark.start() < item.end for item in found):
            continue
        yield start, mark.start()
        start = mark.end()
    yield start, len(text)


def fold(items: list[Found], text: str, start: int, end: int) -> list[Found]:
    """Join the expressions of one clause that say one thing together."""
    if any(item.kind in {"date", "period"} for item in items):  # "(báo cáo năm)" beside a day names the report
        items = [item for item in items if item.rule != "bare_unit"]
    folded: list[Found] = []
    for item in _opened(items, text, start, end):
        before = folded[-1] if folded else None
        joined = join(before, item, text[before.end : item.start]) if before else None
        if joined is None:
            folded.append(item)
        else:
            folded[-1] = joined
    return _without_loose_sources(folded, text, start, end)


def _opened(items: list[Found], text: str, start: int, end: int) -> list[Found]:
    """Let events and sources run on, over what stands in them, up to a joint with a time behind it."""
    kept: list[Found] = []
    for item in items:
        last = kept[-1] if kept else None
        if last is not None and last.open and not _breaks(text[last.start : item.start], item):
            continue
        if last is not None and last.open:
            kept[-1] = replace(last, end=trimmed(text, last.start, item.start))
        if item.kind == "reference" and not _stands_free(item, last, text, start):
            kept.append(replace(item, open=False))
            continue
        kept.append(replace(item, end=trimmed(text, item.start, end)) if item.open else item)
    return kept


def _stands_free(item: Found, last: Found | None, text: str, start: int) -> bool:
    """Whether a source begins its clause or a joint sets it off from the time before it."""
    between = text[last.end if last else start : item.start]
    if not between.strip(" \t\n-–+*•("):
        return True
    return bool(_JOINT.search(between) or _JOINT_AHEAD.match(between))


def _breaks(before: str, item: Found) -> bool:
    """Whether a time inside an event or source is one of its own."""
    if _JOINT.search(before):
        return True
    return item.bound in {"before", "by"} and not item.open


def trimmed(text: str, start: int, end: int) -> int:
    """The end of a stretch without joints, brackets and stops."""
    stretch = text[start:end]
    while True:
        shorter = re.sub(r"(?:[\s,;:.(–+-]|\s(?:và|hoặc|hay))+\Z", "", stretch)
        if shorter.endswith(")") and "(" not in shorter:
            shorter = shorter[:-1]
        if shorter == stretch:
            return start + len(stretch)
        stretch = shorter


def join(first: Found, second: Found, gap: str) -> Found | None:
    """Two neighbours as one expression, or None where they are two."""
    words = gap.strip(" \t\n,(:-–")
    near = not words
    direct = near and not gap.strip()
    if first.kind == "ongoing" and second.kind == "period" and near and first.bound != "from":
        return replace(first, end=second.end)
    if first.bound == "from" and second.kind in {"date", "period"} and near:
        return replace(second, start=first.start, begin=first.begin)
    if first.kind == "recurring":
        return _join_rhythm(first, second, near, words)
    if first.kind == "conditional" and second.open and direct and second.rule != "on_time":
        return replace(first, end=second.end)
    return None


def _join_rhythm(first: Found, second: Found, near: bool, words: str) -> Found | None:
    """A rhythm with the period it runs in, the day it falls on, or a second word for it."""
    if second.kind == "period" and not words:
        return replace(first, end=second.end)
    if second.kind == "recurring" and near and first.every in {None, second.every}:
        return replace(second, start=first.start) if first.rule == "now_and_then" or second.bound else None
    if first.every == "year" and second.kind == "date" and second.day and near:
        return replace(first, end=second.end)
    if first.every == "year" and second.kind == "date" and second.year_inferred and near:
        return replace(first, end=second.end)
    return None


def _without_loose_sources(items: list[Found], text: str, start: int, end: int) -> list[Found]:
    """Leave out a source that only colours another time (``kiểm tra theo kế hoạch trong năm``)."""
    kept: list[Found] = []
    for place, item in enumerate(items):
        last = items[place - 1] if place else None
        coloured = last is None or last.kind not in {"ongoing", "conditional"}
        if item.kind == "reference" and len(items) > 1 and coloured and not _stands_free(item, last, text, start):
            continue
        if item.kind == "reference" and not item.open:
            following = items[place + 1].start if place + 1 < len(items) else end
            kept.append(replace(item, end=trimmed(text, item.start, following), open=True))
            continue
        kept.append(item)
    return kept


def express(items: list[Found], text: str, start: int, end: int) -> Iterator[TimeExpression]:
    """The expressions of a clause with the words around them: what is due, or on what event."""
    alone = len(items) == 1
    for item in items:
        first, last = item.start, item.end
        product = None
        if alone and not item.open:
            rest = f"{text[start:first]} {text[last:end]}"
            words = FILLER.sub(" ", rest)
            product = " ".join(words.split()).strip(" ,.;:-–+*•()") or None
            if product:
                head = text[start:end]
                first = start + len(head) - len(head.lstrip(" \t\n-–+*•"))
                last = trimmed(text, first, end)
        condition = text[item.start : item.end].strip() if item.open else None
        yield TimeExpression(
            first,
            max(last, first + 1),
            item.kind,
            item.due,
            item.begin,
            item.every,
            condition,
            product,
            item.year_inferred,
        )

"""Times at the end of a duty, or behind a word that announces them: they govern without a verb of finishing.

``…, thời hạn: 20/10/2025``, ``… (tháng 10 và tháng 12/2025).`` and ``… từ tháng 01 đến tháng 12/2025.`` say when
the duty is done; the same words behind what has happened, or behind the name of a day of honour, do not.
"""

from __future__ import annotations

import re

from kehoach.extract.rules.bodies_split import names_body
from kehoach.extract.rules.deadline_shape import Found
from kehoach.extract.rules.verbs import starts_with_verb
from kehoach.models.vocabulary import load

_CLOSING = frozenset({"months", "quarters", "months_in_figures", "part_of_year"})
_I = re.IGNORECASE


def _any(list_name: str) -> str:
    words: list[str] = sorted(load("deadline")[list_name], key=len, reverse=True)
    return "(?:" + "|".join(word.replace(" ", r"\s+") for word in words) + r")"


_ANNOUNCED = re.compile(rf"(?:^|[\s(,;.–+-]){_any('announcing')}\s*(?::|là\s*:?)\s*\Z", _I)
_ANNOUNCED_BARE = re.compile(rf"[\s(–+-]*{_any('announcing')}\s*\Z", _I)
_BRACKET = re.compile(r"\((?P<inside>[^()]*)\Z")
_REST = re.compile(r"(?P<inside>[^()]*)\)[\s.;,]*\Z")
_ONLY_TIME = re.compile(rf"(?:{_any('time_words')}(?!\w)|[IVX]+(?!\w)|\d+|[\s,/.&–-])+\Z", _I)
_OCCASION = re.compile(rf"\b{_any('occasions')}\b[^,;]*\Z", _I)
_STATE = re.compile(rf"\b{_any('states')}\b[^,;]*\Z", _I)
_PAST = re.compile(rf"\b{_any('past')}\b[^,;]*\Z", _I)
_ASKS = re.compile(r"\W*(?:giao|yêu\s+cầu|đề\s+nghị|phân\s+công|đối\s+với)\s", _I)
_HANDS_IN = re.compile(r"\b(?:gửi|nộp|trình|báo cáo|tổng hợp)\b[^,;:]*\Z", _I)
_SENDS = re.compile(r"\b(?:gửi|nộp)\b[^,;:]*\b(?:về|cho|đến|tới)\b[^,;:]*\Z", _I)
_CLOSED = re.compile(r"[\s.;]*\Z")
_LEADING = re.compile(r"(?:trong|vào|từ|bắt\s+đầu\s+từ|dự\s+kiến)\b", _I)


def announced(before: str, chunk: str) -> bool:
    """Whether the words before a time announce it (``thời hạn:``, ``hoàn thành:``)."""
    return bool(_ANNOUNCED.search(before) or _ANNOUNCED_BARE.fullmatch(chunk))


def closes_duty(item: Found, before: str, words: str, after: str, year: int | None) -> bool:
    """Whether a month, quarter or part of a year ends a duty: in brackets, or as its last words."""
    if (item.rule not in _CLOSING and not (item.rule == "days" and item.begin)) or not item.due:
        return False  # a single day at the end may be that of an event in the sentence
    if year and int((item.begin or item.due)[:4]) < year:
        return False
    bracket, rest = _BRACKET.search(before), _REST.match(after)
    if bracket and rest:
        inside = bracket["inside"] + words + rest["inside"]
        named = item.rule != "days" and not _PAST.search(before[: bracket.start()])
        return named and bool(_ONLY_TIME.match(inside)) and not _OCCASION.search(before[: bracket.start()])
    if not _CLOSED.match(after) or not _LEADING.match(words) or (item.bound == "from" and not item.begin):
        return False
    return _charges(before) and not _STATE.search(before) and not _OCCASION.search(before)


def sent_on(item: Found, before: str, chunk: str, after: str) -> bool:
    """Whether something is to be handed in on a single day: ``gửi về Sở Nội vụ vào ngày 15/6``."""
    if item.rule != "days" or not item.due or _PAST.search(before) or _OCCASION.search(before):
        return False
    if item.bound == "in":
        return bool(_HANDS_IN.search(chunk))
    return not item.bound and bool(_SENDS.search(chunk) and _CLOSED.match(after))


def _charges(before: str) -> bool:
    """Whether a sentence tells a body to do something."""
    if starts_with_verb(before.strip()) or _ASKS.match(before):
        return True
    return names_body(before, len(before) - len(before.lstrip(" \t\n-–+*•")))

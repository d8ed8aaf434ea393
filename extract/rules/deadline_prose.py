"""Times in running prose: only those that govern the item's own verb or what it delivers.

A rhythm inside the name of a plan, a budget or an allowance (``dự toán hằng năm``), a share that must be
reached and a day that only dates a fact say nothing about when to do the work.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kehoach.extract.rules.deadline_broken import healed, printed_start
from kehoach.extract.rules.deadline_clauses import clauses, join, mask, scan, trimmed, windows
from kehoach.extract.rules.deadline_ends import announced, closes_duty, sent_on
from kehoach.extract.rules.deadline_shape import Found, TimeExpression
from kehoach.models.language.letters import CAPITALS
from kehoach.models.vocabulary import load

_I = re.IGNORECASE


def _any(list_name: str) -> str:
    """The words of a list of the vocabulary as one alternative, longest first, white space elastic."""
    words: list[str] = sorted(load("deadline")[list_name], key=len, reverse=True)
    return "(?:" + "|".join(word.replace(" ", r"\s+") for word in words) + r")\b"


_QUOTED = re.compile(r"[“\"«][^“”\"»]{0,200}[”\"»]")
_CHUNK = re.compile(r"[,;:()]|\.\s")
_SHARE = re.compile(
    r"(?:[-–+*•\s]|\d+[.)]|[a-zđ]\))*(?:t[ỷỉ]\s+(?:lệ|số)|phấn\s+đấu|mức\s+độ|chỉ\s+tiêu\s+\d|trên\s+\d+"
    r"|\d+(?:[.,]\d+)?\s*%)",
    _I,
)
_HARD = re.compile(r"(?:ngay\s+)?(?:trước|chậm|muộn|không\s+(?:muộn|chậm)\s+hơn)\b", _I)
_WITHIN = re.compile(r"(?:ngay\s+)?trong\b", _I)
_FINISH = re.compile(r"\b(?:hoàn thành|hoàn thiện|xong|kết thúc|báo cáo|gửi|trình|nộp|ban hành|công bố)\b", _I)
_DONE = re.compile(r"\b(?:hoàn thành|hoàn thiện|xong|kết thúc)\b[^,;:.\d]{0,60}\Z", _I)
_FACT = re.compile(rf"\b{_any('facts')}\s*\Z", _I)
_PAST = re.compile(r"\bđã\s[^,;]{0,50}\Z", _I)
_NO_ONGOING = re.compile(rf"\b{_any('not_ongoing')}(?:\s+quan\s+trọng)?\s*,?\s*\Z", _I)
_HELD = re.compile(
    r"\b(?:báo\s+cáo|tổng\s+hợp|họp|giao\s+ban|kiểm\s+tra|rà\s+soát|cập\s+nhật|tổ\s+chức|tuyên\s+truyền|tập\s+huấn"
    r"|đối\s+thoại|diễn\s+tập)\b[^,;:.()]{0,60}\Z",
    _I,
)
_TASK_NAME = re.compile(r"\bnhiệm\s+vụ\s[^,;]{0,30},\s*\Z", _I)
_NO_ONGOING_AFTER = re.compile(rf"[\s,]*{_any('not_ongoing_after')}", _I)
_NAME_OF = re.compile(rf"\b{_any('names')}[^,;]*\Z", _I)
_IN_NAME = re.compile(rf"\b{_any('names')}(?:\s+\w+){{0,2}}\s*\Z", _I)
_WORK = re.compile(rf"\b{_any('work')}[^,;]*\Z", _I)
_VERB_AFTER = re.compile(rf"\s*,?\s*(?:\([^)]*\)\s*)?(?:{_any('work')}|{_any('work_after')})", _I)
_VERB_NEXT = re.compile(rf"\s*,?\s*(?:phải\s+)?(?:hoàn\s+thành|{_any('work')}|{_any('work_after')})", _I)
_DONE_NEXT = re.compile(r"\s*,?\s*(?:phải\s+)?hoàn\s+thành\b", _I)
_NO_EVENT = re.compile(
    r"\b(?:trước|trong|đến|kể từ|từ|kỹ năng|an toàn|phí|hiếm|nguy cơ|tỷ số giới tính|giới tính)\s*\Z", _I
)
_EVENT = re.compile(rf"\s+(?:(?i:{_any('events')})|(?:[^\W\d_]+\s+){{0,2}}(?=[{CAPITALS}]))")
_HAPPENS = re.compile(
    r"[^,;.()]{0,60}\b(?:có|được|xảy\s+ra|phát\s+sinh|thay\s+đổi|yêu\s+cầu|đề\s+nghị|triển\s+khai)\b", _I
)
_DAYS_BEFORE = re.compile(r"[^,;.()]{0,60}\s\d{1,2}\s+(?:\(\w+\)\s+)?(?:ngày|giờ|tuần|tháng)\b", _I)
_IF_ANY = re.compile(r"\s*(?:có|cần|cần\s+thiết)\s*(?:và\s[^)]*)?(?:\)|\Z|[,.;])")
_NO_REFERENCE = re.compile(
    r"\b(?:chưa|không|chậm|giải quyết|trả kết quả|giải quyết hồ sơ|đã hoàn thành[^,;]*)\s*\Z", _I
)
_GIVEN_TIME = re.compile(r"\s+(?:đúng\s+)?(?:thời\s+gian|thời\s+hạn)\s+(?:quy\s+định|yêu\s+cầu)(?!\s+thỏa)", _I)
_ON_TIME = re.compile(r"đúng\s.*(?:thời\s+(?:gian|hạn|điểm)|tiến\s+độ|lộ\s+trình)", _I)


@dataclass(frozen=True, slots=True)
class _Setting:
    """Where a time stands: the clause before and behind it, and its own part of that between commas."""

    before: str
    after: str
    chunk: str
    words: str
    year: int | None
    hard: bool

    @property
    def opens(self) -> bool:
        """Whether the time begins its part of the clause."""
        return not self.chunk.strip(" \t\n-–+*•")


def deadlines_in_prose(text: str, year: int | None) -> list[TimeExpression]:
    """The times of one item of prose that govern its own verb or deliverable, in order.

    ``year`` is the plan's; dates of the years long before it are taken for facts.
    """
    return list(_expressions(text, year))


def calendar_limits(text: str, year: int | None) -> list[TimeExpression]:
    """The hard limits of the calendar (``trước ngày …``) in a task's or an output's words, in order."""
    return [one for one in _expressions(text, year, hard=True) if one.kind == "date"]


def _expressions(text: str, year: int | None, hard: bool = False) -> Iterator[TimeExpression]:
    for offset, piece in windows(text):
        whole, moved = healed(piece)
        for item in _governing(whole, year, hard):
            start = printed_start(item.start, moved)
            if piece[start] == "(" and ")" not in piece[start : item.end]:
                start += 1  # the bracket closes behind the time
            condition = piece[start : item.end] if item.open else None
            said = (item.kind, item.due, item.begin, item.every, condition, None, item.year_inferred)
            yield TimeExpression(start + offset, item.end + offset, *said)


def _governing(text: str, year: int | None, hard: bool) -> Iterator[Found]:
    """What governs, clause by clause, with neighbours that say one thing joined."""
    masked = _QUOTED.sub(lambda quoted: "¤" * len(quoted.group()), mask(text))
    found = scan(masked, year)
    for start, end in clauses(masked, found):
        inside = [item for item in found if start <= item.start < end]
        if _SHARE.match(masked, start, end):
            inside = [item for item in inside if item.kind == "date"]
        settings = [_setting(item, masked, start, end, year, hard) for item in inside]
        yield from _of_clause(inside, settings, masked, end)


def _of_clause(found: list[Found], settings: list[_Setting], text: str, end: int) -> list[Found]:
    kept: list[Found] = []
    for item, setting in zip(found, settings, strict=True):
        last = kept[-1] if kept else None
        if last is not None and item.start < last.end:
            continue
        if not _GOVERNS[item.kind](item, setting, last):
            continue
        whole = _whole(item, text, end)
        joined = join(last, whole, text[last.end : whole.start]) if last else None
        if joined:
            kept[-1] = joined
        else:
            kept.append(whole)
    return kept


def _setting(item: Found, text: str, start: int, end: int, year: int | None, hard: bool) -> _Setting:
    chunk = max((mark.end() for mark in _CHUNK.finditer(text, start, item.start)), default=start)
    before, after = text[start : item.start], text[item.end : end]
    return _Setting(before, after, text[chunk : item.start], text[item.start : item.end], year, hard)


def _whole(item: Found, text: str, end: int) -> Found:
    """An event or source with its words: up to the next comma, bracket or stop."""
    if not item.open:
        return item
    stop = _CHUNK.search(text, item.end, end)
    return replace(item, end=trimmed(text, item.start, stop.start() if stop else end))


def _ongoing(item: Found, setting: _Setting, last: Found | None) -> bool:
    del last
    if item.rule != "always" or "xuyên" not in setting.words.lower():
        return False
    if _NO_ONGOING.search(setting.before) or _TASK_NAME.search(setting.before):
        return False
    return not _NO_ONGOING_AFTER.match(setting.after)


def _recurring(item: Found, setting: _Setting, last: Found | None) -> bool:
    words = setting.words.lower()
    follows = last is not None and last.kind == "recurring" and len(setting.chunk.strip()) < 8
    if item.rule == "times_in" and _HELD.search(setting.chunk):
        return True
    if item.rule in {"times_in", "units", "bare_unit", "all_units"}:
        return follows and item.rule == "units" and not setting.chunk.strip()
    if item.rule in {"days", "months", "quarters", "part_of_year", "end_of_year"}:
        return setting.opens or bool(_HARD.match(words) or _FINISH.search(setting.chunk))
    if item.rule == "now_and_then":
        return "niên" not in words and not re.search(r"\b(?:không|chưa)\s*\Z", setting.before, _I)
    if item.rule not in {"each_unit", "in_each_times"} or "định" in words or words.startswith(("báo cáo", "tổng hợp")):
        return True
    if words.startswith("theo ") and "từng" not in words:
        return False
    if _VERB_AFTER.match(setting.after):
        return not _IN_NAME.search(setting.before)
    if setting.opens or follows:
        return not _NAME_OF.search(setting.before.rstrip(" ,"))
    return not _NAME_OF.search(setting.chunk) and bool(_WORK.search(setting.chunk))


def _date(item: Found, setting: _Setting, last: Found | None) -> bool:
    del last
    words = setting.words.lower()
    if announced(setting.before, setting.chunk) and item.bound != "after":
        return True
    if item.kind == "period":
        return bool(_DONE.search(setting.chunk)) and item.bound in {"by", "in", "before"}
    if item.due and setting.year and int(item.due[:4]) < setting.year - 1:
        return False
    if words.startswith("từ nay") or _FACT.search(setting.before):
        return False
    if _PAST.search(setting.before) and not _FINISH.search(setting.chunk):
        return False
    if _HARD.match(words):
        return True
    if setting.opens and item.bound in {"by", "in"} and _VERB_NEXT.match(setting.after):
        return item.bound == "in" or bool(_DONE_NEXT.match(setting.after))
    if not setting.hard and closes_duty(item, setting.before, setting.words, setting.after, setting.year):
        return True
    if not setting.hard and sent_on(item, setting.before, setting.chunk, setting.after):
        return True
    if _WITHIN.match(words):
        return bool(_FINISH.search(setting.before))
    return item.bound in {"by", "in"} and bool(_DONE.search(setting.chunk))


def _conditional(item: Found, setting: _Setting, last: Found | None) -> bool:
    words = " ".join(setting.words.lower().split()).lstrip("( ")
    if item.rule in {"days_after", "days_within"}:
        return bool(re.search(r"từ|sau|chậm|muộn", words))
    if words.endswith("đột xuất"):
        listed = last is not None and last.kind == "recurring"
        return listed or words.startswith(("báo cáo", "kiểm tra"))
    if words.startswith("nếu"):
        return not _IF_ANY.match(setting.after) and " thì " not in setting.after
    if words.startswith(("khi", "đột xuất khi")):
        if _NO_EVENT.search(setting.before):
            return False
        return setting.opens or bool(_EVENT.match(setting.after) or _HAPPENS.match(setting.after))
    if words.startswith("trước"):
        return bool(_DAYS_BEFORE.match(setting.after))
    return words.startswith(("sau khi", "ngay sau", "ngay khi"))


def _reference(item: Found, setting: _Setting, last: Found | None) -> bool:
    del last
    words = setting.words.lower()
    if item.rule == "in_given_time":
        return not _NO_REFERENCE.search(setting.before)
    if words.strip() == "theo":
        return bool(_GIVEN_TIME.match(setting.after))
    return bool(_ON_TIME.search(words)) and not _NO_REFERENCE.search(setting.before)


_GOVERNS: dict[str, Callable[[Found, _Setting, Found | None], bool]] = {
    "ongoing": _ongoing,
    "recurring": _recurring,
    "date": _date,
    "period": _date,
    "conditional": _conditional,
    "reference": _reference,
}

"""Which figures are set to be reached, and which are labels, dates, past results or rules."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from kehoach.extract.rules.targets_bounds import Operator, operator
from kehoach.extract.rules.targets_units import Unit
from kehoach.extract.rules.targets_words import any_of, ending

Mode: TypeAlias = Literal["aims", "tasks", "cue"]

# how far words are looked at, in characters
_NEAR, _SENTENCE = 200, 900
_BRIEF = 60
_GAINED = re.compile(r"\b(?:được|đạt|trở thành|thành lập|hoàn thành)\b")
_PERIODS = ("/năm", "/quý", "/tháng", "/tuần", "/ngày")
_FROM = re.compile(r"\btừ\s*$")
_RISES = re.compile(r"[^;,%]{0,40}?\b(?:lên|xuống|đến|tới|còn)(?: \w+){0,2}? \d")
_DATED = re.compile(r"đến (?:hết |cuối )?năm 20\d\d|năm 20\d\d|phấn đấu")
_COUNTED_FROM = re.compile(r"\s*(?:,\s*)?(?:kể )?từ|\s*sau|\s*trước")
_COMPLETES = re.compile(
    r"hoàn thành(?: việc)? (?:xây dựng|xây mới|xóa|sửa chữa|cấp|trồng|lắp đặt|bàn giao|đào tạo|số hóa)\s*$"
)
_REACHED = re.compile(r"(?:phấn đấu|đạt)[^.;]{0,40}$")
_PRECISE = re.compile(r"\d+[.,]\d\d(?!\d)")
_TIMES = re.compile(r"×|\* ?100|% (?:tổng )?(?:kinh phí|mức đầu tư)")
_SPENT = re.compile(r"giải ngân[^;.]*?% (?:tổng )?kinh phí")
_AGAINST = re.compile(r"so (?:với )?cùng kỳ")
_CONDITIONAL = re.compile(r"\b(?:nếu|trường hợp)\b")
# "đối với các tiêu chí đạt dưới 80%" says which, not how much
_WHICH = re.compile(
    r"\b(?:đối với|trường hợp|nếu|khi|những|các|đơn vị|địa phương|nơi)\b[^.;]{0,60}?"
    r"(?:đạt|có tỷ lệ|thấp|bị|có điểm|có số|giải ngân|hoàn thành)[^.;]{0,30}?$"
)
_LOWERS = re.compile(r"giảm|còn|xuống|tỷ (?:lệ|số|suất|trọng)|duy trì|khống chế|kiểm soát")
_WORD = re.compile(r"[^\W\d_]")


def counts(folded: str, start: int, unit: Unit, bounded: bool, mode: Mode) -> bool:
    """Whether a figure without a per-cent sign is a quantity to be reached, not a label, a date or a term.

    ``start`` is the offset of the figure in the folded text, ``bounded`` says that a bound goes with it.
    """
    before = folded[max(0, start - _NEAR) : start]
    if mode == "tasks" and any_of("sense", "strong").search(re.split(r"[;.\n]", before)[-1]):
        mode = "aims"  # a clause that says "phấn đấu" sets aims wherever it stands
    if ending("labels", "words").search(before) and not _FROM.search(before):
        return False
    if unit.kind == "time":
        return _counts_time(folded, start, unit, bounded)
    if unit.rate:
        return bounded or _counts_rate(folded, start, unit, mode)
    if unit.kind == "points":
        return bounded or (mode != "tasks" and bool(_REACHED.search(before)))
    if bounded:
        return mode == "aims" or (unit.known and _counts_bounded(folded, start, unit))
    if unit.kind == "abstract":
        return False
    if mode != "aims":
        return unit.kind in {"counted", "measure"} and bool(_COMPLETES.search(before))
    after = folded[unit.end : unit.end + _NEAR]
    return unit.known and bool(_FROM.search(before) or _is_set(before) or _opens(before, after))


def _counts_bounded(folded: str, start: int, unit: Unit) -> bool:
    """Whether a bounded count is a task's aim: a measure is reached, an upper bound is set against faults."""
    before = folded[max(0, start - _NEAR) : start]
    if unit.kind == "measure":
        return bool(any_of("verbs", "reaches").search(before[-60:]))
    upper = operator(before, folded[unit.end : unit.end + _NEAR]) in {"<", "<="}
    return not upper or bool(any_of("sense", "faults").search(sentence_of(folded, start, unit.end)))


def is_start(folded: str, start: int, end: int) -> bool:
    """Whether a figure is where a change began: ``từ 40%`` in ``tăng từ 40% lên 60%``."""
    return bool(_FROM.search(folded[max(0, start - _NEAR) : start]) and _RISES.match(folded, end))


def _counts_time(folded: str, start: int, unit: Unit, bounded: bool) -> bool:
    near = folded[max(0, start - 80) : start]
    if unit.name == "tuổi":
        return "tuổi thọ" in near
    if unit.rate:
        return bounded
    return bounded and bool(any_of("sense", "process").search(near)) and not _COUNTED_FROM.match(folded, unit.end)


def _counts_rate(folded: str, start: int, unit: Unit, mode: Mode) -> bool:
    """Whether an unbounded rate is set: ``tổ chức đối thoại 02 lần/năm``, not the rhythm of reports."""
    if not unit.name.endswith(_PERIODS):
        return mode == "aims" or bool(_REACHED.search(folded[max(0, start - _NEAR) : start]))
    sentence = sentence_of(folded, start, unit.end)
    if any_of("sense", "rhythm").search(sentence) or "×" in sentence:
        return False
    return mode == "aims" or bool(any_of("verbs", "held").search(sentence))


def _is_set(before: str) -> bool:
    """Whether a bare count is governed by a verb of setting or goes on in a list of counts."""
    if ending("verbs", "sets").search(before):
        return True
    clause = re.split(r"[;.:\n]", before)[-1]
    goes_on = re.search(r"(?:,|\bvà)\s*$", before) and re.search(r"\d", clause)
    return bool(goes_on and any_of("verbs", "founds").search(clause))


def _opens(before: str, after: str) -> bool:
    """Whether a bare count opens its clause and the clause says little more or that it is reached."""
    clause = re.split(r"[;.:\n]", before)[-1]
    rest = re.split(r"[;.\n]", after)[0]
    return not _WORD.search(_DATED.sub("", clause)) and (len(rest) <= _BRIEF or bool(_GAINED.search(rest)))


def sentence_of(folded: str, start: int, end: int) -> str:
    """The sentence round a span."""
    first, last = max(0, start - _SENTENCE), min(len(folded), end + _SENTENCE)
    left = max(folded.rfind(". ", first, start), folded.rfind("\n", first, start), first)
    right = min((at for mark in (". ", "\n") if (at := folded.find(mark, end, last)) >= 0), default=last)
    return folded[left:right]


def stands(folded: str, clause: tuple[int, int], start: int, printed: str, op: Operator, mode: Mode) -> bool:
    """Whether a clause sets its figure: no past result, no rule of money, awards or marking, no condition."""
    left, right = clause
    words, near = folded[left:right], folded[left:start]
    first = max(0, start - _SENTENCE)
    sentence = folded[max(first, folded.rfind(". ", first, start)) : right]
    if any_of("sense", "other").search(words) or _TIMES.search(_SPENT.sub("", words)) or _CONDITIONAL.search(near):
        return False
    if any_of("sense", "award").search(sentence):
        return False
    strong = bool(any_of("sense", "strong").search(words))
    if not strong and _is_past(words, sentence, printed, mode, op != "="):
        return False
    if "%" in printed and op in {"<", "<="} and ("thấp dưới" in words or (_WHICH.search(near) and not _lowers(near))):
        return False
    return mode != "cue" or strong


def _is_past(words: str, sentence: str, printed: str, mode: Mode, bounded: bool) -> bool:
    aimed = bounded or any_of("sense", "aim").search(words)
    looked = words if aimed else sentence
    if mode == "aims" or aimed:  # "giảm ít nhất 5% so với cùng kỳ" is an aim
        looked = _AGAINST.sub("", looked)
    if any_of("sense", "past").search(looked):
        return True
    if aimed:
        return False
    precise = mode != "aims" and _PRECISE.search(printed)
    return bool(any_of("sense", "done").search(words) or precise)


def _lowers(near: str) -> bool:
    return bool(_LOWERS.search(near)) and "thấp" not in near

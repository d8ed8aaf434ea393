"""The words round a year that decide its fate, as patterns made of the vocabulary ``year_words``."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kehoach.generate.draft.rollover_frozen import YEAR, any_of
from kehoach.models.language.fold import fold_keep
from kehoach.models.vocabulary import load

_END = re.compile(r"[;\n|]|\.(?=\s|$)")
_DONE = re.compile(rf"năm\s+{YEAR},[^,;.]{{0,80}}(?<!\w)đã\s")
_TOLD_YEAR = re.compile(rf"\W*(?:trong\s+)?năm\s+{YEAR}(?:\s*,|\s)\s*\w+(?:\s+\w+){{2}}")
_BREAK = re.compile(r"[\n\r\v\f]+(?=\s*(?:[-+*•–]|\d{1,2}[.)]|[a-zđ]\)|[A-ZĐÀ-Ỹ|]|$))|\t")
_DATED = re.compile(rf"\d{{0,2}}\s*[/-]?\s*{YEAR}")
_REACHED = re.compile(
    r"(?:\s+của(?:\s+\w+){1,6})?\s+(?:chỉ\s+)?(?:đạt|được|là|tăng|giảm|xếp|bằng|chiếm)(?:\s+\w+){0,2}?\s+\d[^,;\n]*"
)
_BRACKETED = re.compile(r"\s*[(:]\s*(?:đạt\s+)?\d[\d.,/]*\s*(?:điểm|%|bậc)")
_IN_BRACKETS = re.compile(r"\d\s*(?:điểm|%|bậc)?\s*\(\s*năm\s*$")
_HOUR = r"(?:\d{1,2}\s*(?:giờ|h|g)\s*\d{0,2}(?:\s*phút)?,?\s*)?"
_HELD = 90  # characters before a year that are looked at


@cache
def before(*lists: str) -> re.Pattern[str]:
    """The words of some lists, standing right before the place that is looked at."""
    return re.compile(rf"(?<!\w){_words(lists)}\s*{_HOUR}(?:ngày\s*|mùng\s*|mồng\s*)?$")


@cache
def after(*lists: str) -> re.Pattern[str]:
    """The words of some lists, standing right behind the place that is looked at."""
    return re.compile(rf"\s*{_words(lists)}(?!\w)")


@cache
def within(*lists: str) -> re.Pattern[str]:
    """The words of some lists anywhere."""
    return re.compile(rf"(?<!\w){_words(lists)}(?!\w)")


@cache
def told() -> re.Pattern[str]:
    """A figure that was reached, or the word that something was done."""
    return re.compile(_words(("result",)))


def _words(lists: tuple[str, ...]) -> str:
    words: dict[str, list[str]] = load("year_words")
    return any_of([word for name in lists for word in words[name]])


def folded(text: str) -> str:
    """``fold_keep`` with the breaks between cells, list items and paragraphs kept as ``\\n``."""
    plain = list(fold_keep(text))
    for found in _BREAK.finditer(text):
        plain[found.start()] = "\n"
    return "".join(plain)


def sentence(folded: str, start: int, end: int) -> tuple[int, int]:
    """The sentence, list item or cell round a place, half-open."""
    first = 0
    for stop in _END.finditer(folded, 0, start):
        first = stop.end()
    stop = _END.search(folded, end)
    return first, stop.start() if stop else len(folded)


def lead(folded: str, start: int) -> str:
    """The words before a place, as far as its sentence goes."""
    first, _ = sentence(folded, start, start)
    return folded[max(first, start - _HELD) : start]


def is_result(folded: str, start: int, end: int, old: int) -> bool:
    """Whether a past year stands in a sentence that reports a figure and sets no aim for the plan year."""
    first, last = sentence(folded, start, end)
    return _is_figure(folded, first, start, end) or _reports(folded[first:last], old)


@lru_cache(maxsize=64)
def _reports(whole: str, old: int) -> bool:
    """Whether a sentence tells what was done or reached, and sets no aim."""
    if _DONE.search(whole):
        return True
    opens = _TOLD_YEAR.match(whole) is not None
    figures = told().search(_DATED.sub(lambda found: " " * len(found.group()), whole)) is not None
    if within("firm_aim").search(whole):
        return False
    if opens and figures:
        return True
    aims = within("aim").search(whole) or re.search(rf"(?<!\d)(?:{old}|{old + 1})(?!\d)", whole)
    return not aims and (opens or figures)


def _is_figure(folded: str, first: int, start: int, end: int) -> bool:
    """The year and right beside it what was reached in it, in a clause without an aim."""
    if _BRACKETED.match(folded, end) or _IN_BRACKETS.search(folded, first, start):
        return True
    clause = folded[max(first, folded.rfind(",", first, start) + 1) : start]
    reached = _REACHED.match(folded, end)
    return reached is not None and not within("firm_aim").search(clause + reached.group())

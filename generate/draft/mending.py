"""Slips that last year's plan has and a draft does not carry over; what must not be guessed is asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kehoach.generate.draft.asking import Asking
from kehoach.models.language.fold import fold, fold_keep
from kehoach.models.records import Body, Level, Plan
from kehoach.models.vocabulary import load

_DAY_ALONE = re.compile(r"(?<=ngày )(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/])")
_DATED = re.compile(r"(?P<symbol>\d{1,5}/(?:\d{4}/)?[A-ZĐ][\w&-]*)\s+ngày\s+(?P<day>\d{1,2}/\d{1,2}/\d{4})(?!\d)")
_PRINTED = re.compile(r"(?<![\d/])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4,6})(?![\d/])")
_MENDS = re.compile(r"(?<=năm )(?P<year>20\d\d)")
_SHORTCOMINGS = re.compile(
    r"khắc phục[^.;\n]{0,40}(?:tồn tại|hạn chế|thiếu sót|khuyết điểm)(?: của| trong) [^.;,\n]{3,60}?năm 20\d\d"
)
_AS_A_PART = re.compile(r"^(?:Bộ phận|Công chức|Cán bộ)\s+(?!chuyên môn)", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_NEAR = 60
_DASH = re.compile(r"\s*[–—]\s*")


class Slip(NamedTuple):
    """A slip and what is written for it; ``asks`` where that changes the sense."""

    pattern: re.Pattern[str]
    words: str
    asks: bool


@dataclass(frozen=True, slots=True)
class Mending:
    """Puts words right for one draft: ``year`` is its year, ``kind`` the kind of its unit.

    What changes the sense of the words is asked about, the mended words being the proposal.
    """

    plan: Plan
    year: int
    kind: str
    level: Level
    ask: Asking

    def text(self, words: str) -> str:
        """The words without the slips of the vocabulary, days with their year, documents with their number."""
        words = self._dates(self._documents(words))
        for slip in _slips(self.level, self.kind):
            words = self._slipped(words, slip)
        words = _DAY_ALONE.sub(lambda day: f"{day[0]}/{self.year}", words)
        return self._shortcomings(words)

    def _slipped(self, words: str, slip: Slip) -> str:
        for found in reversed(list(slip.pattern.finditer(fold_keep(words)))):
            put = slip.words
            if slip.asks:
                sentence = words[max(0, found.start() - _NEAR) : found.end()]
                put = self.ask.text(
                    f"words.{words[found.start() : found.end()]}",
                    f"“…{sentence}”: ghi lại “{words[found.start() : found.end()]}” thành gì?",
                    f"“…{sentence}”: what should stand for “{words[found.start() : found.end()]}”?",
                    proposal=slip.words,
                )
            if put is not None:
                words = words[: found.start()] + put + words[found.end() :]
        return words

    def _shortcomings(self, words: str) -> str:
        """Shortcomings that are put right are those of the year before."""
        for found in reversed(list(_SHORTCOMINGS.finditer(fold_keep(words)))):
            here = words[found.start() : found.end()]
            put = _MENDS.sub(lambda year: str(min(int(year["year"]), self.year - 1)), here)
            words = words[: found.start()] + put + words[found.end() :]
        return words

    def _documents(self, words: str) -> str:
        """Programmes everyone knows by name get the number that last year's plan does not give."""
        folded = fold_keep(self.plan.text)
        for entry in load("known_documents")["document"]:
            if entry["symbol"] in folded:
                continue
            found = re.search(entry["pattern"], fold_keep(words))
            if found and entry["symbol"] not in fold_keep(words):
                named = words[found.start() : found.end()]
                number = self.ask.text(
                    f"document.{named}",
                    f"“{named}” không ghi số, ngày: là văn bản nào?",
                    f"“{named}” has no number and date: which document is it?",
                    proposal=entry["full"],
                )
                words = f"{words[: found.end()]} ({number}){words[found.end() :]}" if number else words
        return words

    def _dates(self, words: str) -> str:
        """Dates that cannot be are asked for; of one document's two dates one is chosen."""
        for found in reversed(list(_PRINTED.finditer(words))):
            if _is_day(found):
                continue
            near = words[max(0, found.start() - _NEAR) : found.end()]
            answer = self.ask.text(
                f"date.{found.group()}",
                f"Ngày “{found.group()}” trong “…{near}” không có thật: ngày đúng?",
                f"There is no date “{found.group()}”: which is right?",
            )
            words = words[: found.start()] + (answer or "…/…/…") + words[found.end() :]
        for symbol, days in _dated(self.plan.text).items():
            if symbol in words:
                right = self.ask.text(
                    f"date.{symbol}",
                    f"Văn bản {symbol} được ghi {len(days)} ngày khác nhau: ngày nào đúng?",
                    f"The document {symbol} has {len(days)} dates: which is right?",
                    choices=days,
                    proposal=days[0],
                )
                words = _DATED.sub(
                    lambda one, key=symbol, day=right: f"{key} ngày {day}" if one["symbol"] == key and day else one[0],
                    words,
                )
        return words


def one_name(plan: Plan) -> dict[str, str]:
    """The name each body goes by in the draft, by the folded names it has in last year's plan.

    Names of one resolved body are one; the one printed oftest stands, of two alike the longer.
    """
    printed: dict[str, Counter[str]] = {}
    keys: dict[str, str] = {}
    for body in _bodies(plan):
        name = _DASH.sub(" - ", " ".join(body.name.split()))
        bare = fold(_AS_A_PART.sub("", name))
        key = keys.setdefault(bare, body.id or bare)
        printed.setdefault(key, Counter())[name] += 1
    found: dict[str, str] = {}
    for names in printed.values():
        best = max(names, key=lambda name: (names[name], len(name)))
        found.update({fold(name): best for name in names})
    return found


def misprinted(plan: Plan, level: Level) -> dict[str, list[str]]:
    """What may be meant by names that no list of bodies has, by their folded form: known bodies but for one word.

    A body that the plan names elsewhere is called as there.
    """
    usual = one_name(plan)
    called = {body.id: usual.get(fold(body.name), body.name) for body in _bodies(plan) if body.id}
    unknown = {body.name for body in _bodies(plan) if body.id is None}
    found = {fold(name): with_the_lost_word(name, level) for name in sorted(unknown)}
    return {
        name: list(dict.fromkeys(called.get(id_, full) for id_, full in meant.items()))
        for name, meant in found.items()
        if meant
    }


def with_the_lost_word(name: str, level: Level) -> dict[str, str]:
    """The bodies of a level, by id, whose names are this one with one word more: what a misprint left out of it.

    >>> with_the_lost_word("Văn hóa tin", "commune")
    {'van-hoa-thong-tin': 'Văn hóa - Thông tin'}
    """
    words = _WORD.findall(fold(name))
    found: dict[str, str] = {}
    for body in load("bodies")["body"]:
        for full in body["names"] if level in body["levels"] and len(words) > 2 else ():
            whole = _WORD.findall(fold(full))
            if any(whole[:at] + whole[at + 1 :] == words for at in range(1, len(whole))):
                found.setdefault(body["id"], full)
    return found


def addressed(plan: Plan, kind: str) -> Iterator[str]:
    """Bodies that reports go to by the words of the plan: they are recipients."""
    for found in _REPORTS_TO.finditer(plan.text):
        yield found["body"]
    if _COMMITTEE.search(fold_keep(plan.text)):
        yield f"Ban Chỉ đạo cải cách hành chính {kind}"


_COMMITTEE = re.compile(r"báo cáo ban chỉ đạo(?= *[,.;\n])")
_REPORTS_TO = re.compile(
    r"(?:báo cáo|nộp về|gửi về|gửi|trình) (?P<body>(?:Phòng|Sở|phòng|sở) (?!chuyên|ban|, )[^,.;:()\n\t]{2,40}? "
    r"(?:huyện|quận|thị xã|thành phố|tỉnh))(?!\w)"
)


def _bodies(plan: Plan) -> Iterator[Body]:
    for task in plan.tasks:
        yield from task.lead
        yield from task.coop
        for action in task.actions:
            yield from action.lead
            yield from action.coop


def _is_day(found: re.Match[str]) -> bool:
    try:
        return 1900 <= date(int(found["y"]), int(found["m"]), int(found["d"])).year <= 2100
    except ValueError:
        return False


@lru_cache(maxsize=4)
def _dated(text: str) -> dict[str, list[str]]:
    found: dict[str, Counter[str]] = {}
    for one in _DATED.finditer(text):
        found.setdefault(one["symbol"], Counter())[one["day"]] += 1
    return {symbol: [day for day, _ in days.most_common()] for symbol, days in found.items() if len(days) > 1}


@lru_cache(maxsize=16)
def _slips(level: Level, kind: str) -> tuple[Slip, ...]:
    return tuple(
        Slip(re.compile(slip["pattern"]), slip["words"].replace("{unit}", kind), slip.get("asks", False))
        for slip in load("mended")["slip"]
        if level in slip.get("levels", [level])
    )

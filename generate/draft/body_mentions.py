"""Where running text names bodies of the table of successors, and what it says of districts and of its own unit.

A name counts only from a noun that begins one ("Công chức Tư pháp - Hộ tịch", "Phòng Nội vụ huyện"): "văn hóa - xã
hội" alone is a subject. What cited documents say ("Quyết định số 12/QĐ-UBND của UBND huyện") is no mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kehoach.generate.draft.body_names import KINDS, name_key
from kehoach.generate.draft.unit_names import CAPITALS
from kehoach.models.language.fold import fold_keep
from kehoach.models.vocabulary import load

_STAFF = r"(?:công chức|cán bộ|bộ phận|chuyên viên|cc|bp)"
_JOIN = r"(?:\s*[,/&–-]\s*|\s+)(?:và\s+)?"
_KIND = "|".join(sorted((re.escape(kind) for kind in KINDS if kind != "trung ương"), key=len, reverse=True))
_TAIL = re.compile(rf"\s+(?:(?:của|thuộc)\s+(?:(?:ubnd|ủy ban nhân dân)\s+)?|cấp\s+)?(?P<kind>{_KIND})(?!\w)")
_PLURAL = re.compile(rf"\s+các\s+(?:{_KIND})(?:\s*(?:,|và)\s*(?:{_KIND}))*(?!\w)")
_PLACE = re.compile(rf"(?:[ \xa0]+(?:[{CAPITALS}][\w'’]*|\d+))+")
_DISTRICT = re.compile(
    r"(?<!\w)(?:(?:thường trực |chủ tịch |lãnh đạo )?(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân)"
    r"\s+(?:cấp\s+)?(?:các\s+)?(?:thành phố(?=\s+trực thuộc tỉnh|\s+thuộc tỉnh)|huyện|quận|thị xã)"
    r"(?:\s*(?:,|và)\s*(?:huyện|quận|thị xã|thành phố|thị trấn|xã|phường))*"
    r"|(?:huyện|quận|thị) ủy|cấp\s+huyện|(?:các\s+)?(?:huyện|quận|thị xã)(?:\s*,\s*(?:quận|thị xã|thành phố))*)(?!\w)"
)
# Found by their districts alone; without one they are the plan's own.
_GOVERNMENTS = ("ủy ban nhân dân", "chủ tịch", "hội đồng nhân dân", "hđnd", "thường trực")
_CITED = re.compile(
    r"\d+(?:/\d{4})?/[A-ZĐ][\w&Đđ-]*(?:[^.;\n]{0,40}?\scủa\s[^,.;\n]{2,80}?(?=\s+về|\s+ban hành|[,.;)\n]|$))?"
    r"(?:\s+(?:về|ban hành|phê duyệt)\s[^,.;)\n]*)?"
)


def mentions(text: str) -> Iterator[tuple[int, int]]:
    """The spans at which a text names bodies of the table or districts, in order, none over another."""
    folded = fold_keep(text)
    cited = [found.span() for found in _CITED.finditer(text)]
    taken = 0
    for start, end in sorted(_spans(text, folded), key=lambda span: (span[0], -span[1])):
        if start >= taken and not any(begin < end and start < stop for begin, stop in cited):
            yield start, end
            taken = end


def cited_spans(text: str) -> list[tuple[int, int]]:
    """Where a text cites documents by number, with issuer and title: nothing in them is renamed."""
    return [found.span() for found in _CITED.finditer(text)]


def _spans(text: str, folded: str) -> Iterator[tuple[int, int]]:
    for found in _names().finditer(folded):
        yield found.start(), _with_unit(text, folded, found.end())
    for found in _DISTRICT.finditer(folded):
        place = _PLACE.match(text, found.end())
        yield found.start(), place.end() if place else found.end()


def _with_unit(text: str, folded: str, end: int) -> int:
    """The end of a name with the unit that follows it."""
    if plural := _PLURAL.match(folded, end):
        return plural.end()
    if tail := _TAIL.match(folded, end):
        place = _PLACE.match(text, tail.end())
        return place.end() if place else tail.end()
    return end


@cache
def _names() -> re.Pattern[str]:
    """Every name of the table as it may be printed, with staff before those that are only a subject."""
    heads = tuple(f"{head} " for head in load("body_words")["heads"])
    entries = [one for one in load("successors")["successor"] if not one.get("tier_named")]
    # Bodies that stay are found too, so that no shorter name is found in theirs.
    names = {name for one in entries if not one.get("keep") or one["level"] == "province" for name in one["names"]}
    own = {name for name in names if name.startswith(heads) and not name.startswith(_GOVERNMENTS)}
    alone, after = (_any_of(some) for some in (own, names))
    return re.compile(rf"(?<!\w)(?<!chi )(?<!tổng )(?:{_STAFF}\s+(?:{after})|(?:{alone}))(?![\w&])")


def _any_of(names: set[str]) -> str:
    return "|".join(_printed(name) for name in sorted(names, key=lambda name: (-len(name_key(name)), name)))


def _printed(name: str) -> str:
    """A name as a pattern: each word group in full or short, joined by any dash, comma or "và"."""
    words = name_key(name).split()
    parts: list[str] = []
    at = 0
    while at < len(words):
        taken, forms = _short_at(words, at)
        parts.append(forms)
        at += taken
    return _JOIN.join(parts)


def _short_at(words: list[str], at: int) -> tuple[int, str]:
    """How many words a short form can stand for at a word, and the pattern of all forms."""
    for size in range(min(9, len(words) - at), 0, -1):
        group = tuple(words[at : at + size])
        if shorts := _shorts().get(group):
            full = _JOIN.join(map(re.escape, group))
            return size, "(?:" + "|".join([full, *map(re.escape, shorts)]) + ")"
    return 1, re.escape(words[at])


@cache
def _shorts() -> dict[tuple[str, ...], list[str]]:
    shorts: dict[tuple[str, ...], list[str]] = {}
    for short, full in load("abbreviations")["short"].items():
        shorts.setdefault(tuple(name_key(full).split()), []).append(short)
    return shorts

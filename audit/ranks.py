"""Ranks as a document tells them: which place of how many, among which kind of units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.audit.words import words_of
from kehoach.models.records import Level

_UNIT = r"phường|xã|thị trấn|đặc khu|quận|huyện|thị xã|thành phố|tỉnh|sở|ban|ngành|bộ|cơ quan|đơn vị|địa phương"
_RANK = re.compile(
    r"(?:xếp|đứng)(?: ở)?(?: (?:hạng|thứ hạng|vị trí))?(?: thứ)?\s+"
    r"(?:thứ\s+)?(?P<place>\d{1,3})\s?/\s?(?P<of>\d{1,3})\s+"
    rf"(?P<group>(?:(?:các )?(?:{_UNIT})\b)(?:(?:\s?[,;/]\s?(?:và )?| và )(?:các )?(?:{_UNIT})\b)*)"
)
_LEVELS: tuple[tuple[Level, frozenset[str]], ...] = (
    ("commune", frozenset({"phường", "xã", "thị trấn", "đặc khu"})),
    ("district", frozenset({"quận", "huyện", "thị xã", "thành phố"})),
    ("province", frozenset({"tỉnh", "thành phố"})),
)
_NAMED = re.compile(rf"\b(?:{_UNIT})\b")


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank: half-open span of its words, the number of units ranked, the group as printed, its levels."""

    start: int
    end: int
    place: int
    of: int
    group: str
    levels: frozenset[Level]


def ranks(text: str) -> Iterator[Rank]:
    """Every rank among a named group of units of one level."""
    for found in _RANK.finditer(words_of(text).folded):
        units = set(_NAMED.findall(found["group"]))
        levels: frozenset[Level] = frozenset(level for level, members in _LEVELS if units <= members)
        if levels:
            group = text[found.start("group") : found.end("group")]
            yield Rank(found.start(), found.end(), int(found["place"]), int(found["of"]), group, levels)

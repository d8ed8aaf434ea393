"""What a figure counts: the unit that follows it in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from kehoach.models.language.fold import fold_keep
from kehoach.models.vocabulary import load

_SYLLABLE = re.compile(r"\s*([^\W\d_]+)")
_PER = re.compile(r"\s*/\s*(?P<per>(\d{1,3}(?:\.000)+|10+)?\s*)")
_EACH = re.compile(r"\s+(?:mỗi|một|trên một)\s+(năm|quý|tháng|tuần)\b")
_GLUED = ("km", "ha", "m2", "m3", "kg")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed, where it ends in the text and what kind it is.

    ``kind``: percent, counted, abstract, measure, money, points, time or guessed; ``rate`` for ``lần/năm``; ``known``
    where the vocabulary has it.
    """

    name: str
    end: int
    kind: str
    rate: bool = False

    @property
    def known(self) -> bool:
        return self.kind != "guessed"


def unit_at(text: str, folded: str, at: int) -> Unit | None:
    """The unit that begins at an offset (white space before it is passed over), or None.

    The longest words of the vocabulary decide; else the noun is guessed to be the next two syllables.
    """
    start = at
    while start < len(folded) and folded[start] in " \u00a0":
        start += 1
    if start == at and folded[at : at + 1].isalpha() and not folded.startswith(_GLUED, at):
        return None
    end, kind = _known(folded, start)
    if not end:
        end, kind = _guess(folded, start), "guessed"
    if end <= start:
        return None
    name = " ".join(text[start:end].split())
    per = _rate(folded, end)
    if per:
        return Unit(f"{name}/{per[0]}", per[1], kind, rate=True)
    each = _EACH.match(folded, end)
    if each and kind in {"counted", "time"}:
        return Unit(f"{name}/{each[1]}", each.end(), kind, rate=True)
    return Unit(name, end, kind)


def _known(folded: str, start: int) -> tuple[int, str]:
    for words, kind in _vocabulary():
        if folded.startswith(words, start):
            end = start + len(words)
            if end == len(folded) or not (folded[end].isalnum() or folded[end] == "_"):
                return end, kind
    return 0, ""


def _guess(folded: str, start: int) -> int:
    """The end of a noun of one or two syllables that stands in no list."""
    first = _SYLLABLE.match(folded, start)
    if not first or first[1] in _stops() or len(first[1]) < 2:
        return start
    second = _SYLLABLE.match(folded, first.end())
    if second and second[1] not in _stops() and folded[first.end() : second.start(1)].isspace():
        return second.end()
    return first.end()


def _rate(folded: str, end: int) -> tuple[str, int] | None:
    """What a unit is counted against (``năm``, ``1.000 phụ nữ``) and where that ends."""
    slash = _PER.match(folded, end)
    if not slash:
        return None
    stop = _known_per(folded, slash.end()) or (_noun(folded, slash.end()) if slash[2] else 0)
    return (" ".join(folded[slash.start("per") : stop].split()), stop) if stop else None


def ratio_at(text: str, folded: str, at: int) -> Unit | None:
    """The unit of a ratio such as ``4/100.000 trẻ sinh ra sống`` whose slash begins at an offset, or None."""
    slash = _PER.match(folded, at)
    stop = _noun(folded, slash.end()) if slash and slash[2] else 0
    if not slash or not stop:
        return None
    return Unit("/" + " ".join(text[slash.start("per") : stop].split()), stop, "counted", rate=True)


def _known_per(folded: str, start: int) -> int:
    for words in _per():
        if folded.startswith(words, start):
            stop = start + len(words)
            if stop == len(folded) or not folded[stop].isalnum():
                return stop
    return 0


def _noun(folded: str, start: int) -> int:
    """The end of the noun that begins at an offset, 0 where there is none."""
    end, _ = _known(folded, start)
    end = end or _guess(folded, start)
    return end if end > start else 0


@cache
def _vocabulary() -> tuple[tuple[str, str], ...]:
    groups = cast("list[dict[str, object]]", load("units")["group"])
    entries = [
        (fold_keep(word), cast("str", group["name"])) for group in groups for word in cast("list[str]", group["words"])
    ]
    return tuple(sorted(set(entries), key=lambda entry: (-len(entry[0]), entry)))


@cache
def _stops() -> frozenset[str]:
    return frozenset(cast("list[str]", load("units")["guess"]["stops"]))


@cache
def _per() -> tuple[str, ...]:
    return tuple(sorted(cast("list[str]", load("units")["rate"]["per"]), key=len, reverse=True))

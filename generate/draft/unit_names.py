"""The names of units of government as heads of documents write them.

``UBND xã Hòa An``, ``ỦY BAN NHÂN DÂN PHƯỜNG 5``, ``UBND TT. Phú Hòa, H. Phú Hòa, T. Phú Yên``, ``TP. Quảng Ngãi``.
Source: heads and signature blocks of plans and decisions (NĐ 30/2020, Phụ lục I).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kehoach.models.errors import Said
from kehoach.models.language.fold import fold, fold_keep
from kehoach.models.vocabulary import load

COMMUNE_KINDS = ("xã", "phường", "thị trấn", "đặc khu")
DISTRICT_KINDS = ("huyện", "quận", "thị xã", "thành phố")

_SHORT = {
    "tt": "thị trấn",
    "tx": "thị xã",
    "tp": "thành phố",
    "p": "phường",
    "q": "quận",
    "h": "huyện",
    "x": "xã",
}
_KIND = re.compile(
    r"(?<!\w)(?:(?P<kind>thị trấn|thị xã|thành phố|đặc khu|phường|huyện|quận|tỉnh|xã)(?!\w)"
    r"|(?P<short>tt|tx|tp|p|q|h|x)(?:\.|(?=\s+\d)|(?<=tp)(?=\s|hcm)|(?<=tx)(?=\s)|(?<=tt)(?=\s)))\s*"
)
# What ends a name where all is in capitals: another body, a word of relation, a sign.
_END = re.compile(
    r"[,;:()/\n\t.]|\s-\s*(?=ubnd|ủy|hđnd)"
    r"|(?<!\w)(?:ubnd|ủy ban|hđnd|hội đồng|chủ tịch|thuộc(?=\s)|của|cộng hòa xã hội|số:|năm \d)"
)
_WORD = re.compile(r"\s*(?:-\s*)?([\w'’`]+)")
_ALIASES = {"hcm": "Hồ Chí Minh", "thừa thiên-huế": "Thừa Thiên Huế", "bà rịa vũng tàu": "Bà Rịa - Vũng Tàu"}


# The capitals of Vietnamese: in ranges of letters beyond ASCII small ones stand between them.
CAPITALS = "A-Z" + "".join(char for char in map(chr, range(0xC0, 0x1EFA)) if char.isupper())


class UnitName(NamedTuple):
    """A unit as named: its kind in lower case ("xã", "thành phố") and its name ("" where none follows)."""

    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}".strip()

    @property
    def central(self) -> bool:
        """Whether it is a province or a city directly under the centre."""
        return self.kind == "tỉnh" or (self.kind == "thành phố" and fold(self.name) in central_cities())


class UnitNames(NamedTuple):
    """What a head says of the unit that issues: "xã Ea Ly", "huyện Sông Hinh", "tỉnh Phú Yên"."""

    unit: str | None
    district: str | None
    province: str | None


UnitStatus = Literal["found", "ambiguous", "unknown", "district"]


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """A unit of the two tiers: ``Unit("xã", "Ea Ly", "Tỉnh Đắk Lắk")``; a province has its own name twice."""

    kind: str
    name: str
    province: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"

    @property
    def titled(self) -> str:
        """The name as a list prints it: "Xã Ea Ly"."""
        return f"{self.kind[:1].upper()}{self.kind[1:]} {self.name}"


@dataclass(frozen=True, slots=True)
class UnitChange:
    """What became of a unit: ``unit`` where status is "found", else what it may be in ``candidates``, likeliest first.

    "district": a district has no successor; its candidates are the units made of its communes. ``old`` is the old
    unit as the data writes it, "" where none was found. ``source`` names the data and its date.
    """

    status: UnitStatus
    unit: Unit | None
    candidates: tuple[Unit, ...]
    old: str
    reason: Said
    source: str


def central_cities() -> frozenset[str]:
    """The folded names of the cities directly under the centre, before and after 1/7/2025."""
    return frozenset(load("issuers")["central_cities"])


def read_names(text: str) -> Iterator[UnitName]:
    """Every unit that a head names, in order, ``UnitName(kind, "")`` where the kind stands alone."""
    folded = fold_keep(text)
    kinds = [found for found in _KIND.finditer(folded) if not _ends_name(folded, found)]
    for at, found in enumerate(kinds):
        kind = found["kind"] or _SHORT[found["short"]]
        limit = kinds[at + 1].start() if at + 1 < len(kinds) else len(text)
        end = _END.search(folded, found.end(), limit)
        raw = text[found.end() : end.start() if end else limit].strip(" -–_*|")
        name = _titled(raw) if raw == raw.upper() else _capitalised(raw)
        yield UnitName(kind, _ALIASES.get(fold(name), name))


def _ends_name(folded: str, found: re.Match[str]) -> bool:
    """Whether a word of kind is the last of a name: "xã Tân Xã"."""
    if not found["kind"] or not re.match(r"[ ]*(?:$|[,;\n(])", folded[found.end("kind") :]):
        return False
    return re.search(r"(?<!\w)(?:thị trấn|phường|xã) (?!(?:xã|ubnd|hđnd) )\w+ $", folded[: found.start()]) is not None


def read_name(text: str) -> UnitName | None:
    """The unit that a text names, the first of them; None where it names none."""
    return next((name for name in read_names(text) if name.name), None)


def _titled(raw: str) -> str:
    """A name printed in capitals as it is written in running text: "EA H'LEO": "Ea H'leo"."""
    return re.sub(r"[\w'’`]+", lambda word: word[0][:1].upper() + word[0][1:].lower(), " ".join(raw.split()))


def _capitalised(raw: str) -> str:
    """The leading words that begin with a capital or a figure."""
    end = 0
    while word := _WORD.match(raw, end):
        if not (word[1][0].isupper() or word[1][0].isdigit()) or (word[1].isupper() and len(word[1]) > 3):
            break
        end = word.end()
    return " ".join(raw[:end].split())

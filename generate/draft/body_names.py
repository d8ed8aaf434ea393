"""The parts of a body's name that decide what became of it: officer, staff, core, unit of government.

``Phó Trưởng phòng Nội vụ huyện Hòa An``, ``Công chức Tư pháp - Hộ tịch xã``, ``UBND các xã, thị trấn``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from kehoach.generate.draft.unit_names import UnitName
from kehoach.models.language.abbreviations import expand
from kehoach.models.language.fold import fold_keep
from kehoach.models.vocabulary import load

Tier = Literal["commune", "district", "province", "central"]

KINDS: dict[str, Tier] = {
    "thị trấn": "commune", "đặc khu": "commune", "phường": "commune", "xã": "commune",
    "huyện": "district", "quận": "district", "thị xã": "district", "thành phố": "district", "tp": "district",
    "tỉnh": "province", "trung ương": "central",
}  # fmt: skip
_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
_PLURAL = re.compile(
    rf"\s+(?:của\s+|thuộc\s+|tại\s+)?(?:(?:các|những|mỗi|từng)\s+|(?=(?:{_KIND})\s*,))"
    rf"(?P<kinds>(?:{_KIND})(?:\s*(?:,|và|;)\s*(?:{_KIND}))*)(?!\w)(?P<rest>.*)$"
)
_TAIL = re.compile(
    rf"[\s(]+(?:(?:của|thuộc|tại|ở)\s+(?:(?:ubnd|ủy ban nhân dân)\s+)?|cấp\s+)?(?P<kind>{_KIND})\.?(?!\w)(?P<place>.*)$"
)
_REMARK = re.compile(r"\s*\((?:để|b/c|báo cáo|nếu|qua|phối hợp|chủ trì)[^)]*\)\s*$")
_SIGNS = re.compile(r"[\s,;:./()&+'\"“”–—-]+")
_AND = re.compile(r"(?<!\w)(?:và|với|cùng)(?!\w)")


@dataclass(frozen=True, slots=True)
class BodyName:
    """A name in its parts; ``core`` is the name without officer, staff and unit, ``tier`` None where it names none.

    ``unit`` is the unit as printed ("xã", "huyện Hòa An"), ``plural`` the kinds of "các xã, thị trấn".
    """

    printed: str
    officer: str
    staff: bool
    core: str
    tier: Tier | None
    unit: UnitName | None
    plural: tuple[str, ...]
    tail: str

    @property
    def key(self) -> str:
        """The form under which cores are compared."""
        return name_key(self.core)


@lru_cache(maxsize=4096)
def name_key(text: str) -> str:
    """A name with short forms written out, without "và", commas and dashes: "HĐND&UBND", "HĐND - UBND" are one."""
    words = expand(text.replace("&", " & ")) if re.search(r"(?i)hđnd\s*&|&\s*tkq", text) else expand(text)
    return _SIGNS.sub(" ", _AND.sub(" ", _SIGNS.sub(" ", words))).strip()


@lru_cache(maxsize=4096)
def read_body(text: str, province_cities: bool = False) -> BodyName:
    """A name in its parts. ``province_cities``: "thành phố" without a name is the city under the centre."""
    printed = " ".join(text.split()).strip(" -+*;,.")
    bare = _REMARK.sub("", printed)
    folded = fold_keep(bare)
    at = 0
    officer = _leading("deputies", folded) or _leading("heads", folded) or _leading("others", folded)
    at += len(officer)
    if found := re.match(r"(?:cc|bp|cbcc|đ/c)\s+|(?:" + "|".join(_words("staff")) + r")(?:\s+|$)", folded[at:]):
        # "Bộ phận Một cửa" is a name of its own, "Bộ phận Tư pháp" staff for a subject.
        staff, rest = True, at + found.end()
    else:
        staff, rest = False, at
    body, tier, unit, plural = _parted(bare[rest:], folded[rest:], province_cities)
    tail = bare[rest + len(body) :]
    return BodyName(printed, bare[:at].strip(), staff, body.strip(" ,"), tier, unit, plural, tail)


def _parted(text: str, folded: str, cities: bool) -> tuple[str, Tier | None, UnitName | None, tuple[str, ...]]:
    """The core, and the tier, unit and kinds that follow it."""
    if found := _PLURAL.search(folded):
        kinds = tuple(str(kind) for kind in re.findall(_KIND, found["kinds"]))
        return text[: found.start()], _tier_of(kinds), None, kinds
    for found in re.finditer(rf"[\s(](?:{_KIND})\.?(?!\w)", " " + folded):
        start = max(found.start() - 1, 0)
        tail = _TAIL.match(" " + folded, _before(" " + folded, found.start()))
        if not tail:
            continue
        place = text[tail.start("place") - 1 :].strip(" ,)")
        if place and not (place[0].isupper() or place[0].isdigit() or place[0] == "("):
            continue
        if tail["kind"] == "tỉnh" and not text[:start].strip():
            continue
        name = UnitName("thành phố" if tail["kind"] == "tp" else tail["kind"], place.split(",")[0].split(" (")[0])
        tier = KINDS[tail["kind"]]
        if name.kind == "thành phố" and (name.central or (cities and not name.name)):
            tier = "province"
        return text[: max(tail.start() - 1, 0)], tier, name, ()
    return text, None, None, ()


def _tier_of(kinds: tuple[str, ...]) -> Tier:
    """The tier of a list of kinds: a city beside provinces is one of them, one beside districts a district."""
    tiers = {KINDS[kind] for kind in kinds}
    if "province" in tiers:
        return "province"
    return "district" if "district" in tiers else "commune"


def _before(folded: str, at: int) -> int:
    """Where the words of relation before a unit begin: "thuộc UBND xã"."""
    found = re.search(r"\s(?:(?:của|thuộc|tại|ở)(?:\s+(?:ubnd|ủy ban nhân dân))?|cấp)$", folded[:at])
    return found.start() if found else at


def _leading(group: str, folded: str) -> str:
    """The officer's title that a name begins with, with the space behind it; "" where none."""
    found = re.match(r"(?:" + "|".join(_words(group)) + r")\s+(?:của\s+)?", folded)
    return found[0] if found else ""


@cache
def _words(group: str) -> tuple[str, ...]:
    return tuple(sorted(load("successors")["words"][group], key=len, reverse=True))

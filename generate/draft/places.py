"""The unit a plan stands in, then and now, and its old name in a text put into the new one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kehoach.generate.draft.unit_names import CAPITALS, UnitName, read_name
from kehoach.generate.draft.units import successor_province
from kehoach.models.language.fold import fold, fold_keep

_PROVINCE = re.compile(rf"(?<!\w)[Tt]ỉnh ((?:[{CAPITALS}][\w']*(?: - | )?)+)")
_FORMER = re.compile(r"\s*\(?(?:cũ|trước)(?!\w)")
# "xã hội", "hợp tác xã", "thị xã", "cấp xã" and plurals are no mention of the plan's own unit.
_NOT_BEFORE = r"(?<!\w)(?<!cấp )(?<!các )(?<!thị )(?<!hợp tác )(?<!những )(?<!mỗi )(?<!từng )(?<!ngoài )"
_NOT_AFTER = r"(?!\w)(?!\s+(?:hội|viên|giao|luận|tắc)\b)(?!\s*,\s*(?:phường|xã|thị trấn|đặc khu)\b)"
_NAME_AFTER = re.compile(rf"\s+[{CAPITALS}\d]")


class Places(NamedTuple):
    """Where the new plan stands: old and new unit, kind of commune, full name of the province ("" if unknown)."""

    level: str
    old: UnitName | None
    new: UnitName | None
    kind: str
    province: str


def places_of(level: str, unit_old: str | None, unit_new: str | None, kind: str | None, province: str | None) -> Places:
    """The units as names, the kind of commune from the new one where it is not given."""
    old, new = (read_name(unit) if unit else None for unit in (unit_old, unit_new))
    return Places(level, old, new, kind or (new.kind if new else "xã"), province or "")


def renames(text: str, places: Places) -> Iterator[tuple[int, int, str]]:
    """Spans with the plan's old unit, by name or bare kind ("đoàn thể xã"), or an old province, and what is put there.

    A district has no successor: its name stays. So do provinces that became part of another than the plan's.
    """
    folded = fold_keep(text)
    old, new = places.old, places.new
    found: list[tuple[int, int, str]] = []
    if old and new and old.name and places.level == "commune":
        named = re.finditer(rf"(?<!\w){old.kind}\s+{re.escape(fold_keep(old.name))}(?!\w)", folded)
        found += [(at.start(), at.end(), _printed_like(text[at.start() : at.end()], new)) for at in named]
        if old.kind != new.kind:
            bare = re.finditer(f"{_NOT_BEFORE}{old.kind}{_NOT_AFTER}", folded)
            found += [(at.start(), at.end(), new.kind) for at in bare if not _NAME_AFTER.match(text, at.end())]
    for at in _PROVINCE.finditer(text):
        name = at[0].rstrip(" -")
        if _FORMER.match(text, at.start() + len(name)):
            continue
        today = successor_province(name)
        if today and fold(today) != fold(name) and today == (places.province or today):
            found.append((at.start(), at.start() + len(name), today[:1].lower() + today[1:]))
    taken = 0
    for start, end, words in sorted(found):
        if start >= taken and words != text[start:end]:
            yield start, end, words
            taken = end


def renamed(text: str, places: Places) -> str:
    """The text with its old unit and province put into those of today."""
    pieces: list[str] = []
    at = 0
    for start, end, words in renames(text, places):
        pieces += [text[at:start], words]
        at = end
    return "".join([*pieces, text[at:]])


def _printed_like(printed: str, new: UnitName) -> str:
    name = str(new)
    if printed == printed.upper():
        return name.upper()
    return f"{name[:1].upper()}{name[1:]}" if printed[:1].isupper() else name

"""What became of the bodies that a plan of three-tier government names, for a plan of two tiers.

By the table models/vocabulary/successors.toml, each entry with its source. Nothing is guessed: a body whose
successor the table does not settle is asked about, with the candidates there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from kehoach.generate.draft.body_mentions import mentions
from kehoach.generate.draft.body_names import BodyName, Tier, name_key, read_body
from kehoach.generate.draft.places import Places, places_of, renamed
from kehoach.generate.draft.units import is_merged, special_zones
from kehoach.models.errors import Said
from kehoach.models.language.fold import fold
from kehoach.models.vocabulary import load

Tiers = Literal["three", "two"]
Role = Literal["do", "coop", "report", "score", "target", "recipient"]
Status = Literal["kept", "mapped", "ask"]

_BETWEEN = re.compile(r"\s*[,;]\s*|\s+và\s+")
TWO_TIERS = date(2025, 7, 1)
_UPWARD = frozenset(("report", "score", "target", "recipient"))
_ORDER: dict[str, tuple[Tier, ...]] = {
    "commune": ("commune", "district", "province", "central"),
    "district": ("district", "commune", "province", "central"),
    "province": ("province", "central"),
    "central": ("central", "province"),
}
_NOT_LISTED = Said("không có trong bảng, giữ như cũ", "not in the table, kept as printed")
_NO_SUCCESSOR = Said("cơ quan cấp huyện không còn, bảng không ghi", "a district's body, not in the table")
RENAMED = Said("theo tên đơn vị mới", "by the new unit's name")
_NEIGHBOUR = Said("đơn vị khác, tên có thể đã đổi", "another unit whose name may have changed")
_COLLECTIVE = Said(
    "đơn vị cấp dưới của huyện cũ nay là cấp xã khác", "communes of the old district are other units now"
)


@dataclass(frozen=True, slots=True)
class BodyChange:
    """What a body is called in the new plan: ``name`` is None where it must be asked ("ask").

    ``candidates`` are those to ask about, likeliest first; of a mapped body the others that took part of its work.
    """

    name: str | None
    status: Status
    reason_vi: str
    reason_en: str
    candidates: tuple[str, ...]
    source: str


def tiers(year: int, issued: date | None) -> Tiers:
    """How many tiers of local government a plan of that year knows: "two" from 1/7/2025 on.

    A plan for 2025 without date of issue counts as one of January. Source: Luật 72/2025/QH15.
    """
    return "two" if year >= TWO_TIERS.year + 1 or (issued is not None and issued >= TWO_TIERS) else "three"


def map_body(
    name: str,
    *,
    level: str,
    unit_old: str | None = None,
    unit_new: str | None = None,
    kind_of_commune: str | None = None,
    role: Role = "do",
    province: str | None = None,
) -> BodyChange:
    """What became of a body that a plan of ``level`` (commune, district, province, central) names.

    unit_old, unit_new: the plan's unit then and now ("xã Ea Ly"); kind_of_commune: xã, phường or đặc khu, else
    that of unit_new; province: the province of today; role: the body's part in the task.
    """
    return _changed(name, places_of(level, unit_old, unit_new, kind_of_commune, province), role)


def _changed(name: str, places: Places, role: Role) -> BodyChange:
    body = read_body(name, _city_is_province(places))
    entry = _entry(body, places.level)
    if entry is None:
        several = _several(body, places, role)
        if several is None and body.tier != "district":
            several = _with_inner(body.printed, places, role)
        return several or _unlisted(body, places)
    if body.plural:
        return _collective(body, entry, places)
    if _is_neighbour(body, places):
        return _asked(body, [renamed(body.printed, places)], _NEIGHBOUR, "local")
    if entry["level"] == "district":
        return _of_district(body, entry, places, role)
    if entry.get("keep"):
        return _kept(body, places, Said(**entry["why"]), entry["source"])
    if "becomes" not in entry or _is_exception(entry, places):
        return _asked(body, _filled(entry.get("ask", ()), places), Said(**entry["why"]), entry["source"])
    return _mapped(body, entry["becomes"], entry, places)


def _is_neighbour(body: BodyName, places: Places) -> bool:
    """Whether a commune's body belongs to another commune than the plan's."""
    if body.tier != "commune" or not body.unit or not body.unit.name or not places.old:
        return False
    return fold(body.unit.name) not in {fold(one.name) for one in (places.old, places.new) if one}


def _is_own_district(body: BodyName, places: Places) -> bool:
    """Whether a district's plan names its district alone: "trên địa bàn huyện"; the unit was chosen by the user."""
    if places.level != "district" or body.tier != "district" or not body.unit or body.core or not places.new:
        return False
    return not body.unit.name or (places.old is not None and fold(body.unit.name) == fold(places.old.name))


def _is_exception(entry: dict[str, Any], places: Places) -> bool:
    """Whether the table tells to ask in the plan's province."""
    return any(fold(places.province).endswith(name) for name in entry.get("not_in", ()))


def _unlisted(body: BodyName, places: Places) -> BodyChange:
    if fold(body.printed) == "cấp huyện":
        return _asked(body, ["cấp xã", "cấp tỉnh"], _NO_SUCCESSOR, "local")
    if _is_own_district(body, places):
        name = places.new if body.unit and body.unit.name else places.kind
        return BodyChange(str(name), "mapped", RENAMED.vi, RENAMED.en, (), _source("local"))
    if body.tier == "district" and not body.plural:
        return _asked(body, [], _NO_SUCCESSOR, "local")
    if body.plural:
        return _collective(body, None, places)
    if _is_neighbour(body, places):
        return _asked(body, [renamed(body.printed, places)], _NEIGHBOUR, "local")
    return _kept(body, places, _NOT_LISTED, "")


def _city_is_province(places: Places) -> bool:
    """Whether "thành phố" alone is the city under the centre: in a merged one it may have been a district's city."""
    if not places.province.startswith("Thành phố"):
        return False
    return places.level in {"province", "central"} or not is_merged(places.province)


def _several(body: BodyName, places: Places, role: Role) -> BodyChange | None:
    """Several subjects in one name ("Văn phòng - Thống kê, Tư pháp - Hộ tịch"); None where one is not listed."""
    parts = [part for part in _BETWEEN.split(body.core) if part]
    entries = [_entry(read_body(part), places.level) for part in parts]
    if len(parts) < 2 or None in entries or all(entry and entry.get("keep") for entry in entries):
        return None
    changes = [_changed(f"{part}{body.tail}", places, role) for part in parts]
    return _joined(changes, ", ".join(dict.fromkeys(one.name for one in changes if one.name)))


def _with_inner(name: str, places: Places, role: Role) -> BodyChange | None:
    """A name not in the table that has some of the table in it: "các quầy tại Bộ phận Một cửa"."""
    spans = [span for span in mentions(name) if span != (0, len(name))]
    changes = [_changed(name[start:end], places, role) for start, end in spans]
    if all(one.status == "kept" for one in changes):
        return None
    if len(changes) == 1 and changes[0].name is None:
        (start, end), one = spans[0], changes[0]
        around = tuple(f"{name[:start]}{other}{name[end:]}" for other in one.candidates)
        return BodyChange(None, "ask", one.reason_vi, one.reason_en, around, one.source)
    pieces: list[str] = []
    at = 0
    for (start, end), one in zip(spans, changes, strict=True):
        pieces += [name[at:start], one.name or name[start:end]]
        at = end
    return _joined(changes, renamed("".join([*pieces, name[at:]]), places))


def _joined(changes: list[BodyChange], name: str) -> BodyChange:
    """Several changes as one: asked about where one of them is."""
    first = next((one for one in changes if one.status == "ask"), changes[0])
    if first.status == "ask":
        return first
    return BodyChange(name, "mapped", first.reason_vi, first.reason_en, (), first.source)


def _kept(body: BodyName, places: Places, why: Said, source: str) -> BodyChange:
    """The name as it is, with the new unit's name in it."""
    name = renamed(body.printed, places)
    if name == body.printed:
        return BodyChange(name, "kept", why.vi, why.en, (), _source(source))
    return BodyChange(name, "mapped", RENAMED.vi, RENAMED.en, (), _source(source or "local"))


def _asked(body: BodyName, candidates: Iterable[str], why: Said, source: str) -> BodyChange:
    named = tuple(dict.fromkeys(_titled(body, one) for one in candidates if one))
    return BodyChange(None, "ask", why.vi, why.en, named, _source(source))


def _mapped(body: BodyName, becomes: str, entry: dict[str, Any], places: Places) -> BodyChange:
    named = _filled([becomes], places)
    why = Said(**entry["why"])
    others = _filled(entry.get("others", ()), places)
    if len(named) != 1:
        return _asked(body, named, why, entry["source"])
    name = _titled(body, named[0]) + _new_tail(body, places)
    if name_key(name) == name_key(body.printed):
        return _kept(body, places, why, entry["source"])
    return BodyChange(name, "mapped", why.vi, why.en, tuple(others), _source(entry["source"]))


def _new_tail(body: BodyName, places: Places) -> str:
    """The unit after a mapped name: only where the old name printed one by name."""
    if not body.unit or not body.unit.name or body.tier == "district":
        return ""
    if body.tier == "commune":
        return f" {places.new}" if places.new else f" {body.unit}"
    return renamed(f" {body.unit}", places)


def _of_district(body: BodyName, entry: dict[str, Any], places: Places, role: Role) -> BodyChange:
    """A district's body: the provincial one for reports and scores, the commune's own in a plan of the district."""
    why = Said(**entry["why"])
    department, own = entry.get("department", ""), entry.get("own", "")
    upward = _filled([department], places)
    inward = _filled([own], places)
    exception = _is_exception(entry, places)
    if role in _UPWARD and len(upward) == 1 and not entry.get("ask_upward") and places.level != "province":
        return _with_name(body, upward[0], entry)
    if places.level == "district" and entry.get("sure") and inward and role not in _UPWARD and not exception:
        # "UBND huyện ban hành" goes on as "UBND xã ban hành", only a name in full as one in full.
        bare = not (body.unit and body.unit.name)
        return _with_name(
            body, _filled([own.replace("{unit}", "{unit_kind}")], places)[0] if bare else inward[0], entry
        )
    if entry.get("same"):
        inward = [f"{body.core} {places.new or places.kind}"]
    both = [*upward, *inward] if role in _UPWARD else [*inward, *upward]
    rest = [*_filled(entry.get("others", ()), places), *_filled(entry.get("ask", ()), places)]
    return _asked(body, [*both, *rest], why, entry["source"])


def _with_name(body: BodyName, name: str, entry: dict[str, Any]) -> BodyChange:
    why = entry["why"]
    return BodyChange(_titled(body, name), "mapped", why["vi"], why["en"], (), _source(entry["source"]))


def _collective(body: BodyName, entry: dict[str, Any] | None, places: Places) -> BodyChange:
    """ "UBND các xã, thị trấn", "Công an các huyện": the communes of today in a plan of the province, else asked."""
    why = Said(**entry["why"]) if entry else _COLLECTIVE
    if body.tier == "province":
        return _kept(body, places, _NOT_LISTED, "")
    core = body.core
    if entry and entry["level"] == "commune" and "becomes" in entry:
        core = _filled([entry["becomes"]], places)[0]
    elif entry and entry["level"] == "district" and entry.get("own"):
        core = _filled([entry["own"].replace(" {unit}", "").replace("{unit_kind}", "xã")], places)[0]
    elif body.tier == "district" and not core:
        core = "UBND"
    kinds = "xã, phường, đặc khu" if places.province and special_zones(places.province) else "xã, phường"
    name = f"{core} các {kinds}".strip()
    if places.level in {"province", "central"}:
        if entry and entry["level"] == "district" and not entry.get("sure"):
            return _asked(body, [name], why, entry["source"])
        if not entry and body.tier == "district":
            return _asked(body, [name], _NO_SUCCESSOR, "local")
        if name_key(name) == name_key(body.printed):
            return _kept(body, places, _NOT_LISTED, "")
        return BodyChange(name, "mapped", why.vi, why.en, (), _source("local"))
    own = [f"{core} {places.new}"] if places.level == "district" and places.new else []
    return _asked(body, [*own, name], _COLLECTIVE, "local")


def _titled(body: BodyName, name: str) -> str:
    """A successor's name with the officer that the old name had: "Trưởng phòng" of a sở is "Giám đốc Sở"."""
    if not body.officer:
        plural = name.startswith("Các ") and body.printed[:1].islower()
        return f"c{name[1:]}" if plural else name
    words = load("successors")["words"]
    officer = fold(body.officer)
    if officer in words["others"]:
        return f"{body.officer} {name}"
    key = fold(name)
    heads = load("successors")["officers"]
    title = next((heads[head] for head in sorted(heads, key=len, reverse=True) if key.startswith(head)), "")
    if officer in words["deputies"]:
        title = f"Phó {title}" if title else ""
    if title.endswith("Trưởng "):
        name = f"{name[:1].lower()}{name[1:]}"
    return f"{title}{name}" if title else f"{body.officer} {name}"


def _filled(names: Iterable[str], places: Places) -> list[str]:
    """Names of the table with the plan's places put in; an unknown province gives both kinds."""
    return [filled for name in names if name for filled in _fill(name, places)]


def _fill(name: str, places: Places) -> list[str]:
    economy = load("successors")["economy"]
    if "{economy}" in name:
        by_name = economy.get(fold(str(places.new))) if places.new else None
        name = name.replace("{economy}", by_name or economy.get(places.kind, economy["xã"]))
    name = name.replace("{unit_kind}", places.kind)
    name = name.replace("{unit}", str(places.new) if places.new else places.kind)
    if "{province}" not in name:
        return [name]
    kinds = ["tỉnh", "thành phố"]
    if places.province:
        kinds = ["thành phố"] if places.province.startswith("Thành phố") else ["tỉnh"]
    return [name.replace("{province}", kind) for kind in kinds]


def _source(key: str) -> str:
    return load("successors")["sources"].get(key, "") if key else ""


def _entry(body: BodyName, level: str) -> dict[str, Any] | None:
    """The table's entry for a name: of the tier it names, else the nearest to the plan's; whole names first."""
    order = (body.tier,) if body.tier else _ORDER.get(level, _ORDER["commune"])
    core = body.key
    keys = [name_key(f"bộ phận {body.core}"), core] if body.staff else [core, f"các {core}"]
    for tier in order:
        names = _table(body.tier is not None)[tier]
        for key in keys:
            if found := names.get(key):
                return found
        for key in keys:
            if found := _opening(key, names):
                return found
    return None


def _opening(key: str, names: dict[str, dict[str, Any]]) -> dict[str, Any] | None:
    """The entry whose name begins a longer one that goes on with a duty: "tư pháp hộ tịch phụ trách CCHC"."""
    after = tuple(load("successors")["words"]["after"])
    for name in sorted(names, key=len, reverse=True):
        if key.startswith(f"{name} ") and key[len(name) + 1 :].startswith(after):
            return names[name]
    return None


@cache
def _table(tier_named: bool) -> dict[str, dict[str, dict[str, Any]]]:
    """Entries by tier and key of their names, with those that need their tier's name or without."""
    table: dict[str, dict[str, dict[str, Any]]] = {tier: {} for tier in _ORDER}
    for entry in load("successors")["successor"]:
        if entry.get("tier_named") and not tier_named:
            continue
        for name in entry["names"]:
            table[entry["level"]].setdefault(name_key(name), entry)
    return table

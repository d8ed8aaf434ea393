"""Old units of government and the ones that took their place on 1/7/2025.

The only file that touches underthesea's address data (63 to 34 provinces, communes of three tiers to those of two);
its JSON is read once, on first use, without importing underthesea itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, NamedTuple

from kehoach.generate.draft.unit_names import (
    COMMUNE_KINDS,
    DISTRICT_KINDS,
    Unit,
    UnitChange,
    UnitName,
    UnitNames,
    UnitStatus,
    read_name,
    read_names,
)
from kehoach.models.errors import DataError, Said
from kehoach.models.language.fold import fold, unaccent

_NOT_WORD = re.compile(r"\W")
_NOT_KEY = re.compile(r"[^a-z0-9]")
_KINDS = re.compile(r"(?:Thị trấn|Thị xã|Thành phố|Đặc khu|Phường|Huyện|Quận|Tỉnh|Xã) ")
_KEY_KINDS = re.compile(r"^(?:thanhpho|thitran|thịtrấn|thixa|dackhu|đặckhu|phuong|phường|huyen|quan|tinh|xa|xã)(?=.)")
# Nghị quyết 175/2024/QH15: the province became a city under the centre on 1/1/2025, before the date of the data.
_RENAMED = {"thuathienhue": "hue"}
_GLUED_KINDS = {"thịtrấn": "thị trấn", "đặckhu": "đặc khu", "phường": "phường", "xã": "xã"}


class _Old(NamedTuple):
    kind: str
    name: str
    glued: str
    district: str
    province: str
    new: Unit
    default: bool

    def __str__(self) -> str:
        return f"{self.kind[:1].upper()}{self.kind[1:]} {self.name or self.glued}, {self.district}, {self.province}"


class _Register(NamedTuple):
    old: dict[str, list[_Old]]
    new: dict[str, list[Unit]]
    provinces: dict[str, str]
    districts: dict[str, list[_Old]]
    source: str


def unit_of(issuer: str | None, parent: str | None, place: str | None, text: str = "") -> UnitNames:
    """The issuing unit, its district and its province as far as the head says; each None where it does not.

    Where a commune's head names no district, the one that ``text`` names oftest among those that have such a commune.
    """
    unit = district = province = None
    for name in (*read_names(issuer or ""), *read_names(parent or "")):
        if name.kind in COMMUNE_KINDS:
            named = name if name.name else UnitName(name.kind, _bare(place or ""))
            unit = unit or (named if named.name else None)
        elif name.name and name.central:
            if name.kind == "tỉnh" and province and province.kind != "tỉnh":
                district, province = district or province, name  # thành phố Huế, tỉnh Thừa Thiên Huế
            province = province or name
        elif name.name and name.kind in DISTRICT_KINDS:
            district = district or name
    if unit and not district and text:
        district, province = _located(unit, province, text)
    if not unit:
        unit, district = (district, None) if district else (province, None)
    printed = [str(name) if name else None for name in (unit, district, province)]
    return UnitNames(*printed)


def successor_unit(
    unit: str,
    district: str | None = None,
    province: str | None = None,
    *,
    tiers: Literal["three", "two"] = "three",
) -> UnitChange:
    """The unit of two tiers that took the place of a commune, ward, town or province.

    ``tiers``: the tiers of the plan that names it; a unit of two tiers is kept. A name that several units have, a
    commune that was divided, a name with other accents in an unknown district: "ambiguous".
    Raises DataError ``units.missing`` where the address data is not installed.
    """
    name = read_name(unit) or UnitName("", _bare(unit))
    if name.central and not (name.kind == "thành phố" and _is_province(province)):
        return _successor_province(name)
    if name.kind in DISTRICT_KINDS:
        return _abolished(name, province)
    kept = _kept(name, province)
    if tiers == "two" and kept:
        return kept
    found = _matching(name, district, province)
    if found:
        return _chosen(name, found, alone=not district and not province)
    if kept:
        return kept
    elsewhere = _in_order(_matching(name, None, province)) if district else []
    if not elsewhere:
        return _change("unknown", [], "", "không có trong dữ liệu đơn vị", "not in the data of units")
    status: UnitStatus = "found" if province and len(elsewhere) == 1 else "ambiguous"
    return _change(status, elsewhere, "", "dữ liệu ghi ở huyện khác", "in another district by the data")


def successor_province(province: str) -> str | None:
    """The full name of the province that took the place of one ("Tỉnh Đắk Lắk" of Phú Yên); None where unknown."""
    return _register().provinces.get(_place_key(province))


def is_merged(province: str) -> bool:
    """Whether a province of today was made of several."""
    return list(_register().provinces.values()).count(province) > 1


def special_zones(province: str) -> bool:
    """Whether a province of the two tiers has special zones (đặc khu)."""
    wanted = successor_province(province)
    return any(one.kind == "đặc khu" and one.province == wanted for units in _register().new.values() for one in units)


def _is_province(name: str | None) -> bool:
    """Whether a name is one of a province, which has cities below it, not of a city under the centre."""
    return bool(name and name.startswith("tỉnh"))


def _chosen(name: UnitName, found: list[_Old], alone: bool) -> UnitChange:
    """The change that the old units of a name make: one, or several to ask about."""
    places = {(one.district, one.province) for one in found}
    units = _in_order(found)
    old = str(found[0]) if len(places) == 1 else ""
    if not units:
        return _change("unknown", [], old, "dữ liệu không ghi tên đơn vị mới", "the data does not name the new unit")
    if len(units) == 1:
        other = not _same(found[0], name.name)
        if alone and other:
            return _change("ambiguous", units, old, "chỉ có tên viết dấu khác", "only a name with other accents")
        if other or found[0].kind != name.kind:
            return _change("found", units, old, f"dữ liệu ghi là {old}", f"the data writes {old}")
        return _change("found", units, old, "theo dữ liệu chuyển đổi đơn vị", "by the data of units")
    if len(places) == 1:
        return _change("ambiguous", units, old, "đơn vị cũ được chia cho nhiều đơn vị", "the old unit was divided")
    return _change("ambiguous", units, old, "nhiều đơn vị cùng tên", "several units have this name")


def _matching(name: UnitName, district: str | None, province: str | None) -> list[_Old]:
    """The old units of a name: in its district and province if given, of its kind and accents where such exist."""
    found = _register().old.get(_key(name.name), [])
    found = _within(found, district, province)
    exact = [one for one in found if _same(one, name.name)]
    # Without a district a name with other accents may be the one that is meant: all are asked about.
    found = exact if exact and (district or province) else found
    same = [one for one in found if one.kind == name.kind]
    return same or (found if district or not name.kind else [])


def _within(found: list[_Old], district: str | None, province: str | None) -> list[_Old]:
    if province:
        wanted = _place_key(province)
        found = [one for one in found if wanted in {_place_key(one.province), _place_key(one.new.province)}]
    if district:
        found = [one for one in found if _place_key(one.district) == _place_key(district)]
        named = read_name(district)
        same = [one for one in found if named and fold(one.district).startswith(named.kind)]
        found = same or found
    return found


def _same(one: _Old, name: str) -> bool:
    """Whether an old unit has this name with these accents."""
    key = _key(name)
    return key.isdigit() or _glued(name) == (one.glued or _glued(one.name))


def _glued(name: str) -> str:
    return _NOT_WORD.sub("", fold(name))


def _kept(name: UnitName, province: str | None) -> UnitChange | None:
    """The unit itself where it already is one of two tiers."""
    units = [one for one in _register().new.get(_key(name.name), []) if one.kind == name.kind]
    if province:
        units = [one for one in units if _place_key(one.province) == _place_key(successor_province(province) or "")]
    units = [one for one in units if fold(one.name) == fold(name.name)]
    if not units:
        return None
    if len(units) > 1:
        return _change("ambiguous", units, "", "nhiều đơn vị cùng tên", "several units have this name")
    return _change("found", units, "", "đã là đơn vị của hai cấp", "already a unit of two tiers")


def _successor_province(name: UnitName) -> UnitChange:
    new = successor_province(str(name))
    if not new:
        return _change("unknown", [], "", "không có tỉnh này", "no such province")
    kind, bare = _split(new)
    return _change("found", [Unit(kind, bare, new)], str(name), "theo dữ liệu sáp nhập tỉnh", "by the data of mergers")


def _abolished(name: UnitName, province: str | None) -> UnitChange:
    """A district: without successor, save an island district without communes that became one special zone."""
    found = _within(_register().districts.get(_key(name.name), []), str(name), province)
    units = _in_order(found)
    if len(units) == 1 and not found[0].name:
        return _change("found", units, str(name), "huyện đảo thành đặc khu", "an island district, now a special zone")
    vi, en = (
        "cấp huyện đã bỏ từ 1/7/2025: phải chọn đơn vị",
        "districts were abolished on 1/7/2025: choose a unit",
    )
    return _change("district", units, str(name), vi, en)


def _located(unit: UnitName, province: UnitName | None, text: str) -> tuple[UnitName | None, UnitName | None]:
    """The district and province that a text names oftest among those that have such a commune."""
    folded = fold(text)
    found = _within(_register().old.get(_key(unit.name), []), None, province.name if province else None)
    counts: dict[tuple[str, str], int] = {}
    for one in (one for one in found if one.kind == unit.kind):
        named = len(re.findall(rf"{re.escape(fold(one.district))}(?!\w)", folded))
        if named:
            counts[one.district, one.province] = named * 10 + folded.count(fold(one.province))
    best = sorted(counts, key=lambda place: -counts[place])
    if not best or (len(best) > 1 and counts[best[0]] == counts[best[1]]):
        return None, province
    return UnitName(*_split(best[0][0])), province or UnitName(*_split(best[0][1]))


def _in_order(found: Iterable[_Old]) -> list[Unit]:
    """The new units of old ones, each once, the one that most of an old unit went to first."""
    return list(dict.fromkeys(one.new for one in sorted(found, key=lambda one: not one.default) if one.new.name))


def _change(status: UnitStatus, units: list[Unit], old: str, vi: str, en: str) -> UnitChange:
    unit = units[0] if status == "found" and units else None
    return UnitChange(status, unit, tuple(units), old, Said(vi, en), _register().source)


def _key(name: str) -> str:
    """The key under which a name stands: no accents, spaces or signs; "Phường 05" is "Phường 5"."""
    key = _NOT_KEY.sub("", unaccent(fold(name)))
    return str(int(key)) if key.isdigit() else key


def _bare(name: str) -> str:
    return _KINDS.sub("", name.strip(), count=1) if name else ""


def _place_key(name: str) -> str:
    """The key of a district's or province's name, whatever word of kind stands before it."""
    named = read_name(name)
    key = _key(named.name if named else name)
    return _RENAMED.get(key, key)


def _split(name: str) -> tuple[str, str]:
    """Kind in lower case and name: "Thị xã Sông Cầu"."""
    found = _KINDS.match(name)
    return (found[0].strip().lower(), name[found.end() :]) if found else ("", name)


def _file() -> Path:
    spec = find_spec("underthesea")
    places = list(spec.submodule_search_locations or ()) if spec else []
    file = Path(places[0], "address", "data", "mapping.json") if places else None
    if not file or not file.is_file():
        said = Said("Thiếu dữ liệu đơn vị hành chính của underthesea", "underthesea's address data is missing")
        raise DataError("units.missing", said, Said("Cài lại underthesea >= 9.5", "Install underthesea >= 9.5 again"))
    return file


@cache
def _register() -> _Register:
    data: dict[str, Any] = json.loads(_file().read_text("utf-8"))
    rows: list[dict[str, Any]] = data["ward_mapping"]
    names = _names_of_glued(rows)
    old: dict[str, list[_Old]] = {}
    new: dict[str, dict[Unit, None]] = {}
    districts: dict[str, list[_Old]] = {}
    for row in rows:
        kind, name = _whole(row["old_ward"], row["old_ward_key"], names)
        unit = Unit(*_whole(row["new_ward"], row["new_ward_key"], names), row["new_province"])
        glued = "" if name else _bare_key(fold(row["old_ward_key"]))
        one = _Old(
            kind,
            name,
            glued,
            row["old_district"],
            row["old_province"],
            unit,
            bool(row.get("is_default", True)),
        )
        districts.setdefault(_bare_key(row["old_district_key"]), []).append(one)
        if kind:
            old.setdefault(_bare_key(_plain(row["old_ward_key"])), []).append(one)
        if unit.name:
            new.setdefault(_bare_key(_plain(row["new_ward_key"])), {})[unit] = None
    meta = data["metadata"]
    source = f"underthesea, {meta['source']} {meta['version']}, {meta['effective_date']}"
    return _Register(old, {key: list(units) for key, units in new.items()}, _provinces(data), districts, source)


def _provinces(data: dict[str, Any]) -> dict[str, str]:
    """Key of each province, old and new: full name of the province of today."""
    today: dict[str, str] = {key: info["name"] for key, info in data["province_names"].items()}
    pairs = (*zip(today, today, strict=True), *data["province_mapping"].items())
    return {_bare_key(old): today[new] for old, new in pairs}


def _plain(key: str) -> str:
    return key if key.isascii() else unaccent(key)


def _bare_key(key: str) -> str:
    """A key of the data without its word of kind: "phuongphulam": "phulam"."""
    return _KEY_KINDS.sub("", key, count=1)


def _names_of_glued(rows: list[dict[str, Any]]) -> dict[str, str]:
    """The names that rows left unnamed have elsewhere in the data, by their syllables written as one."""
    parts = ("old_ward", "new_ward", "old_district")
    wanted = {_bare_key(_plain(row[f"{part}_key"])) for row in rows for part in parts[:2] if not row[part].strip()}
    named = {
        row[part] for row in rows for part in parts if row[part].strip() and _bare_key(row[f"{part}_key"]) in wanted
    }
    return {_glued(bare): bare for bare in map(_bare, sorted(named))}


def _whole(name: str, key: str, names: dict[str, str]) -> tuple[str, str]:
    """Kind and name of a unit; where the data has only a glued key ("xãcẩmgiàng"), the name of these syllables."""
    if name.strip():
        return _split(name)
    glued = fold(key)
    kind = next((kind for kind in _GLUED_KINDS if glued.startswith(kind)), "")
    return _GLUED_KINDS.get(kind, ""), names.get(glued[len(kind) :], "")

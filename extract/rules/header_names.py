"""Names of issuing bodies: from capitals to the written form, short form, parent and level."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Literal, TypeAlias

from kehoach.models.language.fold import fold, fold_keep
from kehoach.models.vocabulary import load

Level: TypeAlias = Literal["commune", "district", "province", "central"]

_UNIT = r"(?:tỉnh|thành phố|tp\.?|quận|huyện|thị xã|tx\.?|phường|xã|thị trấn|đặc khu)"
_COUNCIL = r"(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd)"
_OF_UNIT = re.compile(rf"^({_COUNCIL})\s+({_UNIT})\s*(.*)$")
_NAMED_UNIT = re.compile(rf"^(.*?)(?<!\w)({_UNIT})\s+(\S.*)$")
_BARE_COUNCIL = re.compile(rf"^{_COUNCIL}$")
_ACRONYM = re.compile(r"UBND|HĐND|MTTQ|TTCP|[BCDĐGHKLMNPQRSTVX&-]{2,}")
_WHOLE = (
    rf"(?:{_COUNCIL}\s+{_UNIT}\s+\S+(?:\s(?!{_COUNCIL})\S+){{0,4}}?"
    r"|(?:bộ|sở|tổng cục)\s\S+(?:\s\S+){0,9}?"
    r"|(?:tỉnh|thành|huyện|quận) ủy\s\S+(?:\s\S+){1,3}?)"
)
_SECOND = re.compile(
    rf"{_WHOLE}(?<!hải)(?<!văn)(?<!quốc)(?<!ủy)(?<!uỷ)(?<!cơ)(?<!và)\s(?={_COUNCIL}\s+{_UNIT}"
    r"|(?:sở|đảng ủy|phòng|ban|văn phòng|trung tâm|(?:tổng |chi )?cục|vụ)\s"
    r"|trường\s(?:tiểu|thcs|thpt|mầm|trung|cao|đại|chính|mẫu))"
)
_LEVELS: tuple[tuple[str, Level], ...] = (
    (r"xã(?<!thị xã)|phường|thị trấn|đặc khu", "commune"),
    (r"huyện|quận|thị xã|tx", "district"),
    (r"tỉnh", "province"),
)
_CENTRAL = re.compile(r"^(?:bộ(?! chỉ huy| phận)|chính phủ|quốc hội|thủ tướng|văn phòng (?:chính phủ|quốc hội"
    r"|chủ tịch nước|trung ương)|tổng cục|ủy ban (?:dân tộc|thường vụ)|thanh tra chính phủ"
    r"|ngân hàng nhà nước|kiểm toán nhà nước|ban chấp hành trung ương|ban bí thư|bộ chính trị"
    r"|tòa án nhân dân tối cao|viện kiểm sát nhân dân tối cao|học viện|cục|vụ"
    r"|bảo hiểm xã hội việt nam|đài (?:truyền hình|tiếng nói) việt nam)\b")  # fmt: skip
_LOCAL = re.compile(
    r"^(?:sở|tỉnh ủy|chi cục|thành ủy|thanh tra (?:tỉnh|thành phố)|ban quản lý|ban dân tộc"
    r"|trung tâm|công an|bộ chỉ huy)\b"
)


def bodies_of(lines: list[str]) -> list[str]:
    """The bodies that the lines of a head name, top first; broken names are joined, glued ones parted."""
    found: list[str] = []
    for words in (part for line in lines for part in _unglued(line)):
        if not words:
            continue
        if found and (not _begins_body(words) or _is_open(found[-1])):
            found[-1] = f"{found[-1]} {words}"
        else:
            found.append(words)
    return found


def _unglued(line: str) -> list[str]:
    """A line cut where a second body begins after a whole name (``UBND TỈNH A SỞ NỘI VỤ``)."""
    words = re.sub(r"\s+", " ", line).strip(" -–.:;*_")
    cut = _SECOND.match(fold_keep(words))
    return [words[: cut.end()].strip(), *_unglued(words[cut.end() :])] if cut else [words]


def _begins_body(words: str) -> bool:
    return bool(_heads().match(fold_keep(words)))


def begins_body(words: str) -> bool:
    """Whether words begin as the name of a body does (``Sở``, ``Ủy ban``, ``Văn phòng`` …)."""
    return _begins_body(words)


def _is_open(words: str) -> bool:
    """Whether a name cannot end here: a bare council, a trailing ``và``, comma or dash."""
    folded = fold_keep(words)
    return bool(re.search(r"(?:(?<!\w)(?:và|của|về)|[,\-–&])$", folded)) or folded in (
        "văn phòng",
        "sở",
        "bộ",
        "phòng",
        "ủy ban",
        "hội đồng",
        "ban",
    )


def written_form(printed: str, text: str) -> str:
    """A body's name as it is written: capitals of its proper names from the text, council words short.

    ``ỦY BAN NHÂN DÂN TỈNH BẮC NINH`` is ``UBND tỉnh Bắc Ninh``, ``BỘ KHOA HỌC VÀ CÔNG NGHỆ`` is
    ``Bộ Khoa học và Công nghệ``.
    """
    name = re.sub(r"\s+", " ", printed).strip(" ,.;:-")
    folded = fold_keep(name)
    council = _OF_UNIT.match(folded)
    if council:
        short = "UBND" if council[1] in ("ủy ban nhân dân", "ubnd") else "HĐND"
        unit = {"tp": "thành phố", "tp.": "thành phố", "tx": "thị xã", "tx.": "thị xã"}.get(council[2], council[2])
        place = name[council.start(3) :]
        return f"{short} {unit} {proper(place) if place.isupper() else place}".strip()
    if _BARE_COUNCIL.match(folded):
        return "UBND" if folded.startswith(("u", "ủ")) else "HĐND"
    if not name.isupper():
        return name
    return _from_text(name, text) or _from_list(name) or _by_rule(name)


def _from_text(name: str, text: str) -> str | None:
    """The commonest spelling of a name in the text that is not all capitals."""
    pattern = re.compile(re.escape(fold_keep(name)).replace(r"\ ", r"\s+") + r"(?!\w)")
    folded = fold_keep(text)
    spellings = Counter(
        re.sub(r"\s+", " ", own)
        for found in pattern.finditer(folded)
        if not (own := text[found.start() : found.end()]).isupper() and own[0].isupper()
    )
    return spellings.most_common(1)[0][0] if spellings else None


def _from_list(name: str) -> str | None:
    """A known name, with the rest of the capitals read as names of places."""
    folded = fold(name)
    for known in _names():
        key = fold(known)
        if folded == key:
            return known
        if folded.startswith(key + " "):
            rest = name[len(known) :].strip()
            return f"{known} {proper(rest) if known.endswith('ủy') else _by_rule(rest)}"
    return None


def _by_rule(name: str) -> str:
    """Unknown capitals: words of units small, names of places large, else a capital first."""
    unit = _NAMED_UNIT.match(fold_keep(name))
    if unit:
        head = name[: unit.end(1)].strip()
        return " ".join(filter(None, [_sentence(head), unit[2], proper(name[unit.start(3) :])]))
    return _sentence(name)


def _sentence(words: str) -> str:
    small = " ".join(word if _ACRONYM.fullmatch(word) else word.lower() for word in words.split())
    return small[:1].upper() + small[1:]


def proper(place: str) -> str:
    """The name of a place in the usual case: ``EA H'LEO`` is ``Ea H'leo``."""
    return " ".join(word if _ACRONYM.fullmatch(word) else _large(word) for word in place.split())


def _large(word: str) -> str:
    return word[:1].upper() + word[1:].lower()


def with_parent(body: str, parent: str | None) -> str:
    """A sub-body with its unit: ``Sở Nội vụ`` under ``UBND tỉnh Gia Lai`` is ``Sở Nội vụ tỉnh Gia Lai``."""
    unit = re.match(r"(?:UBND|HĐND) (.+)$", parent or "")
    if not unit or not re.match(r"(?:Sở|Phòng|Văn phòng|Thanh tra|Ban|Trung tâm)\b", body):
        return body
    return (
        body
        if fold(unit[1]) in fold(body) or fold(unit[1]).split(" ")[-1] in fold(body).split(" ")
        else f"{body} {unit[1]}"
    )


def level_of(issuer: str, parent: str | None = None) -> Level | None:
    """The level of government of a body, by the unit it names, by its parent, by what it is."""
    folded = fold(issuer)
    if _CENTRAL.match(folded) and not re.search(rf"\b{_UNIT}\b|khu vực", folded):
        return "central"
    unit = re.search(r"\b(thành phố|tp\.?|thị xã|thị trấn|đặc khu|tỉnh|quận|huyện|phường|xã)(?=\s|$)\s*(.*)$", folded)
    if unit:
        return _unit_level(unit[1], unit[2])
    if parent:
        return level_of(parent)
    if _LOCAL.match(folded):
        return "province"
    ranks: dict[str, Level] = {
        "huyện ủy": "district",
        "quận ủy": "district",
        "thị ủy": "district",
        "đảng ủy": "commune",
    }
    return next((rank for head, rank in ranks.items() if folded.startswith(head)), None)


def _unit_level(unit: str, name: str) -> Level | None:
    if unit in ("thành phố", "tp", "tp."):
        cities: list[str] = load("issuers")["central_cities"]
        return "province" if any(name.startswith(city) for city in cities) or name in ("", "hcm") else "district"
    return next((level for words, level in _LEVELS if re.fullmatch(words, unit)), None)


@cache
def _names() -> list[str]:
    names: list[str] = load("issuers")["names"]
    return sorted(names, key=len, reverse=True)


@cache
def _heads() -> re.Pattern[str]:
    heads: list[str] = load("issuers")["heads"]
    return re.compile(rf"(?:{'|'.join(sorted(map(re.escape, heads), key=len, reverse=True))})(?!\w)")

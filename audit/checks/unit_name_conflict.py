"""Tên đơn vị hành chính viết hai cách · The name of the unit is written in two ways.

Problem: tiêu đề ghi `xã Tân Lâm`, phụ lục ghi `xã Tân Lãm`.
Good: một tên ở mọi nơi; khác nhau chỉ ở vị trí dấu thanh (`Hoà`, `Hòa`) thì không phải hai tên.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.units import UnitName, one_sign_apart, unit_names
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold
from kehoach.models.records import Where

_OWN = re.compile(r"(?:^|\s)(?P<level>xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|tỉnh|thành phố) (?P<name>.+)$")


def check(case: Case) -> Iterator[Finding]:
    """An error at the head's name where the text has another of the same level, one mark apart."""
    header = case.plan.header
    for printed in (header.issuer, header.parent):
        own = _OWN.search(fold(printed or ""))
        if own is None:
            continue
        others = _others(case, own["level"], own["name"])
        if not others:
            continue
        names = list(dict.fromkeys(case.text[unit.start : unit.start + len(own["name"])] for unit in others))
        same = _written(case, own["level"], own["name"])
        where = header.where.get("place") if header.place and fold(header.place) == own["name"] else None
        first = where or (same[0] if same else case.place(others[0].start, others[0].end))
        name = first.quote if same or where else names[0]
        yield remark(
            "unit-name-conflict",
            "error",
            first,
            f"Tên đơn vị viết hai cách: “{name}” và “{'”, “'.join(names)}”.",
            f"The unit is named in two ways: “{name}” and “{'”, “'.join(names)}”.",
            related=[
                place
                for place in [*same, *(case.place(u.start, u.start + len(own["name"])) for u in others)]
                if place.start != first.start
            ],
            evidence=f"{name}: {len(same) + bool(where)} lần; {', '.join(names)}: {len(others)} lần",
            mend_vi="Đối chiếu tên chính thức và viết thống nhất.",
            mend_en="Look up the official name and write it throughout.",
        )


def _others(case: Case, level: str, name: str) -> list[UnitName]:
    """Mentions of the level whose name is one mark off; what follows the name on the line does not matter."""
    length = len(name.split())
    return [
        unit
        for unit in unit_names(case.text)
        if unit.level == level and one_sign_apart(" ".join(unit.name.split()[:length]), name)
    ]


def _written(case: Case, level: str, name: str) -> list[Where]:
    return [
        case.place(unit.start, unit.start + len(name))
        for unit in unit_names(case.text)
        if unit.level == level and f"{unit.name} ".startswith(f"{name} ")
    ]

"""Who signs and for whom, as the head of authority and the signature block print it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kehoach.audit.case import Case
from kehoach.audit.wording import folded
from kehoach.models.language.fold import fold
from kehoach.models.records import Where

_CHAIRMAN = re.compile(
    r"(?:^|[\n\t])[^\w\n\t]*(?P<who>CHỦ TỊCH\s+(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND)[^\n\t]{0,80})"
)
_COLLECTIVE = re.compile(r"(?:^|[\n\t])[^\w\n\t]*(?P<who>(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND)[^\n\t]{0,80})")
_TM = re.compile(r"(?<!\w)(?:TM|T/M|T\.M)\.?\s*(?=[A-ZĐỦU])")
_FOR_COMMITTEE = re.compile(_TM.pattern + r"(?:ỦY|UỶ|UBND)")
_ORDERS = re.compile(r"\bchủ tịch (?:ubnd|ủy ban nhân dân)[^.;:\n]{0,60}?(?:yêu cầu|chỉ thị|giao)\b[^.;\n]*:")
_KT = re.compile(r"(?<!\w)(?:KT|K/T|K\.T)\.?\s*(?=[A-ZĐ])")
_DEPUTY = re.compile(r"^phó (?:chủ tịch|giám đốc|chánh văn phòng|cục trưởng|trưởng phòng|viện trưởng|hiệu trưởng)$")
_BLOCK = 90  # characters above the office in which TM. and KT. stand


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature block: its lines, whether they say TM. (for a body, for a committee) and KT., the office folded."""

    where: Where
    collective: bool
    for_committee: bool
    deputy_for: bool
    other: bool
    office: str


def signature(case: Case) -> Signature | None:
    """The signature of the document; None where no signer's office is printed."""
    header = case.plan.header
    where = header.where.get("authority") or header.where.get("signer_title")
    if where is None or not header.signer_title:
        return None
    office = header.where.get("signer_title", where)
    above = case.text[max(0, office.start - _BLOCK) : office.end]  # a misprinted TM. or KT. counts as one
    lines = f"{header.authority or ''} / {above}"
    return Signature(
        where=where,
        collective=bool(_TM.search(lines)),
        for_committee=bool(_FOR_COMMITTEE.search(lines)),
        deputy_for=bool(_KT.search(lines)),
        other=bool(re.search(r"(?<!\w)(?:TL|TUQ|Q|T/L)\.", lines)),
        office=fold(header.signer_title),
    )


def is_deputy(office: str) -> bool:
    """Whether an office is that of a deputy who signs for the head."""
    return _DEPUTY.match(office) is not None


def heading_of_authority(case: Case) -> tuple[str, Where] | None:
    """("chairman" or "collective", place) of the line above the grounds of a decision; None where there is none."""
    header = case.plan.header
    title = header.where.get("title")
    if header.kind != "decision" or title is None:
        return None
    grounds = re.compile(r"\n[^\w\n]*(?:Căn cứ|CĂN CỨ)").search(case.text, title.end)
    if grounds is None:
        return None
    for name, form in (("chairman", _CHAIRMAN), ("collective", _COLLECTIVE)):
        match = form.search(case.text, max(title.end - 1, 0), grounds.start() + 1)
        if match:
            return name, case.place(*match.span("who"))
    return None


def chairman_orders(case: Case) -> Where | None:
    """The words by which the chairman himself gives the orders of a directive, before its first item."""
    header = case.plan.header
    title = header.where.get("title")
    if header.kind != "directive" or title is None:
        return None
    first = next((node.start for node in case.nodes() if node.kind == "item" and node.start > title.end), title.end)
    match = _ORDERS.search(folded(case), title.end, first)
    return case.place(*match.span()) if match else None

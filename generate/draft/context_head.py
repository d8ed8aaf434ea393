"""Head, title, signature and recipients of a draft in the words of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

import re
from collections import Counter

from kehoach.generate.draft.printed import blanks, day, ended, number
from kehoach.generate.draft.tidying import capital, lowered
from kehoach.models.draft import Draft, DraftHead

_COMMITTEE = "Ủy ban nhân dân"
_ENACTING = re.compile(
    r"^(?:(?:về việc|v/v)\s+)?(?:(?:ban hành|phê duyệt)\s+(?:kèm theo\s+\S.*?\s+)?)?kế hoạch\s+(?:về\s+)?",
    re.IGNORECASE,
)
_PLAN_CODE = re.compile(r"^KH(?=-|$)")
_DEPUTY = re.compile(r"^PHÓ\s+(?P<office>.+)$")
_COLLECTIVE = re.compile(r"^(?:các|toàn thể|cán bộ|ủy ban nhân dân|ubnd|chủ tịch)\b", re.IGNORECASE)


def head_of(draft: Draft) -> dict[str, object]:
    """The parts of a draft's head, signature and recipients, and the same of a decision that promulgates it."""
    head = draft.head
    title = plan_title(head.title)
    code = _PLAN_CODE.sub("QĐ", head.symbol)
    issued, numbered = day(head.issued, head.year), number(head.number)
    return {
        "title": title,
        "title_inside": lowered(title),
        "unit": head.unit,
        "issuer": head.issuer,
        "parent": (head.parent or "").upper(),
        "issuer_lines": _issuer_lines(head),
        "issuer_upper": head.issuer.upper(),
        "number_line": blanks(f"Số: {numbered}/{head.symbol}"),
        "dateline": blanks(f"{head.place}, {issued}"),
        "annexed_to": blanks(f"Kế hoạch số {numbered}/{head.symbol} {issued} của {head.issuer}"),
        "offices": _offices(head),
        "signer": head.signer or "",
        "recipients": ended(head.recipients),
        "decision": {
            "number_line": blanks(f"Số: {numbered}/{code}"),
            "annexed_to": blanks(f"Quyết định số {numbered}/{code} {issued} của {head.issuer}"),
            "proposer": proposer(draft),
            "recipients": ended(["Như Điều 3", *head.recipients]),
        },
    }


def plan_title(title: str) -> str:
    """The subject of the plan alone, without the words of a decision that promulgates it."""
    return capital(_ENACTING.sub("", " ".join(title.split())))


def proposer(draft: Draft) -> str:
    """The body that puts the plan forward: as answered, else the one that leads most, first of all in steering."""
    if answer := draft.answers.get("proposer"):
        return answer
    led = Counter[str]()
    for task in draft.tasks:
        for name in task.lead:
            if not _COLLECTIVE.match(name):
                led[name] += 1 + len(draft.tasks) * (task.field == "steering")
    return led.most_common(1)[0][0] if led else ""


def _issuer_lines(head: DraftHead) -> list[str]:
    """The issuing body over one or two lines, as the head sets a committee's name over its unit's."""
    name = head.issuer.upper()
    committee = _COMMITTEE.upper()
    if name.startswith(committee + " "):
        return [committee, name[len(committee) + 1 :]]
    unit = head.unit.upper()
    if head.parent and name.endswith(" " + unit):  # the line above names the province already
        return [name[: -len(unit) - 1]]
    return [name]


def _offices(head: DraftHead) -> list[str]:
    """The lines above a signature: for whom, and the office; a deputy signs for the head of the body."""
    lines = [line for line in (head.authority or "").upper().splitlines() if line]
    office = " ".join(head.signer_title.upper().split())
    deputy = _DEPUTY.match(office)
    if deputy and not any(line.startswith(("KT.", "TL.", "TUQ.")) for line in lines):
        lines.append(f"KT. {deputy['office']}")
    return [*lines, office]

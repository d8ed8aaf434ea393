"""What each body carries: tasks it leads and helps with, duties, findings about what it leads, points at stake."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kehoach.models.findings import Finding, Load, Stake
from kehoach.models.language.fold import fold
from kehoach.models.records import Body, Task


@dataclass(slots=True)
class _Carried:
    name: str
    id: str | None
    lead: int = 0
    coop: int = 0
    duties: int = 0
    records: set[str] = field(default_factory=set[str])
    fields: set[str] = field(default_factory=set[str])


def loads(tasks: Sequence[Task], findings: Iterable[Finding], stakes: Sequence[Stake] = ()) -> list[Load]:
    """One load a body, the heaviest first; a body is known by its id, else by its name."""
    lost = {stake.field: stake.lost for stake in stakes}
    carried: dict[str, _Carried] = {}
    for task in tasks:
        for body in _each_once(task.lead):
            own = carried.setdefault(_key(body), _Carried(body.name, body.id))
            own.records.add(task.id)
            if task.role == "duty":
                own.duties += 1
            else:
                own.lead += 1
                own.fields.add(task.field or "")
        for body in _each_once(task.coop):
            carried.setdefault(_key(body), _Carried(body.name, body.id)).coop += 1
    about = [finding.record for finding in findings if finding.record]
    found = [
        Load(
            name=own.name,
            id=own.id,
            lead=own.lead,
            coop=own.coop,
            duties=own.duties,
            findings=sum(record in own.records for record in about),
            points=round(sum(points for name, points in lost.items() if name in own.fields), 4) if lost else None,
        )
        for own in carried.values()
    ]
    return sorted(found, key=lambda load: (-load.lead, -load.duties, -load.coop, load.name))


def _each_once(bodies: Sequence[Body]) -> list[Body]:
    return list({_key(body): body for body in bodies}.values())


def _key(body: Body) -> str:
    return body.id or fold(body.name)

"""Who gets the document: whether its list of recipients names a body, may take it in, or leaves it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from kehoach.audit.case import Case
from kehoach.audit.wording import expanded, folded
from kehoach.models.records import Body, Task, Where
from kehoach.models.vocabulary import load

Reach: TypeAlias = Literal["named", "perhaps", "left out"]

_REPORT_TO_COMMITTEE = re.compile(r"báo cáo (?:về |cho )?ban chỉ đạo(?=[,.;)\n])")
_SOME_COMMITTEE = re.compile(r"ban chỉ đạo (?!,|và\b|để\b|xem|kết quả|theo dõi|quyết định)\w|bcđ")
_PLACE = re.compile(r"\b(?:xã|phường|thị trấn|huyện|quận|thị xã|tỉnh|thành phố|việt nam|cấp)\b.*$")


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of bodies: how it is told, and how a list of recipients names it.

    ``outside`` bodies are no part of the administration: "các sở, ban, ngành" does not take them in. ``leads``: only
    one that leads a task is so looked at.
    """

    kinds: frozenset[str]
    own: re.Pattern[str]
    words: re.Pattern[str]
    outside: bool
    leads: bool


def missing(case: Case) -> Iterator[tuple[Task, Body, Reach]]:
    """The bodies with work to do that the list of recipients does not name, each once; nothing without a list."""
    recipients = " ; ".join(expanded(recipient) for recipient in case.plan.header.recipients)
    listed = [recipient for recipient in case.plan.header.recipients if not recipient.casefold().startswith("lưu")]
    if len(listed) < 2 or any(_pattern("pointers").search(expanded(recipient)) for recipient in listed):
        return
    seen: set[str | Sort] = set()
    for task in case.plan.tasks:
        for body in (*task.lead, *task.coop):
            name = expanded(body.name)
            sort = next((one for one in _sorts() if _is_of(body, name, one)), None)
            some = (body.kind == "collective" and body.from_ == "prose") or body.name.islower()  # "báo, đài"
            helper = some and body not in task.lead
            if sort is None or helper or not seen.isdisjoint({body.id or name, sort}):
                continue
            seen.add(body.id or name)
            outside = sort.outside or (sort.leads and body in task.lead)
            reach = _reach(name, sort, outside, recipients)
            if reach != "named":
                if outside:
                    seen.add(sort)
                yield task, body, reach


def unnamed_committee(case: Case) -> Where | None:
    """The first report to a "Ban Chỉ đạo" that no place of the document, recipients included, tells from others."""
    text = folded(case)
    if len(case.plan.header.recipients) < 2 or any("chỉ đạo" in expanded(one) for one in case.plan.header.recipients):
        return None
    if _SOME_COMMITTEE.search(text):
        return None
    match = _REPORT_TO_COMMITTEE.search(text)
    return case.place(*match.span()) if match else None


def _reach(name: str, sort: Sort, outside: bool, recipients: str) -> Reach:
    core = _PLACE.sub("", name).strip(" ,-")
    if sort.words.search(recipients) or (len(core) > 4 and core in recipients):
        return "named"
    return "perhaps" if not outside and _pattern("broad").search(recipients) else "left out"


def _is_of(body: Body, name: str, sort: Sort) -> bool:
    if body.kind == "person":
        return False
    if body.kind in sort.kinds and body.kind != "unit":
        return True
    return (body.kind in (None, "collective", "unit", "committee")) and bool(sort.own.search(name))


@cache
def _sorts() -> tuple[Sort, ...]:
    return tuple(
        Sort(
            frozenset(entry["kinds"]),
            re.compile("|".join(entry["names"])),
            re.compile("|".join(entry["words"])),
            entry.get("outside") is True,
            entry.get("outside") == "leads",
        )
        for entry in load("recipients")["sort"]
    )


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(load("recipients")[name]))

"""The deadlines of many plans as one iCalendar file (RFC 5545): whole days, recurring ones with a rule.

A deadline that names no day (ongoing, conditional, by reference) is no event; how many there are is told. Events keep
their UID from export to export, so that a calendar that imports the file again mends its events and adds none twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, Protocol, cast

from kehoach.corpus.calendar_rhythm import first_day, rule
from kehoach.models.about import VERSION
from kehoach.models.errors import Said, UsageError
from kehoach.models.language.fold import fold

if TYPE_CHECKING:
    from kehoach.models.records import Rhythm

_SUMMARY = 120
_NAME = Said("Thời hạn nhiệm vụ", "Deadlines of tasks")
_LABELS = (
    ("lead", Said("Chủ trì", "Lead")),
    ("coop", Said("Phối hợp", "With")),
    ("output", Said("Sản phẩm", "Output")),
    ("raw", Said("Thời hạn", "Deadline")),
    ("document", Said("Văn bản", "Document")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One deadline of one task.

    ``document`` = number, symbol and issuer as a reader names it; ``identity`` = what stays when the same document is
    read again or from another format; ``issued`` and ``year`` tell from when and how long a rhythm runs.
    """

    identity: str
    document: str
    issuer: str = ""
    task: str
    lead: str = ""
    coop: str = ""
    output: str = ""
    field: str = ""
    raw: str
    kind: str
    due: str | None = None
    every: Rhythm | None = None
    issued: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The file and what stands in it: ``events``, and deadlines without a day, which do not."""

    data: bytes
    events: int
    undated: int


class Component(Protocol):
    """A part of a calendar as the library builds it."""

    def add(self, name: str, value: object) -> None: ...

    def add_component(self, component: Component) -> None: ...

    def to_ical(self) -> bytes: ...


def calendar(dues: Iterable[Due], lang: Literal["vi", "en"], stamp: datetime | None = None) -> Calendar:
    """The iCalendar file of the deadlines; ``stamp`` is when it was made, now where none is given."""
    made = (stamp or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    book = _component("Calendar")
    book.add("prodid", f"-//kehoach//{VERSION}//{lang.upper()}")
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", _NAME.vi if lang == "vi" else _NAME.en)
    seen: set[str] = set()
    undated = 0
    for due in dues:
        uid = _uid(due)
        if uid in seen:
            continue
        when = _when(due)
        if when is None:
            undated += 1
        else:
            seen.add(uid)
            book.add_component(_event(due, uid, *when, lang, made))
    return Calendar(book.to_ical(), len(seen), undated)


def _component(kind: Literal["Calendar", "Event"]) -> Component:
    try:
        library: Any = import_module("icalendar")
    except ImportError as error:
        raise UsageError(
            "usage.extra",
            Said("chưa cài thư viện icalendar", "the library icalendar is not installed"),
            Said('Cài: pip install "kehoach[ics]".', 'Install: pip install "kehoach[ics]".'),
        ) from error
    return cast(Component, getattr(library, kind)())


def _event(
    due: Due, uid: str, day: date, recurring: dict[str, object], lang: Literal["vi", "en"], made: datetime
) -> Component:
    event = _component("Event")
    event.add("uid", uid)
    event.add("dtstamp", made)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    if recurring:
        event.add("rrule", recurring)
    event.add("summary", _summary(due))
    event.add("description", _description(due, lang))
    if due.field:
        event.add("categories", [due.field])
    event.add("class", "PUBLIC")
    event.add("transp", "TRANSPARENT")  # a deadline does not make the day a busy one
    return event


def _when(due: Due) -> tuple[date, dict[str, object]] | None:
    """The first day and the rule ({} for a single day); None for what has no day."""
    if due.every is not None and due.kind == "recurring":
        return _rhythm(due, due.every)
    day = _day(due.due)
    return (day, {}) if day is not None else None


def _rhythm(due: Due, every: Rhythm) -> tuple[date, dict[str, object]] | None:
    """From the plan's year or its day of issue on; to the end of the plan's year, a yearly deadline for good."""
    issued = _day(due.issued)
    year = due.year or (int(due.issued[:4]) if due.issued and due.issued[:4].isdigit() else None)
    if year is None:
        return None
    earliest = max(issued or date(year, 1, 1), date(year, 1, 1))
    recurring = rule(due.raw, every)
    last = date(year, 12, 31)
    first = first_day(recurring, earliest if earliest <= last else date(year, 1, 1))
    end = {} if every == "year" else {"UNTIL": max(last, first)}
    return first, {**recurring, **end}


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:  # printed as a month or a year alone
        return None


def _uid(due: Due) -> str:
    key = "\n".join((due.identity, fold(due.task), fold(due.raw), due.due or "", due.every or ""))
    return f"{hashlib.sha256(key.encode()).hexdigest()[:32]}@kehoach"


def _summary(due: Due) -> str:
    words = " ".join(due.task.split())
    words = words if len(words) <= _SUMMARY else words[: _SUMMARY - 1].rpartition(" ")[0] + "…"
    return f"{words} ({due.lead})" if due.lead else words


def _description(due: Due, lang: Literal["vi", "en"]) -> str:
    lines = [due.task]
    for name, label in _LABELS:
        value: str = getattr(due, name)
        if value:
            lines.append(f"{label.vi if lang == 'vi' else label.en}: {value}")
    return "\n".join(lines)

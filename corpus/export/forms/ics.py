"""The deadlines of the tasks as a calendar (iCalendar), for Outlook, Google Calendar and phones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from kehoach.corpus.calendar import Due, calendar
from kehoach.corpus.database import Row
from kehoach.corpus.export import Asked
from kehoach.corpus.export.sheets import symbol
from kehoach.generate import words
from kehoach.models.errors import Said

EXTENSION = "ics"
BINARY = False
SINGLE = True
HOLDS = ("tasks",)
DEFAULT = ("tasks",)


def write(asked: Asked, lang: Literal["vi", "en"]) -> bytes:
    """The calendar; how many deadlines name no day is said."""
    made = calendar(_dues(asked, lang), lang)
    many, undated = made.events, made.undated
    asked.said.append(
        Said(
            f"{many} thời hạn vào lịch; {undated} thời hạn không có ngày (thường xuyên, theo quy định...) để ngoài",
            f"{many} deadlines in the calendar; {undated} without a day (ongoing, by reference...) are not in it",
        )
    )
    return made.data


def is_own(data: bytes) -> bool:
    """Whether the bytes are a calendar of this program."""
    return data.startswith(b"BEGIN:VCALENDAR") and b"PRODID:-//kehoach//" in data[:200]


def _dues(asked: Asked, lang: Literal["vi", "en"]) -> Iterator[Due]:
    for row in asked.deadlines():
        number = symbol(row["document_number"], row["document_symbol"])
        yield Due(
            identity=_identity(row),
            document=", ".join(part for part in (number, row["issuer"], row["title"]) if part) or row["file"],
            task=row["action_text"] or row["text"],
            lead=row["action_lead"] or row["lead"],
            coop=row["action_coop"] or row["coop"],
            output=row["output"] or "",
            field=words.field(row["field"], lang) or "",
            raw=row["deadline"],
            kind=row["deadline_kind"],
            due=row["deadline_due"],
            every=row["deadline_every"],
            issued=row["issued"],
            year=row["plan_year"],
        )


def _identity(row: Row) -> str:
    """The document's number, issuer and day, the same in whatever format it is read; without a number its bytes."""
    if row["document_number"] and row["issuer"]:
        named = (row["document_number"], row["document_symbol"], row["issuer"], row["issued"], row["plan_year"])
        return " ".join(str(part or "") for part in named)
    return row["sha256"]

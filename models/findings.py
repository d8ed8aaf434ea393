"""What an inspector holds against a plan, as ``kehoach audit --format json`` writes it (contract version 1)."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from kehoach.models.records import Record, Source, Where

Severity: TypeAlias = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Message(Record):
    """The remark as an official would write it, in both languages."""

    vi: str
    en: str


class Finding(Record):
    """One remark at one place: the words that prove it, further places, the arithmetic, a way to mend it.

    ``evidence`` shows figures or rules in one line; ``suggestion`` says what to write instead; ``record`` is the
    id of the task it is about.
    """

    code: str
    severity: Severity
    message: Message
    where: Where
    related: list[Where] = Field(default_factory=list[Where])
    evidence: str | None = None
    suggestion: Message | None = None
    record: str | None = None


class Completeness(Record):
    """How far the tasks stand in logframe form: counts of tasks that have each part."""

    tasks: int
    lead: int
    deadline: int
    checkable_deadline: int
    output: int
    complete: int


class Audit(Record):
    """All findings of one document, places in document order."""

    source: Source
    findings: list[Finding] = Field(default_factory=list[Finding])
    completeness: Completeness
    suppressed: int = 0

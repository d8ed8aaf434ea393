"""What an inspector holds against a plan, as ``kehoach audit --format json`` writes it (contract version 1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from pydantic import Field

from kehoach.models.records import Field_, Record, Source, Where

if TYPE_CHECKING:
    from kehoach.models.outline import Outline
    from kehoach.models.records import Plan

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
    """How far the tasks stand in logframe form: counts of tasks that have each part; ``duties`` stand beside them."""

    tasks: int
    duties: int = 0
    lead: int
    deadline: int
    checkable_deadline: int
    output: int
    complete: int


class Load(Record):
    """What one body carries: tasks it leads, tasks it helps with, duties it is given, findings about what it leads.

    ``points`` = what the fields lost in which it leads a task (None where no results are known).
    """

    name: str
    id: str | None = None
    lead: int = 0
    coop: int = 0
    duties: int = 0
    findings: int = 0
    points: float | None = None


class Stake(Record):
    """Points to win back in one field: lost under its criteria, and tasks the plan has for it."""

    field: Field_
    max: float
    lost: float
    tasks: int


class SetAside(Record):
    """A finding that no longer counts: known since the baseline, or suppressed by the settings for a reason."""

    finding: Finding
    by: Literal["baseline", "settings"]
    reason: str


class Audit(Record):
    """All findings of one document, places in document order.

    ``set_aside`` are findings that do not count. ``worth`` = the points a criteria set gives for the plan itself
    (None where none says so).
    """

    source: Source
    findings: list[Finding] = Field(default_factory=list[Finding])
    completeness: Completeness
    set_aside: list[SetAside] = Field(default_factory=list[SetAside])
    loads: list[Load] = Field(default_factory=list[Load])
    stakes: list[Stake] = Field(default_factory=list[Stake])
    worth: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Audited:
    """An audit with the document it is about, as reports need it; ``rules`` are the pages of the codes by code."""

    audit: Audit
    plan: Plan
    outline: Outline
    rules: dict[str, Rule]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a check's page says: ``title`` in both languages, its example of what is wrong and how it should stand.

    ``severities`` are those it can give, the gravest first.
    """

    code: str
    title: Message
    problem: str
    good: str
    source: str = ""
    severities: tuple[Severity, ...] = ()

"""What every way of reading a task yields: one kind of candidate with its evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kehoach.extract.rules.deadline import TimeExpression
from kehoach.models.outline import Span
from kehoach.models.records import Origin

CellPlace = tuple[int, int, int]


@dataclass(slots=True)
class Named:
    """A body in the text and how it was found."""

    start: int
    end: int
    origin: Origin
    cell: CellPlace | None = None


@dataclass(slots=True)
class Timed:
    """A time expression, its offsets in the text, and how it was found."""

    start: int
    end: int
    expression: TimeExpression
    origin: Origin
    cell: CellPlace | None = None


@dataclass(slots=True)
class AlignedAction:
    """Line i of a row: what, who, by when."""

    span: Span
    lead: list[Named] = field(default_factory=list[Named])
    coop: list[Named] = field(default_factory=list[Named])
    times: list[Timed] = field(default_factory=list[Timed])
    time_span: Span | None = None
    cell: CellPlace | None = None


@dataclass(slots=True)
class TaskCandidate:
    """A task or duty with all that was read for it. ``span`` holds its words, ``extent`` all its text,
    ``groups`` the words of the rows and columns of a table that group it, the nearest first.
    """

    role: Literal["task", "duty"]
    span: Span
    extent: Span
    ordinal: str | None = None
    section: str | None = None
    lead: list[Named] = field(default_factory=list[Named])
    coop: list[Named] = field(default_factory=list[Named])
    outputs: list[Span] = field(default_factory=list[Span])
    output_cell: CellPlace | None = None
    times: list[Timed] = field(default_factory=list[Timed])
    actions: list[AlignedAction] = field(default_factory=list[AlignedAction])
    criterion: Span | None = None
    groups: list[Span] = field(default_factory=list[Span])
    intent: Literal["remedy", "maintain"] | None = None
    inherited: bool = False
    has_time_field: bool = False
    cell: CellPlace | None = None
    doubts: list[str] = field(default_factory=list[str])

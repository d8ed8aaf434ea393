"""The figures of a store as plain data: what the terminal, CSV, JSON and the page show. Fields are codes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kehoach.models.records import Field_


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is. ``inputs`` = files found, ``failed`` = those not read, ``doubles`` = copies and drafts.

    Doubles stand in no other figure. ``years`` are those of the plans.
    """

    documents: int = 0
    inputs: int = 0
    failed: int = 0
    doubles: int = 0
    units: int = 0
    tasks: int = 0
    duties: int = 0
    scores: int = 0
    findings: int = 0
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """Points won of a maximum by one unit in one field (None: the whole index) in one year.

    ``appraised`` = as the superior body judged, else as the unit says itself. ``documents`` are where they stand.
    """

    unit: str
    field: Field_ | None
    year: int | None
    won: float
    max: float
    appraised: bool
    documents: tuple[int, ...] = ()

    @property
    def share(self) -> float:
        """Won of the maximum, 0 to 1 (more where the plan's figures say so)."""
        return self.won / self.max


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many tasks of a unit's plans for a year lack what makes them checkable; ``unit`` "" = all."""

    unit: str
    year: int | None
    tasks: int
    no_lead: int
    no_deadline: int
    no_output: int


@dataclass(frozen=True, slots=True)
class Load:
    """What a body carries over all plans: tasks it leads, helps with, duties; in how many documents it is named."""

    name: str
    lead: int
    coop: int
    duties: int
    documents: int


@dataclass(frozen=True, slots=True)
class Heat:
    """How often each finding is made where: ``many[row][column]`` of ``codes`` by ``columns``."""

    codes: tuple[str, ...]
    severities: tuple[Literal["error", "warning", "info"], ...]
    columns: tuple[str, ...]
    many: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Month:
    """How many deadlines end in a month ("2024-06"), and how many of them end a whole period."""

    month: str
    days: int
    periods: int


@dataclass(frozen=True, slots=True)
class Alike:
    """Files that are one document, a draft and its final form, or nearly the same; the one to keep first."""

    kind: Literal["copy", "draft", "near"]
    files: tuple[str, ...]
    likeness: tuple[float, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One unit over the years: each year with the files of its plans."""

    name: str
    now: str | None
    years: tuple[tuple[int, str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Statistics:
    """All figures of a store. ``recurring`` and ``open`` count deadlines that end on no day.

    alike is None where it was not worked out.
    """

    counts: Counts
    results: tuple[Result, ...] = ()
    completeness: tuple[Completeness, ...] = ()
    loads: tuple[Load, ...] = ()
    heat: Heat = field(default_factory=lambda: Heat((), (), (), ()))
    timeline: tuple[Month, ...] = ()
    recurring: int = 0
    open: int = 0
    alike: tuple[Alike, ...] | None = None
    lines: tuple[Row, ...] = ()

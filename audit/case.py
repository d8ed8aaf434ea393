"""What a check is given: one reading, its losses, and the means to say a remark with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from kehoach.models.findings import Finding, Message, Severity
from kehoach.models.layout import Layout
from kehoach.models.outline import Node, Outline
from kehoach.models.reading import Reading
from kehoach.models.records import Plan, Score, Task, Where


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A document under audit. ``scores`` are the results it must answer: a result document's, or its own."""

    reading: Reading
    scores: tuple[Score, ...] = ()
    scores_given: bool = field(default=False)

    @property
    def plan(self) -> Plan:
        return self.reading.plan

    @property
    def outline(self) -> Outline:
        return self.reading.outline

    @property
    def layout(self) -> Layout:
        return self.reading.layout

    @property
    def text(self) -> str:
        return self.reading.plan.text

    def place(self, start: int, end: int) -> Where:
        """The place of a span of the text, white space at its ends left out."""
        return self.outline.where(*self.outline.words(start, end))

    def nodes(self) -> tuple[Node, ...]:
        """Every node of the document in order."""
        return _nodes(self.outline)


@lru_cache(maxsize=1)
def _nodes(outline: Outline) -> tuple[Node, ...]:
    return tuple(outline.root.walk())


class Check(Protocol):
    """A file of ``audit/checks``: its docstring is its page (``Problem:`` and ``Good:``), its name its code."""

    __doc__: str | None

    def check(self, case: Case) -> Iterator[Finding]:
        """The remarks of this check on one document."""
        ...


def remark(
    code: str,
    severity: Severity,
    where: Where,
    vi: str,
    en: str,
    *,
    related: Iterable[Where] = (),
    evidence: str | None = None,
    mend_vi: str = "",
    mend_en: str = "",
    task: Task | None = None,
) -> Finding:
    """One finding; ``mend_*`` say what to write instead."""
    return Finding(
        code=code,
        severity=severity,
        message=Message(vi=vi, en=en),
        where=where,
        related=list(related),
        evidence=evidence,
        suggestion=Message(vi=mend_vi, en=mend_en or mend_vi) if mend_vi else None,
        record=task.id if task else None,
    )


def place_of(record_where: Where | list[Where]) -> Where:
    """The first place of a record."""
    return record_where[0] if isinstance(record_where, list) else record_where


def places_of(records: Sequence[Task]) -> list[Where]:
    """The first places of some tasks."""
    return [place_of(task.where) for task in records]

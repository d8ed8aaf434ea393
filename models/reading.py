"""What ``kehoach.read`` returns: the records with the words and the form they were read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kehoach.models.layout import Layout
    from kehoach.models.outline import Outline
    from kehoach.models.records import Citation, Header, Issue, Plan, Score, Section, Source, Target, Task


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan with its outline and layout; the plan's fields stand in front."""

    plan: Plan
    outline: Outline
    layout: Layout

    @property
    def text(self) -> str:
        return self.plan.text

    @property
    def source(self) -> Source:
        return self.plan.source

    @property
    def header(self) -> Header:
        return self.plan.header

    @property
    def citations(self) -> list[Citation]:
        return self.plan.citations

    @property
    def sections(self) -> list[Section]:
        return self.plan.sections

    @property
    def scores(self) -> list[Score]:
        return self.plan.scores

    @property
    def targets(self) -> list[Target]:
        return self.plan.targets

    @property
    def tasks(self) -> list[Task]:
        return self.plan.tasks

    @property
    def issues(self) -> list[Issue]:
        return self.plan.issues

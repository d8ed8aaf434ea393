"""One text of last year's plan on its way to the next: what is settled in it, what was changed, what is in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from kehoach.generate.draft.rollover_words import sentence

Reason: TypeAlias = Literal[
    "plan-year", "base-year", "next-year", "comparison", "season", "rolling-budget", "run-of-years", "overdue",
    "workday", "leap-day", "weekday",
]  # fmt: skip
Doubt: TypeAlias = Literal["result", "period-over", "horizon", "place-in-period", "before-issue"]


@dataclass(frozen=True, slots=True)
class Change:
    """One stretch [start, end) of the old text that is printed otherwise in the new one, and why."""

    start: int
    end: int
    before: str
    after: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Left:
    """One stretch [start, end) of the old text that a person must look at, and why."""

    start: int
    end: int
    words: str
    reason: Doubt


@dataclass(slots=True)
class Work:
    """One text on its way: its folded form, what is settled, what was found."""

    text: str
    old: int
    new: int
    deadline: bool
    issued: date | None
    folded: str = ""
    taken: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    changes: list[Change] = field(default_factory=list[Change])
    left: list[Left] = field(default_factory=list[Left])

    @property
    def shift(self) -> int:
        return self.new - self.old

    def free(self, start: int, end: int) -> bool:
        return not any(start < last and first < end for first, last in self.taken)

    def change(self, start: int, end: int, words: str, reason: Reason) -> None:
        if self.text[start:end] != words:
            self.changes.append(Change(start, end, self.text[start:end], words, reason))

    def leave(self, start: int, end: int, reason: Doubt) -> None:
        self.left.append(Left(start, end, self.text[start:end], reason))

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches on ground that nothing else has taken."""
        return (match for match in pattern.finditer(self.folded) if self.free(*match.span()))

    def alone(self, match: re.Match[str]) -> bool:
        """Whether nothing else stands in the sentence, cell or list item; in prose a dash may join what was cut."""
        first, last = sentence(self.folded, *match.span())
        beside = self.folded[first : match.start()] + self.folded[match.end() : last]
        return not re.search(r"\w" if self.deadline else r"[\w-]", beside)


def reason_of(distance: int) -> Reason:
    """Why a year at a distance from the plan year moves."""
    return "plan-year" if distance == 0 else "base-year" if distance < 0 else "next-year"

"""A conversion on paper: what was read of an archive, what not and why, how sure. ``html`` and ``xlsx`` write it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kehoach.models.errors import NO_HINT, Said

Status: TypeAlias = Literal["ok", "doubt", "error", "pending"]
Lang: TypeAlias = Literal["vi", "en"]
STATUSES: tuple[Status, ...] = ("ok", "doubt", "error", "pending")
STATUS_NAMES: dict[Status, Said] = {
    "ok": Said("Đọc được", "Read"),
    "doubt": Said("Đọc được, có chỗ cần xem lại", "Read, in doubt in places"),
    "error": Said("Không đọc được", "Not read"),
    "pending": Said("Chưa đọc", "Not read yet"),
}
# The least coverage of each grade: a share of the characters that an independent plain reader of the file finds.
GRADES: tuple[tuple[float, Said], ...] = (
    (1.0, Said("100%", "100%")),
    (0.999, Said("từ 99,9% đến dưới 100%", "99.9% to under 100%")),
    (0.99, Said("từ 99% đến dưới 99,9%", "99% to under 99.9%")),
    (0.95, Said("từ 95% đến dưới 99%", "95% to under 99%")),
    (0.0, Said("dưới 95%", "under 95%")),
)
_FULL = 0.999  # coverage from which a document is as good as wholly read


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a document that was read holds; ``coverage`` and ``claimed`` are shares (0 to 1)."""

    kind: str
    symbol: str = ""
    issuer: str = ""
    year: int | None = None
    media: str = ""
    coverage: float = 1.0
    claimed: float = 0.0
    issues: int = 0
    tasks: int = 0
    scores: int = 0
    findings: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file found: ``read`` where it was read, ``code`` with message and hint where it was not.

    ``copy_of`` = path of the file with the same bytes whose records stand for it.
    """

    path: str
    status: Status
    size: int | None = None
    seconds: float | None = None
    read: Read | None = None
    code: str = ""
    message: Said = NO_HINT
    hint: Said = NO_HINT
    copy_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """One run of ``kehoach convert``: from what, when, and every input's end.

    ``seconds`` = how long it took; ``fresh`` = how many inputs it read itself, the others were known already;
    ``state`` = how it ended, ``done`` or otherwise. ``issues`` = doubts about what was read by code, how many of each.
    """

    archive: str
    started: str
    seconds: float | None
    state: str
    fresh: int
    version: str
    inputs: Sequence[Input]
    issues: Sequence[tuple[str, int]] = ()

    def counts(self) -> dict[Status, int]:
        """How many inputs ended in each way; they sum up to the inputs."""
        counted = Counter(one.status for one in self.inputs)
        return {status: counted[status] for status in STATUSES}

    def failures(self) -> list[Failure]:
        """Why inputs were not read, the commonest reason first."""
        found: dict[str, list[Input]] = {}
        for one in self.inputs:
            if one.status == "error":
                found.setdefault(one.code, []).append(one)
        causes = [Failure(code, tuple(inputs)) for code, inputs in found.items()]
        return sorted(causes, key=lambda cause: (-len(cause.inputs), cause.code))

    def read(self) -> list[tuple[Input, Read]]:
        """The inputs that were read, copies left out."""
        return [(one, one.read) for one in self.inputs if one.read is not None and not one.copy_of]

    def copies(self) -> int:
        """How many inputs have the bytes of another."""
        return sum(bool(one.copy_of) for one in self.inputs)

    def grades(self) -> list[tuple[Said, int]]:
        """How many documents were read how fully, all grades."""
        shares = [read.coverage for _, read in self.read()]
        result: list[tuple[Said, int]] = []
        below = float("inf")
        for least, name in GRADES:
            result.append((name, sum(least <= share < below for share in shares)))
            below = least
        return result

    def doubtful(self) -> list[tuple[Input, Read]]:
        """The documents worth a look: not wholly read or with issues, the least sure first."""
        found = [(one, read) for one, read in self.read() if read.coverage < _FULL or read.issues]
        return sorted(found, key=lambda pair: (_hundredths(pair[1].coverage), -pair[1].issues, pair[0].path))

    def totals(self) -> dict[str, int]:
        """How many tasks, scores, findings and issues the documents hold together."""
        kinds = ("tasks", "scores", "findings", "issues")
        return {kind: sum(getattr(read, kind) for _, read in self.read()) for kind in kinds}

    def media(self) -> list[tuple[str, int]]:
        """The documents read by format, the commonest first."""
        return Counter(read.media for _, read in self.read()).most_common()


@dataclass(frozen=True, slots=True)
class Failure:
    """One reason and the inputs it stopped."""

    code: str
    inputs: tuple[Input, ...]

    @property
    def message(self) -> Said:
        """What happened, in the words of the first input."""
        return self.inputs[0].message

    @property
    def hint(self) -> Said:
        """What to do about it."""
        return self.inputs[0].hint


def of_status(inputs: Iterable[Input], status: Status) -> list[Input]:
    """The inputs that ended so."""
    return [one for one in inputs if one.status == status]


def _hundredths(share: float) -> int:
    return int(share * 10_000)

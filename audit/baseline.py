"""What was known already: findings of an earlier audit, told again by their words and not by their place."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from kehoach.models.errors import Said, UsageError
from kehoach.models.findings import Audited, Finding
from kehoach.models.language.fold import fold
from kehoach.models.records import Plan

VERSION = "1"
_MARK = "kehoach_baseline"


@dataclass(frozen=True, slots=True)
class Baseline:
    """How often each finding was known, by its fingerprint."""

    counts: Counter[str] = field(default_factory=Counter[str])

    def split(self, findings: Iterable[Finding], plan: Plan) -> tuple[list[Finding], list[Finding]]:
        """(new ones, known ones): of several alike the first are the known ones."""
        left = self.counts.copy()
        new: list[Finding] = []
        known: list[Finding] = []
        for finding in findings:
            mark = fingerprint(finding, plan)
            left[mark] -= 1
            (known if left[mark] >= 0 else new).append(finding)
        return new, known


def fingerprint(finding: Finding, plan: Plan) -> str:
    """What a finding is told by: code, words, and the task or line they stand in, however these are folded.

    Lines, pages and messages are left out: a document that grew in front, or a message that was reworded, has
    the same finding still.
    """
    task = next((task.text for task in plan.tasks if task.id == finding.record), None)
    around = task if task is not None else _line(plan.text, finding)
    parts = "\x1f".join((finding.code, fold(finding.where.quote), fold(around)))
    return hashlib.sha256(parts.encode()).hexdigest()[:16]


def _line(text: str, finding: Finding) -> str:
    start = text.rfind("\n", 0, finding.where.start) + 1
    end = text.find("\n", finding.where.start)
    return text[start : end if end >= 0 else None]


def dump(audits: Sequence[Audited]) -> bytes:
    """The findings of some audits as a baseline: JSON, a list a document, sorted so that two runs are equal."""
    documents: dict[str, list[dict[str, object]]] = {}
    for audited in audits:
        entries = documents.setdefault(audited.plan.source.name, [])
        entries += [
            {"code": f.code, "quote": " ".join(f.where.quote.split())[:80], "fingerprint": fingerprint(f, audited.plan)}
            for f in audited.audit.findings
        ]
    content = {_MARK: VERSION, "documents": {name: documents[name] for name in sorted(documents)}}
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def is_own(data: bytes) -> bool:
    """Whether the bytes begin as a baseline does."""
    return f'"{_MARK}"'.encode() in data[:60]


def load(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        UsageError: ``baseline.unreadable`` or ``baseline.damaged``.
    """
    try:
        content: Any = json.loads(path.read_text("utf-8"))
        entries = [entry for document in content["documents"].values() for entry in document]
        marks = [cast(str, entry["fingerprint"]) for entry in entries]
        version = content[_MARK]
    except OSError as error:
        raise UsageError(
            "baseline.unreadable",
            Said("không mở được tệp mốc", "cannot open the baseline"),
            Said("Tạo bằng --write-baseline.", "Make one with --write-baseline."),
            str(path),
        ) from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise _damaged(path) from error
    if version != VERSION:
        raise _damaged(path)
    return Baseline(Counter(marks))


def _damaged(path: Path) -> UsageError:
    return UsageError(
        "baseline.damaged",
        Said("đây không phải tệp mốc của kehoach audit", "this is no baseline of kehoach audit"),
        Said("Tạo lại bằng --write-baseline.", "Make it again with --write-baseline."),
        str(path),
    )

"""What a run of convert came to, as data for a report: what was read, what not and why, how sure."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from kehoach.corpus.outcome import Status
from kehoach.corpus.store import Store
from kehoach.models.errors import Said

# How much of a document's text must have come through for its reading to be called whole.
WHOLE = 0.999


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file was not read, and what its owner can do."""

    code: str
    message: Said
    hint: Said


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file of the archive. ``document`` = the row of ``documents`` it gave, None where it was not read.

    ``fresh`` = it was read in the run reported; ``copy`` = another file with the same bytes stands for it.
    """

    path: str
    name: str
    status: Status
    size: int | None
    seconds: float
    attempts: int
    fresh: bool
    copy: bool
    refusal: Refusal | None
    document: dict[str, Any] | None

    @property
    def coverage(self) -> float | None:
        """The share of the file's characters that stand in the text read."""
        return None if self.document is None else float(self.document["coverage"])


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for which files were not read, and how many."""

    code: str
    message: Said
    hint: Said
    files: int


@dataclass(frozen=True, slots=True)
class RunReport:
    """A run and the store as it stood after it.

    ``counts`` by status (ok, doubt, error) and ``reasons`` are over all files of the store, the most frequent first;
    ``whole`` = documents of which at least 99.9 % of the text came through; ``issues`` = doubts by code.
    """

    run: int
    state: str
    started: str
    finished: str | None
    seconds: float
    archive: tuple[str, ...]
    options: dict[str, Any]
    counts: dict[str, int]
    fresh: int
    documents: int
    copies: int
    whole: int
    reasons: tuple[Reason, ...]
    issues: tuple[tuple[str, int], ...]
    files: tuple[FileLine, ...]


def report_of(store: Store, run: int | None = None) -> RunReport:
    """The report of one run, the last one where none is named.

    Raises:
        LookupError: the store has no such run.
    """
    found = store.row("runs", "id = ?", (run,)) if run else next(store.rows("runs", order="id DESC"), None)
    if found is None:
        raise LookupError(run)
    files = tuple(_files(store, found["id"]))
    documents = [line.document for line in files if line.document is not None and not line.copy]
    issues = store.select("SELECT code, count(*) AS many FROM issues GROUP BY code ORDER BY many DESC, code")
    return RunReport(
        run=found["id"],
        state=found["state"],
        started=found["started"],
        finished=found["finished"],
        seconds=float(found["seconds"] or 0),
        archive=tuple(json.loads(found["archive"])),
        options=json.loads(found["options"]),
        counts={status: sum(line.status == status for line in files) for status in ("ok", "doubt", "error")},
        fresh=sum(line.fresh for line in files),
        documents=len(documents),
        copies=sum(line.copy for line in files),
        whole=sum(document["coverage"] >= WHOLE for document in documents),
        reasons=_reasons(files),
        issues=tuple((row["code"], row["many"]) for row in issues),
        files=files,
    )


def _files(store: Store, run: int) -> list[FileLine]:
    documents = {row["id"]: row for row in store.documents()}
    refusals = {
        row["path"]: Refusal(row["code"], Said(row["vi"], row["en"]), Said(row["hint_vi"], row["hint_en"]))
        for row in store.rows("errors")
    }
    lines: list[FileLine] = []
    for row in store.rows("inputs", "status <> 'pending'", order="path"):
        document = documents.get(row["document"])
        lines.append(
            FileLine(
                path=row["path"],
                name=row["name"],
                status=row["status"],
                size=row["size"],
                seconds=float(row["seconds"] or 0),
                attempts=row["attempts"] or 1,
                fresh=row["run"] == run,
                copy=document is not None and document["path"] != row["path"],
                refusal=refusals.get(row["path"]),
                document=document,
            )
        )
    return lines


def _reasons(files: tuple[FileLine, ...]) -> tuple[Reason, ...]:
    """The reasons under the code; the wording is that of the first file it happened to."""
    many = Counter(line.refusal.code for line in files if line.refusal)
    first: dict[str, Refusal] = {}
    for line in files:
        if line.refusal:
            first.setdefault(line.refusal.code, line.refusal)
    return tuple(Reason(code, first[code].message, first[code].hint, count) for code, count in many.most_common())

"""The books of one run: what became of each file goes into the store, is counted and told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from kehoach.corpus.conversion import Event, Listener, Summary
from kehoach.corpus.journal import Journal, Known, now
from kehoach.corpus.outcome import Found, Outcome, Status
from kehoach.corpus.store import Store

if TYPE_CHECKING:
    from kehoach.models.errors import KehoachError


class Ledger:
    """Keeps the store, the counts and the listener in step."""

    def __init__(self, store: Store, journal: Journal, listen: Listener) -> None:
        self._store = store
        self._journal = journal
        self._listen = listen
        self.summary = Summary()

    def put(self, outcome: Outcome) -> None:
        """A file that was read in this run, or could not be."""
        outcome = replace(outcome, run=self._journal.run, settled=now())
        self._store.put(outcome)
        error = outcome.error
        self._count("read", outcome.found, outcome.status, error, error.code if error else None, outcome.seconds)

    def copy(self, found: Found, sha256: str, version: str, twin: Known) -> None:
        """A file with the bytes of one that was read."""
        self.put(Outcome(found, sha256, version, "doubt" if twin.status == "doubt" else "ok"))

    def unchanged(self, found: Found, known: Known) -> None:
        """A file of which all is known."""
        self.summary.unchanged += 1
        status: Status = "error" if known.status == "error" else "doubt" if known.status == "doubt" else "ok"
        self._count("unchanged", found, status, None, known.code, 0.0)

    def same_bytes(self, found: Found) -> None:
        """A file with another time and the bytes that it had."""
        self._journal.touch(found)
        self.unchanged(found, self._journal.known([found.address])[found.address])

    def members(self, count: int) -> None:
        """A ZIP stands for so many files instead of one."""
        self.summary.found += count - 1

    def _count(
        self,
        kind: Literal["read", "unchanged"],
        found: Found,
        status: Status,
        error: KehoachError | None,
        code: str | None,
        seconds: float,
    ) -> None:
        summary = self.summary
        setattr(summary, status, getattr(summary, status) + 1)
        if code is not None:
            summary.codes[code] += 1
        self._listen(Event(kind, found, status, error, code, seconds, summary.found))

"""What a store knows of files and runs: the memory that lets a second run read only what changed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from kehoach.corpus.outcome import Found
from kehoach.corpus.putting import drop_input
from kehoach.corpus.store import Store
from kehoach.corpus.tables import CONTAINERS

_BATCH = 500


class Known(NamedTuple):
    """What became of a file when it was last read; ``code`` = that of its error."""

    path: str
    size: int | None
    mtime: int | None
    sha256: str | None
    reader_version: str | None
    status: str
    document: int | None
    code: str | None


_COLUMNS = (
    "i.path, i.size, i.mtime, i.sha256, i.reader_version, i.status, i.document, e.code "
    "FROM inputs i LEFT JOIN errors e ON e.path = i.path"
)


class Journal:
    """The journal of one run of convert in a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.run = 0

    def begin(self, archive: Sequence[str], options: dict[str, Any]) -> None:
        """Notes that a run began."""
        with self._store.writing():
            last = next(self._store.select("SELECT max(id) AS id FROM runs"))["id"]
            self.run = (last or 0) + 1
            self._store.database.run(
                "INSERT INTO runs (id, started, state, archive, options, counts) VALUES (?, ?, ?, ?, ?, ?)",
                (self.run, now(), "running", _json(list(archive)), _json(options), "{}"),
            )

    def end(self, state: str, counts: dict[str, Any], seconds: float) -> None:
        """Notes how the run ended: done, interrupted or failed."""
        with self._store.writing():
            self._store.database.run(
                "UPDATE runs SET finished = ?, state = ?, counts = ?, seconds = ? WHERE id = ?",
                (now(), state, _json(counts), round(seconds, 3), self.run),
            )

    def known(self, addresses: Sequence[str]) -> dict[str, Known]:
        """What is known of these files."""
        found: dict[str, Known] = {}
        for at in range(0, len(addresses), _BATCH):
            some = addresses[at : at + _BATCH]
            marks = ", ".join("?" * len(some))
            for row in self._store.select(f"SELECT {_COLUMNS} WHERE i.path IN ({marks})", some):
                found[row["path"]] = Known(**row)
        return found

    def of_content(self, sha256: str, version: str) -> Known | None:
        """What became of a content, whatever its name, under this version of the reader; None where it was not read."""
        rows = self._store.select(
            f"SELECT {_COLUMNS} WHERE i.sha256 = ? AND i.reader_version = ? AND i.document IS NOT NULL "
            "ORDER BY i.path LIMIT 1",
            (sha256, version),
        )
        return next((Known(**row) for row in list(rows)), None)

    def touch(self, found: Found) -> None:
        """Notes that a file has another time and the same bytes."""
        with self._store.writing():
            self._store.database.run(
                "UPDATE inputs SET size = ?, mtime = ?, run = ? WHERE path = ?",
                (found.size, found.mtime, self.run, found.address),
            )
            self._store.database.run("UPDATE documents SET mtime = ? WHERE path = ?", (found.mtime, found.address))

    def members(self, container: Found) -> list[Known] | None:
        """The members of a ZIP that has not changed since all of them were listed, else None."""
        row = self._store.row("containers", "path = ?", (container.address,))
        if row is None or (row["size"], row["mtime"]) != (container.size, container.mtime):
            return None
        rows = self._store.select(f"SELECT {_COLUMNS} WHERE i.container = ? ORDER BY i.path", (container.address,))
        found = [Known(**known) for known in rows]
        return found if len(found) == row["members"] else None

    def note_container(self, container: Found, members: Sequence[Found]) -> None:
        """Notes what a ZIP holds; members of old that it no longer has are forgotten."""
        row = {"path": container.address, "size": container.size, "mtime": container.mtime, "members": len(members)}
        held = {member.address for member in members}
        with self._store.writing():
            old = self._store.select("SELECT path FROM inputs WHERE container = ?", (container.address,))
            self.forget({known["path"] for known in old} - held)
            if container.size is not None and container.mtime is not None:
                self._store.upsert_within(CONTAINERS, [row])

    def forget(self, addresses: Iterable[str]) -> None:
        """Takes files out of the store, and the documents of which no copy is left; inside a transaction."""
        for address in sorted(addresses):
            drop_input(self._store.database, address)

    def forget_one(self, address: str) -> None:
        """Takes one file out of the store."""
        with self._store.writing():
            self.forget([address])

    def gone(self, folders: Sequence[str], found: Sequence[Found]) -> list[str]:
        """The files known below these folders that are not there any more; nothing below one that cannot be opened."""
        there = {one.address for one in found}
        closed = tuple(f"{one.address}{os.sep}" for one in found if one.size is None)
        missing: list[str] = []
        for folder in folders:
            below = folder.rstrip(os.sep)
            rows = self._store.select(
                "SELECT path, container FROM inputs WHERE path > ? AND path < ? ORDER BY path",
                (f"{below}{os.sep}", f"{below}{chr(ord(os.sep) + 1)}"),
            )
            missing += [row["path"] for row in rows if (row["container"] or row["path"]) not in there]
        return [path for path in missing if not path.startswith(closed)]


def now() -> str:
    """This moment, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)

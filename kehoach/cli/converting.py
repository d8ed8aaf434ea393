"""The work of ``kehoach convert``: the archive into the store, told as it goes and counted at the end."""

from __future__ import annotations

import json
import re
import sys
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach.cli import exits
from kehoach.cli.converting_progress import Progress
from kehoach.cli.inputs import check_named
from kehoach.cli.speech import Speech
from kehoach.cli.streams import Reporter, write_data
from kehoach.models.errors import KehoachError, Said, UsageError

if TYPE_CHECKING:
    from kehoach.corpus.conversion import EngineName, Event, Options, Summary

_DAYS = re.compile(r"(\d{1,5})d")
_DAY = 24 * 60 * 60
_SHOWN = 50  # errors told one by one; the store and the report have all of them
_MEGABYTE = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvertRequest:
    """What was asked for; ``memory`` in MB, times in seconds."""

    archive: tuple[str, ...]
    into: str
    files_from: str | None
    since: str | None
    retry_failed: bool
    reread: bool
    prune: bool
    jobs: int | None
    timeout: float
    stall: float
    memory: int
    engine: EngineName
    address: str | None
    shards: str | None
    report: str | None
    force: bool
    events: bool
    quiet: bool
    errors: str

    @classmethod
    def of(cls, given: dict[str, Any]) -> ConvertRequest:
        """The request as click hands it over."""
        return cls(**given)


def convert(request: ConvertRequest, speech: Speech) -> int:
    """Carries the request out and returns the exit code."""
    from kehoach.corpus.convert import convert as convert_archive
    from kehoach.corpus.store import open_store

    archive = _archive(request)
    options = _options(request)
    _check_report(request.report, request.force)
    reporter = Reporter(speech, as_json=request.errors == "json", quiet=request.quiet)
    teller = _Teller(request, reporter, speech)
    with open_store(request.into, write=True) as store:
        with teller.progress:
            summary = convert_archive(archive, store, options, teller.tell)
        if request.events:
            _event({"event": "end", "run": summary.run, "seconds": round(summary.seconds, 3), **summary.counts()})
        teller.sum_up(summary)
        if request.report is not None:
            _write_report(request, store, summary.run, speech)
    return _code(summary)


class _Teller:
    """Says what happens to each file: a bar or lines on stderr, events on stdout."""

    def __init__(self, request: ConvertRequest, reporter: Reporter, speech: Speech) -> None:
        wanted = not request.quiet and request.errors == "text"
        self.progress = Progress(speech, reporter, wanted=wanted)
        self._request = request
        self._reporter = reporter
        self._speech = speech
        self._errors = 0

    def tell(self, event: Event) -> None:
        """One file that ended."""
        if self._request.events:
            _event(_told(event))
        self.progress.step(event.total, read=event.kind == "read")
        if event.error is None:
            return
        self._errors += 1
        if self._errors <= _SHOWN or self._request.errors == "json":
            error = event.error
            self._reporter.error(KehoachError(error.code, error.message, error.hint, event.found.address))

    def sum_up(self, summary: Summary) -> None:
        """The counts at the end."""
        if self._errors > _SHOWN:
            more = self._errors - _SHOWN
            self._reporter.note(
                self._speech(f"... và {more} lỗi nữa, xem --report", f"... and {more} more errors, see --report")
            )
        for line in summed_up(summary, self._speech):
            self._reporter.note(line)


def summed_up(summary: Summary, speech: Speech) -> list[str]:
    """The counts of a run as lines for a person."""
    fresh = summary.found - summary.unchanged
    rate = f"{fresh / summary.seconds:.1f}" if summary.seconds and fresh else "0"
    if speech.lang == "vi":
        rate = rate.replace(".", ",")
    lines = [
        speech(
            f"{summary.found} tệp: {summary.ok} đọc tốt, {summary.doubt} có chỗ cần xem lại, {summary.error} "
            f"không đọc được; {summary.unchanged} không đổi, {fresh} đọc lần này ({rate} tệp/giây)",
            f"{summary.found} files: {summary.ok} ok, {summary.doubt} with doubts, {summary.error} not readable; "
            f"{summary.unchanged} unchanged, {fresh} read now ({rate} files/s)",
        )
    ]
    lines += [f"  {count:>6}  {code}" for code, count in summary.codes.most_common()]
    if summary.gone:
        lines.append(
            speech(
                f"{summary.gone} tệp đã đọc trước đây không còn ở chỗ cũ (--prune để bỏ khỏi kho)",
                f"{summary.gone} files read before are gone from their place (--prune forgets them)",
            )
        )
    return lines


def _archive(request: ConvertRequest) -> tuple[str, ...]:
    """The roots: those named, then those of the list."""
    from kehoach.corpus.finding import listed

    roots = request.archive
    if request.files_from == "-":
        roots += listed(sys.stdin)
    elif request.files_from is not None:
        check_named("--files-from", request.files_from)
        with Path(request.files_from).open(encoding="utf-8-sig", errors="surrogateescape") as lines:
            roots += listed(lines)
    if not roots:
        raise UsageError(
            "usage.missing",
            Said("chưa nêu thư mục hoặc tệp nào", "no folder or file is named"),
            Said(
                "Ví dụ: kehoach convert thư-mục --into kho.db.", "For example: kehoach convert folder --into store.db."
            ),
        )
    return roots


def _options(request: ConvertRequest) -> Options:
    from kehoach.corpus.conversion import Options

    return Options(
        jobs=request.jobs or 0,
        timeout=request.timeout,
        stall=request.stall,
        memory=request.memory * _MEGABYTE,
        retry_failed=request.retry_failed,
        reread=request.reread,
        prune=request.prune,
        engine=request.engine,
        address=request.address,
        shards=request.shards,
        since=None if request.since is None else moment(request.since),
    )


def moment(text: str) -> float:
    """The moment that ``--since`` names, in Unix time: an ISO day or time here, or so many days ago (``7d``).

    Raises:
        UsageError: ``usage.since``.
    """
    if days := _DAYS.fullmatch(text.strip()):
        return time.time() - int(days[1]) * _DAY
    try:
        return datetime.fromisoformat(text.strip()).timestamp()
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            "usage.since",
            Said("không hiểu ngày nêu ở --since", "the date at --since is not understood"),
            Said("Ví dụ: 2024-06-01 hoặc 7d.", "For example: 2024-06-01 or 7d."),
            text,
        ) from error


def _check_report(report: str | None, force: bool) -> None:
    """Refuses a report that could not be written, before anything is read."""
    if report is None:
        return
    from kehoach.cli.converting_report import check

    check(Path(report), force)


def _write_report(request: ConvertRequest, store: Any, run: int, speech: Speech) -> None:
    from kehoach.cli.converting_report import write

    write(store, run, Path(request.report or ""), speech.lang, force=request.force)


def _told(event: Event) -> dict[str, Any]:
    told: dict[str, Any] = {
        "event": event.kind,
        "path": event.found.address,
        "status": event.status,
        "seconds": round(event.seconds, 3),
    }
    if event.error is not None:
        told["error"] = event.error.as_json()
    elif event.code is not None:
        told["code"] = event.code
    return told


def _event(told: dict[str, Any]) -> None:
    write_data(json.dumps(told, ensure_ascii=False).encode() + b"\n")


def _code(summary: Summary) -> int:
    if not summary.readable:
        return exits.NOTHING_READ
    return exits.SOME_READ if summary.error else exits.CLEAN

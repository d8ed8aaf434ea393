"""The work of ``kehoach extract``: reads each file and hands its records on; one bad file stops no other."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.cli import exits
from kehoach.cli.inputs import check_folder, check_inputs
from kehoach.cli.progress import progress
from kehoach.cli.sinks import Folder, Sink, Stream, Whole, writer_of
from kehoach.cli.speech import Speech
from kehoach.cli.streams import ReaderGoneError, Reporter
from kehoach.generate.tables import TABLES, number
from kehoach.generate.writers import several_kinds
from kehoach.models.errors import KehoachError, Said, UsageError

if TYPE_CHECKING:
    from kehoach.models.records import Plan


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for."""

    files: tuple[str, ...]
    output: str | None
    form: str
    only: frozenset[str]
    force: bool
    quiet: bool
    errors: str

    @classmethod
    def of(
        cls,
        files: tuple[str, ...],
        output: str | None,
        form: str | None,
        only: Sequence[str],
        force: bool,
        quiet: bool,
        errors: str,
    ) -> Request:
        """The request with what is not said filled in: a table for a terminal, else JSON."""
        chosen = form or ("table" if sys.stdout.isatty() and output is None else "json")
        return cls(files, output, chosen, _kinds(only, chosen), force, quiet, errors)


def extract(request: Request, speech: Speech) -> int:
    """Carries the request out and returns the exit code."""
    _check(request)
    sink = _sink(request, speech)
    reporter = Reporter(speech, as_json=request.errors == "json", quiet=request.quiet)
    summaries = request.output is not None or request.form == "table"
    wanted = not request.quiet and (request.output is not None or not sys.stdout.isatty())
    tally = _Tally()

    with progress(len(request.files), wanted and request.errors == "text") as turn:
        for index, name in enumerate(request.files):
            turn(name)
            try:
                plan = _read(name)
                paths = sink.take(index, plan)
            except ReaderGoneError:
                raise
            except KehoachError as error:
                tally.failed += 1
                reporter.error(error)
            except Exception as error:
                tally.broken += 1
                reporter.error(exits.internal(error, name))
            else:
                tally.read += 1
                if summaries:
                    reporter.note(_summary(plan, paths, speech))
    sink.finish()
    return tally.code


@dataclass(slots=True)
class _Tally:
    read: int = 0
    failed: int = 0
    broken: int = 0

    @property
    def code(self) -> int:
        if self.broken:
            return exits.INTERNAL
        if not self.failed:
            return exits.CLEAN
        return exits.SOME_READ if self.read else exits.NOTHING_READ


def _check(request: Request) -> None:
    """Refuses what contradicts itself before a file is read."""
    check_inputs(request.files, "extract")
    _check_output(request)


def _check_output(request: Request) -> None:
    writer = writer_of(request.form)
    if request.output is not None:
        check_folder(request.output, writer.EXTENSION)
        return
    if writer.BINARY and sys.stdout.isatty():
        raise UsageError(
            "usage.binary",
            Said("dạng này không hiện được trên màn hình", "this form cannot be shown on a terminal"),
            Said("Dùng -o THƯ_MỤC hoặc > tệp.", "Use -o DIR or > file."),
        )
    if writer.SINGLE and len(request.only) > 1:
        raise several_kinds()


def _sink(request: Request, speech: Speech) -> Sink:
    if request.output is not None:
        inputs = ["stdin" if name == "-" else name for name in request.files]
        return Folder(
            request.form,
            request.only,
            speech.lang,
            folder=Path(request.output),
            inputs=inputs,
            force=request.force,
        )
    writer = writer_of(request.form)
    if writer.BINARY or writer.SINGLE:
        return Whole(request.form, request.only, speech.lang)
    return Stream(request.form, request.only, speech.lang, several=len(request.files) > 1)


def _read(name: str) -> Plan:
    from kehoach.extract.assemble import read, read_bytes

    if name != "-":
        return read(Path(name)).plan
    from kehoach.extract.sources.file import Limits

    # One byte more than allowed, so that the reader sees that there is too much.
    return read_bytes(sys.stdin.buffer.read(Limits().size + 1), "stdin").plan


def _summary(plan: Plan, paths: Sequence[Path], speech: Speech) -> str:
    # Rounded down: 100% is said only of a document that was read wholly.
    coverage = number(floor(plan.source.coverage * 10_000) / 100, speech.lang)
    counts = [len(records) for records in (plan.tasks, plan.scores, plan.targets, plan.citations, plan.issues)]
    words = speech(
        "{} nhiệm vụ, {} điểm, {} chỉ tiêu, {} văn bản viện dẫn, {} chỗ cần xem lại",
        "{} tasks, {} scores, {} targets, {} citations, {} in doubt",
    ).format(*counts)
    covered = speech(f"đọc được {coverage}%", f"{coverage}% read")
    written = f" → {', '.join(map(str, paths))}" if paths else ""
    return f"{plan.source.name}: {words}, {covered}{written}"


def _kinds(only: Sequence[str], form: str) -> frozenset[str]:
    """The kinds of record named by ``--only``, repeated or joined by commas."""
    known = {*TABLES, "text"} if form in ("json", "jsonl") else set(TABLES)
    kinds = [kind.strip() for group in only for kind in group.split(",") if kind.strip()]
    for kind in kinds:
        if kind not in known:
            raise UsageError(
                "usage.only",
                Said(f"không có loại bản ghi {kind}", f"no such kind of record: {kind}"),
                Said(f"Các loại: {', '.join(sorted(known))}.", f"The kinds are: {', '.join(sorted(known))}."),
            )
    return frozenset(kinds)

"""The work of ``kehoach audit``: reads and audits each file and hands the report on; one bad file stops no other."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach.audit import baseline
from kehoach.audit.inspection import inspect
from kehoach.audit.runner import Choice
from kehoach.audit.settings import Settings, find_settings, known_codes, load_settings
from kehoach.cli import exits
from kehoach.cli.audit_sinks import Folder, Lines, Sink, Text, Whole, put
from kehoach.cli.inputs import check_folder, check_inputs
from kehoach.cli.progress import progress
from kehoach.cli.speech import Speech
from kehoach.cli.streams import ReaderGoneError, Reporter
from kehoach.generate.remarks import counted
from kehoach.generate.reports import report
from kehoach.generate.reports.text import overview
from kehoach.models.errors import KehoachError, Said, UsageError

if TYPE_CHECKING:
    from kehoach.models.findings import Audit, Audited, Severity
    from kehoach.models.reading import Reading
    from kehoach.models.records import Score


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for."""

    files: tuple[str, ...]
    output: str | None
    form: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    least: Severity | None
    scores: str | None
    baseline: str | None
    write_baseline: str | None
    config: str | None
    force: bool
    quiet: bool
    errors: str

    @classmethod
    def of(cls, given: dict[str, Any]) -> Request:
        """The request as click hands it over: codes parted at commas; without a format JSON in a folder, else text."""
        asked: dict[str, Any] = dict(given)
        asked["form"] = asked["form"] or ("json" if asked["output"] else "text")
        asked["select"], asked["ignore"] = _parted(asked["select"]), _parted(asked["ignore"])
        return cls(**asked)


def audit(request: Request, speech: Speech) -> int:
    """Carries the request out and returns the exit code."""
    _check(request)
    settings = _settings(request)
    known = baseline.load(settings.baseline) if settings.baseline and not request.write_baseline else None
    scores = _scores(settings.scores)
    sink = _sink(request, speech)
    reporter = Reporter(speech, as_json=request.errors == "json", quiet=request.quiet)
    tally = _Tally()
    bar = not request.quiet and request.errors == "text" and (request.output is not None or not sys.stdout.isatty())

    with progress(len(request.files), bar) as turn:
        for index, name in enumerate(request.files):
            turn(name)
            try:
                audited = inspect(_read(name), settings, scores=scores, known=known, name=name)
                path = sink.take(index, audited)
            except ReaderGoneError:
                raise
            except KehoachError as error:
                tally.failed += 1
                reporter.error(error)
            except Exception as error:
                tally.broken += 1
                reporter.error(exits.internal(error, name))
            else:
                tally.take(audited)
                if path is not None:
                    reporter.note(f"{name}: {counted(audited.audit, speech.lang)} → {path}")
    sink.finish()
    if request.write_baseline and tally.audits:
        many = sum(len(one.findings) for one in tally.audits)
        reporter.note(
            speech(
                f"đã ghi {many} phát hiện của {len(tally.audits)} văn bản vào {request.write_baseline}",
                f"{many} findings of {len(tally.audits)} documents written to {request.write_baseline}",
            )
        )
    if request.output is not None and len(tally.audits) > 1:
        reporter.note("\n" + overview(tally.audits, speech.lang))
    return exits.CLEAN if request.write_baseline and not tally.unread else tally.code


class _Known:
    """Keeps the audits of all documents and writes them as a baseline at the end."""

    def __init__(self, path: Path, inputs: Sequence[str], force: bool) -> None:
        self._path = path
        self._inputs = {Path(name).resolve() for name in inputs}
        self._force = force
        self._audits: list[Audited] = []

    def take(self, index: int, audited: Audited) -> Path | None:
        """Keeps the audit."""
        del index
        self._audits.append(audited)

    def finish(self) -> None:
        """Writes the baseline, where a document was read."""
        if self._audits:
            put(baseline.dump(self._audits), self._path, self._inputs, baseline.is_own, self._force)


@dataclass(slots=True)
class _Tally:
    read: int = 0
    failed: int = 0
    broken: int = 0
    wanting: bool = False
    audits: list[Audit] = field(default_factory=list["Audit"])

    def take(self, audited: Audited) -> None:
        self.read += 1
        self.audits.append(audited.audit)
        self.wanting = self.wanting or any(finding.severity != "info" for finding in audited.audit.findings)

    @property
    def unread(self) -> bool:
        return bool(self.broken or self.failed)

    @property
    def code(self) -> int:
        if self.broken:
            return exits.INTERNAL
        if self.failed:
            return exits.SOME_READ if self.read else exits.NOTHING_READ
        return exits.FINDINGS if self.wanting else exits.CLEAN


def _parted(groups: Sequence[str]) -> tuple[str, ...]:
    return tuple(code.strip() for group in groups for code in group.split(",") if code.strip())


def _settings(request: Request) -> Settings:
    """The settings found or named, with what the command line says put over them."""
    found = load_settings(Path(request.config)) if request.config else find_settings(Path.cwd())
    choice = Choice(
        known_codes(request.select) or found.choice.select,
        (*found.choice.ignore, *known_codes(request.ignore)),
        request.least or found.choice.least,
    )
    return replace(
        found,
        choice=choice,
        baseline=Path(request.baseline) if request.baseline else found.baseline,
        scores=Path(request.scores) if request.scores else found.scores,
    )


def _scores(path: Path | None) -> list[Score] | None:
    if path is None:
        return None
    from kehoach.extract.results import read_scores

    return read_scores(path)


def _check(request: Request) -> None:
    """Refuses what contradicts itself before a file is read."""
    check_inputs(request.files, "audit")
    _check_output(request)


def _check_output(request: Request) -> None:
    form = report(request.form)
    if request.output is not None:
        check_folder(request.output, form.EXTENSION)
    elif form.BINARY and not request.write_baseline and sys.stdout.isatty():
        raise UsageError(
            "usage.binary",
            Said("dạng này không hiện được trên màn hình", "this form cannot be shown on a terminal"),
            Said("Dùng -o THƯ_MỤC hoặc > tệp.", "Use -o DIR or > file."),
        )


def _sink(request: Request, speech: Speech) -> Sink:
    if request.write_baseline:
        return _Known(Path(request.write_baseline), request.files, request.force)
    if request.output is not None:
        return Folder(request.form, speech.lang, folder=Path(request.output), inputs=request.files, force=request.force)
    if request.form == "text":
        return Text(speech.lang)
    if request.form == "json":
        return Lines(several=len(request.files) > 1)
    return Whole(request.form, speech.lang)


def _read(name: str) -> Reading:
    from kehoach.extract.assemble import read, read_bytes

    if name != "-":
        return read(Path(name))
    from kehoach.extract.sources.file import Limits

    # One byte more than allowed, so that the reader sees that there is too much.
    return read_bytes(sys.stdin.buffer.read(Limits().size + 1), "stdin")

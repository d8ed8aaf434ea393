"""The work of ``kehoach audit``: reads and audits each file and hands the report on; one bad file stops no other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach.audit import baseline
from kehoach.audit.inspection import inspect
from kehoach.audit.runner import Choice, check_codes
from kehoach.audit.settings import Settings, find_settings, known_codes, load_settings
from kehoach.cli import exits
from kehoach.cli.audit_sinks import Folder, Lines, Sink, Text, Whole, put
from kehoach.cli.documents import Request, each, parted
from kehoach.cli.inputs import check_inputs, check_named, check_output, once, read_input
from kehoach.cli.speech import Speech
from kehoach.generate.remarks import counted
from kehoach.generate.reports import report
from kehoach.generate.reports.text import overview

if TYPE_CHECKING:
    from kehoach.models.findings import Audit, Audited, Severity
    from kehoach.models.records import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRequest(Request):
    """What was asked for; codes in ``select`` and ``ignore``, paths in ``scores`` and the baselines."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    least: Severity | None
    scores: str | None
    baseline: str | None
    write_baseline: str | None
    config: str | None

    @classmethod
    def of(cls, given: dict[str, Any]) -> AuditRequest:
        """The request as click hands it over: codes parted at commas; without a format JSON in a folder, else text."""
        asked: dict[str, Any] = dict(given)
        asked["form"] = asked["form"] or ("json" if asked["output"] else "text")
        asked["select"], asked["ignore"] = tuple(parted(asked["select"])), tuple(parted(asked["ignore"]))
        return cls(**asked)


def audit(request: AuditRequest, speech: Speech) -> int:
    """Carries the request out and returns the exit code."""
    _check(request)
    request = replace(request, files=once(request.files))
    settings = _settings(request)
    check_named("--scores" if request.scores else "scores", settings.scores)
    if not request.write_baseline:
        check_named("--baseline" if request.baseline else "baseline", settings.baseline)
    known = baseline.load(settings.baseline) if settings.baseline and not request.write_baseline else None
    scores = _scores(settings.scores)
    sink = _sink(request, speech)
    reporter = request.reporter(speech)
    audits: list[Audit] = []

    def work(index: int, name: str) -> str | None:
        audited = inspect(read_input(name), settings, scores=scores, known=known, name=name)
        if audited.plan.source.media == "text" and _only_form(settings.choice_for(name)):
            reporter.note(
                speech(
                    f"{name}: các phép kiểm tra thể thức (form-*) không áp dụng cho tệp văn bản, cần DOCX hoặc PDF",
                    f"{name}: the checks of form (form-*) do not apply to a text, they need DOCX or PDF",
                )
            )
        path = sink.take(index, audited)
        audits.append(audited.audit)
        return None if path is None else f"{name}: {counted(audited.audit, speech.lang)} → {path}"

    tally = each(request, reporter, work)
    sink.finish()
    if request.write_baseline and audits:
        many = sum(len(one.findings) for one in audits)
        reporter.note(
            speech(
                f"đã ghi {many} phát hiện của {len(audits)} văn bản vào {request.write_baseline}",
                f"{many} findings of {len(audits)} documents written to {request.write_baseline}",
            )
        )
    if request.output is not None and len(audits) > 1:
        reporter.note("\n" + overview(audits, speech.lang))
    wanting = any(finding.severity != "info" for one in audits for finding in one.findings)
    return tally.code(exits.FINDINGS if wanting and not request.write_baseline else exits.CLEAN)


def _only_form(choice: Choice) -> bool:
    """Whether no other checks were chosen than those of form."""
    return all(code.startswith("form-") for code in check_codes() if choice.takes(code))


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


def _settings(request: AuditRequest) -> Settings:
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


def _check(request: AuditRequest) -> None:
    """Refuses what contradicts itself before a file is read."""
    check_inputs(request.files, "audit")
    check_named("--config", request.config)
    form = report(request.form)
    if request.output is not None or not request.write_baseline:
        check_output(request.output, form)


def _sink(request: AuditRequest, speech: Speech) -> Sink:
    if request.write_baseline:
        return _Known(Path(request.write_baseline), request.files, request.force)
    if request.output is not None:
        return Folder(request.form, speech.lang, folder=Path(request.output), inputs=request.files, force=request.force)
    if request.form == "text":
        return Text(speech.lang)
    if request.form == "json":
        return Lines(several=len(request.files) > 1)
    return Whole(request.form, speech.lang)

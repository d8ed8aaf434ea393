"""The report of a run of convert as one file: its data handed to the pages in ``generate.reports.conversion``."""

from __future__ import annotations

from importlib import import_module
from typing import Literal

from kehoach.corpus.export.sheets import symbol
from kehoach.corpus.report import FileLine, RunReport
from kehoach.generate.reports.conversion import Conversion, Input, Read
from kehoach.models.about import VERSION
from kehoach.models.errors import NO_HINT


def write_report(report: RunReport, form: str, lang: Literal["vi", "en"]) -> bytes:
    """The bytes of the report, ``form`` = html or xlsx."""
    return import_module(f"kehoach.generate.reports.conversion.{form}").write(conversion(report), lang)


def conversion(report: RunReport) -> Conversion:
    """The run as the pages take it."""
    first = {line.document["id"]: line.path for line in report.files if line.document is not None and not line.copy}
    return Conversion(
        archive="; ".join(report.archive),
        started=report.started,
        seconds=report.seconds,
        state=report.state,
        fresh=report.fresh,
        version=VERSION,
        inputs=tuple(_input(line, first) for line in report.files),
        issues=report.issues,
    )


def _input(line: FileLine, first: dict[int, str]) -> Input:
    refusal, document = line.refusal, line.document
    return Input(
        path=line.path,
        status=line.status,
        size=line.size,
        seconds=line.seconds,
        read=_read(line),
        code=refusal.code if refusal else "",
        message=refusal.message if refusal else NO_HINT,
        hint=refusal.hint if refusal else NO_HINT,
        copy_of=first.get(document["id"], "") if line.copy and document else "",
    )


def _read(line: FileLine) -> Read | None:
    row = line.document
    if row is None:
        return None
    return Read(
        kind=row["kind"],
        symbol=symbol(row["number"], row["symbol"]),
        issuer=row["issuer"] or "",
        year=row["plan_year"],
        media=row["media"],
        coverage=row["coverage"],
        claimed=row["claimed"],
        issues=row["issue_count"],
        tasks=row["task_count"],
        scores=row["score_count"],
        findings=row["finding_count"],
    )

"""The work of ``kehoach export``: records of a store as one file, to stdout or where ``-o`` says."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kehoach.cli import exits
from kehoach.cli.audit_sinks import put
from kehoach.cli.documents import parted
from kehoach.cli.speech import Speech
from kehoach.cli.store_options import named_store, taken_filters
from kehoach.cli.streams import Reporter, write_data
from kehoach.corpus.export import KINDS, Exported, Filters, Form, Kind, check_kinds, export, form, form_names
from kehoach.corpus.export.sheets import TITLES
from kehoach.corpus.store import open_store, store_file
from kehoach.generate import output
from kehoach.models.errors import Said, UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRequest:
    """What was asked for; ``form`` from ``--format``, else from the name of the file, else CSV."""

    store: str
    form: str
    what: tuple[Kind, ...]
    filters: Filters
    output: str | None
    force: bool
    quiet: bool
    errors: str

    @classmethod
    def of(cls, given: dict[str, Any]) -> ExportRequest:
        """The request as click hands it over. Raises ``UsageError`` (``usage.day``, ``usage.what``)."""
        asked = dict(given)
        filters = taken_filters(asked)
        asked["store"] = named_store(asked["store"], "export")
        asked["what"] = tuple(map(_kind, parted(asked["what"])))
        asked["form"] = asked["form"] or _form_of(asked["output"]) or "csv"
        return cls(filters=filters, **asked)


def run(request: ExportRequest, speech: Speech) -> int:
    """Carries the request out and returns the exit code."""
    chosen = form(request.form)
    kinds = check_kinds(request.form, request.what)
    _check_output(request.output, chosen)
    with open_store(request.store) as store:
        made = export(store, request.form, kinds, request.filters, speech.lang)
    reporter = Reporter(speech, as_json=request.errors == "json", quiet=request.quiet)
    if request.output is None:
        write_data(made.data)
    else:
        path = Path(request.output)
        output.folder(path.parent)
        inputs: set[Path] = set() if "://" in request.store else {store_file(request.store).resolve()}
        put(made.data, path, inputs, chosen.is_own, request.force)
        reporter.note(_summary(made, speech, path))
    for said in made.said:
        reporter.note(speech.said(said))
    return exits.CLEAN


def _summary(made: Exported, speech: Speech, path: Path) -> str:
    counts = [f"{many} {speech.said(TITLES[kind]).lower()}" for kind, many in made.counts.items() if many]
    return f"{', '.join(counts)} → {path}" if counts else f"→ {path}"


def _kind(name: str) -> Kind:
    for kind in KINDS:
        if name == kind:
            return kind
    raise UsageError(
        "usage.what",
        Said(f"không có loại bản ghi {name}", f"no such kind of record: {name}"),
        Said(f"Các loại: {', '.join(KINDS)}.", f"The kinds are: {', '.join(KINDS)}."),
    )


def _form_of(path: str | None) -> str | None:
    """The form that the name of a file says; None where it says none."""
    suffix = Path(path).suffix.lower().removeprefix(".") if path else ""
    return next((name for name in form_names() if suffix == form(name).EXTENSION), None)


def _check_output(path: str | None, chosen: Form) -> None:
    """Refuses a folder where a file is wanted, and a terminal for what cannot be shown on one.

    Raises:
        UsageError: ``usage.output`` or ``usage.binary``.
    """
    if path is not None and Path(path).is_dir():
        raise UsageError(
            "usage.output",
            Said("-o cần tên tệp, không phải thư mục", "-o takes the name of a file, not a folder"),
            Said(f"Ví dụ: -o {path}/export.{chosen.EXTENSION}", f"For example: -o {path}/export.{chosen.EXTENSION}"),
            path,
        )
    if path is None and chosen.BINARY and sys.stdout.isatty():
        raise UsageError(
            "usage.binary",
            Said("dạng này không hiện được trên màn hình", "this form cannot be shown on a terminal"),
            Said("Dùng -o TỆP hoặc > tệp.", "Use -o FILE or > file."),
        )

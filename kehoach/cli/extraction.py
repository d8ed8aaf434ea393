"""The work of ``kehoach extract``: reads each file and hands its records on; one bad file stops no other."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach.cli.documents import Request, each, parted
from kehoach.cli.inputs import check_inputs, check_output, once, read_input
from kehoach.cli.sinks import Folder, Sink, Stream, Whole, writer_of
from kehoach.cli.speech import Speech
from kehoach.generate.tables import TABLES, number
from kehoach.generate.writers import several_kinds
from kehoach.models.errors import Said, UsageError

if TYPE_CHECKING:
    from kehoach.models.records import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractRequest(Request):
    """What was asked for; ``only`` = kinds of record, none for all."""

    only: frozenset[str]

    @classmethod
    def of(cls, given: dict[str, Any]) -> ExtractRequest:
        """The request as click hands it over; without a format a table for a terminal, else JSON."""
        asked: dict[str, Any] = dict(given)
        shown = sys.stdout.isatty() and asked["output"] is None
        asked["form"] = asked["form"] or ("table" if shown else "json")
        asked["only"] = _kinds(asked["only"], asked["form"])
        return cls(**asked)


def extract(request: ExtractRequest, speech: Speech) -> int:
    """Carries the request out and returns the exit code."""
    _check(request)
    request = replace(request, files=once(request.files))
    sink = _sink(request, speech)
    summaries = request.output is not None or request.form == "table"

    def work(index: int, name: str) -> str | None:
        plan = read_input(name).plan
        paths = sink.take(index, plan)
        return _summary(plan, paths, speech) if summaries else None

    tally = each(request, request.reporter(speech), work)
    sink.finish()
    return tally.code()


def _check(request: ExtractRequest) -> None:
    """Refuses what contradicts itself before a file is read."""
    check_inputs(request.files, "extract")
    writer = writer_of(request.form)
    check_output(request.output, writer)
    if request.output is None and writer.SINGLE and len(request.only) > 1:
        raise several_kinds()


def _sink(request: ExtractRequest, speech: Speech) -> Sink:
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


def _summary(plan: Plan, paths: Sequence[Path], speech: Speech) -> str:
    # Rounded down: 100% is said only of a document that was read wholly.
    coverage = number(floor(plan.source.coverage * 10_000) / 100, speech.lang)
    duties = sum(task.role == "duty" for task in plan.tasks)
    counts = [len(plan.tasks) - duties, duties, *map(len, (plan.scores, plan.targets, plan.citations, plan.issues))]
    words = speech(
        "{} nhiệm vụ, {} trách nhiệm, {} điểm, {} chỉ tiêu, {} văn bản viện dẫn, {} chỗ cần xem lại",
        "{} tasks, {} duties, {} scores, {} targets, {} citations, {} in doubt",
    ).format(*counts)
    covered = speech(f"đọc được {coverage}%", f"{coverage}% read")
    written = f" → {', '.join(map(str, paths))}" if paths else ""
    return f"{plan.source.name}: {words}, {covered}{written}"


def _kinds(only: Sequence[str], form: str) -> frozenset[str]:
    """The kinds of record named by ``--only``, repeated or joined by commas."""
    known = {*TABLES, "text"} if form in ("json", "jsonl") else set(TABLES)
    kinds = parted(only)
    for kind in kinds:
        if kind not in known:
            raise UsageError(
                "usage.only",
                Said(f"không có loại bản ghi {kind}", f"no such kind of record: {kind}"),
                Said(f"Các loại: {', '.join(sorted(known))}.", f"The kinds are: {', '.join(sorted(known))}."),
            )
    return frozenset(kinds)

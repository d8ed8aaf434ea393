"""The work of ``kehoach draft``: reads, asks, composes, writes, and says what is still open."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach.cli import draft_sinks, exits
from kehoach.cli.inputs import check_inputs, check_named, read_input
from kehoach.cli.questions import answers_of, as_toml, ask
from kehoach.cli.speech import Speech
from kehoach.cli.streams import Reporter, write_data
from kehoach.models.errors import Said, SourceError, UsageError

if TYPE_CHECKING:
    from kehoach.models.draft import Draft, Question
    from kehoach.models.records import Level, Plan, Score

_SHOWN = 12  # open questions named one by one
_SHEETS = (".toml", ".csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRequest:
    """What was asked for: paths in ``plan``, ``output``, ``scores`` and ``answers``, pairs in ``sets``."""

    plan: str
    output: str | None
    scores: str | None
    year: int | None
    template: str | None
    level: Level | None
    issued: date | None
    sets: tuple[str, ...]
    answers: str | None
    questions: bool
    scores_template: bool
    no_input: bool
    explain: bool
    track_changes: bool
    comments: bool
    pdf: bool
    md: bool
    as_json: bool
    force: bool
    quiet: bool
    errors: str

    @classmethod
    def of(cls, given: dict[str, Any]) -> DraftRequest:
        """The request as click hands it over; the day of issue read day first or as ISO."""
        from kehoach.generate.draft.asking import parse_day

        asked: dict[str, Any] = dict(given)
        asked["issued"] = parse_day("issued", asked["issued"]) if asked["issued"] else None
        return cls(**asked)


def draft(request: DraftRequest, speech: Speech) -> int:
    """Carries the request out and returns the exit code."""
    _check(request)
    reporter = Reporter(speech, as_json=request.errors == "json", quiet=request.quiet)
    plan = _plan(request.plan)
    if request.scores_template:
        return _sheet(request, plan)
    answers = answers_of(request.sets, request.answers)
    if request.questions:
        write_data(as_toml(_questions(request, plan, answers), speech).encode())
        return exits.CLEAN
    composed = _composed(request, plan, answers, speech)
    wanted = draft_sinks.Wanted(
        track_changes=request.track_changes,
        comments=request.comments,
        pdf=request.pdf,
        md=request.md,
        json=request.as_json,
        explain=request.explain,
        force=request.force,
    )
    if request.output is None:
        draft_sinks.to_stdout(composed, plan, wanted, speech)
    else:
        path = Path(request.output)
        draft_sinks.to_files(composed, plan, path, wanted, speech)
        reporter.note(_told(composed, path, speech))
    _tell_open(composed.questions, [key for key in answers if key not in composed.answers], reporter, speech)
    return exits.CLEAN


def _check(request: DraftRequest) -> None:
    """Refuses what contradicts itself before a file is read."""
    check_inputs((request.plan,), "draft")
    check_named("--scores", request.scores)
    if request.output is None:
        _check_stdout(request)
        return
    path, wanted = Path(request.output), _SHEETS if request.scores_template else (".docx",)
    if path.suffix.lower() not in wanted:
        raise UsageError(
            "usage.output",
            Said(f"-o cần tên một tệp {' hoặc '.join(wanted)}", f"-o takes the name of a {' or '.join(wanted)} file"),
            Said(f"Ví dụ: -o ke-hoach-2026{wanted[0]}.", f"For example: -o plan-2026{wanted[0]}."),
            request.output,
        )
    draft_sinks.check_place(path, Path(request.plan), force=request.force)


def _check_stdout(request: DraftRequest) -> None:
    """Refuses what only a file can hold, and two things on one stdout."""
    printed = (request.questions, request.scores_template, request.explain, request.as_json, request.md)
    if not any(printed) or request.pdf or request.track_changes or request.comments:
        raise UsageError(
            "usage.output",
            Said("chưa nêu tệp Word sẽ ghi", "no Word file to write is named"),
            Said("Thêm -o ke-hoach-moi.docx.", "Add -o new-plan.docx."),
        )
    if sum(printed) > 1:
        raise UsageError(
            "usage.stdout",
            Said("không in được nhiều kết quả ra cùng một màn hình", "several results cannot go to stdout at once"),
            Said(
                "Chọn một trong --json, --md, --explain, --questions, --scores-template, hoặc thêm -o.",
                "Choose one of --json, --md, --explain, --questions, --scores-template, or add -o.",
            ),
        )


def _plan(name: str) -> Plan:
    """Last year's plan: a document, or the records that extract wrote of one."""
    if Path(name).suffix.lower() != ".json":
        return read_input(name).plan
    from pydantic import ValidationError

    from kehoach.models.records import Plan

    try:
        return Plan.model_validate_json(Path(name).read_bytes())
    except OSError:
        return read_input(name).plan  # tells what is wrong with the file in this project's words
    except ValidationError as error:
        first = error.errors()[0]
        at = ".".join(str(step) for step in first["loc"])
        raise SourceError(
            "json.not_records",
            Said(f"tệp JSON không phải bản ghi của kehoach ({at})", f"the JSON is no record of kehoach ({at})"),
            Said("Lập bằng kehoach extract TỆP --format json.", "Make it by kehoach extract FILE --format json."),
            name,
        ) from error


def _scores(request: DraftRequest) -> list[Score] | None:
    if request.scores is None:
        return None
    from kehoach.extract.results import read_scores

    return read_scores(Path(request.scores))


def _sheet(request: DraftRequest, plan: Plan) -> int:
    """Writes the sheet of scores to fill, to stdout or ``-o``."""
    from kehoach.generate import output
    from kehoach.generate.draft.scores_sheet import scores_csv, scores_toml

    as_csv = request.output is not None and request.output.lower().endswith(".csv")
    data = scores_csv(plan) if as_csv else scores_toml(plan).encode()
    if request.output is None:
        write_data(data)
    else:
        output.put(data, Path(request.output), force=request.force)
    return exits.CLEAN


def _questions(request: DraftRequest, plan: Plan, answers: Mapping[str, str]) -> Sequence[Question]:
    """What is still open; those alone that must be answered first where the rest follows from them."""
    from kehoach.generate.draft.asking import AnswerNeededError

    try:
        return _once(request, plan, _scores(request), answers).questions
    except AnswerNeededError as error:
        return error.questions


def _composed(request: DraftRequest, plan: Plan, answers: dict[str, str], speech: Speech) -> Draft:
    """The draft; on a terminal what is open is asked for first, all at once, and what the answers raise after that.

    What is answered there is put into ``answers``.
    """
    from kehoach.generate.draft.asking import AnswerNeededError

    scores = _scores(request)
    talks = sys.stdin.isatty() and sys.stderr.isatty() and not (request.no_input or request.quiet)
    if not talks:
        return _once(request, plan, scores, answers)
    asked: set[str] = set()
    while True:
        try:
            composed = _once(request, plan, scores, answers)
            needed = [question for question in composed.questions if question.key not in asked]
            if not needed:
                return composed
        except AnswerNeededError as error:
            needed = error.questions
        asked |= {question.key for question in needed}
        answers |= ask(needed, speech)


def _once(request: DraftRequest, plan: Plan, scores: Sequence[Score] | None, answers: Mapping[str, str]) -> Draft:
    from kehoach.generate.draft.compose import Wish, compose

    return compose(plan, scores, Wish(request.template, request.year, request.level, request.issued), answers)


def _told(composed: Draft, path: Path, speech: Speech) -> str:
    fates = Counter(task.origin.fate for task in composed.tasks)
    return speech(
        f"đã ghi {path}: {len(composed.tasks)} nhiệm vụ ({fates['carried']} tiếp tục, {fates['strengthened']} tăng "
        f"cường, {fates['new']} đề xuất mới; {len(composed.dropped)} đoạn, nhiệm vụ cũ không đưa vào)",
        f"{path} written: {len(composed.tasks)} tasks ({fates['carried']} carried over, {fates['strengthened']} "
        f"strengthened, {fates['new']} new proposals; {len(composed.dropped)} old paragraphs and tasks left out)",
    )


def _tell_open(questions: Sequence[Question], idle: Sequence[str], reporter: Reporter, speech: Speech) -> None:
    """Names what stays blank, what stands as a proposal, and the keys of answers that nothing asked for."""
    blanks = [question for question in questions if not question.proposal]
    proposals = [question for question in questions if question.proposal]
    for group, head in (
        (blanks, speech("Còn để trống, cần điền", "Left blank, to be filled in")),
        (proposals, speech("Đang dùng đề xuất, cần xem lại", "Standing as proposals, to be looked at")),
    ):
        if group:
            reporter.note(f"{head} ({len(group)}):")
        for question in group[:_SHOWN]:
            words = speech(question.message.vi, question.message.en)
            reporter.note(f"  {question.key}: {words}" + (f" → {question.proposal}" if question.proposal else ""))
        if len(group) > _SHOWN:
            reporter.note(speech(f"  … và {len(group) - _SHOWN} điều khác", f"  … and {len(group) - _SHOWN} more"))
    if idle:
        reporter.note(speech("Câu trả lời không dùng đến: ", "Answers without a use: ") + ", ".join(idle) + ".")
    if questions:
        reporter.note(speech("Trả lời bằng --set hoặc --answers; mẫu: --questions.", "Answer by --set or --answers."))

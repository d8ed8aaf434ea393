"""The work of ``kehoach draft``: reads, asks, composes, writes, and says what is still open."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach.cli import exits
from kehoach.cli.inputs import check_inputs, check_named, read_input
from kehoach.cli.questions import answers_of, as_toml, ask
from kehoach.cli.speech import Speech
from kehoach.cli.streams import Reporter, write_data
from kehoach.models.errors import Said, SourceError, UsageError

if TYPE_CHECKING:
    from kehoach.models.draft import Draft, Question
    from kehoach.models.records import Level, Plan, Score

_SHOWN = 12  # open questions named one by one


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
    composed = _composed(request, plan, _scores(request), speech)
    if request.questions:
        write_data(as_toml([*composed.questions], speech).encode())
        return exits.CLEAN
    _written(request, composed, reporter, speech)
    return exits.CLEAN


def _check(request: DraftRequest) -> None:
    """Refuses what contradicts itself before a file is read."""
    check_inputs((request.plan,), "draft")
    check_named("--scores", request.scores)
    told = request.questions or request.scores_template or request.explain or request.as_json or request.md
    if request.output is None and not told:
        raise UsageError(
            "usage.output",
            Said("chưa nêu tệp Word sẽ ghi", "no Word file to write is named"),
            Said("Thêm -o ke-hoach-moi.docx.", "Add -o new-plan.docx."),
        )
    if request.output is None or request.scores_template:
        return
    if Path(request.output).suffix.lower() != ".docx":
        raise UsageError(
            "usage.output",
            Said("-o cần tên một tệp .docx", "-o takes the name of a .docx file"),
            Said("Ví dụ: -o ke-hoach-2026.docx.", "For example: -o plan-2026.docx."),
            request.output,
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
    from kehoach.generate.draft.scores_sheet import scores_csv, scores_toml
    from kehoach.generate.draft_file import write_draft

    as_csv = request.output is not None and request.output.lower().endswith(".csv")
    data = scores_csv(plan) if as_csv else scores_toml(plan).encode()
    if request.output is None:
        write_data(data)
    else:
        write_draft(data, Path(request.output), force=request.force)
    return exits.CLEAN


def _composed(request: DraftRequest, plan: Plan, scores: Sequence[Score] | None, speech: Speech) -> Draft:
    """The draft; on a terminal what is open is asked for first, all at once."""
    from kehoach.generate.draft.asking import AnswerNeededError
    from kehoach.generate.draft.compose import Wish, compose

    wish = Wish(request.template, request.year, request.level, request.issued)
    answers = answers_of(request.sets, request.answers)
    talks = sys.stdin.isatty() and sys.stderr.isatty() and not (request.no_input or request.quiet or request.questions)
    asked: set[str] = set()
    while True:
        needed: list[Question] = []
        try:
            composed = compose(plan, scores, wish, answers)
            needed = [question for question in composed.questions if question.key not in asked]
        except AnswerNeededError as error:
            if not talks:
                raise
            needed = error.questions
            composed = None
        if composed is not None and (not talks or not needed):
            return composed
        asked |= {question.key for question in needed}
        answers |= ask(needed, speech)


def _written(request: DraftRequest, composed: Draft, reporter: Reporter, speech: Speech) -> None:
    from kehoach.generate.writers.draft_explain import explain
    from kehoach.generate.writers.draft_md import to_markdown

    if request.output is None:
        if request.as_json:
            write_data(composed.to_json(indent=2).encode() + b"\n")
        if request.md:
            write_data(to_markdown(composed).encode())
    else:
        _files(request, composed, Path(request.output), reporter, speech)
    if request.explain:
        write_data(explain(composed, speech.lang).encode() + b"\n")
    _tell_open(composed.questions, reporter, speech)


def _files(request: DraftRequest, composed: Draft, path: Path, reporter: Reporter, speech: Speech) -> None:
    from kehoach.generate.draft_file import write_draft
    from kehoach.generate.paper import paper_of
    from kehoach.generate.writers.docx_comments import notes_of, with_comments
    from kehoach.generate.writers.docx_revisions import with_revisions
    from kehoach.generate.writers.draft_md import to_markdown
    from kehoach.generate.writers.pdf import to_pdf

    clean = paper_of(composed)
    data = with_revisions(clean, composed) if request.track_changes else clean
    if request.comments:
        data = with_comments(data, notes_of(composed, speech.lang))
    beside = {}
    if request.pdf:
        beside[".pdf"] = to_pdf(clean)
    if request.md:
        beside[".md"] = to_markdown(composed).encode()
    if request.as_json:
        beside[".json"] = composed.to_json(indent=2).encode() + b"\n"
    write_draft(data, path, force=request.force, check=lambda place: _check_back(place, composed))
    for suffix, words in beside.items():
        write_draft(words, path.with_suffix(suffix), force=request.force)
    fates = Counter(task.origin.fate for task in composed.tasks)
    reporter.note(
        speech(
            f"đã ghi {path}: {len(composed.tasks)} nhiệm vụ ({fates['carried']} tiếp tục, {fates['strengthened']} tăng "
            f"cường, {fates['new']} đề xuất mới; {len(composed.dropped)} nhiệm vụ cũ không đưa vào)",
            f"{path} written: {len(composed.tasks)} tasks ({fates['carried']} carried over, {fates['strengthened']} "
            f"strengthened, {fates['new']} new proposals; {len(composed.dropped)} old ones left out)",
        )
    )


def _check_back(path: Path, composed: Draft) -> None:
    """Opens the written file again and looks for every task in it.

    Raises:
        SourceError: where it cannot be read, or a task is not in it.
    """
    from kehoach.extract.assemble import read_bytes

    text = " ".join(read_bytes(path.read_bytes(), "draft.docx").plan.text.split())
    lost = [task.text for task in composed.tasks if " ".join(task.text.split()) not in text]
    if lost:
        raise SourceError(
            "draft.not_whole",
            Said(f"tệp vừa lập thiếu nhiệm vụ “{lost[0]}”", f"the file just made lacks the task “{lost[0]}”"),
            Said("Kiểm tra mẫu bằng kehoach template check.", "Look at the template: kehoach template check."),
            str(path),
        )


def _tell_open(questions: Sequence[Question], reporter: Reporter, speech: Speech) -> None:
    """Names what stays blank, and what stands as a proposal."""
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
    if questions:
        reporter.note(speech("Trả lời bằng --set hoặc --answers; mẫu: --questions.", "Answer by --set or --answers."))

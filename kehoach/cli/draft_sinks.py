"""Where a draft goes: a Word file with what is written beside it, or one form of it to stdout."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.cli.streams import write_data
from kehoach.models.errors import OutputError, Said, SourceError

if TYPE_CHECKING:
    from kehoach.cli.speech import Speech
    from kehoach.models.draft import Draft
    from kehoach.models.records import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is laid over the Word file, what is written beside it, and whether files may be replaced."""

    track_changes: bool = False
    comments: bool = False
    pdf: bool = False
    md: bool = False
    json: bool = False
    explain: bool = False
    force: bool = False


def check_place(path: Path, source: Path, *, force: bool) -> None:
    """Refuses a place that cannot be written to before any work is done.

    Raises:
        OutputError: ``output.is_input`` for last year's plan itself, ``output.exists`` for a folder, or a file that
            ``force`` does not give up.
    """
    if path.resolve() == source.resolve():
        raise OutputError(
            "output.is_input",
            Said("tệp kết quả trùng với tệp đang đọc", "the result would replace the document itself"),
            Said("Chọn tên khác cho -o.", "Choose another name for -o."),
            str(path),
        )
    if path.is_dir():
        raise OutputError(
            "output.exists",
            Said("tại đây là một thư mục", "a folder stands here"),
            Said("Chọn một tên khác.", "Choose another name."),
            str(path),
        )
    if path.exists() and not force:
        raise OutputError(
            "output.exists",
            Said("đã có tệp tại đây", "a file stands here already"),
            Said("Dùng --force để ghi đè, hoặc chọn tên khác.", "Use --force to overwrite it, or another name."),
            str(path),
        )


def to_stdout(composed: Draft, plan: Plan, wanted: Wanted, speech: Speech) -> None:
    """Prints the draft as JSON, as Markdown, or where each piece of it comes from."""
    if wanted.json:
        write_data(_json(composed))
    elif wanted.md:
        from kehoach.generate.papers.markdown import to_markdown

        write_data(to_markdown(composed).encode())
    elif wanted.explain:
        _explain(composed, plan, speech)


def to_files(composed: Draft, plan: Plan, path: Path, wanted: Wanted, speech: Speech) -> None:
    """Writes the Word file and what is wanted beside it under the same name; all of it is made before any is written.

    Raises:
        OutputError: for a place that cannot be written to, or a file that does not read back.
        SourceError: where no PDF can be made.
    """
    from kehoach.generate import output
    from kehoach.generate.draft_file import write_draft
    from kehoach.generate.paper import paper_of

    clean = paper_of(composed)
    word = _laid_over(clean, composed, plan, wanted, speech)
    beside = _beside(clean, composed, wanted)
    for suffix in beside:
        check_place(path.with_suffix(suffix), Path(composed.source), force=wanted.force)
    output.folder(path.parent)
    write_draft(word, path, force=wanted.force, check=lambda place: _check_back(place, composed))
    for suffix, data in beside.items():
        output.put(data, path.with_suffix(suffix), force=wanted.force)
    if wanted.explain:
        _explain(composed, plan, speech)


def _laid_over(clean: bytes, composed: Draft, plan: Plan, wanted: Wanted, speech: Speech) -> bytes:
    word = clean
    if wanted.track_changes:
        from kehoach.generate.papers.docx_revisions import with_revisions

        word = with_revisions(word, composed, plan)
    if wanted.comments:
        from kehoach.generate.papers.docx_comments import with_comments
        from kehoach.generate.papers.notes import notes_of

        word = with_comments(word, notes_of(composed, speech.lang, plan))
    return word


def _beside(clean: bytes, composed: Draft, wanted: Wanted) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    if wanted.pdf:
        from kehoach.generate.papers.pdf import to_pdf

        found[".pdf"] = to_pdf(clean)
    if wanted.md:
        from kehoach.generate.papers.markdown import to_markdown

        found[".md"] = to_markdown(composed).encode()
    if wanted.json:
        found[".json"] = _json(composed)
    return found


def _json(composed: Draft) -> bytes:
    return composed.to_json(indent=2).encode() + b"\n"


def _explain(composed: Draft, plan: Plan, speech: Speech) -> None:
    from kehoach.generate.papers.explain import explain

    write_data(explain(composed, speech.lang, plan).rstrip("\n").encode() + b"\n")


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

"""The questions of a draft on the terminal and in files: the same keys as ``--set``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from kehoach.cli.speech import Speech
from kehoach.models.errors import Said, UsageError

if TYPE_CHECKING:
    from kehoach.models.draft import Question


def answers_of(sets: Sequence[str], file: str | None) -> dict[str, str]:
    """The answers of a TOML file, then those of ``--set`` over them.

    Raises:
        UsageError: ``usage.answers`` for a file that cannot be read, ``usage.set`` for a pair without "=".
    """
    found = _of_file(Path(file)) if file else {}
    for pair in sets:
        key, sign, value = pair.partition("=")
        if not sign or not key.strip():
            raise UsageError(
                "usage.set",
                Said(f"--set {pair}: thiếu dấu =", f"--set {pair}: no = in it"),
                Said("Ghi --set khóa=giá_trị.", "Write --set key=value."),
            )
        found[key.strip()] = value.strip()
    return found


def _of_file(path: Path) -> dict[str, str]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise _unreadable(path, "không có tệp này", "there is no such file") from error
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, "không đọc được tệp", "the file cannot be read") from error
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(path, f"không phải TOML đúng ({error})", f"it is no right TOML ({error})") from error
    return dict(_flat(data, ""))


def _flat(data: Mapping[str, Any], above: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in data.items():
        name = f"{above}{key}"
        if isinstance(value, dict):
            found += _flat(cast("Mapping[str, Any]", value), f"{name}.")
        elif str(value).strip():
            found.append((name, str(value)))
    return found


def as_toml(questions: Sequence[Question], speech: Speech) -> str:
    """A file of answers to fill: each question as a comment, its proposal as the answer."""
    lines = [
        speech(
            "# Các câu hỏi của kehoach draft. Điền rồi chạy lại với --answers TỆP_NÀY.",
            "# The questions of kehoach draft. Fill in and run again with --answers THIS_FILE.",
        ),
        speech(
            '# Để trống "" là chưa trả lời (giữ đề xuất); "-" là bỏ hẳn.',
            '# An empty "" is no answer (the proposal stays); "-" leaves the thing out.',
        ),
    ]
    for question in questions:
        lines += ["", f"# {speech(question.message.vi, question.message.en)}"]
        if question.choices:
            lines.append(f"# {speech('Có thể', 'Such as')}: {'; '.join(question.choices)}")
        if question.required:
            lines.append(speech("# Bắt buộc.", "# Required."))
        lines.append(f"{_quoted(question.key)} = {_quoted(question.proposal or '')}")
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    plain = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def ask(questions: Sequence[Question], speech: Speech) -> dict[str, str]:
    """The answers given on the terminal: Enter takes the proposal, a number one of the choices.

    What is no answer of the question's kind is asked for again.
    """
    found: dict[str, str] = {}
    for question in questions:
        words = speech(question.message.vi, question.message.en)
        for number, choice in enumerate(question.choices, 1):
            words += f"\n  {number}. {choice}"
        answer: str = click.prompt(
            words,
            default=question.proposal or (None if question.required else ""),
            show_default=bool(question.proposal),
            value_proc=lambda given, asked=question: _checked(asked, given, speech),
            err=True,
        )
        if answer:
            found[question.key] = answer
    return found


def _checked(question: Question, given: str, speech: Speech) -> str:
    """The answer as it is kept; raises what makes the terminal ask again."""
    answer = given.strip()
    if question.choices and answer.isdigit() and 1 <= int(answer) <= len(question.choices):
        return question.choices[int(answer) - 1]
    from kehoach.generate.draft.asking import check_answer

    try:
        check_answer(question, answer)
    except UsageError as error:
        raise click.UsageError(speech.said(error.hint or error.message)) from error
    return answer


def _unreadable(path: Path, vi: str, en: str) -> UsageError:
    return UsageError(
        "usage.answers",
        Said(f"tệp trả lời: {vi}", f"the file of answers: {en}"),
        Said("Lập tệp mẫu bằng --questions.", "Make one with --questions."),
        str(path),
    )

"""The questions a draft raises, and the answers it was given: one list for the command line, a file, the terminal."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches

from kehoach.models.draft import Question
from kehoach.models.errors import Said, UsageError
from kehoach.models.findings import Message
from kehoach.models.language.numbers import parse_number
from kehoach.models.records import Where

_KEYS = (
    "year", "issued", "unit", "title", "place", "number", "signer_title", "signer", "goal", "results", "reporting",
)  # fmt: skip
_FAMILIES = ("basis.", "body.", "date.", "lead.")
_DAY = re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})")


class AnswerNeededError(UsageError):
    """A draft cannot be made before these ``questions`` are answered."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self.questions = list(questions)
        keys = " ".join(f'--set "{question.key}=…"' for question in questions)
        listed = [f" ({'; '.join(question.choices[:6])} …)" if question.choices else "" for question in questions]
        super().__init__(
            "usage.answer-needed",
            Said(
                " ".join(question.message.vi + more for question, more in zip(questions, listed, strict=True)),
                " ".join(question.message.en + more for question, more in zip(questions, listed, strict=True)),
            ),
            Said(f"Trả lời bằng {keys} hoặc --answers TỆP.", f"Answer by {keys} or --answers FILE."),
        )


class Asking:
    """Asks by key. What was answered is given back; what was not stays among the questions with its proposal."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._given = {key: value.strip() for key, value in answers.items() if value.strip()}
        self._asked: dict[str, Question] = {}

    def text(
        self,
        key: str,
        vi: str,
        en: str,
        *,
        proposal: str | None = None,
        choices: Sequence[str] = (),
        required: bool = False,
        body: bool = False,
        about: Where | None = None,
    ) -> str | None:
        """Words: the answer, else the proposal, else None. An answer of "-" leaves the thing out (None)."""
        kind = "body" if body else "choice" if choices else "text"
        question = Question(
            key=key,
            message=Message(vi=vi, en=en),
            kind=kind,
            choices=list(choices),
            proposal=proposal,
            required=required,
            about=about,
        )
        self._asked[key] = question
        if key in self._given:
            answer = self._given[key]
            return None if answer == "-" else answer
        return proposal

    def number(self, key: str, vi: str, en: str, *, proposal: float | None = None) -> float | None:
        """A number such as 85,5 or 85.5.

        Raises:
            UsageError: ``usage.answer`` where the answer is no number.
        """
        shown = None if proposal is None else f"{proposal:g}".replace(".", ",")
        question = Question(key=key, message=Message(vi=vi, en=en), kind="number", proposal=shown)
        self._asked[key] = question
        if key not in self._given:
            return proposal
        answer = self._given[key]
        return None if answer == "-" else parse_amount(key, answer)

    def day(self, key: str, vi: str, en: str) -> date | None:
        """A date such as 15/01/2026 or 2026-01-15.

        Raises:
            UsageError: ``usage.answer`` where the answer is no date.
        """
        self._asked[key] = Question(key=key, message=Message(vi=vi, en=en), kind="date")
        if key not in self._given or self._given[key] == "-":
            return None
        return parse_day(key, self._given[key])

    def proposed(self, key: str) -> bool:
        """Whether nobody answered, so that a proposal or a blank stands."""
        return key not in self._given

    def open(self) -> list[Question]:
        """The questions nobody answered, in the order they came up."""
        return [question for key, question in self._asked.items() if key not in self._given]

    def answered(self) -> dict[str, str]:
        """The answers that were asked for."""
        return {key: value for key, value in self._given.items() if key in self._asked}

    def unused(self) -> list[str]:
        """The keys of answers whose questions did not come up: another answer made them idle."""
        return [key for key in self._given if key not in self._asked]

    def close(self) -> None:
        """Ends the asking.

        Raises:
            UsageError: ``usage.unknown-answer`` for an answer to a question that no draft asks;
                ``usage.answer-needed`` where a required question has none (AnswerNeededError).
        """
        stray = [key for key in self.unused() if key not in _KEYS and not key.startswith(_FAMILIES)]
        if stray:
            near = ", ".join(get_close_matches(stray[0], self._asked, n=3) or self._asked)
            raise UsageError(
                "usage.unknown-answer",
                Said(f"không có câu hỏi nào tên “{stray[0]}”", f"there is no question named “{stray[0]}”"),
                Said(f"Các câu hỏi: {near}.", f"The questions: {near}."),
            )
        self.demand()

    def demand(self) -> None:
        """Raises AnswerNeededError where a required question has no answer."""
        needed = [question for question in self.open() if question.required]
        if needed:
            raise AnswerNeededError(needed)


def check_answer(question: Question, answer: str) -> None:
    """Raises UsageError (``usage.answer``) where the answer is not of the question's kind; none and "-" always are."""
    if answer in ("", "-"):
        return
    if question.kind == "date":
        parse_day(question.key, answer)
    if question.kind == "number":
        parse_amount(question.key, answer)


def parse_amount(key: str, answer: str) -> float:
    """The number in an answer, with a decimal comma or point.

    Raises:
        UsageError: ``usage.answer`` where it is none.
    """
    value = parse_number(answer)
    if value is None:
        raise _wrong(key, answer, Said("Cần một số, ví dụ 85,5.", "Give a number such as 85.5."))
    return value


def parse_day(key: str, answer: str) -> date:
    """The date in an answer, day first or ISO.

    Raises:
        UsageError: ``usage.answer`` where there is none.
    """
    found = _DAY.fullmatch(answer)
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"])) if found else date.fromisoformat(answer)
    except ValueError:
        hint = Said("Cần một ngày, ví dụ 15/01/2026.", "Give a date such as 2026-01-15.")
        raise _wrong(key, answer, hint) from None


def _wrong(key: str, answer: str, wanted: Said) -> UsageError:
    return UsageError(
        "usage.answer",
        Said(f"câu trả lời {key}=“{answer}” không đúng", f"the answer {key}=“{answer}” is wrong"),
        wanted,
    )

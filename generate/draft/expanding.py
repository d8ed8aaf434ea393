"""Short forms written out where a draft uses them first (Nghị định 30/2020/NĐ-CP: viết tắt phải giải thích)."""

from __future__ import annotations

import re
from functools import cache

from kehoach.generate.draft.tidying import capital
from kehoach.models.draft import Draft, Slot
from kehoach.models.language.fold import fold
from kehoach.models.vocabulary import load

_FORM = re.compile(r"[A-ZĐ](?<![\w/.&-].)[A-ZĐ]{1,9}(?:&[A-ZĐ]{1,6})*(?![\w/&-])")
_LEAST = 3  # letters: VP, BP, TT stand for too much
_NAME = re.compile(r"việt nam|tổ quốc|nhân dân|trung ương")  # names begin with capitals, which the vocabulary folds
# The order in which the templates print; titles and grounds keep their words, tables have no room for more.
_BEFORE_TASKS: tuple[Slot, ...] = ("purpose", "requirement", "review", "target")
_BEHIND_TASKS: tuple[Slot, ...] = ("duty", "reporting")


def expanded(draft: Draft) -> Draft:
    """The draft with every short form of the field written out at its first use in running text."""
    writer = _Writer()
    for passage in draft.of("basis"):
        writer.learn(passage.text)
    before = {id(one): writer.write(one.text) for slot in _BEFORE_TASKS for one in draft.of(slot)}
    tasks = [task.model_copy(update={"text": writer.write(task.text)}) for task in draft.tasks]
    behind = {id(one): writer.write(one.text) for slot in _BEHIND_TASKS for one in draft.of(slot)}
    texts = before | behind
    passages = [one.model_copy(update={"text": texts.get(id(one), one.text)}) for one in draft.passages]
    return draft.model_copy(update={"tasks": tasks, "passages": passages})


class _Writer:
    """Remembers which short forms have been written out."""

    def __init__(self) -> None:
        self._written: set[str] = set()

    def learn(self, text: str) -> None:
        """Takes note of what a text writes out itself: "cải cách hành chính (CCHC)"."""
        for form in _FORM.findall(text):
            full = _full(form)
            if full and fold(f"{full} ({form})") in fold(text):
                self._written.add(form)

    def write(self, text: str) -> str:
        """The text with the forms that come up first in it written out."""
        self.learn(text)
        for found in reversed(self._first(text)):
            full = _full(found.group()) or ""
            words = f"{full} ({found.group()})"
            words = capital(words) if found.start() == 0 else words
            text = text[: found.start()] + words + text[found.end() :]
        return text

    def _first(self, text: str) -> list[re.Match[str]]:
        found: list[re.Match[str]] = []
        for match in _FORM.finditer(text):
            if match.group() not in self._written and _full(match.group()):
                self._written.add(match.group())
                found.append(match)
        return found


@cache
def _full(form: str) -> str | None:
    """The words of a short form that readers may not know; None for those everyone knows and for names."""
    if form in load("abbreviations_known")["known"] or len(form) < _LEAST:
        return None
    words = load("abbreviations")["short"].get(form.lower())
    return None if words is None or _NAME.search(words) else words

"""The explanation of a draft for a terminal: of each paragraph and row whence, why, and what is still to be decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import get_args

from kehoach.generate.papers.provenance import FATES, PARTS, SLOTS, Sources, asked, printed_part, result, shortened
from kehoach.generate.remarks import Lang, say
from kehoach.generate.words import field as field_name
from kehoach.models.draft import Draft, DraftTask, Fate, Origin, Part, Passage, Slot
from kehoach.models.errors import Said
from kehoach.models.records import Plan

_INDENT = "   "
_PARTS: tuple[Part, ...] = ("lead", "coop", "output", "deadline", "criterion")


def explain(draft: Draft, lang: Lang, plan: Plan | None = None) -> str:
    """The explanation as text, grouped as the plan is printed; neighbours with one fate and reason share a heading.

    With last year's plan the sections that pieces come from are named.
    """
    sources = Sources(draft, lang, plan)
    lines = [*_head(draft, lang), *_results(draft, lang)]
    for slot in get_args(Slot):
        if slot == "task":
            lines += _tasks(draft, sources, lang)
        elif passages := draft.of(slot):
            lines += ["", _heading(say(SLOTS[slot], lang), len(passages)), *_passages(passages, sources, lang)]
    lines += _dropped(draft, sources, lang)
    lines += _remarks(draft, lang)
    lines += _questions(draft, lang)
    return "\n".join(lines) + "\n"


def _head(draft: Draft, lang: Lang) -> Iterator[str]:
    yield say(
        Said(
            f"DỰ THẢO KẾ HOẠCH NĂM {draft.plan_year} lập từ {draft.source}, kết quả năm {draft.base_year}",
            f"DRAFT OF THE PLAN FOR {draft.plan_year}, made from {draft.source} and the results of {draft.base_year}",
        ),
        lang,
    )
    counted = Counter(piece.origin.fate for piece in (*draft.passages, *draft.tasks))
    counted["dropped"] = len(draft.dropped)
    parts = [f"{say(FATES[fate], lang)}: {counted[fate]}" for fate in get_args(Fate)]
    yield "; ".join([*parts, f"{say(Said('Cần trả lời', 'To be answered'), lang)}: {len(draft.questions)}"])


def _heading(title: str, count: int) -> str:
    return f"{title.upper()} ({count})"


def _results(draft: Draft, lang: Lang) -> Iterator[str]:
    if not draft.results:
        return
    yield ""
    title = Said(f"Kết quả năm {draft.base_year}", f"Results of {draft.base_year}")
    yield _heading(say(title, lang), len(draft.results))
    yield from (f"{_INDENT}- {shortened(row.criterion)}: {result(row, lang)}" for row in draft.results)


def _passages(passages: Sequence[Passage], sources: Sources, lang: Lang) -> Iterator[str]:
    for (fate, reason), group in groupby(passages, key=lambda one: (one.origin.fate, say(one.origin.reason, lang))):
        yield f"• {say(FATES[fate], lang)}: {reason}"
        for passage in group:
            body = f"{passage.body}: " if passage.body else ""
            yield f"{_INDENT}- {body}{shortened(passage.text)}"
            yield from _details(passage, sources, lang)


def _tasks(draft: Draft, sources: Sources, lang: Lang) -> Iterator[str]:
    if not draft.tasks:
        return
    yield ""
    yield _heading(say(SLOTS["task"], lang), len(draft.tasks))
    number = 0
    for field, in_field in groupby(draft.tasks, key=lambda task: task.field):
        yield f"{field_name(field, lang)}:"
        for (fate, reason), group in groupby(in_field, key=lambda one: (one.origin.fate, say(one.origin.reason, lang))):
            yield f"• {say(FATES[fate], lang)}: {reason}"
            for task in group:
                number += 1
                yield f"{_INDENT}{number}. {shortened(task.text)}"
                yield f"{_INDENT * 2}{_printed(task, lang)}"
                yield from _details(task, sources, lang)


def _printed(task: DraftTask, lang: Lang) -> str:
    """The parts of a task, those marked that nobody decided yet."""
    proposed = say(Said(" (đề xuất)", " (proposed)"), lang)
    named = [
        f"{say(PARTS[part], lang)}: {words}{proposed if part in task.origin.proposed else ''}"
        for part in _PARTS
        if (words := printed_part(task, part))
    ]
    line = "; ".join(named)
    text = say(Said("Nội dung là đề xuất. ", "The text is a proposal. "), lang)
    return f"{text if 'text' in task.origin.proposed else ''}{_capital(line)}"


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]


def _details(source: Passage | DraftTask, sources: Sources, lang: Lang) -> Iterator[str]:
    if words := sources.words(source.origin, source.text):
        head = say(Said("Nguồn", "From"), lang)
        yield f"{_INDENT * 2}{head}{'' if words.startswith(':') else ': '}{words}"
    if isinstance(source, Passage) and (line := sources.proposed(source)):
        yield f"{_INDENT * 2}{line}"


def _dropped(draft: Draft, sources: Sources, lang: Lang) -> Iterator[str]:
    if not draft.dropped:
        return
    yield ""
    yield _heading(say(FATES["dropped"], lang), len(draft.dropped))

    def why(origin: Origin) -> str:
        return say(origin.reason, lang)

    for reason, group in groupby(draft.dropped, key=why):
        yield f"• {reason}"
        for origin in group:
            yield f"{_INDENT}- {_capital(sources.words(origin).lstrip(': ')) or '-'}"


def _remarks(draft: Draft, lang: Lang) -> Iterator[str]:
    if draft.notes:
        yield ""
        yield _heading(
            say(Said("Tên gọi, cơ quan đã thay đổi", "Names and bodies that changed"), lang), len(draft.notes)
        )
        yield from (f"- {say(note, lang)}" for note in draft.notes)


def _questions(draft: Draft, lang: Lang) -> Iterator[str]:
    if draft.questions:
        yield ""
        yield _heading(say(Said("Cần trả lời", "To be answered"), lang), len(draft.questions))
        yield from (f"- {asked(question, lang)}" for question in draft.questions)

"""The comments a draft carries in Word: of each paragraph and row whence and why, and what is still asked."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.generate.draft.printed import day, figure
from kehoach.generate.papers.docx_comments import Note
from kehoach.generate.papers.provenance import FATES, Sources, asked, printed_part
from kehoach.generate.remarks import Lang, say
from kehoach.models.draft import Draft, DraftTask, Passage, Question
from kehoach.models.errors import Said
from kehoach.models.records import Plan


def notes_of(draft: Draft, lang: Lang, plan: Plan | None = None) -> list[Note]:
    """A note for every paragraph and row of a draft, one for what was dropped, one for each open question.

    With last year's plan the notes name its sections. The order is that of the printed plan.
    """
    sources = Sources(draft, lang, plan)
    notes = [_of_passage(passage, sources, lang) for passage in draft.passages]
    notes += [_of_task(task, sources, lang) for task in draft.tasks]
    notes += _dropped(draft, sources, lang)
    return [*notes, *(_of_question(question, draft, lang) for question in draft.questions)]


def _of_passage(passage: Passage, sources: Sources, lang: Lang) -> Note:
    return Note(passage.text, _text(passage, sources, lang))


def _of_task(task: DraftTask, sources: Sources, lang: Lang) -> Note:
    head = say(FATES[task.origin.fate], lang)
    brief = f"{head}. {say(task.origin.reason, lang)}"
    beside = [printed_part(task, part) for part in ("lead", "coop", "output", "deadline", "criterion")]
    return Note(task.text, _text(task, sources, lang), brief=brief, beside=tuple(words for words in beside if words))


def _text(source: Passage | DraftTask, sources: Sources, lang: Lang) -> str:
    origin = source.origin
    lines = [
        f"{say(FATES[origin.fate], lang)}.",
        sources.origin(origin, source.text),
        sources.reason(origin),
        sources.proposed(source),
    ]
    return "\n".join(line for line in lines if line)


def _dropped(draft: Draft, sources: Sources, lang: Lang) -> Iterator[Note]:
    """What was left out, on the last task: there is no paragraph of its own to hang it on."""
    for origin in draft.dropped:
        lines = [f"{say(FATES[origin.fate], lang)}.", sources.origin(origin), sources.reason(origin)]
        about = draft.tasks[-1].text if draft.tasks else draft.head.title
        yield Note(about, "\n".join(line for line in lines if line), kind="any")


def _of_question(question: Question, draft: Draft, lang: Lang) -> Note:
    head = say(Said("Cần trả lời", "To be answered"), lang)
    return Note(_about(question, draft), f"{head}: {asked(question, lang)}")


def _about(question: Question, draft: Draft) -> str:
    """The words in the draft that a question is about, else the title."""
    head = draft.head
    kind, _, rest = question.key.partition(".")
    places = {
        "number": f"/{head.symbol}",
        "issued": f"{head.place}, {day(head.issued, head.year)}",
        "place": f"{head.place}, {day(head.issued, head.year)}",
        "signer": head.signer or head.signer_title,
        "signer_title": head.signer_title,
        "goal": figure(draft.goal),
        "year": head.title,
        "title": head.title,
    }
    if kind == "lead":
        return next((task.text for task in draft.tasks if task.field == rest and "lead" in task.origin.proposed), "")
    if kind == "basis":
        return next((one.text for one in draft.of("basis") if one.origin.where == question.about), head.title)
    if kind == "body" and question.proposal:
        return _naming(question.proposal, draft)
    return places.get(kind, head.title)


def _naming(body: str, draft: Draft) -> str:
    """The first piece of a draft that names a body."""
    for passage in draft.passages:
        if body in (passage.body, passage.text) or body in passage.text:
            return passage.text
    return next((task.text for task in draft.tasks if body in (*task.lead, *task.coop)), draft.head.title)

"""The comments a draft carries in Word: of each paragraph and row whence and why, and what is still asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from kehoach.generate.draft.context_head import head_of
from kehoach.generate.draft.printed import figure
from kehoach.generate.papers.docx_comments import Note
from kehoach.generate.papers.provenance import FATES, Sources, asked, printed_part, result
from kehoach.generate.remarks import Lang, say
from kehoach.models.draft import Draft, DraftTask, Loss, Passage, Question
from kehoach.models.errors import Said
from kehoach.models.records import Plan


def notes_of(draft: Draft, lang: Lang, plan: Plan | None = None) -> list[Note]:
    """A note for every composed paragraph and row of a draft, for what was dropped and for each open question.

    With last year's plan the notes name its sections. The order is that of the printed plan.
    """
    sources = Sources(draft, lang, plan)
    notes = [_of_passage(passage, sources, lang) for passage in draft.passages]
    notes += [_of_result(row, draft, lang) for row in draft.results]
    notes += [_of_task(task, sources, lang) for task in draft.tasks]
    notes += _dropped(draft, sources, lang)
    return [*notes, *(_of_question(question, draft, lang) for question in draft.questions)]


def _of_passage(passage: Passage, sources: Sources, lang: Lang) -> Note:
    return Note(passage.text, _text(passage, sources, lang))


def _of_result(row: Loss, draft: Draft, lang: Lang) -> Note:
    year = say(Said(f"Kết quả năm {draft.base_year}", f"Results of {draft.base_year}"), lang)
    figures = (figure(row.max), figure(row.self_), figure(row.appraised))
    beside = tuple(one for one in figures if one)
    return Note(row.criterion, f"{year}: {result(row, lang)}.", kind="row", beside=beside)


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
        yield Note(about, "\n".join(line for line in lines if line))


def _of_question(question: Question, draft: Draft, lang: Lang) -> Note:
    head = say(Said("Cần trả lời", "To be answered"), lang)
    return Note(_about(question, draft), f"{head}: {asked(question, lang)}")


def _about(question: Question, draft: Draft) -> str:
    """The words in the draft that a question is about, else the title."""
    kind, _, rest = question.key.partition(".")
    printed = head_of(draft)
    title, dateline = str(printed["title"]), str(printed["dateline"])
    if draft.template.startswith("quyet-dinh"):
        printed = {**printed, **cast("dict[str, object]", printed["decision"])}
    places = {
        "number": str(printed["number_line"]),
        "issued": dateline,
        "place": dateline,
        "signer": draft.head.signer_title,
        "signer_title": draft.head.signer_title,
        "goal": f"đạt từ {figure(draft.goal)} điểm",
    }
    if kind == "lead":
        asked_of = (task for task in draft.tasks if task.field == rest and "lead" in task.origin.proposed)
        return next((task.text for task in asked_of), title)
    if kind == "basis":
        return next((one.text for one in draft.of("basis") if one.origin.where == question.about), title)
    if kind == "body" and question.proposal:
        return _naming(question.proposal, draft) or title
    return places.get(kind, title)


def _naming(body: str, draft: Draft) -> str | None:
    """The first piece of a draft that names a body."""
    for passage in draft.passages:
        if body == passage.body or body in passage.text:
            return passage.text
    return next((task.text for task in draft.tasks if body in (*task.lead, *task.coop)), None)

"""Last year's plan and results into next year's plan: everything that a template prints, with where it comes from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kehoach.generate.draft.asking import Asking
from kehoach.generate.draft.carrying import Line, aims, causes, grounds, is_result, under, without_goal, without_rank
from kehoach.generate.draft.expanding import expanded
from kehoach.generate.draft.heading import Issuer, issuer
from kehoach.generate.draft.losses import Results, results, to_regain
from kehoach.generate.draft.mending import Mending, misprinted, one_name
from kehoach.generate.draft.moving import Mover
from kehoach.generate.draft.organising import duties, recipients, reporting
from kehoach.generate.draft.printed import figure
from kehoach.generate.draft.staleness import Stale, stale
from kehoach.generate.draft.tasks import compose_tasks
from kehoach.generate.draft.tidying import capital, tidy
from kehoach.models.draft import Draft, DraftHead, Loss, Origin, Passage, Slot
from kehoach.models.errors import DataError, Said, UsageError
from kehoach.models.findings import Message
from kehoach.models.records import Citation, Level, Plan, Score

_PURPOSES = ("mục đích", "mục đích, yêu cầu", "mục đích và yêu cầu", "mục đích yêu cầu")
_PROMULGATES = re.compile(r"^(?:về việc |v/v )?ban hành (?:kế hoạch )?", re.IGNORECASE)
_PROPOSED = re.compile(r"(?:Theo|Xét)\s+đề nghị\s+của\s+(?P<who>[^,;]+?)(?:\s+tại\s.*)?$", re.DOTALL)
_EARLIEST, _LATEST = 2000, 2100
_HALF = 2  # a first goal: half of what was lost won back


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a draft: its template, year, level and day of issue; None where last year's plan decides."""

    template: str | None = None
    year: int | None = None
    level: Level | None = None
    issued: date | None = None


def compose(plan: Plan, scores: Sequence[Score] | None, wish: Wish, answers: Mapping[str, str]) -> Draft:
    """The draft of the year after a plan's.

    Args:
        plan: last year's plan.
        scores: the results that came since; None takes those the plan itself holds.
        wish: what was asked for beside.
        answers: answers by the keys of ``Draft.questions``.

    Raises:
        DataError: ``draft.no-tasks`` for a document that holds neither a task nor a result to build on.
        UsageError: for answers that are wrong, unknown or needed.
    """
    if not plan.tasks and not plan.scores and not scores:
        raise DataError(
            "draft.no-tasks",
            Said(
                "văn bản không có nhiệm vụ hay điểm số nào để lập kế hoạch", "the document holds no task and no score"
            ),
            Said("Chọn kế hoạch năm trước, hoặc thêm --scores.", "Choose last year's plan, or add --scores."),
        )
    ask = Asking(answers)
    year = _year(plan, wish, ask)
    issued = wish.issued or ask.day("issued", "Ngày ban hành (để trống khi chưa ban hành)", "The day it is issued")
    who = issuer(plan, year, issued, wish.level, ask)
    base = plan.header.plan_year or year - 1
    mending = Mending(plan, year, who.kind, who.level, ask)
    mover = Mover(base, year, who, issued, ask, mending, one_name(plan), misprinted(plan, who.level))
    found = results(plan.scores, who.unit) if scores is None else results(scores, who.unit)
    found = found if scores is not None else _still_used(found, year, ask)
    losses = to_regain(found.rows)
    tasks, dropped = compose_tasks(plan, losses, mover)
    laid = duties(plan, tasks, mover)
    head = _head(plan, who, mover, issued, recipients(plan, tasks, laid, mover))
    goal = _goal(found, losses, ask)
    kept = _Kept(plan, mover, goal is not None)
    passages = [
        *_grounds(plan, mover),
        *kept.passages("purpose", under(plan, *_PURPOSES)),
        *kept.passages("requirement", under(plan, "yêu cầu")),
        *(_review(plan, mover) if scores is None and found.rows else []),
        *kept.passages("target", aims(plan)),
        *laid,
        *reporting(plan, mover),
    ]
    template = wish.template or _template(plan, found, head.title)
    if template == "quyet-dinh-kem-ke-hoach":
        _proposer(plan, mover)
    ask.close()
    whole = Draft(
        template=template,
        plan_year=year,
        base_year=found.year or year - 1,
        source=plan.source.name,
        head=head,
        passages=passages,
        results=list(found.rows),
        goal=goal,
        goal_of=found.out_of,
        tasks=tasks,
        dropped=[*dropped, *mover.left_out],
        questions=ask.open(),
        answers=ask.answered(),
        notes=list(mover.notes.values()),
    )
    return expanded(whole)


def _still_used(found: Results, year: int, ask: Asking) -> Results:
    """The results that last year's plan tells, asked about where later ones must be out by now."""
    if not found.rows or found.year is None or found.year >= year - 1:
        return found
    kept = ask.text(
        "results",
        f"Chưa có kết quả năm {year - 1} (--scores): tạm dùng kết quả năm {found.year}?",
        f"There are no results of {year - 1} (--scores): are those of {found.year} used for now?",
        proposal=str(found.year),
    )
    return found if kept else Results(())


def _template(plan: Plan, found: Results, title: str) -> str:
    """The template that suits last year's document: a decision stays one, an index or results want their table."""
    if plan.header.kind == "decision":
        return "quyet-dinh-kem-ke-hoach"
    return "ke-hoach-chi-so" if found.rows or "chỉ số" in title.lower() else "ke-hoach-nam"


def _year(plan: Plan, wish: Wish, ask: Asking) -> int:
    """The year to plan for: as wished, as answered, else the year after last year's plan.

    Raises:
        UsageError: ``usage.year`` for a year before last year's plan; ``usage.answer-needed`` where nobody knows it.
    """
    old = plan.header.plan_year
    year = wish.year
    if year is None:
        said = ("Kế hoạch cho năm nào?", "For which year is the plan?")
        answer = ask.number("year", *said, proposal=old + 1 if old else None)
        if answer is None:
            ask.text("year", *said, required=True)
            ask.demand()
        year = int(answer or 0)
    if year < (old or _EARLIEST) or year > _LATEST:
        raise UsageError(
            "usage.year",
            Said(f"không lập kế hoạch năm {year} từ kế hoạch năm {old}", f"no plan for {year} from one of {old}"),
            Said("Chọn năm sau năm của kế hoạch đã có.", "Choose a year after that of the plan there is."),
        )
    return year


def _grounds(plan: Plan, mover: Mover) -> list[Passage]:
    """Last year's grounds that still hold; for those whose time is over the document that follows is asked for."""
    found: list[Passage] = []
    for number, line in enumerate(grounds(plan), 1):
        if _PROPOSED.match(line.text):  # the template writes who puts the plan forward
            continue
        over = next(filter(None, (_over(one, line, mover) for one in line.citations)), None)
        if over is None:
            found.append(_passage("basis", line, mover, "Căn cứ còn hiệu lực.", "A ground that still holds."))
            continue
        answer = mover.ask.text(
            f"basis.{number}",
            f"Căn cứ “{_short(line.text)}” không còn phù hợp ({over.reason_vi.rstrip('.')}). Căn cứ mới là gì?",
            f"The ground “{_short(line.text)}” no longer fits ({over.reason_en.rstrip('.')}). What takes its place?",
            proposal=over.replacement,
            about=line.where,
        )
        if answer:
            origin = Origin(
                fate="new",
                reason=Message(vi=over.reason_vi, en=over.reason_en),
                where=line.where,
                before=line.text,
                proposed=["text"] if mover.ask.proposed(f"basis.{number}") else [],
            )
            found.append(Passage(slot="basis", text=_ground(answer), origin=origin))
        else:
            mover.leave(line.text, line.where, over.reason_vi, over.reason_en)
    if not found:
        answer = mover.ask.text("basis", "Căn cứ ban hành kế hoạch?", "What is the plan based on?")
        origin = Origin(fate="new", reason=Message(vi="Theo câu trả lời.", en="As answered."))
        found = [Passage(slot="basis", text=_ground(answer), origin=origin)] if answer else []
    return found


def _ground(answer: str) -> str:
    return tidy(answer if answer.startswith(("Căn cứ", "Thực hiện", "Theo")) else f"Căn cứ {answer}")


def _proposer(plan: Plan, mover: Mover) -> None:
    """Asks who puts the plan forward; the template prints the answer, else the body that leads most."""
    said = next((match["who"] for line in grounds(plan) if (match := _PROPOSED.match(line.text))), None)
    mover.ask.text(
        "proposer",
        "Ai đề nghị ban hành (Theo đề nghị của …)?",
        "Who puts the plan forward (Theo đề nghị của …)?",
        proposal=mover.body(said) if said else None,
    )


def _over(citation: Citation, line: Line, mover: Mover) -> Stale | None:
    title = citation.title or line.text
    return stale(citation.symbol, citation.kind, title, citation.issued, new=mover.new, on=mover.issued)


@dataclass(frozen=True, slots=True)
class _Kept:
    """Takes prose of last year's plan over, less what the new plan says otherwise; that is told among what was left."""

    plan: Plan
    mover: Mover
    has_goal: bool

    def passages(self, slot: Slot, lines: Sequence[Line]) -> list[Passage]:
        """The paragraphs with their years moved on."""
        said = ("Giữ từ kế hoạch trước, chuyển năm.", "Kept from last year's plan, the year moved on.")
        kept = (self._kept(line) for line in lines)
        return [_passage(slot, line, self.mover, *said) for line in kept if line.text]

    def _kept(self, line: Line) -> Line:
        if is_result(self.plan, line):
            return self._less(line, replace(line, text=""), "Kết quả của năm đã qua.", "Results of a past year.")
        if self.has_goal:
            why = ("Mục tiêu điểm của năm trước: đã có mục tiêu mới.", "Last year's goal: the new one stands.")
            line = self._less(line, without_goal(line), *why)
        why = ("Thứ hạng năm trước chưa biết.", "Last year's rank is not known.")
        return self._less(line, without_rank(line), *why)

    def _less(self, line: Line, kept: Line, vi: str, en: str) -> Line:
        if kept.text != line.text:
            self.mover.leave(line.text, line.where, vi, en)
        return kept


def _review(plan: Plan, mover: Mover) -> list[Passage]:
    """Why the points were lost, as last year's plan says of the results that still stand: its years do not move."""
    reason = Message(vi="Nguyên nhân nêu cho chính kết quả này.", en="The cause given for these very results.")
    return [
        Passage(
            slot="review",
            text=capital(mover.standing(line.text)),
            origin=Origin(fate="carried", reason=reason, where=line.where, before=line.text),
        )
        for line in causes(plan)
    ]


def _passage(slot: Slot, line: Line, mover: Mover, vi: str, en: str) -> Passage:
    origin = Origin(fate="carried", reason=Message(vi=vi, en=en), where=line.where, before=line.text)
    return Passage(slot=slot, text=capital(mover.text(line.text)), origin=origin)


def _goal(found: Results, losses: Sequence[Loss], ask: Asking) -> float | None:
    """The points aimed at: asked; a first proposal wins half of the lost points back."""
    if found.reached is None:
        return None
    lost = sum(loss.lost or 0 for loss in losses)
    most = found.out_of or 100.0
    proposal = min(most, round((found.reached + lost / _HALF) * 2) / 2)
    return ask.number(
        "goal",
        f"Mục tiêu điểm Chỉ số (năm trước đạt {figure(found.reached)}/{figure(most)})",
        f"The score aimed at (last year {found.reached:g} of {most:g})",
        proposal=max(proposal, found.reached),
    )


def _head(plan: Plan, who: Issuer, mover: Mover, issued: date | None, to: list[str]) -> DraftHead:
    old = plan.header
    title = capital(_PROMULGATES.sub("", mover.text(old.title or ""))) or None
    asked = mover.ask.text(
        "title", "Trích yếu của kế hoạch", "The title of the plan", proposal=title, required=title is None
    )
    place = mover.ask.text("place", "Địa danh", "The place", proposal=who.place)
    committee = who.agency is None
    return DraftHead(
        unit=who.unit if committee else mover.text(who.agency or ""),
        unit_kind=who.kind,
        issuer=f"Ủy ban nhân dân {who.unit}" if committee else mover.text(who.agency or ""),
        parent=None if committee else who.parent,
        level=who.level,
        place=place or who.place,
        number=mover.ask.text("number", "Số của kế hoạch (để trống khi chưa có)", "The plan's number"),
        year=issued.year if issued else mover.new,
        issued=issued.isoformat() if issued else None,
        title=asked or "",
        authority="TM. ỦY BAN NHÂN DÂN" if committee else None,
        signer_title=mover.ask.text(
            "signer_title", "Chức vụ của người ký", "Who signs", proposal=_signs(old.signer_title)
        )
        or "CHỦ TỊCH",
        signer=mover.ask.text("signer", "Họ và tên người ký", "The name of who signs"),
        recipients=to,
    )


def _signs(title: str | None) -> str:
    return (title or "CHỦ TỊCH").upper()


def _short(text: str) -> str:
    return text if len(text) <= 90 else text[:87].rsplit(" ", 1)[0] + "…"

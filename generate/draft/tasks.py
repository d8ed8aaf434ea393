"""The tasks of the new plan: carried over, strengthened where points were lost, new for a loss without a task."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from kehoach.generate.draft.carrying import without_results, works
from kehoach.generate.draft.moving import Mover
from kehoach.generate.draft.remedies import remedy_for
from kehoach.generate.draft.tidying import capital, tidy
from kehoach.generate.words import field as field_name
from kehoach.models.draft import DraftTask, Loss, Origin, Part
from kehoach.models.findings import Message
from kehoach.models.language.fold import fold
from kehoach.models.records import Action, Body, Deadline, Field_, Plan, Task, Where
from kehoach.models.results import answers, likelihood, told_of
from kehoach.models.vocabulary import load

FIELDS: tuple[Field_, ...] = (
    "steering", "institutions", "procedures", "organisation", "civil_service", "public_finance", "digital",
    "impact", "satisfaction", "competitiveness", "other",
)  # fmt: skip
_PERIOD = re.compile(r"(?:giai đoạn|kỳ|nhiệm kỳ)\s+(?:20\d\d)\s*[-–]\s*(?P<end>20\d\d)")
_ANNEX = re.compile(r"\s*\(\W*(?:chi tiết|cụ thể|có|theo|xem)[^()]*phụ lục[^()]*\)", re.IGNORECASE)
_GENERAL_COOP = "Các cơ quan, đơn vị có liên quan"
_FOLLOWS_UP = re.compile(r"đôn đốc|đầu mối|tổng hợp[^.;]{0,60}báo cáo")
_OFFICE = "Văn phòng HĐND và UBND"
_DAY = re.compile(r"(?:ngày|mùng|mồng)\s+\d", re.IGNORECASE)
_ASSIGNS = re.compile(r"\W*Giao\s", re.IGNORECASE)
_CHARGE = re.compile(r"^[\s,]*(?:chủ trì|thực hiện|tham mưu)?[\s,:]*")
_BUYS = re.compile(r"(?:mua sắm|mua|trang bị|lắp đặt|xây mới|sửa chữa|nâng cấp)(?!\w)")
_TWIN = 4  # words of a task that a longer one can take in
_LEAST = 8  # characters of a text that says what to do


@dataclass(frozen=True)
class Piece:
    """One task of last year's plan, or one of several aligned lines of a row that has bodies or times of its own."""

    text: str
    where: Where
    field: Field_
    intent: str | None
    criterion: str | None
    lead: tuple[str, ...]
    coop: tuple[str, ...]
    output: str | None
    deadlines: tuple[Deadline, ...]


def compose_tasks(plan: Plan, losses: Sequence[Loss], mover: Mover) -> tuple[list[DraftTask], list[Origin]]:
    """The tasks in the order of their fields, what mends a loss first, and what was left out, with reasons."""
    kept: list[DraftTask] = []
    dropped: list[Origin] = []
    seen: dict[str, str] = {}
    for piece in pieces(plan):
        words = mover.text(piece.text)
        reason = _obsolete(words, mover.new) or _again(words, seen) or _done_once(piece, words, losses)
        if reason is not None:
            dropped.append(Origin(fate="dropped", reason=reason, where=piece.where, before=piece.text))
            continue
        seen[fold(words)] = words
        kept.append(_carried(piece, words, mover))
    kept = _without_twins(kept, dropped)
    kept = _strengthened(kept, losses)
    kept += _new(kept, losses, mover)
    kept = _completed(kept, plan, mover)
    kept.sort(key=lambda task: (FIELDS.index(task.field), task.intent != "remedy"))
    return [task.model_copy(update={"id": f"n{at}"}) for at, task in enumerate(kept, 1)], dropped


def pieces(plan: Plan) -> Iterator[Piece]:
    """Last year's tasks; a row of aligned lines is taken apart where its lines have bodies or times of their own."""
    for task in works(plan):
        own = [action for action in task.actions if action.lead or action.coop or action.deadlines]
        if len(task.actions) > 1 and len(own) == len(task.actions):
            for action in task.actions:
                yield _of_action(plan, task, action)
        else:
            yield _of_task(plan, task)


def _of_task(plan: Plan, task: Task) -> Piece:
    text = _ANNEX.sub("", without_results(plan, _unassigned(plan, task), _first(task.where)))
    lines = [tidy(line) for line in text.splitlines() if len(tidy(line)) >= _LEAST]
    return Piece(
        "; ".join(lines) or task.text,
        _first(task.where),
        task.field or "other",
        task.intent,
        task.criterion,
        _names(task.lead),
        _names(task.coop),
        task.output,
        tuple(task.deadlines),
    )


def _unassigned(plan: Plan, task: Task) -> str:
    """The task's words without "Giao X chủ trì, phối hợp với Y" before them: columns of their own say it."""
    where = _first(task.where)
    inside = [body.where.end for body in (*task.lead, *task.coop) if where.start <= body.where.start < where.end]
    if not inside or not _ASSIGNS.match(task.text):
        return task.text
    rest = _CHARGE.sub("", plan.text[max(inside) : where.end])
    return capital(rest) if len(rest) >= _LEAST and rest[0].islower() else task.text


def _of_action(plan: Plan, task: Task, action: Action) -> Piece:
    piece = _of_task(plan, task)
    return replace(
        piece,
        text=action.text,
        where=action.where,
        lead=_names(action.lead) or piece.lead,
        coop=_names(action.coop) or piece.coop,
        deadlines=tuple(action.deadlines) or piece.deadlines,
    )


def _carried(piece: Piece, words: str, mover: Mover) -> DraftTask:
    lead = mover.bodies(piece.lead)
    coop = [name for name in mover.bodies(piece.coop, role="coop") if name not in lead]
    proposed: list[Part] = []
    if piece.coop and not coop:  # nobody knows yet what became of those who helped
        coop = [_GENERAL_COOP]
        proposed.append("coop")
    if len(lead) > 1:  # one task has one body that answers for it
        lead, coop = lead[:1], list(dict.fromkeys([*lead[1:], *coop]))
        proposed.append("lead")
    deadlines, guessed = _deadlines(piece.deadlines, mover)
    if guessed:
        proposed.append("deadline")
    criterion = tidy(piece.criterion) if piece.criterion else None
    return DraftTask(
        id="",
        text=capital(words),
        field=piece.field,
        intent="remedy" if piece.intent == "remedy" else "maintain",
        criterion=mover.text(criterion) if criterion else None,
        lead=lead,
        coop=coop,
        output=mover.text(piece.output) if piece.output else None,
        deadlines=deadlines,
        origin=Origin(
            fate="carried",
            reason=Message(vi="Tiếp tục nhiệm vụ của kế hoạch trước.", en="A task of last year's plan, gone on with."),
            where=piece.where,
            before=piece.text,
            proposed=proposed,
        ),
    )


def _deadlines(given: Sequence[Deadline], mover: Mover) -> tuple[list[str], bool]:
    """The deadlines moved on; a common one is proposed where there is none, or only an event or another rule."""
    alone = firm = [deadline for deadline in given if _stands_alone(deadline)]
    rhythms = [deadline for deadline in firm if deadline.every]
    dated = [deadline for deadline in rhythms if _DAY.search(deadline.raw)]
    if dated and len({deadline.every for deadline in rhythms}) > 1:  # two rhythms contradict each other
        firm = [deadline for deadline in firm if not deadline.every or deadline in dated]
    words = list(dict.fromkeys(mover.deadline(deadline.raw) for deadline in firm))
    if words:
        return words, len(firm) < len(alone)
    return [f"Trong năm {mover.new}"], True


def _stands_alone(deadline: Deadline) -> bool:
    """Whether the words say a time that can be checked without the sentence they were taken from."""
    if deadline.kind in ("conditional", "reference"):
        return False
    return deadline.from_ != "prose" or deadline.due is not None or deadline.kind in ("date", "period")


def _without_twins(tasks: Sequence[DraftTask], dropped: list[Origin]) -> list[DraftTask]:
    """The tasks without those that a longer one of the same body and time says in the same words and more."""
    said = [set(fold(task.text).split()) for task in tasks]
    kept: list[DraftTask] = []
    for at, task in enumerate(tasks):
        twin = any(
            said[at] < said[other] and (task.field, task.lead, task.deadlines) == (one.field, one.lead, one.deadlines)
            for other, one in enumerate(tasks)
        )
        if twin and len(said[at]) >= _TWIN:
            reason = Message(vi="Đã có trong một nhiệm vụ đầy đủ hơn.", en="A fuller task says it.")
            origin = task.origin.model_copy(update={"fate": "dropped", "reason": reason, "proposed": []})
            dropped.append(origin)
        else:
            kept.append(task)
    return kept


def _strengthened(tasks: Sequence[DraftTask], losses: Sequence[Loss]) -> list[DraftTask]:
    """The tasks, those that answer a loss among what mends it; one that answers several is given the likeliest."""
    answered: dict[int, tuple[float, float, Loss]] = {}
    told: list[tuple[str, str | None, Field_ | None]] = [(task.text, task.criterion, task.field) for task in tasks]
    for loss in losses:
        for at in answers(loss.criterion, loss.field, told):
            likely = likelihood(loss.criterion, loss.field, told_of(*told[at]))
            answered[at] = max(answered.get(at, (-1.0, 0.0, loss)), (likely, loss.lost or 0.0, loss), key=_first_two)
    return [_mending(task, answered[at][2]) if at in answered else task for at, task in enumerate(tasks)]


def _first_two(one: tuple[float, float, Loss]) -> tuple[float, float]:
    return one[:2]


def _mending(task: DraftTask, loss: Loss) -> DraftTask:
    lost = f"{loss.lost:g}".replace(".", ",")
    reason = Message(
        vi=f"Tiêu chí “{loss.criterion}” mất {lost} điểm: chuyển sang nhóm khắc phục.",
        en=f"The criterion “{loss.criterion}” lost {loss.lost:g} points: moved to what mends it.",
    )
    origin = task.origin.model_copy(update={"fate": "strengthened", "reason": reason})
    return task.model_copy(update={"intent": "remedy", "criterion": task.criterion or loss.criterion, "origin": origin})


def _new(tasks: Sequence[DraftTask], losses: Sequence[Loss], mover: Mover) -> list[DraftTask]:
    """A proposed task for each loss that no task answers."""
    found: list[DraftTask] = []
    for loss in losses:
        if answers(loss.criterion, loss.field, [(task.text, task.criterion, task.field) for task in (*tasks, *found)]):
            continue
        remedy = remedy_for(loss.criterion, loss.field)
        lost = f"{loss.lost:g}".replace(".", ",")
        found.append(
            DraftTask(
                id="",
                text=capital(remedy.text),
                field=loss.field or remedy.field,
                intent="remedy",
                criterion=tidy(loss.criterion),
                output=remedy.output,
                deadlines=[remedy.deadline.format(year=mover.new)],
                origin=Origin(
                    fate="new",
                    reason=Message(
                        vi=f"Tiêu chí “{loss.criterion}” mất {lost} điểm mà kế hoạch trước không có nhiệm vụ: đề xuất.",
                        en=f"The criterion “{loss.criterion}” lost {loss.lost:g} points and had no task: a proposal.",
                    ),
                    proposed=["text", "output", "deadline"],
                ),
            )
        )
    return found


def _completed(tasks: Sequence[DraftTask], plan: Plan, mover: Mover) -> list[DraftTask]:
    """The tasks with every part of a logframe; what was missing is asked for by field, or proposed."""
    standing = _standing(plan, mover)
    return [_whole(task, tasks, mover, standing) for task in tasks]


def _standing(plan: Plan, mover: Mover) -> str | None:
    """The body that follows the plan up, by last year's duties; in two tiers the office (Nghị định 150/2025/NĐ-CP)."""
    duties = [task for task in plan.tasks if task.role == "duty" and task.lead]
    named = next((duty for duty in duties if _FOLLOWS_UP.search(fold(duty.text))), None)
    if named is not None:
        return mover.body(named.lead[0].name)
    return _OFFICE if mover.issuer.tiers == "two" and mover.issuer.level == "commune" else None


def _whole(task: DraftTask, tasks: Sequence[DraftTask], mover: Mover, standing: str | None) -> DraftTask:
    lead, coop, output = list(task.lead), list(task.coop), task.output
    proposed = list(task.origin.proposed)
    if not lead:
        usual = _usual(tasks, task.field, "lead") or standing
        in_field = [(field_name(task.field, lang) or "").lower() for lang in ("vi", "en")]
        answer = mover.ask.text(
            f"lead.{task.field}",
            f"Cơ quan nào chủ trì các nhiệm vụ chưa ghi chủ trì về {in_field[0]}?",
            f"Which body leads the tasks without a lead on {in_field[1]}?",
            proposal=usual,
            body=True,
        )
        lead = [answer] if answer else []
        if mover.ask.proposed(f"lead.{task.field}"):
            proposed.append("lead")
    coop = [name for name in coop if name not in lead]
    if not coop:
        usual = _usual([other for other in tasks if other.lead == lead], task.field, "coop")
        coop = [usual if usual and usual not in lead else _GENERAL_COOP]
        proposed.append("coop")
    if not output:
        output = _output_of(task.text)
        proposed.append("output")
    origin = task.origin.model_copy(update={"proposed": list(dict.fromkeys(proposed))})
    return task.model_copy(update={"lead": lead, "coop": coop, "output": output, "origin": origin})


def _usual(tasks: Iterable[DraftTask], field_: Field_, role: Literal["lead", "coop"]) -> str | None:
    """The body that stands oftest in the tasks of a field, else in all."""
    every = [(task.field, name) for task in tasks for name in (task.lead if role == "lead" else task.coop)]
    inside = Counter(name for own, name in every if own == field_)
    counted = inside or Counter(name for _, name in every)
    return counted.most_common(1)[0][0] if counted else None


def _obsolete(words: str, year: int) -> Message | None:
    ends = [int(match["end"]) for match in _PERIOD.finditer(fold(words))]
    if ends and max(ends) < year:
        return Message(
            vi=f"Giai đoạn nêu trong nhiệm vụ đã kết thúc năm {max(ends)}.",
            en=f"The period that the task speaks of ended in {max(ends)}.",
        )
    return None


def _done_once(piece: Piece, words: str, losses: Sequence[Loss]) -> Message | None:
    """A purchase or installation by a day of last year: done, unless it mends what was lost."""
    dated = bool(piece.deadlines) and all(deadline.kind == "date" for deadline in piece.deadlines)
    if not dated or not _BUYS.match(fold(words)):
        return None
    if any(answers(loss.criterion, loss.field, [(words, piece.criterion, piece.field)]) for loss in losses):
        return None
    return Message(
        vi="Việc làm một lần của năm trước (mua sắm, lắp đặt): đưa lại nếu chưa xong.",
        en="Done once last year (a purchase, an installation): put it back where it was not done.",
    )


def _again(words: str, seen: dict[str, str]) -> Message | None:
    if fold(words) in seen:
        return Message(vi="Trùng với một nhiệm vụ khác.", en="The same as another task.")
    return None


@cache
def _outputs() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(entry["pattern"]), entry["output"]) for entry in load("outputs")["output"])


def _output_of(text: str) -> str:
    folded = fold(text)
    return next(output for pattern, output in _outputs() if pattern.search(folded))


def _names(bodies: Sequence[Body]) -> tuple[str, ...]:
    return tuple(body.name for body in bodies)


def _first(where: Where | list[Where]) -> Where:
    return where[0] if isinstance(where, list) else where

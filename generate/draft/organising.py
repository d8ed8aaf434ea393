"""Who carries the new plan out: duties by body, reporting, and the recipients that follow from the bodies named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kehoach.generate.draft.carrying import works
from kehoach.generate.draft.mending import addressed
from kehoach.generate.draft.moving import Mover
from kehoach.generate.draft.tidying import capital, lowered, tidy
from kehoach.models.draft import DraftTask, Origin, Passage
from kehoach.models.findings import Message
from kehoach.models.language.abbreviations import expand
from kehoach.models.language.fold import fold
from kehoach.models.records import Plan, Task

_HEAD = re.compile(r"^(?:[:,;–-]\s*|(?:có trách nhiệm|chịu trách nhiệm|thực hiện)\s*:\s*)+")
_REQUEST = re.compile(r"^(?:đề nghị|yêu cầu|giao)\s+(?:các đồng chí\s+)?", re.IGNORECASE)
_AS_ARTICLE = re.compile(r"^như (?:điều|trên)", re.IGNORECASE)
_CHARGED = re.compile(r"\s+(?:hoặc|và) phối hợp$")
_ON_GROUNDS = re.compile(r"\W*căn cứ\s", re.IGNORECASE)  # alone it would be read as a ground
_JOINED = re.compile(r"^(?:,|;|và(?!\w)|cùng(?!\w))\s*")
_COPY = re.compile(r"^(?:l[ưu]+u|lưu)\b", re.IGNORECASE)
_NOTE = re.compile(
    r"\s*\((?:b/c|b/cáo|báo cáo|để b/c|để báo cáo|p/h|ph|t/h|th|thực hiện|để thực hiện|b/cao)\)", re.IGNORECASE
)
_GENERAL = re.compile(r"^(?:các|toàn thể|cán bộ)\b")
_WORD = re.compile(r"\w+")
_EMPTY = frozenset({"các", "và", "xã", "phường", "có", "liên", "quan"})
_FILED = "Lưu: VT"


def duties(plan: Plan, tasks: Sequence[DraftTask], mover: Mover) -> list[Passage]:
    """Last year's duties by body in their order, then what each body leads in the annex."""
    found: list[Passage] = []
    done = {task.id for task in works(plan)}
    for duty in plan.tasks:
        if duty.role == "duty" and duty.lead and duty.id not in done:
            passage = _carried(duty, mover)
            if passage is not None and all(fold(passage.text) != fold(other.text) for other in found):
                found.append(passage)
    return shared_out(found, tasks)


def shared_out(carried: Sequence[Passage], tasks: Sequence[DraftTask]) -> list[Passage]:
    """The duties by body in the order in which the bodies first stand, each with what it leads in the annex."""
    found = list(carried)
    for name, numbers in _led(tasks).items():
        listed = _listed(numbers)
        found.append(
            Passage(
                slot="duty",
                body=name,
                text=f"Chủ trì thực hiện {'nhiệm vụ' if len(numbers) == 1 else 'các nhiệm vụ'} số {listed} tại Phụ lục",
                origin=Origin(
                    fate="new",
                    reason=Message(vi="Lập từ cột Cơ quan chủ trì của Phụ lục.", en="Made from the annex's leads."),
                ),
            )
        )
    return _by_body(found)


def recipients(plan: Plan, tasks: Sequence[DraftTask], duties_: Sequence[Passage], mover: Mover) -> list[str]:
    """Last year's recipients as they are named now, the bodies named in the plan that they leave out, the file copy."""
    found: list[str] = []
    filed = _FILED
    for name in plan.header.recipients:
        words = tidy(name)
        if _COPY.match(words):
            filed = words
            continue
        if _AS_ARTICLE.match(words):
            continue
        moved = mover.body(_NOTE.sub("", words), role="recipient")
        if moved and moved not in found:
            found.append(moved)
    named = [body for task in tasks for body in (*task.lead, *task.coop)]
    named += [body for name in addressed(plan, mover.issuer.kind) if (body := mover.body(name, role="recipient"))]
    named += [passage.body for passage in duties_ if passage.body]
    for body in dict.fromkeys(named):
        if not any(_covers(entry, body) for entry in found):
            found.append(body)
    return [*found, filed]


def reporting(plan: Plan, mover: Mover) -> list[Passage]:
    """How the plan is reported on: asked where no duty of last year says it."""
    said = any(task.role == "duty" and "báo cáo" in fold(task.text) for task in plan.tasks)
    if said:
        return []
    answer = mover.ask.text(
        "reporting",
        "Chế độ báo cáo: ai báo cáo cho ai, định kỳ thế nào?",
        "Reporting: who reports to whom, and how often?",
    )
    if not answer:
        return []
    origin = Origin(fate="new", reason=Message(vi="Theo câu trả lời.", en="As answered."))
    return [Passage(slot="reporting", text=capital(tidy(answer)), origin=origin)]


def _carried(duty: Task, mover: Mover) -> Passage | None:
    where = duty.where[0] if isinstance(duty.where, list) else duty.where
    names = mover.bodies(_CHARGED.sub("", body.name) for body in duty.lead)
    if not names:
        mover.leave(
            duty.text,
            where,
            "Chưa rõ nay cơ quan nào làm việc này: trả lời câu hỏi về cơ quan ấy thì đưa lại.",
            "It is not known who does this now: answer the question about the body to have it back.",
        )
        return None
    words = _without_body(" ".join(duty.text.split()), [body.name for body in duty.lead])
    return Passage(
        slot="duty",
        body=", ".join([names[0], *map(_in_a_list, names[1:])]),
        text=capital(mover.text(words)),
        origin=Origin(
            fate="carried",
            reason=Message(vi="Trách nhiệm giữ nguyên từ kế hoạch trước.", en="A duty of last year's plan."),
            where=where,
            before=where.quote,
        ),
    )


def _in_a_list(name: str) -> str:
    """A name behind others: a general one begins with a small letter, the name of one body stays as it is."""
    return lowered(name) if _GENERAL.match(fold(name)) else name


def _without_body(text: str, names: Iterable[str]) -> str:
    """The duty's words behind the bodies that stand before them and in the heading again."""
    words = rest = _REQUEST.sub("", tidy(text))
    for name in names:
        if not fold(rest).startswith(fold(name)):
            break
        rest = _JOINED.sub("", rest[len(name) :].lstrip())
    cut = _HEAD.match(rest)
    if rest == words or _ON_GROUNDS.match(rest) or not (cut or rest[:1].islower()):
        return tidy(text)
    return rest[cut.end() :] if cut else rest


def _led(tasks: Sequence[DraftTask]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, task in enumerate(tasks, 1):
        for name in task.lead:
            found.setdefault(name, []).append(number)
    return found


def _listed(numbers: Sequence[int]) -> str:
    """ "1, 3, 5 - 9 và 12"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [
        word for run in runs for word in ([f"{run[0]} - {run[-1]}"] if len(run) > 2 else [str(one) for one in run])
    ]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} và {words[-1]}"


def _by_body(passages: Sequence[Passage]) -> list[Passage]:
    order = list(dict.fromkeys(passage.body for passage in passages))
    return sorted(passages, key=lambda passage: order.index(passage.body))


def _covers(entry: str, body: str) -> bool:
    here, name = fold(expand(entry)), fold(expand(body))
    return name in here or (
        bool(_GENERAL.match(here)) and set(_WORD.findall(name)) - _EMPTY <= set(_WORD.findall(here))
    )

"""Where a piece of a draft comes from and why it stands there, in words that comments and the explanation share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from kehoach.generate.draft.printed import figure
from kehoach.generate.remarks import Lang, say
from kehoach.models.draft import Draft, DraftTask, Fate, Loss, Origin, Part, Passage, Question, Slot
from kehoach.models.errors import Said
from kehoach.models.records import Plan, Where

FATES: dict[Fate, Said] = {
    "carried": Said("Kế thừa", "Carried over"),
    "strengthened": Said("Tăng cường", "Strengthened"),
    "new": Said("Bổ sung mới", "New"),
    "dropped": Said("Không đưa vào", "Left out"),
}
SLOTS: dict[Slot, Said] = {
    "basis": Said("Căn cứ", "Grounds"),
    "purpose": Said("Mục đích", "Purpose"),
    "requirement": Said("Yêu cầu", "Requirements"),
    "review": Said("Kết quả năm trước", "Last year's results"),
    "target": Said("Mục tiêu", "Targets"),
    "task": Said("Nhiệm vụ, giải pháp", "Tasks"),
    "duty": Said("Tổ chức thực hiện", "Who carries it out"),
    "reporting": Said("Chế độ báo cáo", "Reporting"),
}
PARTS: dict[Part, Said] = {
    "text": Said("nội dung", "text"),
    "lead": Said("cơ quan chủ trì", "lead body"),
    "coop": Said("cơ quan phối hợp", "cooperating bodies"),
    "output": Said("sản phẩm", "output"),
    "deadline": Said("thời gian hoàn thành", "deadline"),
    "criterion": Said("tiêu chí", "criterion"),
}
_SHORT = 160


class Sources:
    """Says where pieces come from; with last year's plan the sections are named too."""

    def __init__(self, draft: Draft, lang: Lang, plan: Plan | None = None) -> None:
        self._draft = draft
        self._lang: Lang = lang
        self._sections = plan.sections if plan is not None else []

    def origin(self, origin: Origin, printed: str = "") -> str:
        """The line that names last year's words; "" for a piece that came from none.

        The words are repeated where they are not those of the draft (``printed``).
        """
        said = self.words(origin, printed)
        named = say(Said(f"Nguồn: {self._draft.source}", f"From: {self._draft.source}"), self._lang)
        return f"{named}{'' if said.startswith(':') else ', '}{said}" if said else ""

    def words(self, origin: Origin, printed: str = "") -> str:
        """The same without the file: place and words."""
        if origin.before is None:
            return ""
        spot = self.spot(origin.where)
        if printed and _plain(origin.before) == _plain(printed):
            kept = say(Said("giữ nguyên văn", "word for word"), self._lang)
            return f"{spot}, {kept}" if spot else kept
        return f"{spot}: “{shortened(origin.before)}”"

    def spot(self, where: Where | None) -> str:
        """The place in last year's plan: section, page, line, table; "" where none is known."""
        if where is None:
            return ""
        found: list[Said] = []
        section = next((one for one in reversed(self._sections) if one.where.start <= where.start), None)
        if section is not None:
            label = section.label.rstrip(".") or f"“{shortened(section.title, 60)}”"
            found.append(Said(f"mục {label}", f"section {label}"))
        if where.page is not None:
            found.append(Said(f"trang {where.page}", f"page {where.page}"))
        if where.line is not None:
            found.append(Said(f"dòng {where.line}", f"line {where.line}"))
        if where.table is not None:
            table, row = where.table.index + 1, where.table.row + 1
            found.append(Said(f"bảng {table}, hàng {row}", f"table {table}, row {row}"))
        return ", ".join(say(one, self._lang) for one in found)

    def reason(self, origin: Origin) -> str:
        """The line that says why."""
        return f"{say(Said('Lý do', 'Why'), self._lang)}: {say(origin.reason, self._lang)}"

    def proposed(self, source: Passage | DraftTask) -> str:
        """The line that names what nobody decided yet, with what stands there; "" where there is nothing."""
        named = [
            f"{say(PARTS[part], self._lang)}{_valued(source, part)}"
            for part in get_args(Part)
            if part in source.origin.proposed
        ]
        if not named:
            return ""
        return f"{say(Said('Đề xuất, đề nghị xem lại', 'Proposed, please decide'), self._lang)}: {'; '.join(named)}."


def result(row: Loss, lang: Lang) -> str:
    """What a criterion reached of its points, by whose figures, and what it lost."""
    if row.reached is None or row.by is None:
        return say(Said("chưa có điểm", "no score known"), lang)
    reached = f"{figure(row.reached)}/{figure(row.max)}" if row.max is not None else figure(row.reached)
    by = {"appraised": Said("thẩm định", "appraised"), "self": Said("tự chấm", "self-scored")}[row.by]
    said = say(Said(f"{by.vi} {reached} điểm", f"{by.en} {reached} points"), lang)
    if row.lost is None:
        return said
    lost = Said(f"mất {figure(row.lost)} điểm", f"{figure(row.lost)} lost")
    return f"{said}, {say(lost if row.lost else Said('đạt tối đa', 'full marks'), lang)}"


def asked(question: Question, lang: Lang) -> str:
    """A question nobody answered, with what stands in the draft and how to answer."""
    stands = say(Said("đang để trống", "left blank"), lang)
    if question.proposal:
        stands = say(Said(f"đang ghi “{question.proposal}”", f"the draft says “{question.proposal}”"), lang)
    choices = ""
    if question.choices:
        choices = say(Said("; chọn: ", "; choose: "), lang) + " / ".join(question.choices)
    answer = say(Said(f"trả lời: --set {_shell(question.key)}=…", f"answer: --set {_shell(question.key)}=…"), lang)
    return f"{say(question.message, lang)} ({stands}{choices}; {answer})"


def _shell(key: str) -> str:
    return key if key.replace(".", "").replace("_", "").isalnum() and key.isascii() else f'"{key}"'


def shortened(words: str, most: int = _SHORT) -> str:
    """Words in one line, cut at a blank where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + "…"


def printed_part(task: DraftTask, part: Part) -> str:
    """One part of a task as it is printed."""
    values: dict[Part, str | Sequence[str] | None] = {
        "text": task.text,
        "lead": task.lead,
        "coop": task.coop,
        "output": task.output,
        "deadline": task.deadlines,
        "criterion": task.criterion,
    }
    value = values[part]
    return value if isinstance(value, str) else "; ".join(value or ())


def _valued(source: Passage | DraftTask, part: Part) -> str:
    if part == "text" or isinstance(source, Passage):
        return ""
    value = printed_part(source, part)
    return f" ({value})" if value else ""


def _plain(words: str) -> str:
    return " ".join(words.split()).strip(" .;,:-–+").casefold()

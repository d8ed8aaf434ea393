"""The records of plans as tables: which columns a reader gets, under which headings, in which order.

Every tabular form (CSV, XLSX, Markdown, the terminal) shows these tables, so that they always agree.
Values come from the records only; nothing is computed here but the joining of several values.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar

from kehoach.generate import words
from kehoach.models.errors import Said

if TYPE_CHECKING:
    from kehoach.models.records import (
        Body,
        Citation,
        Issue,
        Places,
        Plan,
        Score,
        Section,
        Target,
        Task,
        Where,
    )

Lang: TypeAlias = Literal["vi", "en"]
Cell: TypeAlias = str | float | date | None
T = TypeVar("T")
# What a spreadsheet takes for the beginning of a formula; at the end = + - @ of full width.
_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def say(said: Said, lang: Lang) -> str:
    """The message in one language."""
    return said.vi if lang == "vi" else said.en


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: heading, width in characters, value of a record; ``brief`` = shown in reports for people."""

    heading: Said
    width: int
    value: Callable[[T, Lang], Cell]
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """All records of one kind: ``kind`` is the field of ``Plan``, ``title`` heads a sheet or chapter."""

    kind: str
    title: Said
    records: Callable[[Plan], Sequence[T]]
    columns: tuple[Column[T], ...]

    def shown(self, brief: bool = False) -> tuple[Column[T], ...]:
        """The columns of the full or of the brief form."""
        return tuple(column for column in self.columns if column.brief or not brief)

    def headings(self, lang: Lang, brief: bool = False) -> list[str]:
        """The column headings, in order."""
        return [say(column.heading, lang) for column in self.shown(brief)]

    def rows(self, plan: Plan, lang: Lang, brief: bool = False) -> list[list[Cell]]:
        """One row a record; strings are free of control characters."""
        columns = self.shown(brief)
        return [[clean(column.value(record, lang)) for column in columns] for record in self.records(plan)]


def clean(cell: Cell) -> Cell:
    """The cell without characters that steer a terminal or break a file (line ends and tabs stay)."""
    if not isinstance(cell, str):
        return cell
    return "".join(c for c in cell if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs", "Cf"))


def number(value: float, lang: Lang) -> str:
    """A number as written by hand, with a decimal comma in Vietnamese: 18,775."""
    written = f"{value:.12g}"
    return written.replace(".", ",") if lang == "vi" else written


def as_text(cell: Cell, lang: Lang) -> str:
    """A cell as text: numbers by language, dates as 30/09/2024 in Vietnamese and ISO in English."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y") if lang == "vi" else cell.isoformat()
    return number(cell, lang)


def guarded(cell: Cell, lang: Lang) -> str:
    """The cell as text; a number stays a number, a text that a spreadsheet would run as a formula begins with `'`."""
    written = as_text(cell, lang)
    return f"'{written}" if isinstance(cell, str) and written.startswith(_LIVE) else written


def separator(lang: Lang) -> str:
    """What Excel expects between the cells of a CSV file under the settings of that language."""
    return ";" if lang == "vi" else ","


def as_date(iso: str | None) -> Cell:
    """A full ISO date as a date; a year or a month alone stays text."""
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return iso


def _first(where: Places | None) -> Where | None:
    return where[0] if isinstance(where, list) else where


def _page(where: Places | None) -> Cell:
    found = _first(where)
    return found.page if found else None


def _line(where: Places | None) -> Cell:
    found = _first(where)
    return found.line if found else None


def _bodies(bodies: Sequence[Body]) -> str:
    return "; ".join(body.name for body in bodies)


def _deadlines(task: Task) -> str:
    return "; ".join(deadline.raw for deadline in task.deadlines)


def _due(task: Task) -> Cell:
    """The last day of the latest deadline; a date only where the task has one."""
    return as_date(max((d.due for d in task.deadlines if d.due), default=None))


def _actions(task: Task) -> str:
    lines: list[str] = []
    for action in task.actions:
        times = action.deadline_raw or "; ".join(d.raw for d in action.deadlines)
        parts = (action.text, _bodies([*action.lead, *action.coop]), times)
        lines.append(" | ".join(part for part in parts if part))
    return "\n".join(lines)


def _target_value(target: Target, lang: Lang) -> str:
    value = number(target.value, lang)
    if target.upper is not None:
        return f"{value}–{number(target.upper, lang)}"
    return value if target.op == "=" else f"{target.op} {value}"


def _count(kind: str) -> Callable[[Plan, Lang], Cell]:
    return lambda plan, _: len(getattr(plan, kind))


def _source() -> tuple[Column[Plan], ...]:
    return (
        Column(Said("Tệp", "File"), 28, lambda p, _: p.source.name, brief=True),
        Column(Said("Loại văn bản", "Kind"), 16, lambda p, g: words.kind(p.header.kind, g), brief=True),
        Column(Said("Số", "Number"), 8, lambda p, _: p.header.number, brief=True),
        Column(Said("Ký hiệu", "Symbol"), 14, lambda p, _: p.header.symbol, brief=True),
        Column(Said("Cơ quan ban hành", "Issuer"), 28, lambda p, _: p.header.issuer, brief=True),
        Column(Said("Cơ quan cấp trên", "Parent body"), 28, lambda p, _: p.header.parent),
        Column(Said("Cấp", "Level"), 12, lambda p, g: words.level(p.header.level, g)),
        Column(Said("Nơi ban hành", "Place"), 16, lambda p, _: p.header.place, brief=True),
        Column(Said("Ngày ban hành", "Issued"), 14, lambda p, _: as_date(p.header.issued), brief=True),
        Column(Said("Trích yếu", "Title"), 60, lambda p, _: p.header.title, brief=True),
        Column(Said("Năm kế hoạch", "Plan year"), 10, lambda p, _: p.header.plan_year, brief=True),
        Column(Said("Năm cơ sở", "Base year"), 10, lambda p, _: p.header.base_year),
        Column(Said("Thẩm quyền ký", "Authority"), 24, lambda p, _: p.header.authority),
        Column(Said("Chức vụ", "Signer's title"), 18, lambda p, _: p.header.signer_title),
        Column(Said("Người ký", "Signer"), 22, lambda p, _: p.header.signer, brief=True),
        Column(Said("Nơi nhận", "Recipients"), 40, lambda p, _: "; ".join(p.header.recipients), brief=True),
        Column(Said("Số nhiệm vụ", "Tasks"), 10, _count("tasks")),
        Column(Said("Số điểm", "Scores"), 10, _count("scores")),
        Column(Said("Số chỉ tiêu", "Targets"), 10, _count("targets")),
        Column(Said("Số căn cứ, viện dẫn", "Citations"), 10, _count("citations")),
        Column(Said("Số chỗ cần xem lại", "Issues"), 10, _count("issues")),
        Column(Said("Tỷ lệ đọc được", "Coverage"), 10, lambda p, _: p.source.coverage),
    )


def _tasks() -> tuple[Column[Task], ...]:
    return (
        Column(Said("Mục", "Section"), 10, lambda t, _: t.section, brief=True),
        Column(Said("STT", "No."), 6, lambda t, _: t.ordinal, brief=True),
        Column(Said("Lĩnh vực", "Field"), 20, lambda t, g: words.field(t.field, g)),
        Column(Said("Loại", "Role"), 12, lambda t, g: words.role(t.role, g)),
        Column(Said("Yêu cầu", "Intent"), 12, lambda t, g: words.intent(t.intent, g)),
        Column(Said("Tiêu chí", "Criterion"), 30, lambda t, _: t.criterion),
        Column(Said("Nhiệm vụ", "Task"), 60, lambda t, _: t.text, brief=True),
        Column(Said("Chủ trì", "Lead"), 26, lambda t, _: _bodies(t.lead), brief=True),
        Column(Said("Phối hợp", "With"), 26, lambda t, _: _bodies(t.coop), brief=True),
        Column(Said("Thời hạn", "Deadline"), 22, lambda t, _: _deadlines(t), brief=True),
        Column(Said("Hạn cuối", "Due"), 12, lambda t, _: _due(t)),
        Column(Said("Sản phẩm", "Output"), 26, lambda t, _: t.output, brief=True),
        Column(Said("Việc thành phần", "Actions"), 40, lambda t, _: _actions(t)),
        Column(Said("Trang", "Page"), 7, lambda t, _: _page(t.where)),
        Column(Said("Dòng", "Line"), 7, lambda t, _: _line(t.where)),
        Column(Said("Mã", "Id"), 10, lambda t, _: t.id),
    )


def _scores() -> tuple[Column[Score], ...]:
    return (
        Column(Said("Mục", "Section"), 10, lambda s, _: s.section),
        Column(Said("Mã", "Code"), 8, lambda s, _: s.code, brief=True),
        Column(Said("Tiêu chí", "Criterion"), 60, lambda s, _: s.criterion, brief=True),
        Column(Said("Đơn vị", "Unit"), 28, lambda s, _: s.unit_of_government, brief=True),
        Column(Said("Lĩnh vực", "Field"), 20, lambda s, g: words.field(s.field, g)),
        Column(Said("Năm", "Year"), 8, lambda s, _: s.year, brief=True),
        Column(Said("Điểm tối đa", "Maximum"), 10, lambda s, _: s.max, brief=True),
        Column(Said("Tự chấm", "Self-scored"), 10, lambda s, _: s.self_, brief=True),
        Column(Said("Thẩm định", "Appraised"), 10, lambda s, _: s.appraised, brief=True),
        Column(Said("Tăng/giảm", "Change"), 10, lambda s, _: s.delta, brief=True),
        Column(Said("Kỳ trước", "Previous"), 10, lambda s, _: s.previous),
        Column(Said("Xếp hạng", "Rank"), 8, lambda s, _: s.rank, brief=True),
        Column(Said("Đơn vị tính", "Measure"), 10, lambda s, _: s.unit),
        Column(Said("Số tiêu chí", "Criteria"), 10, lambda s, _: s.n_criteria),
        Column(Said("Số tiêu chí thành phần", "Sub-criteria"), 10, lambda s, _: s.n_subcriteria),
        Column(Said("Tổng cộng", "Total"), 8, lambda s, g: words.yes(s.total, g)),
        Column(Said("Trang", "Page"), 7, lambda s, _: s.where.page),
        Column(Said("Dòng", "Line"), 7, lambda s, _: s.where.line),
    )


def _targets() -> tuple[Column[Target], ...]:
    return (
        Column(Said("Mục", "Section"), 10, lambda t, _: t.section, brief=True),
        Column(Said("Chỉ tiêu", "Target"), 70, lambda t, _: t.text, brief=True),
        Column(Said("Mức", "Level"), 12, _target_value, brief=True),
        Column(Said("Giá trị", "Value"), 10, lambda t, _: t.value),
        Column(Said("Đến", "Upper"), 10, lambda t, _: t.upper),
        Column(Said("Đơn vị tính", "Unit"), 14, lambda t, _: t.unit, brief=True),
        Column(Said("Trang", "Page"), 7, lambda t, _: t.where.page),
        Column(Said("Dòng", "Line"), 7, lambda t, _: t.where.line),
    )


def _citations() -> tuple[Column[Citation], ...]:
    return (
        Column(Said("Số, ký hiệu", "Symbol"), 24, lambda c, _: c.symbol, brief=True),
        Column(Said("Loại văn bản", "Kind"), 16, lambda c, g: words.kind(c.kind, g), brief=True),
        Column(Said("Ngày ban hành", "Issued"), 14, lambda c, _: as_date(c.issued), brief=True),
        Column(Said("Cơ quan ban hành", "Issuer"), 30, lambda c, _: c.issuer, brief=True),
        Column(Said("Trích yếu", "Title"), 60, lambda c, _: c.title),
        Column(Said("Vai trò", "Role"), 14, lambda c, g: words.citation_role(c.role, g)),
        Column(Said("Trang", "Page"), 7, lambda c, _: _page(c.where)),
        Column(Said("Dòng", "Line"), 7, lambda c, _: _line(c.where)),
    )


def _sections() -> tuple[Column[Section], ...]:
    return (
        Column(Said("Mục", "Section"), 14, lambda s, _: s.label, brief=True),
        Column(Said("Tiêu đề", "Title"), 80, lambda s, _: s.title, brief=True),
        Column(Said("Bậc", "Level"), 7, lambda s, _: s.level),
        Column(Said("Trang", "Page"), 7, lambda s, _: s.where.page),
        Column(Said("Dòng", "Line"), 7, lambda s, _: s.where.line),
    )


def _issues() -> tuple[Column[Issue], ...]:
    return (
        Column(Said("Mã", "Code"), 24, lambda i, _: i.code, brief=True),
        Column(Said("Cần xem lại", "In doubt"), 60, lambda i, _: i.message, brief=True),
        Column(
            Said("Chữ trong văn bản", "Words"),
            50,
            lambda i, _: i.where.quote if i.where else None,
            brief=True,
        ),
        Column(Said("Trang", "Page"), 7, lambda i, _: i.where.page if i.where else None, brief=True),
        Column(Said("Dòng", "Line"), 7, lambda i, _: i.where.line if i.where else None, brief=True),
    )


# Any: the tables differ in the record they show, their rows do not.
TABLES: Mapping[str, Table[Any]] = {
    table.kind: table
    for table in (
        Table("header", Said("Tổng quan", "Overview"), lambda p: [p], _source()),
        Table("tasks", Said("Nhiệm vụ", "Tasks"), lambda p: p.tasks, _tasks()),
        Table("scores", Said("Điểm", "Scores"), lambda p: p.scores, _scores()),
        Table("targets", Said("Chỉ tiêu", "Targets"), lambda p: p.targets, _targets()),
        Table("citations", Said("Căn cứ", "Citations"), lambda p: p.citations, _citations()),
        Table("sections", Said("Mục", "Sections"), lambda p: p.sections, _sections()),
        Table("issues", Said("Cần xem lại", "In doubt"), lambda p: p.issues, _issues()),
    )
}


def chosen(only: frozenset[str]) -> list[Table[Any]]:
    """The tables of the chosen kinds in their fixed order; all of them where nothing is chosen."""
    return [table for kind, table in TABLES.items() if not only or kind in only]

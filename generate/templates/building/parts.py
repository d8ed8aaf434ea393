"""The parts that the templates share: head, title, sections of a plan, signature, annex."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from kehoach.generate.templates.building.form import (
    BASIS,
    CELL,
    CLAUSE,
    POINT,
    SECTION,
    TEXT,
    Cell,
    Style,
    page,
    paragraph,
    row,
    rule,
    section_end,
    table,
    tag,
    tag_row,
)


class Column(NamedTuple):
    """A column of a table: its heading, the name of what it shows, its width."""

    heading: str
    key: str
    width: float


COUNTRY, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
_SCORED = "Kết quả Chỉ số cải cách hành chính năm {{ base_year }} của {{ unit }} theo từng lĩnh vực, tiêu chí:"
_LOST = "Các lĩnh vực, tiêu chí chưa đạt điểm tối đa:"
_HEAD, _SIGNED = (5.7, 10.3), (8.2, 7.8)
_SCORES = (
    Column("STT", "number", 1.3),
    Column("Lĩnh vực, tiêu chí", "criterion", 7.3),
    Column("Điểm tối đa", "max", 2.4),
    Column("Điểm tự chấm", "self", 2.5),
    Column("Điểm thẩm định", "appraised", 2.5),
)
_TASKS = (
    Column("STT", "number", 1.3),
    Column("Nhiệm vụ", "text", 7.2),
    Column("Tiêu chí", "criterion", 3.9),
    Column("Cơ quan chủ trì", "lead", 3.1),
    Column("Cơ quan phối hợp", "coop", 3.3),
    Column("Sản phẩm", "output", 3.1),
    Column("Thời gian hoàn thành", "deadline", 2.8),
)
_TOP = Style(13, bold=True, align="center", first=0, after=0)
_BELOW = Style(13, align="center", first=0, before=10, after=8)
_TITLE = Style(bold=True, align="center", first=0, after=0)
_NOTE = Style(italic=True, align="center", first=0, before=6, after=12)
_CAPTION = Style(keep=True)
_HEADING_CELL = replace(CELL, bold=True, align="center")


def head(number_line: str) -> str:
    """Boxes 1 to 4: the issuing body, the country's name and motto; number and place, day."""
    parent = f"{tag('{%p if parent %}')}{paragraph('{{ parent }}', replace(_TOP, bold=False))}{tag('{%p endif %}')}"
    lines = loop("line in issuer_lines[:-1]", paragraph("{{ line }}", _TOP))
    issuer = paragraph("{{ issuer_lines[-1] }}", _TOP) + rule(2.2, 1)
    country = paragraph(COUNTRY, _TOP) + paragraph(MOTTO, replace(_TOP, size=14)) + rule(6.2, 2)
    number = paragraph(number_line, _BELOW)
    dateline = paragraph("{{r dateline }}", replace(_BELOW, size=14, italic=True))
    rows = [
        row([Cell(parent + lines + issuer), Cell(country)], _HEAD),
        row([Cell(number), Cell(dateline)], _HEAD),
    ]
    return table(rows, _HEAD, ruled=False)


def title(kind: str, subject: str, number: int, *, note: str = "", new_page: bool = False) -> str:
    """Box 5a: kind and subject with a rule below; ``note`` says which decision a plan belongs to."""
    first = replace(_TITLE, before=0 if new_page else 12, page_before=new_page)
    said = paragraph(kind, first) + paragraph(subject, _TITLE) + rule(4.5, number, after=0 if note else 12)
    return said + (paragraph(f"({note})", _NOTE) if note else "")


def loop(over: str, content: str) -> str:
    """The content once for each of a list."""
    return f"{tag(f'{{%p for {over} %}}')}{content}{tag('{%p endfor %}')}"


def where(condition: str, content: str) -> str:
    """The content where a condition holds."""
    return f"{tag(f'{{%p if {condition} %}}')}{content}{tag('{%p endif %}')}"


def listing(name: str) -> str:
    """A list as lines with a hyphen."""
    return loop(f"line in {name}", paragraph("- {{ line }}"))


def grounds(name: str = "grounds") -> str:
    """The legal grounds in italics."""
    return loop(f"ground in {name}", paragraph("{{ ground }}", BASIS))


def aims() -> str:
    """Purpose and requirements, with headings of their own where both are there."""
    both = "purposes and requirements"
    content = (
        paragraph("{{ aims_title }}", SECTION)
        + where(both, paragraph("Mục đích", CLAUSE))
        + listing("purposes")
        + where(both, paragraph("Yêu cầu", CLAUSE))
        + listing("requirements")
    )
    return where("purposes or requirements", content)


def results() -> str:
    """Last year's result: its prose and the table of scores."""
    content = (
        paragraph("KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {{ base_year }}", SECTION)
        + loop("line in review", paragraph("{{ line }}"))
        + where("results.rows", paragraph(_SCORED, _CAPTION) + _score_tables() + _gap())
        + where("results.losses", paragraph(_LOST, _CAPTION) + listing("results.losses"))
    )
    return where("review or results.rows", content)


def _score_tables() -> str:
    """The table of scores with the columns that hold figures."""
    self_, appraised = "results.has_self", "results.has_appraised"
    return (
        where(f"{self_} and {appraised}", _score_table(_SCORES))
        + where(f"{self_} and not {appraised}", _score_table(_without("appraised")))
        + where(f"{appraised} and not {self_}", _score_table(_without("self")))
    )


def _without(key: str) -> list[Column]:
    return [column for column in _SCORES if column.key != key]


def _score_table(columns: Sequence[Column]) -> str:
    widths = _widths(columns)
    bold = replace(CELL, bold=True)

    def cells(shown: dict[str, str], style: Style) -> list[Cell]:
        centred = replace(style, align="center")
        return [Cell(paragraph(shown[one.key], style if one.key == "criterion" else centred)) for one in columns]

    one = {column.key: f"{{{{ row.{column.key} }}}}" for column in columns}
    total = {column.key: f"{{{{ results.total.{column.key} }}}}" for column in columns}
    total |= {"number": "", "criterion": "Tổng cộng"}
    rows = [
        row([Cell(paragraph(column.heading, _HEADING_CELL)) for column in columns], widths, heading=True),
        tag_row("{%tr for row in results.rows %}", widths),
        tag_row("{%tr if row.top and results.nested %}", widths),
        row(cells(one, bold), widths),
        tag_row("{%tr else %}", widths),
        row(cells(one, CELL), widths),
        tag_row("{%tr endif %}", widths),
        tag_row("{%tr endfor %}", widths),
        tag_row("{%tr if results.total.known %}", widths),
        row(cells(total, bold), widths),
        tag_row("{%tr endif %}", widths),
    ]
    return table(rows, widths, ruled=True)


def _gap() -> str:
    return paragraph("", Style(6, first=0, after=0))


def targets() -> str:
    """What is to be reached."""
    return where("targets", paragraph("MỤC TIÊU", SECTION) + listing("targets"))


def tasks(*, always_by_intent: bool) -> str:
    """The tasks by field; what mends a loss stands apart from what keeps a result, at least where results are."""
    items = "task in field.{}"
    line = paragraph("- {{r task.text }}{{ '.' if loop.last else ';' }}")
    parts = (("remedy", "Khắc phục nội dung bị mất điểm"), ("maintain", "Duy trì kết quả đạt được"))
    split = "".join(
        where(f"field.{name}", paragraph(words, POINT) + loop(items.format(name), line)) for name, words in parts
    )
    plain = loop(items.format("tasks"), line)
    chosen = split if always_by_intent else where("results.rows", split) + where("not results.rows", plain)
    inside = where("grouped", paragraph("{{ field.title }}", CLAUSE)) + chosen
    told = paragraph(
        "(Cơ quan chủ trì, cơ quan phối hợp, sản phẩm và thời gian hoàn thành của từng nhiệm vụ tại Phụ lục kèm theo "
        "Kế hoạch này)",
        replace(TEXT, italic=True),
    )
    return where("fields", paragraph("NHIỆM VỤ, GIẢI PHÁP", SECTION) + loop("field in fields", inside) + told)


def duties() -> str:
    """Who carries the plan out."""
    group = paragraph("{{ duty.body }}", CLAUSE) + listing("duty.lines")
    return where("duties", paragraph("TỔ CHỨC THỰC HIỆN", SECTION) + loop("duty in duties", group))


def reporting() -> str:
    """How the plan is reported on."""
    lines = loop("line in reporting", paragraph("{{ line }}"))
    return where("reporting", paragraph("CHẾ ĐỘ BÁO CÁO", SECTION) + lines)


def signature(recipients: str) -> str:
    """Boxes 7 and 9b: recipients on the left, offices and name of the signer on the right."""
    small = Style(11, align="left", first=0, after=0)
    left = paragraph("Nơi nhận:", Style(12, bold=True, italic=True, align="left", first=0, after=0)) + loop(
        f"recipient in {recipients}", paragraph("- {{ recipient }}", small)
    )
    offices = loop("office in offices", paragraph("{{ office }}", _TITLE))
    name = paragraph("{{ signer }}", replace(_TITLE, before=72))
    return table([row([Cell(left), Cell(offices + name)], _SIGNED)], _SIGNED, ruled=False)


def annex(annexed_to: str) -> str:
    """The table of tasks in a section of its own, in landscape; ends the document."""
    top = (
        section_end(page())
        + paragraph("Phụ lục", _TITLE)
        + paragraph("PHÂN CÔNG NHIỆM VỤ, GIẢI PHÁP NĂM {{ plan_year }}", _TITLE)
        + paragraph(f"(Kèm theo {annexed_to})", replace(_NOTE, before=0))
    )
    plain = [column for column in _TASKS if column.key != "criterion"]
    tables = where("has_criteria", _task_table(_TASKS)) + where("not has_criteria", _task_table(plain))
    return top + tables + _gap() + page(landscape=True, restart=True)


def _task_table(columns: Sequence[Column]) -> str:
    widths = _widths(columns, sum(column.width for column in _TASKS))
    one = [
        Cell(paragraph(_shown(key), replace(CELL, align="center" if key == "number" else "left")))
        for _, key, _ in columns
    ]
    bold = replace(CELL, bold=True, keep=True)
    group = [
        Cell(paragraph("{{ field.roman }}", replace(bold, align="center"))),
        Cell(paragraph("{{ field.title }}", bold), span=len(columns) - 1),
    ]
    rows = [
        row([Cell(paragraph(column.heading, _HEADING_CELL)) for column in columns], widths, heading=True),
        tag_row("{%tr for field in fields %}", widths),
        tag_row("{%tr if grouped %}", widths),
        row(group, widths),
        tag_row("{%tr endif %}", widths),
        tag_row("{%tr for task in field.tasks %}", widths),
        row(one, widths),
        tag_row("{%tr endfor %}", widths),
        tag_row("{%tr endfor %}", widths),
    ]
    return table(rows, widths, ruled=True)


def _shown(key: str) -> str:
    """The tag of a task's part, with the mark of what is proposed."""
    return f"{{{{ task.{key} }}}}" if key == "number" else f"{{{{r task.{key} }}}}"


def _widths(columns: Sequence[Column], whole: float = 16) -> list[float]:
    """The widths of columns that fill a width together."""
    given = sum(column.width for column in columns)
    return [column.width * whole / given for column in columns]

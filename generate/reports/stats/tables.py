"""The figures of a store as tables for a terminal, CSV and the page: title, headings, rows of cells."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Literal, TypeAlias

from kehoach.generate import words
from kehoach.generate.reports.stats.figures import Completeness, Result, Statistics
from kehoach.generate.tables import clean, guarded
from kehoach.models.errors import Said

Lang: TypeAlias = Literal["vi", "en"]
Cell: TypeAlias = str | float | None
FIELDS = (
    "steering", "institutions", "procedures", "organisation", "civil_service", "public_finance", "digital", "impact",
    "satisfaction", "competitiveness",
)  # fmt: skip
_BOM = "\ufeff"
_CENT = 100
_WHOLE = Said("Toàn bộ Chỉ số", "Whole index")
_ALL = Said("Tất cả", "All")
ALIKE = {
    "copy": Said("Cùng một văn bản", "One document"),
    "draft": Said("Dự thảo và bản chính thức", "Drafts and final form"),
    "near": Said("Gần giống nhau", "Nearly the same"),
}


@dataclass(frozen=True, slots=True)
class StatsTable:
    """A table: ``key`` names it in CSV; cells are text, numbers or None; ``numbers`` = how many columns from the right.

    A share is a number of per cent.
    """

    key: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: int


@dataclass(frozen=True, slots=True)
class FieldYear:
    """A field over all units in one year: means of the points won and of the maximum."""

    field: str | None
    year: int | None
    units: int
    won: float
    max: float
    lowest: Result
    highest: Result

    @property
    def share(self) -> float:
        """Won of the maximum."""
        return self.won / self.max


def tables(figures: Statistics, lang: Lang) -> list[StatsTable]:
    """All tables that hold something, in the order in which they are read."""
    made = (
        _by_field(figures, lang),
        _by_unit(figures, lang),
        _completeness(figures, lang),
        _loads(figures, lang),
        _findings(figures, lang),
        _timeline(figures, lang),
        _alike(figures, lang),
        _lines(figures, lang),
    )
    return [table for table in made if table.rows]


def as_csv(figures: Statistics, lang: Lang) -> bytes:
    """All tables as one CSV for Excel, each with its title and headings, an empty line between."""
    text = io.StringIO(newline="")
    out = csv.writer(text, delimiter=";" if lang == "vi" else ",", lineterminator="\r\n")
    for number, table in enumerate(tables(figures, lang)):
        if number:
            out.writerow([])
        out.writerow([table.title])
        out.writerow(table.headings)
        out.writerows([guarded(clean(cell), lang) for cell in row] for row in table.rows)
    return (_BOM + text.getvalue()).encode()


def as_json(figures: Statistics) -> bytes:
    """All figures as one JSON object."""
    return (json.dumps(asdict(figures), ensure_ascii=False, indent=2) + "\n").encode()


def by_field(results: Sequence[Result]) -> list[FieldYear]:
    """The results of all units together, the whole index first, then by field and year."""
    held: defaultdict[tuple[str | None, int | None], list[Result]] = defaultdict(list)
    for one in results:
        held[one.field, one.year].append(one)
    order = {name: at for at, name in enumerate((None, *FIELDS))}
    found: list[FieldYear] = []
    for field, year in sorted(held, key=lambda key: (order.get(key[0], len(order)), key[1] or 0)):
        own = held[field, year]
        ranked = sorted(own, key=lambda one: (one.share, one.unit))
        mean = [round(sum(part) / len(own), 3) for part in ([one.won for one in own], [one.max for one in own])]
        found.append(FieldYear(field, year, len({one.unit for one in own}), mean[0], mean[1], ranked[0], ranked[-1]))
    return found


def field_name(code: str | None, lang: Lang) -> str:
    """What a field is called; None is the whole index."""
    return words.field(code, lang) or _said(_WHOLE, lang)


def percent(share: float) -> float:
    """A share as per cent with one place."""
    return round(share * _CENT, 1)


def _said(said: Said, lang: Lang) -> str:
    return said.vi if lang == "vi" else said.en


def _by_field(figures: Statistics, lang: Lang) -> StatsTable:
    titles = ("Lĩnh vực", "Năm", "Số đơn vị", "Điểm", "Tối đa", "%", "Thấp nhất %", "Cao nhất %")
    english = ("Field", "Year", "Units", "Points", "Maximum", "%", "Lowest %", "Highest %")
    rows = tuple(
        (
            field_name(one.field, lang), str(one.year or ""), one.units, one.won, one.max, percent(one.share),
            percent(one.lowest.share), percent(one.highest.share),
        )
        for one in by_field(figures.results)
    )  # fmt: skip
    return _table("fields", ("Điểm theo lĩnh vực và năm", "Scores by field and year"), (titles, english), rows, 6, lang)


def _by_unit(figures: Statistics, lang: Lang) -> StatsTable:
    titles = ("Đơn vị", "Năm", "Lĩnh vực", "Điểm", "Tối đa", "%")
    english = ("Unit", "Year", "Field", "Points", "Maximum", "%")
    order = {name: at for at, name in enumerate(("", *FIELDS))}
    ranked = sorted(figures.results, key=lambda one: (one.unit, one.year or 0, order.get(one.field or "", len(order))))
    rows = tuple(
        (one.unit, str(one.year or ""), field_name(one.field, lang), one.won, one.max, percent(one.share))
        for one in ranked
    )
    return _table("units", ("Điểm theo đơn vị", "Scores by unit"), (titles, english), rows, 3, lang)


def _completeness(figures: Statistics, lang: Lang) -> StatsTable:
    titles = ("Đơn vị", "Năm", "Nhiệm vụ", "Chưa rõ chủ trì %", "Chưa có hạn kiểm tra được %", "Chưa rõ sản phẩm %")
    english = ("Unit", "Year", "Tasks", "No lead %", "No checkable deadline %", "No output %")
    rows = tuple(
        (one.unit or _said(_ALL, lang), str(one.year or ""), one.tasks, *gaps(one)) for one in figures.completeness
    )
    title = ("Nhiệm vụ thiếu chủ trì, thời hạn, sản phẩm", "Tasks without lead, deadline, output")
    return _table("tasks", title, (titles, english), rows, 4, lang)


def gaps(one: Completeness) -> tuple[float, float, float]:
    """Per cent of the tasks without lead, without a deadline that can be checked, without output."""
    many = one.tasks or 1
    return percent(one.no_lead / many), percent(one.no_deadline / many), percent(one.no_output / many)


def _loads(figures: Statistics, lang: Lang) -> StatsTable:
    titles = ("Cơ quan", "Chủ trì", "Phối hợp", "Trách nhiệm", "Văn bản")
    english = ("Body", "Leads", "Helps", "Duties", "Documents")
    rows = tuple((one.name, one.lead, one.coop, one.duties, one.documents) for one in figures.loads)
    return _table("loads", ("Việc theo cơ quan", "Load per body"), (titles, english), rows, 4, lang)


def _findings(figures: Statistics, lang: Lang) -> StatsTable:
    heat = figures.heat
    rows = tuple((code, sum(many), *many) for code, many in zip(heat.codes, heat.many, strict=True))
    titles = ("Mã", "Tổng", *heat.columns)
    english = ("Code", "Total", *heat.columns)
    title = ("Phát hiện khi soát", "Findings of the audit")
    return _table("findings", title, (titles, english), rows, len(heat.columns) + 1, lang)


def _timeline(figures: Statistics, lang: Lang) -> StatsTable:
    titles, english = ("Tháng", "Hạn trong tháng", "Hết kỳ trong tháng"), ("Month", "Due in it", "Periods ending")
    rows: tuple[tuple[Cell, ...], ...] = tuple((one.month, one.days, one.periods) for one in figures.timeline)
    if figures.recurring:
        rows += ((_said(Said("Định kỳ", "Recurring"), lang), figures.recurring, None),)
    if figures.open:
        rows += ((_said(Said("Không có ngày cuối", "No last day"), lang), figures.open, None),)
    return _table("deadlines", ("Thời hạn theo tháng", "Deadlines by month"), (titles, english), rows, 2, lang)


def _alike(figures: Statistics, lang: Lang) -> StatsTable:
    titles, english = ("Nhóm", "Quan hệ", "Tệp", "Giống %"), ("Group", "Relation", "File", "Alike %")
    rows = tuple(
        (str(number), _said(ALIKE[group.kind], lang), file, percent(share))
        for number, group in enumerate(figures.alike or (), 1)
        for file, share in zip(group.files, group.likeness, strict=True)
    )
    return _table("alike", ("Văn bản trùng hoặc gần trùng", "Like documents"), (titles, english), rows, 1, lang)


def _lines(figures: Statistics, lang: Lang) -> StatsTable:
    """Units with plans of several years."""
    titles, english = ("Đơn vị", "Đơn vị nay", "Năm", "Tệp"), ("Unit", "Today", "Year", "File")

    def rows() -> Iterator[tuple[Cell, ...]]:
        for line in figures.lines:
            if len({year for year, _, _ in line.years}) > 1:
                yield from (
                    (name, line.now or "", str(year), file) for year, name, files in line.years for file in files
                )

    return _table("lines", ("Kế hoạch qua các năm", "Plans over the years"), (titles, english), tuple(rows()), 0, lang)


def _table(
    key: str,
    title: tuple[str, str],
    headings: tuple[tuple[str, ...], tuple[str, ...]],
    rows: tuple[tuple[Cell, ...], ...],
    numbers: int,
    lang: Lang,
) -> StatsTable:
    at = 0 if lang == "vi" else 1
    return StatsTable(key, title[at], headings[at], rows, numbers)

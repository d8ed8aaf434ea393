"""The figures of a store as one page that asks for nothing from outside; a policy in it forbids every request."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kehoach.generate import pages
from kehoach.generate.reports.stats import charts
from kehoach.generate.reports.stats.figures import Result, Statistics
from kehoach.generate.reports.stats.tables import ALIKE, Lang, by_field, field_name, gaps, percent, tables
from kehoach.generate.tables import as_text, clean, number

if TYPE_CHECKING:
    from kehoach.generate.reports.stats.figures import Alike

_MARK = "<!-- kehoach stats -->"
_FOLDER = Path(__file__).parent
_SIDE = 64  # width of a square of the heat map
_LEFT = 210
_TOP = 90
_WIDE = 860.0
_HIGH = 150.0
_WEAK, _FAIR = 0.7, 0.9


class _Tongue(NamedTuple):
    """What the template says in one language."""

    lang: Lang

    def say(self, vi: str, en: str) -> str:
        return vi if self.lang == "vi" else en

    def field(self, code: str | None) -> str:
        return field_name(code, self.lang)

    def number(self, value: float) -> str:
        return number(round(value, 3), self.lang)

    def percent(self, share: float) -> str:
        return number(percent(share), self.lang)

    def cell(self, value: str | float | None) -> str:
        return as_text(clean(value), self.lang)

    def relation(self, group: Alike) -> str:
        return self.say(*ALIKE[group.kind])


def write(figures: Statistics, lang: Lang) -> bytes:
    """The page in UTF-8."""
    tongue = _Tongue(lang)
    results = by_field(figures.results)
    columns, outside = charts.timeline(figures.timeline, figures.counts.years, _WIDE, _HIGH)
    fields, rows = charts.grid(figures.results)
    return pages.made(
        _FOLDER,
        _MARK,
        lang=lang,
        figures=figures,
        all_tasks=next((one for one in figures.completeness if not one.unit), None),
        field_lines=charts.field_lines(
            results,
            [tongue.field(one.field) for one in results],
            [f"{tongue.number(one.won)} / {tongue.number(one.max)} ({tongue.percent(one.share)} %)" for one in results],
        ),
        grid_fields=fields,
        grid_rows=rows,
        load_lines=charts.load_lines(figures.loads),
        squares=charts.squares(figures.heat, _SIDE, _LEFT, _TOP),
        columns=columns,
        outside=outside,
        tables=tables(figures, lang),
        side=_SIDE, left=_LEFT, top=_TOP, wide=_WIDE, high=_HIGH,
        row=charts.ROW, name_room=charts.NAME, bar_room=charts.BARS,
        cut=charts.cut, gaps=gaps, tone=_tone,
        **{name: getattr(tongue, name) for name in ("say", "field", "number", "percent", "cell", "relation")},
        clean=clean,
    )  # fmt: skip


def is_own(data: bytes) -> bool:
    """Whether the page holds the mark of this format near its beginning."""
    return pages.bears(_MARK, data)


def _tone(result: Result) -> str:
    return "weak" if result.share < _WEAK else "fair" if result.share < _FAIR else "good"

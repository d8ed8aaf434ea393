"""Scores out of a table's cells: one record a row, or one a cell where rows are units and columns fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kehoach.extract.rules.fields import field_of
from kehoach.extract.rules.scores_columns import Columns, columns_of, is_government_unit
from kehoach.extract.rules.scores_figures import rank_number, score_number, score_pair, signed_number
from kehoach.models.language.fold import fold
from kehoach.models.records import Field_

_CODE = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-Zđ])\s*[.)]?")
_CODE_AHEAD = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2})*)\s*[.)]?\s+(?=\D)")
_TOTAL = re.compile(
    r"(?:tổng cộng|tổng(?: số)? điểm)\b|(?:tổng(?: số)?|cộng)\s*(?:\(.*)?[:.]?$"
    r"|(?:bộ )?chỉ số (?:cchc|cải cách hành chính)\b|par[ -]?index\b"
)
_EARLIER = re.compile(r"năm (20\d\d)\s*(?:đạt|là|được)?\s*:?\s*(\d{1,3}(?:[.,]\d{1,3})?)\s*(?:điểm|%)?", re.IGNORECASE)
_PARTS = frozenset({"appraised", "survey", "further appraised"})
_NAME_LENGTH = 80
_SIMPLE = {"max": "max", "self": "self", "appraised": "appraised", "lost": "lost"}


@dataclass(frozen=True, slots=True)
class RowScore:
    """What a row or cell of a score table says; ``row``, ``column`` from 0, ``earlier`` = (year, points)."""

    row: int
    column: int
    criterion: str
    code: str | None = None
    domain: Field_ | None = None
    figures: dict[str, float] = field(default_factory=dict[str, float])
    printed: dict[str, str] = field(default_factory=dict[str, str])
    year: int | None = None
    unit: str | None = None
    rank: int | None = None
    total: bool = False
    body: str | None = None
    earlier: tuple[int, float] | None = None


def scores_of_rows(
    rows: Sequence[Sequence[str]], header_rows: int, context: str, title: str, subject: str = ""
) -> list[RowScore]:
    """The scores of a table of cell texts (merged cells repeated); none where the table holds no scores.

    ``context`` is the caption and the headings above; ``title`` says what a ranking table scores, ``subject``
    is the document's title. A row that prints several years' figures gives a record a year, the latest last,
    save that one figure a year makes the year before the ``previous`` of the latest.
    """
    columns = columns_of(rows, header_rows, context, subject)
    if columns is None:
        return []
    if "unit" in columns.roles:
        return list(_unit_rows(rows, columns, title))
    return list(_criterion_rows(rows, columns))


def _criterion_rows(rows: Sequence[Sequence[str]], columns: Columns) -> Iterator[RowScore]:
    at = columns.roles["criterion"]
    fields: dict[str, Field_ | None] = {}
    for number in range(columns.first, len(rows)):
        row = rows[number]
        code = _code(row, columns)
        criterion = _line(row[at])
        ahead = _CODE_AHEAD.match(criterion)
        if ahead and (code is None or code == ahead[1]):
            code, criterion = ahead[1], criterion[ahead.end() :]
        printed = [(one, *_figures(row, one)) for one in (*columns.others, columns)]
        if not any(figures for _, figures, _ in printed):
            continue
        named = criterion or code or ""
        total = bool(_TOTAL.match(fold(named))) or (not criterion and code is None)
        own = field_of(criterion[:_NAME_LENGTH])
        fields[code or ""] = own
        inherited = own if own or not code or "." not in code else fields.get(code.split(".")[0])
        score = RowScore(
            row=number,
            column=at,
            criterion=named or _line(next((cell for cell in row if score_number(cell) is None and cell.strip()), "")),
            code=code if code and not total else None,
            domain=None if total else inherited,
            total=total,
        )
        for one, figures, cells in printed:
            if figures:
                yield _with_figures(score, row, one, figures, cells)


def _with_figures(
    score: RowScore, row: Sequence[str], columns: Columns, figures: dict[str, float], printed: dict[str, str]
) -> RowScore:
    return replace(
        score,
        figures=figures,
        printed=printed,
        year=columns.year,
        unit="%" if "percent" in printed else None,
        rank=_rank(row, columns),
        earlier=_earlier(row, columns),
    )


def _unit_rows(rows: Sequence[Sequence[str]], columns: Columns, title: str) -> Iterator[RowScore]:
    """A record a unit for what the table scores, and one a cell for fields and parts beside a total."""
    at = columns.roles["unit"]
    parts = _part_columns(rows, columns)
    columns = replace(_totals(columns), others=tuple(_totals(one) for one in columns.others))
    for number in range(columns.first, len(rows)):
        row = rows[number]
        body = _line(row[at])
        if not body or (_TOTAL.match(fold(body)) and not is_government_unit(body)):
            continue
        for column, criterion in parts:
            value = score_number(row[column])
            if value is not None:
                figures, printed = {"appraised": value}, _printed("appraised", row[column], value)
                domain = field_of(criterion)
                yield RowScore(number, column, criterion, None, domain, figures, printed, body=body)
        named = title or columns.headings[columns.roles.get("appraised", at)]
        score = RowScore(row=number, column=at, criterion=named, total=bool(parts), body=body)
        for one in (*columns.others, columns):
            figures, printed = _figures(row, one)
            if figures:
                yield _with_figures(score, row, one, figures, printed)


def _totals(columns: Columns) -> Columns:
    """The columns with the total for what is reached, where there is one."""
    if "total" not in columns.roles:
        return columns
    roles = {**columns.roles, "appraised": columns.roles["total"]}
    return replace(columns, roles={role: column for role, column in roles.items() if role != "survey"})


def _part_columns(rows: Sequence[Sequence[str]], columns: Columns) -> list[tuple[int, str]]:
    """Columns of a table of units headed by a field of the index or, beside a total, by a kind of points."""
    total = "total" in columns.roles
    roles = {column: role for role, column in columns.roles.items()}
    body = rows[columns.first :]
    found: list[tuple[int, str]] = []
    for column in range(len(rows[0])):
        printed = _line(rows[columns.first - 1][column])
        role = roles.get(column)
        named = field_of(printed) is not None if role is None else total and role in _PARTS
        if named and sum(score_number(row[column]) is not None for row in body) * 2 >= len(body):
            found.append((column, printed))
    return found


def _figures(row: Sequence[str], columns: Columns) -> tuple[dict[str, float], dict[str, str]]:
    figures: dict[str, float] = {}
    printed: dict[str, str] = {}
    for role, name in _SIMPLE.items():
        _take(row, columns.get(role), name, figures, printed)
    column = columns.get("pair")
    pair = score_pair(row[column]) if column is not None else None
    if column is not None and pair:
        figures |= dict(zip(columns.pair, pair, strict=True))
        printed["pair"] = _line(row[column])
    _take(row, columns.get("earlier appraised"), "previous", figures, printed)
    if "appraised" not in figures:
        _take(row, columns.get("survey"), "appraised", figures, printed)
    _percent(row, columns, figures, printed)
    _change(row, columns, figures, printed)
    if not figures.keys() - {"lost", "delta", "previous"} and "delta" not in figures:
        return {}, {}
    figures.pop("lost", None)
    return figures, printed


def _change(row: Sequence[str], columns: Columns, figures: dict[str, float], printed: dict[str, str]) -> None:
    """The printed change; a column headed "Giảm" alone prints falls without a sign."""
    for role in ("delta", "fall"):
        column = columns.get(role)
        change = signed_number(row[column]) if column is not None else None
        if column is not None and change is not None and ("delta" not in figures or not figures["delta"]):
            figures["delta"] = -abs(change) if role == "fall" and change else change
            printed |= _printed("delta", row[column], figures["delta"])


def _percent(row: Sequence[str], columns: Columns, figures: dict[str, float], printed: dict[str, str]) -> None:
    """The value of an index: the figure where no points are printed, else only kept as printed."""
    column = columns.get("percent")
    value = score_number(row[column]) if column is not None else None
    if column is not None and value is not None:
        if "appraised" in figures or "self" in figures:
            printed["index"] = _line(row[column])
            return
        figures["appraised"] = value
        _take(row, columns.get("earlier percent"), "previous", figures, printed)
    reached = columns.get("appraised") if column is None else column
    if reached is not None and "appraised" in figures and "%" in f"{columns.headings[reached]} {row[reached]}":
        printed.pop("appraised", None)
        printed["percent"] = _line(row[reached])


def _take(
    row: Sequence[str], column: int | None, name: str, figures: dict[str, float], printed: dict[str, str]
) -> None:
    value = score_number(row[column]) if column is not None else None
    if column is not None and value is not None:
        figures[name] = value
        printed |= _printed(name, row[column], value)


def _printed(name: str, cell: str, value: float) -> dict[str, str]:
    """The printed string where it is not simply the number."""
    text = _line(cell)
    return {} if text in {f"{value:g}", f"{value:g}".replace(".", ",")} else {name: text}


def _code(row: Sequence[str], columns: Columns) -> str | None:
    column = columns.get("code")
    found = _CODE.fullmatch(row[column].strip()) if column is not None else None
    return found[1] if found else None


def _rank(row: Sequence[str], columns: Columns) -> int | None:
    column = columns.get("rank")
    return rank_number(row[column]) if column is not None else None


def _earlier(row: Sequence[str], columns: Columns) -> tuple[int, float] | None:
    """A comparison noted in the column of changes: "(Năm 2022 đạt 88,06 điểm)"."""
    column = columns.get("delta")
    found = _EARLIER.search(row[column]) if column is not None else None
    return (int(found[1]), float(found[2].replace(",", "."))) if found else None


def _line(cell: str) -> str:
    return " ".join(cell.split())

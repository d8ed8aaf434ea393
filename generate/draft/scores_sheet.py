"""The sheet of scores a person fills: last year's criteria with their maxima, figures left empty (TOML, CSV)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import NamedTuple

from kehoach.generate.draft.losses import results
from kehoach.models.criteria_sets import CriteriaSet, criteria_set, criteria_sets
from kehoach.models.records import Field_, Plan

_FRAME = "bo-noi-vu-cap-tinh-2022"  # the fields of the national set, where nothing nearer is known
_BOM = "\ufeff"
_HEADINGS = ("STT", "Lĩnh vực, tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định")
_HOW = """\
# Bảng điểm {title}
# Nguồn tiêu chí: {source}
#
# Cách điền: ở mỗi tiêu chí bỏ dấu # trước "self" (điểm tự chấm) và "appraised" (điểm thẩm định) rồi ghi số sau dấu =,
# dùng dấu chấm cho phần lẻ, ví dụ: appraised = 18.75
# Dòng nào chưa biết điểm thì để nguyên; không ghi số 0 thay cho điểm chưa biết. Có thể thêm, bớt, sửa tiêu chí.
# Điền xong, dùng: kehoach draft KẾ_HOẠCH --scores TỆP_NÀY
"""


class SheetRow(NamedTuple):
    """One row of the sheet: a criterion or a field as the set or the plan calls it."""

    code: str | None
    criterion: str
    field: Field_ | None
    max: float | None


class _Sheet(NamedTuple):
    year: int | None
    source: str
    rows: Sequence[SheetRow]


def scores_toml(plan: Plan, set_name: str | None = None) -> str:
    """The sheet as TOML: one ``[[scores]]`` a criterion, figures as comments to fill.

    The criteria are those of the set named, else those that last year's plan tells of, else those of the set of its
    level and province, else the national fields. ``extract.results.read_scores`` reads the sheet back.

    Raises:
        DataError: ``criteria.unknown`` for a set nobody knows.
    """
    sheet = _sheet(plan, set_name)
    parts = [_HOW.format(title=_title(sheet.year), source=sheet.source)]
    for row in sheet.rows:
        lines = ["[[scores]]"]
        if row.code:
            lines.append(f"code = {_quoted(row.code)}")
        lines.append(f"criterion = {_quoted(row.criterion)}")
        if row.field:
            lines.append(f'field = "{row.field}"')
        if sheet.year:
            lines.append(f"year = {sheet.year}")
        lines.append(f"max = {row.max:g}" if row.max is not None else "# max =")
        parts.append("\n".join([*lines, "# self =", "# appraised =", ""]))
    return "\n".join(parts)


def scores_csv(plan: Plan, set_name: str | None = None) -> bytes:
    """The sheet as CSV for Excel in Vietnamese: UTF-8 with a mark, ``;`` between cells, decimal commas.

    A line above the table tells the year; the rows are those of ``scores_toml``.
    """
    sheet = _sheet(plan, set_name)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([f"Kết quả {_title(sheet.year)}", *[""] * (len(_HEADINGS) - 1)])
    writer.writerow(_HEADINGS)
    for row in sheet.rows:
        most = "" if row.max is None else f"{row.max:g}".replace(".", ",")
        writer.writerow([row.code or "", row.criterion, most, "", ""])
    return f"{_BOM}{out.getvalue()}".encode()


def _sheet(plan: Plan, set_name: str | None) -> _Sheet:
    found = results(plan.scores)
    if set_name is None and found.rows:
        year = plan.header.plan_year or found.year
        rows = [SheetRow(row.code or "", row.criterion, row.field, row.max) for row in found.rows]
        return _Sheet(year, plan.source.name, rows)
    chosen = criteria_set(set_name or _nearest(plan))
    rows = [SheetRow(row.code or "", row.criterion, row.field, row.max) for row in chosen.rows]
    return _Sheet(plan.header.plan_year, _told(chosen), rows)


def _nearest(plan: Plan) -> str:
    """The latest set of the plan's level whose province the plan names; the national fields where there is none."""
    own = [
        one
        for one in map(criteria_set, criteria_sets())
        if one.level == plan.header.level and one.province in plan.text
    ]
    own = [one for one in own if one.province]
    return max(own, key=lambda one: one.year).name if own else _FRAME


def _told(chosen: CriteriaSet) -> str:
    return f"{chosen.source} [{chosen.name}]"


def _title(year: int | None) -> str:
    return f"Chỉ số cải cách hành chính năm {year}" if year else "Chỉ số cải cách hành chính"


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)

"""What the columns of a table mean for scores: by the words of the heading and by what stands in the cells.

Source of the forms: self-scoring and appraisal tables of the provinces' index sets, ranking tables of
decisions that publish an index, scoring guides of emulation plans.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from kehoach.extract.rules.fields import field_of
from kehoach.extract.rules.scores_figures import rank_number, score_number, score_pair, signed_number
from kehoach.extract.rules.scores_years import arranged, filled, is_result_by_year, is_year, years_of
from kehoach.models.language.fold import fold
from kehoach.models.vocabulary import load

_APART = re.compile(r"[^\w/%]+")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-zđ]{1,2})\)?(?:\s*=.*)?", re.IGNORECASE)
_FIGURES = frozenset({"max", "self", "appraised", "points", "percent", "lost", "survey", "total"})
_SCORED = frozenset({"max", "self", "appraised", "points", "pair"})
_ONLY_POINTS = re.compile(r"(?:số )?điểm(?: số)?(?: (?:đạt|năm|của|theo|tiêu|cho|chỉ|cchc|\d).*)?")
_OF_RANKS = re.compile(r"\b(?:hạng|bậc|vị trí)\b", re.IGNORECASE)
_SAYS_POINTS = re.compile(r"\b(?:điểm|đ|chấm)\b")
_PLACE_OF_GOVERNMENT = re.compile(
    r"(?:ubnd |ủy ban nhân dân )?(?:xã|phường|thị trấn|huyện|thị xã|thành phố|tp|quận|tỉnh|đặc khu|sở|ban|"
    r"văn phòng|phòng|thanh tra|bộ|chi cục|trung tâm|công an)\b"
)


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles of a score table's columns: role -> column, in the order they stand.

    ``first`` is the row where the data begin, ``years`` the year a column's heading names, ``pair`` the roles
    of a column that prints two figures (``18/20``). ``others`` are the columns of other years, where a row
    prints several years' figures.
    """

    roles: dict[str, int]
    first: int
    years: dict[int, int]
    headings: tuple[str, ...]
    pair: tuple[str, str] = ("appraised", "max")
    others: tuple[Columns, ...] = ()

    @property
    def year(self) -> int | None:
        """The year that the headings of the figures name."""
        columns = (self.roles.get(role) for role in ("appraised", "self", "pair", "percent", "total", "survey"))
        return next((self.years[column] for column in columns if column in self.years), None)

    def get(self, role: str) -> int | None:
        return self.roles.get(role)


def columns_of(rows: Sequence[Sequence[str]], header_rows: int, context: str, subject: str = "") -> Columns | None:
    """The roles of a table's columns, or None where the table holds no scores.

    ``rows`` are the cells' texts, merged cells repeated; ``context`` is the caption and the headings above,
    ``subject`` the document's title. A table holds scores when a column named for scores does, or years of an
    index that is named; tables of money, samples, procedures and statistics do not.
    """
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    first = _first_row(rows, header_rows)
    head = filled(rows[:first])
    headings = tuple(_heading(head, column) for column in range(len(rows[0])))
    body = [row for row in rows[first:] if not _is_numbering(row)]
    if not body or any(place in f" {heading} " for heading in headings for place in _places()):
        return None
    years = {column: found for column, heading in enumerate(headings) if (found := years_of(heading))}
    blocks = arranged(_named_columns(head, headings, body), years, headings)
    for roles in blocks:
        _settle_points(roles, headings, context)
    if not _holds_scores(blocks[-1], headings, context) and not _holds_years(
        blocks[-1], headings, body, context, subject
    ):
        return None
    made: list[Columns] = []
    for roles in blocks:
        if "unit" not in roles and "total" in roles:
            roles.setdefault("appraised", roles.pop("total"))
        if "earlier total" in roles:
            roles.setdefault("earlier appraised", roles.pop("earlier total"))
        pair = ("max", "appraised") if _max_first(headings, roles.get("pair")) else ("appraised", "max")
        made.append(Columns(roles, first, years, headings, pair))
    return replace(made[-1], others=tuple(made[:-1]))


def _first_row(rows: Sequence[Sequence[str]], header_rows: int) -> int:
    first = max(header_rows, 1)
    while first < min(len(rows), 4) and _continues_heading(rows[first - 1], rows[first]):
        first += 1
    while first < len(rows) and _is_numbering(rows[first]):
        first += 1
    return min(first, len(rows))


def _continues_heading(above: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row is a heading's second line: merged from above here, words of roles there."""
    same = [a.strip() == b.strip() for a, b in zip(above, row, strict=True) if a.strip()]
    fresh = [b for a, b in zip(above, row, strict=True) if b.strip() and a.strip() != b.strip()]
    if not fresh or any(score_number(cell) is not None for cell in row if cell.strip() and not is_year(cell)):
        return False
    named = sum(_role_of(fold(cell)) is not None or is_year(cell) for cell in fresh)
    return named * 2 >= len(fresh) and (any(same) or not row[0].strip())


def _is_numbering(row: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: ``(1) (2) (3)=(2)-(1)`` or ``A B 1 2``."""
    cells = [cell.strip() for cell in row if cell.strip()]
    if len(cells) < 2 or not all(_NUMBERED.fullmatch(cell) for cell in cells):
        return False
    digits = [int(found[0]) for cell in cells if (found := re.search(r"\d+", cell))]
    return len(digits) * 2 >= len(cells) and digits == list(range(digits[0], digits[0] + len(digits)))


def _heading(rows: Sequence[Sequence[str]], column: int) -> str:
    seen: list[str] = []
    for row in rows:
        words = _APART.sub(" ", fold(row[column])).strip()
        if words and words not in seen:
            seen.append(words)
    return " ".join(seen)


def _named_columns(
    head: Sequence[Sequence[str]], headings: Sequence[str], body: Sequence[Sequence[str]]
) -> list[tuple[str, int]]:
    """The columns that have a role, with it, in the order they stand."""
    found: list[tuple[str, int]] = []
    for column, heading in enumerate(headings):
        cells = [cell for row in body if (cell := row[column].strip())]
        # the lowest heading row that says something decides: "Điểm đánh giá" over "Tự đánh giá" is the latter
        named = next((role for row in reversed(head) if (role := _role_of(fold(row[column])))), None)
        role = _by_evidence(named, heading, cells)
        if role is not None:
            found.append((role, column))
    return found


def _by_evidence(role: str | None, heading: str, cells: Sequence[str]) -> str | None:
    """The role its cells bear out: a word of scores over sentences is none, a column of pairs is one."""
    if not cells:
        return role if role in {"note", "self", "appraised", "grade"} else None
    if _share(cells, score_pair) >= 0.6 and role not in {"rank", "code"}:
        return "pair"
    if role == "points" and not _ONLY_POINTS.fullmatch(heading):  # "Số điểm sạt lở" are places
        return None
    if role == "percent" and _share(cells, score_number) < 0.2:  # "Chỉ số" over names
        return "criterion"
    if role in _FIGURES:
        return role if _share(cells, score_number) >= 0.5 else None
    if role in {"delta", "fall"}:  # "Tăng/giảm thứ hạng" is no change of points
        return role if _share(cells, signed_number) >= 0.5 and not _OF_RANKS.search(f"{heading} {cells[0]}") else None
    if role == "rank":
        return role if _share(cells, rank_number) >= 0.5 else None
    if role in {"criterion", "unit"}:
        return role if _share(cells, score_number) <= 0.5 else None
    if role is None and years_of(heading) and _share(cells, score_number) >= 0.6:
        return "points"
    return role


def _share(cells: Sequence[str], read: Callable[[str], object]) -> float:
    """The share of the cells that can be read as something."""
    return sum(read(cell) is not None for cell in cells) / len(cells)


def _settle_points(roles: dict[str, int], headings: Sequence[str], context: str) -> None:
    """A column headed "Điểm" holds what was reached beside a maximum, a rank or in results, else maxima."""
    if "points" not in roles:
        return
    column = roles.pop("points")
    reached = "max" in roles or "rank" in roles or "unit" in roles or years_of(headings[column])
    results = any(word in fold(context) for word in ("kết quả", "xếp hạng"))
    guide = any(word in fold(context) for word in ("thang điểm", "hướng dẫn", "bảng tiêu chí", "điểm chuẩn"))
    roles.setdefault("appraised" if reached or (results and not guide) else "max", column)
    if "earlier points" in roles:
        roles["earlier appraised"] = roles.pop("earlier points")


def _holds_scores(roles: dict[str, int], headings: Sequence[str], context: str) -> bool:
    about = fold(context)
    if "criterion" not in roles and "unit" not in roles:
        return False
    if "total" in roles and _SAYS_POINTS.search(headings[roles["total"]]):
        return True
    if "unit" in roles and "total" in roles and sum(field_of(heading) is not None for heading in headings) >= 2:
        return any(words in about for words in _context())
    scored = [column for role, column in roles.items() if role in _SCORED]
    if any(_SAYS_POINTS.search(headings[column]) for column in scored):
        return True
    if any(_role_of(headings[column]) for column in scored):
        return any(words in about for words in _context())
    return "percent" in roles and ("rank" in roles or "unit" in roles) and "chỉ số" in f"{about} {' '.join(headings)}"


def _holds_years(
    roles: dict[str, int], headings: Sequence[str], body: Sequence[Sequence[str]], context: str, subject: str
) -> bool:
    """Whether columns that only name years hold the figures of an index."""
    column = roles.get("appraised", roles.get("pair"))
    name = roles.get("criterion", roles.get("unit"))
    if column is None or name is None:
        return False
    names = [row[name] for row in body]
    values = [value for row in body if (value := score_number(row[column])) is not None]
    near = context.removesuffix(subject)  # where no caption stands nearer the title is one
    if not is_result_by_year(headings, near, names, values):
        return False
    if _names_index(near):
        return True
    # the title alone names it: counts of a section stand under it as well
    fields = sum(field_of(said) is not None for said in names) * 2 >= len(names)
    own = fields or "rank" in roles or ("criterion" in roles and headings[name] != "nội dung")
    return own and _names_index(subject) and any(value % 1 for value in values)


def _names_index(text: str) -> bool:
    return any(words in fold(text) for words in _indexes())


def _max_first(headings: Sequence[str], column: int | None) -> bool:
    if column is None:
        return False
    at = headings[column].find("tối đa")
    return 0 <= at < headings[column].find("/")


def is_government_unit(text: str) -> bool:
    """Whether a cell names a unit that is scored (``UBND xã Long Điền``, ``Sở Nội vụ``)."""
    return bool(_PLACE_OF_GOVERNMENT.match(fold(text)))


def _role_of(heading: str) -> str | None:
    """The role whose words are the longest found in a heading."""
    padded = f" {_APART.sub(' ', heading).replace('/', ' ').strip()} "
    found = max(((len(words), role) for role, words in _vocabulary() if f" {words} " in padded), default=None)
    return found[1] if found else None


@cache
def _vocabulary() -> tuple[tuple[str, str], ...]:
    roles = cast("dict[str, list[dict[str, str]]]", load("score_columns")["roles"])
    return tuple(
        (role, _APART.sub(" ", fold(entry["words"])).replace("/", " ").strip())
        for role, entries in roles.items()
        for entry in entries
    )


@cache
def _places() -> tuple[str, ...]:
    return tuple(f" {fold(words)} " for words in cast("list[str]", load("score_columns")["places"]["words"]))


@cache
def _indexes() -> tuple[str, ...]:
    return tuple(fold(words) for words in cast("list[str]", load("score_columns")["indexes"]["words"]))


@cache
def _context() -> tuple[str, ...]:
    return tuple(fold(words) for words in cast("list[str]", load("score_columns")["context"]["words"]))

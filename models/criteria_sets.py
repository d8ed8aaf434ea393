"""The sets of criteria that provinces and ministries score by, as data: ``models/vocabulary/criteria/<name>.toml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from pydantic import Field

from kehoach.models import vocabulary
from kehoach.models.errors import DataError, Said
from kehoach.models.records import Field_, Level, Record

_FOLDER = "criteria"


class CriterionRow(Record):
    """One criterion or field of a set; ``max`` in points, None where the source does not give it."""

    criterion: str
    code: str | None = None
    field: Field_ | None = None
    max: float | None = None


class CriteriaSet(Record):
    """One set of criteria: where and for which level and year it holds, and the document it was seen in."""

    name: str
    province: str
    level: Level
    year: int
    source: str
    max: float | None = None
    rows: list[CriterionRow] = Field(default_factory=list[CriterionRow])


@cache
def criteria_sets() -> tuple[str, ...]:
    """The names of the sets that are known, in alphabetical order."""
    folder = files(vocabulary.__name__).joinpath(_FOLDER)
    return tuple(sorted(one.name.removesuffix(".toml") for one in folder.iterdir() if one.name.endswith(".toml")))


@cache
def criteria_set(name: str) -> CriteriaSet:
    """The set of that name.

    Raises:
        DataError: ``criteria.unknown`` for a name that is not among ``criteria_sets()``.
    """
    if name not in criteria_sets():
        known = ", ".join(criteria_sets())
        raise DataError(
            "criteria.unknown",
            Said(f"không có bộ tiêu chí {name}", f"there is no set of criteria {name}"),
            Said(f"Các bộ tiêu chí: {known}.", f"The sets: {known}."),
        )
    return CriteriaSet.model_validate({"name": name, **vocabulary.load(f"{_FOLDER}/{name}")})

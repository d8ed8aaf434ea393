"""What a decree asks of the form of a document: profiles from the vocabulary, each in force from a day on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, TypeAlias, cast

from kehoach.models.layout import Alignment
from kehoach.models.vocabulary import load

Letters: TypeAlias = Literal["upper", "lower"]
Range: TypeAlias = tuple[float, float]

MILLIMETRE = 72 / 25.4
CENTIMETRE = 720 / 25.4
SIZE_SLACK = 0.26


@dataclass(frozen=True, slots=True)
class PartRule:
    """How one part of a document is set; what the decree leaves open is None. ``size`` in points."""

    id: str
    vi: str
    en: str
    source: str
    size: Range
    letters: Letters | None = None
    bold: bool | None = None
    italic: bool | None = None
    alignment: Alignment | None = None
    needed: bool = False
    not_in: tuple[str, ...] = ()

    def fits(self, size: float) -> bool:
        """Whether a size in points is allowed; PDF files give sizes that are a little off."""
        return self.size[0] - SIZE_SLACK <= size <= self.size[1] + SIZE_SLACK


@dataclass(frozen=True, slots=True)
class PageRule:
    """Paper (millimetres), margins (millimetres by side) and page numbers."""

    width: float
    height: float
    size_slack: float
    size_source: str
    margins: dict[str, Range]
    margin_slack: float
    margin_source: str
    number_at: str
    number_alignment: str
    number_size: Range
    number_style: str
    number_from: int
    number_source: str


@dataclass(frozen=True, slots=True)
class BodyRule:
    """Running text: indents of the first line in centimetres, least gap in points, lines as multiples."""

    alignment: Alignment
    first_line: tuple[float, ...]
    first_line_slack: float
    gap: float
    line_spacing: Range
    full_line: int
    source: str


@dataclass(frozen=True, slots=True)
class FontRule:
    """Names of fonts; ``pdf_share`` is the least share of letters another font must have in a PDF to count.

    ``scan_names`` and ``scan_sizes`` tell the text layer of a scan: its fonts, and more sizes than a clerk sets.
    """

    names: tuple[str, ...]
    pdf_names: tuple[str, ...]
    pdf_share: float
    scan_names: tuple[str, ...]
    scan_sizes: int
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """The form one decree asks for, from the day ``since``."""

    name: str
    name_en: str
    annex: str
    since: date
    other_rules: tuple[str, ...]
    page: PageRule
    font: FontRule
    body: BodyRule
    parts: dict[str, PartRule]
    order: tuple[tuple[str, str], ...]
    beside: tuple[tuple[str, str], ...]

    def source(self, place: str) -> str:
        """The place of a rule as an inspector cites it."""
        return f"{self.name}, {place}" if place.startswith("Phụ lục") else f"{self.name}, {self.annex} {place}"


@cache
def profiles() -> tuple[Profile, ...]:
    """All profiles, the oldest first."""
    found = [_profile(cast("dict[str, Any]", said)) for said in load("nd30")["profile"]]
    return tuple(sorted(found, key=lambda profile: profile.since))


def profile_at(issued: str | None) -> Profile | None:
    """The profile in force when a document was issued ("2025-02-12", "2022-06", "2024"); the last for no date.

    Where the date is cut short the document has the benefit of the doubt: the profile that began in that year holds.
    """
    held = [one for one in profiles() if issued is None or one.since.isoformat()[: len(issued)] <= issued]
    return held[-1] if held else None


def _profile(said: dict[str, Any]) -> Profile:
    return Profile(
        name=said["name"],
        name_en=said["name_en"],
        annex=said["annex"],
        since=said["from"],
        other_rules=tuple(said["other_rules"]),
        page=_page(said["page"], said["margin"], said["number"]),
        font=_font(said["font"]),
        body=_body(said["body"]),
        parts={part["id"]: _part(part) for part in said["part"]},
        order=tuple((pair["first"], pair["then"]) for pair in said["order"]),
        beside=tuple((pair["left"], pair["right"]) for pair in said["beside"]),
    )


def _page(page: dict[str, Any], margin: dict[str, Any], number: dict[str, Any]) -> PageRule:
    return PageRule(
        width=page["width"],
        height=page["height"],
        size_slack=page["tolerance"],
        size_source=page["source"],
        margins={side: _range(margin[side]) for side in ("top", "bottom", "left", "right")},
        margin_slack=margin["tolerance"],
        margin_source=margin["source"],
        number_at=number["at"],
        number_alignment=number["alignment"],
        number_size=_range(number["size"]),
        number_style=number["style"],
        number_from=number["needed_from"],
        number_source=number["source"],
    )


def _body(said: dict[str, Any]) -> BodyRule:
    return BodyRule(
        alignment=said["alignment"],
        first_line=tuple(said["first_line"]),
        first_line_slack=said["first_line_tolerance"],
        gap=said["gap"],
        line_spacing=_range(said["line_spacing"]),
        full_line=said["full_line"],
        source=said["source"],
    )


def _font(said: dict[str, Any]) -> FontRule:
    return FontRule(
        names=tuple(said["names"]),
        pdf_names=tuple(said["pdf_names"]),
        pdf_share=said["pdf_share"],
        scan_names=tuple(said["scan_names"]),
        scan_sizes=said["scan_sizes"],
        source=said["source"],
    )


def _part(said: dict[str, Any]) -> PartRule:
    given: dict[str, Any] = {**said, "size": _range(said["size"]), "not_in": tuple(said.get("not_in", ()))}
    return PartRule(**given)


def _range(said: list[float]) -> Range:
    low, high = said
    return low, high

"""Pages and sections of a document: where each begins in the text, how it is numbered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kehoach.audit.case import Case, remark
from kehoach.audit.form_rules import Profile
from kehoach.models.findings import Finding
from kehoach.models.layout import Furniture
from kehoach.models.records import Where

_LONGEST_QUOTE = 80
_MOST_RELATED = 10
_CENTRE_SLACK = 40


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with the pages of a section, in both languages, with the figures."""

    vi: str
    en: str
    evidence: str
    mend_vi: str
    mend_en: str


def said_once(
    case: Case, code: str, flaws: Iterable[tuple[int, Flaw]], profile: Profile, source: str
) -> Iterator[Finding]:
    """One remark for each flaw of the pages, at the first section (in a PDF: page) that has it."""
    places: dict[Flaw, list[int]] = defaultdict(list)
    for index, flaw in flaws:
        places[flaw].append(index)
    for flaw, indices in places.items():
        wheres = [where for index in indices if (where := page_place(case, index)) is not None]
        if wheres:
            yield remark(
                code,
                "info",
                wheres[0],
                flaw.vi,
                flaw.en,
                related=wheres[1 : _MOST_RELATED + 1],
                evidence=f"{flaw.evidence}; {profile.source(source)}",
                mend_vi=flaw.mend_vi,
                mend_en=flaw.mend_en,
            )


def page_place(case: Case, index: int) -> Where | None:
    """The first words of a section of a Word file, of a page of a PDF."""
    first = case.layout.pages[index].first_block
    for segment in case.outline.segments:
        place = segment.place
        if case.layout.media == "pdf":
            begins = place.page is not None and place.page >= index + 1
        else:
            begins = first is not None and place.block is not None and place.block >= first
        if begins and case.text[segment.start : segment.end].strip():
            end = min(segment.end, segment.start + _LONGEST_QUOTE)
            return case.place(segment.start, end)
    return None


def section_length(case: Case, index: int) -> int:
    """How many characters of text a section of a Word file holds."""
    pages, segments = case.layout.pages, case.outline.segments
    first = pages[index].first_block or 0
    following = pages[index + 1].first_block if index + 1 < len(pages) else None
    inside = (s for s in segments if s.place.block is not None and s.place.block >= first)
    return sum(s.end - s.start for s in inside if following is None or (s.place.block or 0) < following)


@dataclass(frozen=True, slots=True)
class PrintedNumbers:
    """The page numbers a PDF shows: how many pages, how many of them numbered, where."""

    pages: int
    numbered: int
    at_top: bool
    centred: bool
    on_first: bool


def printed_numbers(case: Case) -> PrintedNumbers:
    """The page numbers printed on the pages of a PDF."""
    shapes = case.layout.pages
    top = centred = found = 0
    first = False
    for block in case.layout.blocks:
        if not isinstance(block, Furniture) or block.kind != "page-number":
            continue
        page, box = block.place.page, block.place.bbox
        if page is None or box is None or page > len(shapes):
            continue
        found += 1
        first = first or page == 1
        shape = shapes[page - 1]
        top += box[1] < shape.height / 2
        centred += abs((box[0] + box[2]) / 2 - shape.width / 2) < _CENTRE_SLACK
    return PrintedNumbers(len(shapes), found, top * 2 > found, centred * 2 > found, first)

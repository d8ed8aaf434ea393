"""The total of an index told with its two halves: what was appraised and what the survey of people gave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.audit.case import Case
from kehoach.audit.wording import folded
from kehoach.models.language.numbers import parse_number
from kehoach.models.outline import Span

_FIGURE = r"(?P<n>\d{1,3}(?:[.,]\d{1,4})?)(?![\d,.]*\d)"
_IS = r"(?: (?:là|đạt|được|có))*:? "
_SURVEY = re.compile(rf"điều tra xã hội học{_IS}{_FIGURE}(?: ?/ ?[\d.,]+)? ?điểm")
_APPRAISED = re.compile(rf"(?<!tự )thẩm định{_IS}{_FIGURE}(?: ?/ ?[\d.,]+)? ?điểm")
_TOTAL = re.compile(rf"tổng (?:số )?(?:điểm|cộng)(?:[^\d.;,()\n]{{0,40}}? )?(?:năm 20\d\d )?{_IS.lstrip()}{_FIGURE}")
_NEAR = 0.1  # a figure further off is the total of something else
_ROUNDED = 0.011


@dataclass(frozen=True, slots=True)
class Halves:
    """The stated total, its place, and its parts with theirs."""

    stated: float
    place: Span
    parts: tuple[float, float]
    places: tuple[Span, Span]


def halves(case: Case) -> Iterator[Halves]:
    """The totals of paragraphs that tell one appraised figure, one of the survey and one total of both, and err."""
    text = folded(case)
    for survey in _SURVEY.finditer(text):
        start, end = text.rfind("\n", 0, survey.start()) + 1, text.find("\n", survey.end())
        end = end if end >= 0 else len(text)
        known = [list(form.finditer(text, start, end)) for form in (_TOTAL, _APPRAISED, _SURVEY)]
        if [len(found) for found in known] != [1, 1, 1]:
            continue
        total, appraised, asked = (_value(found[0]) for found in known)
        missed = abs(appraised + asked - total)
        if _ROUNDED < missed <= _NEAR * total:
            spans = [found[0].span("n") for found in known]
            yield Halves(total, spans[0], (appraised, asked), (spans[1], spans[2]))


def _value(found: re.Match[str]) -> float:
    return parse_number(found["n"]) or 0.0

"""An audit as one page that asks for nothing from outside: the document with the marks in it, beside the findings.

It works without a script: a finding links to its words and the words to the finding, severities are shown and
hidden by the page's style. A policy in the page forbids every request.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from kehoach.generate import pages, words
from kehoach.generate.marked import Block, blocks
from kehoach.generate.places import Places
from kehoach.generate.remarks import (
    SEVERITY_NAMES,
    Headings,
    Lang,
    counts,
    over_all,
    say,
    shares,
    short_name,
    table_of_codes,
    tasks_said,
)
from kehoach.generate.tables import clean, number
from kehoach.models.findings import SEVERITIES

if TYPE_CHECKING:
    from kehoach.models.findings import Audited, Finding, Message, Rule, Severity

EXTENSION = "html"
BINARY = False
_MARK = "<!-- kehoach audit -->"
_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class _Card:
    """One finding as the page shows it; ``number`` also stands at its words."""

    number: int
    finding: Finding
    heading: str
    place: str
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class _Document:
    """One document as the page shows it."""

    audited: Audited
    name: str
    title: str
    counts: dict[Severity, int]
    tasks: str
    shares: list[tuple[str, int, str]]
    cards: list[_Card]
    blocks: list[Block]


class _Tongue(NamedTuple):
    """What the template says in one language."""

    lang: Lang

    def say(self, vi: str, en: str) -> str:
        return vi if self.lang == "vi" else en

    def spoken(self, message: Message) -> str:
        return say(message, self.lang)

    def severity(self, code: Severity) -> str:
        return say(SEVERITY_NAMES[code], self.lang)

    def field(self, code: str) -> str | None:
        return words.field(code, self.lang)

    def number(self, value: float) -> str:
        return number(value, self.lang)


def write(audits: Sequence[Audited], lang: Literal["vi", "en"]) -> bytes:
    """The page in UTF-8; several documents stand one after the other behind a table over all."""
    documents = [_document(audited, lang) for audited in audits]
    tongue = _Tongue(lang)
    return pages.made(
        _FOLDER,
        _MARK,
        lang=lang,
        documents=documents,
        codes=table_of_codes([audited.audit for audited in audits]),
        loads=over_all([audited.audit for audited in audits]),
        severities=SEVERITIES,
        say=tongue.say,
        spoken=tongue.spoken,
        severity=tongue.severity,
        field=tongue.field,
        number=tongue.number,
        clean=clean,
    )


def is_own(data: bytes) -> bool:
    """Whether the page holds the mark of this format near its beginning."""
    return pages.bears(_MARK, data)


def _document(audited: Audited, lang: Literal["vi", "en"]) -> _Document:
    audit, plan = audited.audit, audited.plan
    headings = Headings(audited.outline, plan.sections, lang)
    places = Places(audited.outline)
    cards = [
        _Card(
            at,
            finding,
            headings.over(finding.where),
            places.said(finding.where, lang),
            audited.rules.get(finding.code),
        )
        for at, finding in enumerate(audit.findings, 1)
    ]
    return _Document(
        audited=audited,
        name=short_name(audit),
        title=plan.header.title or short_name(audit),
        counts=counts(audit.findings),
        tasks=tasks_said(audit.completeness, lang),
        shares=shares(audit.completeness, lang),
        cards=cards,
        blocks=list(blocks(audited.outline, plan.sections, audit.findings)),
    )

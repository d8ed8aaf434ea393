"""Findings as reports show them: grouped by place, quoted with the fault marked, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal, TypeAlias

from kehoach.generate.tables import number
from kehoach.models.errors import Said
from kehoach.models.findings import SEVERITIES, Audit, Audited, Completeness, Finding, Load, Message, Severity
from kehoach.models.outline import Outline
from kehoach.models.records import Section, Where

Lang: TypeAlias = Literal["vi", "en"]
SEVERITY_NAMES: dict[Severity, Said] = {
    "error": Said("Lỗi", "Error"),
    "warning": Said("Cảnh báo", "Warning"),
    "info": Said("Lưu ý", "Note"),
}
_HEAD = Said("Phần đầu văn bản", "Head of the document")
_END = Said("Nơi nhận, chữ ký", "Recipients and signature")
_END_ZONES = frozenset({"recipients", "signature"})
_CUT = "…"


def say(said: Said | Message, lang: Lang) -> str:
    """One of the two wordings."""
    return said.vi if lang == "vi" else said.en


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words of a finding in their line: ``before`` + ``fault`` + ``after``, each without line ends."""

    before: str
    fault: str
    after: str


@dataclass(frozen=True, slots=True)
class Group:
    """The findings under one heading, in order."""

    heading: str
    findings: tuple[Finding, ...]


class Headings:
    """Which heading stands over a place of the document."""

    def __init__(self, outline: Outline, sections: Sequence[Section], lang: Lang) -> None:
        self._lang: Lang = lang
        marks = [(section.where.start, _title(section)) for section in sections]
        for part in outline.root.children or (outline.root,):
            marks.append((part.start, self._opening(part.label, say(_HEAD, lang))))
            marks += [(node.start, say(_END, lang)) for node in part.walk() if node.zone in _END_ZONES][:1]
        self._marks = sorted(marks, key=lambda mark: mark[0])

    def over(self, where: Where) -> str:
        """The heading; the name of the part of the document where none stands above the place."""
        found = ""
        for start, title in self._marks:
            if start > where.start:
                break
            found = title
        return found or say(_HEAD, self._lang)

    def _opening(self, label: str, head: str) -> str:
        return label or head


def _title(section: Section) -> str:
    return f"{section.label}. {section.title}" if section.label else section.title


def groups(audited: Audited, lang: Lang) -> list[Group]:
    """The findings grouped by the heading above them, in the order of the document."""
    headings = Headings(audited.outline, audited.plan.sections, lang)
    found: dict[str, list[Finding]] = {}
    for finding in audited.audit.findings:
        found.setdefault(headings.over(finding.where), []).append(finding)
    return [Group(heading, tuple(findings)) for heading, findings in found.items()]


def excerpt(text: str, where: Where, width: int = 100) -> Excerpt:
    """The first line of the finding's words with what stands round them in that line, ``width`` at most."""
    line_start = text.rfind("\n", 0, where.start) + 1
    line_end = text.find("\n", where.start)
    line_end = line_end if line_end >= 0 else len(text)
    fault = text[where.start : min(where.end, line_end)].rstrip()
    more = where.start + len(fault) < len(text[: where.end].rstrip())
    before, after = text[line_start : where.start], text[where.start + len(fault) : line_end]
    if len(fault) > width:
        fault, more = fault[: width - 1].rstrip(), True
    if more:
        return Excerpt(_last(before, max(width - len(fault), 0) // 2), _plain(fault) + _CUT, "")
    room = max(width - len(fault), 0)
    before = _last(before, max(room - len(after), room // 2))
    return Excerpt(before, _plain(fault), _first(after, room - len(before)))


def _plain(words: str) -> str:
    """The words on one line, as many characters as before."""
    return "".join(" " if char.isspace() or not char.isprintable() else char for char in words)


def _last(words: str, room: int) -> str:
    words = _plain(words).lstrip()
    if len(words) <= room:
        return words
    return _CUT + words[len(words) - room + 1 :].partition(" ")[2] if room > 8 else ""


def _first(words: str, room: int) -> str:
    words = _plain(words).rstrip()
    if len(words) <= room:
        return words
    return words[: room - 1].rpartition(" ")[0] + _CUT if room > 8 else ""


def counts(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many findings there are of each severity, the gravest first."""
    counted = Counter(finding.severity for finding in findings)
    return {severity: counted[severity] for severity in SEVERITIES}


def counted(audit: Audit, lang: Lang) -> str:
    """The counts as a line: "2 lỗi, 5 cảnh báo, 11 lưu ý; bỏ qua 3"."""
    said = [_many(many, severity, lang) for severity, many in counts(audit.findings).items()]
    aside = len(audit.set_aside)
    more = say(Said(f"; để riêng {aside}", f"; {aside} set aside"), lang) if aside else ""
    return ", ".join(said) + more


def _many(many: int, severity: Severity, lang: Lang) -> str:
    plural = "s" if lang == "en" and many != 1 else ""
    return f"{many} {say(SEVERITY_NAMES[severity], lang).lower()}{plural}"


def parts(completeness: Completeness, lang: Lang) -> list[tuple[str, int]]:
    """(what a task has, how many have it) in the order of a logframe."""
    rows = (
        (Said("có cơ quan chủ trì", "have a lead"), completeness.lead),
        (Said("có thời hạn", "have a deadline"), completeness.deadline),
        (Said("có thời hạn kiểm tra được", "have a deadline that can be checked"), completeness.checkable_deadline),
        (Said("có sản phẩm", "have an output"), completeness.output),
        (
            Said("đủ chủ trì, thời hạn kiểm tra được, sản phẩm", "have lead, checkable deadline and output"),
            completeness.complete,
        ),
    )
    return [(say(name, lang), many) for name, many in rows]


def shares(completeness: Completeness, lang: Lang) -> list[tuple[str, int, str]]:
    """The parts with their shares of all tasks; empty without tasks."""
    total = completeness.tasks
    return [(name, many, percent(many, total, lang)) for name, many in parts(completeness, lang)] if total else []


def tasks_said(completeness: Completeness, lang: Lang) -> str:
    """The line over the parts: how many tasks there are, duties counted apart."""
    tasks, duties = completeness.tasks, completeness.duties
    beside_vi = f", {duties} trách nhiệm" if duties else ""
    beside_en = f", {duties} {'duty' if duties == 1 else 'duties'}" if duties else ""
    if not tasks:
        return say(Said(f"Khung lô-gic: không thấy nhiệm vụ nào{beside_vi}", f"Logframe: no task{beside_en}"), lang)
    vi = f"{tasks} nhiệm vụ{beside_vi}; trong số nhiệm vụ" if duties else f"{tasks} nhiệm vụ, trong đó"
    named = "task" if tasks == 1 else "tasks"
    en = f"{tasks} {named}{beside_en}; of the tasks" if duties else f"{tasks} {named}, of which"
    return say(Said(f"Khung lô-gic: {vi}", f"Logframe: {en}"), lang)


def percent(part: int, whole: int, lang: Lang) -> str:
    """A share with one decimal at most; 100% and 0% only where it is all or nothing."""
    value = round(100 * part / whole, 1) if whole else 0.0
    if part and not value:
        value = 0.1
    if part < whole and value >= 100:
        value = 99.9
    return f"{number(value, lang)}%"


def over_all(audits: Iterable[Audit]) -> list[Load]:
    """The loads of several documents as one: a body is the same where its id, or its name, is."""
    found: dict[str, Load] = {}
    for audit in audits:
        for load in audit.loads:
            key = load.id or load.name.casefold()
            old = found.get(key)
            found[key] = load if old is None else _sum(old, load)
    return sorted(found.values(), key=lambda load: (-load.lead, -load.duties, -load.coop, load.name))


def _sum(old: Load, new: Load) -> Load:
    return old.model_copy(
        update={
            "lead": old.lead + new.lead,
            "coop": old.coop + new.coop,
            "duties": old.duties + new.duties,
            "findings": old.findings + new.findings,
            "points": None if old.points is None and new.points is None else (old.points or 0) + (new.points or 0),
        }
    )


def table_of_codes(audits: Sequence[Audit]) -> list[tuple[str, Severity, list[int]]]:
    """A row a code: (code, its gravest severity, how often in each document), the gravest and commonest first."""
    severity: dict[str, int] = {}
    per_file = [Counter(finding.code for finding in audit.findings) for audit in audits]
    for audit in audits:
        for finding in audit.findings:
            rank = SEVERITIES.index(finding.severity)
            severity[finding.code] = min(rank, severity.get(finding.code, rank))
    rows = [(code, rank, [count[code] for count in per_file]) for code, rank in severity.items()]
    rows.sort(key=lambda row: (row[1], -sum(row[2]), row[0]))
    return [(code, SEVERITIES[rank], many) for code, rank, many in rows]


def short_name(audit: Audit) -> str:
    """The document's name without folders."""
    return PurePath(audit.source.name).name

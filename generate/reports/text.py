"""An audit as text for people: findings by place, the fault underlined in its line, a summary at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Literal

from kehoach.generate import words
from kehoach.generate.places import Places
from kehoach.generate.remarks import (
    SEVERITY_NAMES,
    counted,
    excerpt,
    groups,
    over_all,
    say,
    shares,
    short_name,
    table_of_codes,
    tasks_said,
)
from kehoach.generate.tables import clean, number
from kehoach.models.errors import Said
from kehoach.models.findings import Severity

if TYPE_CHECKING:
    from kehoach.models.findings import Audit, Audited, Finding, Load

EXTENSION = "txt"
BINARY = False
_MARK = "kehoach audit · "
_WIDTH = 110
_NARROWEST = 40
_SHOWN_LOADS = 15
_SHOWN_PLACES = 3
_SHOWN_FILES = 12
_COLOURS: dict[Severity, str] = {"error": "31;1", "warning": "33;1", "info": "36"}


class _Pen:
    """Writes in colour, or plain; ``width`` = the columns of a line."""

    def __init__(self, colour: bool, width: int) -> None:
        self._colour = colour
        self.width = max(width, _NARROWEST)

    def __call__(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self._colour and text else text


def write(audits: Sequence[Audited], lang: Literal["vi", "en"]) -> bytes:
    """The report in UTF-8; several documents end in a table over all."""
    pieces = [document(audited, lang) for audited in audits]
    if len(audits) > 1:
        pieces.append(overview([audited.audit for audited in audits], lang))
    return "\n".join(pieces).encode()


def is_own(data: bytes) -> bool:
    """Whether the bytes begin as this report does."""
    return data.startswith(_MARK.encode())


def document(audited: Audited, lang: Literal["vi", "en"], colour: bool = False, width: int = _WIDTH) -> str:
    """The report of one document; ``colour`` = with the colours of a terminal that has ``width`` columns."""
    pen = _Pen(colour, width)
    places = Places(audited.outline)
    title = _wrapped(audited.plan.header.title or "", "", pen)
    lines = [pen(_MARK + _one_line(audited.audit.source.name), "1"), *title, ""]
    for group in groups(audited, lang):
        lines += [_rule(_one_line(group.heading), pen), ""]
        for finding in group.findings:
            lines += [*_finding(finding, audited, places, lang, pen), ""]
    lines += _summary(audited.audit, lang, pen)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _rule(heading: str, pen: _Pen) -> str:
    """A heading in a line across the page, cut where it is too long for one."""
    if len(heading) > pen.width - 10:
        heading = heading[: pen.width - 11].rpartition(" ")[0] + "…"
    return pen(f"── {heading} ", "1") + pen("─" * max(4, min(pen.width, 80) - 4 - len(heading)), "2")


def _finding(finding: Finding, audited: Audited, places: Places, lang: Literal["vi", "en"], pen: _Pen) -> Iterator[str]:
    style = _COLOURS[finding.severity]
    at = places.said(finding.where, lang)
    name = say(SEVERITY_NAMES[finding.severity], lang)
    yield f"  {pen(name, style)} {pen(finding.code, '1')}{pen(f'  ({at})' if at else '', '2')}"
    yield from _wrapped(say(finding.message, lang), "    ", pen)
    words = excerpt(audited.plan.text, finding.where, min(100, pen.width - 7))
    yield f"    {pen('│', '2')} {words.before}{pen(words.fault, style)}{words.after}"
    yield f"    {pen('│', '2')} {' ' * len(words.before)}{pen('^' * max(len(words.fault), 1), style)}"
    if finding.evidence:
        yield from _wrapped(finding.evidence, say(Said("    Căn cứ: ", "    Evidence: "), lang), pen)
    for other in finding.related[:_SHOWN_PLACES]:
        if other.quote:
            spot = places.said(other, lang)
            see = " ".join(filter(None, (say(Said("Xem", "See"), lang), spot)))
            seen = excerpt(audited.plan.text, other, min(70, pen.width - len(see) - 6))
            yield f"    {see}: {seen.before}{seen.fault}{seen.after}"
    if len(finding.related) > _SHOWN_PLACES:
        left = len(finding.related) - _SHOWN_PLACES
        yield "    " + say(Said(f"và {left} chỗ khác", f"and {left} other places"), lang)
    if finding.suggestion:
        yield from _wrapped(say(finding.suggestion, lang), "    → ", pen)


def _wrapped(text: str, first: str, pen: _Pen) -> list[str]:
    indent = " " * len(first)
    return wrap(_one_line(text), pen.width, initial_indent=first, subsequent_indent=indent) or []


def _one_line(text: str) -> str:
    return " ".join(str(clean(text)).split())


def _summary(audit: Audit, lang: Literal["vi", "en"], pen: _Pen) -> Iterator[str]:
    yield _rule(say(Said("Tổng hợp", "Summary"), lang), pen)
    yield f"  {counted(audit, lang)}"
    known = sum(aside.by == "baseline" for aside in audit.set_aside)
    if audit.set_aside:
        left = len(audit.set_aside) - known
        yield "  " + say(
            Said(f"để riêng: {known} đã có trong tệp mốc, {left} được bỏ qua có lý do",
                 f"set aside: {known} known in the baseline, {left} suppressed for a reason"), lang
        )  # fmt: skip
    done = audit.completeness
    yield ""
    yield f"  {tasks_said(done, lang)}"
    for name, many, share in shares(done, lang):
        yield f"    {many:>4}  {share:>6}  {name}"
    if audit.worth is not None:
        points = number(audit.worth, lang)
        yield "  " + say(
            Said(f"Bộ tiêu chí chấm riêng cho bản kế hoạch: {points} điểm",
                 f"The criteria set gives {points} points for the plan itself"), lang
        )  # fmt: skip
    yield from _stakes(audit, lang)
    yield from _loads(audit.loads, lang, pen)


def _stakes(audit: Audit, lang: Literal["vi", "en"]) -> Iterator[str]:
    if not audit.stakes:
        return
    yield ""
    yield say(Said("  Điểm còn mất theo lĩnh vực", "  Points lost by field"), lang)
    tasks = say(Said("nhiệm vụ", "tasks"), lang)
    for stake in audit.stakes:
        lost = f"{number(stake.lost, lang)}/{number(stake.max, lang)}"
        yield f"    {lost:>14}  {words.field(stake.field, lang)} ({stake.tasks} {tasks})"


def _loads(loads: Sequence[Load], lang: Literal["vi", "en"], pen: _Pen) -> Iterator[str]:
    if not loads:
        return
    yield ""
    yield say(Said("  Việc theo cơ quan", "  Load per body"), lang)
    with_points = any(load.points is not None for load in loads)
    yield "    " + "  ".join(
        say(said, lang)
        for said in (
            Said("Chủ trì", "Leads  "),
            Said("Phối hợp", "Helps   "),
            Said("Trách nhiệm", "Duties     "),
            Said("Phát hiện", "Findings "),
            *([Said("Điểm mất", "At stake")] if with_points else []),
            Said("Cơ quan", "Body"),
        )
    )
    for load in loads[:_SHOWN_LOADS]:
        points = f"{number(load.points or 0, lang):>8}  " if with_points else ""
        figures = f"{load.lead:>7}  {load.coop:>8}  {load.duties:>11}  {load.findings:>9}"
        yield from _wrapped(load.name, f"    {figures}  {points}", pen)
    if len(loads) > _SHOWN_LOADS:
        left = len(loads) - _SHOWN_LOADS
        yield "    " + say(Said(f"và {left} cơ quan khác", f"and {left} others"), lang)


def overview(audits: Sequence[Audit], lang: Literal["vi", "en"], colour: bool = False, width: int = _WIDTH) -> str:
    """What holds over several documents: files against codes, completeness, load per body."""
    pen = _Pen(colour, width)
    lines = [pen(say(Said(f"{_MARK}{len(audits)} văn bản", f"{_MARK}{len(audits)} documents"), lang), "1"), ""]
    lines += [f"  [{at}] {_one_line(short_name(audit))}: {counted(audit, lang)}" for at, audit in enumerate(audits, 1)]
    lines += ["", *_codes(audits, lang, pen)]
    lines += _loads(over_all(audits), lang, pen)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _codes(audits: Sequence[Audit], lang: Literal["vi", "en"], pen: _Pen) -> Iterator[str]:
    """Files against codes; where the files are too many for a line, how often and in how many files."""
    rows = table_of_codes(audits)
    width = max((len(code) for code, _, _ in rows), default=0)
    wide = len(audits) > _SHOWN_FILES
    names = [f"[{at}]" for at in range(1, len(audits) + 1)]
    if wide:
        names = [say(Said("Số lần", "Times"), lang), say(Said("Văn bản", "Files"), lang)]
    if rows:
        yield f"  {say(Said('Mã', 'Code'), lang):<{width}}" + "".join(f"{name:>{9 if wide else 6}}" for name in names)
    for code, severity, many in rows:
        shown = [sum(many), sum(map(bool, many))] if wide else many
        figures = "".join(f"{n or '·':>{9 if wide else 6}}" for n in shown)
        yield f"  {pen(f'{code:<{width}}', _COLOURS[severity])}{figures}"

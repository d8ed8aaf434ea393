"""Canh lề hoặc lùi đầu dòng không đúng · The alignment or the first-line indent is wrong.

Problem: Nội dung canh trái, lề phải lởm chởm; đoạn văn không lùi đầu dòng; tên loại văn bản không canh giữa.
Good: Nội dung canh đều cả hai lề, chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm; tên loại, trích yếu canh giữa.
Source: Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kehoach.audit.case import Case
from kehoach.audit.form import Form, flaw, form_of
from kehoach.audit.form_lines import Piece
from kehoach.audit.form_rules import CENTIMETRE
from kehoach.models.findings import Finding

_TEXT = ("basis", "body")
# Centred in their column: outside a cell the paragraph's own alignment says nothing of it.
_IN_COLUMNS = ("country", "motto", "superior", "issuer", "number", "dateline", "letter-subject")
_IN_CELLS = frozenset((*_IN_COLUMNS, "authority", "office", "signer"))


def check(case: Case) -> Iterator[Finding]:
    """One info for each part that is not aligned as it should be, one for first lines; a PDF tells neither."""
    form = form_of(case)
    if form is None or case.layout.media != "docx":
        return
    yield from _unaligned(case, form)
    full = [own for own in form.of(*_TEXT) if own.line.end - own.line.start >= form.profile.body.full_line]
    yield from _ragged(case, form, full)
    yield from _unindented(case, form, full)


def _unaligned(case: Case, form: Form) -> Iterator[Finding]:
    found: dict[str, list[Piece]] = defaultdict(list)
    for own in form.pieces:
        asked, shape = form.rule(own).alignment, own.shape
        if own.part in _IN_CELLS and own.line.cell is None:
            continue
        if asked and shape is not None and (shape.alignment or "left") != asked:
            found[own.part].append(own)
    for part, places in found.items():
        rule = form.profile.parts[part]
        yield flaw(
            case,
            "form-indent",
            places,
            f"{rule.vi} phải canh giữa.",
            f"{rule.en[0].upper()}{rule.en[1:]} must be centred.",
            form.profile.source(rule.source),
            mend=("Canh giữa.", "Centre it."),
        )


def _ragged(case: Case, form: Form, full: list[Piece]) -> Iterator[Finding]:
    rule = form.profile.body
    ragged = [own for own in full if own.line.shape and (own.line.shape.alignment or "left") != rule.alignment]
    if ragged:
        yield flaw(
            case,
            "form-indent",
            ragged,
            "Nội dung văn bản phải canh đều cả hai lề.",
            "The text must be justified.",
            form.profile.source(rule.source),
            mend=("Canh đều cả hai lề.", "Justify it."),
        )


def _unindented(case: Case, form: Form, full: list[Piece]) -> Iterator[Finding]:
    rule = form.profile.body
    found: dict[float, list[Piece]] = defaultdict(list)
    before: int | None = None
    for own in full:
        line, first = own.line, own.line.block != before
        before = line.block
        if not first or line.shape is None or case.text[line.node.start].isspace():
            continue
        indent = ((line.shape.left or 0) + (line.shape.first_line or 0)) / CENTIMETRE
        if any(abs(indent - asked) <= rule.first_line_slack for asked in rule.first_line):
            continue
        # Lists within lists stand further in.
        if indent > max(rule.first_line) and line.node.kind != "paragraph":
            continue
        found[round(indent, 2)].append(own)
    asked = " hoặc ".join(f"{one:g}".replace(".", ",") for one in rule.first_line)
    asked_en = " or ".join(f"{one:g}" for one in rule.first_line)
    for indent, places in found.items():
        yield flaw(
            case,
            "form-indent",
            places,
            f"Chữ đầu dòng lùi vào {f'{indent:g}'.replace('.', ',')} cm, phải là {asked} cm.",
            f"The first line is indented by {indent:g} cm, not {asked_en} cm.",
            form.profile.source(rule.source),
            evidence=f"{indent:g} ∉ {{{asked_en}}} cm",
            mend=(f"Lùi đầu dòng {asked} cm.", f"Indent the first line by {asked_en} cm."),
        )

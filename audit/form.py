"""The parts of a document by the annex of the decree: what of its text is head, title, body, signature, annex.

Form is judged on Word files and, as far as a PDF shows it, on PDF files; texts have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kehoach.audit.case import Case, remark
from kehoach.audit.form_body import annex_pieces, body_pieces, is_displaced, is_running
from kehoach.audit.form_head import head_pieces, kind_of, kind_pieces, title_pieces
from kehoach.audit.form_lines import Line, Piece, Stretch, cell_shapes, lines_of, piece, stretches
from kehoach.audit.form_rules import PartRule, Profile, profile_at
from kehoach.audit.form_signature import signature_pieces
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold
from kehoach.models.layout import Shape
from kehoach.models.outline import Node
from kehoach.models.records import Where

HEAD = ("country", "motto", "issuer", "number", "dateline")
FRONT = (*HEAD, "superior", "kind", "subject", "letter-subject", "authority-line", "order")
RUNNING = ("basis", "body", "clause", "section", "article")
_LEGAL_NORM = re.compile(r"/\s*20\d\d\s*/")
_FRONT = ("head", "title", "basis")
_END = ("signature", "recipients")
_SIGNER = ("authority", "signer_title", "signer")
_LONGEST_QUOTE = 160
_MOST_RELATED = 10


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A document's parts under the profile it is judged by.

    ``main`` are those of the document itself, without annexes and what it promulgates; ``whole`` says that it has
    a head.
    """

    profile: Profile
    media: str
    pieces: tuple[Piece, ...]
    main: tuple[Piece, ...]
    whole: bool

    def of(self, *parts: str) -> list[Piece]:
        """The pieces of some parts in document order."""
        return [own for own in self.pieces if own.part in parts]

    def first(self, part: str) -> Piece | None:
        """The first piece of a part."""
        return next((own for own in self.pieces if own.part == part), None)

    def rule(self, own: Piece) -> PartRule:
        """What is asked of a piece."""
        return self.profile.parts[own.part]


@lru_cache(maxsize=1)
def form_of(case: Case) -> Form | None:
    """The parts of a document; None for texts, and for documents that other rules hold for."""
    if case.layout.media not in ("docx", "pdf"):
        return None
    profile = profile_at(case.plan.header.issued)
    if profile is None or _is_scan(case, profile):
        return None
    pieces = tuple(sorted(_pieces(case), key=lambda own: (own.start, own.end)))
    number = next((own for own in pieces if own.part == "number"), None)
    if number and _LEGAL_NORM.search(case.text[number.start : number.end]):
        return None
    top = fold(case.text[:600])
    if any(words in top for words in profile.other_rules):
        return None
    whole = sum(any(own.part == part for own in pieces) for part in HEAD) > 1
    if not whole:
        pieces = tuple(own for own in pieces if own.part not in FRONT)
    end = _main_end(case)
    main = tuple(own for own in pieces if own.start < end)
    return Form(profile, case.layout.media, pieces, main, whole)


def _is_scan(case: Case, profile: Profile) -> bool:
    """Whether the letters are those of a text layer under the picture of a page."""
    if case.layout.media != "pdf":
        return False
    found = {segment.font for segment in case.outline.segments}
    sizes = {round(font.size, 1) for font in found if font.size is not None}
    named = any(name in (font.name or "") for font in found for name in profile.font.scan_names)
    return case.plan.source.ocr or named or len(sizes) > profile.font.scan_sizes


def _main_end(case: Case) -> int:
    """Where the document itself ends, and what it promulgates or adds begins."""
    parts = case.outline.root.children
    return next((part.start for part in parts[1:] if not is_displaced(case, part)), len(case.text))


def _pieces(case: Case) -> Iterator[Piece]:
    shapes = cell_shapes(case.layout)
    for index, part in enumerate(case.outline.root.children):
        if is_displaced(case, part):
            yield from (piece("section", line) for line in lines_of(case, part.children[0], shapes))
        elif part.scheme == "annex":
            yield from _annex(case, part, shapes)
        elif part.kind == "part":
            yield from _document(case, part, shapes, index == 0)


def _document(case: Case, part: Node, shapes: dict[str, Shape], main: bool) -> Iterator[Piece]:
    front: list[Line] = []
    back: list[Line] = []
    running: list[Line] = []
    for node in part.walk():
        if node is part:
            continue
        if node.zone in _FRONT:
            front += lines_of(case, node, shapes)
        if node.zone in _END:
            back += lines_of(case, node, shapes)
        elif is_running(node) and node.zone in ("basis", "body"):
            running += lines_of(case, node, shapes)
    heads = list(head_pieces(case, front) if main else _attached(case, front))
    yield from heads
    signed = list(signature_pieces(case, back or _signing(case, part, shapes) or running)) if main else []
    yield from signed
    taken = {own.line.start for own in (*heads, *signed)}
    for line in running:
        if line.start not in taken:
            yield from body_pieces(case, line)


def _signing(case: Case, part: Node, shapes: dict[str, Shape]) -> list[Line]:
    """The lines of the table in which the header of the records found a signer, where no "Nơi nhận" marks it."""
    said = [where for name in _SIGNER if (where := case.plan.header.where.get(name))]
    tables = [node for node in part.walk() if node.kind == "table"]
    signing = [node for node in tables if any(node.start <= where.start < node.end for where in said)]
    return [line for node in signing for line in lines_of(case, node, shapes)]


def _attached(case: Case, front: list[Line]) -> Iterator[Piece]:
    """The title of a plan that a decision promulgates."""
    lines = [line for line in front if line.node.zone == "title"]
    for line in lines[:1]:
        if kind_of(case, line):
            yield from kind_pieces(case, line)
            lines = lines[1:]
    yield from title_pieces(case, lines, False)


def _annex(case: Case, part: Node, shapes: dict[str, Shape]) -> Iterator[Piece]:
    for node in part.walk():
        if node.zone == "annex-head" and node.kind != "table":
            for line in lines_of(case, node, shapes):
                yield from annex_pieces(case, line)


def fonts(case: Case, own: Piece) -> list[Stretch]:
    """The stretches of a piece by font."""
    known, span = _fonts(case), (own.start, own.end)
    if span not in known:
        known[span] = list(stretches(case.outline, *span))
    return known[span]


@lru_cache(maxsize=1)
def _fonts(_case: Case) -> dict[tuple[int, int], list[Stretch]]:
    """The stretches that were asked for, by the span of their piece."""
    return {}


def quote(case: Case, start: int, end: int) -> Where:
    """The place of some words, a long paragraph cut after a word."""
    if end - start > _LONGEST_QUOTE:
        end = case.text.rfind(" ", start, start + _LONGEST_QUOTE)
    return case.place(start, end)


def flaw(
    case: Case,
    code: str,
    places: Iterable[Piece],
    vi: str,
    en: str,
    source: str,
    *,
    evidence: str = "",
    mend: tuple[str, str] = ("", ""),
) -> Finding:
    """One remark on the form, at the first of the places; the others are related."""
    wheres = [quote(case, own.start, own.end) for own in places]
    again = len(wheres) - 1
    if again:
        vi, en = f"{vi[:-1]} (và {again} chỗ khác).", f"{en[:-1]} (and {again} more)."
    cited = f"{source}" if not evidence else f"{evidence}; {source}"
    return remark(
        code,
        "info",
        wheres[0],
        vi,
        en,
        related=wheres[1 : _MOST_RELATED + 1],
        evidence=cited,
        mend_vi=mend[0],
        mend_en=mend[1],
    )

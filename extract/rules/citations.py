"""Citations: the distinct documents a plan names, with every place where it names them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, TypeAlias

from kehoach.extract.rules.citations_laws import law_key
from kehoach.extract.rules.citations_mentions import CitationMatch, citations_in
from kehoach.extract.rules.citations_symbols import kind_of_name, type_words
from kehoach.extract.rules.header_number import OwnNumber, own_number
from kehoach.models.language.fold import fold_keep
from kehoach.models.outline import Outline, Span
from kehoach.models.records import Citation, Where

Role: TypeAlias = Literal["basis", "mention", "self", "replaced"]

_ROLES: tuple[Role, ...] = ("self", "replaced", "basis", "mention")
_REPLACED = re.compile(r"(?:thay thế|bãi bỏ|hủy bỏ)(?:\s+(?:cho|các|toàn bộ|một phần|nội dung|bởi))*\s*$")
_ENDED = re.compile(r"[^;.\n]{0,160}(?:hết hiệu lực|hết hiệu lực thi hành)")
_ABOUT = re.compile(r"V/[vV]")
_BASIS = re.compile(r"\W*(?:Căn cứ|Thực hiện|Triển khai|Theo|Xét|Trên cơ sở|Chấp hành|Để)\s")
_LEVEL = re.compile(r"\b(?:xã|phường|thị trấn|huyện|quận|thị xã|tỉnh|chính phủ|bộ)\b")


@dataclass(slots=True)
class _Document:
    """One document with its mentions so far."""

    mentions: list[CitationMatch] = field(default_factory=list[CitationMatch])
    roles: set[Role] = field(default_factory=set[Role])
    spans: list[Span] = field(default_factory=list[Span])

    @property
    def symbol(self) -> str:
        numbered = [m.symbol for m in self.mentions if m.symbol != m.law]
        return (numbered or [self.mentions[0].symbol])[0]

    @property
    def issued(self) -> str | None:
        dates = [m.issued for m in self.mentions if m.issued]
        inside = re.search(r"/((?:19|20)\d\d)/", self.symbol)
        right = [date for date in dates if inside and date.startswith(inside[1])]
        return max(right or dates, key=len, default=None)


def find_citations(outline: Outline) -> list[Citation]:
    """The documents a plan cites, one record each, first mention first.

    The document's own number in its head is no citation; in an annex note (``Ban hành kèm theo Kế hoạch
    số …``) it is one, with role self. Short forms (``Quyết định nêu trên``, ``Nghị quyết 93``) are further
    mentions.
    """
    own = own_number(outline)
    documents: list[_Document] = []
    known: dict[str, list[_Document]] = {}
    bases, notes = _bases(outline), _annex_notes(outline)
    before: CitationMatch | None = None
    for match in _mentions(outline, own):
        document = _find(known, match)
        if document is None:
            documents.append(document := _Document())
        for key in _keys(match):
            known.setdefault(key, []).append(document)
        document.mentions.append(match)
        document.spans.append((match.start, match.end))
        document.roles.add(_role(outline, match, before, own, bases, notes))
        before = match
    _add_short_forms(outline, documents)
    cells = _cells(outline)
    return [_record(outline, document, cells) for document in documents]


def _mentions(outline: Outline, own: OwnNumber | None) -> list[CitationMatch]:
    """All mentions of the running text, without furniture and the head's own number."""
    closed = [(node.start, node.end) for node in outline.root.walk() if node.kind == "furniture"]
    if own:
        closed.append((0, own.end))
    signed, main_end = _signed(outline)
    notes = _annex_notes(outline)

    def remains(match: CitationMatch) -> bool:
        """Whether the own number stands below the signature and in no annex note, as web pages leave it."""
        below = own is not None and signed <= match.start < main_end and _is_own(own, match)
        return below and not any(start <= match.start < end for start, end in notes)

    return [
        match
        for match in citations_in(outline.text)
        if not any(start <= match.named[0] < end for start, end in closed) and not remains(match)
    ]


def _signed(outline: Outline) -> Span:
    """Where the signature block of the main part begins and where that part ends."""
    parts = outline.root.children
    main = parts[0] if parts else outline.root
    end = parts[1].start if len(parts) > 1 else len(outline.text)
    return next((node.start for node in main.walk() if node.zone in ("signature", "recipients")), end), end


def _keys(match: CitationMatch) -> set[str]:
    return {match.symbol.casefold(), *([law_key(match.law)] if match.law else [])}


def _find(known: dict[str, list[_Document]], match: CitationMatch) -> _Document | None:
    """The document a mention is of; numbers start again every year, so years that differ part them."""
    seen: set[int] = set()
    for document in (own for key in _keys(match) for own in reversed(known.get(key, []))):
        if id(document) in seen:
            continue
        seen.add(id(document))
        dated = [other for other in document.mentions if _year(other)] if _year(match) else []
        if any(_same(other, match) for other in dated or document.mentions):
            return document
    return None


def _same(one: CitationMatch, other: CitationMatch) -> bool:
    if one.law and other.law:
        years = {year for match in (one, other) if (year := _year(match))}
        return law_key(one.law) == law_key(other.law) and len(years) < 2
    if one.symbol.casefold() != other.symbol.casefold():
        return False
    if not one.issued or not other.issued or one.issued == other.issued:
        return True
    if re.match(r"\w+(?:-|/\d{4}/)", one.symbol):
        return True
    levels = [set(_LEVEL.findall(fold_keep(match.issuer or ""))) for match in (one, other)]
    apart = all(levels) and not levels[0] & levels[1]
    return one.issued[:4] == other.issued[:4] and not apart


def _year(match: CitationMatch) -> str | None:
    if match.issued:
        return match.issued[:4]
    inside = re.search(r"/((?:19|20)\d\d)/", match.symbol)
    return inside[1] if inside else None


def _role(
    outline: Outline,
    match: CitationMatch,
    before: CitationMatch | None,
    own: OwnNumber | None,
    bases: list[Span],
    notes: list[Span],
) -> Role:
    folded = fold_keep(outline.text[max(0, match.start - 60) : match.start])
    if any(start <= match.start < end for start, end in notes) or (own and own.number and _is_own(own, match)):
        return "self"
    if _REPLACED.search(folded) or _ENDED.match(fold_keep(outline.text[match.end : match.end + 200])):
        return "replaced"
    inside = before is not None and before.title is not None and before.title[0] <= match.start < before.title[1]
    if not inside and any(start <= match.start < end for start, end in bases):
        return "basis"
    return "mention"


def _is_own(own: OwnNumber, match: CitationMatch) -> bool:
    return match.symbol.casefold() in (
        f"{own.number}/{own.symbol}".casefold(),
        f"{own.number}-{own.symbol}".casefold(),
    )


def _bases(outline: Outline) -> list[Span]:
    """Spans of the paragraphs that found the document, up to its first numbered section."""
    found: list[Span] = []
    for node in outline.root.walk():
        if node.kind == "item" and node.zone == "body" and not _ABOUT.match(outline.text, node.start):
            break
        basic = node.zone == "basis" or (node.zone == "body" and _BASIS.match(outline.text, node.start, node.end))
        if basic and node.kind not in ("document", "part", "furniture", "table"):
            found.append((node.start, node.end))
    return found


def _annex_notes(outline: Outline) -> list[Span]:
    """Spans of the notes ``(Ban hành kèm theo Quyết định số …)`` under the titles of annexes and plans."""
    found: list[Span] = []
    for match in re.finditer(r"(?:^|\n)[^\w\n]*\(?\s*(?:Ban hành |ban hành )?(?:[Đđ]ính )?[Kk]èm theo ", outline.text):
        stop = re.compile(r"\)|\n").search(outline.text, match.end())
        found.append((match.start(), stop.start() if stop else len(outline.text)))
    return found


def _add_short_forms(outline: Outline, documents: list[_Document]) -> None:
    """Later mentions without a full number, put with the document they mean."""
    taken = sorted(span for document in documents for span in document.spans)
    starts = [start for start, _ in taken]
    for short in _short_form().finditer(outline.text):
        at = bisect_right(starts, short.start()) - 1
        if at >= 0 and short.start() < taken[at][1]:
            continue
        kind = kind_of_name()[fold_keep(re.sub(r"\s+", " ", short[1]))]
        document = _meant(documents, kind, short["number"], short["this"] is not None, short.start())
        if document:
            document.spans.append(short.span())


def _meant(documents: list[_Document], kind: str, number: str | None, this: bool, at: int) -> _Document | None:
    found: _Document | None = None
    nearest = -1
    for document in documents:
        if document.mentions[0].kind != kind or (this and "self" not in document.roles):
            continue
        if number and not _starts_with(document.symbol, number):
            continue
        last = max((span[0] for span in document.spans if span[0] < at), default=None)
        if this and last is None:
            return document
        if last is not None and last > nearest:
            found, nearest = document, last
    return found


def _starts_with(symbol: str, number: str) -> bool:
    digits = re.match(r"\d+", symbol)
    return digits is not None and int(digits[0]) == int(number)


@cache
def _short_form() -> re.Pattern[str]:
    names = "|".join(
        rf"(?i:{name[0]}){name[1:]}" if not name.startswith("\\") else name for name in type_words().split("|")
    )
    return re.compile(
        rf"(?<!\w)(?=[A-ZĐ])({names})\s+(?:(?P<this>này)|(?P<above>(?:đã\s+)?(?:nêu|nói|kể) trên|trên đây)"
        r"|(?:số\s+)?(?P<number>\d{1,4})(?![\d/\-.,]*[\d/\-]|\w))(?!\w)"
    )


def _cells(outline: Outline) -> list[tuple[int, int, tuple[int, int, int]]]:
    return sorted(
        (cell.start, cell.end, (grid.index, cell.row, cell.column))
        for grid in outline.grids
        for row in grid.rows
        for cell in row
        if cell.origin is None
    )


def _cell_at(cells: list[tuple[int, int, tuple[int, int, int]]], start: int) -> tuple[int, int, int] | None:
    at = bisect_right(cells, start, key=lambda cell: cell[0]) - 1
    return cells[at][2] if at >= 0 and cells[at][0] <= start < cells[at][1] else None


def _record(outline: Outline, document: _Document, cells: list[tuple[int, int, tuple[int, int, int]]]) -> Citation:
    first = document.mentions[0]
    title = next((match.title for match in document.mentions if match.title), None)
    places: list[Where] = [outline.where(*span, _cell_at(cells, span[0])) for span in sorted(document.spans)]
    return Citation(
        symbol=document.symbol,
        kind=first.kind,
        issued=document.issued,
        issuer=next((match.issuer for match in document.mentions if match.issuer), None),
        title=_line(outline.text[slice(*title)]) if title else next((m.law for m in document.mentions if m.law), None),
        role=next(role for role in _ROLES if role in document.roles),
        where=places if len(places) > 1 else places[0],
    )


def _line(printed: str) -> str:
    return re.sub(r"\s+", " ", printed).strip(" ,")

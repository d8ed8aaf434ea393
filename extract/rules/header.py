"""The header: what the head and the signature block of a document say (NĐ 30/2020, Phụ lục I)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kehoach.extract.rules.citations_mentions import citations_in
from kehoach.extract.rules.citations_symbols import fold_lines
from kehoach.extract.rules.header_letters import UPPER
from kehoach.extract.rules.header_lines import printed_lines
from kehoach.extract.rules.header_names import (
    begins_body,
    bodies_of,
    level_of,
    proper,
    with_parent,
    written_form,
)
from kehoach.extract.rules.header_number import OwnNumber, own_number
from kehoach.extract.rules.header_signature import read_signature
from kehoach.extract.rules.header_title import Title, base_year, plan_year, read_title
from kehoach.models.language.fold import fold_keep
from kehoach.models.outline import Outline, Span
from kehoach.models.records import Header, Where
from kehoach.models.vocabulary import load

_MOTTO = re.compile(
    r"c[ộo]ng\s+h[òo]a\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam"
    r"|độc\s*lập\s*-?\s*tự\s*do\s*-?\s*hạnh\s*phúc|đảng\s+cộng\s+sản\s+việt\s+nam|[-_*=~.]{3,}"
)
_STAMP = re.compile(
    r"(?:dự thảo|hỏa tốc|thượng khẩn|khẩn|mật|tối mật|tuyệt mật|x|bản sao|sao y|công báo|văn bản điện tử)\W*"
)
_GAP = r"[\s.…_]*"
_DATED = re.compile(
    r"(?:^|(?<=[\n\t])|(?<=\s\s))[*_ ]*"
    r"(?P<place>[^\W\d_][^\d\n\t/:;,*]{1,45}?(?:\n[^\W\d_][^\d\n\t/:;,*]{1,30}?)?)\s*,\s*(?P<date>"
    rf"ngày{_GAP}(?P<d>\d{{1,2}})?{_GAP}(?:tháng|/){_GAP}(?P<m>\d{{1,2}})?{_GAP}(?:năm"
    rf"|/){_GAP}(?P<y>20\d\d|19\d\d)?(?!\d)"
    rf"|tháng{_GAP}\d{{1,2}}{_GAP}năm{_GAP}20\d\d)"
)
_UNIT_WORD = r"xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh"
_COUNCIL = r"(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)"
_NAME = rf"[{UPPER}][\w'’]*(?:(?:\s+-\s+|\s+)(?:[{UPPER}][\w'’]*|\d{{1,2}}(?!\d)))*"
_ISSUED_BY = re.compile(
    rf"{_COUNCIL}\s+(?P<unit>(?i:{_UNIT_WORD}))(?:\s+(?P<name>{_NAME}))?\s+(?:xây dựng(?: và)? "
    rf"|tổ chức |triển khai |đề ra )?(?:ban hành|xây dựng|triển khai"
    rf"|đề ra)\s+(?:\w+\s+){{0,3}}?(?i:kế hoạch|quyết định|chương trình|chỉ thị)"
)
_PORTAL = {
    "Nơi ban hành": "issuer",
    "Cơ quan ban hành": "issuer",
    "Số hiệu": "number",
    "Người ký": "signer",
    "Ngày ban hành": "issued",
}


@dataclass(frozen=True, slots=True)
class _Dated:
    place: str | None
    issued: str | None
    place_span: Span | None
    date_span: Span | None


def read_header(outline: Outline) -> Header:
    """All fields of the header with the place of each; what the head does not print is None.

    ``number`` and ``issued`` hold only what the head prints; the number and date of an annex note
    (``Ban hành kèm theo Kế hoạch số …``) stand in ``number_inferred`` and ``issued_inferred``.
    """
    own = own_number(outline)
    title = read_title(outline, own)
    head = _head_span(outline, own, title)
    dated = _dated(outline, head, own)
    issuer, parent, issuer_span = _issuer(outline, head, own, title, dated)
    signature = read_signature(outline)
    words = title.title or _attached_title(outline) or ""
    planned = plan_year(words)
    number, issued = own.number if own else None, dated.issued
    inferred = _inferred(outline, title) if number is None or not issued or len(issued) < 10 else (None, None)
    spans: dict[str, Span | None] = {
        "kind": title.kind_span,
        "number": (own.start, own.end) if own else None,
        "issuer": issuer_span,
        "place": dated.place_span,
        "issued": dated.date_span,
        "title": title.span,
        **signature.spans,
    }
    return Header(
        kind=title.kind,
        number=number,
        symbol=own.symbol if own else None,
        issuer=issuer,
        parent=parent,
        level=level_of(issuer, parent) if issuer else None,
        place=dated.place,
        issued=issued,
        title=title.title,
        plan_year=planned,
        base_year=base_year(words, outline, planned),
        signer=signature.signer,
        signer_title=signature.signer_title,
        authority=signature.authority,
        recipients=list(signature.recipients),
        number_inferred=inferred[0] if number is None else None,
        issued_inferred=inferred[1] if not issued or len(issued) < 10 else None,
        where=_places(outline, spans),
    )


def _places(outline: Outline, spans: dict[str, Span | None]) -> dict[str, Where]:
    found: dict[str, Where] = {}
    for name, span in spans.items():
        if span:
            start, end = outline.words(*span)
            if end > start:
                found[name] = outline.where(start, end)
    return found


def _head_span(outline: Outline, own: OwnNumber | None, title: Title) -> Span:
    """The head: from the beginning to the type word, or a little past the number where none is printed."""
    if title.kind_span:
        return 0, title.kind_span[0]
    if title.span:
        return 0, max(title.span[0], own.end + 200 if own else 0)
    return 0, min(len(outline.text), (own.end if own else 0) + 400)


def _dated(outline: Outline, head: Span, own: OwnNumber | None) -> _Dated:
    """Place and date (``Cần Thơ, ngày 19 tháng 11 năm 2025``), the date as far as it is printed."""
    text = outline.text
    text = text.replace("|", "\t")
    if own:
        text = text[: own.start] + "\t" * (own.end - own.start) + text[own.end :]
    for reach in (head, (head[0], min(len(text), head[1] + 600))):
        for found in _DATED.finditer(fold_lines(text[slice(*reach)])):
            start = reach[0] + found.start("place")
            place = _place_name(outline.text[start : reach[0] + found.end("place")])
            if place is None:
                continue
            at = reach[0] + found.end("place") - len(place[1])
            return _Dated(
                place[0],
                _iso(found),
                (at, reach[0] + found.end("place")),
                (reach[0] + found.start("date"), reach[0] + found.end("date")),
            )
    return _Dated(None, None, None, None)


def _place_name(printed: str) -> tuple[str, str] | None:
    """A place (name, the printed piece it was taken from): the capitalised words before the comma."""
    tail = re.search(
        rf"(?:(?:[{UPPER}][\w'’.]*|-|–|phố|xã|huyện|tỉnh|quận|thị|trấn|phường|thành|đặc|khu|và"
        rf"|Tp\.)(?:\s+|$))+$",
        printed,
    )
    if not tail or not tail.group().strip():
        return None
    piece = re.sub(r"^(?:.*[A-ZĐ]{2,}[-/]\S*\s+)+", "", tail.group())
    name = re.sub(r"\s+", " ", piece).strip(" -–*")
    if not name or len(name) > 45:
        return None
    return (proper(name) if name.isupper() and len(name) > 4 else name), piece


def _iso(found: re.Match[str]) -> str | None:
    if found["y"] is None:
        month = re.search(r"(\d{1,2})\D+(20\d\d)$", found["date"])
        return f"{month[2]}-{int(month[1]):02d}" if month and 1 <= int(month[1]) <= 12 else None
    iso = found["y"]
    if found["m"] and 1 <= int(found["m"]) <= 12:
        iso += f"-{int(found['m']):02d}"
        if found["d"] and 1 <= int(found["d"]) <= 31:
            iso += f"-{int(found['d']):02d}"
    return iso


def _issuer(
    outline: Outline, head: Span, own: OwnNumber | None, title: Title, dated: _Dated
) -> tuple[str | None, str | None, Span | None]:
    """Issuer, the body above it and the issuer's span: from the head block, else from the text."""
    closed = [span for span in ((own.start, own.end) if own else None, dated.place_span, dated.date_span) if span]
    lines = _head_lines(outline, head, closed)
    bodies = bodies_of([text for _, _, text in lines])
    if bodies:
        names = [written_form(body, outline.text) for body in bodies]
        parent = names[-2] if len(names) > 1 else None
        issuer = with_parent(names[-1], parent)
        if issuer in ("UBND", "HĐND"):
            issuer = _completed(outline, issuer, title, dated)
        return issuer, parent, (lines[0][0], lines[-1][1])
    return _from_portal(outline, head) or _inferred_issuer(outline, own, title, dated)


def _head_lines(outline: Outline, head: Span, closed: list[Span]) -> list[tuple[int, int, str]]:
    """The lines in capitals that name the issuing bodies, mottos, rules and stamps left out."""
    text = outline.text[: head[1]].replace("|", "\t")
    folded = fold_keep(text)
    for start, end in [*(m.span() for m in _MOTTO.finditer(folded)), *closed]:
        text = text[:start] + "\t" * (min(end, len(text)) - start) + text[end:]
    runs: list[list[tuple[int, int, str]]] = [[]]
    for piece in re.finditer(r"\S(?:[^\n\t]*?\S)?(?=[\n\t]|\s{3,}|$)", text):
        words = piece.group().strip(" *_|#")
        if not re.search(r"\w\w", words):
            continue
        if words.isupper() and not _STAMP.fullmatch(fold_keep(words)) and "/" not in words:
            if not runs[-1] and not begins_body(words):
                continue
            runs[-1].append((piece.start(), piece.end(), words))
        elif not _STAMP.fullmatch(fold_keep(words)) and runs[-1]:
            runs.append([])
    kept = [run for run in runs if run]
    return [
        (start, end, text[start:end].strip(" *_|#"))
        for run in kept[-1:]
        for first, last, _ in run
        for start, end in printed_lines(outline, first, last)
    ]


def _completed(outline: Outline, council: str, title: Title, dated: _Dated) -> str:
    """A bare council with its unit, from the authority heading, the text or the place."""
    found = _inferred_issuer(outline, None, title, dated)[0]
    return found if found and found.startswith(council) else council


def _from_portal(outline: Outline, head: Span) -> tuple[str | None, str | None, Span | None] | None:
    """What a web portal's table says above the document."""
    found = re.search(r"(?:Nơi|Cơ quan) ban hành\s*:?\s*([^\n\t:]{3,80})", outline.text[: head[1]])
    return (written_form(found[1], outline.text), None, found.span(1)) if found else None


def _inferred_issuer(
    outline: Outline, own: OwnNumber | None, title: Title, dated: _Dated
) -> tuple[str | None, str | None, Span | None]:
    """The issuer where no head names it: authority heading, issuing sentence, title with the place."""
    if title.authority:
        body = re.sub(
            r"^(?:QUYỀN |PHÓ )?CHỦ TỊCH\s+(?=ỦY|UỶ|UBND)|^BỘ TRƯỞNG\s+(?=BỘ)|^GIÁM ĐỐC\s+(?=SỞ)|^(?:CHÁNH"
            r"|TRƯỞNG) (?=VĂN PHÒNG|BAN|PHÒNG)",
            "",
            title.authority,
        )
        name = written_form(body, outline.text)
        if len(name.split()) > 2 or name in ("Chính phủ", "Quốc hội"):
            at = outline.text.find(title.authority)
            return name, None, (at, at + len(title.authority)) if at >= 0 else None
    if own and not re.search(r"UBND|HĐND", own.symbol):
        return _by_code(own), None, None
    council = "HĐND" if own and "HĐND" in own.symbol else "UBND"
    unit, name, span = _unit(outline, title, dated)
    if unit is None:
        return None, None, None
    return f"{council} {unit} {name}".strip(), None, span


def _unit(outline: Outline, title: Title, dated: _Dated) -> tuple[str | None, str, Span | None]:
    """Kind and name of the unit that issues, with the span of the words that say so."""
    said = _ISSUED_BY.search(outline.text)
    place = re.sub(rf"^(?:{_UNIT_WORD})\s+", "", dated.place or "", flags=re.IGNORECASE)
    if said and said["name"]:
        return said["unit"].lower(), said["name"], said.span()
    if place:
        for own in (title.title or "", outline.text):
            named = re.search(rf"(?<!\w)({_UNIT_WORD})\s+{re.escape(fold_keep(place))}(?!\w)", fold_keep(own))
            if named and (said is None or said["unit"].lower() == named[1]):
                return named[1], place, said.span() if said else dated.place_span
    if said:
        named = re.search(rf"(?<!\w)(?i:{said['unit']})\s+({_NAME})", title.title or "")
        return said["unit"].lower(), named[1] if named else place, said.span()
    named = re.search(rf"(?<!\w)({_UNIT_WORD})\s+({_NAME})", title.title or "") or re.search(
        rf"của {_COUNCIL}\s+({_UNIT_WORD})\s+({_NAME})\W*\./", outline.text
    )
    return (named[1].lower(), named[2], None) if named else (None, "", None)


def _by_code(own: OwnNumber) -> str | None:
    codes: dict[str, str] = load("issuers")["codes"]
    return next((codes[part] for part in re.split(r"[-/]", own.symbol)[1:] if part in codes), None)


def _attached_title(outline: Outline) -> str | None:
    """The title of the plan a decision promulgates."""
    for part in outline.root.children[1:]:
        if part.title and not part.label:
            return outline.text[slice(*part.title)]
    return None


def _inferred(outline: Outline, title: Title) -> tuple[str | None, str | None]:
    """Number and date from an annex note (``Ban hành kèm theo Kế hoạch số 104/KH-UBND ngày 28/3/2024``)."""
    for note in re.finditer(r"(?:^|\n)\W*(?:Ban hành |ban hành )?(?:[Đđ]ính )?[Kk]èm theo [^)\n]{5,200}", outline.text):
        for match in citations_in(note.group()):
            if match.kind == title.kind:
                number = re.match(r"\d+\w?(?:/(?:19|20)\d\d)?", match.symbol)
                return (number[0] if number else None), match.issued
    return None, None

"""The end of a document: signature block and recipients (ô 7 and 9b of the scheme)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kehoach.audit.case import Case
from kehoach.audit.form_lines import Line, Piece, piece
from kehoach.models.language.fold import fold, fold_keep
from kehoach.models.vocabulary import load

_RECIPIENTS = re.compile(r"^nơi nhận\s*(?::|$)")
_BULLETS = "-–+*"
_BY = re.compile(r"^(?:tm|kt|tl|tuq|q)\s?\.")
_SIGNED = re.compile(
    r"^\W*(?:đã ký|ký tên|ký|chữ ký|đóng dấu|ký và đóng dấu)\W*(?:đóng dấu)?\W*$"
    r"|^(?:ký (?:số )?bởi|người ký|thời gian ký|ngày ký|giờ ký|cơ quan|email|e-mail|signed by)\s*:"
)


def signature_pieces(case: Case, lines: Sequence[Line]) -> Iterator[Piece]:
    """The pieces of the signature block; ``lines`` are those of the document's last zones, or of its whole body."""
    head = next((at for at, line in enumerate(lines) if _RECIPIENTS.match(_folded(case, line))), None)
    beside = [] if head is None else _beside(lines, lines[head])
    signed = list(_signed(case, beside) if beside else _from_head(case, lines))
    yield from signed
    if head is not None:
        yield from _recipients(case, lines[head:], {own.start for own in signed})


def _beside(lines: Sequence[Line], head: Line) -> list[Line]:
    """The lines in the cell right of the recipients, and below it."""
    if head.cell is None:
        return []
    return [
        line
        for line in lines
        if line.cell is not None and line.cell.grid == head.cell.grid and line.cell.column > head.cell.column
    ]


def _recipients(case: Case, lines: Sequence[Line], signed: set[int]) -> Iterator[Piece]:
    """The words and the list under them; where no cells part them from the signature, the lines of the list alone."""
    head = lines[0]
    found = _RECIPIENTS.match(_folded(case, head))
    end = head.start + (found.end() if found else 0)
    yield piece("recipients", head, (head.start, end))
    rest = case.outline.words(end, head.end)
    if rest[0] < rest[1] and rest[0] not in signed:
        yield piece("recipient-list", head, rest)
    said = case.plan.header.where.get("recipients")
    for line in lines[1:]:
        words = case.text[line.start : line.end]
        if head.cell is not None:
            inside = line.cell is not None and line.cell[::2] == head.cell[::2]
        else:
            listed = words[0] in _BULLETS or words[-1] in ";."
            inside = listed and said is not None and said.start <= line.start < said.end
        # "Gửi bản điện tử:" heads a part of the list.
        if inside and any(map(str.isalpha, words)) and (words[0] in _BULLETS or words[-1] != ":"):
            yield piece("recipient-list", line)


def _signed(case: Case, lines: Sequence[Line]) -> Iterator[Piece]:
    """The lines of each signer's column: authority, office, name."""
    for column in sorted({line.cell.column for line in lines if line.cell is not None}):
        yield from _one_signer(case, [line for line in lines if line.cell is not None and line.cell.column == column])


def _one_signer(case: Case, lines: Sequence[Line]) -> Iterator[Piece]:
    """Authority, office, name; the name may wrongly stand on top."""
    own = [line for line in lines if _is_said(case, line)]
    named = [at for at in (-1, 0) if own and not _is_office(_folded(case, own[at]))]
    if named:
        yield piece("signer", own.pop(named[0]))
    office = own.pop() if own and not _BY.match(_folded(case, own[-1])) else None
    for line in own:
        yield piece("authority", line)
    if office is not None:
        yield piece("office", office)


def _from_head(case: Case, lines: Sequence[Line]) -> Iterator[Piece]:
    """The block as the header of the records gives it, where it stands in no table."""
    for part, field in (("authority", "authority"), ("office", "signer_title"), ("signer", "signer")):
        said = case.plan.header.where.get(field)
        if said is None:
            continue
        for line in lines:
            start, end = max(line.start, said.start), min(line.end, said.end)
            if start < end:
                yield piece(part, line, (start, end))


def _is_said(case: Case, line: Line) -> bool:
    words = _folded(case, line)
    return any(map(str.isalpha, words)) and not words.startswith("(") and not _SIGNED.match(words)


def _folded(case: Case, line: Line) -> str:
    return fold_keep(case.text[line.start : line.end])


def _is_office(words: str) -> bool:
    return bool(_BY.match(words) or _offices().search(words))


@cache
def _offices() -> re.Pattern[str]:
    titles = {fold(title) for title in load("issuers")["offices"]["titles"]}
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, titles), key=len, reverse=True))})(?!\w)")

"""The head and the title of a document (ô 1 to 5a of the scheme), and the title of a plan it promulgates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kehoach.audit.case import Case
from kehoach.audit.form_lines import Line, Piece, one_line, piece
from kehoach.models.language.fold import fold, fold_keep
from kehoach.models.records import Where
from kehoach.models.vocabulary import load

_BLANK = r"[\s\d.…_]"
_MATCHES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("country", re.compile(r"cộng\s+\w+\s+xã\s+hội(?:\s+chủ\s+nghĩa(?:\s+\w+\s+nam)?)?|^chủ\s+nghĩa\s+\w+\s+nam$")),
    ("motto", re.compile(r"độc\s+lập\W+tự\s+do(?:\W+hạnh\s+phúc)?|^hạnh\s+phúc$")),
    (
        "number",
        re.compile(
            rf"(?:^|(?<=\s\s))số\s*[:.]?{_BLANK}*/\s*[^\W\d_][\w&]*(?:\s*-\s*[\w&]+)*"
            rf"|^\d+\s*/\s*[^\W\d_]{{2,}}(?:\s*-\s*[\w&]+)*$|^số\s*[:.]?\s*\d[\w/ -]*$"
        ),
    ),
    (
        "dateline",
        re.compile(
            rf"(?:(?:^|(?<=\s\s))[^\W\d_][^,;:\n\t]{{1,40}},\s*)?ngày{_BLANK}*tháng{_BLANK}*năm(?:{_BLANK}*$|{_BLANK}+)"
            r"|^[^\W\d_][^,;:\n\t]{1,40},\s*(?:ngày\s*)?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}$"
        ),
    ),
)
_ABOUT = re.compile(r"^(?:v/v|về việc|về v/v)\b")
_ORDER = re.compile(r"^(?:quyết định|quyết nghị|chỉ thị)\s*:?$")
_NOTE = re.compile(r"^\(?\s*(?:ban hành\s+)?kèm theo|^\(")
_ORDERS = ("decision", "resolution", "directive")
_LONGEST_DATELINE = 90
_SHORTEST_NAME = 3
_COUNCILS = ("ủy", "ubnd", "hội", "hđnd")


def head_pieces(case: Case, lines: Sequence[Line]) -> Iterator[Piece]:
    """The parts above the body of the main document: the two columns, the title, the line of authority, the order."""
    kind = next((at for at, line in enumerate(lines) if line.cell is None and kind_of(case, line)), None)
    above = [line for line in lines[:kind] if line.node.zone != "basis"]
    matched: dict[int, list[Piece]] = {}
    for line in lines:
        found = list(_matched(case, line)) if line.node.zone != "basis" else []
        if found:
            matched[line.start] = found
            yield from found
            if line.cell is None and found[0].part == "country" and found[0].start - line.start > _SHORTEST_NAME:
                yield piece("issuer", line, case.outline.words(line.start, found[0].start))
    left = [line for line in above if line.start not in matched]
    names = _issuer_lines(case, left, matched)
    yield from _names(case, names)
    left = [line for line in left if line not in names]
    yield from _abouts(case, left)
    loose = [line for line in left if line.cell is None]
    titles = [line for line in lines[kind + 1 :] if line.cell is None] if kind is not None else loose
    if kind is not None:
        yield from kind_pieces(case, lines[kind])
        yield from (piece("subject", line) for line in loose if _is_title(case, line))
    else:
        titles += [line for line in lines if line.node.zone == "basis" and line.cell is None]
    yield from title_pieces(case, titles, case.plan.header.kind in _ORDERS)


def kind_pieces(case: Case, line: Line) -> Iterator[Piece]:
    """The kind of a document alone on its line, or with its subject behind it."""
    end = line.start + (kind_of(case, line) or 0)
    yield piece("kind", line, (line.start, end))
    rest = case.outline.words(end, line.end)
    if any(map(str.isalpha, case.text[rest[0] : rest[1]])):
        yield piece("subject", line, rest)


def title_pieces(case: Case, lines: Sequence[Line], ordering: bool) -> Iterator[Piece]:
    """The lines below the kind: subject, then note or line of authority; the words of decision further on."""
    subject = 0
    authority = False
    for line in lines:
        folded = fold(case.text[line.start : line.end])
        if not any(map(str.isalpha, folded)):
            continue
        if _ORDER.match(folded):
            yield piece("order", line)
        elif line.node.zone == "basis":
            continue
        elif _NOTE.match(folded):
            yield piece("annex-note", line)
        elif ordering and (authority or (subject and _authorities().match(folded))):
            authority = True
            yield piece("authority-line", line)
        else:
            subject += 1
            yield piece("subject", line)


def kind_of(case: Case, line: Line) -> int | None:
    """The length of the kind of a document that a line of the title says; None where it says none."""
    words = case.text[line.start : line.end]
    if line.node.zone not in ("head", "title") or len(words) > 400:
        return None
    folded = fold_keep(words)
    alone = one_line(folded.strip(" .:*_"))
    if alone in _kinds():
        return len(words)
    if line.node.zone == "title":
        for name in _kinds():
            if folded.startswith(name) and words[: len(name)].isupper() and not folded[len(name) :][:1].isalnum():
                return len(name)
    return None


def _is_title(case: Case, line: Line) -> bool:
    """Whether a line above the kind looks as its subject does: some bold words in small letters."""
    words = case.text[line.start : line.end]
    return line.node.bold and len(words.split()) > _SHORTEST_NAME and not words.isupper()


def _matched(case: Case, line: Line) -> Iterator[Piece]:
    words = fold_keep(case.text[line.start : line.end])
    if words.startswith("(") or _ABOUT.match(words):
        return
    for part, pattern in _MATCHES:
        found = pattern.search(words)
        # A title may end in a day: only a line of its own is a dateline there.
        if found and line.node.zone == "title" and line.cell is None and found.span() != (0, len(words)):
            continue
        if found and not (part == "dateline" and line.cell is None and len(words) > _LONGEST_DATELINE):
            yield piece(part, line, case.outline.words(line.start + found.start(), line.start + found.end()))


def _issuer_lines(case: Case, lines: Sequence[Line], matched: dict[int, list[Piece]]) -> list[Line]:
    """The lines above the title that name the bodies: where the header says, or in the left column over the number."""
    said: Where | None = case.plan.header.where.get("issuer")
    named = [line for line in lines if any(map(str.isalpha, case.text[line.start : line.end]))]
    if said is not None:
        own = [line for line in named if said.start <= line.start < said.end]
        cells = {line.cell for line in own if line.cell is not None}
        end = min((start for start in matched if start > said.start), default=said.end)
        return [line for line in named if line in own or (line.cell in cells and said.start < line.start < end)]
    return [
        line
        for line in named
        if line.cell is not None and line.cell.column == 0 and case.text[line.start : line.end].isupper()
    ]


def _names(case: Case, lines: Sequence[Line]) -> Iterator[Piece]:
    """The lines of the left column, those of the superior body first."""
    parent = case.plan.header.parent
    end = 0
    if parent and len(lines) > 1:
        last = fold(parent).split()[-1]
        closing = (at for at, line in enumerate(lines[:-1], 1) if fold(case.text[line.start : line.end]).endswith(last))
        end = next(closing, 0)
        first, own = (fold(case.text[lines[at].start : lines[at].end]).split()[0] for at in (0, end))
        # Two departments issue a paper together; neither is above the other.
        end = 0 if first == own and first not in _COUNCILS else end
    for at, line in enumerate(lines):
        yield piece("superior" if at < end else "issuer", line)


def _abouts(case: Case, lines: Sequence[Line]) -> Iterator[Piece]:
    """The subject of a letter under its number, with the lines it runs on."""
    about: Line | None = None
    for line in lines:
        if line.cell is None:
            continue
        if _ABOUT.match(fold_keep(case.text[line.start : line.end])):
            about = line
        if about is not None and line.cell == about.cell:
            yield piece("letter-subject", line)


@cache
def _kinds() -> tuple[str, ...]:
    names = {name for said in load("document_kinds").values() for name in said.get("names", ())}
    return tuple(sorted(names, key=len, reverse=True))


@cache
def _authorities() -> re.Pattern[str]:
    """How a line of authority begins: an office or a body that decides."""
    offices = [fold(title) for title in load("issuers")["offices"]["titles"]]
    names = sorted({*offices, "ủy ban nhân dân", "hội đồng nhân dân", "ban chỉ đạo"}, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?!\w)")

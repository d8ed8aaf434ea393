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
    ("country", re.compile(r"cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam")),
    ("motto", re.compile(r"độc\s+lập\W+tự\s+do\W+hạnh\s+phúc")),
    (
        "number",
        re.compile(
            rf"(?:^|(?<=\s\s))số\s*[:.]?{_BLANK}*/\s*[^\W\d_][\w&]*(?:\s*-\s*[\w&]+)*"
            rf"|^\d+\s*/\s*[^\W\d_]{{2,}}(?:\s*-\s*[\w&]+)*$"
        ),
    ),
    (
        "dateline",
        re.compile(
            rf"(?:(?:^|(?<=\s\s))[^\W\d_][^,;:\n\t]{{1,40}},\s*)?ngày{_BLANK}*tháng{_BLANK}*năm(?:{_BLANK}*$|{_BLANK}+)"
        ),
    ),
)
_ABOUT = re.compile(r"^(?:v/v|về việc|về v/v)\b")
_ORDER = re.compile(r"^(?:quyết định|quyết nghị|chỉ thị)\s*:?$")
_NOTE = re.compile(r"^\(?\s*(?:ban hành\s+)?kèm theo|^\(")
_ORDERS = ("decision", "resolution", "directive")
_LONGEST_DATELINE = 90


def head_pieces(case: Case, lines: Sequence[Line]) -> Iterator[Piece]:
    """The parts above the body of the main document: the two columns, the title, the line of authority, the order."""
    kind = next((at for at, line in enumerate(lines) if line.cell is None and kind_of(case, line)), None)
    left: list[Line] = []
    for at, line in enumerate(lines):
        if at == kind:
            continue
        found = list(_matched(case, line)) if line.node.zone != "basis" else []
        yield from found
        if not found and (kind is None or at < kind) and line.node.zone == "head":
            left.append(line)
        elif found and line.cell is None and found[0].start - line.start > 3 and found[0].part == "country":
            yield piece("issuer", line, case.outline.words(line.start, found[0].start))
    known = list(_names(case, [line for line in left if _is_issuer(case, line, lines)]))
    yield from known
    rest = [line for line in left if all(line is not own.line for own in known)]
    yield from _abouts(case, rest)
    titles = [*([line for line in rest if line.cell is None] if kind is None else []), *_after(lines, kind)]
    if kind is not None:
        yield from kind_pieces(case, lines[kind])
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


def _after(lines: Sequence[Line], kind: int | None) -> list[Line]:
    if kind is None:
        return [line for line in lines if line.node.zone in ("title", "basis") and line.cell is None]
    return [line for line in lines[kind + 1 :] if line.cell is None and line.node.zone != "head"] or [
        line for line in lines[kind + 1 :] if line.cell is None
    ]


def _matched(case: Case, line: Line) -> Iterator[Piece]:
    words = fold_keep(case.text[line.start : line.end])
    if words.startswith("(") or _ABOUT.match(words):
        return
    for part, pattern in _MATCHES:
        if part == "dateline" and line.cell is None and len(words) > _LONGEST_DATELINE:
            continue
        found = pattern.search(words)
        if found:
            yield piece(part, line, case.outline.words(line.start + found.start(), line.start + found.end()))


def _is_issuer(case: Case, line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line above the title stands where the issuer's name does: left of the country, or as the head says."""
    words = case.text[line.start : line.end]
    if not any(map(str.isalpha, words)) or _ABOUT.match(fold_keep(words)):
        return False
    said: Where | None = case.plan.header.where.get("issuer")
    if said is not None:
        return said.start <= line.start < said.end
    return line.cell is not None and line.cell.column == 0 and words.isupper()


def _names(case: Case, lines: Sequence[Line]) -> Iterator[Piece]:
    """The lines of the left column, those of the superior body first."""
    parent = case.plan.header.parent
    end = 0
    if parent and len(lines) > 1:
        last = fold(parent).split()[-1]
        closing = (at for at, line in enumerate(lines[:-1], 1) if fold(case.text[line.start : line.end]).endswith(last))
        end = next(closing, 0)
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

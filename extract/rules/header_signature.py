"""The signature block and the recipients beside it (NĐ 30/2020, Phụ lục I, II.7 and II.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from kehoach.extract.rules.header_letters import LOWER, UPPER
from kehoach.extract.rules.header_lines import printed_lines
from kehoach.models.outline import Outline, Span
from kehoach.models.vocabulary import load

_RECIPIENTS = re.compile(
    r"(?:^|(?<=[\n\t]))[*_ ]*(?:Nơi nhận|NƠI NHẬN|Nơi gửi)(?:\s*:|[ *_]*(?=[\n\t]|$))"
    r"|(?<= )(?:Nơi nhận|NƠI NHẬN):",
    re.MULTILINE,
)
_BY = rf"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|T/UQ|Q)(?![{UPPER}{LOWER}])\s?[.,]?\s?(?=[{UPPER}])"
_SIGNED = re.compile(
    r"^\W*(?:\(?\s*(?:đã ký|ký tên|ký|chữ ký|đóng dấu|ký và đóng dấu)[^)]*\)?|\[?daky\]?|\*+)\W*$",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"^(?:(?:PGS|GS|TS|ThS|TSKH|BS|CKI{1,2}|BSCKI{1,2}|KS|CN|NGND|NGƯT|NSND|Thạc sĩ|Tiến sĩ|Bác sĩ"
    r"|Kỹ sư|Luật sư|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng"
    rf"|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy|Ông|Bà)(?![{LOWER}])[.,\s]*)+"
)
_NAME = re.compile(rf"[{UPPER}][\w'’.\-]*(?:\s+[{UPPER}][\w'’\-]*){{1,5}}")
_INITIAL = re.compile(rf"(?<=\s)[{UPPER}]['’]?\s+$")
_NAME_AT_END = re.compile(rf"(?:(?<=[.;:]\s)|(?<=\s\s)|^\s*){_NAME.pattern}\s*$")
_BULLET = re.compile(r"^[*_\s]*[-–—−•●+*▪◦][*_]*\s*(?=\S)")
_SUBHEAD = re.compile(
    r"^(?:gửi|bản|nhận)\s+(?:bản\s+)?(?:điện tử|giấy|văn bản)[^;]*:?$|^(?:điện tử|bản giấy)\s*:$"
    r"|^(?:văn bản|bản) (?:giấy|điện tử)\s*:?$",
    re.IGNORECASE,
)
_GLUED = re.compile(rf"(?<=[;:,.)])\s*[-–+]\s+(?=\S)|(?<=[;.])\s*[-–+](?=[{UPPER}])|;\s+(?=[A-ZĐ][^;]*$)(?=Lưu)")
_REACH = 2600


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed and who receives it; None where not printed. ``spans`` holds offsets by field name."""

    signer: str | None = None
    signer_title: str | None = None
    authority: str | None = None
    recipients: tuple[str, ...] = ()
    spans: dict[str, Span] = field(default_factory=dict[str, Span])


@dataclass(slots=True)
class _Piece:
    start: int
    end: int
    text: str


def read_signature(outline: Outline) -> Signature:
    """The first signature block with its recipients: a decision's, not that of the plan it promulgates."""
    text = outline.text
    heads: list[re.Match[str] | None] = [*_RECIPIENTS.finditer(text)]
    head, block = None, None
    for own in heads[:6] or [None]:
        found = _block(text, own.start() if own else None, _pieces(outline, own.start() if own else 0))
        if head is None or (found and found[1]):
            head, block = own, found
        if found and found[1]:
            break
    recipients = _recipients(outline, head, block) if head else ((), None)
    if head and (block is None or block[1] is None):
        side = _side_by_side(text, head)
        if side:
            block, recipients = (side[0], side[1]), side[2]
    if block is None:
        spans = {"recipients": recipients[1]} if recipients[1] else {}
        return Signature(recipients=recipients[0], spans=spans)
    lines, name = block
    spans: dict[str, Span] = {"signer_title": (lines[-1].start, lines[-1].end)}
    if len(lines) > 1:
        spans["authority"] = (lines[0].start, lines[-2].end)
    if name:
        spans["signer"] = (name.start, name.end)
    if recipients[1]:
        spans["recipients"] = recipients[1]
    printed = [re.sub(r"\s+", " ", line.text).strip(" ,:;*") for line in lines]
    return Signature(
        signer=_person(name.text) if name else None,
        signer_title=printed[-1],
        authority=" / ".join(printed[:-1]) or None,
        recipients=recipients[0],
        spans=spans,
    )


def _pieces(outline: Outline, around: int) -> list[_Piece]:
    """The lines and cells from a little before the recipients on, capitals parted from a name behind them."""
    text = outline.text
    start = max(0, text.rfind("\n", 0, max(0, around - 500)) + 1) if around else 0
    found: list[_Piece] = []
    for place in re.finditer(r"[^\n\t]+", text[start : around + _REACH if around else len(text)]):
        for own in re.finditer(r"\S(?:.*?\S)?(?=[^\S\n]{4,}|$)", place.group()):
            at = start + place.start() + own.start()
            found += _parted(_Piece(at, at + len(own.group()), own.group()))
    return found


def _parted(piece: _Piece) -> list[_Piece]:
    """``PHÓ CHỦ TỊCH Trần An`` as office and name, ``TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH`` as two lines."""
    if not _office().match(piece.text.lstrip(" *_")):
        return [piece]
    capitals = re.match(rf"[^{LOWER}]*", piece.text)
    end = capitals.end() if capitals else len(piece.text)
    if end < len(piece.text) and not piece.text[end - 1].isspace():
        end = piece.text.rfind(" ", 0, end) + 1
    initial = _INITIAL.search(piece.text, 0, end)
    end = initial.start() if initial and end < len(piece.text) else end
    cuts = [0, *[cut.start() for cut in _inner().finditer(piece.text, 0, end) if cut.start() > 0], end]
    parts = [(a, b) for a, b in pairwise(cuts) if piece.text[a:b].strip()]
    if piece.text[end:].strip():
        parts.append((end, len(piece.text)))
    found: list[_Piece] = []
    for a, b in parts:
        own = piece.text[a:b]
        lead = len(own) - len(own.lstrip())
        found.append(_Piece(piece.start + a + lead, piece.start + a + len(own.rstrip()), own.strip()))
    return found


def _block(text: str, around: int | None, pieces: list[_Piece]) -> tuple[list[_Piece], _Piece | None] | None:
    """The first run of office lines that ends in a name; without one the first run after the recipients."""
    spare: tuple[list[_Piece], _Piece | None] | None = None
    at = 0
    while at < len(pieces):
        run, after = _run(pieces, at)
        if not run:
            at += 1
            continue
        name = _name(pieces, after)
        proven = (
            around is not None
            or "./." in text[max(0, run[0].start - 1500) : run[0].start]
            or bool(re.match(_BY, run[0].text))
        )
        if name and proven:
            return run, name
        if spare is None and proven and around is not None and run[0].start > around:
            spare = (run, None)
        at = max(after, at + 1)
    return spare


def _run(pieces: list[_Piece], at: int) -> tuple[list[_Piece], int]:
    """The office lines that begin at a piece, broken ones joined, and the index after them."""
    run: list[_Piece] = []
    while at < len(pieces):
        own = pieces[at]
        plain = own.text.strip(" *_")
        upper = plain.isupper() and len(plain) < 90
        if not upper and not (run and _SIGNED.match(plain)):
            break
        if _SIGNED.match(plain):
            at += 1
            continue
        if _office().match(plain) and not (run and run[-1].text.rstrip(" *").endswith(",")):
            run.append(_Piece(own.start, own.end, plain))
        elif run and not _is_name_in_capitals(plain):
            run[-1] = _Piece(run[-1].start, own.end, f"{run[-1].text} {plain}")
        else:
            break
        at += 1
    return run, at


def _name(pieces: list[_Piece], at: int) -> _Piece | None:
    """The name that follows the office lines, over notes such as ``(Đã ký)``."""
    for piece in pieces[at : at + 4]:
        plain = piece.text.strip(" *_")
        if _SIGNED.match(plain) or not re.search(r"\w", plain):
            continue
        plain = _bare(plain)
        bare = _RANK.sub("", plain).strip(" .,*")
        return piece if _NAME.fullmatch(bare) and len(bare) < 45 else None
    return None


def _bare(words: str) -> str:
    """A name without ``(Đã ký)`` before or behind it."""
    return re.sub(r"^\(?\s*(?:Đã ký|đã ký)\s*\)?\s*|\s*\([^()]*\)$", "", words)


def _side_by_side(
    text: str, head: re.Match[str]
) -> tuple[list[_Piece], _Piece | None, tuple[tuple[str, ...], Span]] | None:
    """Two columns set with blanks (``- Sở Nội vụ;    KT. CHỦ TỊCH``): offices right, recipients left."""
    offices: list[_Piece] = []
    items: list[str] = []
    name: _Piece | None = None
    end = head.end()
    for place in re.finditer(r"[^\n\t]+", text[head.end() : head.end() + _REACH]):
        line, at = place.group(), head.end() + place.start()
        office = _office_at_end().search(line)
        person = None if office or not offices else _NAME_AT_END.search(line)
        left = line[: office.start() if office else person.start() if person else len(line)]
        if office:
            offices.append(_Piece(at + office.start(), at + office.end(), office.group()))
        elif person:
            name = _Piece(at + person.start(), at + person.end(), person.group())
        if re.search(r"\w", left):
            _take(items, left.strip())
        end = at + len(line)
        if name or (not offices and len(items) > 2) or len(items) > 40:
            break
    if not offices or name is None:
        return None
    return offices, name, (tuple(clean for item in items if (clean := _clean(item))), (head.start(), end))


def _person(printed: str) -> str:
    bare = _RANK.sub("", _bare(printed.strip(" *_"))).strip(" .,*")
    line = re.sub(r"\s+", " ", bare)
    return " ".join(word.capitalize() for word in line.split()) if line.isupper() else line


def _is_name_in_capitals(words: str) -> bool:
    surnames: list[str] = load("issuers")["surnames"]
    return words.split(maxsplit=1)[0].capitalize() in surnames and 2 <= len(words.split()) <= 5


def _recipients(
    outline: Outline, head: re.Match[str], block: tuple[list[_Piece], _Piece | None] | None
) -> tuple[tuple[str, ...], Span | None]:
    """The list under ``Nơi nhận``, one item a bullet or line, up to the signature or the next part."""
    text = outline.text
    stop = min(len(text), head.end() + _REACH)
    if block and block[0][0].start > head.start():
        stop = min(stop, block[0][0].start)
    items: list[str] = []
    end = head.end()
    for place in re.finditer(r"[^\n\t]+", text[head.end() : stop]):
        if _ends_list(place.group().strip(), items):
            break
        start, end = head.end() + place.start(), head.end() + place.end()
        for number, span in enumerate(printed_lines(outline, start, end)):
            line = text[slice(*span)].strip()
            if re.search(r"\w", line) and not _SUBHEAD.match(line.strip(" *_-")):
                _take(items, line, wrapped=number > 0)
    kept = tuple(clean for item in items if (clean := _clean(item)))
    return kept, ((head.start(), end) if kept else None)


def _take(items: list[str], line: str, wrapped: bool = False) -> None:
    """One line: a new item, several glued ones, or the rest of the last; a typist's mark under it is dropped."""
    bulleted = bool(_BULLET.match(line))
    done = bool(items) and items[-1].rstrip().endswith((";", ".", ":"))
    if wrapped and not bulleted and done and items[-1].startswith("Lưu") and len(line.split()) < 4:
        return
    if wrapped and not bulleted and (not done or items[-1].rstrip().endswith(":") or line[:1].islower()):
        items[-1:] = [f"{items[-1]} {line}" if items else line]
        return
    line = re.sub(r"(?<=[;.])\s*Gửi\s+(?:bản|văn bản)\s+(?:giấy|điện tử)\s*:?$", "", line)
    parts = [part for part in _GLUED.split(_BULLET.sub("", line)) if part.strip()]
    whole = not items or bulleted or items[-1].rstrip().endswith(("; ", ";", ".", ":")) or line[:1].isupper()
    if items and not bulleted and not whole:
        items[-1] = f"{items[-1]} {parts[0]}"
        parts = parts[1:]
    items += parts


def _ends_list(line: str, items: list[str]) -> bool:
    """Whether the list is over: capitals of a heading, a long sentence, a page of another part."""
    plain = line.strip(" *_")
    letters = [char for char in plain if char.isalpha()]
    capitals = len(letters) > 7 and all(char.isupper() for char in letters) and not _BULLET.match(line)
    last = bool(items) and bool(re.match(r"L[ưu]u\b", items[-1]))
    bulleted = bool(_BULLET.match(line))
    return (
        capitals
        or len(plain) > (900 if bulleted else 320)
        or (last and not _BULLET.match(line) and len(plain.split()) > 6)
    )


def _clean(item: str) -> str:
    words = re.sub(r"\s+", " ", item).strip(" *_-–+")
    return re.sub(r"[\s;:,.]+(?:/\.)?$", "", words)


@cache
def _office() -> re.Pattern[str]:
    """The beginning of a line of the office."""
    return re.compile(rf"(?:{_BY}|(?:{_titles()})(?!\w))")


@cache
def _office_at_end() -> re.Pattern[str]:
    """Office words in capitals that end a line of something else."""
    return re.compile(rf"(?:(?<=\s)|^)(?:{_BY}|(?:{_titles()})(?!\w))[^{LOWER}]*$")


@cache
def _inner() -> re.Pattern[str]:
    """Where a new line of the office begins inside glued capitals."""
    apart = r"(?<![.,])(?<!KT)(?<!TL)(?<!TM)(?<!TUQ)(?<!PHÓ)(?<!Q)(?<!CHI CỤC)(?<!TỔNG)(?<!ỦY VIÊN)"
    return re.compile(rf"(?<=\s)(?:TM|KT|TL|TUQ|Q)\s?\.\s?|{apart}\s+(?=(?:{_titles()})(?!\w))")


@cache
def _titles() -> str:
    titles: list[str] = load("issuers")["offices"]["titles"]
    return "|".join(sorted((re.escape(title).replace(r"\ ", r"\s+") for title in titles), key=len, reverse=True))

"""Which part of the document a paragraph belongs to: head, title, basis, body, signature, annex.

A document is a main part, perhaps a plan it promulgates, and annexes. The signature block closes the main
part; a title word or an annex heading opens another one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kehoach.extract.outline.writing import Flat
from kehoach.models.language.numbering import read_marker, roman_value
from kehoach.models.outline import Zone

_TITLE_WORDS = (
    "KẾ HOẠCH|QUYẾT ĐỊNH|CHỈ THỊ|THÔNG BÁO|BÁO CÁO|NGHỊ QUYẾT|TỜ TRÌNH|CHƯƠNG TRÌNH|CÔNG ĐIỆN|HƯỚNG DẪN|QUY CHẾ"
    "|QUY ĐỊNH|ĐỀ ÁN|PHƯƠNG ÁN|KẾT LUẬN|CÔNG VĂN|THÔNG TƯ|NGHỊ ĐỊNH|DANH MỤC|QUY TRÌNH|NỘI QUY|ĐIỀU LỆ|CHIẾN LƯỢC"
)
TITLE = re.compile(rf"^\W*(?P<kind>{_TITLE_WORDS})(?P<rest>\b.*)?$")
_ALONE = re.compile(rf"^\W*(?:{_TITLE_WORDS})\W*$")
_BASIS = re.compile(
    r"^\W*(?:Căn cứ|Thực hiện|Theo |Để |Nhằm|Xét |Trên cơ sở|Triển khai|Tiếp tục|Do |Qua |Ngày |Trong |Sau |Với "
    r"|Kính gửi|Hiện nay|Thời gian qua|Chấp hành)"
)
_ANNEX_WORD = r"(?:PHỤ\s+LỤC|Phụ\s+lục|PHỤ\s+BIỂU|Phụ\s+biểu|PL|MẪU BIỂU|Mẫu biểu|BIỂU MẪU|Biểu mẫu|BIỂU|Biểu)(?=\W|$)"
_ANNEX = re.compile(
    rf"^\W*(?P<word>{_ANNEX_WORD})\s*(?:SỐ|số|Số)?\s*:?\s*"
    r"(?P<number>[IVX]{1,5}|\d{1,2}|[A-H])?(?P<more>(?:[.:\-–]|\s*$|\s+).*)?$"
)
_SIGN = re.compile(r"^\W*(?:TM|KT|TL|TUQ|Q)\s?\.\s?\S|^\W*(?:KT|TM)\W+(?:CHỦ TỊCH|ỦY BAN|UỶ BAN)")
_SIGNED = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s?\.|CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|THỦ TƯỚNG|CHÁNH")
_OFFICE = re.compile(
    r"^\W*(?:PHÓ\s+)?(?:CHỦ TỊCH|CHỦ NHIỆM|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|CHÁNH VĂN PHÒNG"
    r"|TRƯỞNG PHÒNG|TRƯỞNG BAN|BÍ THƯ|CỤC TRƯỞNG|VỤ TRƯỞNG|CHI CỤC TRƯỞNG|HIỆU TRƯỞNG|TỔNG CỤC TRƯỞNG|VIỆN TRƯỞNG"
    r"|CHÁNH THANH TRA|TỔNG THANH TRA)\b[^.;]{0,40}$"
)
_RECIPIENTS = re.compile(r"^\W*(?:Nơi nhận|NƠI NHẬN)\b")
_CLOSING = re.compile(r"\./\.?\s*$|\./\.")
_NOTE = re.compile(r"^\W*\(?(?:Ban hành )?[Kk]èm theo|^\W*\((?:Ban hành|Kèm|Theo)")
_ASKS = re.compile(r"\b(?:đề nghị|yêu cầu|giao|phân công|thông báo)\b", re.IGNORECASE)
_LONGEST_NAME = 250
_SECTION_HEAD = re.compile(r"^\W*(?:[IVX]{1,5}|[A-H])\s?[.)]\s|^\W*(?:PHẦN|Phần|CHƯƠNG|Chương)\s")


@dataclass(slots=True)
class Part:
    """A run of flats that is one document: ``kind`` main, attached or annex; ``prefix`` its label."""

    kind: str
    prefix: str = ""
    ordinal: str = ""
    flats: list[Flat] = field(default_factory=list[Flat])
    zones: list[Zone] = field(default_factory=list[Zone])
    title: tuple[int, int] | None = None


def part_up(text: str, flats: Sequence[Flat]) -> list[Part]:
    """The parts of a document in order, every flat with its zone."""
    parts = [Part("main")]
    signed = addressed = False
    annexes = 0
    for at, flat in enumerate(flats):
        part = parts[-1]
        found = _annex_head(text, flats, at, signed or len(parts) > 1)
        if found:
            annexes += 1
            number = _annex_number(found["number"] or "", annexes)
            parts.append(Part("annex", f"PL{number}", found["number"] or ""))
            annexes = number
            signed = False
        elif (signed or addressed) and part.kind == "main" and _opens_attached(text, flats, at):
            parts.append(Part("attached"))
            signed = False
        elif signed and _opens_annex(text, flats, at):
            annexes += 1
            parts.append(Part("annex", f"PL{annexes}"))
            signed = False
        parts[-1].flats.append(flat)
        if flat.kind in ("paragraph", "table"):
            signed = signed or _closes(text, flats, at)
            addressed = addressed or bool(_RECIPIENTS.match(text[flat.start : flat.end]))
    for part in parts:
        _zone(text, part)
    return parts


def _annex_number(printed: str, following: int) -> int:
    if printed.isdigit():
        return int(printed)
    return roman_value(printed) or following


def _annex_head(text: str, flats: Sequence[Flat], at: int, signed: bool) -> re.Match[str] | None:
    """An annex heading: the word alone or numbered, short; after the signature its name may follow in any letters."""
    flat = flats[at]
    if flat.kind != "paragraph" or at == 0 or flat.end - flat.start > 400:
        return None
    own = text[flat.start : flat.end].strip()
    found = _ANNEX.match(own)
    if not found:
        return None
    more = (found["more"] or "").strip(" .:-–\t")
    if found["word"].upper() in ("BIỂU", "PL") and not found["number"]:
        return None
    named = signed and bool(found["number"]) and len(own) < _LONGEST_NAME
    if more and not (more.isupper() or (flat.bold and len(own) < _LONGEST_NAME) or more.startswith("(") or named):
        return None
    if re.search(r"[.;,]$", own) and not own.isupper():
        return None
    return found


def _opens_attached(text: str, flats: Sequence[Flat], at: int) -> bool:
    """After the signature: the kind of a document alone on its line, or its title with a note of what brings it."""
    flat = flats[at]
    own = text[flat.start : flat.end].strip()
    if flat.kind != "paragraph":
        return False
    if _ALONE.match(own):
        return True
    following = [text[other.start : other.end] for other in flats[at + 1 : at + 5]]
    return bool(TITLE.match(own)) and (own.isupper() or flat.bold) and any(_NOTE.match(line) for line in following)


def _opens_annex(text: str, flats: Sequence[Flat], at: int) -> bool:
    """After the signature: a title in capitals or bold, or a table of its own."""
    flat = flats[at]
    own = text[flat.start : flat.end].strip()
    if flat.kind == "table":
        grid = flat.grid
        return grid is not None and grid.columns > 2 and len(grid.rows) > 2
    if flat.kind != "paragraph" or _RECIPIENTS.match(own) or _SIGN.match(own) or _OFFICE.match(own):
        return False
    letters = [char for char in own if char.isalpha()]
    upper = sum(char.isupper() for char in letters) > 0.8 * len(letters)
    return len(letters) > 14 and upper and not _near_signature(text, flats, at)


def _near_signature(text: str, flats: Sequence[Flat], at: int) -> bool:
    """Whether only signature lines stand between the last signature line and here."""
    before = flats[at - 1]
    own = text[before.start : before.end].strip()
    return bool(_SIGN.match(own) or _OFFICE.match(own))


def _closes(text: str, flats: Sequence[Flat], at: int) -> bool:
    """Whether the signature block stands here."""
    flat = flats[at]
    own = text[flat.start : flat.end]
    if flat.kind == "table":
        return bool(re.search(r"Nơi nhận|NƠI NHẬN", own) and _SIGNED.search(own))
    if _RECIPIENTS.match(own) and _SIGNED.search(own):  # two columns set with blanks
        return True
    if not (_SIGN.match(own) or (_OFFICE.match(own) and own.strip().isupper())):
        return False
    before = [text[f.start : f.end] for f in flats[max(0, at - 40) : at]]
    return any(_RECIPIENTS.match(line) or _CLOSING.search(line) for line in before) or bool(_SIGN.match(own))


def _zone(text: str, part: Part) -> None:
    """Give every flat of a part its zone."""
    zones: list[Zone] = ["body"] * len(part.flats)
    lines = [text[flat.start : flat.end].strip() for flat in part.flats]
    body = _body_start(part, lines, zones)
    _zone_end(part, lines, zones, body)
    part.zones = zones


def _body_start(part: Part, lines: Sequence[str], zones: list[Zone]) -> int:
    """Mark head, title and basis; the index where the body begins."""
    at = 0
    if part.kind == "main":
        at = _title_index(part, lines)
        for i in range(at):
            zones[i] = "head"
    title: list[int] = []
    while at < len(lines) and _in_title(part, lines, at, title):
        zones[at] = "annex-head" if part.kind == "annex" else "title"
        if part.flats[at].kind == "paragraph":
            title.append(at)
        at += 1
    _set_title(part, lines, title)
    if part.kind == "annex":
        return at
    end = _unnumbered_start(part, lines, at)
    while at < end and not _SECTION_HEAD.match(lines[at]) and not _begins_body(lines[at], part.flats[at]):
        zones[at] = "basis" if part.flats[at].kind != "furniture" else zones[at]
        at += 1
        if at > 80:
            break
    return at


def _unnumbered_start(part: Part, lines: Sequence[str], at: int) -> int:
    """Where the body of a document without any number begins: the first paragraph that asks for something."""
    end = next((i for i in range(at, len(lines)) if _RECIPIENTS.match(lines[i]) or _SIGN.match(lines[i])), len(lines))
    if any(_SECTION_HEAD.match(lines[i]) or _begins_body(lines[i], part.flats[i]) for i in range(at, end)):
        return len(lines)
    asking = (
        i for i in range(at, end) if _ASKS.search(lines[i]) and not re.match(r"^\W*(?:Kính gửi|Căn cứ)", lines[i])
    )
    return next(asking, len(lines))


def _begins_body(line: str, flat: Flat) -> bool:
    marker = read_marker(line)
    return flat.kind == "table" or (marker is not None and marker.scheme not in ("dash", "plus", "star"))


def _title_index(part: Part, lines: Sequence[str]) -> int:
    """Where the title begins: the document's kind alone on a line, or at the head of a capital line."""
    limit = min(len(lines), 90)
    for i in range(limit):
        if part.flats[i].kind == "paragraph" and _ALONE.match(lines[i]):
            return i
    for i in range(min(limit, 30)):
        found = TITLE.match(lines[i])
        if part.flats[i].kind == "paragraph" and found and (lines[i].isupper() or part.flats[i].bold):
            return i
    for i in range(min(limit, 30)):
        if re.match(r"^\W*(?:V/v|Về việc)\b", lines[i]):
            return i
    for i in range(limit):
        if part.flats[i].kind == "paragraph" and (_SECTION_HEAD.match(lines[i]) or _BASIS.match(lines[i])):
            return i
    return 0


def _in_title(part: Part, lines: Sequence[str], at: int, title: Sequence[int]) -> bool:
    """Whether a line still belongs to the title block."""
    line, flat = lines[at], part.flats[at]
    if flat.kind == "furniture":
        return True
    if flat.kind == "table":
        return False
    if not title:
        return part.kind == "annex" or bool(TITLE.match(line)) or bool(re.match(r"^\W*(?:V/v|Về việc)", line))
    if _NOTE.match(line):
        return True
    if part.kind != "annex" and (_BASIS.match(line) and not flat.bold and not line.isupper()):
        return False
    marker = read_marker(line)
    if marker and marker.scheme != "decimals":
        return False
    if re.search(r"(?<!\.\.)[.;:]$", line) and not line.isupper():
        return False
    if len(title) > 6:
        return False
    if part.kind == "annex":
        return line.isupper() or flat.bold or (len(title) == 1 and len(line) < 200)
    return len(line) < 420 and (line.isupper() or flat.bold or len(title) == 1 or len(line) < 160)


def _set_title(part: Part, lines: Sequence[str], title: Sequence[int]) -> None:
    """The span of the title's words: the lines after the kind word or the annex heading, notes left out."""
    own: list[int] = []
    for i in title:
        if _NOTE.match(lines[i]):
            break
        if i == title[0] and (_ALONE.match(lines[i]) or (part.kind == "annex" and _bare_annex(lines[i]))):
            continue
        own.append(i)
    if own:
        part.title = (part.flats[own[0]].start + _number_length(part, lines[own[0]]), part.flats[own[-1]].end)


def _number_length(part: Part, line: str) -> int:
    """How much of an annex's first title line is its number: ``Phụ lục 1. Danh mục ...``."""
    found = _ANNEX.match(line) if part.kind == "annex" else None
    if not found or not found["number"] or not found["more"]:
        return 0
    return found.end() - len(found["more"].lstrip(" .:-–\t"))


def _bare_annex(line: str) -> bool:
    found = _ANNEX.match(line)
    return bool(found) and not (found["more"] or "").strip(" .:-–\t")


def _zone_end(part: Part, lines: Sequence[str], zones: list[Zone], body: int) -> None:
    """Mark the recipients and the signature from the end of the body on."""
    end = next(
        (
            i
            for i in range(body, len(lines))
            if _RECIPIENTS.match(lines[i])
            or (part.flats[i].kind == "table" and re.search(r"Nơi nhận|NƠI NHẬN", lines[i]))
            or (part.flats[i].kind == "paragraph" and _SIGN.match(lines[i]) and _rest_is_short(lines, i))
        ),
        None,
    )
    if end is None:
        return
    zone: Zone = "recipients"
    for i in range(end, len(lines)):
        if part.flats[i].kind == "furniture":
            continue
        grid = part.flats[i].grid
        if part.flats[i].kind == "table" and i > end and (grid is None or grid.columns > 2):
            break
        if _RECIPIENTS.match(lines[i]):
            zone = "recipients"
        elif _SIGN.match(lines[i]) or (_OFFICE.match(lines[i]) and lines[i].isupper()):
            zone = "signature"
        zones[i] = zone


def _rest_is_short(lines: Sequence[str], at: int) -> bool:
    return sum(len(line) for line in lines[at : at + 6]) < 500

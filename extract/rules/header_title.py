"""Kind and title (trích yếu) of a document, the year it plans and the year whose results it builds on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kehoach.extract.rules.citations_mentions import citations_in
from kehoach.extract.rules.citations_symbols import kind_of_name, type_words
from kehoach.extract.rules.header_letters import LOWER
from kehoach.extract.rules.header_lines import starts_printed_line
from kehoach.extract.rules.header_number import OwnNumber
from kehoach.models.language.fold import fold_keep
from kehoach.models.outline import Node, Outline, Span
from kehoach.models.records import DocumentKind
from kehoach.models.vocabulary import load

_STOP = re.compile(
    r"^\W*(?:Căn cứ|Kính gửi|KÍNH GỬI|CĂN CỨ|Theo đề nghị|Xét đề nghị|Điều \d|ĐIỀU \d|Phần \w+"
    r"|PHẦN [IVX]+|[IVX]+\s?[./]\s)"
)
_NOTE = re.compile(r"^\W*\(?\s*(?:Ban hành\s+)?(?:[Đđ]ính\s+)?[Kk]èm theo\b|^\W*\((?:Ban hành|Kèm|Theo)\b")
_PREAMBLE = re.compile(
    r"^(?:Thực hiện|Triển khai|Để |Nhằm |Trên cơ sở|Theo |Tiếp tục|Ngày \d|Trong |Thời gian qua"
    r"|Căn cứ|Qua |Sau |Do |UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Sở |Bộ )"
)
_AUTHORITY = re.compile(
    r"^(?:(?:QUYỀN |PHÓ )?(?:CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC|CHÁNH|CỤC TRƯỞNG|VỤ TRƯỞNG"
    r"|TỔNG CỤC TRƯỞNG|CHI CỤC TRƯỞNG|TRƯỞNG|HIỆU TRƯỞNG|TỔNG GIÁM ĐỐC|VIỆN TRƯỞNG|CHỦ NHIỆM"
    r"|THỐNG ĐỐC)"
    r"|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|CHÍNH PHỦ|QUỐC HỘI|BAN CHỈ ĐẠO"
    r"|BAN THƯỜNG VỤ|BAN CHẤP HÀNH|SỞ |BỘ |VĂN PHÒNG)"
    rf"(?!\w*[{LOWER}])"
)
_TEXT_BEGINS = re.compile(
    r"(?<!hoạch)(?<!trình)(?<!định)(?<!việc)(?<!án)\s(?=Căn cứ\s|Kính gửi|Thực hiện (?:Quyết định"
    r"|Kế hoạch|Nghị quyết|Chỉ thị|Công văn|Thông báo|Chương trình|Nghị định) số"
    r"|Ngày \d|THỦ TƯỚNG CHÍNH PHỦ điện|(?:UBND|Ủy ban nhân dân"
    r"|Uỷ ban nhân dân) [^.;]{3,60} (?:ban hành|xây dựng) [Kk]ế hoạch)"
)
_FRESH = re.compile(r"(?:Để|Nhằm|Trên cơ sở|Theo|Trong|Thời gian|Qua|Sau|Do|Hiện nay|Những năm)\s")
_AUTHORITY_AT_END = re.compile(
    r"(?<!CỦA)(?<!VÀ)(?<!THUỘC)(?<!TẠI)(?<!DO)(?<!,)\s+((?:CHỦ TỊCH\s+)?[ỦU][ỶY] BAN NHÂN DÂN(?:\s+(?:TỈNH"
    r"|THÀNH PHỐ|QUẬN|HUYỆN|THỊ XÃ|PHƯỜNG|XÃ|THỊ TRẤN|ĐẶC KHU)"
    r"(?:\s+[^\W\d_]+){1,5})?|BỘ TRƯỞNG BỘ\s[^\d]{3,60}|GIÁM ĐỐC SỞ\s[^\d]{3,60})$"
)
_YEAR = r"(20[0-4]\d)"
_SPAN = re.compile(rf"(?<!\d){_YEAR}\s*(?:-|đến(?:\s+năm)?)\s*(?:năm\s+)?{_YEAR}(?!\d)")
_OUTLOOK = re.compile(
    r"(?:(?<!từ nay )đến|(?<!từ nay )tới|tầm nhìn|định hướng|sau|trước|ban hành|thông qua|ngày [\d/.\- ]+)(?:\s+(?:hết"
    r"|cuối|đầu|đến))?\s*(?:năm)?\s*$|(?<!tháng)(?<!quý)\s+\S+[/.\-]\s*$"
)
_SINGLE = re.compile(rf"(?:(?<![\d/.\-])|(?<=\d/)|(?<=[ivq]/)){_YEAR}(?![\d/]|\s*-\s*20)")
_RESULT = r"(?:tình hình|kết quả|thực trạng|đánh giá|hạn chế|tồn tại|xếp hạng|công bố)"


@dataclass(frozen=True, slots=True)
class Title:
    """Kind, title in one line as printed, spans, and the authority heading under it (``CHỦ TỊCH …``)."""

    kind: DocumentKind
    kind_span: Span | None
    title: str | None
    span: Span | None
    authority: str | None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    bold: bool


def read_title(outline: Outline, own: OwnNumber | None) -> Title:
    """The document's kind and title; the code of its number stands in where no type word is printed."""
    lines = _lines(outline)
    below = [line for line in lines if own is None or line.end > own.start]
    at, kind, rest = _type_line(below)
    if kind is None:
        at, kind, rest = _type_line(lines)
    else:
        lines = below
    if kind is None:
        return _letter(lines, own.symbol if own else None)
    first = _Line(lines[at].end - len(rest), lines[at].end, rest, lines[at].bold) if rest else None
    body, authority = _title_lines(([first] if first else []) + lines[at + 1 :], kind)
    kind_span = (lines[at].start, lines[at].end - len(rest))
    body = [_without_text(outline, line) for line in body]
    if body and len(body) == 1:
        body = [_capitals_only(body[0])]
        body, authority = _without_authority(body[0], kind, authority)
    if not body:
        return Title(kind, kind_span, None, None, authority)
    text = re.sub(r"\s+", " ", " ".join(line.text for line in body)).strip(" *_")
    return Title(kind, kind_span, re.sub(r"\s*\[\d+\]$", "", text), (body[0].start, body[-1].end), authority)


def _without_text(outline: Outline, line: _Line) -> _Line:
    """A title line up to the beginning of the text, where lines were run together."""
    begins = _TEXT_BEGINS.search(line.text)
    end = begins.start() if begins else len(line.text)
    for at in range(15, end - 120):
        fresh = line.text[at - 1].isspace() and _FRESH.match(line.text, at)
        if fresh and starts_printed_line(outline, line.start + at) and not _is_open(line.text[:at]):
            end = at
            break
    return line if end == len(line.text) else _Line(line.start, line.start + end, line.text[:end].rstrip(), line.bold)


def _without_authority(line: _Line, kind: DocumentKind, authority: str | None) -> tuple[list[_Line], str | None]:
    """A title in capitals parted from the authority heading that was run into it."""
    found = _AUTHORITY_AT_END.search(line.text) if kind in ("decision", "resolution", "directive") else None
    if not found or authority or not line.text.isupper():
        return [line], authority
    return [_Line(line.start, line.start + found.start(), line.text[: found.start()], line.bold)], found[1]


def _capitals_only(line: _Line) -> _Line:
    """A title in capitals without the first sentence of the text, where a web page ran them together."""
    words = list(re.finditer(r"\S+", line.text))
    small = next((at for at, word in enumerate(words) if re.search(rf"[{LOWER}]{{2}}", word.group())), len(words))
    if small < 6 or small == len(words) or _mostly_upper(line.text):
        return line
    end = words[small - 1].end()
    if words[small - 1].group()[:1].isupper() and len(words[small - 1].group()) == 1:
        end = words[small - 2].end()
    return _Line(line.start, line.start + end, line.text[:end], line.bold)


def _lines(outline: Outline) -> list[_Line]:
    """The lines of the first page or so, in reading order, furniture left out."""
    found: list[_Line] = []
    for node in outline.root.walk():
        if node.kind in ("document", "part", "furniture") or node.zone in ("signature", "recipients"):
            continue
        for piece in re.finditer(r"[^\n\t]+", outline.text[node.start : node.end]):
            if re.search(r"\w", piece.group()):
                start, end = outline.words(node.start + piece.start(), node.start + piece.end())
                found.append(_Line(start, end, outline.text[start:end], node.bold))
        if len(found) > 120:
            break
    return found


def _type_line(lines: list[_Line]) -> tuple[int, DocumentKind | None, str]:
    """The line with the type word, alone or glued to its title: (index, kind, the rest of the line)."""
    limit = min(len(lines), 90)
    for at in range(limit):
        alone = _type_word().fullmatch(lines[at].text.strip(" *_:"))
        if alone and lines[at].text.strip(" *_:").isupper():
            return at, _header_kind(alone[1]), ""
        if _STOP.match(lines[at].text):
            break
    for at in range(limit):
        glued = _type_word().match(lines[at].text)
        if glued and glued[1].isupper() and (rest := lines[at].text[glued.end() :].lstrip(" *_:\u2028")):
            return at, _header_kind(glued[1]), rest
        if _STOP.match(lines[at].text):
            break
    return 0, None, ""


def _header_kind(word: str) -> DocumentKind:
    kind = kind_of_name()[fold_keep(re.sub(r"\s+", " ", word))]
    return load("document_kinds")[kind]["header"]


def _about(line: _Line) -> _Line | None:
    """The words ``V/v …`` of a letter, also where they follow its number on the line."""
    found = re.search(r"^\W*(?:V/[vV]|Về việc)\b|(?<=\s)V/v\s", line.text)
    start = found.start() if found else 0
    return _Line(line.start + start, line.end, line.text[start:], line.bold) if found else None


def _letter(lines: list[_Line], code: str | None) -> Title:
    """A document without a type word: a letter with ``V/v …``, or what the code says."""
    about = next((own for line in lines[:40] if (own := _about(line))), None)
    words = load("document_kinds")
    by_code = {form: entry["header"] for entry in words.values() for form in entry["codes"]}
    kind: DocumentKind = by_code.get(re.split(r"[-/]", code)[0], "letter") if code else "other"
    if about is None:
        if kind == "letter" and not any(re.match(r"\W*Kính gửi", line.text) for line in lines[:60]):
            kind = "other"
        return Title(kind, None, None, None, None)
    if kind == "other":
        kind = "letter"
    return Title(kind, None, about.text.strip(" *_"), (about.start, about.end), None)


def _title_lines(lines: list[_Line], kind: DocumentKind) -> tuple[list[_Line], str | None]:
    """The lines of the title and the authority heading that ends it, if one does."""
    body: list[_Line] = []
    for line in lines[:9]:
        plain = line.text.strip(" *_")
        if _STOP.match(plain) or _NOTE.match(plain) or len(body) > 7:
            break
        if body and _is_authority(plain, body, kind):
            return body, plain
        if body and not _goes_on(body, line):
            break
        body.append(line)
    return body, None


def _is_authority(plain: str, body: list[_Line], kind: DocumentKind) -> bool:
    if not _AUTHORITY.match(plain) or not plain.isupper() or re.search(r"\d", plain):
        return False
    if _is_open(body[-1].text):
        return False
    return kind not in ("plan", "report", "notice", "programme") or not body[-1].text.isupper()


def _is_open(words: str) -> bool:
    """Whether a title line cannot be the last: it ends in a joining word, a comma or a dash."""
    return bool(re.search(r"(?:[,\-–&]|(?<!\w)(?:và|của|về|trên|tại|cho|theo|đối với|thuộc|do))\W*$", fold_keep(words)))


def _goes_on(body: list[_Line], line: _Line) -> bool:
    """Whether a line still belongs to the title that has begun."""
    plain = line.text.strip(" *_")
    upper, capitals = _mostly_upper(plain), all(_mostly_upper(own.text) for own in body)
    if capitals:
        return upper or (plain.startswith("(") and len(plain) < 60)
    if upper:
        return False
    if re.search(r"(?<!\.\.)[.;:]$", plain) or len(plain) > 160:
        return False
    if _is_open(body[-1].text) or plain[:1].islower():
        return True
    if re.match(r"^\W*(?:\d+[.)]|[-+•])\s", plain):
        return False
    return (line.bold or body[-1].bold == line.bold) and not (_PREAMBLE.match(plain) and not line.bold)


def _mostly_upper(words: str) -> bool:
    letters = [char for char in words if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) > 0.8 * len(letters)


def plan_year(title: str) -> int | None:
    """The year in a title: a single year, the last of several, else a span's first; an outlook is none.

    ``năm học 2025-2026`` is 2025, ``giai đoạn 2026 - 2030, tầm nhìn đến năm 2045`` 2026, ``đến năm 2035``
    None. The years of documents the title names do not count; a law's does where there is no other.
    """
    singles, spans = _years(title)
    if not singles and not spans:
        singles, spans = _years(title, laws=True)
    return max(singles) if singles else (spans[0] if spans else None)


def base_year(title: str, outline: Outline, planned: int | None) -> int | None:
    """The year whose results a plan builds on: in its title, its bases or a section on results; else None."""
    if planned is None:
        return None
    earlier = [year for year in _years(title)[0] if year < planned]
    if earlier:
        return max(earlier)
    for pattern, spans in ((_basis_result(), _bases(outline)), (_section_result(), _headings(outline))):
        for start, end in spans:
            years = [int(found[1]) for found in pattern.finditer(_plain(outline.text[start:end]))]
            if before := [year for year in years if planned - 3 <= year < planned]:
                return max(before)
    return None


def _years(title: str, laws: bool = False) -> tuple[list[int], list[int]]:
    """Single years and the first years of spans; ``laws`` says whether the years of laws count."""
    plain = _plain(title, laws)
    spans = [(found.span(), int(found[1])) for found in _SPAN.finditer(plain)]
    firsts = [
        year
        for (start, _), year in spans
        if not re.search(r"(?:tầm nhìn|định hướng)\W*(?:năm\s*)?$", plain[max(0, start - 20) : start])
    ]
    for (start, end), _ in spans:
        plain = plain[:start] + " " * (end - start) + plain[end:]
    singles = [
        int(found[1])
        for found in _SINGLE.finditer(plain)
        if not _OUTLOOK.search(plain[max(0, found.start() - 30) : found.start()])
    ]
    return singles, firsts


def _plain(words: str, laws: bool = True) -> str:
    """Folded text with the numbers and dates of cited documents blanked out, of laws too unless ``laws``."""
    plain = fold_keep(words)
    for match in citations_in(words):
        if match.law is None or not laws:
            plain = plain[: match.start] + " " * (match.end - match.start) + plain[match.end :]
    return plain


def _bases(outline: Outline) -> list[Span]:
    return [(n.start, n.end) for n in outline.root.walk() if n.zone == "basis" and n.kind != "furniture"]


def _headings(outline: Outline) -> list[Span]:
    return [(n.start, n.end) for n in outline.root.walk() if _is_heading(outline, n)]


def _is_heading(outline: Outline, node: Node) -> bool:
    if node.kind != "item" or node.zone != "body" or node.label.startswith("PL"):
        return False
    words = outline.text[node.body : node.end].strip()
    return len(words) < 200 and (node.bold or words.isupper() or not re.search(r"[.;]$", words))


@cache
def _basis_result() -> re.Pattern[str]:
    return re.compile(rf"(?:kết quả|công bố|xếp hạng)(?:(?!năm 20|giai đoạn)[^;]){{0,110}}?năm {_YEAR}(?!\s*-\s*20)")


@cache
def _section_result() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_RESULT}(?!\w)[^;]{{0,110}}?năm {_YEAR}(?!\s*-\s*20)")


@cache
def _type_word() -> re.Pattern[str]:
    names = [name for name in type_words().split("|") if name != "thư"]
    return re.compile(rf"[\W_]*((?i:{'|'.join(names)}))(?!(?<=[{LOWER}])\w)(?:\s+(?:KẾT LUẬN|LIÊN TỊCH))?")

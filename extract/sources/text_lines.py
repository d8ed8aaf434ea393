"""Physical lines to paragraphs: hard-wrapped lines joined, glued headings parted.

Two habits meet in archives: files where a line is a paragraph, and web pages and terminals that wrap
at 60 to 110 columns. Which one a file has is decided once, from its own lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kehoach.extract.sources.text_marks import Line, marked
from kehoach.models.language.letters import CAPITALS, SMALL
from kehoach.models.language.numbering import MARKER
from kehoach.models.layout import Paragraph, Place, Run

_ENDS = re.compile(r"[.;:!?…]['\"”’)*]*\s*$|\./?\.?\**\s*$")
_OFFICE = re.compile(
    r"^\W*(?:(?:TM|KT|TL|TUQ|Q)\s?\.|(?:PHÓ\s+)?(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|CHÁNH VĂN PHÒNG"
    r"|TRƯỞNG PHÒNG|TRƯỞNG BAN|THỦ TƯỚNG|CHỦ NHIỆM)\W*$)"
)
_ALONE = re.compile(
    r"^\W*(?:KẾ HOẠCH|QUYẾT ĐỊNH|CHỈ THỊ|THÔNG BÁO|BÁO CÁO|NGHỊ QUYẾT|QUYẾT NGHỊ|TỜ TRÌNH"
    r"|CHƯƠNG TRÌNH|CÔNG ĐIỆN|HƯỚNG DẪN"
    r"|(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|BIỂU)(?:\s+(?:SỐ\s+|số\s+)?(?:[IVX]+|\d+[A-Z]?))?)\s*:?\W*$"
)
_HEAD_LINE = re.compile(
    r"^\W*(?:CỘNG HÒA|CỘNG HOÀ|Độc lập|ĐỘC LẬP|Số\s*:|Nơi nhận|NƠI NHẬN|Kính gửi|\(?(?:Ban hành )?[Kk]èm theo)"
)
_RULE = re.compile(r"^[\s*]*[-–_=~.]{4,}[\s*]*$")
_LOWER = re.compile(r"^[\s*_(\"“]*[a-zàáảãạăắằẳẵặâấầẩẫậđèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ]")
# "từ sản xuất" + "- quản lý - tiêu thụ": a dash of the sentence that came to stand first in a line.
_DASHED = re.compile(rf"^[-–] [{SMALL}]")
_GOES_ON = re.compile(_LOWER.pattern + r"|^[\s*_(\"“]*\d")
_LABELS = re.compile(rf"\d{{1,2}}(?:\.\d{{1,2}})*[.)]\s+[*\"“(]*[{CAPITALS}]")
_BARE_MARKER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[IVX]{1,5}\.|[a-zđ]\))\W*$")
_WIDEST = 130
_BROKEN = 0.4
_GLUED = re.compile(
    r"(?<=[^\s*|])\*\*(?=(?:\d{1,2}(?:\.\d{1,2})*\.|[a-zđ]\)|[IVX]{1,5}\.|Điều \d+\.|PHẦN|Phần)\s*\S)"
    r"|(?<=KẾ HOẠCH)\*\*(?=\S)|(?<=QUYẾT ĐỊNH)\*\*(?=\S)"
)
_HEADLIKE = re.compile(r"^\W*(?:[IVX]{1,5}\.|\d{1,2}(?:\.\d{1,2})*\.|[A-Z]\.)\s")


def is_rule(text: str) -> bool:
    """Whether a line is drawn of dashes only, as web pages do for the rules under the head."""
    return bool(_RULE.match(text))


def names_document(text: str) -> bool:
    """Whether a line is the kind of a document alone, such as ``KẾ HOẠCH``: the head above it has ended."""
    return bool(_ALONE.match(text))


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the file's lines were wrapped at a fixed width: none is long, and blank lines part the paragraphs.

    Where few blank lines stand, many lines must break inside a sentence.
    """
    lengths = sorted(len(line) for line in lines if line.strip() and "\t" not in line)
    if len(lengths) < 12 or lengths[int(len(lengths) * 0.97)] > _WIDEST:
        return False
    if sum(not line.strip() for line in lines[:-1]) * 3 >= len(lengths):
        return True
    full = lengths[int(len(lengths) * 0.9)] * 0.7
    pairs = [
        (before.strip(), line.strip())
        for before, line in pairwise(lines)
        if len(before.strip()) >= full and line.strip() and not MARKER.match(line.strip().lstrip("* "))
    ]
    broken = sum(not _ENDS.search(before) and bool(_GOES_ON.match(line)) for before, line in pairs)
    return broken > len(pairs) * _BROKEN


def part_glued(line: Line) -> list[Line]:
    """The line, parted where a heading is glued to what stands before it (``YÊU CẦU**1. Mục đích**``)."""
    pieces: list[Line] = []
    rest = line.text
    found = _GLUED.search(rest)
    while found:
        left = rest[: found.start()]
        opened = left.count("**") % 2
        pieces.append(Line(line.number, left + ("**" if opened else "")))
        rest = ("" if opened else "**") + rest[found.end() :]
        found = _GLUED.search(rest, 3)
    pieces.append(Line(line.number, rest))
    return pieces


def starts_paragraph(before: str, line: str, bold_open: bool, wrapped: bool) -> bool:
    """Whether ``line`` begins a new paragraph after ``before`` (no blank line between them)."""
    if bold_open and not MARKER.match(line.lstrip("* ")):
        return bool(_OFFICE.match(line))
    if MARKER.match(line.lstrip("* ")) and not _continues_number(before, line):
        return not (wrapped and _DASHED.match(line) and not _ENDS.search(before))
    if _OFFICE.match(line) or _ALONE.match(before) or _ALONE.match(line) or _HEAD_LINE.match(line):
        return True
    if is_rule(before) or is_rule(line):
        return True
    if before.startswith("**") and before.rstrip().endswith("**") and not line.startswith("**"):
        return not _LOWER.match(line)
    if wrapped:
        return False
    if _ENDS.search(before):
        return True
    return not (_LOWER.match(line) or _continues_number(before, line) or (before.isupper() and line.isupper()))


def hangs(before: str, line: str) -> bool:
    """Whether ``line`` is set in under ``before`` and goes on in lower case, as the second line of an item does."""
    return bool(_LOWER.match(line)) and _indent(line) > _indent(before)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def continues_over_blank(before: str, line: str) -> bool:
    """Whether a paragraph cut by a page break goes on after the blank line."""
    unmarked = line.lstrip("*_ ")  # the font marks may stand before the number
    if not before or MARKER.match(line) or MARKER.match(unmarked) or _ENDS.search(before):
        return False
    if _BARE_MARKER.match(unmarked) and not _continues_number(before, line):
        return False
    if is_rule(before) or is_rule(line):
        return False
    if _OFFICE.match(before) or _ALONE.match(before) or before.rstrip().endswith("**") or before.isupper():
        return False
    if _LOWER.match(line):
        return len(before) > 45 or not _HEADLIKE.match(before)
    tail = line.strip()
    return len(before) > 60 and tail.endswith(".") and len(tail.split()) <= 4 and not _HEADLIKE.match(before)


def _continues_number(before: str, line: str) -> bool:
    """``... ngày 20 tháng`` + ``10. ...`` or ``số`` + ``12/KH-UBND``: the number belongs to the line before."""
    words = line.lstrip("* ")
    if not words[:1].isdigit():
        return False
    if _LABELS.match(words):  # "Chuyển đổi số" + "2.1. Xây dựng …" are two
        return bool(re.search(r"\b(?:ngày|khoản|Điều|từ|đến)\s*$", before))
    return bool(re.search(r"(?:số|ngày|tháng|năm|và|,|khoản|Điều|từ|đến|quý|-)\s*$", before))


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Paragraphs of the lines of one paragraph; more than one where a tag breaks the line."""
    groups: list[list[Run]] = [[]]
    for run in marked(lines):
        if run is None:
            groups.append([])
            continue
        group = groups[-1]
        if group and group[-1].place != run.place:
            _join(group)
        group.append(run)
    return [made for group in groups if (made := _paragraph(group))]


def _join(group: list[Run]) -> None:
    """One space between two lines; none inside a number or code cut at its slash or hyphen."""
    last = group[-1]
    text = last.text.rstrip()
    cut = re.search(r"(?:\d/|[A-ZĐ]-|\d-)$", text) and not re.search(r"\s[-/]$", text)
    group[-1] = Run(text + ("" if cut else " "), last.font, last.place)


def _paragraph(group: Sequence[Run]) -> Paragraph | None:
    runs = _collapsed(group)
    if not runs:
        return None
    return Paragraph(runs=tuple(runs), place=runs[0].place or Place())


def _collapsed(group: Sequence[Run]) -> list[Run]:
    """The runs with white space collapsed, trimmed at both ends, neighbours of one font and line joined."""
    runs: list[Run] = []
    space = True
    for run in group:
        text = re.sub(r"[ \t\n]+", " ", run.text)
        if space:
            text = text.lstrip(" ")
        if not text:
            continue
        space = text.endswith(" ")
        if runs and runs[-1].font == run.font and runs[-1].place == run.place:
            runs[-1] = Run(runs[-1].text + text, run.font, run.place)
        else:
            runs.append(Run(text, run.font, run.place))
    while runs and not runs[-1].text.rstrip(" "):
        runs.pop()
    if runs:
        last = runs[-1]
        runs[-1] = Run(last.text.rstrip(" "), last.font, last.place)
    return runs


def bold(paragraph: Paragraph) -> bool:
    """Whether all words of a paragraph are bold."""
    return bool(paragraph.runs) and all(run.font.bold for run in paragraph.runs if run.text.strip())

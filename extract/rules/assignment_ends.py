"""Who does an item, where its words end with a field that no label names.

``1.3. Niêm yết thủ tục (Văn phòng Sở; thường xuyên).``, ``1.4. Kiểm tra một cửa - Văn phòng Sở - Quý II/2025.``: the
body counts only where a time stands beside it, since brackets alone also explain a word. Source: plans of
departments without tables. ``(Văn phòng chủ trì, Phòng Kinh tế phối hợp, xong trong quý I)`` and a last sentence of
that kind say it by their verbs.
"""

from __future__ import annotations

import re

from kehoach.extract.rules.assignment_roles import Assignment, read_roles
from kehoach.extract.rules.bodies_split import BodyMention, names_body, reads_as_bodies, split_bodies
from kehoach.extract.rules.bodies_words import names_in, words_of
from kehoach.models.language.fold import fold_keep

_BRACKET = re.compile(r"\((?P<body>[^();]+);\s*(?P<time>[^();]+)\)\W*$")
_DASHES = re.compile(r"\s[-–—]\s(?P<body>[^()]+?)\s[-–—]\s(?P<time>[^()]+?)\W*$")
_TIME = re.compile(
    r"(?:thường xuyên|liên tục|hoàn thành|xong|trong|trước|chậm nhất|cả năm|hằng|hàng|định kỳ|quý|tháng|tuần|ngày"
    r"|năm|từ|đầu|cuối|6 tháng)\b[\w\s,./-]{0,40}|\d{1,2}[/.-]\d[\d/.-]*"
)
# Dates of several rounds ("đợt 1 xong trước ngày 15/4; đợt 2 trong tháng 9"), a labelled one, an event to wait for.
_TIMES = re.compile(
    r"(?:(?:thời gian|thời hạn|hạn)(?: (?:thực hiện|hoàn thành|xong))?:\s*[^;]{2,60}"
    rf"|(?:(?:đợt|lần|giai đoạn) \d{{1,2}}:?\s+)?(?:{_TIME.pattern}|(?:ngay )?(?:sau )?khi có\b[^;]{{2,60}}))"
    rf"(?:;\s*(?:(?:đợt|lần|giai đoạn) \d{{1,2}}:?\s+)?(?:{_TIME.pattern}))*"
)
_WHOLLY = 0.75  # the "và" of a list stands in no name
_LONGEST = 160
_SAID = re.compile(r"\((?P<inside>[^()]{8,300})\)")
_OPENS = re.compile(r"[.;]\s+(?=\S)|\s[-–]\s+(?=\S)")
_LAST = 4
_LONGEST_END = 300
_DASH = re.compile(r"\s[-–]\s")
_COMMA = re.compile(r"[,;]\s+|\s[-–]\s+")
_DIRECT_TIME = re.compile(r"\s+(?:và\s+)?(?:hoàn thành|xong)\s+(?:trong|trước|chậm nhất)\b[^,;()]*$", re.IGNORECASE)
_GIVEN = re.compile(r"\s*(?:-\s*)?(?:giao|phân công|đề nghị|do)\s+(?:cho\s+)?", re.IGNORECASE)
_ROLE = re.compile(r"chủ trì|đầu mối|chịu trách nhiệm|thực hiện|tham mưu", re.IGNORECASE)
_ROLE_WORDS = re.compile(
    r"chủ trì|chủ động|phối hợp|thực hiện|triển khai|tham mưu|đầu mối|chịu trách nhiệm(?: chính)?|cùng|với|và|là|làm"
    r"|cơ quan|đơn vị|chính|tổ chức|[\W\d_]+"
)


def ending_bodies(text: str) -> list[BodyMention]:
    """The bodies of a field at the end of an item, beside its time; [] where it has none. Offsets are of the text."""
    for form in (_BRACKET, _DASHES):
        found = form.search(text, max(0, len(text) - _LONGEST))
        if found and _is_field(text, *found.span("body")) and _TIME.fullmatch(fold_keep(found["time"].strip())):
            return split_bodies(text, *found.span("body"))
    return []


def ending_roles(text: str) -> Assignment:
    """The roles that a bracket or the last sentence of an item gives and nothing else; empty where there is none."""
    for found in _SAID.finditer(text):
        if _ends(text[found.end() :]) and (said := only_roles(text, *found.span("inside"))):
            return said
    if not _ROLE.search(text):
        return Assignment()
    names = _names(text) if _DASH.search(text) else []
    end = len(text.rstrip(" .;\n"))
    for opener in list(_OPENS.finditer(text))[-_LAST:]:
        inside = any(start < opener.start() < stop for start, stop in names)
        if not inside and end - opener.end() < _LONGEST_END and (said := only_roles(text, opener.end(), end)):
            return said
    return Assignment()


def only_roles(text: str, start: int, end: int) -> Assignment | None:
    """Who leads and takes part, where a stretch names them and their roles, perhaps a time, and nothing else."""
    end = _before_time(text, start, end)
    asked = _GIVEN.match(text, start, end)
    start = asked.end() if asked else start
    if not _ROLE.search(text, start, end) or not names_body(text, start):
        return None
    read = read_roles(text[start:end])
    rest = text[start:end]
    for body in sorted((*read.lead, *read.coop), key=lambda body: -body.start):
        rest = rest[: body.start] + " " + rest[body.end :]
    if not read.lead or _ROLE_WORDS.sub(" ", fold_keep(rest)).strip():
        return None
    return Assignment(*(tuple(_moved(body, start) for body in bodies) for bodies in (read.lead, read.coop)))


def _names(text: str) -> list[tuple[int, int]]:
    """Where the known names of bodies stand: a dash inside one parts nothing."""
    words = words_of(text)
    return [(words[find.start].start, words[find.end - 1].end) for find in names_in(words)]


def _moved(body: BodyMention, by: int) -> BodyMention:
    return BodyMention(body.start + by, body.end + by)


def _before_time(text: str, start: int, end: int) -> int:
    """The end of a stretch without the time behind its last comma."""
    for comma in _COMMA.finditer(text, start, end):
        if _TIMES.fullmatch(fold_keep(text[comma.end() : end].strip(" .;"))):
            return comma.start()
    direct = _DIRECT_TIME.search(text, start, end)
    return direct.start() if direct else end


def _ends(rest: str) -> bool:
    """Whether behind a bracket nothing comes, or a time alone."""
    left = rest.strip(" ,;.\n")
    return not left or bool(_TIME.fullmatch(fold_keep(left)))


def _is_field(text: str, start: int, end: int) -> bool:
    return names_body(text, start) and reads_as_bodies(text[start:end]) >= _WHOLLY

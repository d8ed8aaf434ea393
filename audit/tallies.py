"""Counts that a document states against what it lists: ``08 nội dung`` and the items, ``6/8 tăng`` and a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from kehoach.audit.case import Case
from kehoach.audit.changes import change_of
from kehoach.audit.gaps import is_label
from kehoach.audit.sums import Block, blocks, top_rows
from kehoach.audit.wording import folded
from kehoach.audit.words import words_of
from kehoach.models.language.numbers import parse_word
from kehoach.models.outline import Node
from kehoach.models.records import Score

_KIND = r"nội dung|lĩnh vực|tiêu chí(?: thành phần)?|nhóm(?: [^\W\d]+){0,2}|trục(?: nội dung)?|chỉ số(?: thành phần)?"
_PARTS = (
    rf"{_KIND}|giải pháp|nhiệm vụ|nguyên tắc|mục tiêu|bước|phần|yêu cầu|hình thức|hạn chế|tồn tại|khó khăn|vướng mắc"
    r"|bất cập|nguyên nhân|kiến nghị|đề xuất|biện pháp|hoạt động|công việc|trụ cột|(?:khâu )?đột phá|vấn đề|bài học"
    r"|quan điểm|định hướng|chỉ tiêu|điều kiện|giai đoạn|lý do|ưu điểm|trường hợp"
)
_OBJECTS = (  # what follows them with a colon may as well be how they are done
    r"dự án|tiểu dự án|đề án|mô hình|văn bản|thủ tục(?: hành chính)?|chuyên đề|sản phẩm|đối tượng|chính sách|sáng kiến"
    r"|loại|cuộc|lớp|hội nghị|đợt|hạng mục|công trình|chương trình|kế hoạch|phong trào|dịch vụ|thành phần|mục"
)
# What stands before the first sign is asked behind it: the search then skips all other letters at once.
_NUMBER = (
    r"(?P<n>[\dhbnstcm](?<![\w.,/-].)(?:(?<=\d)\d?|(?<=h)ai|(?<=b)(?:a|ốn|ảy)|(?<=s)áu|(?<=t)ám|(?<=c)hín|(?<=m)ười"
    r"|(?<=n)(?<!trong n)(?<!từng n)(?<!mỗi n)(?<!hằng n)(?<!hàng n)(?<!đầu n)(?<!cả n)ăm))"
    r"(?:\s?/\s?(?P<of>\d{1,2}))?"
)
_REST = r"(?:[^\d:;.]|\b20\d\d\b){0,90}?"
_COUNTED = (
    rf"{_NUMBER}(?: ?\([^\d()]{{2,12}}\))?\s+(?:(?P<what>{_PARTS})\b{_REST}"
    rf"|(?P<object>{_OBJECTS})\b{_REST}\b(?:sau(?: đây)?|dưới đây))"
)
_LEAD_IN = re.compile(rf"{_COUNTED}(?:\. ?cụ thể(?: là| như sau| gồm)?)?\s*(?::|(?<=sau)[.]?|(?<=sau đây)[.]?)\s*$")
_NUMBERED_IN = re.compile(rf"{_COUNTED}\s*:\s*(?=[(]?[1i][)])")
_TITLE = re.compile(rf"{_NUMBER}\s+(?P<what>{_PARTS})\b[^\d:;.]{{0,90}}")
_INLINE = re.compile(
    rf"{_NUMBER}\s+(?P<what>{_PARTS})\b[^\d:;.()]{{0,60}}:\s*(?P<list>[^.:()\n]*;[^.:()\n]*)(?=[.)\n]|$)"
)
_COUNTS = re.compile(rf"{_NUMBER}\s+(?:{_PARTS}|{_OBJECTS})\b")
_IN_ORDER = re.compile(r"\W{0,3}(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là\b")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MOVED = re.compile(
    rf"{_NUMBER}\s+(?:{_KIND})(?:,? (?:tiêu chí(?: thành phần)?|nội dung|lĩnh vực))*"
    r"(?: (?:được|có(?: giá trị)?(?: điểm| số điểm)?|bị))?\s+"
    r"(?P<way>tăng(?: điểm)?|giảm(?: điểm)?|trừ điểm|mất điểm|đạt điểm tối đa|giữ nguyên)"
)
_PARTED_MOVES = re.compile(
    rf"(?P<n>\d(?<![\d.,/-].)\d?)\s?/\s?(?P<of>\d{{1,2}}) (?P<what>{_KIND})\b[^.;:\d\n]{{0,30}}?\b(?P<way>tăng|giảm)"
    rf"\b[^.;:\d\n]{{0,30}}(?P<other>\d{{1,2}})(?: ?/ ?(?P=of))? (?:{_KIND})\b[^.;:\d\n]{{0,30}}?"
    r"\b(?P<other_way>tăng|giảm|giữ nguyên)"
)
_BY = re.compile(rf"(?P<way>tăng|giảm)\s+[\d.,]+\s+điểm\s+(?:với|ở|tại|trong|thuộc)\s+{_NUMBER}\s+(?:{_KIND})\b")
_CAPPED = re.compile(  # also "03 mục tiêu bằng các giải pháp sau": other things are listed
    r"trở lên|ít nhất|tối thiểu|tối đa \d|khoảng|hơn|gần|trên \d|trong đó|trong số|một số|một trong|như ?:|như là"
    r"|(?:nổi bật|điển hình|tiêu biểu) là|\b(?:các|những) [^,]{2,70}$"
)
_LISTING = re.compile(r":[^.:()\n]*;")
_NUMBERING = re.compile(r":\s*[(]?[1i][)]")
_LONGEST_COUNT = 200  # characters from a number to the colon behind what it counts
_FAR = 3  # a list that misses its count by more is not the list that was counted


@dataclass(frozen=True, slots=True)
class Tally:
    """A stated count (its span and words) and how many are there; ``items`` are spans of what was counted."""

    start: int
    end: int
    stated: int
    counted: int
    what: str
    items: tuple[tuple[int, int], ...] = ()


def listed(case: Case) -> Iterator[Tally]:
    """Counts that announce a list, with the number of its items: below them, after them or in their own line."""
    text = folded(case)
    for node in case.nodes():
        for place, child in enumerate(node.children, 1):
            yield from _announced(text, child, node.children, place)
    for found in _before_colons(text, _LISTING, _INLINE):
        items = [item for item in found["list"].split(";") if item.strip()]
        yield _tally(found, len(items), ())
    for found in _before_colons(text, _NUMBERING, _NUMBERED_IN):
        yield from _numbered(text, found)


def _before_colons(text: str, colon: re.Pattern[str], form: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a form that hold a colon of a kind: colons are few, and numbers are many."""
    last = 0
    for sign in colon.finditer(text):
        found = form.search(
            text, max(last, sign.start() - _LONGEST_COUNT), text.find("\n", sign.end()) + 1 or len(text)
        )
        if found is not None and found.start() < sign.start():
            last = found.end()
            yield found


def _announced(text: str, node: Node, beside: Sequence[Node], place: int) -> Iterator[Tally]:
    """The count with which a line ends, or a heading begins, against the items below or behind it."""
    if node.kind not in ("item", "bullet", "paragraph"):
        return
    announces = text[max(node.start, node.end - 12) : node.end].rstrip(" .").endswith((":", "sau", "đây"))
    found = _LEAD_IN.search(text, node.start, node.end) if announces else None
    if not found and node.kind == "item" and node.children:
        found = _TITLE.fullmatch(text, *_words(text, node.body, node.end))
    items = _list_of(text, node.children or beside[place:]) if found else []
    if not found or not items or (items[0].marker and items[0].scheme == node.scheme):
        return
    if _CAPPED.search(text, max(found.start() - 12, 0), found.end()) or items[-1].ordinal == str(_value(found["n"])):
        return
    counted = len(items)
    start = max(text.rfind(sign, node.start, found.start()) for sign in (". ", ";", "\n"))
    said = [_value(other["n"]) for other in _COUNTS.finditer(text, max(start, node.start), found.end())]
    below = sum(len(item.children) for item in items)
    if counted not in (*said, sum(said)) and below not in said:
        yield _tally(found, counted, tuple((item.start, item.end) for item in items))
    else:
        yield _tally(found, _value(found["n"]), ())


def _list_of(text: str, nodes: Sequence[Node]) -> list[Node]:
    """The items that begin a stretch of lines; none where more of their kind follow later, or labels of one task."""
    if nodes and _IN_ORDER.match(text, nodes[0].start):
        return list(takewhile(lambda node: bool(_IN_ORDER.match(text, node.start)), nodes))
    scheme = nodes[0].scheme if nodes and nodes[0].marker else ""
    run = list(takewhile(lambda node: bool(node.marker) and node.scheme == scheme, nodes))
    later = any(node.scheme == scheme for node in nodes[len(run) :])
    return [] if not scheme or later or any(is_label(text, node.body) for node in run) else run


def _numbered(text: str, found: re.Match[str]) -> Iterator[Tally]:
    """The count before a list in one line that numbers its items: ``(1) ...; (2) ...``, ``(i) ...; (ii) ...``."""
    if _CAPPED.search(text, max(found.start() - 12, 0), found.end()):
        return
    signs = _ROMAN if text[found.end() : found.end() + 2].strip("(").startswith("i") else range(1, 31)
    at, counted, end = found.end(), 0, _line_end(text, found.end())
    for sign in signs:
        next_one = re.compile(rf"(?<![\w(])[(]?{sign}[)]").search(text, at, end)
        if not next_one:
            break
        at, counted = next_one.end(), counted + 1
        end = _line_end(text, at)
    yield _tally(found, counted, ())


def _line_end(text: str, at: int) -> int:
    """The end of a line, or of the next one where that goes on with a number in brackets."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    below = re.compile(r"\s*[(]?(?:\d{1,2}|[ivx]+)[)]").match(text, end)
    return below.end() if below else end


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without blanks and end signs."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".:"):
        end -= 1
    return start, end


def _tally(found: re.Match[str], counted: int, items: tuple[tuple[int, int], ...]) -> Tally:
    kind = "what" if found["what"] else "object"
    return Tally(found.start("n"), found.end(kind), _value(found["n"]), counted, found[kind], items)


def _value(printed: str) -> int:
    return int(printed) if printed.isdigit() else parse_word(printed) or 0


def disagreeing_lists(case: Case) -> Iterator[Tally]:
    """Announced lists with one to three items more or fewer than the count says."""
    for tally in listed(case):
        if tally.counted > 1 and 0 < abs(tally.counted - tally.stated) <= _FAR:
            yield tally


def overfull(case: Case) -> Iterator[tuple[Tally, int]]:
    """(count, of how many) where the parts told to rise and to fall are more than there are: ``6/8 tăng, 3 giảm``."""
    for found in _PARTED_MOVES.finditer(folded(case)):
        counted, of = int(found["n"]) + int(found["other"]), int(found["of"])
        if found["way"] != found["other_way"] and int(found["n"]) <= of < counted:
            yield Tally(found.start("n"), found.end(), of, counted, found["what"]), of


def disagreeing_moves(case: Case) -> Iterator[tuple[Tally, str, tuple[Score, ...]]]:
    """(count, way, rows) where ``6/8 nội dung tăng điểm`` is not what the document's own table shows."""
    tables = [block for block in blocks(case) if block.table]
    if len(tables) != 1:
        return
    rows = top_rows(tables[0])
    text = words_of(case.text).folded
    for pattern in (_MOVED, _BY):
        for found in pattern.finditer(text):
            stated, of = _value(found["n"]), found["of"]
            counted = _moved(tables[0], found["way"])
            if counted is None or (of and int(of) != len(rows)) or stated > len(rows):
                continue
            if len(counted) != stated and abs(len(counted) - stated) <= _FAR:
                yield Tally(found.start(), found.end(), stated, len(counted), found["way"]), found["way"], counted


def _moved(block: Block, way: str) -> tuple[Score, ...] | None:
    """The rows of a table that went a way; None where the table does not tell."""
    rows = top_rows(block)
    if "điểm tối đa" in way or way in ("trừ điểm", "mất điểm"):
        if any(row.max is None or row.appraised is None for row in rows):
            return None
        full = tuple(row for row in rows if row.appraised == row.max)
        return full if "tối đa" in way else tuple(row for row in rows if row not in full)
    return moved_rows(rows, way)


def moved_rows(rows: Sequence[Score], way: str) -> tuple[Score, ...] | None:
    """The rows whose printed change goes up (tăng), down (giảm) or nowhere; None where a row has no change."""
    changes = [change_of(row) for row in rows]
    known = [change for change in changes if change is not None]
    if len(known) != len(rows) or not rows:
        return None
    sign = 1 if way.startswith("tăng") else -1 if way.startswith("giảm") else 0
    return tuple(row for row, change in zip(rows, known, strict=True) if (change > 0) - (change < 0) == sign)

"""The lines within a table cell: paragraphs, and items written one after another on one line.

Lines are what aligned actions are made of (line i of the task, of the body, of the time). A dash inside a
name (``Tài chính - Kế hoạch``) parts nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kehoach.models.language.letters import CAPITALS
from kehoach.models.outline import Span

_CAPITAL = f"[{CAPITALS}]"
_AFTER_STOP = re.compile(
    rf"(?<=[.;:…)])\s+(?=[-–+]\s?{_CAPITAL}|[-–+]\s?\d+\s?%)|(?<=[.;])\s+(?=\d{{1,2}}\.\s?{_CAPITAL})"
)
_BODY = (
    r"(?:Sở|Các|Phòng|Ban|Bộ phận|Bộ|BP|UBND|Ủy ban|Uỷ ban|Văn phòng|VP|Trung tâm|Chi cục|Chi nhánh|Công an"
    r"|Công chức|Cán bộ|HĐND|Mặt trận|MTTQ|Hội|Đoàn|Thanh tra|Trường|Trạm|Đài|Kho bạc|Thuế|Cơ quan|Đơn vị|Chủ tịch"
    r"|Thủ trưởng|Cục|Vụ|Viện)\b"
)
_BEFORE_BODY = re.compile(rf"\s+(?=[-–]\s?{_BODY})")
_DASH_ITEM = re.compile(rf"\s+(?=[-–]\s(?:{_CAPITAL}|\d+\s?%))")
_HALF = re.compile(
    r"[-–]\s(?:Kế hoạch|Kế toán|Thống kê|Hộ tịch|Xây dựng|Xã hội|Thông tin|Thể thao|Thương binh|Hạ tầng|Đào tạo"
    r"|Đô thị|Môi trường"
    r"|Truyền thông|Truyền hình|Công nghệ|Giáo dục|Du lịch|Nông nghiệp|Văn hóa|Văn hoá|Dịch vụ|Thương mại"
    r"|Ngân sách|Chi|Tin học)\b"
)


def lines_of(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Spans of the lines of a cell, without white space at their ends; none for an empty cell."""
    spans: list[Span] = []
    at = start
    for paragraph in text[start:end].split("\n"):
        spans += _items(text, at, at + len(paragraph))
        at += len(paragraph) + 1
    return tuple(spans)


def _items(text: str, start: int, end: int) -> list[Span]:
    """One paragraph parted where a new item begins."""
    piece = text[start:end]
    if not piece.strip():
        return []
    cuts = {found.start() for found in _AFTER_STOP.finditer(piece)}
    cuts |= {found.start() for found in _BEFORE_BODY.finditer(piece)}
    if piece.lstrip()[:1] in "-–":
        cuts |= {found.start() for found in _DASH_ITEM.finditer(piece)}
    ordered = [cut for cut in sorted(cuts) if cut > 0 and not _HALF.match(piece, _skip(piece, cut))]
    edges = [0, *ordered, len(piece)]
    made = [_trim(text, start + a, start + b) for a, b in pairwise(edges)]
    return [(a, b) for a, b in made if b > a]


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

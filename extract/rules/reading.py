"""Bodies and times of a stretch of the text, as offsets of the whole text."""

from __future__ import annotations

import re
from functools import lru_cache

from kehoach.extract.rules.assignment import Assignment, prose_assignment, read_roles, roles_at_slash
from kehoach.extract.rules.bodies_split import BodyMention
from kehoach.extract.rules.bodies_words import name_at, words_of
from kehoach.extract.rules.candidates import CellPlace, Named, Timed
from kehoach.extract.rules.deadline import (
    TimeExpression,
    calendar_limits,
    deadlines_in_field,
    deadlines_in_prose,
)
from kehoach.models.language.fold import fold_keep
from kehoach.models.language.letters import CAPITALS
from kehoach.models.language.numbering import read_marker
from kehoach.models.outline import Outline, Span
from kehoach.models.records import Origin

# Who asks does not do: "Ủy ban nhân dân tỉnh yêu cầu Giám đốc các sở ..." charges the directors.
_OWN = r"(?:(?!tham mưu|chủ trì|phối hợp|trình |báo cáo|căn cứ)[^,.;:]){0,70}?"
_ASKS = re.compile(
    r"^\W*(?:\d+[.)]\s)?(?:"
    r"(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|thường trực|chủ tịch|(?:phó )?thủ tướng|chính phủ|bộ trưởng"
    r"|ban chỉ đạo)"
    rf"{_OWN}\s(?:giao(?: cho)?|yêu cầu|đề nghị)"
    rf"|(?:sở|phòng|bộ|văn phòng)\b{_OWN}\s(?:đề nghị|yêu cầu))\s+"
)


_HEAD = 160
# Behind a name these say what it is, whose or where, not what it has to do.
_NO_VERB = frozenset({
    "là", "có", "đạt", "bị", "còn", "chiếm", "gồm", "đã", "đang", "được", "và", "hoặc", "của", "thuộc",
    "trên", "tại", "ở", "cấp", "các", "tỉnh", "thành", "huyện", "xã", "phường", "quận", "theo", "về",
    "với", "cùng", "chưa", "không", "số", "vào", "trong", "từ", "đến", "do", "năm", "hiện",
})  # fmt: skip
_OPENING = re.compile(
    r"\W*(?:\(?\d+\)?[.)]?\s+)?(?:Sau khi|Khi|Trong trường hợp|Định kỳ|Hằng|Hàng)\b[^,;.:]{3,120},\s+"
    rf"(?=[{CAPITALS}]|các )"
)
_ASKED = re.compile(r"[:;.]\s+(?=(?:[Gg]iao|[Yy]êu cầu|[Đđ]ề nghị)\s)")
# "Cấp thẻ bảo hiểm: Ủy ban nhân dân xã phối hợp …": what it is about stands before who does it.
_TOPIC = re.compile(
    rf"\W*(?:\(?\d+\)?[.)]?\s+)?(?!(?i:cơ quan|đơn vị|người|thành phần|đối tượng)\b)[^:.;]{{6,120}}:\s+(?=[{CAPITALS}])"
)
# A subject that no vocabulary names: "Người sử dụng phần mềm có trách nhiệm …".
_RESPONSIBLE = re.compile(
    r"\W*(?:\d+(?:\.\d+)*[.)]?\s+|[a-zđ]\)\s+)?(?P<who>(?:Người|Chủ|Đơn vị|Cá nhân|Cơ quan|Hộ|Thành viên|Cán bộ"
    r"|Công chức|Viên chức|Nhân viên|Lãnh đạo|Doanh nghiệp|Nhà (?:thầu|đầu tư|trường)|Bộ phận"
    r"|Tổ chức, cá nhân|Tập thể)\b[^.;:]{3,120}?),?\s+(?:có (?:trách nhiệm|nhiệm vụ)|chịu trách nhiệm)\b"
)


def roles_in(
    outline: Outline, span: Span, default: str, origin: Origin, cell: CellPlace | None = None, *, halved: bool = False
) -> tuple[list[Named], list[Named]]:
    """(lead, coop) of a cell or a label's value; ``halved`` where its heading is ``Chủ trì/phối hợp``."""
    text = outline.text[span[0] : span[1]]
    read = (roles_at_slash(text) if halved else None) or read_roles(text, "coop" if default == "coop" else "lead")
    return _named(read, span[0], origin, cell)


def roles_in_prose(outline: Outline, span: Span) -> tuple[list[Named], list[Named]]:
    """(lead, coop) that a sentence or item of prose names."""
    text = outline.text[span[0] : span[1]]
    return _named(sentence_assignment(text), span[0], "prose", None)


@lru_cache(maxsize=4096)
def sentence_assignment(text: str) -> Assignment:
    """The bodies a sentence charges, read behind the one who asks, an opening clause or a topic where need be.

    Offsets are of the given text.
    """
    asked = _ASKS.match(fold_keep(text[:200]))
    if asked and (read := _behind(text, asked.end())):
        return read
    read = prose_assignment(text)
    if read.lead:
        return read
    for cue in (_OPENING.match(text), _ASKED.search(text)):
        if cue and (behind := _behind(text, cue.end())):
            return behind
    topic = _TOPIC.match(text)
    if topic and (behind := _behind(text, topic.end(), whole=True)):
        return behind
    known = _known_subject(text) or _responsible(text)
    return Assignment((known,), tuple(body for body in read.coop if body != known)) if known else read


def _responsible(text: str) -> BodyMention | None:
    """A sort of persons or units at the head of a sentence that says they are responsible."""
    found = _RESPONSIBLE.match(text)
    return BodyMention(*found.span("who")) if found else None


def _known_subject(text: str) -> BodyMention | None:
    """A name of the vocabulary at the head of a sentence whose verb no list holds: ``Sở X vận hành ...``."""
    marker = read_marker(text)
    words = words_of(text, marker.end if marker else 0, min(len(text), _HEAD))
    find = name_at(words, 0) if words and words[0].capital else None
    if find is None or find.end >= len(words):
        return None
    after = words[find.end]
    if after.capital or not after.key[:1].isalpha() or after.key in _NO_VERB:
        return None
    return BodyMention(words[0].start, words[find.end - 1].end)


def _behind(text: str, start: int, *, whole: bool = False) -> Assignment | None:
    """What the rest of a sentence assigns, in offsets of the whole; None where it names no leading body.

    ``whole``: the rest is read as a sentence of its own, with what may open one.
    """
    read = sentence_assignment(text[start:]) if whole else prose_assignment(text[start:])
    if not read.lead:
        return None
    moved = [
        tuple(BodyMention(body.start + start, body.end + start) for body in bodies) for bodies in (read.lead, read.coop)
    ]
    return Assignment(*moved)


def _named(read: Assignment, base: int, origin: Origin, cell: CellPlace | None) -> tuple[list[Named], list[Named]]:
    return (
        [Named(base + body.start, base + body.end, origin, cell) for body in read.lead],
        [Named(base + body.start, base + body.end, origin, cell) for body in read.coop],
    )


def times_in_field(
    outline: Outline, span: Span, year: int | None, origin: Origin, cell: CellPlace | None = None
) -> list[Timed]:
    """The deadlines of a time cell or of a time label's value."""
    return _timed(deadlines_in_field(outline.text[span[0] : span[1]], year), span[0], origin, cell)


def times_in_prose(outline: Outline, span: Span, year: int | None) -> list[Timed]:
    """The deadlines that govern an item of prose."""
    return _timed(deadlines_in_prose(outline.text[span[0] : span[1]], year), span[0], "prose", None)


def limits_in(outline: Outline, span: Span, year: int | None, cell: CellPlace | None = None) -> list[Timed]:
    """The calendar limits printed in a task's or output's text."""
    return _timed(calendar_limits(outline.text[span[0] : span[1]], year), span[0], "prose", cell)


def _timed(found: list[TimeExpression], base: int, origin: Origin, cell: CellPlace | None) -> list[Timed]:
    return [Timed(base + item.start, base + item.end, item, origin, cell) for item in found]

"""Who leads and who takes part, as a cell, a label's value or a line says it.

``X chủ trì, phối hợp với Y``, ``X phối hợp với Y``, ``X chủ trì; Y, Z phối hợp``, ``X tham mưu``,
``Giao X …``, ``Chủ trì: X. Phối hợp: Y``, lines ``- X (chủ trì)``. Source: body columns and label lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from kehoach.extract.rules.bodies_split import BodyMention, names_body, reads_as_bodies, split_bodies

Role: TypeAlias = Literal["lead", "coop"]


@dataclass(frozen=True, slots=True)
class Assignment:
    """The leading and the co-operating bodies, in the order of the text."""

    lead: tuple[BodyMention, ...] = ()
    coop: tuple[BodyMention, ...] = ()


_SORT = r"(?:cơ quan|đơn vị|bộ phận|phòng|tổ chức|cá nhân|người|ban|ngành|sở)"
_WHO = rf"(?:(?:các\s+)?{_SORT}(?:,\s*(?:đơn vị|tổ chức|cá nhân))?\s+)?"
_AS = rf"(?:là\s+{_WHO})?"
_DUTY = r"(?:(?:có|chịu) trách nhiệm\s+)?"
_FIRMLY = r"(?:\s+(?:chặt chẽ|tốt|thường xuyên|thực hiện|tổ chức|triển khai|cùng|xử lý|tham mưu))*"
_CHAIR = r"chủ trì(?:\s+(?:thực hiện|tham mưu|chính))?"
_DO = r"(?:cơ quan\s+)?thường trực|thực hiện(?:\s+chính)?|tham mưu|đầu mối|chịu trách nhiệm(?:\s+chính)?"
_CUES = re.compile(
    rf"(?P<coop_label>(?:[,;]\s*)?{_WHO}(?:cùng\s+|và\s+)?phối hợp(?:\s+(?:thực hiện|chính|tham mưu))?\s*:)"
    rf"|(?P<lead_label>{_WHO}(?:{_CHAIR}|{_DO})\s*:)"
    rf"|(?P<lead_paren>\(\s*{_WHO}(?:chủ trì|đầu mối|(?:cơ quan )?thường trực)[^)]*\))"
    rf"|(?P<coop_paren>\(\s*{_WHO}phối hợp[^)]*\))"
    rf"|(?P<lead_coop>{_AS}{_DUTY}{_CHAIR}\s*[,;]?\s*(?:và\s+)?(?:chủ động\s+)?phối hợp{_FIRMLY}"
    rf"(?:\s+với)?(?:\s+cùng)?)"
    rf"|(?P<coop_before>(?:[,;]\s*)?(?:và\s+)?(?:có trách nhiệm\s+)?(?:chủ động\s+)?phối hợp{_FIRMLY}"
    rf"\s+(?:cùng\s+với|cùng|với))"
    rf"|(?P<coop_after>{_AS}(?:cùng\s+)?phối hợp(?:\s+(?:thực hiện|triển khai(?:\s+thực hiện)?|tham mưu))?"
    rf"\s*(?=[.;\n]|$))"
    rf"|(?P<coop_bare>(?:[,;]\s*)?phối hợp)"
    rf"|(?P<lead_after>{_AS}{_DUTY}(?:chủ trì|tham mưu|thực hiện|lập danh sách|làm đầu mối|đầu mối)(?=\W|$))",
    re.IGNORECASE,
)
_ASK = re.compile(
    r"(?<!\w)(?:giao(?:\s+cho)?|đề nghị|yêu cầu|phân công|do|chủ trì|phối hợp(?:\s+với)?)\s*:?\s+(?=\w)",
    re.IGNORECASE,
)
_STOP = re.compile(r"[;.\n]|(?<=\w),")
_ENDS_WORK = re.compile(r"\s*(?:[;,.:\n]|phối hợp|và\s|cùng\s|$)", re.IGNORECASE)
_RELATIVE = re.compile(
    r"(?:được\s+(?:giao|phân công)(?:\s+nhiệm vụ)?|giao|việc|đến|được|trong|để|nhằm|về)\s*$", re.IGNORECASE
)


_VERBAL = frozenset({"lead_after", "lead_coop", "coop_after"})
# "Sở Y tế/các sở, ngành", not "UBND các xã/các phường"
_SORTS_AFTER = re.compile(r"\s*các\s+(?!xã|phường|thị|huyện|quận|đặc|thôn|tổ)")
_WHOLLY = 0.75  # the "và" of a list stands in no name
_NEAR = 40  # characters before a cue that decide whether it is part of a relative clause


def read_roles(text: str, default: Role = "lead") -> Assignment:
    """The bodies of one cell, label value or line by role.

    ``default`` is the role that its column or label gives.
    Under a label of co-operation all bodies co-operate, whatever they do among themselves.
    """
    return _read(text, default)


@lru_cache(maxsize=4096)
def _read(text: str, default: Role) -> Assignment:
    if default == "coop" and not re.search(r"chủ trì\s*:", text, re.IGNORECASE):
        return Assignment((), tuple(_names_without_cues(text)))
    lead: list[BodyMention] = []
    coop: list[BodyMention] = []
    carried: Role = default
    for start, end in _lines(text):
        carried = _read_line(text, start, end, carried, lead, coop) or default
    return Assignment(tuple(_once(lead)), tuple(body for body in _once(coop) if body not in lead))


def roles_at_slash(text: str) -> Assignment | None:
    """The roles of a cell whose column is headed ``Chủ trì/phối hợp``; None unless bodies stand on both sides.

    ``Văn phòng Sở/Các phòng chuyên môn`` is led by the first. A slash inside a name ("UBND các xã/phường") is none.
    """
    slash = text.find("/")
    sides = text[:slash], text[slash + 1 :]
    if slash < 0 or "/" in sides[1] or _CUES.search(text):
        return None
    if not all(names_body(side, _skip(side, 0, len(side))) and reads_as_bodies(side) >= _WHOLLY for side in sides):
        return None
    if not (sides[1].strip()[:1].isupper() or _SORTS_AFTER.match(sides[1])):
        return None
    return Assignment(tuple(split_bodies(text, 0, slash)), tuple(split_bodies(text, slash + 1)))


def _once(bodies: list[BodyMention]) -> list[BodyMention]:
    return list(dict.fromkeys(bodies))


def _lines(text: str) -> list[tuple[int, int]]:
    """The lines of a cell; a line that goes on in the next (a wrapped one) is joined with it."""
    lines: list[tuple[int, int]] = []
    for found in re.finditer(r"[^\n]+", text):
        words = found.group().strip()
        opened = lines and re.search(
            r"(?:[,\-–]|với|và|của|các|phối|chủ|cùng|tham|thực)\s*$", text[lines[-1][0] : lines[-1][1]]
        )
        if lines and (opened or words[:1].islower() or (words[:1] in "-–" and _wrapped_dash(text, lines[-1], words))):
            lines[-1] = (lines[-1][0], found.end())
        else:
            lines.append(found.span())
    return lines


def _wrapped_dash(text: str, before: tuple[int, int], words: str) -> bool:
    """``Phòng Tài chính`` / ``- Kế hoạch``: the dash of a name broken over two lines, not a bullet."""
    first = re.split(r"[,;.]|\svà\s", words.lstrip("-– "), maxsplit=1)[0]
    upper = text[before[0] : before[1]].rstrip()
    return reads_as_bodies(first) == 0 and len(split_bodies(f"{upper} - {first}")) == len(split_bodies(upper))


def _read_line(
    text: str, start: int, end: int, carried: Role, lead: list[BodyMention], coop: list[BodyMention]
) -> Role | None:
    """Put the bodies of one line where they belong; the role that a final label hands on, else None."""
    role: Role | None = None
    at = start
    rows = {"lead": lead, "coop": coop}
    marked = False
    for cue in _CUES.finditer(text, start, end):
        kind = cue.lastgroup or ""
        marked = marked or kind == "lead_paren"
        if kind in _VERBAL and _RELATIVE.search(text, max(start, cue.start() - _NEAR), cue.start()):
            continue
        names = _names(text, at, cue.start())
        at = cue.end()
        if kind in {"lead_label", "coop_label"}:
            rows[role or carried] += names
            role = "lead" if kind == "lead_label" else "coop"
        elif kind in {"lead_paren", "coop_paren"}:
            rows[role or carried] += names[:-1]
            rows["lead" if kind == "lead_paren" else "coop"] += names[-1:]
            role = "coop"  # who is not marked beside a marked "(chủ trì)" takes part
        elif kind == "coop_after":
            rows["coop"] += names
        elif kind == "lead_after":
            rows[role if role == "coop" and not _chairs(cue.group()) else "lead"] += names
            role = role if role == "coop" else None
            if not names and names_body(text, _skip(text, at, end)):  # Chủ trì Sở Y tế
                role = role or "lead"
            else:
                at = _after_work(text, at, end)
        else:  # X (chủ trì), phối hợp với Y
            rows[role or "lead"] += names
            role = "coop"
    rest = _names(text, at, end)
    rows[role or carried] += rest
    if role and not rest and text[start:end].rstrip().endswith(":"):
        return role
    return "coop" if marked else None


def _after_work(text: str, at: int, end: int) -> int:
    """Where bodies may stand again after a verb and what it governs: behind the next ``;`` or stop."""
    if _ENDS_WORK.match(text, at, end):
        return at
    for stop in _STOP.finditer(text, at, end):
        next_word = _skip(text, stop.end(), end)
        if names_body(text, next_word) and (stop.group() != "," or text[next_word].isupper()):
            return stop.end()
    return end


def _chairs(cue: str) -> bool:
    return "chủ trì" in cue.lower()


def _names(text: str, start: int, end: int) -> list[BodyMention]:
    """The bodies of a stretch, words of asking ("Giao", "Đề nghị") left out."""
    asked = _ASK.match(text, _skip(text, start, end), end)
    return split_bodies(text, asked.end() if asked else start, end)


def _skip(text: str, start: int, end: int) -> int:
    while start < end and not text[start].isalnum():
        start += 1
    return start


def _names_without_cues(text: str) -> list[BodyMention]:
    names: list[BodyMention] = []
    for start, end in _lines(text):
        at = start
        for cue in _CUES.finditer(text, start, end):
            if not _RELATIVE.search(text, max(start, cue.start() - _NEAR), cue.start()):
                names += _names(text, at, cue.start())
                at = cue.end()
        names += _names(text, at, end)
    return _once(names)

"""Whom a heading or an announcing line charges with the items below it.

``2. Sở Giáo dục và Đào tạo chủ trì, phối hợp với Sở Tài chính:``, ``Ủy ban nhân dân các xã:``, ``Giao Giám đốc Sở Y
tế``, ``Các đơn vị cấp nước trên địa bàn có trách nhiệm``. Source: directives, TỔ CHỨC THỰC HIỆN of plans.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from kehoach.extract.outline.labels import read_label
from kehoach.extract.rules.bodies import heading_bodies
from kehoach.extract.rules.bodies_split import names_body, split_bodies
from kehoach.extract.rules.candidates import Named
from kehoach.extract.rules.natures import Nature
from kehoach.extract.rules.reading import roles_in_prose
from kehoach.extract.rules.verbs import starts_with_verb
from kehoach.models.language.fold import fold_keep
from kehoach.models.outline import Outline, Span

_ROLES = re.compile(r"chủ trì|phối hợp")
_COLON = re.compile(r"(?P<who>[^:;]{4,200}):\s+(?P<what>\S)")
_ASKING = re.compile(r"(?:^|(?<=[.;:])\s+)(?:Giao|giao|Yêu cầu|yêu cầu|Đề nghị|đề nghị|Phân công)\s+(?=\S)")
_ASKED = re.compile(r"^(?:trân trọng |kính )?(?:đề nghị|yêu cầu|giao(?: cho)?|phân công|đối với)\s+")
_ORGANISES = re.compile(r"^\W*Tổ chức(?!\s*,| (?:chính trị|đoàn thể|xã hội|cá nhân|tín dụng|quốc tế|khoa học|phi))")
_ASKED_IN = re.compile(r"(?:yêu cầu|đề nghị|giao)\s+(?=\S)")
_DUTY_END = re.compile(r"[\s,]*(?:có |chịu )?(?:trách nhiệm|nhiệm vụ)\W*$")

Charge: TypeAlias = tuple[list[Named], list[Named]]
NOBODY: Charge = ([], [])


def heading_charge(outline: Outline, title: Span, nature: Nature) -> Charge:
    """(lead, coop) that a heading names; ([], []) where it names a matter."""
    text = outline.text[title[0] : title[1]]
    if _ROLES.search(fold_keep(text)):
        lead, coop = roles_in_prose(outline, title)
        if lead:
            return _of_heading(lead), _of_heading(coop)
    found = [] if _ORGANISES.match(text) else [(body.start, body.end) for body in heading_bodies(text)]
    if not found and nature == "duties":
        found = _unknown(text)
    return [Named(title[0] + start, title[0] + end, "heading") for start, end in found], []


def asks_body(title: str) -> bool:
    """Whether a heading asks a body for something: ``Yêu cầu UBND các xã``."""
    asked = _ASKED.match(fold_keep(title))
    return asked is not None and not asked.group().startswith("đối") and names_body(title, asked.end())


def _of_heading(bodies: list[Named]) -> list[Named]:
    return [Named(body.start, body.end, "heading") for body in bodies]


def _unknown(text: str) -> list[Span]:
    """A heading among duties that begins like a body no vocabulary holds: the name or names it is."""
    folded = fold_keep(text)
    asked = _ASKED.match(folded)
    start = asked.end() if asked else 0
    ends = _DUTY_END.search(folded)
    end = ends.start() if ends else len(text.rstrip(" .:;"))
    if end <= start or starts_with_verb(text[start:]) or not names_body(text, start):
        return []
    return [(body.start, body.end) for body in split_bodies(text, start, end)] or [(start, end)]


def announced(outline: Outline, line: Span) -> Charge:
    """(lead, coop) that a line with a colon charges with what follows it."""
    text = outline.text[line[0] : line[1]]
    bare = text.rstrip(": .\n")
    if not _ROLES.search(fold_keep(bare)):
        found = [Named(line[0] + body.start, line[0] + body.end, "heading") for body in heading_bodies(bare)]
        if found:
            return found, []
    if re.search(r"(?:yêu cầu|đề nghị|giao|phân công)$", fold_keep(bare)):
        return NOBODY
    lead, coop = roles_in_prose(outline, line)
    return _of_heading(lead), _of_heading(coop)


def asked_of(outline: Outline, line: Span) -> Charge:
    """(lead, coop) that the line before a document's items asks: ``Chủ tịch UBND tỉnh yêu cầu Giám đốc các sở:``."""
    text = outline.text[line[0] : line[1]]
    cues = [cue for cue in _ASKED_IN.finditer(text) if names_body(text, cue.end())]
    if not cues or not text.rstrip().endswith(":"):
        return NOBODY
    start, _ = outline.words(line[0] + cues[-1].end(), line[1])
    return announced(outline, (start, line[1]))


def before_colon(text: str) -> list[Span]:
    """The bodies before the colon of ``Các cơ quan truyền thông của tỉnh: Xây dựng ...``, as spans of the text."""
    found = _COLON.match(text)
    if not found or read_label(text) or re.search(r"\d\s*$", found["who"]) or not names_body(text, 0):
        return []
    if starts_with_verb(text) or not starts_with_verb(text[found.start("what") :]):
        return []
    end = found.end("who")
    return [(body.start, body.end) for body in split_bodies(text, 0, end)] or [(0, end)]


def sentences_asking(text: str, start: int, end: int) -> list[int]:
    """Where the sentences of a paragraph begin that ask somebody: ``Giao ...``, ``Yêu cầu ...``."""
    return [
        found.end() - len(found.group().lstrip())
        for found in _ASKING.finditer(text[:end], start)
        if names_body(text, found.end())
    ]

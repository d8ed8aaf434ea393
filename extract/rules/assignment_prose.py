"""Who is charged with a duty in running prose: subject and verb of a sentence.

``Giao Sở Nội vụ chủ trì, phối hợp với …``, ``Sở Tài chính chịu trách nhiệm …``, ``Đề nghị Ủy ban MTTQ …``,
``Các cơ quan, đơn vị căn cứ …``, passive ``… do Sở Y tế chủ trì``. The subject ends at the first verb, the
co-operating bodies after ``phối hợp với`` end before the next one; word segmentation and the verb vocabulary
say where that is. A sentence that begins with a verb names no leading body. Source: TỔ CHỨC THỰC HIỆN of
plans, operative parts of directives, notices and letters.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kehoach.extract.rules import bodies_grammar as grammar
from kehoach.extract.rules.assignment_ends import ending_bodies, ending_roles
from kehoach.extract.rules.assignment_roles import Assignment
from kehoach.extract.rules.assignment_verbs import Verb, verbs_of
from kehoach.extract.rules.bodies_heading import heading_bodies
from kehoach.extract.rules.bodies_split import BodyMention, names_body, reads_as_bodies, split_bodies
from kehoach.extract.rules.bodies_words import name_at, words_of
from kehoach.extract.rules.verbs import starts_with_verb
from kehoach.models.language.fold import fold_keep
from kehoach.models.language.numbering import read_marker

_ASK = re.compile(
    r"(?:(?:trân trọng |kính )?đề nghị|yêu cầu|giao(?:\s+(?:trách nhiệm|nhiệm vụ))?(?:\s+cho)?|phân công)\s+"
)
_ASKS = re.compile(r"\sgiao(?:\s+(?:trách nhiệm|nhiệm vụ))?(?:\s+cho)?\s+")
_GROUND = re.compile(
    r"(?:căn cứ|trên cơ sở|định kỳ|hằng|hàng|theo (?!dõi)|trước ngày|chậm nhất|ngoài ra|từ năm|trong năm)\b"
)
# The bodies of a list within the ground ("kết quả của các sở, ngành") are not charged.
_LISTING = re.compile(r"\b(?:các|những|kết quả|ý kiến|đề xuất)\s")
_SURE = re.compile(r"(?:các|toàn thể|mỗi)\s")
_LONGEST_GROUND = 160
_COMMA = re.compile(r",\s+")
_JOINTLY = re.compile(
    r"phối hợp(?:\s+(?:chặt chẽ|tốt|thường xuyên|đồng bộ|hiệu quả|có hiệu quả|kịp thời))*"
    r"(?:,?\s*(?:hiệu quả|đồng bộ|kịp thời|thường xuyên))*\s+(?P<with>cùng với|cùng|với)?\s*(?=\S)"
)
# "…, Phòng Tài chính phối hợp.": the partners stand before the verb that closes the clause.
_CLOSING = re.compile(
    r"(?:,?\s+cùng)?\s+phối hợp(?:,?\s+(?:thực hiện|triển khai(?: thực hiện)?|tổ chức(?: thực hiện)?|tham mưu|hỗ trợ"
    r"|giải quyết|xử lý|rà soát))*\s*(?=[.;\n]|$)"
)
_WHOLLY = 0.75  # the "và" of a list stands in no name
_CLAUSE = re.compile(r"[,;]\s+")
# An unnamed person whom a body has to appoint: "Phân công công chức làm đầu mối".
_UNNAMED = re.compile(
    r"(?:\d+ |một )?(?:cán bộ|công chức|viên chức|chuyên viên)(?:, (?:cán bộ|công chức|viên chức))*\s+(?!và\b|,)"
)
_NOUN_BEFORE = re.compile(
    r"(?:sự|công tác|quy chế|cơ chế|chương trình|việc|được|tính|mối quan hệ|hoạt động|trách nhiệm trong)\s+$"
)
_PASSIVE = re.compile(r"(?<!\w)(?:do|giao(?:\s+cho)?)\s+(?=\S)")
_CHAIR = re.compile(
    r"\s*(?:là (?:cơ quan|đơn vị) )?(?:chủ trì|làm đầu mối|tham mưu|chịu trách nhiệm|thực hiện|đầu mối"
    r"|phối hợp)\b"
)
_OPENS = re.compile(r"(?:[,;.:]|^|và)\s*$")
# A label of a procedure ("Cơ quan có thẩm quyền: …") names a part, not the body that is charged.
_LABEL = re.compile(r"(?:cơ quan|đơn vị|người|tổ chức|cá nhân)(?:\s(?!,)|:)")
_RELATIVE = re.compile(
    r"\bđược (?:giao|phân công)(?: nhiệm vụ)? (?:chủ trì|phối hợp)(?:(?: hoặc|,| và)? (?:chủ trì|phối hợp))?"
    r"|\bđược (?:giao|phân công) nhiệm vụ"
)
# "Doanh nghiệp là động lực", "mỗi người dân có một tài khoản": a statement charges nobody.
_STATES = re.compile(
    r"\s(?:là|có(?! liên quan| thẩm quyền| chức năng| thể| trách nhiệm| trụ sở)|đạt"
    r"|bị|trở thành|còn|chiếm|gồm)\s"
)
_LONGEST_SUBJECT = 400


def prose_assignment(text: str) -> Assignment:
    """The bodies that one sentence or item of prose charges, by role; empty where it names none.

    Offsets are of the given text; an item's number or bullet may stand before it.
    """
    return _read(text)


@lru_cache(maxsize=2048)
def _read(text: str) -> Assignment:
    folded = fold_keep(text)
    lead = subject_bodies(text, folded) or _passive(text, folded)
    ends = Assignment() if lead else ending_roles(text)
    lead = lead or list(ends.lead)
    if not lead and starts_with_verb(text):
        lead = ending_bodies(text)
    partners = [*_jointly(text, folded), *_closing_partners(text, folded, lead), *ends.coop]
    coop = [body for body in dict.fromkeys(partners) if body not in lead]
    return Assignment(tuple(lead), tuple(coop))


def subject_bodies(text: str, folded: str) -> list[BodyMention]:
    """The bodies that stand as the subject at the head of a sentence; [] where a verb stands there."""
    start = _words_start(text)
    colon = _colon(text, start)
    if colon is not None and not _LABEL.match(folded, start):
        if listed := _listed(text, start, colon):
            return listed
        named = heading_bodies(text[start:colon])
        if named and not (folded.startswith("đối với", start) and not _names_known(text, named)):
            return [BodyMention(start + body.start, start + body.end) for body in named]
    elif colon is not None:
        return []
    start, asked = _charged(text, folded, start)
    bodies = _before_verb(text, folded, start) if names_body(text, start) else []
    return bodies if asked or _all_bodies(text, bodies) else []


def _listed(text: str, start: int, colon: int) -> list[BodyMention]:
    """The bodies that share the sort before a colon: "Các Cục: Đường bộ Việt Nam, Hàng không Việt Nam rà soát …"."""
    sort = words_of(text, start, colon)
    plural = grammar.plural_at(sort, 0)
    if not plural or plural + grammar.sort_noun_at(sort, plural) != len(sort):
        return []
    verb = _first_verb(text, start, colon)
    if verb is None or not text[colon + 1 : verb.start].strip(" ,"):
        return []
    found = split_bodies(text, start, verb.start)
    return found if found and found[0].start > colon else []


def _names_known(text: str, named: list[BodyMention]) -> bool:
    """Whether the first of the bodies is one that the vocabulary names."""
    return name_at(words_of(text, named[0].start), 0) is not None


def _before_verb(text: str, folded: str, start: int) -> list[BodyMention]:
    """The bodies from ``start`` to the sentence's first verb."""
    relative = _RELATIVE.search(folded, start, start + _LONGEST_SUBJECT)
    verb = _first_verb(text, start, relative.end() if relative else start)
    if verb is None or verb.start == start or _STATES.search(folded, start, verb.start):
        return []
    if relative and not _first_verb(text, start, start, relative.start()):
        return [BodyMention(start, relative.end())]
    return split_bodies(text, start, verb.start)


def _words_start(text: str) -> int:
    """Where the words begin after the item's number or bullet."""
    marker = read_marker(text)
    start = marker.end if marker else 0
    while start < len(text) and not text[start].isalnum():
        start += 1
    return start


def _charged(text: str, folded: str, start: int) -> tuple[int, bool]:
    """Where the body that is charged begins, and whether a word of asking ("giao", "đề nghị") charges it.

    Before it may stand the ground or time ("Căn cứ Kế hoạch này, …", "Hằng năm, …") or who asks ("UBND xã giao …").
    """
    start = _after_ground(text, folded, start)
    asked = _ASK.match(folded, start)
    if asked and names_body(text, asked.end()):
        return (start, False) if _is_unnamed(text, folded, asked.end()) else (asked.end(), True)
    inner = _ASKS.search(folded, start, start + _LONGEST_SUBJECT)
    if inner and names_body(text, inner.end()) and heading_bodies(text[start : inner.start()]):
        return inner.end(), True
    return start, False


def _is_unnamed(text: str, folded: str, start: int) -> bool:
    """Whether nobody in particular is asked: "công chức làm đầu mối", not "công chức Tư pháp - Hộ tịch"."""
    staff = _UNNAMED.match(folded, start)
    if not staff or text[start].isupper() or text[staff.end() : staff.end() + 1].isupper():
        return False
    return name_at(words_of(text, start), 0) is None and name_at(words_of(text, staff.end()), 0) is None


def _after_ground(text: str, folded: str, start: int) -> int:
    """Where the charge begins after the ground or time that may stand before it."""
    if not _GROUND.match(folded, start):
        return start
    for comma in _COMMA.finditer(folded, start, start + _LONGEST_GROUND):
        at = comma.end()
        asked = _ASK.match(folded, at)
        if asked and names_body(text, asked.end()):
            return at
        if _LISTING.search(folded, start, comma.start()):
            return start
        if asked or _SURE.match(folded, at) or text[at].isupper():
            return at if names_body(text, asked.end() if asked else at) else start
    return start


def _colon(text: str, start: int) -> int | None:
    at = text.find(":", start, start + _LONGEST_SUBJECT)
    stop = text.find(". ", start, start + _LONGEST_SUBJECT)
    return None if at < 0 or (0 <= stop < at) else at


def _first_verb(text: str, start: int, after: int, before: int | None = None) -> Verb | None:
    end = min(len(text), start + _LONGEST_SUBJECT)
    return next(
        (v for v in verbs_of(text, start, end) if v.start >= after and (before is None or v.start < before)),
        None,
    )


def _all_bodies(text: str, bodies: list[BodyMention]) -> bool:
    return bool(bodies) and names_body(text, bodies[0].start) and all(b.end - b.start < 160 for b in bodies)


def _passive(text: str, folded: str) -> list[BodyMention]:
    """``Việc … do Sở X chủ trì``, ``…; giao Phòng Y tham mưu`` within the sentence.

    In an item that begins with a verb, "do …" only tells whose thing the verb is about.
    """
    for cue in _PASSIVE.finditer(folded):
        own = not starts_with_verb(text) if cue.group().startswith("do") else _OPENS.search(folded[: cue.start()])
        if not own or not names_body(text, cue.end()) or _is_unnamed(text, folded, cue.end()):
            continue
        verb = _first_verb(text, cue.end(), cue.end())
        if verb and _CHAIR.match(folded, verb.start):
            return split_bodies(text, cue.end(), verb.start)
    return []


def _jointly(text: str, folded: str) -> list[BodyMention]:
    """The bodies after "phối hợp với", up to the next verb, stop or colon."""
    found: list[BodyMention] = []
    for cue in _JOINTLY.finditer(folded):
        if _NOUN_BEFORE.search(folded, 0, cue.start()) or not names_body(text, cue.end()):
            continue
        found += split_bodies(text, cue.end(), _list_end(text, cue.end()))
    return list(dict.fromkeys(found))


def _closing_partners(text: str, folded: str, lead: list[BodyMention]) -> list[BodyMention]:
    """The bodies of a closing clause: "…, Phòng Tài chính phối hợp", "…; các đơn vị liên quan phối hợp thực hiện"."""
    found: list[BodyMention] = []
    after = lead[-1].end if lead else 0
    for cue in _CLOSING.finditer(folded, after):
        for stop in _CLAUSE.finditer(folded, after, cue.start()):
            names = names_body(text, stop.end()) and reads_as_bodies(text[stop.end() : cue.start()]) >= _WHOLLY
            if names and (lead or stop.group()[0] == ";"):
                found += split_bodies(text, stop.end(), cue.start())
                break
    return found


def _list_end(text: str, start: int) -> int:
    stop = re.compile(r"[.:](?:\s|$)|;|\n|\(|$").search(text, start)
    end = stop.start() if stop else len(text)
    verb = next(iter(verbs_of(text, start, end)), None)
    return verb.start if verb else end

"""Headings under which duties stand: which bodies they name.

``1. Sở Tài chính``, ``2. Các sở, ban, ngành; UBND các xã, phường``, ``3. Đề nghị Mặt trận, các đoàn thể xã``,
``Giao Giám đốc Sở Y tế có trách nhiệm:``, ``Đối với Công an tỉnh``, ``Trách nhiệm của Sở Nội vụ``. Source:
TỔ CHỨC THỰC HIỆN of plans, operative parts of directives and decisions.
"""

from __future__ import annotations

import re

from kehoach.extract.rules import bodies_grammar as grammar
from kehoach.extract.rules.bodies_split import (
    BodyMention,
    follows_noun,
    name_covers,
    names_body,
    split_bodies,
)
from kehoach.extract.rules.bodies_words import Word, name_at, topic_at, words_of
from kehoach.models.language.fold import fold_keep
from kehoach.models.language.numbering import read_marker

_LEAD_IN = re.compile(
    r"(?:(?:trân trọng |kính )?đề nghị|yêu cầu|giao(?: trách nhiệm| nhiệm vụ)?(?: cho)?|phân công|đối với"
    r"|(?:trách nhiệm|nhiệm vụ)(?: cụ thể)? của|về phía)\s*:?\s+"
)
_ASKER = re.compile(
    r"[^,.;:]{2,80}?(?<!được)(?<!đã)\s(?:yêu cầu|đề nghị|giao(?:\s+(?:trách nhiệm|nhiệm vụ))?(?:\s+cho)?)\s+"
)
_TAIL = re.compile(
    r"[\s,]*(?:\(.{0,80}\))?[\s,]*"
    r"(?:(?:có |chịu )?(?:trách nhiệm|nhiệm vụ)|chủ trì|thực hiện(?: các nhiệm vụ)?(?: sau)?)?\s*[:.;]*\s*$"
)
_TAIL_TO_COLON = re.compile(
    r"[\s,]*(?:chủ trì|phối hợp|thực hiện|tổ chức|triển khai|theo chức năng|trong phạm vi|căn cứ|chủ động"
    r"|tập trung|là cơ quan|khẩn trương|tiếp tục|tham mưu|các nội dung|chỉ đạo|có trách nhiệm"
    r"|chịu trách nhiệm)[^:.]*(?::|như sau|sau đây)\s*$"
)
_PLURAL = re.compile(r"\b(?:các|những|một số|\d+)\b")
_BETWEEN_PLACES = re.compile(r"\s*[,;]\s*(?:và\s+)?|\s+và\s+")
_UNIT_WORDS = frozenset(("xã", "phường", "thị", "trấn", "đặc", "khu", "huyện", "quận", "thành", "phố", "tỉnh"))
_LONGEST = 320


def heading_bodies(text: str) -> list[BodyMention]:
    """The bodies that a duty heading names, in order; [] where the text is another heading or a sentence.

    Offsets are of the given text; its number or bullet may stand before it.
    """
    marker = read_marker(text)
    start = marker.end if marker else 0
    while start < len(text) and not text[start].isalnum():
        start += 1
    folded = fold_keep(text)
    lead_in = _LEAD_IN.match(folded, start)
    if lead_in:
        start = lead_in.end()
    start = _behind_asker(text, folded, start)
    if len(text) - start > _LONGEST or not names_body(text, start):
        return []
    mentions = split_bodies(text, start)
    if not mentions:
        return []
    named = text[mentions[0].start : mentions[-1].end]
    if ": " in named and not _lists_places(named):
        return []
    if not (_TAIL.match(folded, mentions[-1].end) or _TAIL_TO_COLON.match(folded, mentions[-1].end)):
        return []
    after_head = text[start : mentions[0].start].rstrip().endswith(":")
    return mentions if all(_is_name(text, mention, after_head) for mention in mentions) else []


def _behind_asker(text: str, folded: str, start: int) -> int:
    """Where the bodies begin that another asks: "Sở yêu cầu Thủ trưởng các đơn vị"; ``start`` where none does."""
    asks = _ASKER.match(folded, start)
    return asks.end() if asks and names_body(text, start) and names_body(text, asks.end()) else start


def _lists_places(named: str) -> bool:
    """Whether the places of a plural follow its colon: "UBND các xã: Tân Lập, Phú Mỹ và Hòa An"."""
    head, _, rest = named.partition(": ")
    places = [place.split() for place in _BETWEEN_PLACES.split(rest)]
    return (
        bool(_PLURAL.search(fold_keep(head)))
        and len(places) > 1
        and all(
            place and all(word[0].isupper() or word.isdigit() or word in _UNIT_WORDS for word in place)
            for place in places
        )
    )


def _is_name(text: str, mention: BodyMention, after_head: bool) -> bool:
    """Whether a mention is a mere name: a known one with its place, a head noun with a short subject.

    ``after_head``: the head noun stands before the colon ("Các Sở: Nội vụ, Tài chính"), a subject is name enough.
    """
    words = words_of(text, mention.start, mention.end)
    if after_head and topic_at(words, 0) == len(words):
        return True
    colon = next((at for at, word in enumerate(words) if word.key == ":"), None)
    words = words[:colon]
    if len(words) > 40 or any(_is_verb(words, at) for at in range(1, len(words))):
        return False
    find = name_at(words, 0)
    if find:
        return len(words) - find.end <= 12
    plural = grammar.plural_at(words, 0) > 0
    if not plural and grammar.generic_at(words, 0) == len(words):
        return False  # "Đơn vị", "Cơ quan": a column's head
    limit = 28 if plural or grammar.is_collective(words) else 16
    return len(words) <= limit and (plural or grammar.begins_body(words))


def _is_verb(words: list[Word], at: int) -> bool:
    """Whether a verb stands at a word, outside names and noun phrases ("đơn vị cung cấp dịch vụ")."""
    length = grammar.verb_at(words, at)
    if words[at].capital or not length or grammar.generic_at(words, at):
        return False
    if any(grammar.sort_noun_at(words, at - n) > n for n in (1, 2) if n <= at):
        return False  # "chủ đầu tư"
    if [word.key for word in words[at + length : at + length + 1]] == ["việc"]:
        return True  # "các đoàn thể giám sát việc thực hiện"
    if (
        grammar.names_subject(words, at)
        or name_covers(words, at)
        or (grammar.sort_at(words, at) and words[at - 1].key in {",", "và"})
    ):
        return False
    if follows_noun(words, at):
        return False
    told = any(grammar.generic_at(words[:at], at - n) == n for n in (1, 2, 3) if n <= at)
    return not (told and (grammar.sort_at(words, at) or grammar.weak_sort_at(words, at)))

"""Lists of responsible bodies: where each name begins and ends, as printed.

A list is split at ``;``, at line ends, and at commas and ``và`` between separate bodies; never inside a
collective ("các sở, ban, ngành tỉnh", "UBND các xã, phường") and never inside a name. Names that the
vocabulary knows are kept whole; for others grammar decides: a head noun begins a body, a part without one
belongs to the part before it or shares its head ("Sở Nội vụ, Tài chính"). Source: tables and label lines of
plans and decisions of all four levels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from kehoach.extract.rules import bodies_grammar as grammar
from kehoach.extract.rules.bodies_pieces import BULLETS, Piece, pieces_of
from kehoach.extract.rules.bodies_words import Word, name_at, names_in, topic_at, words_of
from kehoach.models.vocabulary import load

_FINAL = " \t\n\r.,;:/-–—+•*…"
_TAIL = re.compile(
    r"[,\s]*\b(?:trong phạm vi|theo (?:chức năng|phạm vi|lĩnh vực|thẩm quyền|nhiệm vụ|phân công|phân cấp)"
    r"|(?:căn cứ|tùy) (?:theo )?(?:chức năng|nhiệm vụ))\b[^;\n]*",
    re.IGNORECASE,
)
_VERBS = grammar.table("verbs")
_BEFORE_NAME_VERB = grammar.table("before_name_verb")
_GOVERNED = grammar.table("governed")
_NEVER_SORT = grammar.table("never_sort")
_REMARKS = frozenset(load("body_words")["remarks"])
_POINTERS = frozenset(load("body_words")["pointers"])
_LOOSE_ENDS = frozenset([*load("body_words")["loose_ends"], "…", '"'])


@dataclass(frozen=True, slots=True)
class BodyMention:
    """The name of one body: half-open offsets in the given text."""

    start: int
    end: int


def split_bodies(text: str, start: int = 0, end: int | None = None) -> list[BodyMention]:
    """The bodies that a cell or a label's value lists, in order, role words and final stops left out."""
    return list(_split(text, start, len(text) if end is None else end))


@lru_cache(maxsize=4096)
def _split(text: str, start: int, end: int) -> tuple[BodyMention, ...]:
    words = _without_tails(text, words_of(text, start, end))
    if not words:
        return ()
    found: list[BodyMention] = []
    acting = False
    for part, hard in _join(pieces_of(words)):
        if acting and not hard and not _names_itself(part):
            continue
        span = _trim(part)
        acting = _acts(part)
        if span:
            found.append(BodyMention(*span))
    return tuple(found)


def _acts(words: list[Word]) -> bool:
    """Whether a verb with something to govern follows the name: what comes after a comma then is no body."""
    at = _verb_from(words)
    return at + max(grammar.verb_at(words, at), 1) < len(words)


def _names_itself(words: list[Word]) -> bool:
    """Whether a part is sure to be a body even where a verb has just been read."""
    return words[0].capital and (name_at(words, 0) is not None or grammar.head_at(words, 0) > 0)


def _without_tails(text: str, words: list[Word]) -> list[Word]:
    """The words without clauses such as "theo chức năng, nhiệm vụ được giao"."""
    if not words:
        return words
    tails = [m.span() for m in _TAIL.finditer(text, words[0].start, words[-1].end)]
    return [word for word in words if not any(a <= word.start < b for a, b in tails)] if tails else words


def _join(pieces: list[Piece]) -> list[tuple[list[Word], bool]]:
    """The pieces put together into bodies, each with whether a hard separator stands before it."""
    parts: list[tuple[list[Word], bool]] = []
    shared = False
    for piece in pieces:
        if not parts or piece.hard:
            names = _headless(piece.words)
            shared = len(names) < len(piece.words)
            parts.append((names, True))
            continue
        begins, shared = _begins(piece, parts[-1][0], shared)
        if begins:
            parts.append((piece.words, False))
        else:
            parts[-1] = (parts[-1][0] + piece.words, parts[-1][1])
    return parts


def _headless(words: list[Word]) -> list[Word]:
    """``các Sở: Nội vụ`` gives ``Nội vụ``: the words before the colon name no body of their own."""
    for at, word in enumerate(words[:5]):
        if word.key != ":" or at + 1 == len(words):
            continue
        plural = grammar.plural_at(words, 0)
        bare = plural > 0 and plural + grammar.sort_noun_at(words, plural) == at > plural
        if topic_at(words, at + 1) > at + 1 or (bare and _is_proper(words, at + 1)):
            return words[at + 1 :]
    return words


def _is_proper(words: list[Word], at: int) -> bool:
    """Whether a name without its head noun begins at a word ("Đường bộ Việt Nam"), no body and no verb."""
    return words[at].capital and not (grammar.begins_body(words, at) or grammar.verb_at(words, at))


def _begins(piece: Piece, left: list[Word], shared: bool) -> tuple[bool, bool]:
    """Whether a piece begins a new body after ``left``, and whether a list of shared heads runs on."""
    words = piece.words
    plural = grammar.plural_at(words, 0)
    if plural:
        units = grammar.unit_at(words, plural) and grammar.ends_in_plural_units(left)
        return not units or grammar.is_collective(left), False
    if _goes_on(words, left) or _ends_series(piece, left) or _shares_post(words, left):
        return False, False
    left = _behind_post(left)
    if words[0].key == "cấp" or (grammar.unit_at(words, 0) and not name_at(words, 0)):
        return not (grammar.ends_in_units(left) or grammar.is_collective(left)), False
    if words[0].capital and (name_at(words, 0) or grammar.person_at(words, 0)):
        return True, False
    if grammar.staff_at(words, 0) and grammar.staff_at(left, grammar.plural_at(left, 0)):
        return False, False
    if words[0].key == "sở" and grammar.plural_at(left, 0) == 0 and left[0].key != "bộ":
        return True, False
    if grammar.is_collective(left) and not grammar.is_closed(left) and grammar.generic_at(words, 0):
        return False, False
    if _is_bare(left) and grammar.generic_at(words, 0):
        return False, False
    if name_at(words, 0) or grammar.head_at(words, 0) or grammar.generic_at(words, 0) or _is_acronym(words):
        return True, False
    if grammar.sort_noun_at(words, 0) and not grammar.is_collective(left):
        return True, False
    if shared or _shares_head(left, words):
        return True, True
    return False, False


def _goes_on(words: list[Word], left: list[Word]) -> bool:
    """Whether a piece shares the plural of the part before: "Các thôn, tổ dân phố", "Các trường Mầm non, Tiểu học"."""
    if grammar.unit_at(words, 0) and not words[0].capital and grammar.ends_in_plural_units(left):
        return True
    if _is_office(words, left) or (not words[0].capital and grammar.staff_at(words, 0) and _ends_staff(left)):
        return True
    return bool(grammar.school_at(words, 0) and grammar.plural_at(left, 0))


def _shares_post(words: list[Word], left: list[Word]) -> bool:
    """Whether posts share what follows the last: "Giám đốc, Thủ trưởng các sở, ban, ngành"."""
    post = grammar.person_at(left, 0)
    after = grammar.person_at(words, 0)
    return 0 < post == len(left) and after > 0 and grammar.plural_at(words, after) > 0


def _behind_post(left: list[Word]) -> list[Word]:
    """The words of a part without a post that shares what follows the next one."""
    post = grammar.person_at(left, 0)
    return left[post:] if post and post < len(left) and _shares_post(left[post:], left[:post]) else left


def _is_office(words: list[Word], left: list[Word]) -> bool:
    """Whether a piece is the post of the person before it: "Đ/c Nguyễn Thị Hà, Chánh Văn phòng"."""
    return grammar.is_named_person(left) and grammar.post_at(words, 0) > 0


def _ends_staff(left: list[Word]) -> bool:
    return grammar.ends_with_staff(left, len(left))


def _ends_series(piece: Piece, left: list[Word]) -> bool:
    """Whether "và" closes what one department is about: "Phòng Kiểm tra, giám sát và Thi hành án"."""
    head = grammar.head_at(left, 0)
    length = grammar.subject_head_at(piece.words, 0)
    if piece.sign != "và" or length != len(piece.words) or not head or not any(word.capital for word in left[head:]):
        return False
    find = name_at(left, 0)
    if find and find.end == len(left):
        return False
    if grammar.staff_at(piece.words, 0):
        return piece.words[0].capital
    return bool(piece.words[0].capital and _has_open_comma(left))


def _has_open_comma(words: list[Word]) -> bool:
    """Whether the name goes on in small letters after a comma."""
    return any(
        not word.capital and word.key[0].isalpha() and word.start - before.end > 1
        for before, word in pairwise(words[1:])
    )


def _is_bare(words: list[Word]) -> bool:
    """A head noun alone: the "Sở" of "Sở, ban, ngành"."""
    return len(words) == grammar.head_at(words, 0)


def _is_acronym(words: list[Word]) -> bool:
    return words[0].text.isupper() and len(words[0].text) >= 2 and words[0].text.isalpha()


def _shares_head(left: list[Word], words: list[Word]) -> bool:
    """``Sở Nội vụ`` before ``Tài chính``: both are whole subjects of a department."""
    head = grammar.head_at(left, 0)
    if left[0].key in {"nội", "tài", "tư"} and topic_at(left, 0) > 0:
        head = 0
    elif head == 0 or left[0].key not in {"sở", "bộ", "phòng", "ban"}:
        return False
    return topic_at(left, head) == len(left) and topic_at(words, 0) > 0


def _trim(part: list[Word]) -> tuple[int, int] | None:
    """The span of a name: no bullets, leading role words, verbs after it, or final stops."""
    words = list(part)
    while words and (words[0].key in BULLETS or words[0].key in {",", ";", ":", ".", "và", "…", "/"}):
        words.pop(0)
    words = words[: _verb_from(words)]
    words = words[: _parenthesis_from(words)]
    while words and (words[-1].text in _FINAL or words[-1].key in _LOOSE_ENDS):
        words.pop()
    if not words or not any(word.text[0].isalpha() for word in words) or _is_pointer(words):
        return None
    return words[0].start, words[-1].end


def _is_pointer(words: list[Word]) -> bool:
    """Whether words name no body: "Theo phân công tại …", "Như trên", a phrase that begins with a verb."""
    if words[0].key in _POINTERS:
        return True
    if name_at(words, 0) or grammar.plural_at(words, 0):
        return False
    if words[0].capital and topic_at(words, 0) == len(words):
        return False  # the "Xây dựng" of "các Sở: Tài chính, Xây dựng"
    if grammar.is_no_head(words, 0):
        return True
    return bool(grammar.verb_at(words, 0)) and not (grammar.head_at(words, 0) or grammar.generic_at(words, 0))


def _verb_from(words: list[Word]) -> int:
    """Where the verb phrase after a name begins (the number of words where there is none)."""
    depth = 0
    for at in range(1, len(words)):
        depth += (words[at].key == "(") - (words[at].key == ")")
        if depth or words[at].capital:
            continue
        strong = grammar.phrase_at(words, at, _VERBS)
        if not (strong or (grammar.verb_at(words, at) and _is_complete(words, at))):
            continue
        if name_covers(words, at) or grammar.names_subject(words, at):
            continue
        if not follows_noun(words, at) or grammar.phrase_at(words, at + strong, _GOVERNED):
            return at
    return len(words)


def follows_noun(words: list[Word], at: int) -> bool:
    """Whether the words before a verb make it a noun: "Tổ kiểm tra", "cơ quan được giao thực hiện"."""
    find = name_at(words, 0)
    if grammar.phrase_at(words, at, _NEVER_SORT):
        return False
    if find and find.end == at:
        return grammar.names_board(words, at)
    if grammar.ends_with_staff(words, at) and not grammar.staff_at(words, grammar.plural_at(words, 0)):
        return False  # Vụ Tổ chức cán bộ chủ trì
    return any(tuple(word.key for word in words[at - n : at]) in _BEFORE_NAME_VERB for n in (1, 2) if n <= at)


def _is_complete(words: list[Word], at: int) -> bool:
    """Whether words[:at] can end there: a known name with its place, "… liên quan", a unit of government."""
    if words[at - 1].key == "quan" and words[at - 2].key == "liên":
        return True
    if grammar.ends_with_unit(words, at):
        return True
    find = name_at(words, 0)
    return find is not None and find.end <= at and all(word.capital for word in words[find.end : at])


def name_covers(words: list[Word], at: int) -> bool:
    """Whether the word stands inside a known name, not at its beginning."""
    return any(find.start < at < find.end for find in names_in(words))


def _parenthesis_from(words: list[Word]) -> int:
    """Where a final remark such as "(chủ trì)" or "(để báo cáo)" begins."""
    if words and words[-1].key == ")":
        opening = next((at for at in range(len(words) - 1, -1, -1) if words[at].key == "("), None)
        if opening is not None and opening > 0 and words[opening + 1].key in _REMARKS:
            return opening
    return len(words)


def reads_as_bodies(text: str) -> float:
    """How far a text reads as a list of bodies: the share of its words that stand in names, 0 to 1."""
    mentions = split_bodies(text)
    words = words_of(text)
    if not mentions or not words:
        return 0.0
    good = 0.0
    total = sum(1 for word in words if word.text[0].isalnum())
    for mention in mentions:
        inner = [w for w in words if mention.start <= w.start < mention.end and w.text[0].isalnum()]
        if name_at(inner, 0) or grammar.begins_body(inner):
            good += len(inner) * _brevity(len(inner))
    return good / total if total else 0.0


def _brevity(count: int) -> float:
    """A name has few words; a sentence that begins with a body is no name."""
    return 1.0 if count <= 12 else max(0.0, 1.0 - (count - 12) / 12)


def names_body(text: str, start: int) -> bool:
    """Whether the name of a body, or of a sort of bodies, begins at an offset."""
    words = words_of(text, start, min(len(text), start + 80))
    at = grammar.plural_at(words, 0)
    if at >= len(words):
        return False
    if at:
        return bool(grammar.begins_body(words, at) or grammar.unit_at(words, at) or name_at(words, at))
    if name_at(words, 0):
        return True
    if grammar.is_no_head(words, 0):
        return False
    if grammar.generic_at(words, 0):
        return True
    unit = grammar.unit_at(words, 0)
    return words[0].capital and bool(grammar.head_at(words, 0) or (unit and words[min(unit, len(words) - 1)].capital))

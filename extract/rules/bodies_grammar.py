"""The grammar of Vietnamese names of bodies: what begins one, what a collective is, where a name ends.

All keys are folded (lower case, new tone placement). Functions take the words of a part of a list.
"""

from __future__ import annotations

from kehoach.extract.rules.bodies_words import Word, name_at, topic_at
from kehoach.models.vocabulary import load

_LONGEST = 4


def table(name: str) -> frozenset[tuple[str, ...]]:
    """A word list of the vocabulary as phrases of folded words."""
    return frozenset(tuple(phrase.split()) for phrase in load("body_words")[name])


_UNITS, _GENERIC, _HEADS, _NOT_HEADS = table("units"), table("generic"), table("heads"), table("not_heads")
_PEOPLE, _PLURALS, _STAFF, _SCHOOLS = table("people"), table("plurals"), table("staff"), table("schools")
_ORGANISATION_AFTER = table("organisation_after")
_SORTS = frozenset(tuple(verb.split()) for verb in load("verbs")["sorts"])
_WEAK_SORTS = frozenset(tuple(verb.split()) for verb in load("verbs")["weak_sorts"])
_BOARD_WORKS = frozenset(tuple(verb.split()) for verb in load("verbs")["board_works"])
_SUBJECTS = frozenset(tuple(verb.split()) for verb in load("verbs")["subjects"])
_ENDING_VERBS, _ADDRESSES, _POSTS = table("verbs"), table("addresses"), table("persons")
_SUBJECT_HEADS = table("subject_heads")
_MODIFIERS = frozenset(load("body_words")["modifiers"])
OPEN_ENDS = frozenset(load("body_words")["open_ends"])
_VERBS = frozenset(
    tuple(verb.split()) for kind in ("duty", "action", "opener") for verb in load("verbs")[kind] if " " in verb
)
# "BP Chuyên môn", "Cơ quan Đảng": these stay modifiers in capitals, others then begin a proper name.
_CAPITAL_MODIFIERS = frozenset({"chuyên", "đảng", "liên", "ban", "ngành", "đoàn", "trung", "thành", "tỉnh", "nhà"})
_SIGNS = frozenset(",;/().")


def phrase_at(words: list[Word], at: int, phrases: frozenset[tuple[str, ...]]) -> int:
    """How many words of a phrase of the table stand at a word (0 = none), the longest."""
    keys = tuple(word.key for word in words[at : at + _LONGEST])
    return next((n for n in range(len(keys), 0, -1) if keys[:n] in phrases), 0)


def unit_at(words: list[Word], at: int) -> int:
    """Length of a noun for a unit of government (xã, thị trấn, đặc khu) at a word."""
    return phrase_at(words, at, _UNITS)


def plural_at(words: list[Word], at: int) -> int:
    """Where the words that make a plural ("các", "tất cả các") end; ``at`` itself where none stand."""
    while n := phrase_at(words, at, _PLURALS):
        at += n
    return at


def staff_at(words: list[Word], at: int) -> int:
    """Length of a noun for staff (cán bộ, công chức) at a word: a list of them is one body."""
    return phrase_at(words, at, _STAFF)


def person_at(words: list[Word], at: int) -> int:
    """Length of a post (Thủ trưởng, Giám đốc, Chủ tịch) at a word."""
    return phrase_at(words, at, _PEOPLE)


def names_board(words: list[Word], at: int) -> bool:
    """Whether a verb goes on the name of a board: "Ban Chỉ đạo phát triển …", "Hội đồng thi đua"."""
    return words[at - 1].key in {"đạo", "đồng"} and phrase_at(words, at, _BOARD_WORKS) > 0


def ends_with_staff(words: list[Word], at: int) -> bool:
    """Whether a noun for staff ends right before a word."""
    return any(staff_at(words, at - n) == n for n in (1, 2, 3) if n < at)


def school_at(words: list[Word], at: int) -> int:
    """Length of a sort of school at a word."""
    return phrase_at(words, at, _SCHOOLS)


def is_no_head(words: list[Word], at: int) -> bool:
    """Whether words only look like a head noun: "Tổ chức …", "Bộ chỉ số", "Hội nghị"."""
    return phrase_at(words, at, _NOT_HEADS) > 0


def head_at(words: list[Word], at: int) -> int:
    """Length of the head noun of a proper name at a word."""
    if is_no_head(words, at) or [word.key for word in words[at : at + 2]] == ["tổ", "chức"]:
        return 0
    return phrase_at(words, at, _HEADS)


def sort_noun_at(words: list[Word], at: int) -> int:
    """Length of a noun for a sort of bodies at a word, whatever follows: "lực lượng Hải quan"."""
    return 0 if is_no_head(words, at) else phrase_at(words, at, _GENERIC)


def _is_organising(words: list[Word], at: int) -> bool:
    """Whether "tổ chức" is the verb here: no plural before it, no noun's complement after it."""
    if [word.key for word in words[at : at + 2]] != ["tổ", "chức"] or len(words) == at + 2:
        return False
    plural = at > 0 and plural_at(words, at - 1) > at - 1
    return not plural and (is_no_head(words, at + 2) or not phrase_at(words, at + 2, _ORGANISATION_AFTER))


def generic_at(words: list[Word], at: int) -> int:
    """Length of a generic noun at a word, where no proper name follows it; else 0."""
    n = 0 if is_no_head(words, at) or _is_organising(words, at) else phrase_at(words, at, _GENERIC)
    if not n or at + n >= len(words):
        return n
    after = words[at + n]
    if topic_at(words, at + n) > at + n and after.capital:
        return 0
    if words[at].capital and after.capital and after.key in _MODIFIERS - _CAPITAL_MODIFIERS:
        return 0
    if after.key in _MODIFIERS or after.key in _SIGNS or phrase_at(words, at + n, _GENERIC):
        return n
    return 0 if words[at].capital or after.capital else n


def is_collective(words: list[Word]) -> bool:
    """Whether a part speaks of a sort of bodies: "các phòng, ban", "Thủ trưởng các cơ quan"."""
    if not words:
        return False
    plural = plural_at(words, 0)
    if plural:
        return generic_at(words, plural) > 0 or len(words) == plural
    if generic_at(words, 0) and name_at(words, 0) is None:
        return True
    find = name_at(words, 0)
    head = find.end if find else phrase_at(words, 0, _PEOPLE)
    after = plural_at(words, head)
    return after > head > 0 and generic_at(words, after) > 0


def ends_in_units(words: list[Word]) -> bool:
    """Whether a part ends its list of units open: "UBND các xã", "cấp xã", "UBND xã Hòa Bình"."""
    return any(unit_at(words, at) for at in range(1, len(words)))


def ends_with_unit(words: list[Word], at: int) -> bool:
    """Whether a noun for a unit of government ends right before a word: "Sở Y tế tỉnh", "UBND các xã"."""
    return any(unit_at(words, at - n) == n for n in (1, 2) if n < at)


def verb_at(words: list[Word], at: int) -> int:
    """Length of a verb of several syllables at a word."""
    return phrase_at(words, at, _VERBS)


def names_subject(words: list[Word], at: int) -> bool:
    """Whether a verb only tells what a department is about: the "đầu tư xây dựng" of "Cục Quản lý đầu tư xây dựng".

    It does so behind a capitalised verb of the name, where the name or its place ends after it.
    """
    end = at
    while taken := phrase_at(words, end, _SUBJECTS):
        end += taken
    if end == at:
        return False
    start = at
    while before := next((n for n in (3, 2) if n < start and _ends_verb(words, start, n)), 0):
        start -= before
        if words[start].capital:
            break
    if start == at or not words[start].capital:
        return False
    if end == len(words) or words[end].key in _SIGNS or words[end].capital:
        return True
    return bool(unit_at(words, end) or verb_at(words, end) or phrase_at(words, end, _ENDING_VERBS))


def _ends_verb(words: list[Word], at: int, length: int) -> bool:
    """Whether a verb of so many words ends right before a word: any in capitals, else one that names a subject."""
    return phrase_at(words[:at], at - length, _VERBS if words[at - length].capital else _SUBJECTS) == length


def is_named_person(words: list[Word]) -> bool:
    """Whether words are a person's name after an address: "Đ/c Nguyễn Thị Hà"."""
    n = phrase_at(words, 0, _ADDRESSES)
    name = words[n:]
    return n > 0 and 2 <= len(name) <= 6 and all(word.capital for word in name) and not person_at(name, 0)


def post_at(words: list[Word], at: int) -> int:
    """Length of a post ("Chánh", "Phó Giám đốc") at a word."""
    return phrase_at(words, at, _POSTS)


def subject_head_at(words: list[Word], at: int) -> int:
    """Length of a head noun at a word that can also be what a department is about ("Thi hành án")."""
    return phrase_at(words, at, _SUBJECT_HEADS)


def ends_in_plural_units(words: list[Word]) -> bool:
    """Whether a part lists units by "các": "UBND các xã" goes on in ", các phường"."""
    return any(plural_at(words, at) > at and unit_at(words, plural_at(words, at)) for at in range(len(words)))


def sort_at(words: list[Word], at: int) -> int:
    """Length of a verb at a word that can tell a sort of bodies ("quản lý", "cung cấp")."""
    return phrase_at(words, at, _SORTS)


def weak_sort_at(words: list[Word], at: int) -> int:
    """Length of a verb at a word that tells a sort of bodies in a mere name ("các đơn vị tham gia")."""
    return phrase_at(words, at, _WEAK_SORTS)


def is_closed(words: list[Word]) -> bool:
    """Whether a collective has got its closing modifier: "các sở, ngành có liên quan", "… thuộc tỉnh"."""
    keys = [word.key for word in words]
    if keys[-2:] in (["liên", "quan"], ["trực", "thuộc"], ["địa", "bàn"]):
        return True
    return any(key in {"thuộc", "đóng"} for key in keys[1:-1])


def begins_body(words: list[Word], at: int = 0) -> bool:
    """Whether the words at ``at`` can begin the name of a body."""
    if at >= len(words):
        return False
    return plural_at(words, at) > at or bool(head_at(words, at) or generic_at(words, at))

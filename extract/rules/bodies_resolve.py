"""Which body of the vocabulary a printed name means."""

from __future__ import annotations

from functools import lru_cache

from kehoach.extract.rules import bodies_grammar as grammar
from kehoach.extract.rules.bodies_words import Entry, Word, loose_name, name_at, words_of
from kehoach.models.records import Level
from kehoach.models.vocabulary import load

# What a name is by its head noun where the vocabulary does not know it.
_KINDS: dict[str, str] = {head: kind for kind, heads in load("body_words")["kinds"].items() for head in heads}
_PERSONS = grammar.table("persons")
_OFFICES = frozenset({("vp",), ("văn", "phòng")})
_STAFF = frozenset({"công chức", "cán bộ", "bộ phận", "bp", "cc"})
_LEVEL_WORDS: tuple[tuple[str, Level], ...] = (
    ("tỉnh", "province"),
    ("thành phố", "province"),
    ("huyện", "district"),
    ("quận", "district"),
    ("thị xã", "district"),
    ("xã", "commune"),
    ("phường", "commune"),
    ("thị trấn", "commune"),
    ("đặc khu", "commune"),
    ("trung ương", "central"),
)


def resolve(name: str, level: Level | None) -> tuple[str | None, str | None]:
    """The id and kind of the body that a printed name means; (None, None) where neither is known.

    ``level`` is the document's: it decides where a short name has several bodies ("VP"); a
    level word in the name itself goes before it. A collective has kind "collective", a post ("Giám đốc Sở
    Y tế") "person" with the id of the body it heads.
    """
    return _resolve(name, level)


@lru_cache(maxsize=4096)
def _resolve(name: str, level: Level | None) -> tuple[str | None, str | None]:
    words = words_of(name)
    if not words:
        return None, None
    if grammar.plural_at(words, 0) or (grammar.is_collective(words) and not name_at(words, 0)):
        return _known_id(words, level, collective=True), "collective"
    post = grammar.phrase_at(words, 0, _PERSONS)
    if post:
        return _known_id(words[post:], level), "person"
    find = name_at(words, 0)
    if find:
        entry = _choose(find.entries, _level_in(words[find.start :]) or level)
        plural = any(grammar.plural_at(words, at) > at for at in range(find.end, len(words)))
        office = tuple(word.key for word in words[: find.end]) in _OFFICES
        if office and len(words) > find.end and not grammar.unit_at(words, find.end):
            return None, entry.kind  # the office of another body than the people's committee
        return entry.id, "collective" if plural and entry.id in {"ubnd", "hdnd", "cong-an"} else entry.kind
    loose = loose_name(words)
    if loose:
        return (entry := _choose(loose, _level_in(words) or level)).id, entry.kind
    head = grammar.head_at(words, 0)
    if head:
        printed = " ".join(word.key for word in words[:head])
        inner = _known_id(words[head:], level) if printed in {"công chức", "cán bộ", "bộ phận", "bp", "cc"} else None
        return inner, _KINDS.get(printed)
    return None, None


def _known_id(words: list[Word], level: Level | None, collective: bool = False) -> str | None:
    """The id of the first known name in the words; for collectives only where it is the whole name."""
    for at in range(len(words)):
        find = name_at(words, at)
        if find and (not collective or (find.start == 0 and find.end == len(words))):
            return _choose(find.entries, _level_in(words[find.start :]) or level).id
        if collective:
            break
    return None


def _choose(entries: tuple[Entry, ...], level: Level | None) -> Entry:
    return next((entry for entry in entries if level in entry.levels), entries[0])


def _level_in(words: list[Word]) -> Level | None:
    keys = " ".join(word.key for word in words)
    last: tuple[int, Level | None] = (-1, None)
    for word, level in _LEVEL_WORDS:
        last = max(last, (keys.rfind(word), level), key=lambda found: found[0])
    return last[1]

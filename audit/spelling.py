"""Misprints by the grammar of syllables and the vocabulary of plans: what stands there and what is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, TypeAlias

from kehoach.audit.words import Words, words_of
from kehoach.models.language.fold import unaccent
from kehoach.models.language.syllables import from_telex, read_syllable
from kehoach.models.vocabulary import load

Kind: TypeAlias = Literal["word", "doubled", "telex", "impossible", "missing", "bound", "glued"]
_Pair: TypeAlias = tuple[str, str]
_CLUSTER = 3  # letters: "ngh"
_CONSONANTS = frozenset("bcdđghklmnpqrstvx")
_SOUND_ALIKE = (("tr", "ch"), ("ch", "tr"), ("s", "x"), ("x", "s"))


@dataclass(frozen=True, slots=True)
class Misprint:
    """A misprint: half-open span, what kind it is, what is meant ("" where that is open)."""

    start: int
    end: int
    kind: Kind
    write: str = ""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The vocabulary in the shapes the search needs."""

    by_plain: dict[_Pair, str]
    mixed_up: dict[_Pair, str]
    pairs: frozenset[_Pair]
    loose_first: frozenset[str]
    loose_last: frozenset[str]
    phrases: dict[str, list[tuple[tuple[str, ...], str]]]
    shortened: dict[str, list[tuple[tuple[str, ...], str]]]
    bound: dict[str, tuple[frozenset[str], frozenset[str]]]
    doubled: frozenset[str]
    patterns: tuple[tuple[str, re.Pattern[str], str], ...]
    foreign: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    data = load("spelling")
    compounds = data["compounds"]
    sure = [_pair(word) for word in _list(compounds["sure"])]
    pairs = frozenset([*sure, *map(_pair, _list(compounds["known"]))])
    return _Lexicon(
        {(unaccent(a), unaccent(b)): f"{a} {b}" for a, b in sure},
        dict(_mixed_up(sure, pairs, frozenset(_list(compounds["unmixed"])))),
        pairs,
        frozenset(_list(compounds["loose_first"])),
        frozenset(_list(compounds["loose_last"])),
        _by_first(((*map(unaccent, phrase.split()),), phrase) for phrase in data["phrases"]["sure"]),
        _by_first(_shortened(data["phrases"])),
        {
            word: (frozenset(_list(near["next"])), frozenset(_list(near["before"])))
            for word, near in data["bound"].items()
        },
        frozenset(_list(data["doubled"]["words"])),
        tuple((entry["cue"], re.compile(rf"\b(?:{entry['find']})"), entry["write"]) for entry in data["pattern"]),
        frozenset(data["foreign"]["words"]),
    )


def _mixed_up(sure: Sequence[_Pair], pairs: frozenset[_Pair], unmixed: frozenset[str]) -> Iterator[tuple[_Pair, str]]:
    """What sure words become where s and x, or ch and tr, are mixed up in one syllable, with the word meant."""
    for first, last in sure:
        for heard, slip in (((_other_initial(first), last), 0), ((first, _other_initial(last)), 1)):
            if heard[slip] and heard[slip] not in unmixed and heard not in pairs:
                yield heard, f"{first} {last}"


def _other_initial(syllable: str) -> str:
    """The syllable with the initial that sounds alike, "" where it has none."""
    for initial, other in _SOUND_ALIKE:
        if syllable.startswith(initial):
            return other + syllable[len(initial) :]
    return ""


def _list(entries: str) -> list[str]:
    """The words of a list that the vocabulary holds as one string, parted by commas."""
    return [word for word in (part.strip() for part in entries.split(",")) if word]


def _pair(word: str) -> _Pair:
    first, second = word.split()
    return first, second


def _by_first(entries: Any) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for syllables, phrase in entries:
        found.setdefault(syllables[0], []).append((syllables, phrase))
    return {first: sorted(group, key=lambda entry: -len(entry[0])) for first, group in found.items()}


def _shortened(phrases: dict[str, list[str]]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each long phrase without one of its inner syllables."""
    allowed = {*phrases["also"], *phrases["sure"]}
    for phrase in phrases["sure"]:
        syllables = phrase.split()
        for place in range(1, len(syllables) - 1):
            short = (*syllables[:place], *syllables[place + 1 :])
            if len(syllables) > 3 and " ".join(short) not in allowed:
                yield short, phrase


@lru_cache(maxsize=4)
def misprints(text: str) -> tuple[Misprint, ...]:
    """All misprints of a text in order; where several overlap the first kind found stands."""
    words, lexicon = words_of(text), _lexicon()
    found: list[Misprint] = []
    taken: set[int] = set()
    searches: Sequence[Callable[[Words, _Lexicon], Iterator[Misprint]]] = (
        _patterns, _phrases, _torn, _pairs, _doubled, _single, _bound,
    )  # fmt: skip
    for search in searches:
        for one in search(words, lexicon):
            span = range(one.start, one.end)
            if taken.isdisjoint(span):
                taken.update(span)
                found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def _patterns(words: Words, lexicon: _Lexicon) -> Iterator[Misprint]:
    for cue, pattern, write in lexicon.patterns:
        for found in pattern.finditer(words.folded) if cue in words.folded else ():
            yield Misprint(found.start(), found.end(), "word", write)


def _phrases(words: Words, lexicon: _Lexicon) -> Iterator[Misprint]:
    """Long names with other marks (``công dịch vụ công``) or without a syllable (``cổng dịch vụ quốc gia``)."""
    for place, plain in enumerate(words.plain):
        for syllables, phrase in lexicon.phrases.get(plain, ()):
            last = place + len(syllables)
            if words.run(place, len(syllables)) and tuple(words.plain[place:last]) == syllables:
                if _mostly(words.words[place:last], phrase.split()):
                    yield Misprint(words.starts[place], words.ends[last - 1], "word", phrase)
                break
        for syllables, phrase in lexicon.shortened.get(words.words[place], ()):
            last = place + len(syllables)
            if words.run(place, len(syllables)) and tuple(words.words[place:last]) == syllables:
                if not _goes_on(words, lexicon, last - 1):
                    yield Misprint(words.starts[place], words.ends[last - 1], "missing", phrase)
                break


def _mostly(printed: Sequence[str], meant: Sequence[str]) -> bool:
    """Whether most, not all, syllables are as meant, and those that differ have marks or follow marked ones."""
    alike = sum(a == b for a, b in zip(printed, meant, strict=True))
    return len(printed) // 2 < alike < len(printed)


def _goes_on(words: Words, lexicon: _Lexicon, place: int) -> bool:
    """Whether a word begins another word with the one after it."""
    after = place + 1
    return (
        after < len(words.words) and words.joined[after] and (words.words[place], words.words[after]) in lexicon.pairs
    )


def _pairs(words: Words, lexicon: _Lexicon) -> Iterator[Misprint]:
    """Two neighbours with the letters of a known word and other marks, or with an initial that sounds alike."""
    by_plain, pairs = lexicon.by_plain, lexicon.pairs
    for place in range(1, len(words.words)):
        heard = lexicon.mixed_up.get((words.words[place - 1], words.words[place]))
        if heard is not None and words.joined[place] and _stands_alone(words, lexicon, place):
            yield Misprint(words.starts[place - 1], words.ends[place], "word", heard)
            continue
        plain = (words.plain[place - 1], words.plain[place])
        meant = by_plain.get(plain)
        if meant is None or not words.joined[place]:
            continue
        pair = (words.words[place - 1], words.words[place])
        if pair in pairs or pair == plain or f"{pair[0]} {pair[1]}" == meant:
            continue
        if _may_be(words, lexicon, place, pair):
            yield Misprint(words.starts[place - 1], words.ends[place], "word", meant)


def _may_be(words: Words, lexicon: _Lexicon, place: int, pair: _Pair) -> bool:
    """Whether a pair is one word misprinted: no name, and neither half belongs to its other neighbour."""
    if pair[0] in lexicon.loose_first or pair[1] in lexicon.loose_last:
        return False
    return not words.name_like(place - 1) and _stands_alone(words, lexicon, place)


def _stands_alone(words: Words, lexicon: _Lexicon, place: int) -> bool:
    """Whether two words are no name and neither belongs to its other neighbour."""
    if words.capital(place):
        return False
    before = place > 1 and words.joined[place - 1] and (words.words[place - 2], words.words[place - 1]) in lexicon.pairs
    return not before and not _goes_on(words, lexicon, place)


def _torn(words: Words, lexicon: _Lexicon) -> Iterator[Misprint]:
    """A syllable torn in two (``di đ ộng``, ``thự c hiện``), known by the word it makes with its neighbour."""
    names, pairs = words.words, lexicon.pairs
    for place in range(1, len(names)):
        if not words.joined[place] or not (_no_syllable(names[place - 1]) or _no_syllable(names[place])):
            continue
        whole = names[place - 1] + names[place]
        before = names[place - 2] if place > 1 and words.joined[place - 1] else ""
        after = names[place + 1] if place + 1 < len(names) and words.joined[place + 1] else ""
        if ((before, whole) in pairs or (whole, after) in pairs) and not words.capital(place):
            yield Misprint(words.starts[place - 1], words.ends[place], "glued", whole)


def _no_syllable(word: str) -> bool:
    """Whether a word is nothing but the consonants of one."""
    return len(word) <= _CLUSTER and _CONSONANTS.issuperset(word)


def _doubled(words: Words, lexicon: _Lexicon) -> Iterator[Misprint]:
    """A word or a word of two syllables that stands twice in a row."""
    names = words.words
    for place in range(1, len(names)):
        word = names[place]
        if not words.joined[place] or len(word) < 2 or word in lexicon.doubled:
            continue
        if word == names[place - 1]:
            if _twice(words, lexicon, place):
                yield Misprint(words.starts[place - 1], words.ends[place], "doubled", word)
        elif _pair_twice(words, place):
            write = f"{names[place - 1]} {word}"
            yield Misprint(words.starts[place - 1], words.ends[place + 2], "doubled", write)


def _pair_twice(words: Words, place: int) -> bool:
    names = words.words
    if names[place - 1 : place + 1] != names[place + 1 : place + 3] or not words.run(place - 1, 4):
        return False
    return words.capital(place - 1) == words.capital(place + 1)


def _twice(words: Words, lexicon: _Lexicon, place: int) -> bool:
    """Whether one of two equal syllables is too many: not the end of one word and the beginning of the next."""
    if words.capital(place) or (words.capital(place - 1) and words.joined[place - 1]):
        return False
    ends_one = place > 1 and words.joined[place - 1] and (words.words[place - 2], words.words[place]) in lexicon.pairs
    return not (ends_one and _goes_on(words, lexicon, place))


def _single(words: Words, lexicon: _Lexicon) -> Iterator[Misprint]:
    """Words in small letters that are no syllable: keys of the Telex method, two words glued, others."""
    for place, word in enumerate(words.words):
        start, end = words.starts[place], words.ends[place]
        if len(word) < 2 or words.text[start].isupper() or word in lexicon.foreign:
            continue
        if word == words.plain[place]:
            said = from_telex(word) if word[-1] in "fjsrx" else None
            if said and not _in_address(words.text, start, end):
                yield Misprint(start, end, "telex", said)
        elif words.text[start:end].islower() and read_syllable(word) is None:
            parts = _parts(word, lexicon)
            yield Misprint(start, end, "glued" if parts else "impossible", parts)


def _in_address(text: str, start: int, end: int) -> bool:
    return (
        text[start - 1 : start] in tuple("./@_-")
        or text[end : end + 1] in tuple("@/_-")
        or text[end : end + 4] == ".com"
    )


def _parts(word: str, lexicon: _Lexicon) -> str:
    """The two words that are written as one, "" where it is not two."""
    for place in range(2, len(word) - 1):
        first, second = word[:place], word[place:]
        if read_syllable(first) and read_syllable(second):
            marked = not first.isascii() and not second.isascii() and min(len(first), len(second)) > 2
            if (first, second) in lexicon.pairs or marked:
                return f"{first} {second}"
    return ""


def _bound(words: Words, lexicon: _Lexicon) -> Iterator[Misprint]:
    """Syllables that do not stand alone, beside none of those they stand with."""
    for place, word in enumerate(words.words):
        near = lexicon.bound.get(word)
        if near is None or words.name_like(place) or words.all_caps(place):
            continue
        follows, precedes = near
        before = words.words[place - 1] if place and words.joined[place] else ""
        after = words.words[place + 1] if place + 1 < len(words.words) and words.joined[place + 1] else ""
        if before in precedes or after in follows or not after:
            continue
        if words.capital(place + 1) and not words.all_caps(place + 1):
            continue
        if follows or before:
            yield Misprint(words.starts[place], words.ends[place + 1], "bound")

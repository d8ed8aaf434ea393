"""Where the words of a search stand in a text as it is printed, and how exactly they stand there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import TypeAlias

from kehoach.corpus.query import Node, Term
from kehoach.models.language.fold import unaccent

Span: TypeAlias = tuple[int, int]
_BEYOND_ASCII = range(0xC0, 0x1F00)
_EITHER = "(?:"
_APART = r"[\W_]+"
_TWO_WAYS = frozenset(("oa", "oe", "uy"))
_LESS = 0.5  # what words apart count for, against 1 together


def spans(terms: Iterable[Term], text: str) -> list[Span]:
    """Where the terms stand in an NFC text, marks and case apart: half-open, in order, none over another.

    A run of words that nowhere stands together is marked word by word.
    """
    found: list[Span] = []
    for term in terms:
        whole = [match.span() for match in _bare(term).finditer(text)]
        found += whole or [match.span() for word in term.parted() for match in _bare(word).finditer(text)]
    return _joined(sorted(found))


def holds(node: Node, text: str) -> bool:
    """Whether an NFC text meets a search, marks and case apart."""
    if isinstance(node, Term):
        return bool(_bare(node).search(text))
    met = (all if node.kind == "and" else any)(holds(part, text) for part in node.parts)
    return met and not any(holds(part, text) for part in node.without)


def exactness(terms: Sequence[Term], text: str) -> float:
    """The share of the terms that stand in an NFC text with just the marks they were asked with; apart count half."""
    return _share(
        (bool(_exact(term).search(text)), [bool(_exact(word).search(text)) for word in term.parted()]) for term in terms
    )


def _share(terms: Iterable[tuple[bool, list[bool]]]) -> float:
    shares = [1.0 if whole else _LESS * sum(words) / len(words) if words else 0.0 for whole, words in terms]
    return sum(shares) / len(shares) if shares else 1.0


@lru_cache(maxsize=512)
def _bare(term: Term) -> re.Pattern[str]:
    return _pattern(([_letters().get(char, re.escape(char)) for char in unaccent(w)] for w in term.words), term)


@lru_cache(maxsize=512)
def _exact(term: Term) -> re.Pattern[str]:
    return _pattern(map(_as_asked, term.words), term)


def _pattern(words: Iterable[list[str]], term: Term) -> re.Pattern[str]:
    (first, *rest), *others = words
    # The look behind stands after the first letter: so the engine skips to where that letter is.
    width = ".." if first.startswith(_EITHER) else "."
    opening = f"{first}(?<![^\\W_]{width}){''.join(rest)}"
    whole = _APART.join((opening, *map("".join, others)))
    return re.compile(whole + (r"[^\W_]*" if term.open else r"(?![^\W_])"), re.DOTALL)


def _as_asked(word: str) -> list[str]:
    """A word letter by letter, in either case; where two ways of placing the tone are in use (hòa, hoà), in both."""
    cased = [f"[{char}{char.upper()}]" if len(char.upper()) == 1 else re.escape(char) for char in word]
    for at in range(len(word) - 1):
        letter, *tone = unicodedata.normalize("NFD", word[at])
        if tone and letter + word[at + 1] in _TWO_WAYS:
            toned = unicodedata.normalize("NFC", word[at + 1] + "".join(tone))
            older = f"[{letter}{letter.upper()}][{toned}{toned.upper()}]"
            cased[at : at + 2] = f"{_EITHER}{cased[at]}{cased[at + 1]}|{older})", ""
    return cased


@cache
def _letters() -> dict[str, str]:
    """For each plain letter the class of all letters that are it, marks and case apart."""
    alike = {char: {char, char.upper()} for char in "abcdefghijklmnopqrstuvwxyz"}
    for char in map(chr, _BEYOND_ASCII):
        plain = unaccent(char).lower()
        if plain in alike and char.isalpha():
            alike[plain].add(char)
    return {plain: f"[{''.join(sorted(chars))}]" for plain, chars in alike.items()}


def _joined(found: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in found:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined

"""The grammar of Vietnamese syllables: which can exist, and where their tone mark belongs.

A syllable is an onset, a rime and one of six tones; rimes that end in a stop (c, ch, p, t) have only the tones
sắc and nặng. Both placements of the tone in oa, oe, uy are right (``hoà`` old, ``hòa`` new).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

Placement: TypeAlias = Literal["old", "new", "wrong", "only"]

_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng
_STOPPED = frozenset({0, 1, 2, 3})
_ONSETS = (
    "ngh", "ng", "nh", "gh", "gi", "qu", "kh", "ph", "th", "tr", "ch",
    "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x",
)  # fmt: skip
_SPELLED_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây"
    " e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu"
    " y yêm yên yêng yêt yêu o oc oi om on ong ooc oong op ot oa oac oach oai oam oan oang oanh oao oap oat oay"
    " oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt"
    " u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uôc uôi uôm uôn uông uôt"
    " uy uya uych uyên uyêt uynh uyp uyt uyu ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu"
)
_RIMES = frozenset(_SPELLED_RIMES.split())
_SPELLED_AFTER_QU = (
    "a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây e en eo et ê ên ênh êt êch êu"
    " i it ich in inh y yên yêt ynh yt ych ơ o ôc"
)
_AFTER_QU = frozenset(_SPELLED_AFTER_QU.split())
_G_BEFORE_I = frozenset({"i", "in", "iêng", "iêt", "iêm"})
_FRONT = ("e", "ê", "i", "y")
_VOWELS = frozenset("aăâeêioôơuưy")
_EITHER = frozenset({"oa", "oe", "uy"})
_MARKED = ("ê", "ơ", "â", "ă", "ô")
_TELEX = {"aa": "â", "ee": "ê", "oo": "ô", "dd": "đ", "aw": "ă", "ow": "ơ", "uw": "ư"}
_TELEX_TONES = {"f": "\u0300", "r": "\u0309", "x": "\u0303", "s": "\u0301", "j": "\u0323"}
_TELEX_SIGN = re.compile("aa|ee|oo|dd|aw|ow|uw")


class Syllable(NamedTuple):
    """A syllable that can exist: onset and rime without the tone, the tone (0 to 5), where its mark stands."""

    onset: str
    rime: str
    tone: int
    placement: Placement


@lru_cache(maxsize=16384)
def read_syllable(word: str) -> Syllable | None:
    """The parts of a lower-case NFC word, None where no Vietnamese syllable is spelled so.

    ``placement`` is "only" where the tone has one right place and stands there, "wrong" where it stands on
    another letter (``qủa``), "old" or "new" in oa, oe, uy (``thuỷ``, ``thủy``).
    """
    letters, tones = _bare(word)
    if len(tones) > 1:
        return None
    tone, place = tones[0] if tones else (0, -1)
    split = _split(letters)
    if split is None:
        return None
    onset, rime = split
    if rime.endswith(("c", "ch", "p", "t")) and tone in _STOPPED:
        return None
    if not tone:
        return Syllable(onset, rime, 0, "only")
    return Syllable(onset, rime, tone, _placement(rime, place - len(onset)))


def _bare(word: str) -> tuple[str, list[tuple[int, int]]]:
    """The letters without tones, and (tone, place) of each tone mark."""
    letters: list[str] = []
    tones: list[tuple[int, int]] = []
    for char in word:
        parts = unicodedata.normalize("NFD", char) if char >= "\u00c0" else char
        kept = "".join(part for part in parts if part not in _TONES)
        tones += [(_TONES[part], len(letters)) for part in parts if part in _TONES]
        letters.append(unicodedata.normalize("NFC", kept))
    return "".join(letters), tones


def _split(letters: str) -> tuple[str, str] | None:
    if letters.startswith("g") and letters[1:] in _G_BEFORE_I:
        return "g", letters[1:]
    if letters in ("giêng", "giêt", "giêm"):
        return "gi", letters[2:]
    for onset in _ONSETS:
        if letters.startswith(onset):
            rime = letters[len(onset) :]
            if (rime in _AFTER_QU) if onset == "qu" else (rime in _RIMES and _spelled(onset, rime)):
                return onset, rime
    return ("", letters) if letters in _RIMES else None


def _spelled(onset: str, rime: str) -> bool:
    """Whether the spelling rules join onset and rime: k, gh, ngh before e, ê, i, y, and only there."""
    front = rime.startswith(_FRONT)
    if onset in ("c", "g", "ng"):
        return not front
    if onset in ("k", "gh", "ngh"):
        return front or (onset == "k" and rime == "a")
    if onset == "gi":
        return not rime.startswith(("i", "y"))
    return True


def _placement(rime: str, place: int) -> Placement:
    if rime in _EITHER:
        return "new" if place == 0 else "old" if place == 1 else "wrong"
    return "only" if place == tone_place(rime) else "wrong"


def tone_place(rime: str) -> int:
    """The letter of a rime (from 0) that carries the tone mark; the new placement in oa, oe, uy."""
    for marked in _MARKED:
        if marked in rime:
            return rime.rindex(marked)
    if rime.startswith("ư"):
        return 0
    vowels = [place for place, letter in enumerate(rime) if letter in _VOWELS]
    closed = rime[-1] not in _VOWELS
    if len(vowels) == 3:
        return vowels[1]
    return vowels[-1] if closed else vowels[0]


@lru_cache(maxsize=4096)
def from_telex(word: str) -> str | None:
    """The word that typed Telex keys stand for (``vaf`` is ``và``), None where they stand for none.

    Only keys that were surely meant are read: a tone key at the end, and, where that is s, r or x, a doubled or
    hooked letter before it. One stray letter in front is left out (``avaf``).
    """
    if len(word) < 3 or word[-1] not in _TELEX_TONES or not word.isascii():
        return None
    if word[-1] in "srx" and not _TELEX_SIGN.search(word):
        return None
    for typed in (word, word[1:]) if word[-1] in "fj" else (word,):
        said = _typed(typed[:-1], _TELEX_TONES[typed[-1]])
        if said is not None:
            return said
    return None


def _typed(keys: str, tone: str) -> str | None:
    letters = _TELEX_SIGN.sub(lambda found: _TELEX[found.group()], keys)
    split = _split(letters)
    if split is None:
        return None
    onset, rime = split
    at = len(onset) + tone_place(rime)
    said = unicodedata.normalize("NFC", letters[: at + 1] + tone + letters[at + 1 :])
    return said if read_syllable(said) else None

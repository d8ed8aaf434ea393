"""The words of a text once: folded and without marks, with their places and what stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kehoach.models.language.fold import fold_keep, unaccent

_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_PLAIN = str.maketrans(_LETTERS, unaccent(_LETTERS))


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one text: lists of equal length.

    ``folded`` is the text in lower case with the new tone placement; ``words`` are its words, ``plain`` the same
    without marks, ``starts`` and ``ends`` their half-open spans in the text. ``joined`` says that only blanks
    stand between a word and the one before.
    """

    text: str
    folded: str
    words: list[str]
    plain: list[str]
    starts: list[int]
    ends: list[int]
    joined: list[bool]

    def capital(self, place: int) -> bool:
        return self.text[self.starts[place]].isupper()

    def all_caps(self, place: int) -> bool:
        return self.ends[place] - self.starts[place] > 1 and self.printed(place, place).isupper()

    def printed(self, first: int, last: int) -> str:
        """The text from one word to another, both included."""
        return self.text[self.starts[first] : self.ends[last]]

    def run(self, first: int, count: int) -> bool:
        """Whether so many words from the first on stand together with only blanks between them."""
        return first + count <= len(self.words) and all(self.joined[first + 1 : first + count])

    def name_like(self, place: int) -> bool:
        """Whether a word is capitalised although it does not begin a sentence, line or cell."""
        if not self.capital(place) or self.all_caps(place):
            return False
        follows = place + 1 < len(self.words) and self.joined[place + 1] and self.capital(place + 1)
        return self.joined[place] or follows


@lru_cache(maxsize=4)
def words_of(text: str) -> Words:
    """The words of a text, read once for all checks."""
    folded = fold_keep(text)
    plain = folded.translate(_PLAIN)
    found = [match.span() for match in _WORD.finditer(folded)]
    starts = [start for start, _ in found]
    ends = [end for _, end in found]
    gaps = zip([0, *ends], starts, strict=False)
    return Words(
        text,
        folded,
        [folded[start:end] for start, end in found],
        [plain[start:end] for start, end in found],
        starts,
        ends,
        [before < start and text[before:start].strip(" \u00a0") == "" for before, start in gaps],
    )

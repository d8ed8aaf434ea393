"""Where a text puts its tone marks: words written in both placements, marks on a wrong letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.models.language.fold import fold_keep
from kehoach.models.language.syllables import read_syllable
from kehoach.models.outline import Span

_EITHER = re.compile(r"(?:[òóỏõọ][ae]|o[àáảãạèéẻẽẹ]|[ùúủũụ]y|u[ỳýỷỹỵ])(?![^\W\d_])(?<!q..)")
# The search is for the letter with the mark; what stands before it is asked behind it.
_SUSPECT = re.compile(
    r"[òóỏõọùúủũụìíỉĩịàáảãạừứửữự](?:(?<=[òóỏõọùúủũụìíỉĩị])[aeiouyâêôơăư]"
    r"|(?<=[uưi][àáảãạ])(?<!qu.)(?<!gi.)(?![^\W\d_])|(?<=[ừứửữự])ơ)"  # cuả, lưạ, miạ; đựơc
)
_WORD_END = re.compile(r"[^\W\d_]*$")
_WORD_REST = re.compile(r"[^\W\d_]*")
_LONGEST = 10


def mixed_words(text: str) -> tuple[list[Span], Span]:
    """(places of the rarer placement, one place of the other) over words that are written in both ways.

    Capitalised words are left out: a name keeps its own spelling. Nothing where no word is mixed.
    """
    old: dict[str, list[Span]] = {}
    new: dict[str, list[Span]] = {}
    for found in _EITHER.finditer(text):
        start, end = _word(text, found.start(), found.end())
        word = text[start:end]
        if word[0].isupper():
            continue
        folded = fold_keep(word)
        side = new if folded == word else old
        side.setdefault(folded, []).append((start, end))
    both = [word for word in old if word in new]
    if not both:
        return [], (0, 0)
    old_places = sorted(place for word in both for place in old[word])
    new_places = sorted(place for word in both for place in new[word])
    rarer, other = (old_places, new_places) if len(old_places) <= len(new_places) else (new_places, old_places)
    first = fold_keep(text[slice(*rarer[0])])
    return rarer, next(place for place in other if fold_keep(text[slice(*place)]) == first)


def misplaced_tones(text: str) -> Iterator[Span]:
    """Words in small letters that are syllables but for the place of their mark (``kết qủa``, ``tòan``, ``cuả``)."""
    for found in _SUSPECT.finditer(text):
        start, end = _word(text, found.start(), found.end())
        syllable = read_syllable(text[start:end])
        if syllable is not None and syllable.placement == "wrong":
            yield start, end


def _word(text: str, start: int, end: int) -> Span:
    """The span of the whole word around a span."""
    before = _WORD_END.search(text, max(start - _LONGEST, 0), start)
    after = _WORD_REST.match(text, end)
    return before.start() if before else start, after.end() if after else end

"""Where a text puts its tone marks: words written in both placements, marks on a wrong letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.models.language.fold import fold_keep
from kehoach.models.language.syllables import read_syllable
from kehoach.models.outline import Span

_EITHER = re.compile(r"(?<![^\W\d_])[^\W\d_]*?(?<!q)(?:[òóỏõọ][ae]|o[àáảãạèéẻẽẹ]|[ùúủũụ]y|u[ỳýỷỹỵ])(?![^\W\d_])")
_SUSPECT = re.compile(
    r"(?<![^\W\d_])(?:[^\W\d_]*[òóỏõọùúủũụìíỉĩị][aeiouyâêôơăư][^\W\d_]+|q[ùúủũụ][^\W\d_]+|g[ìíỉĩị][aeou][^\W\d_]*)"
)


def mixed_words(text: str) -> tuple[list[Span], Span]:
    """(places of the rarer placement, one place of the other) over words that are written in both ways.

    Capitalised words are left out: a name keeps its own spelling. Nothing where no word is mixed.
    """
    old: dict[str, list[Span]] = {}
    new: dict[str, list[Span]] = {}
    for found in _EITHER.finditer(text):
        word = found.group()
        if word[0].isupper():
            continue
        folded = fold_keep(word)
        side = new if folded == word else old
        side.setdefault(folded, []).append(found.span())
    both = [word for word in old if word in new]
    if not both:
        return [], (0, 0)
    old_places = sorted(place for word in both for place in old[word])
    new_places = sorted(place for word in both for place in new[word])
    rarer, other = (old_places, new_places) if len(old_places) <= len(new_places) else (new_places, old_places)
    first = fold_keep(text[slice(*rarer[0])])
    return rarer, next(place for place in other if fold_keep(text[slice(*place)]) == first)


def misplaced_tones(text: str) -> Iterator[Span]:
    """Words in small letters that are syllables but for the place of their mark (``kết qủa``, ``tòan``)."""
    for found in _SUSPECT.finditer(text):
        syllable = read_syllable(found.group())
        if syllable is not None and syllable.placement == "wrong":
            yield found.span()

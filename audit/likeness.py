"""How alike two tasks are: the share of word pairs they have in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kehoach.models.language.abbreviations import expand

_ALIKE = 0.5  # share of the shorter text's word pairs that both have
_LENGTHS = 0.6  # the shorter text against the longer
_MANY = 0.25
_LEAST_WORDS = 8
_COMMON = 12  # tasks that share a word pair before it says nothing


def near_duplicates(texts: Sequence[str]) -> list[tuple[int, int, float]]:
    """Pairs (earlier, later, share) of texts that say nearly the same, each later text once, with its nearest."""
    pairs = [_pairs(text) for text in texts]
    holders: dict[tuple[str, str], list[int]] = {}
    for at, own in enumerate(pairs):
        for pair in own:
            holders.setdefault(pair, []).append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if 1 < len(held) <= _COMMON:
            shared.update((one, other) for i, one in enumerate(held) for other in held[i + 1 :])
    best: dict[int, tuple[int, float]] = {}
    for (one, other), count in shared.items():
        short, long = sorted((len(pairs[one]), len(pairs[other])))
        share = count / short
        if (
            short >= _LEAST_WORDS - 1
            and short / long >= _LENGTHS
            and share >= _ALIKE
            and share > best.get(other, (0, 0.0))[1]
        ):
            best[other] = (one, share)
    if len(best) > _MANY * len(texts):  # a set of forms, which repeat by design
        return []
    return [(one, other, share) for other, (one, share) in sorted(best.items())]


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    words = re.findall(r"[^\W_]+", expand(text))
    return frozenset(pairwise(words))

"""How alike two tasks are: the share of word pairs they have in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations, pairwise

from kehoach.models.language.abbreviations import expand

_ALIKE = 0.6  # share of the shorter text's word pairs that both have
_LENGTHS = 0.6  # the shorter text against the longer
_MANY = 0.25
_LEAST_WORDS = 8
_OWN = 1  # words of its own that one of the two may have: with two it speaks of another thing
_EMPTY = frozenset((
    "tổ", "chức", "thực", "hiện", "triển", "khai", "tiến", "hành", "việc", "công", "tác", "các",
    "những", "về", "của", "cho", "tại", "đối", "với", "để", "và", "trong", "theo", "trên",
    "được", "có", "hiệu", "quả", "tốt", "năm",
))  # fmt: skip
_COMMON = 12  # tasks that share a word pair before it says nothing


def near_duplicates(texts: Sequence[str]) -> list[tuple[int, int, float]]:
    """Pairs (earlier, later, share) of texts that say nearly the same, each later text once, with its nearest."""
    words = [re.findall(r"[^\W_]+", expand(text)) for text in texts]
    pairs = [frozenset(pairwise(own)) for own in words]
    holders: dict[tuple[str, str], list[int]] = {}
    for at, own in enumerate(pairs):
        for pair in own:
            holders.setdefault(pair, []).append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if 1 < len(held) <= _COMMON:
            for both in combinations(held, 2):
                shared[both] += 1
    best: dict[int, tuple[int, float]] = {}
    for (one, other), count in shared.items():
        short, long = sorted((len(pairs[one]), len(pairs[other])))
        share = count / short
        if (
            short >= _LEAST_WORDS - 1
            and short / long >= _LENGTHS
            and share >= _ALIKE
            and share > best.get(other, (0, 0.0))[1]
            and _says_the_same(words[one], words[other])
        ):
            best[other] = (one, share)
    if len(best) > _MANY * len(texts):  # a set of forms, which repeat by design
        return []
    return [(one, other, share) for other, (one, share) in sorted(best.items())]


def _says_the_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one of the two has hardly a word of weight that the other lacks."""
    own = ({*one} - {*other} - _EMPTY, {*other} - {*one} - _EMPTY)
    return min(len(words) for words in own) <= _OWN

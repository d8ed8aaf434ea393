"""The sketch of a text by which like texts are found (MinHash over its word shingles); the wall before datasketch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from zlib import crc32

from kehoach.models.language.fold import fold_keep

METHOD = "minhash-128-words-4"
_PERMUTATIONS = 128
_WORDS = 4
_WORD = re.compile(r"[^\W_]+")
_BATCH = 4096  # shingles worked on at a time: the permutations of a batch lie in memory at once


class Sketch(NamedTuple):
    """``shingles`` = how many different ones the text has; ``value`` = the sketch as datasketch writes it."""

    shingles: int
    value: bytes


def sketch(text: str) -> Sketch:
    """The sketch of an NFC text over all runs of four of its words, in small letters and with their marks."""
    words = _WORD.findall(fold_keep(text))
    runs = {" ".join(words[at : at + _WORDS]).encode() for at in range(max(len(words) - _WORDS + 1, bool(words)))}
    shingles = sorted(runs)
    made = _library().MinHash(num_perm=_PERMUTATIONS, hashfunc=crc32)
    for at in range(0, len(shingles), _BATCH):
        made.update_batch(shingles[at : at + _BATCH])
    lean = _library().LeanMinHash(made)
    value = bytearray(lean.bytesize("<"))
    lean.serialize(value, "<")
    return Sketch(len(shingles), bytes(value))


def likenesses(sketches: Mapping[int, Sketch], least: float) -> Iterator[tuple[int, int, float]]:
    """The pairs (smaller key, larger key, share) of sketches whose texts share at least that share of their shingles.

    The share is the Jaccard estimate of the sketches, right to about 0.04. Empty texts are like nothing.
    """
    index = _library().MinHashLSH(threshold=max(least - 0.1, 0.1), num_perm=_PERMUTATIONS)
    hashes: dict[int, Any] = {}
    for key in sorted(key for key, one in sketches.items() if one.shingles):
        own = hashes[key] = _library().LeanMinHash.deserialize(sketches[key].value, "<")
        near: Sequence[int] = index.query(own)
        for other in sorted(near):
            share = float(own.jaccard(hashes[other]))
            if share >= least:
                yield other, key, share
        index.insert(key, own)


def _library() -> Any:
    import datasketch

    return datasketch

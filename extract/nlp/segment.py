"""Vietnamese word segmentation with exact offsets: the only door to underthesea's segmenter.

The segmenter changes nothing here: NFC text, no token normalisation (it rewrites ``Uỷ``), never
``fixed_words`` (it changes the library's global state). It gives words without offsets; each is found
again from the running position. Each sentence is segmented once; what is segmented is counted, because the
segmenter is slow: give it candidate sentences of prose only.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, Protocol, TypeAlias, cast

Span: TypeAlias = tuple[int, int]


class _Tokenize(Protocol):
    def __call__(self, sentence: str, *, use_token_normalize: bool) -> list[str]: ...


@cache
def _tokenizer() -> _Tokenize:
    import underthesea

    return cast(_Tokenize, cast(Any, underthesea).word_tokenize)


class _Counter:
    """How many characters have gone through the segmenter in this process."""

    def __init__(self) -> None:
        self.characters = 0


_COUNTED = _Counter()


def characters_segmented() -> int:
    """The number of characters given to the segmenter so far in this process."""
    return _COUNTED.characters


@lru_cache(maxsize=2048)
def segment(sentence: str) -> tuple[Span, ...]:
    """The words of a sentence as half-open spans in order; a word may hold several syllables ("tham mưu")."""
    _COUNTED.characters += len(sentence)
    spans: list[Span] = []
    at = 0
    for word in _tokenizer()(sentence, use_token_normalize=False):
        found = _find(sentence, word, at)
        if found:
            spans.append(found)
            at = found[1]
    return tuple(spans)


def _find(sentence: str, word: str, at: int) -> Span | None:
    """The span of a word's syllables from a position on; white space between them may differ."""
    start = end = -1
    for syllable in word.split():
        here = sentence.find(syllable, at)
        if here < 0:
            return None
        start = here if start < 0 else start
        at = end = here + len(syllable)
    return (start, end) if start >= 0 else None

"""Whether the letters of a PDF are Vietnamese words: scans often carry a text layer that is garbage."""

from __future__ import annotations

import re

_ONSET = "(?:ngh|ng|nh|gh|gi|kh|ch|ph|th|tr|qu|[bcdđghklmnpqrstvx])?"
_VOWEL = "[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]"
_CODA = "(?:ch|nh|ng|[cmnpt])?"
_SYLLABLE = re.compile(f"{_ONSET}{_VOWEL}{{1,3}}{_CODA}")
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH_WORDS = 20
_LEAST_SHARE = 0.5


def syllable_share(text: str) -> float:
    """The share of possible Vietnamese syllables among the words of a text, by letters; 1.0 without words."""
    right = every = 0
    for word in _WORD.findall(text.lower()):
        every += len(word)
        if _SYLLABLE.fullmatch(word):
            right += len(word)
    return right / every if every else 1.0


def is_garbage(text: str) -> bool:
    """Whether the text is long enough to judge and most of it cannot be Vietnamese."""
    if "\ufffd" in text and text.count("\ufffd") > len(text) / 5:
        return True
    words = _WORD.findall(text)
    return len(words) >= _ENOUGH_WORDS and syllable_share(text) < _LEAST_SHARE

"""Comparison forms of Vietnamese text: what two clerks write differently and mean alike.

All functions expect NFC text. Old and new tone placement (``hoà``/``hòa``, ``Uỷ``/``Ủy``) differ only
in which of two neighbouring letters carries the tone, so folding keeps the length.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONED = {"a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ"}
_FIRST = {"o": "òóỏõọ", "u": "ùúủũụ"}
_OLD_PLACEMENT = {
    first + toned: _FIRST[first][tone] + vowel
    for first, vowel in (("o", "a"), ("o", "e"), ("u", "y"))
    for tone, toned in enumerate(_TONED[vowel])
}
_OLD = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?<!q..)(?!\w)")
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_BLANKS = "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\t\n\r\v\f"
_SIGNS = {**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_BLANKS, " "), "\xd0": "đ", "\u0130": "i"}
# A search for the few signs is far cheaper than str.translate, which asks for every letter beyond ASCII.
_SIGN = re.compile(f"[{re.escape(''.join(_SIGNS))}]")
_SPACES = re.compile(r" +")
_DASH = re.compile(r" ?- ?")


def fold_keep(text: str) -> str:
    """The text in lower case, new tone placement, plain dashes and plain spaces, with every offset kept.

    ``len(fold_keep(text)) == len(text)``: a match in the result can be read off in the text itself.
    """
    plain = _SIGN.sub(lambda found: _SIGNS[found.group()], text)
    lowered = plain.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in plain)
    return _OLD.sub(lambda found: _OLD_PLACEMENT[found.group()], lowered)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The key under which spellings of a name meet: ``fold_keep``, single spaces, none round a dash."""
    return _DASH.sub("-", _SPACES.sub(" ", fold_keep(text))).strip()


class _Bare(dict[int, str]):
    """Each character without its marks, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        found = "d" if char == "đ" else "D" if char == "Đ" else unicodedata.normalize("NFD", char)[0]
        self[code] = found
        return found


_BARE = _Bare()


def unaccent(text: str) -> str:
    """The text without tone and vowel marks, ``đ`` as ``d``, case and offsets kept."""
    return text if text.isascii() else text.translate(_BARE)

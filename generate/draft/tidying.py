"""Small slips of last year's text that a draft does not carry over: blanks, doubled marks, letters in a wrong form."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache

from kehoach.models.language.fold import fold_keep
from kehoach.models.vocabulary import load

_BLANKS = re.compile(r"[ \t\u00a0]+")
_BEFORE_MARK = re.compile(r"\s+(?=[,;:.!?)\]](?:\s|$))")
_AFTER_MARK = re.compile(r"(?<=[^\W\d_])([,;])(?=[^\W\d_])")
_BEFORE_BRACKET = re.compile(r"(?<=[^\W\d_])\((?=[^\W\d_]{2,})")
_AFTER_BRACKET = re.compile(r"(?<=\() +| +(?=\))")
_DOUBLED = re.compile(r"([,;:])(?:\s*\1)+")
_BOLD = re.compile(r"\*{1,3}|(?<!\w)_{2,}(?!\w)")
_END = re.compile(r"[\s.;,:/]+$")
_BULLET = re.compile(r"^\s*(?:[-–+*•]\s*)+")


def tidy(text: str) -> str:
    """One line of text with single blanks set as they should be, without bullet, marks of emphasis or final sign."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    line = _BULLET.sub("", _BOLD.sub("", line))
    line = _BLANKS.sub(" ", _BEFORE_MARK.sub("", line))
    line = _AFTER_BRACKET.sub("", _BEFORE_BRACKET.sub(" (", _AFTER_MARK.sub(r"\1 ", line)))
    return _END.sub("", _DOUBLED.sub(r"\1", line)).strip()


def reworded(text: str, day: date) -> str:
    """The text with terms that went out of use by a day put into the words of that day."""
    found = text
    for pattern, words, since in _terms():
        if since <= day:
            for match in reversed(list(pattern.finditer(fold_keep(found)))):
                found = found[: match.start()] + words + found[match.end() :]
    return found


@cache
def _terms() -> tuple[tuple[re.Pattern[str], str, date], ...]:
    entries = load("reworded")["term"]
    return tuple((re.compile(one["pattern"]), one["words"], date.fromisoformat(one["since"])) for one in entries)


def sentence(text: str) -> str:
    """The text with a capital at its head and a full stop behind it."""
    return capital(tidy(text)) + "."


def capital(text: str) -> str:
    """The text with a capital at its head."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """The text to stand inside a sentence: a small letter at its head unless a short form or a name stands there."""
    first, _, rest = text.partition(" ")
    second = rest[:1]
    return text if first.isupper() or (second.isupper() and first[:1].isupper()) else text[:1].lower() + text[1:]

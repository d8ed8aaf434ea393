"""Short forms in a document: where each is used, and which are written out somewhere."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kehoach.models.language.letters import SMALL
from kehoach.models.language.numbers import parse_roman
from kehoach.models.outline import Outline, Span
from kehoach.models.vocabulary import load

# What stands before the first letter is asked behind it: the search then skips all other letters at once.
_FORM = re.compile(r"[A-ZĐ](?<![\w/.-].)[A-ZĐ]{1,9}(?:[&-][A-ZĐ]{1,6})*(?![\w/]|-[A-ZĐ])")
_SMALL_RUN = re.compile(rf"[{SMALL}]+")
_CLOSED = frozenset({"head", "title", "signature", "recipients", "annex-head"})
_LEAST_LETTERS = 4  # of a form that may be a misprint
_WINDOW = 60  # characters looked at on either side
_CAPITALS = 0.6  # share of capitals from which a line is set in capitals
_BEHIND = re.compile(r"[^\W\d_]\s*\((?:[^()\n]{0,40}(?:tắt|gọi|là)[^()\n]{0,12})?[\"“]?$")
_CLOSING = re.compile(r"[\"”]?\s*[),;]")
_BEFORE = re.compile(rf"\s*\((?=[^()\n]*[{SMALL}]{{2,}}\s+[{SMALL}]{{2,}})[^()\n]{{6,}}\)|\s*(?::|là viết tắt)")
_NEAR = 80


@lru_cache(maxsize=1)
def short_forms(outline: Outline) -> dict[str, list[Span]]:
    """The short forms of the running text with their places; lines in capitals, heads and signatures left out."""
    found: dict[str, list[Span]] = {}
    closed = [(node.start, node.end) for node in outline.root.walk() if node.zone in _CLOSED and node.kind != "part"]
    text = outline.text
    for match in _FORM.finditer(text):
        form = match.group()
        if any(start <= match.start() < end for start, end in closed) or _in_capitals(text, match.start()):
            continue
        if parse_roman(form) is None:
            found.setdefault(form, []).append(match.span())
    return found


def written_out(text: str, form: str) -> bool:
    """Whether the form stands in brackets behind its words, or its words in brackets behind it."""
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if _CLOSING.match(text, end) and _BEHIND.search(text[max(0, at - _NEAR) : at]):
            return True
        if not text[max(at - 1, 0) : at].isalnum() and _BEFORE.match(text, end):
            return True
        at = text.find(form, end)
    return False


def misprint_of(outline: Outline, form: str) -> str | None:
    """The short form of the field that the document uses and that a form no one knows is one letter off."""
    forms = short_forms(outline)
    if len(form) < _LEAST_LETTERS or form in generally_known() | of_the_field() or written_out(outline.text, form):
        return None
    right = [
        known for known in forms if known in of_the_field() and len(forms[known]) > 1 and _one_letter_off(form, known)
    ]
    return right[0] if len(right) == 1 else None


def _one_letter_off(form: str, other: str) -> bool:
    """One letter changed, or two neighbours changed places."""
    if len(form) != len(other):
        return False
    unlike = [at for at, (a, b) in enumerate(zip(form, other, strict=True)) if a != b]
    if len(unlike) == 1:
        return True
    return len(unlike) == 2 and unlike[1] == unlike[0] + 1 and sorted(form) == sorted(other)


@cache
def generally_known() -> frozenset[str]:
    """Short forms that need no words beside them."""
    return frozenset(load("abbreviations_known")["known"])


@cache
def of_the_field() -> frozenset[str]:
    """Short forms that the vocabulary can write out, in capitals."""
    return frozenset(form.upper() for form in load("abbreviations")["short"])


def small_letters(text: str) -> int:
    """How many small letters of Vietnamese a text has; far cheaper than to ask for each of its letters."""
    return len(text) - len(_SMALL_RUN.sub("", text))


def _in_capitals(text: str, at: int) -> bool:
    line = text.rfind("\n", 0, at) + 1
    stop = text.find("\n", at)
    stop = stop if stop >= 0 else len(text)
    start, cell = max(text.rfind("\t", line, at) + 1, line), text.find("\t", at, stop)
    near = text[max(start, at - _WINDOW) : min(cell if cell >= 0 else stop, at + _WINDOW)]
    if small_letters(near) >= (1 - _CAPITALS) * len(near):  # as nearly always
        return False
    letters = sum(map(str.isalpha, near))
    return sum(map(str.isupper, near)) > _CAPITALS * letters and letters > len(" TTHC")

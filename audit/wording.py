"""The words of a document in the form in which they are searched."""

from __future__ import annotations

from functools import lru_cache

from kehoach.audit.case import Case
from kehoach.models.language.abbreviations import expand
from kehoach.models.language.fold import fold_keep

_BREAKS = {"\n": "\ufdd0", "\t": "\ufdd1"}  # stand-ins that no text has and folding leaves alone


@lru_cache(maxsize=1)
def folded(case: Case) -> str:
    """The whole text in lower case and one spelling, offsets, line breaks and tabs kept; made once a document."""
    text = case.text
    for sign, other in _BREAKS.items():
        text = text.replace(sign, other)
    text = fold_keep(text)
    for sign, other in _BREAKS.items():
        text = text.replace(other, sign)
    return text


@lru_cache(maxsize=1024)
def expanded(name: str) -> str:
    """A name written out; the same few names stand in every row of a table and among the recipients."""
    return expand(name)


def sentence_start(text: str, at: int) -> int:
    """Where the sentence or line begins that holds an offset."""
    return max(text.rfind(sign, 0, at) for sign in (". ", ";", "\n", "\t")) + 1


def sentence_end(text: str, at: int) -> int:
    """Where the sentence or line ends that holds an offset."""
    return min((end for sign in (". ", ".\n", ";", "\n", "\t") if (end := text.find(sign, at)) >= 0), default=len(text))

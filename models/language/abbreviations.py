"""Short forms of administrative Vietnamese written out: to compare names, never to change what is printed."""

from __future__ import annotations

import re
from functools import cache

from kehoach.models.language.fold import fold
from kehoach.models.vocabulary import load


@cache
def _short_forms() -> re.Pattern[str]:
    forms = sorted(load("abbreviations")["short"], key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?![\w&])")


def expand(text: str) -> str:
    """The folded text with its short forms written out: ``VP UBND xã``: ``văn phòng ủy ban nhân dân xã``."""
    return _short_forms().sub(lambda found: load("abbreviations")["short"][found.group()], fold(text))

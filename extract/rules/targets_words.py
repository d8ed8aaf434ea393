"""The word lists of models/vocabulary/targets.toml as patterns on folded text."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from kehoach.models.vocabulary import load


@cache
def any_of(group: str, name: str) -> re.Pattern[str]:
    """A pattern that finds any of a list's words as whole words."""
    return re.compile(_words(group, name))


@cache
def ending(group: str, name: str) -> re.Pattern[str]:
    """A pattern that finds any of a list's words at the end of a text, a colon allowed behind."""
    return re.compile(rf"(?:{_words(group, name)})\s*:?\s*$")


def _words(group: str, name: str) -> str:
    words = cast("list[str]", load("targets")[group][name])
    starts = [word for word in words if not word.startswith(("^", "(?<"))]
    others = [word for word in words if word.startswith(("^", "(?<"))]
    plain = rf"(?<!\w)(?:{'|'.join(starts)})(?!\w)" if starts else ""
    return "|".join(part for part in (plain, *(rf"{word}(?!\w)" for word in others)) if part)

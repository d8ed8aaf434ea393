"""Whether a task mends what lost points or keeps what was reached: by a heading, a group of a table, its own words."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from kehoach.extract.outline.sections import section_at
from kehoach.models.language.fold import fold_keep
from kehoach.models.outline import Outline

Intent: TypeAlias = Literal["remedy", "maintain"]


def intent_of(words: str) -> Intent | None:
    """Whether a task mends or keeps something, by its first words (folded)."""
    if re.match(r"^(?:tiếp tục |tập trung )*duy trì", words):
        return "maintain"
    if re.match(r"^(?:tiếp tục |tập trung )*khắc phục", words):
        return "remedy"
    return None


def intent_of_heading(title: str) -> Intent | None:
    """Whether a heading or a group of a table puts what mends or what keeps something under it."""
    words = fold_keep(title)
    remedy, maintain = "khắc phục" in words, "duy trì" in words
    if remedy == maintain:
        return None
    return "remedy" if remedy else "maintain"


def intent_above(outline: Outline, offset: int) -> Intent | None:
    """What the nearest heading above a place says of the intent of what stands under it."""
    heading = section_at(outline, offset)
    return intent_of_heading(outline.text[heading.title[0] : heading.title[1]]) if heading else None

"""What a section is there for, by the words of its heading: aims, review, tasks, duties, or none of them.

"content" is a section of activities that may also describe: there an item is work when it begins with a verb
or names a doer.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, TypeAlias, cast

from kehoach.models.language.fold import fold_keep
from kehoach.models.vocabulary import load

Nature: TypeAlias = Literal["aims", "review", "tasks", "content", "duties", "none", "unknown"]
IDLE: frozenset[Nature] = frozenset({"aims", "review", "none"})
OPEN: frozenset[Nature] = frozenset({"unknown", "content"})


@cache
def _patterns(level: Literal["top", "below", "beside"]) -> tuple[tuple[Nature, re.Pattern[str]], ...]:
    entries = cast("list[dict[str, object]]", load("natures")[level])
    return tuple(
        (cast("Nature", entry["nature"]), re.compile("|".join(cast("list[str]", entry["words"])))) for entry in entries
    )


def nature_of(title: str, above: Nature, depth: int) -> Nature:
    """The nature of a section from its title and the section it stands in.

    At the top the word that comes first decides ("MỤC TIÊU VÀ NHIỆM VỤ" holds tasks all the same); below, only
    a title that begins with such a word changes what the section above is for; under a heading of several matters
    ("ĐỐI TƯỢNG, NỘI DUNG VÀ THỜI GIAN") also one that names the contents.
    """
    words = fold_keep(title).strip()
    if depth > 1 and above != "unknown":
        for nature, pattern in _patterns("below"):
            if pattern.search(words):
                return nature
        if above == "none":
            for nature, pattern in _patterns("beside"):
                if pattern.search(words):
                    return nature
        return above
    hits: list[tuple[int, Nature]] = [
        (found.start(), nature) for nature, pattern in _patterns("top") if (found := pattern.search(words))
    ]
    if not hits:
        return above
    first = min(hits)[1]
    if first in ("content", "tasks") and any(nature == "tasks" for _, nature in hits):
        return "tasks"
    if first in ("aims", "none") and any(nature == "tasks" for _, nature in hits) and "nhiệm vụ" in words:
        return "tasks"
    return first

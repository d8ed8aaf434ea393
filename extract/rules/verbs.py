"""Whether words begin with a verb of action, by the vocabulary of verbs."""

from __future__ import annotations

import re
from functools import cache

from kehoach.models.language.fold import fold_keep
from kehoach.models.language.numbering import read_marker
from kehoach.models.vocabulary import load

_LONGEST = 5
_MANNER = frozenset(
    fold_keep(word)
    for word in (
        "thường xuyên", "định kỳ", "kịp thời", "tích cực", "nghiêm túc", "khẩn trương", "tiếp tục", "hằng năm",
        "hàng năm", "hằng quý", "hàng quý", "hằng tháng", "hàng tháng", "trực tiếp", "từng bước", "quyết liệt",
        "căn cứ", "trên cơ sở",
    )
)  # fmt: skip
_PLACE = frozenset({"tại", "qua", "ở", "hoặc", "đến", "với"})  # how or where, not what: "Trực tiếp tại trụ sở"


def starts_with_verb(text: str) -> bool:
    """Whether a line, its number or bullet left out, begins with a verb or the manner of one."""
    marker = read_marker(text)
    words = re.findall(r"[\w]+", fold_keep(text[marker.end if marker else 0 :][:80]))
    if " ".join(words[:2]) == "trực tiếp" and " ".join(words[2:3]) in _PLACE:
        return False
    return any(" ".join(words[:n]) in _openings() for n in range(_LONGEST, 0, -1))


@cache
def _openings() -> frozenset[str]:
    data = load("verbs")
    return frozenset(fold_keep(word) for kind in ("duty", "action", "heads") for word in data[kind]) | _MANNER

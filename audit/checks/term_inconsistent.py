"""Một ý dùng hai từ · Two words are used for one thing.

Problem: `hồ sơ trễ hẹn` ở mục II, `hồ sơ trễ hạn` ở mục III.
Good: một từ trong cả văn bản.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.terms import occurrences
from kehoach.audit.wording import folded
from kehoach.models.findings import Finding
from kehoach.models.outline import Span
from kehoach.models.vocabulary import load


def check(case: Case) -> Iterator[Finding]:
    """Info at the rarer of two words that mean the same, where a document uses both."""
    text = folded(case)
    for pair in load("terms")["pair"]:
        uses: dict[str, list[Span]] = {word: spans for word in pair["words"] if (spans := occurrences(text, word))}
        if len(uses) < 2:
            continue
        rare, usual = sorted(uses, key=lambda word: len(uses[word]))
        yield remark(
            "term-inconsistent",
            "info",
            case.place(*uses[rare][0]),
            f"Dùng lẫn “{rare}” và “{usual}”.",
            f"“{rare}” and “{usual}” are mixed.",
            related=[case.place(*span) for span in (*uses[rare][1:], *uses[usual][:3])],
            evidence=f"{rare}: {len(uses[rare])} lần; {usual}: {len(uses[usual])} lần",
            mend_vi=f"Dùng thống nhất “{usual}”.",
            mend_en=f"Use “{usual}” throughout.",
        )

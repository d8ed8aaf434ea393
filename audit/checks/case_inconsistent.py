"""Viết hoa không thống nhất · A name is capitalised in several ways.

Problem: `Chỉ số Cải cách hành chính` ở tiêu đề, `chỉ số cải cách hành chính` ở mục I.
Good: một cách viết hoa trong cả văn bản.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục II: viết hoa trong văn bản hành chính.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.terms import occurrences
from kehoach.audit.wording import folded
from kehoach.models.findings import Finding
from kehoach.models.outline import Span
from kehoach.models.vocabulary import load

_STARTS = re.compile(r"(?:^|[.:;!?\n\t(“\"]\s*(?:[-+•*]\s*)?|[-+•]\s|\d\.\s|[a-zđ]\)\s)$")


def check(case: Case) -> Iterator[Finding]:
    """Info at the first of the rarer ways, one remark a name; the first letter of a sentence does not count."""
    text = folded(case)
    for entry in load("terms")["capitals"]:
        term: str = entry["term"]
        ways: dict[str, list[Span]] = {}
        for start, end in occurrences(text, term):
            printed = case.text[start:end]
            if printed.isupper() or _STARTS.search(case.text[max(0, start - 6) : start]):
                continue
            ways.setdefault(printed, []).append((start, end))
        if len(ways) < 2:
            continue
        usual, *others = sorted(ways, key=lambda way: -len(ways[way]))
        yield remark(
            "case-inconsistent",
            "info",
            case.place(*min(ways[way][0] for way in others)),
            f"Viết hoa không thống nhất: “{'”, “'.join([usual, *others])}”.",
            f"Capitalised in several ways: “{'”, “'.join([usual, *others])}”.",
            related=[case.place(*span) for way in (usual, *others) for span in ways[way][:3]],
            evidence="; ".join(f"{way}: {len(ways[way])} lần" for way in (usual, *others)),
            mend_vi=f"Viết thống nhất, ví dụ “{usual}”.",
            mend_en=f"Write it one way, such as “{usual}”.",
        )

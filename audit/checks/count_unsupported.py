"""Nêu số lĩnh vực, tiêu chí của chỉ số mà không liệt kê · Fields or criteria are counted and never listed.

Problem: `phụ trách 07 lĩnh vực của Chỉ số cải cách hành chính`, cả văn bản không kể tên lĩnh vực nào.
Good: Liệt kê các lĩnh vực, hoặc dẫn văn bản ban hành bộ tiêu chí.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.tallies import listed
from kehoach.audit.words import words_of
from kehoach.models.findings import Finding

_COUNT = re.compile(
    r"(?P<n>[013-9](?<![\w.,/-].)(?:(?<=0)[3-9]|(?<=[3-9])|(?<=1)[0-2]))(?:\s?/\s?\d{1,2})?"
    r"\s+(?P<what>lĩnh vực|nội dung|trục nội dung|nhóm tiêu chí)"
    r"\s+(?:của\s+|trong\s+|về\s+|theo\s+|thuộc\s+|đánh giá\s+)?(?:bộ\s+)?"
    r"(?:chỉ số|chỉ số cải cách|par|cải cách hành chính|cchc)\b"
)


def check(case: Case) -> Iterator[Finding]:
    """An information at the first such count of a document that names fewer fields than it counts."""
    found = _COUNT.search(words_of(case.text).folded)
    if not found:
        return
    count = int(found["n"])
    if _named(case) >= count or any(tally.stated == count for tally in listed(case)):
        return
    yield remark(
        "count-unsupported",
        "info",
        case.place(found.start(), found.end()),
        f"Nêu {found['n']} {found['what']} nhưng văn bản không liệt kê.",
        f"{count} are counted, but the document does not list them.",
        mend_vi="Liệt kê tên các lĩnh vực hoặc dẫn văn bản ban hành bộ tiêu chí.",
        mend_en="List them or cite the document that adopts the set of criteria.",
    )


def _named(case: Case) -> int:
    """How many fields the document names: by its scores, its tasks, its headings."""
    fields = {score.field for score in case.plan.scores} | {task.field for task in case.plan.tasks}
    return len(fields - {None, "other"})

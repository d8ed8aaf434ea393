"""Đề mục trùng hoặc sai · A heading is repeated or wrong.

Problem: `2. Cải cách thể chế` rồi `3. Cải cách thể chế` trong cùng một phần.
Good: mỗi mục một tên.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold
from kehoach.models.outline import Node

_RANKS = frozenset({"roman", "decimal", "decimals", "word", "capital"})
_LEAST, _MOST = 8, 160  # characters of a heading


def check(case: Case) -> Iterator[Finding]:
    """A warning at a section whose title a sister section in the same place already has."""
    parts = [part for part in case.outline.root.children if not part.label]
    for parent in (node for part in parts for node in part.walk()):
        seen: dict[str, Node] = {}
        for child in parent.children:
            if child.kind != "item" or child.scheme not in _RANKS or not child.children:
                continue
            title = fold(case.text[child.body : child.lead_in or child.end]).strip(" .:;*_")
            if not _LEAST <= len(title) <= _MOST:
                continue
            before = seen.setdefault(f"{child.scheme} {title}", child)
            if before is not child:
                yield remark(
                    "heading-wrong",
                    "warning",
                    case.place(child.start, child.lead_in or child.end),
                    "Đề mục trùng với một mục khác cùng cấp.",
                    "The heading is that of another section of the same rank.",
                    related=[case.place(before.start, before.lead_in or before.end)],
                    mend_vi="Đặt lại tên mục hoặc gộp hai mục.",
                    mend_en="Give the section its own title, or join the two.",
                )

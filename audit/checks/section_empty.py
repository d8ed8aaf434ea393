"""Mục chỉ có đề mục, không có nội dung · A section has a heading and nothing under it.

Problem: `III. NHIỆM VỤ TRỌNG TÂM (Theo phụ lục)` rồi đến ngay `IV. TỔ CHỨC THỰC HIỆN`, không nêu phụ lục nào.
Good: `III. NHIỆM VỤ TRỌNG TÂM (Chi tiết tại Phụ lục I)`, hoặc có nội dung dưới đề mục.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kehoach.audit.annexes import annex_heads
from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold
from kehoach.models.outline import Node

_HEADING = re.compile(
    r"(?i)mục (?:đích|tiêu)|yêu cầu|mục đích,? yêu cầu|quan điểm|nhiệm vụ|giải pháp|tổ chức thực hiện"
    r"|kinh phí(?: thực hiện)?"
)
_NAMED = re.compile(r"(?i)(?:phụ lục|phụ biểu|biểu|danh mục)\s*(?:số\s*)?(?P<number>\d|[IVX]+(?!\w))?")
_BODY_ZONES = frozenset({"body", "basis"})


def check(case: Case) -> Iterator[Finding]:
    """A warning at each heading that another heading of its rank, or a higher one, follows at once."""
    main = next((part for part in case.outline.root.children if part.kind == "part"), case.outline.root)
    for parent in main.walk():
        for child in _followed_at_once(parent):
            if _is_heading(case, child) and not _answered(case, child):
                yield remark(
                    "section-empty",
                    "warning",
                    case.place(child.start, child.end),
                    "Mục này chỉ có đề mục, không có nội dung"
                    + (" và không nêu rõ phụ lục nào." if _NAMED.search(_words(case, child)) else "."),
                    "This section has a heading and no content"
                    + (", and does not say which annex." if _NAMED.search(_words(case, child)) else "."),
                    mend_vi="Viết nội dung của mục, hoặc nêu rõ số phụ lục chứa nội dung.",
                    mend_en="Write the section, or name the annex that holds it by its number.",
                )


def _followed_at_once(parent: Node) -> Iterator[Node]:
    """The items that the next of their kind follows at once, and the last below a heading that another follows."""
    for child, following in pairwise(parent.children):
        if child.kind != "item" or following.kind != "item":
            continue
        if child.scheme == following.scheme:
            yield child
            last = child.children[-1] if child.children else None
            if last is not None and last.kind == "item" and len(child.children) > 1:
                yield last


def _words(case: Case, node: Node) -> str:
    return case.text[node.body : node.end].strip()


def _is_heading(case: Case, node: Node) -> bool:
    """Capitals throughout, or one of the headings that never are an item by themselves."""
    if node.children or node.zone not in _BODY_ZONES:
        return False
    words = re.sub(r"\([^)]*\)", "", _words(case, node)).strip(" .:;*_")
    if len(words) < 4 or "\n" in words:
        return False
    return (words.isupper() and node.scheme in ("roman", "decimal", "capital", "word")) or bool(
        _HEADING.fullmatch(fold(words)) and node.scheme in ("decimal", "decimals", "letter", "roman")
    )


def _answered(case: Case, node: Node) -> bool:
    """Whether the heading names an annex that stands, or the only one there is."""
    named = _NAMED.search(_words(case, node))
    if not named:
        return False
    heads = annex_heads(case.outline)
    return (
        bool(named["number"])
        or len(heads) <= 1
        or "các" in fold(_words(case, node)[max(0, named.start() - 5) : named.start()])
    )

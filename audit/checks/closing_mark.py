"""Kết thúc văn bản thiếu dấu “./.” · The text does not end with its closing mark.

Problem: câu cuối của nội dung kết thúc bằng `./` hoặc `.`
Good: `… để xem xét, giải quyết./.`
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.6; Mẫu 1.4, Phụ lục III.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding
from kehoach.models.outline import Node

_CLOSED = re.compile(r"\./\.[\s*_\"”)]*$")
_LAST = re.compile(r"[^\s]*\s*\S{1,12}\s\S{1,12}\s\S+[\s*_]*$")
_LEAST_ITEMS = 3


def check(case: Case) -> Iterator[Finding]:
    """Info at the last words before the signature where they do not end in "./."."""
    main = next((part for part in case.outline.root.children if part.kind == "part"), None)
    if main is None or case.plan.header.signer_title is None:
        return
    closing = _last_paragraph(main)
    if closing is None or _closed_anywhere(case, main):
        return
    text = case.text[closing.start : closing.end]
    words = _LAST.search(text)
    start = closing.start + (words.start() if words else 0)
    yield remark(
        "closing-mark",
        "info",
        case.place(start, closing.end),
        "Kết thúc nội dung văn bản thiếu dấu “./.”.",
        "The text does not end with the closing mark “./.”.",
        mend_vi="Kết thúc câu cuối bằng “./.”.",
        mend_en="End the last sentence with “./.”.",
    )


def _last_paragraph(main: Node) -> Node | None:
    """The last paragraph of the body; None where the signature does not follow words, or there are hardly any."""
    last: Node | None = None
    items = 0
    for node in main.walk():
        if node.zone in ("signature", "recipients"):
            return last if last is not None and last.grid is None and items >= _LEAST_ITEMS else None
        if node.zone == "body" and node.kind in ("item", "bullet", "paragraph", "table"):
            last, items = node, items + 1
    return None


def _closed_anywhere(case: Case, main: Node) -> bool:
    """Whether some paragraph of the main part is closed: notes and receipts may stand behind it."""
    return any(
        _CLOSED.search(case.text[max(node.start, node.end - 12) : node.end])
        for node in main.walk()
        if node.kind in ("item", "bullet", "paragraph") and node.zone != "head"
    )

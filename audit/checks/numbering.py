"""Đánh số thứ tự không liên tục · The numbering has a gap, a repeat or a letter that does not exist.

Problem: `a) b) d)`; `IV. … IV. …`; `e) f) g)`: bảng chữ cái tiếng Việt không có f, j, w, z.
Good: `a) b) c) d) đ) e) g) h) i) k)`.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.6: các điểm theo thứ tự bảng chữ cái tiếng Việt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding
from kehoach.models.language.numbering import order_of
from kehoach.models.outline import Node

_WARNED = frozenset({"roman", "article", "decimal", "decimals"})
_COUNTED = frozenset({*_WARNED, "letter"})
_NO_LETTERS = frozenset("fjwz")
_FAR = 4  # letters a clerk may have jumped or gone back
_SECOND = 2
_FIRST = re.compile(r"(?:^\W*|[:;.]\s+)(?:phần\s+|mục\s+)?(?:I|A|1|(?:thứ )?nhất)\b", re.MULTILINE | re.IGNORECASE)
_SENTENCE = 80  # characters from which an item is a sentence, and no heading


def check(case: Case) -> Iterator[Finding]:
    """A warning at each gap or repeat of numbers and at sections that begin with II; info at gaps of letters, letters
    that are none, and paragraphs that stand unnumbered between numbered ones."""
    for part in case.outline.root.children:
        if part.label or part.kind != "part":
            continue
        for parent in part.walk():
            yield from _order(case, parent)
            yield from _unnumbered(case, parent)


def _order(case: Case, parent: Node) -> Iterator[Finding]:
    items = [child for child in parent.children if child.kind == "item" and child.scheme in _COUNTED]
    if items and items[0].scheme == "letter" and _late(items[0]):
        yield remark(
            "numbering",
            "info",
            case.place(items[0].start, min(items[0].end, items[0].body + 60)),
            f"Mục đầu tiên ghi {items[0].marker}, không phải a).",
            f"The first item is {items[0].marker} and not a).",
            mend_vi="Đánh lại số thứ tự từ a).",
            mend_en="Number the items anew from a).",
        )
    if items and parent.kind == "part" and _lacks_first(case, items[0]):
        yield remark(
            "numbering",
            "warning",
            case.place(items[0].start, min(items[0].end, items[0].body + 60)),
            f"Mục lớn đầu tiên ghi {items[0].marker}, không có mục I.",
            f"The first section is {items[0].marker}; there is no section I.",
            mend_vi="Đánh lại số thứ tự từ I.",
            mend_en="Number the sections anew from I.",
        )
    for before, item in pairwise(items):
        if item.ordinal in _NO_LETTERS and item.scheme == "letter":
            yield _finding(
                case, item, before, "info", "chữ cái tiếng Việt không có f, j, w, z", "there is no such letter"
            )
            continue
        last, own = order_of(before.scheme, before.ordinal), order_of(item.scheme, item.ordinal)
        if (
            before.scheme != item.scheme
            or last is None
            or own is None
            or own in (1, last + 1)
            or _counts_on(before, item)
        ):
            continue
        said = ("lặp số", "a repeat") if own == last else ("không liên tục", "out of order")
        yield _finding(case, item, before, "warning" if item.scheme in _WARNED else "info", *said)


def _lacks_first(case: Case, item: Node) -> bool:
    """Whether the sections begin with II and no line before them can be section I."""
    return (
        item.scheme == "roman"
        and order_of(item.scheme, item.ordinal) == _SECOND
        and not _FIRST.search(case.text, 0, item.start)
    )


def _late(item: Node) -> bool:
    return (order_of(item.scheme, item.ordinal) or 1) > 1


def _counts_on(before: Node, item: Node) -> bool:
    """After a letter that is none the next may be either; numbers that jump far were read wrongly."""
    last, own = order_of(before.scheme, before.ordinal) or 0, order_of(item.scheme, item.ordinal) or 0
    return before.ordinal in _NO_LETTERS or abs(own - last) > (_FAR if item.scheme == "letter" else 2)


def _finding(case: Case, item: Node, before: Node, severity: str, vi: str, en: str) -> Finding:
    return remark(
        "numbering",
        "warning" if severity == "warning" else "info",
        case.place(item.start, min(item.end, item.body + 60)),
        f"Sau {before.marker} là {item.marker}: {vi}.",
        f"{before.marker} is followed by {item.marker}: {en}.",
        related=[case.place(before.start, min(before.end, before.body + 60))],
        mend_vi="Đánh lại số thứ tự.",
        mend_en="Number the items anew.",
    )


def _unnumbered(case: Case, parent: Node) -> Iterator[Finding]:
    """A paragraph of its own behind a numbered sentence, with more numbered ones to come."""
    for item, following in pairwise(parent.children):
        if item.kind != "item" or item.scheme != "decimal" or following.scheme != "decimal":
            continue
        if item.end - item.body < _SENTENCE or not case.text[item.body : item.end].rstrip().endswith("."):
            continue
        alone = [child for child in item.children if child.kind == "paragraph" and child.end - child.start > _SENTENCE]
        if len(alone) == len(item.children) == 1:
            yield remark(
                "numbering",
                "info",
                case.place(alone[0].start, min(alone[0].end, alone[0].start + 100)),
                f"Đoạn này nằm trong mục {item.marker} nhưng không đánh số.",
                f"This paragraph stands in item {item.marker} without a number.",
                mend_vi="Đánh số riêng hoặc nhập vào mục trên.",
                mend_en="Give it a number or join it to the item above.",
            )

"""Đoạn cuối của một mục bị chép sang mục bên cạnh · The tail of an item is copied into its neighbour.

Problem: `Nhập dữ liệu người lao động vào phần mềm quản lý người lao động của cơ quan` và ngay sau đó
`Trả lương người lao động vào phần mềm quản lý người lao động của cơ quan`.
Good: Mỗi mục nói đúng việc của mình: `Trả lương người lao động đúng kỳ`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold_keep
from kehoach.models.outline import Node

_WORD = re.compile(r"[^\W_]+")
_LEAST = 10
_SHARE = 0.45


def check(case: Case) -> Iterator[Finding]:
    """An information at the second of two neighbours that end alike in a tail naming its object twice."""
    for parent in case.nodes():
        for one, other in zip(parent.children, parent.children[1:], strict=False):
            if one.children or other.children or not (one.marker and other.marker) or not _alike(case, one, other):
                continue
            start = _tail(case, one, other)
            if start is not None:
                yield remark(
                    "copy-paste",
                    "info",
                    case.place(start, other.end),
                    "Đoạn cuối giống hệt mục ngay trên, có thể do chép nhầm.",
                    "The tail is that of the item before, perhaps copied by mistake.",
                    related=[case.place(one.start, one.end)],
                    mend_vi="Kiểm tra và viết lại phần cuối cho đúng việc của mục này.",
                    mend_en="Check the tail and write what this item is about.",
                )


def _alike(case: Case, one: Node, other: Node) -> bool:
    """Whether the last letters are the same, final marks left out: a quick look before the words are counted."""
    return _last(case, one) == _last(case, other)


def _last(case: Case, node: Node) -> str:
    return case.text[max(node.end - 24, node.start) : node.end].rstrip(" .;,/")[-16:].lower()


def _tail(case: Case, one: Node, other: Node) -> int | None:
    """Where the common tail begins, None where it is short, holds figures or says nothing twice."""
    mine, theirs = _words(case, one), _words(case, other)
    count = 0
    while count < min(len(mine), len(theirs)) and mine[-1 - count][0] == theirs[-1 - count][0]:
        count += 1
    if count < _LEAST or count >= min(len(mine), len(theirs)) or count < _SHARE * len(theirs):
        return None
    tail = [word for word, _ in theirs[-count:]]
    if any(word.isdigit() for word in tail) or not _says_twice(tail):
        return None
    return theirs[-count][1]


def _words(case: Case, node: Node) -> list[tuple[str, int]]:
    text = fold_keep(case.text[node.body : node.end])
    return [(found.group(), node.body + found.start()) for found in _WORD.finditer(text)]


def _says_twice(tail: list[str]) -> bool:
    threes = [tuple(tail[place : place + 3]) for place in range(len(tail) - 2)]
    return len(set(threes)) < len(threes)

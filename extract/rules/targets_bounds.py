"""Bounds of a figure: ``ít nhất``, ``trên``, ``không quá``, ``… trở lên``."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

Operator: TypeAlias = Literal[">=", "=", ">", "<=", "<", "range"]

_BETWEEN = r"(?:đạt |có |là |tăng |giảm |thêm |lên |khoảng |tỷ lệ |mức |được |chiếm |tổ chức |thực hiện |ở )*"
_FORMS: tuple[tuple[Operator, str], ...] = (
    (">=", r"ít nhất (?:là )?|tối thiểu (?:là )?|không (?:thấp|ít|nhỏ) hơn |không dưới "),
    (">=", r"thấp nhất (?:là )?|>=|≥"),
    ("<=", r"không (?:quá|vượt quá|cao hơn|nhiều hơn|lớn hơn) |tối đa (?:là )?|nhiều nhất (?:là )?|<=|≤"),
    (">=", r"(?:phát triển|xây dựng|thành lập|tổ chức|có) từ "),
    (">", r"\btrên |\bhơn |vượt (?:trên |mức )?|cao hơn |lớn hơn |>"),
    ("<", r"\bdưới |thấp hơn |nhỏ hơn |ít hơn |<"),
    ("<=", r"(?:giảm|hạ|rút ngắn) (?:xuống )?còn |xuống còn "),
)
_BEFORE: tuple[tuple[Operator, re.Pattern[str]], ...] = tuple(
    (op, re.compile(rf"(?:{words}){_BETWEEN}\s*:?\s*$")) for op, words in _FORMS
)
_FAR_LEAST = re.compile(r"(?:ít nhất|tối thiểu)(?: \w+){1,4} $")
_FAR_DOWN = re.compile(r"(?:giảm|hạ|rút ngắn)\b[^;.\n]* còn\s*$")
_UPWARDS = re.compile(r"\s*(?:(?:[^\W\d_]+|/)\s+){0,6}?trở lên\b")
_DOWNWARDS = re.compile(r"\s*(?:[^\W\d_]+\s+){0,4}?trở xuống\b")
_FROM = re.compile(r"\btừ\s+$")
_NEAR, _FAR = 48, 60


def operator(before: str, after: str) -> Operator | None:
    """The bound that folded words before or after a figure set, None where there is none."""
    if _UPWARDS.match(after):
        return ">="
    if _DOWNWARDS.match(after):
        return "<="
    for op, pattern in _BEFORE:
        if pattern.search(before[-_NEAR:]):
            return op
    if _FAR_LEAST.search(before[-_FAR:]):
        return ">="
    return "<=" if _FAR_DOWN.search(before) else None


def first_offset(before: str, op: Operator | None) -> int:
    """Where the printed figure begins: with its bound, else at the end of ``before``."""
    if op is not None:
        for _, pattern in _BEFORE:
            found = pattern.search(before)
            if found:
                return found.start()
    from_ = _FROM.search(before)
    return from_.start() if from_ else len(before)


def last_offset(folded: str, op: Operator | None, end: int) -> int:
    """Where the printed figure ends: behind ``trở lên`` where that sets the bound."""
    if op in {">=", "<="}:
        for pattern in (_UPWARDS, _DOWNWARDS):
            found = pattern.match(folded, end)
            if found and "," not in found.group():
                return found.end()
    return end

"""What Jinja says about a mistake, in both languages."""

from __future__ import annotations

import re

from kehoach.models.errors import Said

_QUOTED = re.compile(r"'([^']*)'|no element (\S+)")
_SAID = (
    (r"expected token '(.*)', got '(.*)'", r"cần “\1” mà gặp “\2”"),
    (r"unexpected '(.*)'", r"không hiểu “\1” ở đây"),
    (r"unexpected char '(.*)' at \d+", r"không hiểu ký tự “\1”"),
    (r"Expected an expression, got '.*'", "thiếu tên hoặc giá trị"),
    (r"no filter named '(.*)'", r"không có bộ lọc “\1”"),
    (r"no test named '(.*)'", r"không có phép thử “\1”"),
    (r"can't assign to '(.*)'", r"không đặt giá trị cho “\1” được"),
    (r"nested too deep", "lồng quá sâu"),
    (r"division by zero|float division by zero", "chia cho số không"),
    (r"'(.*)' object is not iterable", r"không phải danh sách mà là \1"),
)


def wording(said: str) -> Said:
    """A message of Jinja or Python; in Vietnamese where it is a usual one."""
    said = " ".join(said.split()).rstrip(".")
    for pattern, vi in _SAID:
        found = re.fullmatch(pattern, said)
        if found:
            return Said(found.expand(vi), said)
    return Said(said, said)


def missing(said: str) -> str:
    """The name that a message calls undefined."""
    found = list(_QUOTED.finditer(said))
    return (found[-1][1] or found[-1][2]) if found else said

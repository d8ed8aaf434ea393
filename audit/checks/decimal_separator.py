"""Lẫn dấu chấm và dấu phẩy thập phân · Decimal points and decimal commas are mixed.

Problem: `đạt 86.4 điểm` và `tăng 2,5 điểm` trong cùng một văn bản.
Good: Phần thập phân viết sau dấu phẩy ở mọi chỗ: `86,4 điểm`, `2,5 điểm`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding

_MEASURED = r"(?=\s?\\?%|\s?điểm|\s?/\s?\d{1,3}\s?điểm|\s(?:triệu|tỷ|ha|km|kg|tấn)\b)"
_POINT = re.compile(rf"\d(?<![\w.,/].)\d{{0,2}}\.(?:\d{{1,2}}){_MEASURED}")
_COMMA = re.compile(rf"\d(?<![\w.,/].)\d{{0,2}},(?:\d{{1,3}}){_MEASURED}")


def check(case: Case) -> Iterator[Finding]:
    """One information a document, at the first decimal point; the others are related."""
    points = list(_POINT.finditer(case.text))
    commas = _COMMA.search(case.text) if points else None
    if points and commas:
        written = points[0].group().replace(".", ",")
        yield remark(
            "decimal-separator",
            "info",
            case.place(*points[0].span()),
            f"Lẫn dấu chấm và dấu phẩy thập phân ({points[0].group()} và {commas.group()}).",
            f"Decimal points and commas are mixed ({points[0].group()} and {commas.group()}).",
            related=[*(case.place(*found.span()) for found in points[1:]), case.place(*commas.span())],
            mend_vi=f"Ghi dấu phẩy: {written}.",
            mend_en=f"Write a comma: {written}.",
        )

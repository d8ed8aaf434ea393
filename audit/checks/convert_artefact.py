"""Dấu vết của việc chuyển đổi tệp · Traces of a conversion of the file.

Problem: Đoạn văn bị ngắt giữa câu ở chỗ sang trang; hàng tiêu đề của bảng lặp lại giữa bảng; `- +` ở đầu dòng.
Good: Đoạn văn, bảng liền mạch; mỗi dòng một dấu đầu dòng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.breaks import broken_paragraphs, broken_tables
from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding

_BULLETS = re.compile(r"^[ \t]*[-–] ?[+•*](?= ?\w)", re.MULTILINE)


def check(case: Case) -> Iterator[Finding]:
    """An information at each break and at each doubled bullet; breaks only in text files."""
    if case.plan.source.media == "text":
        for first, second in broken_paragraphs(case):
            yield remark(
                "convert-artefact",
                "info",
                first,
                "Đoạn văn bị ngắt ở chỗ sang trang.",
                "The paragraph is broken at a page's end.",
                related=[second],
                mend_vi="Nối lại thành một đoạn.",
                mend_en="Join it into one paragraph.",
            )
        for first, rest in broken_tables(case):
            yield remark(
                "convert-artefact",
                "info",
                first,
                f"Bảng bị ngắt {len(rest) + 1} lần ở chỗ sang trang, ô và hàng tiêu đề bị lặp hoặc cắt rời.",
                f"The table is broken {len(rest) + 1} times at a page's end.",
                related=rest,
                mend_vi="Nối bảng lại, bỏ hàng tiêu đề lặp.",
                mend_en="Join the table and drop the repeated headings.",
            )
    for found in _BULLETS.finditer(case.text):
        end = case.text.find("\n", found.end())
        yield remark(
            "convert-artefact",
            "info",
            case.place(found.start(), min(end if end >= 0 else len(case.text), found.end() + 40)),
            f"Hai dấu đầu dòng liền nhau: “{found.group().strip()}”.",
            f"Two bullets in a row: “{found.group().strip()}”.",
            mend_vi="Giữ một dấu đầu dòng.",
            mend_en="Keep one bullet.",
        )

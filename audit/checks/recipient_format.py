"""Phần nơi nhận chưa đúng thể thức · The list of recipients is not in the right form.

Problem: `Nơi nhận` không có dấu hai chấm; dòng cuối `- Lưu VP.`
Good: `Nơi nhận:` và dòng cuối `- Lưu: VT, NV.`
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding

_HEAD = re.compile(r"(?<!\w)(?P<head>Nơi nhận|NƠI NHẬN)[ *_]*(?P<mark>[:.]?)[ *_]*(?:\n|\t|$|-)")
_KEPT = re.compile(r"(?:\n|\t|;)[ ]*[-–]?[ ]*(?P<kept>(?:Lưu|LƯU)(?!\w)[^\n\t]{0,60})")
_RIGHT = re.compile(r"(?:Lưu|LƯU)\s?:\s?(?:VT|Văn thư)")


def check(case: Case) -> Iterator[Finding]:
    """Info at a head without its colon and at a last line that is not "Lưu: VT, …"."""
    zones = [node for node in case.nodes() if node.zone == "recipients"]
    if not zones:
        return
    start, end = zones[0].start, zones[-1].end
    head = _HEAD.search(case.text, start, end)
    if head and head["mark"] != ":" and head["head"] == "Nơi nhận":
        yield remark(
            "recipient-format",
            "info",
            case.place(*head.span("head")),
            "Sau “Nơi nhận” thiếu dấu hai chấm.",
            "There is no colon behind “Nơi nhận”.",
            mend_vi="Viết: Nơi nhận:",
            mend_en="Write: Nơi nhận:",
        )
    kept = _KEPT.search(case.text, start, end)
    if kept and not _RIGHT.match(kept["kept"]):
        yield remark(
            "recipient-format",
            "info",
            case.place(*kept.span("kept")),
            "Dòng lưu văn bản phải ghi “Lưu: VT” và chữ viết tắt đơn vị soạn thảo.",
            "The line for the file copy must read “Lưu: VT” with the drafting office.",
            evidence=kept["kept"].strip(),
            mend_vi="Viết: - Lưu: VT, <đơn vị soạn thảo>.",
            mend_en="Write: - Lưu: VT, <drafting office>.",
        )

"""Bố cục câu, đoạn chưa đúng · Parts that should stand apart are run together.

Problem: `Căn cứ Quyết định số 15/QĐ-UBND …; UBND xã ban hành Kế hoạch …` trong một đoạn.
Good: mỗi căn cứ một dòng, câu ban hành xuống dòng riêng.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding

_GROUND = re.compile(r"\W*Căn cứ\s")
_ENACTING = re.compile(
    r"[.;]\s+(?P<words>(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Sở|Phòng)\s[^.;\n]{0,60}?(?:ban hành"
    r"|xây dựng)\s+(?:Kế hoạch|kế hoạch)[^\n]*)"
)


def check(case: Case) -> Iterator[Finding]:
    """Info where the grounds and the enacting clause stand in one paragraph."""
    for node in case.nodes():
        if node.zone != "basis" or not _GROUND.match(case.text, node.start, node.end):
            continue
        found = _ENACTING.search(case.text, node.start, node.end)
        if found:
            yield remark(
                "structure",
                "info",
                case.place(*found.span("words")),
                "Câu ban hành viết liền đoạn căn cứ.",
                "The enacting clause stands in the paragraph of the grounds.",
                mend_vi="Xuống dòng, tách câu ban hành khỏi phần căn cứ.",
                mend_en="Put the enacting clause into a paragraph of its own.",
            )

"""Quyền hạn ký viết sai thể thức · The signer's authority is written in a wrong form.

Problem: `KT.CHỦ TỊCH`, `T/M. ỦY BAN NHÂN DÂN`, `TM ỦY BAN NHÂN DÂN`.
Good: `KT. CHỦ TỊCH`, `TM. ỦY BAN NHÂN DÂN`.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding

_WRONG = re.compile(
    r"(?<!\w)(?:(?P<glued>(?:TM|KT|TL|TUQ)\.)(?=[A-ZĐỦ])|(?P<bare>TM|KT|TL|TUQ)(?= +(?:CHỦ|ỦY|UỶ|GIÁM|TRƯỞNG"
    r"|CHÁNH|BỘ|HỘI|BAN|CHÍNH))"
    r"|(?P<slashed>[TK]/[MTL]\.?)(?= *[A-ZĐỦ]))[^\n\t/]{2,40}"
)


def check(case: Case) -> Iterator[Finding]:
    """Info at each short form of the authority without its point or its space."""
    block = [node for node in case.nodes() if node.zone in ("signature", "recipients") and node.kind != "part"]
    for match in (match for node in block for match in _WRONG.finditer(case.text, node.start, node.end)):
        right = re.sub(r"^[TK]/([MTL])\.?", lambda found: f"{found.group()[0]}{found[1]}.", match.group())
        right = re.sub(r"^(TM|KT|TL|TUQ)\.?\s*", r"\1. ", right).strip()
        yield remark(
            "sign-format",
            "info",
            case.place(*match.span()),
            f"“{match.group().strip()}” viết sai thể thức.",
            f"“{match.group().strip()}” is not written as the form demands.",
            mend_vi=f"Viết: {right}.",
            mend_en=f"Write: {right}.",
        )

"""An annex is named in remarks as the document prints it."""

from __future__ import annotations

import pytest

import kehoach
from kehoach.audit.case import Case
from kehoach.audit.runner import check_of

TEXT = """ỦY BAN NHÂN DÂN
PHƯỜNG NAM HẢI
Số: 30/KH-UBND

KẾ HOẠCH
Cải cách hành chính năm 2026

I. NHIỆM VỤ

1. Thực hiện các nhiệm vụ được giao (chi tiết tại Phụ lục {number} kèm theo).

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Đỗ Hải Yến

PHỤ LỤC I
DANH MỤC NHIỆM VỤ

1. Rà soát thủ tục hành chính.
"""


@pytest.mark.parametrize("number", ["II", "2", "B", "03"])
def test_the_number_that_is_missing_is_the_one_printed(number: str) -> None:
    reading = kehoach.read_bytes(TEXT.format(number=number).encode(), "kế hoạch.txt")
    (finding,) = check_of("appendix-missing").check(Case(reading))

    assert f"Phụ lục {number} nhưng" in finding.message.vi
    assert finding.evidence == "Phụ lục có trong văn bản: I"

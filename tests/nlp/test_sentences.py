"""Sentences and clauses end where an official would end them."""

from __future__ import annotations

import pytest

from kehoach.extract.nlp.sentences import clauses, sentences

CASES = [
    ("1. Mục đích của Kế hoạch. 2. Yêu cầu đặt ra.", ["1. Mục đích của Kế hoạch.", "2. Yêu cầu đặt ra."]),
    ("Báo cáo TT. Huế trước ngày 30/6. Gửi Sở Nội vụ.", ["Báo cáo TT. Huế trước ngày 30/6.", "Gửi Sở Nội vụ."]),
    ("Hỗ trợ 7.500 hộ trong năm. Đạt 95.06%.", ["Hỗ trợ 7.500 hộ trong năm.", "Đạt 95.06%."]),
    ("Các đơn vị nghiêm túc thực hiện./.", ["Các đơn vị nghiêm túc thực hiện./."]),
    ("Dòng một\nDòng hai", ["Dòng một", "Dòng hai"]),
    ("KT. CHỦ TỊCH", ["KT. CHỦ TỊCH"]),
    ("Rà soát, cập nhật v.v. và báo cáo.", ["Rà soát, cập nhật v.v. và báo cáo."]),
    ("Thành phần HS.ĐẤT ĐAI gồm ba loại.", ["Thành phần HS.ĐẤT ĐAI gồm ba loại."]),
    ("Đã rà soát.Đẩy mạnh tuyên truyền.Ấp báo cáo.", ["Đã rà soát.", "Đẩy mạnh tuyên truyền.", "Ấp báo cáo."]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_text_is_cut_into_sentences(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text)] == expected


def test_a_semicolon_ends_a_clause() -> None:
    text = "Rà soát văn bản; công bố kết quả. Báo cáo UBND tỉnh"
    assert [text[a:b] for a, b in clauses(text)] == ["Rà soát văn bản", "công bố kết quả.", "Báo cáo UBND tỉnh"]


def test_offsets_are_of_the_whole_text() -> None:
    text = "Bỏ qua. Sở Nội vụ tổng hợp. Hết."
    assert [text[a:b] for a, b in sentences(text, 8)] == ["Sở Nội vụ tổng hợp.", "Hết."]

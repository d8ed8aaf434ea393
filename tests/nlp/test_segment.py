"""Word segmentation changes nothing and finds every word again."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kehoach.extract.nlp.segment import characters_segmented, segment

SENTENCES = [
    "Sở Nội vụ chủ trì, phối hợp với các đơn vị liên quan tham mưu Uỷ ban nhân dân tỉnh.",
    "Phòng Văn hoá – Thông tin cập nhật 22,5 điểm theo Quyết định số 12/QĐ-UBND ngày 05/3/2025.",
    "Tỷ lệ  hồ sơ đạt 95.06%  (chỉ tiêu: 90%)",
    "000 85 .",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_word_stands_where_its_span_says(sentence: str) -> None:
    spans = segment(sentence)
    assert all(a < b for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    left_out = "".join(
        sentence[end:start]
        for end, start in zip([0, *[b for _, b in spans]], [*[a for a, _ in spans], len(sentence)], strict=True)
    )
    assert left_out.strip() == ""


def test_a_verb_of_two_syllables_is_one_word() -> None:
    sentence = "các đơn vị liên quan tham mưu UBND tỉnh"
    assert "tham mưu" in {sentence[a:b] for a, b in segment(sentence)}


def test_a_sentence_is_segmented_once() -> None:
    sentence = "Trung tâm Chuyển đổi số tỉnh làm đầu mối vận hành nền tảng dùng chung."
    before = characters_segmented()
    segment(sentence)
    segment(sentence)
    assert characters_segmented() - before == len(sentence)


def test_nothing_is_segmented_for_an_empty_sentence() -> None:
    assert segment("") == ()

"""The vocabulary is found in prose at exact offsets, whatever its case, tone placement and dashes."""

from __future__ import annotations

import pytest

from kehoach.extract.nlp.matcher import ExactTokenizer, matches


def _found(sentence: str, label: str) -> list[str]:
    return [sentence[m.start : m.end] for m in matches(sentence) if m.label == label]


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("Giao Sở Văn hoá, Thể thao và Du lịch chủ trì", ["Sở Văn hoá, Thể thao và Du lịch"]),
        ("Công chức Tư pháp – Hộ tịch và Uỷ ban nhân dân xã", ["Công chức Tư pháp – Hộ tịch", "Uỷ ban nhân dân"]),
        ("VĂN PHÒNG HĐND VÀ UBND phường", ["VĂN PHÒNG HĐND VÀ UBND"]),
        ("Việc này chưa giao ai", []),
    ],
)
def test_known_bodies_are_found_whole(sentence: str, bodies: list[str]) -> None:
    assert _found(sentence, "body") == bodies


def test_verbs_of_duty_and_of_action_are_told_apart() -> None:
    sentence = "Phòng Kinh tế chủ trì xây dựng kế hoạch"
    assert _found(sentence, "duty") == ["chủ trì"]
    assert _found(sentence, "action") == ["xây dựng"]


@pytest.mark.parametrize("text", ["a  b", " \tSở Y tế\n\nchủ trì ", "", "18/QĐ-UBND (45%)", "   "])
def test_the_tokenizer_keeps_the_text(text: str) -> None:
    import spacy

    assert ExactTokenizer(spacy.blank("xx").vocab)(text).text == text

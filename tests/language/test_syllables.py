"""Syllables are read by their grammar: what can exist, where the tone belongs, what Telex keys stand for."""

from __future__ import annotations

import pytest

from kehoach.models.language.syllables import from_telex, read_syllable

SYLLABLES = (
    "giếng gìn gì gia giữa giặc quyết quốc quỳnh quý nghiêng nghệ ngoài khuỷu khuya thuở rượu ươm yếu uyển huỳnh "
    "xoong ngoéo loăng oằn mười tuyết ghế kẻ kỹ kĩ hoà hòa thuỷ thủy uỷ ủy pin đường nghiệp triệt"
)
NONE = "nghịệp triểt nươc cẻ ngế gê hànhchính đươc thựcc bấch toànn qế wệ fả ngùyt"


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_words_of_the_language_are_syllables(word: str) -> None:
    assert read_syllable(word) is not None


@pytest.mark.parametrize("word", NONE.split())
def test_what_cannot_be_spelled_is_none(word: str) -> None:
    assert read_syllable(word) is None


@pytest.mark.parametrize(
    ("word", "placement"),
    [
        ("quả", "only"),
        ("qủa", "wrong"),
        ("toàn", "only"),
        ("tòan", "wrong"),
        ("hóa", "new"),
        ("hoá", "old"),
        ("thuỷ", "old"),
        ("giá", "only"),
        ("gía", "wrong"),
        ("mùa", "only"),
        ("muà", "wrong"),
        ("nước", "only"),
    ],
)
def test_the_tone_mark_has_its_letter(word: str, placement: str) -> None:
    syllable = read_syllable(word)
    assert syllable is not None
    assert syllable.placement == placement


@pytest.mark.parametrize(
    ("keys", "word"), [("vaf", "và"), ("avaf", "và"), ("thuwcj", "thực"), ("hieenj", "hiện"), ("ddeens", "đến")]
)
def test_keys_of_the_input_method_are_read(keys: str, word: str) -> None:
    assert from_telex(keys) == word


@pytest.mark.parametrize("word", ["news", "users", "server", "staff", "address", "fax", "of", "email", "access"])
def test_foreign_words_are_no_keys(word: str) -> None:
    assert from_telex(word) is None

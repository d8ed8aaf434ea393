"""Two spellings of one name meet; offsets are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.models.errors import DataError
from kehoach.models.language.abbreviations import expand
from kehoach.models.language.fold import fold, fold_keep, unaccent
from kehoach.models.vocabulary import load


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Văn hoá – Thông tin", "VĂN HÓA - THÔNG TIN"),
        ("Uỷ ban", "Ủy ban"),
        ("Tài chính-Kế toán", "Tài chính  —  Kế toán"),
        ("khoẻ, tuỳ, thuý", "khỏe, tùy, thúy"),
        ("Đoàn\u00a0Thanh niên", "đoàn thanh niên"),
    ],
)
def test_spellings_of_a_name_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_tone_that_belongs_where_it_stands_is_kept() -> None:
    assert fold_keep("quý, quỹ, hoàn toàn, tuyết") == "quý, quỹ, hoàn toàn, tuyết"


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold_keep(text)) == len(text)
    assert len(unaccent(text)) == len(text)


def test_unaccented_text_keeps_case() -> None:
    assert unaccent("Sở Điện lực ĐẮK LẮK") == "So Dien luc DAK LAK"


def test_short_forms_are_written_out_for_comparison() -> None:
    assert expand("VP UBND xã") == "văn phòng ủy ban nhân dân xã"
    assert expand("BP TN&TKQ") == "bộ phận tiếp nhận và trả kết quả"


def test_a_missing_vocabulary_says_so() -> None:
    with pytest.raises(DataError) as raised:
        load("khong-co")
    assert raised.value.code == "vocabulary.missing"

"""Figures as Vietnamese documents print them: decimal comma or point, grouped, Roman, in words."""

from __future__ import annotations

import pytest

from kehoach.models.language.numbers import find_numbers, parse_number, parse_roman, parse_word


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("22,5", 22.5),
        ("65.06", 65.06),
        ("18,775", 18.775),
        ("7.500", 7500),
        ("0.775", 0.775),
        ("1.234.567,25", 1234567.25),
        ("1,234,567.25", 1234567.25),
        ("2 500 000", 2500000),
        ("06", 6),
        ("95,06%", 95.06),
        (" 80 % ", 80),
        ("-0,5", -0.5),
        ("−2", -2),
        ("+ 02", 2),
        ("18/20", None),
        ("06 điểm", None),
        ("II", None),
        ("", None),
    ],
)
def test_a_figure_has_its_value(printed: str, value: float | None) -> None:
    assert parse_number(printed) == value


def test_figures_are_found_where_they_stand() -> None:
    text = "tự chấm 18,5 trên 7.500 hồ sơ, đạt 95,06%."
    assert [(one.value, one.printed) for one in find_numbers(text)] == [
        (18.5, "18,5"),
        (7500, "7.500"),
        (95.06, "95,06"),
    ]


def test_roman_numerals_and_words() -> None:
    assert [parse_roman(printed) for printed in ("I", "iv", "IX", "XIV", "XL", "VX", "", "A")] == [
        1, 4, 9, 14, 40, None, None, None,
    ]  # fmt: skip
    assert [parse_word(printed) for printed in ("ba", "Mười  lăm", "không rõ")] == [3, 15, None]

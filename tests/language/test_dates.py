"""Calendar dates as documents print them, as far as they are printed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.models.language.dates import day_before, find_dates, iso_of_words, month_end, quarter_end


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("Tân Hòa, ngày 05 tháng 01 năm 2026", "2026-01-05"),
        ("ngày 17/6/2022", "2022-06-17"),
        ("ngày 3.4.2025", "2025-04-03"),
        ("25-12-2025", "2025-12-25"),
        ("ngày 7/8/25", "2025-08-07"),
        ("ngày 01 tháng 7năm 2025", "2025-07-01"),
        ("ngày 28/12 /2021", "2021-12-28"),
        ("NGÀY 09 THÁNG 3 NĂM 2024", "2024-03-09"),
        ("Bình Minh, ngày     tháng 6 năm 2022", "2022-06"),
        ("ngày …/11/2025", "2025-11"),
        ("ngày … tháng … năm 2024", "2024"),
        ("ngày .... tháng 12 năm 2023", "2023-12"),
        ("tháng 02/2026", "2026-02"),
        ("trong năm 2026", "2026"),
        ("ngày 31/4/2025", None),
        ("ngày 14/11/20233", None),
        ("Nghị định số 30/2020/NĐ-CP", None),
        ("Thông tư số 06/2022/TT-BNV", None),
        ("đạt 18/20 điểm", None),
        ("", None),
    ],
)
def test_a_date_is_read_as_far_as_it_is_printed(printed: str, iso: str | None) -> None:
    assert iso_of_words(printed) == iso


def test_all_dates_are_found_in_order_with_their_places() -> None:
    text = "Kế hoạch số 8/KH-UBND ngày 06/01/2025; tháng 6/2025, cả năm 2025 trước ngày 10 tháng 12 năm 2025"
    found = find_dates(text)
    assert [(one.iso, one.precision) for one in found] == [
        ("2025-01-06", "day"),
        ("2025-06", "month"),
        ("2025", "year"),
        ("2025-12-10", "day"),
    ]
    assert [text[one.start : one.end] for one in found][1] == "tháng 6/2025"


def test_ends_of_months_and_quarters() -> None:
    assert month_end(2028, 2) == "2028-02-29"
    assert [quarter_end(2026, quarter) for quarter in (1, 2, 3, 4)] == [
        "2026-03-31",
        "2026-06-30",
        "2026-09-30",
        "2026-12-31",
    ]
    assert day_before("2026-03-01") == "2026-02-28"


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    for printed in (f"ngày {day:%d/%m/%Y}", f"ngày {day.day} tháng {day.month} năm {day.year}"):
        assert iso_of_words(printed) == day.isoformat()

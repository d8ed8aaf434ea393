"""Years and days of last year's plan in the next one: a table of what clerks write, and what holds for every text."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.generate.draft.rollover import REASONS, Rolled, roll, roll_deadline
from kehoach.generate.draft.rollover_calendar import working_day

CASES = tomllib.loads((Path(__file__).parent / "rollover.toml").read_text("utf-8"))["case"]
CELLS = [(case, text, wanted) for case in CASES for text, wanted in case["cells"]]

PIECES = (
    "trước ngày", "chậm nhất ngày", "từ ngày", "đến", "quý III/2024", "tháng 9/2024", "năm 2024", "năm 2023",
    "năm 2025", "15/6/2024", "29/02/2024", "31/12/2023", "15/6", "số 12/KH-UBND ngày 05/01/2024 của UBND xã",
    "giai đoạn 2021-2025", "so với", "đạt 88,5 điểm", "Luật Đất đai năm 2024", "năm học 2023-2024", "thứ Sáu,",
    "hằng tháng", ";", ".", ",", "(", ")", "-", "và", "của xã", "2022, 2023 và 2024", "3 năm liên tiếp", "\n",
)  # fmt: skip


def rolled(case: dict[str, Any], text: str) -> Rolled:
    move = roll_deadline if case.get("way") == "deadline" else roll
    return move(text, case["old"], case["new"])


def applied(text: str, result: Rolled) -> str:
    for change in reversed(result.changes):
        assert text[change.start : change.end] == change.before
        text = text[: change.start] + change.after + text[change.end :]
    return text


def test_the_table_is_as_long_as_the_field_is_wide() -> None:
    assert len(CELLS) >= 110


@pytest.mark.parametrize(("case", "text", "wanted"), [pytest.param(*cell, id=cell[1][:60]) for cell in CELLS])
def test_the_next_plan_says(case: dict[str, Any], text: str, wanted: str) -> None:
    result = rolled(case, text)
    assert result.text == wanted
    assert applied(text, result) == wanted
    if "left" in case:
        assert [one.reason for one in result.left][:1] == [case["left"]]


@pytest.mark.parametrize(("case", "text", "wanted"), [pytest.param(*cell, id=cell[1][:60]) for cell in CELLS])
def test_the_same_words_in_other_dress_move_alike(case: dict[str, Any], text: str, wanted: str) -> None:
    assert rolled(case, f"- {text};").text == f"- {wanted};"
    assert rolled(case, text.replace(" ", "\u00a0")).text == wanted.replace(" ", "\u00a0")


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.integers(2021, 2027), st.booleans())
def test_the_changes_are_all_that_differs(pieces: list[str], new: int, deadline: bool) -> None:
    text = " ".join(pieces)
    result = (roll_deadline if deadline else roll)(text, 2024, new)
    assert applied(text, result) == result.text
    assert all(one.end <= two.start for one, two in zip(result.changes, result.changes[1:], strict=False))
    assert all(text[one.start : one.end] == one.words for one in result.left)
    assert {one.reason for one in (*result.changes, *result.left)} <= REASONS.keys()


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_nothing_moves_where_the_year_is_the_same(pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert roll(text, 2024, 2024) == roll_deadline(text, 2024, 2024) == Rolled(text)


@given(st.text())
def test_words_without_a_figure_stay(text: str) -> None:
    words = "".join(sign for sign in text if not sign.isdigit())
    assert roll(words, 2024, 2025) == Rolled(words)


@given(st.text(alphabet="ngàytháăm 0123456789/.-;,()\nQuýIVX2024"))
def test_any_text_can_be_rolled(text: str) -> None:
    assert applied(text, roll(text, 2024, 2026)) == roll(text, 2024, 2026).text


@given(st.dates(date(2021, 1, 1), date(2030, 12, 31)))
def test_a_day_of_work_is_never_later_and_is_its_own(day: date) -> None:
    open_day = working_day(day)
    assert open_day <= day
    assert (day - open_day).days < 15
    assert working_day(open_day) == open_day
    assert open_day.weekday() < 5 or (day.month, day.day) == (1, 1)


def test_a_deadline_before_the_day_of_issue_is_named() -> None:
    issued = date(2025, 2, 20)
    assert [one.reason for one in roll_deadline("Tháng 01/2024", 2024, 2025, issued=issued).left] == ["before-issue"]
    assert [one.reason for one in roll("trước ngày 10/01/2024", 2024, 2025, issued=issued).left] == ["before-issue"]
    assert roll_deadline("Quý I/2024", 2024, 2025, issued=issued).left == ()


def test_each_change_says_why() -> None:
    result = roll("Trước ngày 15/6/2024 so sánh với năm 2023, lập dự toán năm 2025", 2024, 2025)
    assert [change.reason for change in result.changes] == ["workday", "base-year", "next-year"]

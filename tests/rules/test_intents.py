"""Whether a task mends or keeps: by headings, groups of a table, its first words."""

from __future__ import annotations

import pytest

from kehoach.extract.rules.intents import intent_of, intent_of_heading


@pytest.mark.parametrize(
    ("title", "intent"),
    [
        ("Khắc phục nội dung bị mất điểm", "remedy"),
        ("Nội dung cần duy trì", "maintain"),
        ("CÁC TIÊU CHÍ CẦN KHẮC PHỤC", "remedy"),
        ("Nội dung khắc phục/duy trì", None),
        ("Cải cách thể chế", None),
    ],
)
def test_a_heading_says_what_stands_under_it(title: str, intent: str | None) -> None:
    assert intent_of_heading(title) == intent


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("tiếp tục duy trì việc niêm yết thủ tục", "maintain"),
        ("tập trung khắc phục tình trạng hồ sơ quá hạn", "remedy"),
        ("niêm yết thủ tục, duy trì giờ tiếp dân", None),
    ],
)
def test_a_task_says_it_at_its_head(words: str, intent: str | None) -> None:
    assert intent_of(words) == intent

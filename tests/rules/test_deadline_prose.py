"""Times in running prose: what governs the work is read, what only names or dates something is not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kehoach.extract.rules.deadline import calendar_limits, deadlines_in_prose

FOLDER = Path(__file__).parent


def cases(name: str) -> list[Any]:
    listed = tomllib.loads((FOLDER / name).read_text("utf-8"))["case"]
    return [
        pytest.param(text, wanted, id=f"{case['about']}: {text}"[:80])
        for case in listed
        for text, wanted in case["cells"]
    ]


def said(found: Any) -> str:
    return "; ".join(" ".join(word for word in (one.kind, one.due, one.every) if word) for one in found)


@pytest.mark.parametrize(("text", "wanted"), cases("deadline_prose.toml"))
def test_the_sentence_sets(text: str, wanted: str) -> None:
    assert said(deadlines_in_prose(text, 2026)) == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("deadline_limits.toml"))
def test_beside_a_time_field_only_a_hard_limit_counts(text: str, wanted: str) -> None:
    assert said(calendar_limits(text, 2026)) == wanted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gửi báo cáo vào tuần thứ 2 của tháng cuối quý.", "vào tuần thứ 2 của tháng cuối quý"),
        ("Gửi báo cáo trong 05 ngày đầu của tháng.", "trong 05 ngày đầu của tháng"),
        ("Báo cho đơn vị trước khi kiểm tra 03 ngày làm việc.", "trước khi kiểm tra 03 ngày làm việc"),
        ("Thay thế máy chủ (hoàn thành: 15/6/202 6).", "15/6/202 6"),
        ("Sau khi có hướng dẫn của Sở Nội vụ\nđối với cấp xã.", "Sau khi có hướng dẫn của Sở Nội vụ\nđối với cấp xã"),
        ("Sau khi Ban Thường vụ - ĐẢNG ỦY xã cho ý kiến.", "Sau khi Ban Thường vụ - ĐẢNG ỦY xã cho ý kiến"),
        ("Sau khi có hướng dẫn\nĐơn vị: các phường.", "Sau khi có hướng dẫn"),
        ("Sau khi có hướng dẫn - Ấp báo cáo xã.", "Sau khi có hướng dẫn"),
    ],
)
def test_the_whole_phrase_is_kept_as_printed(text: str, words: str) -> None:
    assert [text[one.start : one.end] for one in deadlines_in_prose(text, 2026)] == [words]

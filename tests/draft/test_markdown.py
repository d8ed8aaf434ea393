"""A draft as Markdown."""

from __future__ import annotations

import re

import pytest
from draft_papers import PAPERS, bare, commune, ward

from kehoach.generate.papers.markdown import to_markdown


def test_sections_are_numbered_as_on_paper() -> None:
    assert re.findall(r"^## (.+)$", to_markdown(commune()), re.MULTILINE) == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "II. KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2025",
        "III. MỤC TIÊU",
        "IV. NHIỆM VỤ, GIẢI PHÁP",
        "V. TỔ CHỨC THỰC HIỆN",
        "VI. CHẾ ĐỘ BÁO CÁO",
        "Phụ lục",
    ]
    assert re.findall(r"^## (.+)$", to_markdown(bare()), re.MULTILINE) == ["I. NHIỆM VỤ, GIẢI PHÁP", "Phụ lục"]


def test_room_left_to_write_in_is_shown_as_dots() -> None:
    assert "Số: … /KH-UBND" in to_markdown(commune())
    assert "ngày … tháng … năm 2026" in to_markdown(commune())


def test_signs_of_markup_are_escaped() -> None:
    text = to_markdown(ward())

    assert "hồ sơ đất đai &amp; xây dựng" in text
    assert "(hồ sơ &lt; 15 ngày)" in text


@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_every_task_is_a_row_of_the_annex(paper: str) -> None:
    draft = PAPERS[paper]()
    rows = re.findall(r"^\| (\d+) \|", to_markdown(draft).split("## Phụ lục")[1], re.MULTILINE)

    assert rows == [str(number) for number in range(1, len(draft.tasks) + 1)]


def test_columns_without_content_are_left_out() -> None:
    assert "| Tiêu chí |" in to_markdown(commune())
    assert "| Tiêu chí |" not in to_markdown(ward())

"""Automatic lists of word processors: the indent of a number tells its level, whatever it counts from."""

from __future__ import annotations

import pytest

from kehoach.extract.outline.build import build
from kehoach.models.layout import Layout, Paragraph, Run, Shape
from kehoach.models.outline import Node


def line(label: str, words: str, left: float, automatic: bool = True) -> Paragraph:
    shape = Shape(left=left, first_line=-18.0)
    return Paragraph((Run(f"{label} {words}"),), shape=shape, label=label if automatic else None)


def shown(node: Node, text: str) -> list[str]:
    own = [f"{node.label} {text[node.body : node.end]}"] if node.kind == "item" else []
    return own + [below for child in node.children for below in shown(child, text)]


def labels(*lines: Paragraph) -> list[str]:
    outline = build(Layout(lines, "docx", "test", ""))
    return shown(outline.root, outline.text)


def test_a_list_set_in_stands_below_the_number_above_it() -> None:
    assert labels(
        line("1.", "MỤC TIÊU", 18),
        line("2.", "NHIỆM VỤ", 18),
        line("1.", "Lập danh mục quy trình", 36),
        line("2.", "Xây dựng đề án", 36),
        line("3.", "TỔ CHỨC THỰC HIỆN", 18),
        line("3.", "Văn phòng Sở theo dõi", 36),
        line("4.", "Thanh tra Sở kiểm tra", 36),
    ) == [
        "1 MỤC TIÊU",
        "2 NHIỆM VỤ",
        "2.1 Lập danh mục quy trình",
        "2.2 Xây dựng đề án",
        "3 TỔ CHỨC THỰC HIỆN",
        "3.3 Văn phòng Sở theo dõi",
        "3.4 Thanh tra Sở kiểm tra",
    ]


def test_three_levels_of_one_scheme() -> None:
    assert labels(
        line("1.", "NHIỆM VỤ", 18),
        line("1.", "Thể chế", 36),
        line("1.", "Rà soát", 54),
        line("2.", "Thủ tục", 36),
        line("2.", "KINH PHÍ", 18),
    ) == ["1 NHIỆM VỤ", "1.1 Thể chế", "1.1.1 Rà soát", "1.2 Thủ tục", "2 KINH PHÍ"]


@pytest.mark.parametrize("left", [36.0, 22.0])
def test_a_number_typed_by_hand_keeps_its_level_wherever_it_is_set(left: float) -> None:
    assert labels(
        line("1.", "Rà soát quy trình", 18, automatic=False),
        line("2.", "Xây dựng đề án", left, automatic=False),
        line("3.", "Báo cáo", 18, automatic=False),
    ) == ["1 Rà soát quy trình", "2 Xây dựng đề án", "3 Báo cáo"]


def test_a_little_shift_of_an_automatic_list_is_no_level() -> None:
    assert labels(line("1.", "Rà soát", 18), line("2.", "Xây dựng", 24), line("3.", "Báo cáo", 18)) == [
        "1 Rà soát",
        "2 Xây dựng",
        "3 Báo cáo",
    ]

"""A column of beginnings beside one of ends: one deadline from the one to the other."""

from __future__ import annotations

from pathlib import Path

import pytest

import kehoach
from kehoach.extract.rules.deadline import first_day
from kehoach.extract.rules.task_row_times import opens_span

HEAD = """ỦY BAN NHÂN DÂN
TỈNH BẮC LÝ

KẾ HOẠCH
Cải cách hành chính nhà nước năm 2026

II. NHIỆM VỤ
TT\tNhiệm vụ\tCơ quan chủ trì\t{begin}\t{end}
"""
ROWS = """1\tRà soát danh mục thủ tục hành chính\tSở Nội vụ\t01/3/2026\t30/6/2026
2\tTổ chức tập huấn cho công chức\tSở Tài chính\tTháng 4/2026\tQuý III/2026
3\tKiểm tra công vụ tại các xã\tSở Nội vụ\tQuý II\tTrước 15/12/2026
4\tCông khai kết quả giải quyết hồ sơ\tSở Nội vụ\t\tTháng 12/2026
5\tCập nhật cơ sở dữ liệu cán bộ\tSở Nội vụ\t02/02/2026\tThường xuyên
6\tVận hành cổng dữ liệu mở\tSở Khoa học và Công nghệ\t01/7/2026\t
7\tBáo cáo tổng kết\tSở Nội vụ\t01/12/2026\t30/11/2026
"""
WANTED = [
    [("date", "2026-03-01", "2026-06-30")],
    [("date", "2026-04-01", "2026-09-30")],
    [("date", "2026-04-01", "2026-12-14")],
    [("date", None, "2026-12-31")],
    [("ongoing", "2026-02-02", None)],
    [("ongoing", "2026-07-01", None)],
    [("ongoing", "2026-12-01", None), ("date", None, "2026-11-30")],
]


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("Thời gian bắt đầu", "Thời gian kết thúc"),
        ("Ngày bắt đầu", "Ngày hoàn thành"),
        ("Bắt đầu", "Kết thúc"),
        ("Từ ngày", "Đến ngày"),
    ],
)
def test_a_row_runs_from_its_beginning_to_its_end(begin: str, end: str, tmp_path: Path) -> None:
    text = HEAD.format(begin=begin, end=end) + ROWS
    paper = tmp_path / "ke-hoach.txt"
    paper.write_text(text, "utf-8")
    tasks = kehoach.read(paper).tasks
    assert [[(one.kind, one.start, one.due) for one in task.deadlines] for task in tasks] == WANTED


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("Thời gian bắt đầu", True),
        ("Thời gian hoàn thành Bắt đầu", True),
        ("Thời gian Kết thúc", False),
        ("Thời gian bắt đầu - kết thúc", False),
        ("Thời gian thực hiện", None),
        ("Thời gian thực hiện từ năm 2026", None),
    ],
)
def test_a_heading_says_which_end_its_column_holds(heading: str, wanted: bool | None) -> None:
    assert opens_span(heading) is wanted


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("01/3/2026", "2026-03-01"),
        ("Tháng 4", "2026-04-01"),
        ("Quý II/2026", "2026-04-01"),
        ("Năm 2027", "2027-01-01"),
        ("Thường xuyên", None),
        ("", None),
    ],
)
def test_a_cell_of_beginnings_gives_its_first_day(cell: str, wanted: str | None) -> None:
    assert first_day(cell, 2026) == wanted

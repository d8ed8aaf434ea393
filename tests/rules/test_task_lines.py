"""What a line of a plan is when it is no task: a ground, the title of a paper, a form, a place; and what is work."""

from __future__ import annotations

import pytest

from kehoach.extract.rules import task_lines as lines
from kehoach.extract.rules.verbs import starts_with_verb


@pytest.mark.parametrize(
    ("line", "is_basis"),
    [
        ("Căn cứ Luật Thư viện số 46/2019/QH14;", True),
        ("Căn cứ Biên bản nghiệm thu ngày 12/3/2026 của hai bên,", True),
        ("Căn cứ Kế hoạch này, xây dựng lịch mở cửa phòng đọc.", False),
        ("Căn cứ tình hình mưa lũ, quyết định cho học sinh nghỉ học.", False),
    ],
)
def test_a_line_that_only_names_a_document_is_a_ground(line: str, is_basis: bool) -> None:
    assert lines.names_basis(line) is is_basis


@pytest.mark.parametrize(
    ("line", "is_form"),
    [
        ("BÁO CÁO KẾT QUẢ BỔ SUNG SÁCH", True),
        ("Đơn vị chủ trì:", True),
        ("Bổ sung 500 đầu sách cho tủ sách cơ sở.", False),
    ],
)
def test_the_title_of_a_paper_and_an_open_label_say_nothing(line: str, is_form: bool) -> None:
    assert lines.names_form(line) is is_form


def test_an_annex_with_many_blanks_is_a_form() -> None:
    assert lines.is_form(["Họ và tên: …………", "Địa chỉ: …………"] * 5 + ["Cam kết thực hiện đúng nội quy."])
    assert not lines.is_form(["Tổ chức lớp học bơi.", "Sản phẩm: …………"] * 3)


@pytest.mark.parametrize(
    ("line", "is_work"),
    [
        ("Giai đoạn 2: Tổ chức bếp ăn tại trường.", True),
        ("Tại các chợ: Kiểm tra nguồn gốc thực phẩm.", True),
        ("Mục tiêu: Nâng cao nhận thức của người dân.", False),
        ("Hình thức: Tổ chức hội nghị trực tuyến.", False),
        ("Đối với các đội thi: Căn cứ số điểm để xếp hạng.", False),
        ("Đường Hoa Sen: Phía trước chợ phường.", False),
    ],
)
def test_work_stands_behind_a_stage_or_a_place(line: str, is_work: bool) -> None:
    assert lines.labelled_work(line) is is_work


@pytest.mark.parametrize(
    ("line", "announces"),
    [
        ("các phòng, ban tập trung thực hiện tốt các nội dung sau:", True),
        ("các xã triển khai thực hiện như sau:", True),
        ("địa điểm: thực hiện tại 03 tuyến đường, số cây như sau:", False),
    ],
)
def test_an_announcing_line_says_that_work_follows(line: str, announces: bool) -> None:
    assert lines.announces_work(line) is announces


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Tỷ lệ hồ sơ đúng hạn đạt 98%.", True),
        ("Mức độ hoàn thành các chỉ tiêu so với năm trước.", False),
        ("Đối chiếu số liệu với kho bạc.", True),
        ("Trực tiếp tại quầy tiếp nhận;", False),
        ("Trực tiếp kiểm tra các chốt gác.", True),
    ],
)
def test_a_line_says_to_do_something(line: str, says: bool) -> None:
    assert lines.says_to_do(line) is says


def test_how_and_where_is_no_verb() -> None:
    assert not starts_with_verb("- Trực tiếp qua đường bưu chính")


def test_who_has_the_power_is_a_circumstance() -> None:
    assert lines.tells_circumstance("cơ quan có thẩm quyền quyết định: ubnd cấp xã.")
    assert lines.tells_circumstance("đơn vị trực tiếp thực hiện thủ tục: trạm y tế.")

"""Whole documents: results give scores and no targets, aims and tasks give targets and no scores."""

from __future__ import annotations

import pytest

from kehoach.extract.outline.build import build
from kehoach.extract.rules.scores import find_scores
from kehoach.extract.rules.targets import find_targets
from kehoach.extract.sources.file import SourceFile
from kehoach.extract.sources.text import read
from kehoach.models.outline import Outline

PLAN = """\
ỦY BAN NHÂN DÂN
XÃ SUỐI BẠC
Số: 41/KH-UBND

Suối Bạc, ngày 12 tháng 02 năm 2026

KẾ HOẠCH

Nâng cao Chỉ số cải cách hành chính xã Suối Bạc năm 2026

Căn cứ Quyết định số 77/QĐ-UBND ngày 20/01/2026 của UBND tỉnh, UBND xã ban hành Kế hoạch như sau:

I. KẾT QUẢ NĂM 2025

1. Điểm số theo lĩnh vực

- Cải cách thể chế: Điểm tối đa 10 điểm, điểm tự chấm 9,5, tỉnh thẩm định 9 điểm.

- Cải cách thủ tục hành chính: Điểm tối đa 22 điểm, điểm tự chấm 21, tỉnh thẩm định 19,75 điểm.

Bảng tổng hợp điểm chỉ số cải cách hành chính năm 2025

STT	Nội dung	Điểm tối đa	Điểm đạt	Tăng/giảm so với năm 2024
1	Tài chính công	8	7,5	- 0,5 điểm
2	Chuyển đổi số	24	20,25	+ 02 điểm
	Tổng cộng	100	86,4	+ 3,1 điểm

2. Tồn tại, hạn chế

- Tỷ lệ hồ sơ trực tuyến đạt 41% , chưa đạt chỉ tiêu 50% được giao.

II. MỤC TIÊU

1. Mục tiêu chung

Chỉ số PAPI đạt 44 điểm. Phấn đấu Chỉ số năm 2026 đạt từ 88 điểm trở lên, nằm trong Top 10 xã dẫn đầu tỉnh.

2. Mục tiêu cụ thể

a) 100% hồ sơ được số hóa; tối thiểu 60% hồ sơ nộp trực tuyến.

b) Xây dựng 05 mô hình thôn thông minh.

III. NHIỆM VỤ

1. Cải cách thủ tục hành chính

- Tổ chức đối thoại với doanh nghiệp ít nhất 02 lần/năm.

- Thực hiện Đề án 06 tại 07 thôn.

IV. KINH PHÍ

Ngân sách xã bảo đảm 100% kinh phí thực hiện.
"""

ANNEX = """\
PHỤ LỤC
NHIỆM VỤ NÂNG CAO CHỈ SỐ NĂM 2026

STT	Nhiệm vụ	Chủ trì	Sản phẩm	Thời gian
1	Giải quyết hồ sơ đúng hạn	Trung tâm Phục vụ hành chính công	98% hồ sơ đúng và trước hạn	Thường xuyên
2	Tuyên truyền cải cách hành chính	Phòng Văn hóa - Xã hội	Ít nhất 04 tin, bài/tháng	Hằng tháng
3	Khảo sát hài lòng 20% người đến giao dịch	Văn phòng	Báo cáo	Quý III/2026
"""


def outline_of(text: str) -> Outline:
    return build(read(SourceFile("ke-hoach.txt", text.encode())))


@pytest.fixture(scope="module")
def plan() -> Outline:
    return outline_of(PLAN)


def test_results_give_scores_with_section_field_and_year(plan: Outline) -> None:
    scores = find_scores(plan, 2025)
    assert [(score.criterion, score.max, score.self_, score.appraised, score.delta) for score in scores] == [
        ("Cải cách thể chế", 10, 9.5, 9, None),
        ("Cải cách thủ tục hành chính", 22, 21, 19.75, None),
        ("Tài chính công", 8, None, 7.5, -0.5),
        ("Chuyển đổi số", 24, None, 20.25, 2),
        ("Tổng cộng", 100, None, 86.4, 3.1),
    ]
    assert {score.section for score in scores} == {"I.1"}
    assert {score.year for score in scores} == {2025}
    assert [score.field for score in scores] == [
        "institutions",
        "procedures",
        "public_finance",
        "digital",
        None,
    ]
    assert [score.total for score in scores] == [False, False, False, False, True]
    assert scores[3].printed == {"appraised": "20,25"} or "delta" in scores[3].printed


def test_aims_and_tasks_give_targets_and_results_do_not(plan: Outline) -> None:
    targets = find_targets(plan)
    assert [(target.section, target.value, target.unit, target.op) for target in targets] == [
        ("II.1", 44, "điểm", "="),
        ("II.1", 88, "điểm", ">="),
        ("II.1", 10, "hạng", "<="),
        ("II.2", 100, "%", "="),
        ("II.2", 60, "%", ">="),
        ("II.2", 5, "mô hình", "="),
        ("III.1", 2, "lần/năm", ">="),
    ]
    assert targets[4].printed == "tối thiểu 60%"
    assert targets[4].text == "tối thiểu 60% hồ sơ nộp trực tuyến"


def test_task_tables_give_targets_from_task_and_output_columns() -> None:
    targets = find_targets(outline_of(ANNEX))
    assert [(target.value, target.unit) for target in targets] == [
        (98, "%"),
        (4, "tin, bài/tháng"),
        (20, "%"),
    ]
    assert all(target.where.table is not None for target in targets)


def test_every_place_quotes_the_text(plan: Outline) -> None:
    for record in [*find_scores(plan, None), *find_targets(plan)]:
        where = record.where
        assert plan.text[where.start : where.end] == where.quote
        assert where.line


def test_an_empty_document_has_neither() -> None:
    empty = outline_of("\n")
    assert find_scores(empty, None) == []
    assert find_targets(empty) == []


REVIEW = """\
UBND PHƯỜNG BẾN TƯỢNG
Số: 15/KH-UBND

Bến Tượng, ngày 03 tháng 02 năm 2026

KẾ HOẠCH

Cải cách hành chính phường Bến Tượng năm 2026

I. CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2025

1. Thủ tục hành chính

Tỷ lệ hồ sơ đúng hạn đạt 97%.

II. NHIỆM VỤ

1. Thủ tục hành chính

- Tỷ lệ hồ sơ đúng hạn đạt 99%.
"""


def test_a_heading_of_an_earlier_year_speaks_of_the_past() -> None:
    assert [target.value for target in find_targets(outline_of(REVIEW))] == [99]


INDICATORS = """\
PHỤ LỤC
CHỈ TIÊU CHUYỂN ĐỔI SỐ NĂM 2026

TT	Chỉ tiêu	Đơn vị tính	Thực hiện 2025	Mục tiêu 2026	Cơ quan theo dõi
1	Hồ sơ nộp trực tuyến	%	62%	75%	Văn phòng
2	Thôn có mạng 5G	thôn	4	9	Phòng Kinh tế
"""


def test_an_indicator_table_gives_each_planned_figure_once() -> None:
    targets = find_targets(outline_of(INDICATORS))
    assert [(target.text, target.value, target.unit) for target in targets] == [
        ("Hồ sơ nộp trực tuyến: 75%", 75, "%"),
        ("Thôn có mạng 5G: 9", 9, "thôn"),
    ]
    assert [target.where.quote for target in targets] == ["75%", "9"]


RANKING = """\
PHỤ LỤC I
KẾT QUẢ XẾP HẠNG CHỈ SỐ CCHC CÁC XÃ NĂM 2025
(Kèm theo Quyết định số 31/QĐ-UBND ngày 09/01/2026 của UBND tỉnh)

STT	Tên đơn vị	Tổng điểm	Xếp hạng
1	Xã Mường Hum	91,25	1
2	Phường Sa Pả	88.5	2
"""


def test_a_ranking_gives_a_record_a_unit_named_by_the_annex() -> None:
    scores = find_scores(outline_of(RANKING), None)
    assert [(score.unit_of_government, score.appraised, score.rank, score.year) for score in scores] == [
        ("Xã Mường Hum", 91.25, 1, 2025),
        ("Phường Sa Pả", 88.5, 2, 2025),
    ]
    assert {score.criterion for score in scores} == {"KẾT QUẢ XẾP HẠNG CHỈ SỐ CCHC CÁC XÃ NĂM 2025"}


CAUSES = """\
PHỤ LỤC
NHIỆM VỤ KHẮC PHỤC TIÊU CHÍ MẤT ĐIỂM

STT	Tiêu chí	Nguyên nhân	Nhiệm vụ khắc phục hạn chế
1	Kiểm tra cải cách hành chính	Mới kiểm tra 25% đơn vị	Kiểm tra ít nhất 40% đơn vị
"""


def test_a_cause_sets_no_target() -> None:
    assert [target.value for target in find_targets(outline_of(CAUSES))] == [40]


COMPARED = """\
UBND TỈNH GIA LÂM
SỞ NỘI VỤ
Số: 12/BC-SNV

Gia Lâm, ngày 03 tháng 02 năm 2026

BÁO CÁO

Kết quả đo lường Chỉ số SIPAS năm 2025

I. KẾT QUẢ CHUNG

Tháng 9/2025, phường đạt 91,36/100 điểm.

Chỉ số SIPAS năm 2025 đạt 84,17% (năm 2024 đạt 81,05%), tăng 3,12%.

II. KẾT QUẢ CHI TIẾT

1. Theo yếu tố

Yếu tố	Năm 2024 (%)	Năm 2025 (%)	Tăng, giảm
Tiếp cận dịch vụ	81,2	84,05	2,85

2. Theo đơn vị

Hạng	Đơn vị	Năm 2025	Năm 2024	Tăng
1	Sở Tư pháp	93,1	90	3,1
"""


def test_a_report_on_an_index_compares_years_in_sentences_and_tables() -> None:
    scores = find_scores(outline_of(COMPARED), None)
    assert [(score.year, score.appraised, score.previous, score.delta, score.unit, score.rank) for score in scores] == [
        (2025, 91.36, None, None, None, None),
        (2025, 84.17, None, 3.12, "%", None),
        (2024, 81.05, None, None, "%", None),
        (2025, 84.05, 81.2, 2.85, "%", None),
        (2025, 93.1, 90, 3.1, None, 1),
    ]
    assert scores[0].criterion == "Chỉ số SIPAS"
    assert scores[4].unit_of_government == "Sở Tư pháp"
    assert find_targets(outline_of(COMPARED)) == []


COUNTS = """\
UBND XÃ HÒA LẠC
Số: 12/KH-UBND

Hòa Lạc, ngày 03 tháng 02 năm 2026

KẾ HOẠCH

Nâng cao Chỉ số CCHC năm 2026

I. SỐ LIỆU

Nội dung	Năm 2024	Năm 2025
Người được tập huấn	45	60
Cuộc kiểm tra	5	6

II. KẾT QUẢ CHỈ SỐ CCHC

Nội dung	Năm 2024	Năm 2025	Tăng
Quản lý đầu tư	80	84	4
"""


def test_counts_by_year_are_no_scores_of_the_index_that_only_the_title_names() -> None:
    scores = find_scores(outline_of(COUNTS), 2025)
    assert [(score.criterion, score.year, score.appraised, score.previous, score.delta) for score in scores] == [
        ("Quản lý đầu tư", 2025, 84, 80, 4)
    ]

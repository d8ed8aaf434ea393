"""Lines of a text file become the paragraphs a reader sees."""

from __future__ import annotations

from kehoach.extract.sources.file import SourceFile
from kehoach.extract.sources.text import read
from kehoach.models.layout import Paragraph

SHORT = """ỦY BAN NHÂN DÂN XÃ PHÚ XUÂN
KẾ HOẠCH
Kiểm tra công vụ năm 2026
I. MỤC ĐÍCH
Giữ kỷ cương công vụ
Phục vụ người dân tốt hơn
II. NHIỆM VỤ
Rà soát quy chế làm việc
Niêm yết số điện thoại đường dây nóng
Đón tiếp người dân đúng giờ
III. KINH PHÍ
Ngân sách xã
Nguồn khác
"""
WRAPPED = """Ủy ban nhân dân xã giao Văn phòng theo dõi việc chấp hành giờ làm
việc của cán bộ, công chức, kịp thời nhắc nhở những trường hợp vi
phạm và báo cáo Chủ tịch Ủy ban nhân dân xã trong phiên họp hằng
tháng. Công chức Tư pháp rà soát các thủ tục hành chính đang niêm
yết, đề nghị thay thế những bản đã hết hiệu lực. Các bộ phận khác
phối hợp thực hiện, cung cấp số liệu khi được yêu cầu và chịu trách
nhiệm về số liệu đó. Đoàn Thanh niên xã cử đoàn viên hỗ trợ người
cao tuổi nộp hồ sơ trực tuyến vào các ngày thứ ba, thứ năm hằng tuần
tại Bộ phận một cửa. Đài Truyền thanh xã đưa tin về kết quả kiểm
tra sau mỗi đợt. Trưởng các thôn phổ biến nội dung Kế hoạch đến từng
hộ gia đình, tiếp nhận ý kiến của người dân và gửi về Văn phòng Ủy
ban nhân dân xã trước ngày họp. Kinh phí lấy từ nguồn chi thường
xuyên đã giao trong dự toán của đơn vị.
"""


def paragraphs(text: str) -> list[str]:
    return [block.text for block in read(SourceFile("a.txt", text.encode())).blocks if isinstance(block, Paragraph)]


def test_short_lines_stay_paragraphs_of_their_own() -> None:
    assert paragraphs(SHORT) == SHORT.splitlines()


def test_lines_cut_at_a_width_are_one_paragraph() -> None:
    assert paragraphs(WRAPPED) == [" ".join(WRAPPED.split())]


def test_a_label_after_a_line_that_ends_in_a_word_of_number_is_a_label() -> None:
    text = "2. Chuyển đổi số\n2.1. Số hóa hồ sơ.\nThời gian: hằng năm\n5. Gửi số liệu.\n"
    assert paragraphs(text) == text.splitlines()


def test_a_number_cut_from_its_word_goes_on() -> None:
    assert paragraphs("Báo cáo trước ngày\n10 tháng 6.") == ["Báo cáo trước ngày 10 tháng 6."]


def test_an_item_goes_on_in_a_line_set_in_under_it() -> None:
    assert paragraphs("- Các ban, ngành;\n  trưởng các thôn;\n- Lưu: VT.") == [
        "- Các ban, ngành; trưởng các thôn;",
        "- Lưu: VT.",
    ]


def test_a_number_in_bold_or_italic_after_a_blank_line_is_a_label() -> None:
    text = "Thu ngân sách của xã trong sáu tháng đầu năm tăng so với cùng kỳ\n\n*a) Thuế và lệ phí*\n\nKhá."
    assert paragraphs(text)[1] == "a) Thuế và lệ phí"


def test_a_number_alone_after_a_blank_line_heads_the_line_below() -> None:
    text = "Bố trí kinh phí mua sắm trang thiết bị, máy tính cho Bộ phận một cửa\n\n**4.\nCông an xã:**\n\nHướng dẫn."
    assert paragraphs(text)[1] == "4. Công an xã:"


def test_the_end_of_a_date_cut_by_a_page_goes_on() -> None:
    text = "Các thôn gửi báo cáo kết quả thực hiện về Văn phòng trước ngày\n\n10.\n\nII. KINH PHÍ"
    assert paragraphs(text)[0].endswith("trước ngày 10.")


def test_a_dash_of_the_sentence_that_stands_first_in_a_wrapped_line_is_no_bullet() -> None:
    line = (
        "Phát triển chuỗi giá trị nông sản của huyện từ khâu\n- thu hoạch - sơ chế - bảo quản, gắn với nhãn hiệu.\n\n"
    )
    assert paragraphs(line * 12)[0].endswith("từ khâu - thu hoạch - sơ chế - bảo quản, gắn với nhãn hiệu.")

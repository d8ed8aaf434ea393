"""PDF pages as offices print them, and the traps between their letters and their words."""

from __future__ import annotations

import pytest
from pdf_writing import Page, pdf_bytes, text_width

from kehoach.extract.sources import pdf
from kehoach.extract.sources.file import Limits, SourceFile
from kehoach.models.errors import SourceError
from kehoach.models.layout import Furniture, Layout, Paragraph, Table

LEFT, RIGHT, TOP = 85.0, 539.0, 100.0
PROSE = (
    "Thực hiện chương trình công tác năm và chỉ đạo của cấp trên về nâng cao chất lượng phục vụ người dân, "
    "Ủy ban nhân dân xã xây dựng các nội dung trọng tâm để các bộ phận chuyên môn chủ động tổ chức triển khai "
    "bảo đảm đúng tiến độ, tiết kiệm và hiệu quả trên địa bàn toàn xã trong thời gian tới"
)


def read(*pages: Page, **limits: int) -> Layout:
    return pdf.read(SourceFile("kế hoạch.pdf", pdf_bytes(*pages), Limits(**limits)))


def paragraphs(layout: Layout) -> list[str]:
    return [block.text for block in layout.blocks if isinstance(block, Paragraph)]


def tables(layout: Layout) -> list[Table]:
    return [block for block in layout.blocks if isinstance(block, Table)]


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def wrapped(text: str, indent: float = 28, size: float = 13) -> list[tuple[float, str]]:
    """The lines of a paragraph with a first-line indent: where each begins, and its words."""
    lines: list[tuple[float, str]] = []
    x, words = LEFT + indent, []
    for word in text.split():
        if words and x + text_width(" ".join([*words, word]), size) > RIGHT:
            lines.append((x, " ".join(words)))
            x, words = LEFT, []
        words.append(word)
    return [*lines, (x, " ".join(words))]


def flow(page: Page, y: float, text: str, indent: float = 28, face: str = "plain") -> float:
    """Sets a justified paragraph and returns where the next one begins."""
    lines = wrapped(text, indent)
    for at, (x, line) in enumerate(lines):
        last = at == len(lines) - 1
        spaces = line.count(" ")
        spread = 0.0 if last or not spaces else (RIGHT - x - text_width(line, 13)) / spaces
        page.text(x, y, line, face, spread=spread)
        y += 18
    return y + 6


def body(page: Page, y: float = TOP) -> float:
    """Enough prose to show where the margins are."""
    for _ in range(2):
        y = flow(page, y, PROSE + ".")
    return y


# --- the traps of letters -------------------------------------------------------------------------------


def test_letters_of_a_fallback_font_stand_where_they_are_printed() -> None:
    text = "Nội dung khắc phục của các cơ quan, đơn vị tự chủ"
    page = Page().holed(LEFT, TOP, text, "ộắụủơựị")
    assert paragraphs(read(page)) == [text]


def test_a_space_under_a_wide_fallback_letter_stays() -> None:
    page = (
        Page().text(LEFT, TOP, "của cơ", "fallback").text(LEFT + text_width("của cơ", 13) + 2.6, TOP, "quan nhà nước")
    )
    assert paragraphs(read(page)) == ["của cơ quan nhà nước"]


def test_a_word_in_two_pieces_is_one_word() -> None:
    page = Page().text(LEFT, TOP, "Quyết đ").text(LEFT + text_width("Quyết đ", 13), TOP, "ịnh công bố", "fallback")
    assert paragraphs(read(page)) == ["Quyết định công bố"]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("kèm theo Kế hoạch số 130/KH-", "UBND ngày 05 tháng 3", "số 130/KH-UBND ngày"),
        ("theo Nghị định số 61/2018/NĐ-", "CP của Chính phủ", "61/2018/NĐ-CP của"),
        ("ban hành Quyết định số 264/", "QĐ-UBND về việc", "264/QĐ-UBND về"),
        ("trong giai đoạn 2021 -", "2025 và những năm sau", "2021 - 2025 và"),
        ("các phòng Văn hóa - Thông", "tin huyện thực hiện", "Văn hóa - Thông tin huyện"),
    ],
)
def test_a_line_end_joins_as_a_reader_joins_it(above: str, below: str, joined: str) -> None:
    page = Page()
    y = body(page)
    spread = (RIGHT - LEFT - 28 - text_width(above, 13)) / above.count(" ")
    page.text(LEFT + 28, y, above, spread=spread).text(LEFT, y + 18, below)
    assert joined in paragraphs(read(page))[-1]


def test_the_plain_reading_keeps_the_hyphen_at_a_line_end() -> None:
    page = Page().text(LEFT, TOP, "Kế hoạch số 130/KH-").text(LEFT, TOP + 18, "UBND của huyện")
    plain = read(page).plain
    assert "130/KH-" in plain
    assert not set(plain) & {"\x02", "\ufffe"}


def test_text_is_nfc_and_its_font_is_told_by_the_run() -> None:
    page = Page().text(LEFT, TOP, "KẾ HOẠCH", "bold", 14).text(LEFT, TOP + 40, "cải cách hành chính", "italic")
    first, second = (block for block in read(page).blocks if isinstance(block, Paragraph))
    assert (first.runs[0].font.bold, first.runs[0].font.italic, first.runs[0].font.size) == (
        True,
        False,
        14.0,
    )
    assert second.runs[0].font.italic and not second.runs[0].font.bold
    assert first.runs[0].font.name == "TimesNewRomanPS-BoldMT"


def test_a_line_with_two_fonts_has_two_runs() -> None:
    page = (
        Page().text(LEFT, TOP, "Mục tiêu: ", "bold").text(LEFT + text_width("Mục tiêu: ", 13), TOP, "đạt 95% trở lên")
    )
    (block,) = read(page).blocks
    assert isinstance(block, Paragraph)
    assert [(run.text, run.font.bold) for run in block.runs] == [
        ("Mục tiêu:", True),
        (" đạt 95% trở lên", False),
    ]


def test_words_set_one_by_one_and_sized_by_matrices_are_a_line() -> None:
    page = Page().scaled(LEFT, TOP, "Báo cáo kết quả thực hiện nhiệm vụ", 14)
    (block,) = read(page).blocks
    assert isinstance(block, Paragraph)
    assert block.text == "Báo cáo kết quả thực hiện nhiệm vụ"
    assert block.runs[0].font.size == 14.0


def test_a_bullet_of_the_symbol_font_is_a_bullet() -> None:
    page = Page().text(LEFT, TOP, "\uf0b7 Công khai thủ tục")
    layout = read(page)
    assert paragraphs(layout) == ["• Công khai thủ tục"]
    assert layout.plain.startswith("•")


# --- paragraphs -----------------------------------------------------------------------------------------


def test_wrapped_lines_are_one_paragraph_and_an_indent_begins_the_next() -> None:
    page = Page()
    y = flow(page, TOP, PROSE + ".")
    flow(page, y, PROSE + ".")
    layout = read(page)
    assert paragraphs(layout) == [PROSE + ".", PROSE + "."]
    first = layout.blocks[0]
    assert isinstance(first, Paragraph) and first.shape
    assert first.shape.alignment == "justify"
    assert first.shape.first_line == pytest.approx(28, abs=1)
    assert first.place.page == 1 and first.place.bbox and first.place.bbox[0] == pytest.approx(LEFT + 28, abs=1)
    assert [run.place.bbox[1] for run in first.runs if run.place and run.place.bbox] == pytest.approx(
        [TOP + 18 * at - 0.891 * 13 for at in range(1, len(wrapped(PROSE)))], abs=0.5
    )


def test_items_are_paragraphs_of_their_own() -> None:
    page = Page()
    y = body(page)
    items = ["- Rà soát các thủ tục;", "- Niêm yết công khai;", "+ Báo cáo hằng quý.", "a) Bộ phận Một cửa"]
    for item in items:
        y = flow(page, y, item)
    assert paragraphs(read(page))[2:] == items


def test_a_dash_that_opens_a_continued_line_is_no_item() -> None:
    page = Page()
    y = body(page)
    above = "Thực hiện chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021"
    spread = (RIGHT - LEFT - 28 - text_width(above, 13)) / above.count(" ")
    page.text(LEFT + 28, y, above, spread=spread).text(LEFT, y + 18, "- 2030 trên địa bàn")
    assert paragraphs(read(page))[-1] == f"{above} - 2030 trên địa bàn"


def test_a_centred_title_wraps_and_a_centred_line_that_had_room_stands_alone() -> None:
    middle = (LEFT + RIGHT) / 2
    page = Page().centred(middle, TOP, "KẾ HOẠCH", "bold", 14)
    page.centred(
        middle,
        TOP + 18,
        "Nâng cao chất lượng phục vụ người dân, doanh nghiệp tại tất cả các Bộ phận",
        "bold",
        14,
    )
    page.centred(middle, TOP + 36, "Một cửa năm 2025", "bold", 14)
    body(page, TOP + 80)
    layout = read(page)
    assert paragraphs(layout)[:2] == [
        "KẾ HOẠCH",
        "Nâng cao chất lượng phục vụ người dân, doanh nghiệp tại tất cả các Bộ phận Một cửa năm 2025",
    ]
    assert isinstance(layout.blocks[0], Paragraph) and layout.blocks[0].shape
    assert layout.blocks[0].shape.alignment == "center"


def test_a_sentence_runs_on_over_the_page_and_its_number_comes_after_it() -> None:
    lines = wrapped(PROSE)
    first, second = Page(), Page()
    y = body(first)
    for x, line in lines[:2]:
        first.text(x, y, line, spread=(RIGHT - x - text_width(line, 13)) / line.count(" "))
        y += 18
    second.centred(297, 40, "2")
    y = 80.0
    for x, line in lines[2:]:
        second.text(x, y, line)
        y += 18
    flow(second, y + 6, "II. TỔ CHỨC THỰC HIỆN")
    layout = read(first, second)
    assert paragraphs(layout)[2:] == [PROSE, "II. TỔ CHỨC THỰC HIỆN"]
    assert [b.kind for b in layout.blocks if isinstance(b, Furniture)] == ["page-number"]
    assert [type(block) for block in layout.blocks[2:]] == [Paragraph, Furniture, Paragraph]
    assert layout.blocks[2].place.page == 1
    assert isinstance(layout.blocks[2], Paragraph)
    assert {run.place.page for run in layout.blocks[2].runs if run.place} == {1, 2}


def test_a_full_stop_at_the_page_end_ends_the_paragraph() -> None:
    first, second = Page(), Page()
    body(first)
    flow(second, TOP, "- Công khai kết quả trên trang thông tin điện tử;")
    assert paragraphs(read(first, second))[-1].startswith("- Công khai")


# --- two columns without rules --------------------------------------------------------------------------


def head(page: Page, left: list[str], right: list[str], shift: float = 0.0) -> None:
    for at, line in enumerate(left):
        page.centred(170, 70 + 17 * at, line, "bold" if at < 2 else "plain", 12)
    for at, line in enumerate(right):
        page.centred(405, 70 + 17 * at + shift, line, "bold" if at < 2 else "italic", 12)


@pytest.mark.parametrize("shift", [0.0, 3.0, 7.0])
def test_the_head_is_two_cells_whatever_its_baselines(shift: float) -> None:
    page = Page()
    left = ["UBND TỈNH AN BÌNH", "SỞ NỘI VỤ", "Số:      /KH-SNV"]
    right = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Bình, ngày    tháng 3 năm 2025",
    ]
    head(page, left, right, shift)
    page.centred(312, 160, "KẾ HOẠCH", "bold", 14)
    body(page, 200)
    layout = read(page)
    table = layout.blocks[0]
    assert isinstance(table, Table) and not table.ruled
    assert rows(table) == [["\n".join(" ".join(t.split()) for t in column) for column in (left, right)]]
    assert paragraphs(layout)[0] == "KẾ HOẠCH"


def test_the_foot_is_two_cells_with_wrapped_recipients_joined() -> None:
    page = Page()
    y = body(page) + 20
    page.text(LEFT, y, "Nơi nhận:", "bold", 12).centred(430, y, "TM. ỦY BAN NHÂN DÂN", "bold")
    page.text(LEFT, y + 15, "- Như Điều 3;", size=11).centred(430, y + 16, "KT. CHỦ TỊCH", "bold")
    page.text(LEFT, y + 29, "- Các phòng, ban chuyên môn,", size=11).centred(430, y + 33, "PHÓ CHỦ TỊCH", "bold")
    page.text(LEFT, y + 42, "đơn vị sự nghiệp huyện;", size=11)
    page.text(LEFT, y + 55, "- Lưu: VT, NV.", size=11)
    page.centred(430, y + 110, "Trần Văn Mẫu", "bold")
    layout = read(page)
    table = layout.blocks[-1]
    assert isinstance(table, Table) and not table.ruled
    assert rows(table) == [
        [
            "Nơi nhận:\n- Như Điều 3;\n- Các phòng, ban chuyên môn, đơn vị sự nghiệp huyện;\n- Lưu: VT, NV.",
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Mẫu",
        ]
    ]


def test_numbered_items_with_a_tab_are_no_columns() -> None:
    page = Page()
    y = body(page)
    for number in range(1, 4):
        page.text(LEFT, y, f"{number}.").text(LEFT + 40, y, "Tổ chức hội nghị triển khai kế hoạch")
        y += 24
    layout = read(page)
    assert not tables(layout)
    assert paragraphs(layout)[2:] == [f"{n}. Tổ chức hội nghị triển khai kế hoạch" for n in range(1, 4)]


def test_a_list_in_columns_without_rules_is_read_row_by_row() -> None:
    page = Page()
    y = body(page)
    for number in range(1, 11):
        page.text(LEFT, y, f"Xã Mẫu Sơn {number}").text(350, y, f"{90 + number},25 điểm")
        y += 18
    layout = read(page)
    assert not tables(layout)
    assert "Xã Mẫu Sơn 3 93,25 điểm" in "\n".join(paragraphs(layout))


def test_a_head_whose_columns_nearly_touch_is_two_cells() -> None:
    page = Page()
    page.centred(165, 70, "ỦY BAN NHÂN DÂN HUYỆN ĐỒNG MẪU", "bold", 12)
    page.centred(420, 70, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "bold", 12)
    page.centred(165, 87, "PHÒNG NỘI VỤ", "bold", 12).centred(420, 87, "Độc lập - Tự do - Hạnh phúc", "bold", 12)
    body(page, 130)
    table = read(page).blocks[0]
    assert isinstance(table, Table)
    assert rows(table)[0][0] == "ỦY BAN NHÂN DÂN HUYỆN ĐỒNG MẪU\nPHÒNG NỘI VỤ"


def test_a_stamp_beside_the_head_leaves_the_head_whole() -> None:
    page = Page()
    head(
        page, ["UBND TỈNH AN BÌNH", "SỞ NỘI VỤ"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    )
    page.lines(440, 20, ["Ký bởi: Sở Nội vụ", "Thời gian ký: 05.03.2025 08:15"], 9, 7)
    body(page, 130)
    layout = read(page)
    assert [block.kind for block in layout.blocks if isinstance(block, Furniture)] == ["stamp", "stamp"]
    assert rows(tables(layout)[0])[0][0] == "UBND TỈNH AN BÌNH\nSỞ NỘI VỤ"


# --- ruled tables ---------------------------------------------------------------------------------------

XS, YS = [85.0, 120.0, 330.0, 440.0, 539.0], [200.0, 240.0, 280.0, 320.0]


@pytest.mark.parametrize("draw", ["rule", "bar"])
def test_a_table_is_read_from_strokes_and_from_thin_bars(draw: str) -> None:
    page = Page().text(LEFT, TOP, "Phụ lục kèm theo").grid(XS, YS, draw)
    for row, texts in enumerate((["STT", "Nội dung", "Chủ trì", "Hạn"], ["1", "Số hóa hồ sơ", "Văn phòng", "Quý II"])):
        for column, text in enumerate(texts):
            page.text(XS[column] + 4, YS[row] + 16, text, size=12)
    (table,) = tables(read(page))
    assert rows(table) == [
        ["STT", "Nội dung", "Chủ trì", "Hạn"],
        ["1", "Số hóa hồ sơ", "Văn phòng", "Quý II"],
        [""] * 4,
    ]
    assert table.place.bbox == pytest.approx((85, 200, 539, 320), abs=0.6)
    assert table.rows[1][1].place.bbox == pytest.approx((120, 240, 330, 280), abs=0.6)


def test_merged_cells_stand_at_every_place_they_cover() -> None:
    page = Page().text(LEFT, TOP, "Bảng có ô gộp")
    for y in (200, 320):
        page.rule(85, y, 539, y)
    page.rule(330, 240, 539, 240).rule(85, 280, 539, 280)
    for x in (85, 330, 539):
        page.rule(x, 200, x, 320)
    page.rule(440, 240, 440, 320).rule(120, 200, 120, 320)
    page.text(90, 230, "TT", size=12).text(125, 230, "Nhiệm vụ", size=12).text(335, 220, "Cơ quan thực hiện", size=12)
    page.text(335, 260, "Chủ trì", size=12).text(445, 260, "Phối hợp", size=12)
    page.text(335, 300, "Công an xã", size=12)
    (table,) = tables(read(page))
    assert {len(row) for row in table.rows} == {4}
    owner = table.rows[0][2]
    assert (owner.text, owner.row_span, owner.column_span, owner.origin) == ("Cơ quan thực hiện", 1, 2, None)
    assert table.rows[0][3].origin == (0, 2) and table.rows[0][3].text == owner.text
    assert (table.rows[0][1].row_span, table.rows[1][1].origin) == (2, (0, 1))
    assert [cell.text for cell in table.rows[1]] == ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp"]


def test_lines_of_a_cell_are_paragraphs_by_marker_and_by_room() -> None:
    page = Page().text(LEFT, TOP, "Bảng").grid([85, 300, 539], [200, 330])
    page.lines(90, 216, ["- Rà soát, cập nhật và công khai", "thủ tục hành chính;", "- Báo cáo kết quả."], 16, 12)
    page.lines(305, 216, ["Văn phòng HĐND và UBND phối hợp với", "các phòng chuyên môn"], 16, 12)
    (table,) = tables(read(page))
    assert table.rows[0][0].text == "- Rà soát, cập nhật và công khai thủ tục hành chính;\n- Báo cáo kết quả."
    assert [p.text for p in table.rows[0][1].paragraphs] == ["Văn phòng HĐND và UBND phối hợp với các phòng chuyên môn"]


def test_a_number_cut_by_a_narrow_cell_is_whole_again() -> None:
    page = Page().text(LEFT, TOP, "Bảng").grid([85, 155, 539], [200, 260])
    page.lines(89, 216, ["61/2018/N", "Đ-CP"], 16, 12).text(160, 216, "Nghị định", size=12)
    (table,) = tables(read(page))
    assert table.rows[0][0].text == "61/2018/NĐ-CP"


def test_a_word_over_a_rule_is_cut_at_the_rule() -> None:
    page = Page().text(LEFT, TOP, "Bảng").grid([85, 150, 300], [200, 240])
    page.text(150 - text_width("123", 12), 220, "12345", size=12)
    (table,) = tables(read(page))
    assert rows(table) == [["123", "45"]]


def test_a_table_over_two_pages_is_two_tables_with_the_number_between() -> None:
    pages = [Page().text(LEFT, TOP, "Phụ lục"), Page().centred(297, 40, "2")]
    for page in pages:
        page.grid([85, 300, 539], [600, 640, 680])
        page.text(90, 620, "một", size=12).text(305, 620, "hai", size=12)
    assert [type(block) for block in read(*pages).blocks] == [Paragraph, Table, Furniture, Table]


def test_a_frame_round_text_is_no_table() -> None:
    page = Page().grid([80, 300], [80, 120]).text(LEFT, TOP, "Công văn hỏa tốc")
    assert [type(block) for block in read(page).blocks] == [Paragraph]


# --- pages ----------------------------------------------------------------------------------------------


def test_a_page_turned_by_a_quarter_reads_as_it_is_shown() -> None:
    page = Page(turn=90).upward(100, 700, "Phụ lục nằm ngang").grid([150, 180, 210], [300, 500, 700])
    page.upward(170, 690, "ô một", 12).upward(170, 490, "ô hai", 12).upward(200, 690, "ô ba", 12)
    layout = read(page)
    assert (layout.pages[0].width, layout.pages[0].height) == (842, 595)
    assert paragraphs(layout) == ["Phụ lục nằm ngang"]
    assert rows(tables(layout)[0]) == [["ô một", "ô hai"], ["ô ba", ""]]


def test_places_count_from_the_corner_of_the_page_not_of_the_file() -> None:
    page = Page(left=100, low=-50).text(LEFT, TOP, "Hộp trang lệch gốc").grid([85, 200, 400], [200, 230])
    page.text(90, 220, "một hai")
    layout = read(page)
    assert layout.blocks[0].place.bbox == pytest.approx(
        (85, 88.4, 85 + text_width("Hộp trang lệch gốc", 13), 102.8), abs=1
    )
    assert tables(layout)[0].place.bbox == pytest.approx((85, 200, 400, 230), abs=0.6)


def test_upright_letters_in_a_table_are_not_lost() -> None:
    page = Page().text(LEFT, TOP, "Bảng chữ đứng").grid([85, 120, 300], [200, 330]).upward(105, 320, "Tháng một")
    page.text(130, 220, "ba", size=12)
    assert rows(tables(read(page))[0]) == [["Tháng một", "ba"]]


# --- furniture ------------------------------------------------------------------------------------------


def test_a_running_head_is_marked_on_every_page() -> None:
    pages = []
    for number in range(1, 5):
        page = Page().text(LEFT, 40, "Ủy ban nhân dân xã Mẫu Sơn", size=10).centred(297, 810, f"- {number} -")
        body(page)
        pages.append(page)
    layout = read(*pages)
    kinds = [block.kind for block in layout.blocks if isinstance(block, Furniture)]
    assert (kinds.count("running-head"), kinds.count("page-number")) == (4, 4)
    assert len(paragraphs(layout)) == 8


def test_a_signature_stamp_is_marked_with_all_its_lines() -> None:
    page = Page()
    stamp = [
        "Ký bởi: Ủy ban nhân dân xã Mẫu Sơn",
        "Cơ quan: Tỉnh An Bình",
        "Thời gian ký: 05.03.2025 08:15:00 +07:00",
    ]
    page.lines(360, 30, stamp, 10, 8)
    body(page)
    layout = read(page)
    assert [b.text for b in layout.blocks if isinstance(b, Furniture) and b.kind == "stamp"] == stamp
    assert paragraphs(layout) == [PROSE + "."] * 2


# --- what cannot be read --------------------------------------------------------------------------------


def code(data: bytes, **limits: int) -> str:
    with pytest.raises(SourceError) as caught:
        pdf.read(SourceFile("tệp.pdf", data, Limits(**limits)))
    assert caught.value.message.vi and caught.value.message.en
    return caught.value.code


def test_a_scan_needs_ocr_and_says_so() -> None:
    with pytest.raises(SourceError, match=r"pdf\.no_text") as caught:
        read(Page().image(), Page().image())
    assert "OCR" in caught.value.hint.vi


def test_a_text_layer_that_is_no_vietnamese_needs_ocr() -> None:
    assert code(pdf_bytes(Page().lines(LEFT, TOP, ["Kq xhzc tznf lwjk qpfd zzxc vbnm wrtk"] * 8))) == "pdf.no_text"


def test_pages_without_letters_among_others_are_told() -> None:
    layout = read(Page().text(LEFT, TOP, "Trang có chữ"), Page().image(), Page(), Page().image())
    assert layout.warnings == (("pdf.pages_without_text", "trang 2, 4"),)


def test_every_way_of_not_being_a_pdf_has_its_code() -> None:
    whole = pdf_bytes(Page().text(LEFT, TOP, "Kế hoạch năm"))
    assert code(b"") == "file.empty"
    assert code(b"%PDF-1.7\nkhong co gi") == "pdf.damaged"
    assert code(whole[: len(whole) // 3]) in ("pdf.damaged", "pdf.no_text")
    assert code(pdf_bytes(Page().text(LEFT, TOP, "Mật"), locked=True)) == "pdf.encrypted"
    assert code(whole, size=100) == "file.too_large"
    assert code(pdf_bytes(Page(), Page(), Page()), pages=2) == "pdf.too_many_pages"
    assert code(whole, glyphs=5) == "pdf.limit"
    assert code(pdf_bytes(Page())) == "pdf.no_text"
    assert code(pdf_bytes()) in ("pdf.damaged", "pdf.no_text")


def test_the_signature_may_stand_a_little_later() -> None:
    whole = pdf_bytes(Page().text(LEFT, TOP, "Kế hoạch năm"))
    assert pdf.sniffs(whole) and pdf.sniffs(b"\n\n" + whole)
    assert not pdf.sniffs(b"PK\x03\x04") and not pdf.sniffs(b" " * 1100 + whole)


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_byte_gives_a_layout_or_our_own_error(seed: int) -> None:
    import random

    dice = random.Random(seed)
    page = Page().text(LEFT, TOP, "Kế hoạch năm").grid([85, 200, 400], [200, 230, 260]).text(90, 220, "một hai")
    data = bytearray(pdf_bytes(page, Page().image()))
    for _ in range(dice.randint(1, 12)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    if seed % 3 == 0:
        del data[dice.randrange(len(data)) :]
    try:
        layout = pdf.read(SourceFile("tệp.pdf", bytes(data)))
    except SourceError:
        return
    assert layout.blocks and layout.reader in ("pdfium", "pdfplumber")


# --- footnotes ------------------------------------------------------------------------------------------


def test_footnotes_stand_apart_and_the_sentence_runs_on_over_them() -> None:
    first, second = Page(), Page()
    y = body(first)
    lines = wrapped(PROSE)
    for x, line in lines[:2]:
        first.text(x, y, line, spread=(RIGHT - x - text_width(line, 13)) / line.count(" "))
        y += 18
    call = LEFT + 28 + text_width("Theo Quyết định số 12/QĐ-UBND", 13)
    first.text(LEFT + 28, TOP - 20, "Theo Quyết định số 12/QĐ-UBND").text(call, TOP - 25, "1", size=7.5)
    first.rule(LEFT, 700, LEFT + 144, 700).text(LEFT, 712, "1", size=6).text(
        LEFT + 5, 715, "Của Chủ tịch tỉnh.", size=10
    )
    y = 80.0
    for x, line in lines[2:]:
        second.text(x, y, line)
        y += 18
    layout = read(first, second)
    assert [note.text for note in layout.notes] == ["1 Của Chủ tịch tỉnh."]
    assert "QĐ-UBND1" not in layout.plain.replace(" ", "")
    assert paragraphs(layout)[0] == "Theo Quyết định số 12/QĐ-UBND"
    assert paragraphs(layout)[-1] == PROSE

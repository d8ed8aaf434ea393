"""Paragraphs of Word files: what a reader sees on paper, in its font and form."""

from __future__ import annotations

import pytest
from docx_parts import SECTION, layout, p, paragraph, part, r, read_body, tbl, tc, texts, tr, word

from kehoach.models.layout import Font, Furniture, PageShape, Shape


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        (r("Giao Phòng Nội vụ ") + r("chủ trì"), "Giao Phòng Nội vụ chủ trì"),
        ("<w:r><w:t>UBND XÃ BÌNH AN</w:t><w:tab/><w:t>CỘNG HÒA XÃ HỘI</w:t></w:r>", "UBND XÃ BÌNH AN\tCỘNG HÒA XÃ HỘI"),
        ("<w:r><w:t>KẾ HOẠCH</w:t><w:br/><w:t>Cải cách hành chính</w:t></w:r>", "KẾ HOẠCH\nCải cách hành chính"),
        ('<w:r><w:br w:type="page"/><w:t>PHỤ LỤC I</w:t></w:r>', "PHỤ LỤC I"),
        ("<w:r><w:t>130/KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r>", "130/KH-UBND"),
        ("<w:r><w:t>hành</w:t><w:softHyphen/><w:t> chính</w:t></w:r>", "hành chính"),
        ("<w:r><w:t>Số:\u00a0 /KH</w:t></w:r>", "Số:\u00a0 /KH"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 80 điểm</w:t></w:r>', "≥ 80 điểm"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FF"/><w:t>x</w:t></w:r>', "x"),
        (r("Sở Nội vụ &amp; UBND &lt;xã&gt;"), "Sở Nội vụ & UBND <xã>"),
        (r("kế hoạch", "<w:caps/>"), "KẾ HOẠCH"),
        (r("Kế hoạch", "<w:smallCaps/>"), "Kế hoạch"),
        (r("Kế hoạch", '<w:caps w:val="0"/>'), "Kế hoạch"),
        (r("hạn ") + '<w:ins w:id="1">' + r("30/6") + "</w:ins>", "hạn 30/6"),
        (r("hạn ") + '<w:del w:id="1"><w:r><w:delText>15/6</w:delText></w:r></w:del>' + r("30/6"), "hạn 30/6"),
        ('<w:moveFrom w:id="1">' + r("cũ") + '</w:moveFrom><w:moveTo w:id="2">' + r("mới") + "</w:moveTo>", "mới"),
        ('<w:hyperlink r:id="x">' + r("cchc.gov.vn") + "</w:hyperlink>", "cchc.gov.vn"),
        ('<w:smartTag w:element="place">' + r("Quảng Trị") + "</w:smartTag>", "Quảng Trị"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + r("năm 2027") + "</w:sdtContent></w:sdt>", "năm 2027"),
        ('<w:fldSimple w:instr=" DATE ">' + r("12/5/2027") + "</w:fldSimple>", "12/5/2027"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + r("Mục II")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "Mục II",
        ),
        ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>" + r(" điểm"), "x điểm"),
        ("<w:r><w:ruby><w:rt>" + r("chú") + "</w:rt><w:rubyBase>" + r("chữ") + "</w:rubyBase></w:ruby></w:r>", "chữ"),
        ('<w:bookmarkStart w:id="0" w:name="a"/>' + r("Điều 1") + '<w:bookmarkEnd w:id="0"/>', "Điều 1"),
        ('<w:r w:rsidR="00A1"><w:rPr/><w:lastRenderedPageBreak/><w:t>a) Mục đích</w:t></w:r>', "a) Mục đích"),
        ("<w:r><w:t>dòng\nmột</w:t></w:r>", "dòng một"),
    ],
)
def test_a_paragraph_reads_as_it_stands_on_paper(inside: str, seen: str) -> None:
    assert texts(read_body(p(inside))) == [seen]


def test_text_is_composed_even_where_a_mark_begins_a_run_of_another_font() -> None:
    said = paragraph(read_body(p(r("Nộ".replace("ộ", "o\u0323")), r("\u0302i dung", "<w:b/>"))))

    assert said.text == "Nội dung"
    assert [run.text for run in said.runs] == ["Nộ", "i dung"]


def test_runs_of_one_font_are_one_run() -> None:
    said = paragraph(read_body(p(r("Bộ phận "), r("một cửa"), r(" xã", "<w:i/>"))))

    assert [(run.text, run.font.italic) for run in said.runs] == [("Bộ phận một cửa", False), (" xã", True)]


def test_hidden_text_is_left_out_and_said_so() -> None:
    said = read_body(p(r("Thấy"), r("không thấy", "<w:vanish/>")))

    assert texts(said) == ["Thấy"]
    assert [code for code, _ in said.warnings] == ["docx.hidden"]
    assert "không thấy" not in said.plain


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    gone = "<w:rPr><w:del w:id='3'/></w:rPr>"
    said = read_body(p(r("Trước ngày "), properties=gone) + p(r("30/6/2027")) + p(r("Hết")))

    assert texts(said) == ["Trước ngày 30/6/2027", "Hết"]


STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>
<w:pPr><w:jc w:val="both"/></w:pPr>
<w:rPr><w:rFonts w:ascii="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/><w:basedOn w:val="Normal"/>
<w:pPr><w:spacing w:before="120"/><w:ind w:left="720" w:firstLine="360"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Manh"><w:name w:val="Strong"/><w:rPr><w:b/><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Vong"><w:name w:val="Vòng"/><w:basedOn w:val="Vong"/></w:style>
<w:style w:type="paragraph" w:styleId="Hoa"><w:name w:val="Hoa"/><w:basedOn w:val="Normal"/>
<w:rPr><w:caps/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="ChuDe"><w:name w:val="Chủ đề"/>
<w:rPr><w:rFonts w:asciiTheme="majorHAnsi"/></w:rPr></w:style>
"""
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
    '<a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)


@pytest.mark.parametrize(
    ("style", "run", "font"),
    [
        ("", "", Font("Times New Roman", 14.0)),
        ("Muc", "", Font("Times New Roman", 14.0, bold=True)),
        ("Muc", '<w:b w:val="false"/><w:sz w:val="26"/>', Font("Times New Roman", 13.0)),
        ("", '<w:rStyle w:val="Manh"/>', Font("Times New Roman", 14.0, bold=True, italic=True)),
        # Bold of the paragraph's style and bold of the character style cancel each other out.
        ("Muc", '<w:rStyle w:val="Manh"/>', Font("Times New Roman", 14.0, italic=True)),
        ("Muc", '<w:rStyle w:val="Manh"/><w:b/>', Font("Times New Roman", 14.0, bold=True, italic=True)),
        ("", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', Font("Arial", 14.0)),
        ("KhongCo", "", Font("Times New Roman", 14.0)),
        ("Vong", "", Font("Calibri", 11.0)),
        ("ChuDe", "", Font("Cambria", 11.0)),
        (
            "",
            "<w:b/><w:rPrChange w:id='1'><w:rPr><w:i/></w:rPr></w:rPrChange>",
            Font("Times New Roman", 14.0, bold=True),
        ),
    ],
)
def test_fonts_come_through_styles(style: str, run: str, font: Font) -> None:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    said = read_body(p(r("Phần một", run), properties=properties), styles=STYLES, theme1=THEME)

    assert paragraph(said).runs[0].font == font


def test_capitals_come_through_styles() -> None:
    assert texts(read_body(p(r("Mục lục"), properties='<w:pStyle w:val="Hoa"/>'), styles=STYLES)) == ["MỤC LỤC"]


@pytest.mark.parametrize(
    ("properties", "shape", "name"),
    [
        ("", Shape("justify", after=8.0, line_spacing=1.079), "Normal"),
        ('<w:pStyle w:val="Muc"/>', Shape("justify", 18.0, 36.0, None, 6.0, 8.0, 1.079), "Mục"),
        (
            (
                '<w:pStyle w:val="Muc"/><w:spacing w:after="0" w:line="360" w:lineRule="exact"/>'
                '<w:ind w:hanging="200"/><w:jc w:val="center"/>'
            ),
            Shape("center", -10.0, 36.0, None, 6.0, 0.0),
            "Mục",
        ),
        ('<w:jc w:val="end"/><w:ind w:end="100"/>', Shape("right", None, None, 5.0, None, 8.0, 1.079), "Normal"),
    ],
)
def test_form_comes_through_styles(properties: str, shape: Shape, name: str) -> None:
    said = paragraph(read_body(p(r("I. MỤC ĐÍCH"), properties=properties), styles=STYLES))

    assert (said.shape, said.style) == (shape, name)


def box(text: str) -> str:
    return f"<w:txbxContent>{p(r(text))}</w:txbxContent>"


def test_a_text_box_follows_its_paragraph_and_is_read_once() -> None:
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box("Dấu ĐẾN")}</wps:txbx>'
        "</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box('Dấu ĐẾN')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    said = read_body(p(r("Số: 12/KH-UBND"), f"<w:r>{both}</w:r>", r(" ngày 02/01")) + p(r("Sau")))

    assert texts(said) == ["Số: 12/KH-UBND ngày 02/01", "Dấu ĐẾN", "Sau"]
    assert [block.place.block for block in said.blocks] == [0, 1, 2]
    assert said.plain.count("Dấu ĐẾN") == 1


def test_a_text_box_only_in_the_fallback_is_read() -> None:
    old = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing/></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box('HỎA TỐC')}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    assert texts(read_body(p(old, r("KẾ HOẠCH")))) == ["KẾ HOẠCH", "HỎA TỐC"]


def test_content_controls_around_blocks_are_transparent() -> None:
    inside = f"<w:sdt><w:sdtPr><w:id w:val='1'/></w:sdtPr><w:sdtContent>{p(r('Điều 2'))}</w:sdtContent></w:sdt>"

    assert texts(read_body(p(r("Điều 1")) + inside + p(r("Điều 3")))) == ["Điều 1", "Điều 2", "Điều 3"]


def test_footnotes_are_kept_apart() -> None:
    notes = part(
        "footnotes",
        f'<w:footnote w:type="separator" w:id="-1">{p("<w:r><w:separator/></w:r>")}</w:footnote>'
        f'<w:footnote w:id="1">{p(r("Theo Quyết định số 9/QĐ-TTg."))}</w:footnote>',
    )
    said = read_body(p(r("Chỉ số"), '<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes=notes)

    assert texts(said) == ["Chỉ số"]
    assert [note.text for note in said.notes] == ["Theo Quyết định số 9/QĐ-TTg."]
    assert "9/QĐ-TTg" in said.plain


def test_running_heads_are_furniture_once_and_page_numbers_none() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r>'
        '<w:fldChar w:fldCharType="separate"/></w:r>' + r("2") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    refer = "".join(f'<w:headerReference w:type="default" r:id="r{at}"/>' for at in (2, 3, 4))
    sections = p(r("A"), properties=f"<w:sectPr>{refer}</w:sectPr>")
    data = word(
        sections,
        header1=part("hdr", p(field)),
        header2=part("hdr", p(r("Phụ lục kèm theo"))),
        header3=part("hdr", p(r("Phụ lục kèm theo"))),
    )
    said = layout(data)

    assert [b for b in said.blocks if isinstance(b, Furniture)] == [Furniture("Phụ lục kèm theo", "running-head")]


def test_each_section_has_its_page_shape() -> None:
    landscape = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    said = read_body(p(r("Thân"), properties=landscape) + p(r("Phụ lục")))

    assert said.pages == (
        PageShape(841.9, 595.3),
        PageShape(595.3, 841.9, 56.7, 56.7, 85.05, 42.5),
    )


def test_an_embedded_document_is_named_as_unread() -> None:
    said = read_body(p(r("A")) + '<w:altChunk r:id="r9"/>')

    assert [code for code, _ in said.warnings] == ["docx.alt_chunk"]


BODY = p(r("Kế hoạch này: ", "<w:b/>"), r("a &amp; b")) + tbl(tr(tc(p(r("Nội dung")))))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("w:", "ns0:"),
        ('"', "'"),
        ("<w:r>", "<!-- ghi chú --><w:r>"),
        ("<w:p>", "\n  <w:p>\n  "),
        ("</w:rPr>", "</w:rPr>\n"),
        ("a &amp; b", "<![CDATA[a & b]]>"),
        ("schemas.openxmlformats.org/wordprocessingml/2006/main", "purl.oclc.org/ooxml/wordprocessingml/main"),
    ],
)
def test_other_ways_of_writing_the_same_xml_read_the_same(old: str, new: str) -> None:
    usual = part("document", f"<w:body>{BODY}{SECTION}</w:body>")
    other = usual.replace("xmlns:w=", "xmlns:ns0=") if new == "ns0:" else usual
    document = other.replace(old, new)
    said, same = layout(word("", document=document)), layout(word("", document=usual))

    assert said.blocks == same.blocks
    assert said.pages == same.pages


def test_utf_16_parts_are_read() -> None:
    usual = part("document", f"<w:body>{BODY}{SECTION}</w:body>")
    said = layout(word("", document=usual.replace("UTF-8", "UTF-16").encode("utf-16")))

    assert said.blocks == layout(word("", document=usual)).blocks


def test_the_main_part_is_found_by_its_relationship() -> None:
    assert texts(layout(word(p(r("KẾ HOẠCH")), main="noidung/van-ban.xml"))) == ["KẾ HOẠCH"]

"""What a Word file says of its page numbers, section by section."""

from __future__ import annotations

from docx_parts import layout, p, part, r, word

from kehoach.models.layout import Font, PageNumber

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:sz w:val="26"/></w:rPr>'
    '<w:instrText xml:space="preserve"> PAGE \\* MERGEFORMAT </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CENTRED = '<w:jc w:val="center"/>'
SIZE = '<w:pgSz w:w="11906" w:h="16838"/>'


def section(*inside: str) -> str:
    return p(r("Thân"), properties=f"<w:sectPr>{''.join(inside)}{SIZE}</w:sectPr>")


def refer(at: int, kind: str = "default", where: str = "header") -> str:
    return f'<w:{where}Reference w:type="{kind}" r:id="r{at}"/>'


def test_a_number_in_the_header_stands_at_the_top_and_not_on_the_first_page() -> None:
    data = word(section(refer(2), '<w:titlePg w:val="1"/>'), header1=part("hdr", p(FIELD, properties=CENTRED)))

    assert layout(data).pages[0].numbers == (PageNumber("top", False, "center", Font(size=13.0)),)


def test_without_a_first_page_of_its_own_the_first_page_shows_its_number() -> None:
    data = word(section(refer(2)), header1=part("hdr", p(FIELD)))

    assert layout(data).pages[0].numbers == (PageNumber("top", True, "left", Font(size=13.0)),)


def test_a_number_in_the_footer_stands_at_the_bottom() -> None:
    simple = f'<w:fldSimple w:instr=" PAGE ">{r("2")}</w:fldSimple>'
    data = word(section(refer(2, where="footer")), footer1=part("ftr", p(simple, properties='<w:jc w:val="right"/>')))

    assert layout(data).pages[0].numbers == (PageNumber("bottom", True, "right"),)


def test_a_framed_number_stands_where_its_frame_does() -> None:
    frame = '<w:framePr w:wrap="around" w:xAlign="center"/>'
    data = word(section(refer(2)), header1=part("hdr", p(FIELD, properties=frame)))

    assert [number.alignment for number in layout(data).pages[0].numbers or ()] == ["center"]


def test_a_section_goes_on_with_the_head_of_the_one_before() -> None:
    roman = '<w:pgNumType w:fmt="lowerRoman"/>'
    data = word(section(refer(2)) + section(roman), header1=part("hdr", p(FIELD)))
    pages = layout(data).pages

    assert [[number.style for number in page.numbers or ()] for page in pages] == [
        ["decimal"],
        ["lowerRoman"],
        ["decimal"],
    ]
    assert [page.first_block for page in pages] == [0, 1, 2]


def test_a_head_of_words_alone_holds_no_number() -> None:
    data = word(section(refer(2)), header1=part("hdr", p(r("Dự thảo ngày 12"))))

    assert layout(data).pages[0].numbers == ()

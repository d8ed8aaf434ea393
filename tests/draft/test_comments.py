"""Comments and the explanation: for every paragraph and row whence, why, and what is still to be decided."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import docx_parts
import drafted
import pytest
import word_revisions as revisions
from lxml import etree

import kehoach
from kehoach.generate.papers.docx_comments import Note, with_comments
from kehoach.generate.papers.docx_revisions import with_revisions
from kehoach.generate.papers.explain import explain
from kehoach.generate.papers.notes import notes_of
from kehoach.models.draft import Loss

W = f"{{{docx_parts.W}}}"
DRAFT = drafted.drafted()
CLEAN = drafted.printed(DRAFT)


def commented(data: bytes) -> list[tuple[str, str]]:
    """The words of each commented paragraph with the comment, in the order of the document."""
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        body = etree.fromstring(archive.read("word/document.xml"))
        comments = etree.fromstring(archive.read("word/comments.xml"))
    said = {
        one.get(W + "id"): "\n".join("".join(line.itertext(W + "t")) for line in one.iter(W + "p")) for one in comments
    }
    return [
        ("".join(paragraph.itertext(W + "t")), said[mark.get(W + "id")])
        for paragraph in body.iter(W + "p")
        for mark in paragraph.iter(W + "commentReference")
    ]


def lines(*texts: str) -> bytes:
    made = docx.Document()
    for text in texts:
        made.add_paragraph(text)
    return drafted.saved(made)


def test_a_comment_stands_on_the_paragraph_that_says_its_words() -> None:
    data = lines("Căn cứ Luật;", "- Rà soát thủ tục hành chính;", "b) Công khai kết quả.")

    found = commented(
        with_comments(data, [Note("Công khai kết quả", "hai"), Note("Rà soát thủ tục hành chính", "một")])
    )

    assert found == [("- Rà soát thủ tục hành chính;", "một"), ("b) Công khai kết quả.", "hai")]


def test_repeated_words_are_commented_place_after_place() -> None:
    data = lines("Rà soát thủ tục.", "Khác", "Rà soát thủ tục;")

    found = commented(with_comments(data, [Note("Rà soát thủ tục", "đầu"), Note("Rà soát thủ tục", "sau")]))

    assert found == [("Rà soát thủ tục.", "đầu"), ("Rà soát thủ tục;", "sau")]


def test_words_inside_a_longer_paragraph_are_found_after_those_that_stand_alone() -> None:
    data = lines("1. Rà soát thủ tục hành chính (Phòng Kinh tế chủ trì)", "Rà soát thủ tục hành chính")

    found = commented(
        with_comments(data, [Note("Rà soát thủ tục hành chính", "a"), Note("Rà soát thủ tục hành chính", "b")])
    )

    assert [text for _, text in found] == ["b", "a"]


def test_like_rows_are_told_apart_by_what_stands_beside() -> None:
    made = docx.Document()
    table = made.add_table(0, 2)
    for body in ("Phòng Kinh tế", "Công an xã"):
        for cell, words in zip(table.add_row().cells, ("Báo cáo định kỳ", body), strict=True):
            cell.text = words

    data = with_comments(drafted.saved(made), [Note("Báo cáo định kỳ", "của công an", beside=("Công an xã",))])

    with ZipFile(BytesIO(data)) as archive:
        rows = list(etree.fromstring(archive.read("word/document.xml")).iter(W + "tr"))
    assert [len(list(row.iter(W + "commentReference"))) for row in rows] == [0, 1]


def test_a_row_gets_the_whole_note_and_the_same_words_in_prose_the_brief_one() -> None:
    found = commented(with_comments(CLEAN, [Note("Số hóa kết quả giải quyết", "dài", brief="ngắn")]))

    assert found == [("- Số hóa kết quả giải quyết;", "ngắn"), ("Số hóa kết quả giải quyết", "dài")]


def test_a_note_whose_words_stand_nowhere_is_not_lost() -> None:
    found = commented(with_comments(lines("Kế hoạch"), [Note("Không có ở đâu cả", "hỏi lại")]))

    assert found == [("Kế hoạch", "“Không có ở đâu cả”: hỏi lại")]


def test_comments_that_are_there_already_stay() -> None:
    once = with_comments(CLEAN, [Note("Cải cách hành chính năm 2026", "trước")])
    twice = with_comments(once, [Note("Số hóa kết quả giải quyết", "sau", kind="row")])

    assert [text for _, text in commented(twice)] == ["trước", "sau"]
    with ZipFile(BytesIO(twice)) as archive:
        assert [name for name in archive.namelist() if "comments" in name] == ["word/comments.xml"]


def test_signs_of_xml_and_letters_it_cannot_hold_do_no_harm() -> None:
    found = commented(
        with_comments(lines("Văn phòng HĐND&UBND <xã>"), [Note("Văn phòng HĐND&UBND <xã>", "a < b\x07 & c")])
    )

    assert found == [("Văn phòng HĐND&UBND <xã>", "a < b\ufffd & c")]


def test_without_notes_the_document_stays_as_it_is() -> None:
    assert with_comments(CLEAN, []) is CLEAN


def test_the_same_notes_give_the_same_bytes_and_python_docx_opens_them() -> None:
    data = with_comments(CLEAN, notes_of(DRAFT, "vi"))

    assert data == with_comments(CLEAN, notes_of(DRAFT, "vi"))
    assert len(docx.Document(BytesIO(data)).paragraphs) == len(docx.Document(BytesIO(CLEAN)).paragraphs)


@pytest.mark.parametrize("first", ["comments", "revisions"])
def test_comments_and_revisions_go_together_and_readers_see_the_draft_alone(first: str) -> None:
    notes = notes_of(DRAFT, "vi")
    if first == "comments":
        data = with_revisions(with_comments(CLEAN, notes), DRAFT)
    else:
        data = with_comments(with_revisions(CLEAN, DRAFT), notes)

    clean, marked = (kehoach.read_bytes(one, "kh.docx").plan for one in (CLEAN, data))
    assert marked.text == clean.text
    assert marked.model_dump(exclude={"source"}) == clean.model_dump(exclude={"source"})
    assert revisions.paragraphs(revisions.accepted(data)) == revisions.paragraphs(CLEAN)


def test_every_paragraph_and_row_of_the_draft_has_a_comment() -> None:
    found = commented(with_comments(CLEAN, notes_of(DRAFT, "vi")))

    for words in (*(passage.text for passage in DRAFT.passages), *(task.text for task in DRAFT.tasks)):
        assert any(words in paragraph for paragraph, _ in found)
    assert sum("Số hóa" in paragraph for paragraph, _ in found) == 2


def test_a_note_says_whence_why_and_what_is_proposed() -> None:
    note = next(one for one in notes_of(DRAFT, "vi") if one.quote.startswith("Trả hồ sơ"))

    assert note.text.split("\n") == [
        "Tăng cường.",
        "Nguồn: kh-2025.docx, trang 2, dòng 200: “Trả hồ sơ đúng hạn”",
        "Lý do: Tiêu chí “Hồ sơ đúng hạn” mất 2 điểm.",
        "Đề xuất, đề nghị xem lại: cơ quan phối hợp (Công an xã); sản phẩm (Báo cáo kết quả).",
    ]


def test_an_open_question_stands_where_its_blank_is() -> None:
    found = commented(with_comments(CLEAN, notes_of(DRAFT, "vi")))

    assert any(words.startswith("Số:") and "Số của kế hoạch?" in text for words, text in found)
    assert any("Công khai thủ tục hành chính" in words and "Nay là cơ quan nào?" in text for words, text in found)


def test_notes_in_english() -> None:
    texts = "\n".join(note.text for note in notes_of(DRAFT, "en"))

    assert "Strengthened.\nFrom: kh-2025.docx, page 2, line 200" in texts
    assert "Lý do" not in texts


def test_the_explanation_tells_of_every_piece_by_group() -> None:
    said = explain(DRAFT, "vi")

    assert said.startswith("DỰ THẢO KẾ HOẠCH NĂM 2026 lập từ kh-2025.docx, kết quả năm 2025\n")
    assert "Kế thừa: 1; Tăng cường: 1; Bổ sung mới: 3; Không đưa vào: 1; Cần trả lời: 2" in said
    for words in (*(passage.text for passage in DRAFT.passages), *(task.text for task in DRAFT.tasks)):
        assert words in said
    assert "• Giai đoạn đã kết thúc năm 2025.\n   - Trang 2, dòng 150: “Tổng kết" in said


def test_the_explanation_ends_with_what_is_to_be_answered_and_how() -> None:
    last = explain(DRAFT, "vi").split("CẦN TRẢ LỜI (2)\n")[1]

    assert last.splitlines() == [
        "- Số của kế hoạch? (đang để trống; trả lời: --set number=…)",
        '- Nay là cơ quan nào? (đang ghi “Công an xã”; trả lời: --set "body.Phòng Tư pháp"=…)',
    ]


def test_the_explanation_marks_what_is_only_proposed() -> None:
    said = explain(DRAFT, "vi")

    assert (
        "Cơ quan chủ trì: Phòng Kinh tế; cơ quan phối hợp: Công an xã (đề xuất); sản phẩm: Báo cáo kết quả (đề xuất)"
        in said
    )
    assert "Nội dung là đề xuất. Cơ quan chủ trì: Phòng Kinh tế; cơ quan phối hợp: Công an xã; sản phẩm" in said


def test_results_are_told_with_what_they_lost_and_whose_figures_they_are() -> None:
    rows = [
        Loss.model_validate(
            {"criterion": "Hồ sơ đúng hạn", "max": 5, "appraised": 3, "reached": 3, "by": "appraised", "lost": 2}
        ),
        Loss(criterion="Công khai", max=2),
    ]
    draft = DRAFT.model_copy(update={"results": rows})

    said = explain(draft, "vi")
    assert (
        "KẾT QUẢ NĂM 2025 (2)\n   - Hồ sơ đúng hạn: thẩm định 3/5 điểm, mất 2 điểm\n   - Công khai: chưa có điểm"
        in said
    )
    assert any(note.text == "Kết quả năm 2025: thẩm định 3/5 điểm, mất 2 điểm." for note in notes_of(draft, "vi"))


def test_the_explanation_names_the_section_where_last_years_plan_is_at_hand() -> None:
    plan = kehoach.read_bytes(
        "KẾ HOẠCH\nII. NHIỆM VỤ\n1. Tổ chức tuyên truyền cải cách hành chính.\n".encode(), "kh-2025.txt"
    ).plan
    place = plan.tasks[0].where
    where = place[0] if isinstance(place, list) else place
    first = DRAFT.tasks[0]
    task = first.model_copy(update={"origin": first.origin.model_copy(update={"where": where})})

    assert "mục II, dòng 3" in explain(DRAFT.model_copy(update={"tasks": [task]}), "vi", plan)


def test_the_explanation_in_english_has_no_vietnamese_of_its_own() -> None:
    said = explain(DRAFT, "en")

    assert "Strengthened: The criterion" in said
    assert "Lý do" not in said
    assert "Nguồn" not in said


def test_a_question_names_what_may_be_chosen() -> None:
    question = DRAFT.questions[1].model_copy(update={"choices": ["Phòng Kinh tế", "Công an xã"]})

    assert "; chọn: Phòng Kinh tế / Công an xã;" in explain(DRAFT.model_copy(update={"questions": [question]}), "vi")


@pytest.mark.parametrize("template", drafted.TEMPLATES, ids=lambda path: path.parent.name)
def test_in_every_template_each_piece_and_each_blank_has_its_comment(template: Path) -> None:
    draft = DRAFT.model_copy(update={"template": template.parent.name})
    data = with_comments(drafted.by_template(draft, template), notes_of(draft, "vi"))

    found = commented(data)
    for words in (*(passage.text for passage in draft.passages), *(task.text for task in draft.tasks)):
        assert any(words in paragraph for paragraph, _ in found)
    assert any(paragraph.startswith("Số:") and "Số của kế hoạch?" in text for paragraph, text in found)
    assert not any(text.startswith("“") for _, text in found)

"""The draft as Word revisions: accepting gives the draft, rejecting gives last year's words, readers see the draft."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import docx_parts
import drafted
import pytest
import word_revisions as revisions
from hypothesis import given
from hypothesis import strategies as st

import kehoach
from kehoach.generate.papers.docx_edits import Pen, write
from kehoach.generate.papers.docx_revisions import with_revisions
from kehoach.generate.papers.pdf import to_pdf
from kehoach.generate.papers.word_changes import Change, changes
from kehoach.generate.word_template.xml_tree import P, parse, written
from kehoach.models.draft import Draft, Origin, Passage
from kehoach.models.findings import Message
from kehoach.models.records import Plan

DRAFT = drafted.drafted()
CLEAN = drafted.printed(DRAFT)
REVISED = with_revisions(CLEAN, DRAFT)
PLAN_TEXT = """\
ỦY BAN NHÂN DÂN XÃ TÂN PHƯỚC
Số: 98/KH-UBND
KẾ HOẠCH
Cải cách hành chính năm 2025
I. MỤC ĐÍCH
- Nâng cao trách nhiệm của công chức.
II. NHIỆM VỤ
1. Công khai thủ tục hành chính trước ngày 31/3/2025.
- Chủ trì: Phòng Nội vụ huyện.
- Phối hợp: Công an xã.
- Sản phẩm: Báo cáo kết quả.
- Thời gian: Quý I/2025.
Trên đây là Kế hoạch./.
"""


def plan() -> Plan:
    return kehoach.read_bytes(PLAN_TEXT.encode(), "kh-2025.txt").plan


def document(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return archive.read("word/document.xml").decode()


def test_accepting_all_gives_the_draft_exactly() -> None:
    assert revisions.paragraphs(revisions.accepted(REVISED)) == revisions.paragraphs(CLEAN)
    assert revisions.rows(revisions.accepted(REVISED)) == revisions.rows(CLEAN)


def test_rejecting_all_leaves_last_years_words() -> None:
    left = revisions.paragraphs(revisions.rejected(REVISED))

    assert "Căn cứ Kế hoạch số 98/KH-UBND ngày 20/12/2024 của tỉnh." in left
    assert "- Công khai thủ tục hành chính trước ngày 31/3/2025;" in left
    assert "- Trả hồ sơ đúng hạn;" in left
    assert "- Tổng kết giai đoạn 2021 - 2025." in left


def test_rejecting_all_leaves_nothing_of_what_is_new() -> None:
    left = "\n".join(revisions.paragraphs(revisions.rejected(REVISED)))

    assert "Giữ vững các tiêu chí" not in left
    assert "Số hóa" not in left
    assert "2026" not in left.replace(DRAFT.head.title, "").replace("Trong năm 2026", "")


def test_only_the_words_that_changed_are_marked() -> None:
    assert "31/3/2025" in revisions.marks(REVISED, "del")
    assert "31/3/2026" in revisions.marks(REVISED, "ins")
    assert ", xin lỗi bằng văn bản khi trễ hạn" in revisions.marks(REVISED, "ins")


def test_a_new_row_is_an_inserted_row() -> None:
    assert [row[1] for row in revisions.rows(revisions.rejected(REVISED))] == [
        "Nhiệm vụ",
        "Công khai thủ tục hành chính trước ngày 31/3/2025",
        "Trả hồ sơ đúng hạn",
    ]


def test_a_dropped_task_stands_struck_out_behind_what_stood_before_it() -> None:
    said = [
        paragraph
        for paragraph in re.findall(r"<w:p>.*?</w:p>", document(REVISED))
        if "<w:t" in paragraph or "delText" in paragraph
    ]
    at = next(index for index, paragraph in enumerate(said) if "Tổng kết giai đoạn" in paragraph)

    assert "Công khai" in re.sub("<[^>]*>", "", said[at - 1])
    assert "<w:del " in said[at].split("</w:pPr>")[0]


def test_a_dropped_task_of_a_plan_in_a_table_is_a_struck_out_row() -> None:
    draft = DRAFT.model_copy(update={"passages": []})
    made = docx.Document()
    table = made.add_table(0, 2)
    for at, task in enumerate(draft.tasks, 1):
        for cell, words in zip(table.add_row().cells, (str(at), task.text), strict=True):
            cell.text = words
    data = drafted.saved(made)

    revised = with_revisions(data, draft)

    assert ["", "Tổng kết giai đoạn 2021 - 2025"] in revisions.rows(revisions.rejected(revised))
    assert revisions.rows(revisions.accepted(revised)) == revisions.rows(data)


def test_runs_keep_their_formatting() -> None:
    paragraph = next(one for one in re.findall(r"<w:p>.*?</w:p>", document(REVISED)) if "98" in one)
    struck = re.search(r"<w:del .*?</w:del>", paragraph)
    assert struck
    old = [run.bold for run in docx.Document(BytesIO(CLEAN)).paragraphs[2].runs]
    new = [run.bold for run in docx.Document(BytesIO(revisions.accepted(REVISED))).paragraphs[2].runs]
    assert sorted(set(map(bool, new))) == sorted(set(map(bool, old)))


def test_every_revision_has_its_own_number_an_author_and_the_day_of_issue() -> None:
    draft = DRAFT.model_copy(update={"head": DRAFT.head.model_copy(update={"issued": "2026-01-15"})})
    found = re.findall(
        r'<w:(?:ins|del) w:id="(\d+)" w:author="(.*?)" w:date="(.*?)"', document(with_revisions(CLEAN, draft))
    )

    assert len({number for number, _, _ in found}) == len(found) > 8
    assert {(author, date[:10]) for _, author, date in found} == {("kehoach", "2026-01-15")}


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert with_revisions(CLEAN, DRAFT) == REVISED


def test_readers_see_the_draft_and_not_what_was_struck_out() -> None:
    clean, revised = (kehoach.read_bytes(data, "kh.docx").plan for data in (CLEAN, REVISED))

    assert revised.text == clean.text
    assert revised.model_dump(exclude={"source"}) == clean.model_dump(exclude={"source"})


def test_python_docx_opens_it() -> None:
    assert len(docx.Document(BytesIO(REVISED)).tables) == 1


@pytest.mark.skipif(shutil.which("soffice") is None, reason="máy này không có LibreOffice")
def test_libreoffice_opens_it() -> None:
    assert to_pdf(REVISED).startswith(b"%PDF-")


def test_with_last_years_plan_the_other_cells_show_their_change_too() -> None:
    old = plan()
    place = old.tasks[0].where
    where = place[0] if isinstance(place, list) else place
    first = DRAFT.tasks[0]
    task = first.model_copy(update={"origin": first.origin.model_copy(update={"where": where})})
    draft = DRAFT.model_copy(update={"tasks": [task, *DRAFT.tasks[1:]]})

    revised = with_revisions(CLEAN, draft, old)

    row = next(row for row in revisions.rows(revisions.rejected(revised)) if "Công khai" in row[1])
    assert row[2:6] == ["Phòng Nội vụ huyện", "Công an xã", "Báo cáo kết quả", "Quý I/2025"]
    assert revisions.rows(revisions.accepted(revised)) == revisions.rows(CLEAN)


def test_with_last_years_plan_the_words_of_the_form_are_compared() -> None:
    draft = DRAFT.model_copy(update={"tasks": [], "dropped": [], "passages": []})
    clean = drafted.printed(draft)
    revised = with_revisions(clean, draft, plan())
    left = revisions.paragraphs(revisions.rejected(revised))

    assert "Cải cách hành chính năm 2025" in left
    assert "Số: 98/KH-UBND" in [" ".join(words.split()) for words in left]
    assert "Hết" not in left
    assert revisions.paragraphs(revisions.accepted(revised)) == revisions.paragraphs(clean)


def test_a_draft_of_nothing_but_new_paragraphs() -> None:
    new = Origin(fate="new", reason=Message(vi="Theo câu trả lời.", en="As answered."))
    draft = DRAFT.model_copy(
        update={
            "tasks": [],
            "dropped": [],
            "passages": [Passage(slot="reporting", text="Báo cáo mỗi quý <một lần> & cuối năm", origin=new)],
        }
    )
    clean = drafted.printed(draft, annex=False)

    revised = with_revisions(clean, draft)

    assert revisions.paragraphs(revisions.accepted(revised)) == revisions.paragraphs(clean)
    assert "Báo cáo mỗi quý <một lần> & cuối năm." not in revisions.paragraphs(revisions.rejected(revised))


@pytest.mark.parametrize(
    ("old", "new", "struck", "written_in"),
    [
        ("Báo cáo quý I/2025", "Báo cáo quý I/2026", ["I/2025"], ["I/2026"]),
        ("Đạt 85,5 điểm", "Đạt 90,5 điểm", ["85,5"], ["90,5"]),
        ("Phòng Nội vụ huyện chủ trì", "Phòng Văn hóa - Xã hội chủ trì", ["Nội vụ huyện"], ["Văn hóa - Xã hội"]),
        ("Rà soát thủ tục", "Rà soát thủ tục, công khai kết quả", [""], [", công khai kết quả"]),
        ("Rà soát, công khai thủ tục", "Rà soát thủ tục", [", công khai"], [""]),
        ("Mở lớp tập huấn", "Số hóa hồ sơ lưu trữ", ["Mở lớp tập huấn"], ["Số hóa hồ sơ lưu trữ"]),
        ("Giữ nguyên", "Giữ nguyên", [], []),
        ("", "Mới", [""], ["Mới"]),
    ],
)
def test_changes_are_those_an_editor_would_mark(old: str, new: str, struck: list[str], written_in: list[str]) -> None:
    found = changes(old, new)

    assert [change.old for change in found] == struck
    assert [new[change.start : change.end] for change in found] == written_in


WORDS = st.lists(
    st.sampled_from(["rà soát", " ", "  ", "\t", "hồ sơ", ",", "2025", "2026", "31/12/2026", "-", "&", "<"]), max_size=9
)


@given(WORDS, WORDS, st.data())
def test_any_two_wordings_in_any_runs_come_apart_again(old: list[str], new: list[str], data: st.DataObject) -> None:
    before, after = "".join(old), "".join(new)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(after)), max_size=4)))
    pieces = [after[a:b] for a, b in zip([0, *cuts], [*cuts, len(after)], strict=True)]
    runs = "".join(
        docx_parts.r(
            piece.replace("&", "&amp;").replace("<", "&lt;").replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">'),
            f'<w:sz w:val="{at}"/>',
        )
        for at, piece in enumerate(pieces)
    )
    data_ = docx_parts.word(docx_parts.p(runs))
    root = parse(document(data_).encode(), "document.xml")

    write(Pen("kehoach", "2026-01-01", 1), next(root.iter(P)), changes(before, after))

    revised = docx_parts.word("", document=written(root))
    assert "".join(revisions.paragraphs(revisions.accepted(revised))) == (after if after.strip() else "")
    assert "".join(revisions.paragraphs(revisions.rejected(revised))) == (before if before.strip() else "")


@given(WORDS, WORDS)
def test_changes_turn_new_words_into_old_ones(old: list[str], new: list[str]) -> None:
    before, after = "".join(old), "".join(new)
    made = after
    for change in reversed(changes(before, after)):
        assert isinstance(change, Change)
        made = made[: change.start] + change.old + made[change.end :]
    assert made == before


def test_a_document_without_any_piece_of_the_draft_stays_as_it_is() -> None:
    made = docx.Document()
    made.add_paragraph("Tờ trình")
    data = drafted.saved(made)
    draft = Draft(**{**DRAFT.model_dump(), "passages": [], "tasks": [], "dropped": []})

    assert revisions.marks(with_revisions(data, draft), "ins") == []


@pytest.mark.parametrize("template", drafted.TEMPLATES, ids=lambda path: path.parent.name)
def test_in_every_template_each_piece_is_marked_and_accepting_gives_the_draft(template: Path) -> None:
    clean = drafted.by_template(DRAFT, template)

    revised = with_revisions(clean, DRAFT)

    assert revisions.paragraphs(revisions.accepted(revised)) == revisions.paragraphs(clean)
    left = "\n".join(revisions.paragraphs(revisions.rejected(revised)))
    for origin in [piece.origin for piece in (*DRAFT.passages, *DRAFT.tasks)] + DRAFT.dropped:
        assert (origin.before or "").rstrip(";") in left
    assert "Số hóa kết quả" not in left
    assert kehoach.read_bytes(revised, "kh.docx").plan.text == kehoach.read_bytes(clean, "kh.docx").plan.text


def test_a_piece_that_was_kept_in_words_nobody_knows_is_not_marked() -> None:
    kept = DRAFT.tasks[2].model_copy(update={"origin": drafted.origin("carried")})
    draft = DRAFT.model_copy(update={"tasks": [kept], "passages": [], "dropped": []})

    assert revisions.marks(with_revisions(drafted.printed(draft), draft), "ins") == []

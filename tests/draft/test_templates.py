"""The templates on paper: built again from their form, filled in, in the form of Nghị định 30, read back as drafted."""

from __future__ import annotations

import io
import re
import tomllib
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import docx
import draft_reading as reading_of
import pytest
from draft_papers import PAPERS, bare, commune, numbered, passage, task, ward
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kehoach
from kehoach.audit.runner import audit
from kehoach.generate.draft.context import context_of, field_names
from kehoach.generate.templates.building.papers import PAPERS as BUILT
from kehoach.generate.word_template import WordTemplate, check, compile_template
from kehoach.models.draft import Draft
from kehoach.models.reading import Reading
from kehoach.models.records import Level
from kehoach.models.vocabulary import load

HOME = Path(__file__).resolve().parents[2] / "generate" / "templates"
YELLOW = 7  # wdYellow
NAMES = sorted(path.parent.name for path in HOME.glob("*/template.docx"))
TOLD = {"docno-missing", "date-incomplete"}
"""What the user fills in when the plan is issued."""


@cache
def template(name: str) -> WordTemplate:
    return compile_template(HOME / name / "template.docx")


def printed(draft: Draft, name: str = "") -> bytes:
    return template(name or draft.template).render(context_of(draft))


@cache
def read(paper: str, name: str) -> tuple[Draft, Reading]:
    draft = PAPERS[paper]()
    return draft, kehoach.read_bytes(printed(draft, name), "draft.docx")


def sections(reading: Reading) -> list[str]:
    return [f"{one.label}. {one.title}" for one in reading.sections if re.fullmatch(r"[IVX]+", one.label)]


def paragraphs(data: bytes) -> Iterator[Any]:
    document = docx.Document(io.BytesIO(data))
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def test_the_templates_are_there() -> None:
    assert NAMES == ["ke-hoach-chi-so", "ke-hoach-nam", "quyet-dinh-kem-ke-hoach"] == sorted(BUILT)


@pytest.mark.parametrize("name", NAMES)
def test_word_file_is_what_its_form_builds(name: str) -> None:
    kept = zipfile.ZipFile(HOME / name / "template.docx")
    made = zipfile.ZipFile(io.BytesIO(BUILT[name]()))

    assert kept.namelist() == made.namelist()
    assert all(kept.read(part) == made.read(part) for part in made.namelist())


def test_form_builds_the_same_bytes_every_time() -> None:
    assert [BUILT[name]() for name in NAMES] == [BUILT[name]() for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_template_says_what_it_is(name: str) -> None:
    about = tomllib.loads((HOME / name / "template.toml").read_text(encoding="utf-8"))

    assert about["name"] == name
    assert {*about["title"], *about["description"]} == {"vi", "en"}
    assert about["levels"]
    assert set(about["levels"]) <= set(Level.__args__)


@pytest.mark.parametrize("name", NAMES)
def test_template_uses_described_names_alone(name: str) -> None:
    assert [one for one in check(template(name), field_names()) if one.kind != "unused"] == []


@pytest.mark.parametrize("name", NAMES)
def test_docxtpl_fills_it_in_with_the_same_words(name: str) -> None:
    docxtpl = pytest.importorskip("docxtpl", reason="docxtpl is not installed")
    plain = io.BytesIO()  # its own type of marked words is another
    with zipfile.ZipFile(HOME / name / "template.docx") as kept, zipfile.ZipFile(plain, "w") as made:
        for part in kept.namelist():
            made.writestr(part, kept.read(part).replace(b"{{r ", b"{{ "))
    paper = docxtpl.DocxTemplate(plain)
    paper.render(context_of(ward()), autoescape=True)
    saved = io.BytesIO()
    paper.save(saved)

    assert (
        kehoach.read_bytes(saved.getvalue(), "a.docx").text == kehoach.read_bytes(printed(ward(), name), "b.docx").text
    )


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_nothing_of_the_template_is_left(paper: str, name: str) -> None:
    _, reading = read(paper, name)

    assert not re.search(r"\{[{%#]|[}%#]\}", reading.text)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_tasks_are_read_back_as_drafted(paper: str, name: str) -> None:
    draft, reading = read(paper, name)
    intents = name == "ke-hoach-chi-so" or bool(draft.results)

    assert reading_of.tasks_read(reading, draft, intents=intents) == reading_of.tasks_drafted(draft, intents=intents)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_every_task_is_one_record_with_its_place_in_the_body_and_in_the_annex(paper: str, name: str) -> None:
    draft, reading = read(paper, name)
    tasks = [one for one in reading.tasks if one.role == "task"]

    assert len(tasks) == len(draft.tasks)
    assert all(isinstance(one.where, list) and len(one.where) == 2 for one in tasks)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_deadlines_are_read_back_as_drafted(paper: str, name: str) -> None:
    draft, reading = read(paper, name)

    assert reading_of.deadlines_read(reading) == reading_of.deadlines_drafted(draft)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_duties_are_read_back_as_drafted(paper: str, name: str) -> None:
    draft, reading = read(paper, name)

    assert reading_of.duties_read(reading) == reading_of.duties_drafted(draft)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_scores_are_read_back_as_drafted(paper: str, name: str) -> None:
    draft, reading = read(paper, name)

    assert reading_of.scores_read(reading) == reading_of.scores_drafted(draft)


def test_targets_are_those_of_the_passages_the_goal_and_the_tasks() -> None:
    _, reading = read("commune", "ke-hoach-chi-so")

    assert {(value, op, unit) for value, op, unit, _ in reading_of.targets_read(reading)} == {
        (98, ">=", "%"),
        (93.5, ">=", "điểm"),
        (2, ">=", "tin, bài/tháng"),
        (80, ">=", "%"),
    }


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_header_is_read_back_as_drafted(paper: str, name: str) -> None:
    draft, reading = read(paper, name)
    header, decides = reading.header, name.startswith("quyet-dinh")

    assert header.kind == ("decision" if decides else "plan")
    assert header.symbol == ("QĐ-UBND" if decides else "KH-UBND")
    assert header.issuer == f"UBND {draft.head.unit}"
    assert (header.plan_year, header.level) == (draft.plan_year, draft.head.level)
    assert header.signer == draft.head.signer
    assert [one for one in header.recipients if one != "Như Điều 3"] == draft.head.recipients


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_audit_finds_no_fault_of_form(paper: str, name: str) -> None:
    _, reading = read(paper, name)
    found = [one for one in audit(reading).findings if one.code.startswith("form-")]
    unsigned = [one for one in found if one.code == "form-missing-part" and "người ký" in one.message.vi]

    assert [one.message.vi for one in found if one not in unsigned] == []
    assert len(unsigned) == (reading.header.signer is None)


@pytest.mark.parametrize(
    ("paper", "name"), [("commune", "ke-hoach-chi-so"), ("province", "ke-hoach-chi-so"), ("ward", NAMES[-1])]
)
def test_audit_finds_nothing_but_the_blanks_the_user_fills_in(paper: str, name: str) -> None:
    draft, reading = read(paper, name)
    found = {one.code for one in audit(reading).findings if one.severity != "info"}

    assert found <= TOLD | ({"form-missing-part"} if draft.head.signer is None else set())


def test_ground_that_is_no_can_cu_keeps_the_form() -> None:
    ground = "Thực hiện Kế hoạch số 15/KH-UBND ngày 08 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Bình Lâm"
    draft = commune().model_copy(update={"passages": [passage("basis", ground), *commune().passages]})
    found = audit(kehoach.read_bytes(printed(draft), "draft.docx")).findings

    assert [one.message.vi for one in found if one.code in ("form-style", "form-indent", "form-spacing")] == []


def test_a_task_that_begins_with_keeping_mends_where_its_heading_says_so() -> None:
    kept = commune().tasks[0].model_copy(update={"text": "Duy trì bản tin tháng về cải cách hành chính của xã"})
    draft = commune().model_copy(update={"tasks": [kept, *commune().tasks[1:]]})
    reading = kehoach.read_bytes(printed(draft), "draft.docx")

    assert reading_of.tasks_read(reading, draft) == reading_of.tasks_drafted(draft)


def test_sections_that_stay_are_numbered_anew() -> None:
    assert sections(read("commune", "ke-hoach-chi-so")[1]) == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "II. KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2025",
        "III. MỤC TIÊU",
        "IV. NHIỆM VỤ, GIẢI PHÁP",
        "V. TỔ CHỨC THỰC HIỆN",
        "VI. CHẾ ĐỘ BÁO CÁO",
    ]
    assert sections(read("ward", "ke-hoach-nam")[1]) == [
        "I. MỤC ĐÍCH",
        "II. MỤC TIÊU",
        "III. NHIỆM VỤ, GIẢI PHÁP",
        "IV. TỔ CHỨC THỰC HIỆN",
    ]
    assert sections(read("bare", "ke-hoach-nam")[1]) == ["I. NHIỆM VỤ, GIẢI PHÁP"]


def test_no_results_leave_no_section_and_no_table_of_scores() -> None:
    document = docx.Document(io.BytesIO(printed(ward(), "ke-hoach-chi-so")))

    assert len(document.tables) == 3
    assert "Điểm tối đa" not in read("ward", "ke-hoach-chi-so")[1].text


def test_column_without_figures_is_left_out() -> None:
    own, given_ = "Điểm tự chấm", "Điểm thẩm định"
    text = read("province", "ke-hoach-chi-so")[1].text

    assert own not in text
    assert given_ in text


def test_column_of_criteria_is_left_out_where_no_task_names_one() -> None:
    assert "Tiêu chí\t" in read("commune", "ke-hoach-chi-so")[1].text
    assert "Tiêu chí\t" not in read("ward", "ke-hoach-chi-so")[1].text


def test_signs_of_markup_are_printed_as_they_are() -> None:
    draft, reading = read("ward", "quyet-dinh-kem-ke-hoach")
    odd = next(one.text for one in draft.tasks if "&" in one.text)

    assert reading.text.count(odd) == 2


def test_decision_promulgates_the_plan_that_follows_it() -> None:
    text = read("ward", "quyet-dinh-kem-ke-hoach")[1].text
    order = [
        "QUYẾT ĐỊNH\nBan hành Kế hoạch cải cách hành chính năm 2026 của phường An Bình",
        "ỦY BAN NHÂN DÂN PHƯỜNG AN BÌNH",
        "Theo đề nghị của Văn phòng HĐND và UBND.",
        "QUYẾT ĐỊNH:",
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2026 của phường An Bình.",
        "Điều 3. ",
        "Như Điều 3;",
        "KẾ HOẠCH\nCải cách hành chính năm 2026 của phường An Bình",
        "(Kèm theo Quyết định số 07/QĐ-UBND ngày 09 tháng 01 năm 2026 của Ủy ban nhân dân phường An Bình)",
        "Phụ lục\n",
    ]
    places = [text.index(words) for words in order]

    assert places == sorted(places)


def test_decision_without_a_proposer_asks_nobody() -> None:
    tasks = [one.model_copy(update={"lead": []}) for one in ward().tasks]
    text = kehoach.read_bytes(printed(ward().model_copy(update={"tasks": tasks}), NAMES[-1]), "draft.docx").text

    assert "Theo đề nghị" not in text
    assert "một cửa liên thông.\nQUYẾT ĐỊNH:" in text
    assert "Điều 3. Các cơ quan, đơn vị và cá nhân" in text


def test_body_refers_to_the_annex() -> None:
    assert "tại Phụ lục kèm theo Kế hoạch này" in read("bare", "ke-hoach-nam")[1].text


def test_lines_of_a_list_end_in_semicolons_but_the_last() -> None:
    lines = read("long", "ke-hoach-chi-so")[1].text.splitlines()
    first = next(at for at, line in enumerate(lines) if line.startswith("a) Khắc phục"))

    assert [line[-1] for line in lines[first + 1 : first + 5]] == [";", ";", ";", "."]


@pytest.mark.parametrize("name", NAMES)
def test_words_are_times_new_roman(name: str) -> None:
    runs = [run for one in paragraphs(printed(commune(), name)) for run in one.runs if run.text.strip()]

    assert {run.font.name for run in runs} == {"Times New Roman"}
    assert {run.font.size.pt for run in runs} == {11, 12, 13, 14}


def test_annex_lies_across_with_pages_numbered_anew_and_its_heading_repeated() -> None:
    document = docx.Document(io.BytesIO(printed(commune())))
    upright, across = document.sections

    assert (round(upright.page_width.mm), round(across.page_width.mm)) == (210, 297)
    assert 'w:pgNumType w:start="1"' in across._sectPr.xml
    assert ["w:tblHeader" in row._tr.xml for row in document.tables[-1].rows][:2] == [True, False]
    assert all(section.different_first_page_header_footer for section in document.sections)
    assert "PAGE" in across.header.paragraphs[0]._p.xml


def test_what_nobody_decided_yet_is_marked_in_yellow() -> None:
    first, *others = commune().tasks
    origin = first.origin.model_copy(update={"proposed": ["lead", "deadline"]})
    draft = commune().model_copy(update={"tasks": [first.model_copy(update={"origin": origin}), *others]})
    marked = [run.text for one in paragraphs(printed(draft)) for run in one.runs if run.font.highlight_color == YELLOW]
    room = {words for words in marked if words.isspace()}

    assert room
    assert [words for words in marked if words not in room] == ["Phòng Văn hóa - Xã hội", "Hằng tháng"]


def test_nothing_is_marked_where_all_is_decided() -> None:
    assert [run for one in paragraphs(printed(ward())) for run in one.runs if run.font.highlight_color] == []


_BODIES = st.sampled_from(
    [
        "Phòng Văn hóa - Xã hội",
        "Phòng Kinh tế",
        "Văn phòng HĐND và UBND",
        "Trung tâm Phục vụ hành chính công",
        "Công an xã",
    ]
)
_VERBS = st.sampled_from(["Rà soát", "Công khai", "Kiểm tra", "Hướng dẫn", "Cập nhật", "Xây dựng", "Tổ chức", "Số hóa"])
_THINGS = st.sampled_from(
    [
        "danh mục thủ tục hành chính thuộc thẩm quyền",
        "kết quả giải quyết hồ sơ còn hiệu lực",
        "lịch tiếp công dân của lãnh đạo & bộ phận liên quan",
        "quy chế làm việc, quy trình nội bộ",
        "đối thoại với người dân ít nhất 02 lần/năm",
        "tỷ lệ hồ sơ nộp trực tuyến đạt từ 85% trở lên",
        "hồ sơ có thời hạn giải quyết < 05 ngày làm việc",
    ]
)
_TIMES = st.sampled_from(
    ["Quý I/2026", "Hằng tháng", "Trước ngày 30/9/2026", "Thường xuyên", "Trong năm 2026", "Tháng 6/2026", "Hằng quý"]
)
_OUTPUTS = st.sampled_from(["Báo cáo kết quả", "Quyết định ban hành", "Danh mục đã công bố", "Kế hoạch; Báo cáo"])
_FIELDS = st.sampled_from(["steering", "institutions", "procedures", "organisation", "civil_service", "digital"])
_REMEDIES = sorted({remedy["text"] for remedy in load("remedies")["remedy"]})
_INTENTS = st.sampled_from(["remedy", "maintain"])


@st.composite
def plans(draw: st.DrawFn) -> Draft:
    """A plan of the commune with tasks drawn from the vocabulary, no two in the same words."""
    drawn = st.one_of(st.sampled_from(_REMEDIES), st.tuples(_VERBS, _THINGS).map(" ".join))
    texts = draw(st.lists(drawn, min_size=1, max_size=12, unique=True))
    tasks = [
        task(
            draw(_FIELDS),
            draw(_INTENTS),
            text,
            *draw(st.lists(_BODIES, min_size=2, max_size=2, unique=True)),
            draw(_OUTPUTS),
            draw(_TIMES),
        )
        for text in texts
    ]
    order = list(dict.fromkeys(one.field for one in tasks))
    tasks.sort(key=lambda one: (order.index(one.field), one.intent != "remedy"))
    return commune().model_copy(update={"tasks": numbered(tasks)})


@given(draft=plans())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_plan_is_read_back_as_drafted(draft: Draft) -> None:
    reading = kehoach.read_bytes(printed(draft), "draft.docx")

    assert reading_of.tasks_read(reading, draft) == reading_of.tasks_drafted(draft)
    assert reading_of.deadlines_read(reading) == reading_of.deadlines_drafted(draft)
    assert reading_of.duties_read(reading) == reading_of.duties_drafted(draft)
    assert reading_of.scores_read(reading) == reading_of.scores_drafted(draft)


def test_fixed_words_of_a_plan_make_no_record() -> None:
    draft = bare().model_copy(update={"tasks": bare().tasks[:1], "passages": [passage("basis", "Căn cứ Luật Cư trú")]})
    reading = kehoach.read_bytes(printed(draft, "quyet-dinh-kem-ke-hoach"), "draft.docx")

    assert (len(reading.tasks), reading.targets, reading.scores) == (1, [], [])

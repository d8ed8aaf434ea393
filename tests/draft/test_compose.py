"""Next year's plan from last year's: what is kept, mended, asked and left out, and where each piece comes from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

import last_years_plans
import pytest

import kehoach
from kehoach.audit.runner import audit
from kehoach.generate.draft.asking import AnswerNeededError
from kehoach.generate.draft.compose import Wish, compose
from kehoach.generate.paper import paper_of
from kehoach.models.draft import Draft, DraftTask, Origin
from kehoach.models.errors import DataError, UsageError
from kehoach.models.records import Plan, Score

TELLS = {"number", "issued", "signer"}
"""What stays blank in every draft until it is issued."""

DRAFTS = [
    ("COMMUNE", None),
    ("COMMUNE", 2026),
    ("WARD", None),
    ("WARD", 2026),
    ("PROVINCE", None),
    ("DISTRICT", None),
]


@cache
def plan(name: str) -> Plan:
    return kehoach.read_bytes(getattr(last_years_plans, name).encode(), f"{name.lower()}.txt").plan


def draft(name: str = "COMMUNE", answers: Mapping[str, str] | None = None, **wish: object) -> Draft:
    return compose(plan(name), None, Wish(**wish), answers or {})  # pyright: ignore[reportArgumentType]


def task(made: Draft, words: str) -> DraftTask:
    return next(one for one in made.tasks if words in one.text)


def origins(made: Draft) -> list[Origin]:
    return [*(one.origin for one in (*made.passages, *made.tasks)), *made.dropped]


def keys(made: Draft) -> set[str]:
    return {question.key for question in made.questions}


@pytest.mark.parametrize(("name", "year"), DRAFTS)
def test_every_piece_says_why_it_stands_and_quotes_the_place_it_comes_from(name: str, year: int | None) -> None:
    text = plan(name).text
    for origin in origins(draft(name, year=year)):
        assert origin.reason.vi.endswith(".")
        assert origin.reason.en.endswith(".")
        if origin.where is None:
            assert origin.fate == "new"
            assert origin.before is None
        else:
            assert origin.where.quote == text[origin.where.start : origin.where.end]


@pytest.mark.parametrize(("name", "year"), DRAFTS)
def test_the_same_input_gives_the_same_draft_and_the_same_bytes(name: str, year: int | None) -> None:
    first, second = draft(name, year=year), draft(name, year=year)

    assert first == second
    assert paper_of(first) == paper_of(second)


@pytest.mark.parametrize(("name", "year"), DRAFTS)
def test_every_task_has_one_lead_an_output_a_deadline_and_help(name: str, year: int | None) -> None:
    for one in draft(name, year=year).tasks:
        assert len(one.lead) == 1
        assert one.coop
        assert set(one.coop).isdisjoint(one.lead)
        assert one.output
        assert one.deadlines


@pytest.mark.parametrize(("name", "year"), DRAFTS)
def test_an_audit_finds_only_the_blanks_that_the_user_was_told_of(name: str, year: int | None) -> None:
    made = draft(name, year=year)
    found = audit(kehoach.read_bytes(paper_of(made), "draft.docx")).findings
    left = [one for one in found if one.severity != "info" or one.code.startswith("form-")]

    assert {one.code for one in left} <= {"docno-missing", "date-incomplete", "form-missing-part"}
    assert all("người ký" in one.message.vi for one in left if one.code == "form-missing-part")
    assert keys(made) >= TELLS


@pytest.mark.parametrize(("name", "year"), DRAFTS)
def test_no_year_of_last_years_plan_stands_as_if_it_were_the_new_one(name: str, year: int | None) -> None:
    made = draft(name, year=year)
    old = plan(name).header.plan_year or 0
    words = [made.head.title, *(one.text for one in (*made.passages, *made.tasks) if not one.text.startswith("Căn cứ"))]
    words += [time for one in made.tasks for time in one.deadlines]

    assert all(str(old - 1) not in line for line in words)
    assert [line for line in words if str(old) in line and made.plan_year != old + 1] == []
    assert all(re.search(rf"năm {old}\b(?!.*mất điểm)", line) is None or "mất điểm" in line for line in words)


def test_results_are_told_as_figures_of_their_year_and_never_as_prose() -> None:
    made = draft()
    text = kehoach.read_bytes(paper_of(made), "draft.docx").text

    assert made.base_year == 2023
    assert "KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023" in text
    assert "xếp thứ 5/11" not in text
    assert "xã đạt 78,5" not in text


def test_losses_are_what_was_not_reached_and_each_has_a_task() -> None:
    made = draft()

    assert [(row.criterion, row.lost) for row in made.results] == [
        ("Công tác chỉ đạo, điều hành cải cách hành chính", 4.5),
        ("Cải cách thủ tục hành chính", 4),
        ("Cải cách chế độ công vụ", 0),
        ("Xây dựng chính quyền số", 13),
    ]
    remedies = {one.criterion for one in made.tasks if one.intent == "remedy"}
    assert remedies == {row.criterion for row in made.results if row.lost}
    assert (made.goal, made.goal_of) == (89, 100)


def test_a_task_whose_field_lost_points_is_strengthened_with_the_loss_as_its_reason() -> None:
    one = task(draft(), "Ban hành kế hoạch tuyên truyền")

    assert one.origin.fate == "strengthened"
    assert one.intent == "remedy"
    assert "mất 4,5 điểm" in one.origin.reason.vi
    assert one.origin.before == "Ban hành kế hoạch tuyên truyền cải cách hành chính năm 2024"


def test_a_task_of_a_field_without_loss_is_carried_over_to_keep() -> None:
    one = task(draft(), "Cử công chức dự lớp")

    assert (one.origin.fate, one.intent, one.criterion) == ("carried", "maintain", None)


def test_a_loss_without_a_task_gets_a_proposal_that_is_marked_as_one() -> None:
    made = draft()
    (new,) = [one for one in made.tasks if one.origin.fate == "new"]

    assert new.criterion == "Xây dựng chính quyền số"
    assert set(new.origin.proposed) >= {"text", "output", "deadline", "lead"}
    assert "lead.digital" in keys(made)


def test_a_task_of_a_period_that_is_over_is_left_out_with_the_reason() -> None:
    gone, _ = draft().dropped

    assert gone.before is not None
    assert gone.before.startswith("Sơ kết việc thực hiện Đề án")
    assert "2023" in gone.reason.vi


def test_a_ground_that_nobody_replaces_is_told_among_what_was_left_out() -> None:
    _, ground = draft().dropped

    assert ground.before is not None
    assert ground.before.startswith("Căn cứ Kế hoạch số 11/KH-UBND")
    assert "2024" in ground.reason.vi
    assert not any("số 11/KH-UBND" in passage.text for passage in draft().of("basis"))


def test_last_years_goal_gives_way_to_the_new_one_and_is_told() -> None:
    made = draft("GOAL")

    assert made.goal is not None
    assert not any("82 điểm" in passage.text for passage in made.passages)
    (gone,) = [one for one in made.dropped if one.before and "82 điểm" in one.before]
    assert gone.reason.vi == "Mục tiêu điểm của năm trước: đã có mục tiêu mới."


def test_words_whose_sense_is_mended_are_asked_about_and_can_be_kept() -> None:
    key = "words.huyện, xã"

    assert key in keys(draft("GOAL"))
    assert "thẩm quyền giải quyết của UBND xã" in task(draft("GOAL"), "100% hồ sơ").text
    kept = task(draft("GOAL", {key: "-"}), "100% hồ sơ").text
    assert "thẩm quyền giải quyết của huyện, xã" in kept


def test_a_second_lead_helps_and_the_choice_is_marked() -> None:
    one = task(draft(), "Niêm yết công khai")

    assert one.lead == ["Công chức Tư pháp - Hộ tịch"]
    assert one.coop == ["Công chức Văn phòng - Thống kê", "Công chức Địa chính - Xây dựng"]
    assert "lead" in one.origin.proposed


def test_an_event_is_no_deadline_so_that_one_is_proposed() -> None:
    one = task(draft(), "Cử công chức dự lớp")

    assert one.deadlines == ["Trong năm 2025"]
    assert "deadline" in one.origin.proposed


def test_a_deadline_on_a_sunday_moves_to_the_working_day_before() -> None:
    assert task(draft(), "kết quả chứng thực").deadlines == ["Trước ngày 13/6/2025"]
    assert task(draft(year=2026), "kết quả chứng thực").deadlines == ["Trước ngày 15/6/2026"]


def test_rhythms_named_in_one_breath_stand_each_by_itself() -> None:
    assert task(draft("WARD"), "Trả kết quả đúng hẹn").deadlines == ["Hằng tháng", "Hằng quý", "Hằng năm"]


def test_a_ground_of_a_year_that_is_over_is_asked_for_and_left_out_until_answered() -> None:
    made = draft()
    (asked,) = [question for question in made.questions if question.key.startswith("basis.")]

    assert "11/KH-UBND" in asked.message.vi
    assert asked.about is not None
    assert not any("11/KH-UBND" in passage.text for passage in made.of("basis"))

    answer = "Kế hoạch số 15/KH-UBND ngày 08 tháng 01 năm 2025 của UBND huyện Tây Hòa"
    answered = draft("COMMUNE", {asked.key: answer})
    new = answered.of("basis")[-1]
    assert new.text == f"Căn cứ {answer}"
    assert (new.origin.fate, new.origin.proposed) == ("new", [])
    assert asked.key not in keys(answered)


def test_three_tiers_keep_their_bodies_and_units() -> None:
    made = draft()

    assert made.head.unit == "xã Hòa Phong"
    assert "Phòng Tư pháp huyện" in task(made, "kết quả chứng thực").text
    assert not any(key.startswith("body.") for key in keys(made))


def test_two_tiers_name_the_successors_of_unit_and_bodies_and_no_district() -> None:
    made = draft(year=2026)
    text = kehoach.read_bytes(paper_of(made), "draft.docx").text

    assert made.head.unit == "xã Tây Hòa"
    assert made.head.title == "Nâng cao Chỉ số cải cách hành chính của xã Tây Hòa, tỉnh Đắk Lắk năm 2026"
    assert task(made, "Niêm yết").lead == ["Văn phòng HĐND và UBND"]
    assert "Báo cáo Sở Tư pháp" in task(made, "kết quả chứng thực").text
    assert "huyện" not in text
    assert {"unit", "body.UBND huyện"} <= keys(made)
    assert any("Công chức Văn phòng - Thống kê" in note.vi for note in made.notes)


def test_the_day_of_issue_decides_the_tiers_of_2025() -> None:
    assert draft(issued=date(2025, 1, 15)).head.unit == "xã Hòa Phong"
    assert draft(issued=date(2025, 8, 15)).head.unit == "xã Tây Hòa"


def test_a_district_has_no_successor_and_only_then_an_answer_is_needed() -> None:
    with pytest.raises(AnswerNeededError) as needed:
        draft("DISTRICT", year=2026)

    assert needed.value.code == "usage.answer-needed"
    (question,) = needed.value.questions
    assert (question.key, question.required) == ("unit", True)
    assert "Xã Tây Hòa" in question.choices
    assert needed.value.hint is not None
    assert '--set "unit=…"' in needed.value.hint.vi

    answered = draft("DISTRICT", {"unit": "Xã Tây Hòa"}, year=2026)
    assert (answered.head.unit, answered.head.level) == ("xã Tây Hòa", "commune")
    assert answered.head.title == "Cải cách hành chính năm 2026 trên địa bàn xã Tây Hòa"
    assert draft("DISTRICT").head.unit == "huyện Tây Hòa"


@pytest.mark.parametrize("name", ["COMMUNE", "WARD", "PROVINCE"])
def test_nothing_else_is_needed(name: str) -> None:
    assert not any(question.required for question in draft(name, year=2026).questions)


def test_a_ward_named_by_a_number_is_a_place_with_its_kind() -> None:
    assert draft("WARD").head.place == "Phường 5"
    assert draft("PROVINCE").head.place == "Nghệ An"


def test_answers_stand_in_the_draft_and_are_asked_no_more() -> None:
    answers = {"number": "12", "signer": "Lê Thị Mẫu", "goal": "90,5", "issued": "15/01/2025", "title": "Việc mới"}
    made = draft("COMMUNE", answers)

    assert (made.head.number, made.head.signer, made.head.title) == ("12", "Lê Thị Mẫu", "Việc mới")
    assert (made.goal, made.head.issued) == (90.5, "2025-01-15")
    assert made.answers == answers
    assert keys(made).isdisjoint(answers)


def test_a_dash_leaves_a_thing_out() -> None:
    made = draft("COMMUNE", {"goal": "-", "results": "-", "body.UBND huyện": "-"}, year=2026)

    assert made.goal is None
    assert made.results == []
    assert "UBND tỉnh" not in made.head.recipients
    assert all(one.origin.fate == "carried" for one in made.tasks)


def test_an_answer_whose_question_another_answer_made_idle_is_no_fault() -> None:
    made = draft("COMMUNE", {"results": "-", "goal": "90", "body.UBND huyện": "UBND tỉnh"})

    assert made.goal is None
    assert made.answers == {"results": "-"}


def test_a_blank_answer_is_none() -> None:
    assert draft("COMMUNE", {"number": "  "}) == draft()


@pytest.mark.parametrize(
    ("answers", "code", "told"),
    [
        ({"sgner": "A"}, "usage.unknown-answer", "signer"),
        ({"goal": "nhiều"}, "usage.answer", "85,5"),
        ({"issued": "32/13/2025"}, "usage.answer", "15/01/2026"),
        ({"year": "2019"}, "usage.year", "năm sau"),
    ],
)
def test_a_wrong_answer_is_refused_with_what_would_be_right(answers: dict[str, str], code: str, told: str) -> None:
    with pytest.raises(UsageError) as refused:
        draft("COMMUNE", answers)

    assert refused.value.code == code
    assert refused.value.hint is not None
    assert told in refused.value.hint.vi


def test_a_year_before_the_plan_is_refused() -> None:
    with pytest.raises(UsageError, match=r"usage\.year|2022"):
        draft(year=2022)


def test_a_document_with_nothing_to_build_on_is_refused() -> None:
    letter = "ỦY BAN NHÂN DÂN XÃ HÒA PHONG\n\nTHÔNG BÁO\nVề lịch nghỉ\n\nNghỉ từ ngày 01/5/2024.\n"
    read = kehoach.read_bytes(letter.encode(), "thong-bao.txt").plan

    with pytest.raises(DataError) as refused:
        compose(read, None, Wish(year=2025), {})

    assert refused.value.code == "draft.no-tasks"


def test_new_scores_take_the_place_of_those_that_the_plan_tells() -> None:
    given = [
        Score.model_validate(
            {
                "criterion": "Cải cách chế độ công vụ",
                "field": "civil_service",
                "max": 15.0,
                "appraised": 11.0,
                "year": 2024,
                "printed": {"max": "15", "appraised": "11"},
                "where": {"start": 0, "end": 2, "quote": "15"},
            }
        )
    ]
    made = compose(plan("COMMUNE"), given, Wish(), {})

    assert [(row.criterion, row.lost) for row in made.results] == [("Cải cách chế độ công vụ", 4)]
    assert made.base_year == 2024
    assert task(made, "Cử công chức dự lớp").origin.fate == "strengthened"
    assert task(made, "Niêm yết công khai").origin.fate == "carried"
    assert "results" not in keys(made)


def test_each_body_has_what_it_leads_among_its_duties() -> None:
    duties = draft().of("duty")

    assert [(duty.body, duty.text) for duty in duties] == [
        (
            "Công chức Văn phòng - Thống kê",
            "Theo dõi, đôn đốc việc thực hiện Kế hoạch này; tổng hợp báo cáo UBND huyện hằng quý",
        ),
        ("Công chức Văn phòng - Thống kê", "Chủ trì thực hiện các nhiệm vụ số 1, 4 và 5 tại Phụ lục"),
        ("Công chức Tài chính - Kế toán", "Bố trí kinh phí thực hiện Kế hoạch"),
        ("Công chức Tư pháp - Hộ tịch", "Chủ trì thực hiện các nhiệm vụ số 2 và 3 tại Phụ lục"),
    ]


def test_every_body_of_the_draft_is_among_the_recipients() -> None:
    made = draft()
    named = {name for one in made.tasks for name in (*one.lead, *one.coop)}

    assert named <= set(made.head.recipients)
    assert made.head.recipients[0] == "UBND huyện"
    assert made.head.recipients[-1] == "Lưu: VT"


def test_a_decision_stays_a_decision() -> None:
    kept = plan("WARD")
    header = kept.header.model_copy(update={"kind": "decision"})

    assert compose(kept.model_copy(update={"header": header}), None, Wish(), {}).template == "quyet-dinh-kem-ke-hoach"

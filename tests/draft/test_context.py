"""What templates are given to print: figures, days, names, lists, and that every name of it is described."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, cast

import pytest
from draft_papers import PAPERS, commune, loss, passage, province, ward

from kehoach.generate.draft.context import context_of, field_names
from kehoach.generate.draft.context_head import plan_title, proposer
from kehoach.generate.draft.printed import day, ended, figure, listed, number, plain, roman
from kehoach.generate.word_template.check import dotted
from kehoach.generate.word_template.context import plain as plain_values
from kehoach.models.draft import Draft

FIELDS = Path(__file__).resolve().parents[2] / "generate" / "templates" / "fields.toml"


def said(draft: Draft) -> dict[str, Any]:
    return cast("dict[str, Any]", context_of(draft))


@pytest.mark.parametrize(
    ("value", "shown"),
    [(18.5, "18,5"), (100.0, "100"), (0.0, "0"), (None, ""), (65.0625, "65,0625"), (89.25, "89,25"), (12, "12")],
)
def test_figures_have_a_decimal_comma_and_no_idle_zeros(value: float | None, shown: str) -> None:
    assert figure(value) == shown


@pytest.mark.parametrize(
    ("issued", "shown"),
    [
        ("2026-01-05", "ngày 05 tháng 01 năm 2026"),
        ("2026-02-28", "ngày 28 tháng 02 năm 2026"),
        ("2026-03-02", "ngày 02 tháng 3 năm 2026"),
        ("2025-12-31", "ngày 31 tháng 12 năm 2025"),
        (None, "ngày      tháng      năm 2026"),
    ],
)
def test_days_have_a_zero_before_days_below_ten_and_the_first_two_months(issued: str | None, shown: str) -> None:
    assert day(issued, 2026) == shown


@pytest.mark.parametrize(("given", "shown"), [("7", "07"), ("18", "18"), ("05", "05"), (None, "     "), ("12a", "12a")])
def test_numbers_below_ten_have_a_zero_and_a_missing_one_leaves_room(given: str | None, shown: str) -> None:
    assert number(given) == shown


def test_roman_figures() -> None:
    assert [roman(value) for value in (1, 4, 6, 9, 14, 40, 49, 90)] == [
        "I", "IV", "VI", "IX", "XIV", "XL", "XLIX", "XC",
    ]  # fmt: skip


def test_lists_end_in_one_sign_each() -> None:
    assert ended(["Một;", "Hai.", "Ba"]) == ["Một;", "Hai;", "Ba."]
    assert ended(["Một ./."], each=".") == ["Một."]
    assert ended([]) == []
    assert plain(" Nội dung\n thứ hai ;") == "Nội dung thứ hai"
    assert listed(["Sở Nội vụ", "Sở Tài chính"]) == "Sở Nội vụ; Sở Tài chính"


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Ban hành Kế hoạch cải cách hành chính năm 2026", "Cải cách hành chính năm 2026"),
        ("Về việc ban hành Kế hoạch công tác CCHC năm 2026", "Công tác CCHC năm 2026"),
        ("Kế hoạch nâng cao Chỉ số năm 2026", "Nâng cao Chỉ số năm 2026"),
        ("Phê duyệt Kế hoạch tuyên truyền năm 2026", "Tuyên truyền năm 2026"),
        ("Nâng cao Chỉ số cải cách hành chính\nnăm 2026", "Nâng cao Chỉ số cải cách hành chính năm 2026"),
        ("Triển khai Kế hoạch số hóa năm 2026", "Triển khai Kế hoạch số hóa năm 2026"),
    ],
)
def test_title_of_a_plan_leaves_out_the_words_of_the_decision(title: str, kept: str) -> None:
    assert plan_title(title) == kept


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_every_name_is_described(name: str) -> None:
    names = dotted(plain_values(context_of(PAPERS[name]())))
    known = field_names()
    parents = {one[: at + len("[]")] for one in known for at in range(len(one)) if one.startswith("[]", at)}

    unknown = {one for one in names if not one.endswith(".*")} - known - parents - {one[:-2] for one in known | parents}

    assert not unknown


def test_every_described_name_is_there() -> None:
    given = dotted(
        plain_values(
            context_of(commune().model_copy(update={"passages": [*commune().passages, passage("review", "Tốt")]}))
        )
    )

    assert field_names() <= given


def test_descriptions_are_in_both_languages() -> None:
    entries = tomllib.loads(FIELDS.read_text(encoding="utf-8"))["field"]

    assert all(entry["vi"] and entry["en"] for entry in entries)
    assert len({entry["name"] for entry in entries}) == len(entries)


def test_head_of_a_commune_stands_over_two_lines_without_a_superior_body() -> None:
    head = said(commune())

    assert head["issuer_lines"] == ["ỦY BAN NHÂN DÂN", "XÃ TÂN PHƯỚC"]
    assert head["parent"] == ""
    assert str(head["number_line"]) == "Số:      /KH-UBND"
    assert str(head["dateline"]) == "Tân Phước, ngày      tháng      năm 2026"


def test_head_of_an_agency_names_the_body_above_it() -> None:
    draft = province()
    head = draft.head.model_copy(
        update={
            "issuer": "Sở Nội vụ tỉnh Bình Lâm",
            "parent": "Ủy ban nhân dân tỉnh Bình Lâm",
            "symbol": "KH-SNV",
            "authority": None,
            "signer_title": "Phó Giám đốc",
        }
    )
    found = said(draft.model_copy(update={"head": head}))

    assert (found["parent"], found["issuer_lines"]) == ("ỦY BAN NHÂN DÂN TỈNH BÌNH LÂM", ["SỞ NỘI VỤ"])
    assert found["offices"] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert str(found["decision"]["number_line"]) == "Số:      /QĐ-SNV"


def test_deputy_signs_for_the_chairman() -> None:
    assert said(ward())["offices"] == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert said(commune())["offices"] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]


def test_decision_has_its_own_number_and_recipients() -> None:
    decision = said(ward())["decision"]

    assert decision["number_line"] == "Số: 07/QĐ-UBND"
    assert (
        decision["annexed_to"]
        == "Quyết định số 07/QĐ-UBND ngày 09 tháng 01 năm 2026 của Ủy ban nhân dân phường An Bình"
    )
    assert decision["recipients"][0] == "Như Điều 3;"
    assert decision["recipients"][-1] == "Lưu: VT."


def test_proposer_leads_in_steering_unless_answered() -> None:
    assert proposer(ward()) == "Văn phòng HĐND và UBND"
    assert (
        proposer(ward().model_copy(update={"answers": {"proposer": "Phòng Văn hóa - Xã hội"}}))
        == "Phòng Văn hóa - Xã hội"
    )


def test_field_is_called_as_in_the_results_printed_above() -> None:
    titles = [field["title"] for field in said(commune())["fields"]]

    assert titles[-1] == "Xây dựng, phát triển chính quyền số"


def test_tasks_are_numbered_through_all_fields() -> None:
    fields = said(commune())["fields"]

    assert [task["number"] for field in fields for task in field["tasks"]] == [1, 2, 3, 4, 5]
    assert [(field["number"], field["roman"]) for field in fields] == [(1, "I"), (2, "II"), (3, "III")]


def test_total_is_the_sum_of_the_fields_alone() -> None:
    total = said(commune())["results"]["total"]

    assert total == {"known": True, "max": "100", "self": "94,75", "appraised": "89,25"}


def test_no_total_is_made_of_rows_that_are_not_the_whole_index() -> None:
    part = commune().model_copy(update={"results": commune().results[:3]})

    assert said(part)["results"]["total"] == {"known": False, "max": "", "self": "", "appraised": ""}


def test_losses_name_criteria_before_the_fields_that_hold_them() -> None:
    assert said(commune())["results"]["losses"] == [
        "Tiêu chí 1.2 “Tuyên truyền cải cách hành chính”;",
        "Tiêu chí 3.3 “Hồ sơ giải quyết đúng hạn”;",
        "Lĩnh vực “Xây dựng, phát triển chính quyền số”.",
    ]


def test_maxima_without_a_figure_reached_are_no_results() -> None:
    rows = [loss("Cải cách thể chế", 10, None, None, "institutions"), loss("Cải cách tài chính công", 12, None, None)]

    assert said(commune().model_copy(update={"results": rows}))["results"]["rows"] == []


def test_heading_of_the_aims_follows_what_there_is() -> None:
    assert said(commune())["aims_title"] == "MỤC ĐÍCH, YÊU CẦU"
    assert said(ward())["aims_title"] == "MỤC ĐÍCH"
    assert said(province())["aims_title"] == "YÊU CẦU"


def test_duties_of_one_body_stand_together() -> None:
    assert [(duty["number"], duty["body"], len(duty["lines"])) for duty in said(commune())["duties"]] == [
        (1, "Phòng Văn hóa - Xã hội", 2),
        (2, "Trung tâm Phục vụ hành chính công", 1),
        (3, "Phòng Kinh tế", 1),
    ]

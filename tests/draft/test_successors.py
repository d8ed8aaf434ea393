"""Bodies of three-tier plans under their names of today; cases in successors.toml."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kehoach.generate.draft.successors import map_body, tiers
from kehoach.generate.draft.successors_text import map_text
from kehoach.models.vocabulary import load

_DATA = tomllib.loads(Path(__file__).with_suffix("").with_name("successors.toml").read_text("utf-8"))
PLANS: dict[str, dict[str, str]] = _DATA["plans"]
BODIES: list[dict[str, Any]] = _DATA["body"]


@pytest.mark.parametrize("case", BODIES, ids=lambda case: f"{case['plan']}: {case['name']} ({case.get('role', 'do')})")
def test_a_body_is_called_what_took_its_place(case: dict[str, Any]) -> None:
    change = map_body(case["name"], **PLANS[case["plan"]], role=case.get("role", "do"))  # pyright: ignore
    assert change.reason_vi and change.reason_en
    if "want" in case:
        assert (change.status, change.name) == ("mapped", case["want"])
    elif "ask" in case:
        assert (change.status, change.name) == ("ask", None)
        assert list(change.candidates[: len(case["ask"])]) == case["ask"]
    elif case.get("ask_or_kept"):
        assert change.name in {None, case["name"]}
    else:
        assert (change.status, change.name) == ("kept", case["name"])


def test_the_cases_are_many_and_of_many_plans() -> None:
    assert len(BODIES) >= 60
    assert {case["plan"] for case in BODIES} == set(PLANS)


@pytest.mark.parametrize(
    ("year", "issued", "wanted"),
    [
        (2024, None, "three"),
        (2025, None, "three"),
        (2025, date(2025, 6, 30), "three"),
        (2025, date(2025, 7, 1), "two"),
        (2026, None, "two"),
        (2026, date(2025, 12, 20), "two"),
        (2030, None, "two"),
    ],
)
def test_two_tiers_begin_on_the_first_of_july_2025(year: int, issued: date | None, wanted: str) -> None:
    assert tiers(year, issued) == wanted


def test_every_entry_of_the_table_says_why_and_by_what_source() -> None:
    data = load("successors")
    for entry in data["successor"]:
        assert entry["source"] in data["sources"]
        assert entry["why"]["vi"] and entry["why"]["en"]
        outcomes = {"becomes", "ask", "keep", "own", "same"} & entry.keys()
        assert outcomes, entry["names"][0]


def _text(words: str, plan: str) -> tuple[str, list[tuple[str, str]]]:
    new, changes = map_text(words, **PLANS[plan])  # pyright: ignore
    return new, [(one.old, one.change.status) for one in changes]


def test_running_text_takes_the_new_names() -> None:
    new, changes = _text("UBND xã Hòa Thắng giao công chức Tư pháp - Hộ tịch và Bộ phận Một cửa của xã.", "renamed")
    assert new == "UBND xã Nam Hòa giao Văn phòng HĐND và UBND và Trung tâm Phục vụ hành chính công."
    assert [status for _, status in changes] == ["mapped"] * 3


def test_a_subject_is_no_body() -> None:
    text = "Phát triển văn hóa - xã hội, tài chính công; công tác tư pháp, hộ tịch; công khai một cửa."
    assert _text(text, "renamed") == (text, [])


def test_a_cited_document_keeps_its_issuer() -> None:
    text = "Căn cứ Quyết định số 45/QĐ-UBND ngày 03/02/2023 của UBND xã Hòa Thắng về việc phân công Phòng Nội vụ huyện;"
    assert _text(text, "renamed") == (text, [])


def test_words_about_the_district_stay_and_are_asked_about() -> None:
    text = "Báo cáo UBND huyện qua Phòng Nội vụ; đăng trên trang thông tin điện tử của huyện."
    new, changes = _text(text, "upland")
    assert new == text
    assert [status for _, status in changes] == ["ask"] * 3


def test_portals_and_provincial_words_are_not_guessed() -> None:
    text = "Nộp hồ sơ qua cổng dịch vụ công của tỉnh và cổng thông tin điện tử tỉnh."
    assert _text(text, "upland") == (text, [])


def test_a_commune_that_became_a_ward_is_called_so() -> None:
    text = "UBND xã đề nghị đoàn thể xã tuyên truyền về kinh tế - xã hội; các xã, hợp tác xã và cấp xã."
    wanted = "UBND phường đề nghị đoàn thể phường tuyên truyền về kinh tế - xã hội; các xã, hợp tác xã và cấp xã."
    assert _text(text, "becoming")[0] == wanted


def test_merged_departments_and_ministries_are_named_in_text() -> None:
    text = "Theo hướng dẫn của Sở TT&TT, Bộ Kế hoạch và Đầu tư và Sở Giao thông vận tải."
    assert _text(text, "coast")[0] == "Theo hướng dẫn của Sở Khoa học và Công nghệ, Bộ Tài chính và Sở Xây dựng."


def test_changes_tell_where_they_stand_in_the_old_text() -> None:
    text = "Giao công chức VH-XH chủ trì; công chức VP-TK theo dõi."
    _, changes = map_text(text, **PLANS["upland"])  # pyright: ignore
    assert [text[one.start : one.end] for one in changes] == [one.old for one in changes]
    assert [one.change.name for one in changes] == ["Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND"]


def test_the_longest_name_is_found() -> None:
    text = "Công chức Văn phòng - Thống kê xã; Sở Văn hóa, Thể thao và Du lịch; Chi cục Hải quan khu vực."
    wanted = "Văn phòng HĐND và UBND; Sở Văn hóa, Thể thao và Du lịch; Chi cục Hải quan khu vực."
    assert _text(text, "upland")[0] == wanted


def test_a_province_named_as_a_former_one_keeps_its_name() -> None:
    text = "Các xã của tỉnh Phú Yên (cũ) và của tỉnh Phú Yên thực hiện."
    assert _text(text, "province")[0] == "Các xã của tỉnh Phú Yên (cũ) và của tỉnh Đắk Lắk thực hiện."


def test_the_plan_of_a_district_goes_on_as_one_of_the_chosen_commune() -> None:
    text = "UBND huyện giao Phòng Tư pháp; thực hiện trên địa bàn huyện Hòa Sơn và toàn huyện."
    wanted = "UBND xã giao Văn phòng HĐND và UBND; thực hiện trên địa bàn xã Hòa Sơn và toàn xã."
    assert _text(text, "district")[0] == wanted

"""A paper that keeps Nghị định 30/2020/NĐ-CP has no remark on its form; a single fault is found, and nothing else."""

from __future__ import annotations

import pytest
from form_cases import FAIL, PASS, PLAN, Fault, opened, saved

import kehoach
from kehoach.audit.runner import Choice, audit, check_codes
from kehoach.models.findings import Finding

FORM = Choice(select=("form",))


def _found(data: bytes) -> list[Finding]:
    return audit(kehoach.read_bytes(data, "kế hoạch.docx"), None, FORM).findings


@pytest.mark.parametrize("name", PASS)
def test_a_paper_that_keeps_the_decree_has_no_remark_on_its_form(name: str) -> None:
    found = _found(saved(opened(PASS[name])))

    assert [(finding.where.quote, finding.message.vi) for finding in found] == []


def test_the_pdf_of_a_paper_that_keeps_the_decree_has_none_either() -> None:
    assert audit(kehoach.read(PLAN.with_suffix(".pdf")), None, FORM).findings == []


def test_a_text_has_no_form_to_judge() -> None:
    reading = kehoach.read_bytes("Kế hoạch\nsố 5/KH-UBND\nI. Mục tiêu\nNâng cao chất lượng.\n".encode(), "kế hoạch.txt")

    assert audit(reading, None, FORM).findings == []


def test_every_check_of_form_has_a_fault_of_its_own() -> None:
    assert {fault.code for fault in FAIL} == {code for code in check_codes() if code.startswith("form-")}


def test_a_finding_on_form_quotes_its_place_and_cites_the_decree() -> None:
    fault = next(one for one in FAIL if one.name == "cả nội dung cỡ 12")
    reading = kehoach.read_bytes(fault.data(), "kế hoạch.docx")
    found = audit(reading, None, FORM).findings

    for finding in found:
        for place in (finding.where, *finding.related):
            assert reading.text[place.start : place.end] == place.quote
        assert "Nghị định số 30/2020/NĐ-CP" in (finding.evidence or "")


@pytest.mark.parametrize("fault", FAIL, ids=lambda fault: f"{fault.code}: {fault.name}")
def test_a_single_fault_of_form_is_found_and_nothing_else(fault: Fault) -> None:
    found = _found(fault.data())

    assert {finding.code for finding in found} == {fault.code}, [finding.message.vi for finding in found]
    assert {finding.severity for finding in found} == {fault.severity}
    assert any(fault.quote in finding.where.quote for finding in found), [finding.where.quote for finding in found]


@pytest.mark.parametrize("name", ["công văn thiếu nơi nhận", "thông báo thiếu nơi nhận, chữ ký còn đủ"])
def test_a_paper_without_recipients_still_has_its_signature(name: str) -> None:
    fault = next(one for one in FAIL if one.name == name)

    assert [finding.message.vi for finding in _found(fault.data())] == [
        "Thiếu thành phần thể thức bắt buộc: Từ “Nơi nhận”."
    ]

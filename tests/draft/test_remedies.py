"""The vocabulary of remedies: what is proposed mends the criterion, can be checked, and sets no figure."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kehoach.generate.draft.remedies import remedy_for
from kehoach.models.criteria import kinds
from kehoach.models.language.fold import fold
from kehoach.models.results import answers
from kehoach.models.vocabulary import load

_KINDS: list[dict[str, Any]] = load("remedies")["remedy"]
_FALLBACKS: list[dict[str, Any]] = load("remedies")["fallback"]
_DEADLINE = re.compile(r"Quý (?:I|II|III|IV)/\{year\}")
_KNOWN_NUMBERS = re.compile(r"Đề án 06")
_by_kind = pytest.mark.parametrize("entry", _KINDS, ids=[entry["name"] for entry in _KINDS])


@_by_kind
def test_a_remedy_speaks_of_its_own_kind(entry: dict[str, Any]) -> None:
    assert entry["name"] in kinds(entry["text"], entry["field"])


@pytest.mark.parametrize("entry", [*_KINDS, *_FALLBACKS], ids=lambda entry: entry.get("name", entry["field"]))
def test_a_remedy_has_an_output_and_a_deadline_and_no_figure(entry: dict[str, Any]) -> None:
    words = _KNOWN_NUMBERS.sub("", entry["text"] + entry["output"])
    assert not re.search(r"\d|%|bình quân|tối thiểu|ít nhất", words)
    assert _DEADLINE.fullmatch(entry["deadline"])
    assert entry["text"][0].isupper()
    assert entry["text"][-1] not in ".;,"
    assert entry["output"]


def test_kinds_are_many_and_of_every_field() -> None:
    fields = {entry["field"] for entry in _KINDS}
    named = [entry["name"] for entry in _KINDS]
    assert len(named) == len(set(named))
    assert len(named) >= 45
    assert {entry["field"] for entry in _FALLBACKS} - fields == {"other"}


@pytest.mark.parametrize(
    ("criterion", "field", "kind"),
    [
        ("Tỷ lệ hồ sơ thanh toán trực tuyến", "digital", "online-payment"),
        ("Số hóa hồ sơ, kết quả giải quyết TTHC", "digital", "digitisation"),
        ("Thực hiện cơ chế tự chủ tại cơ quan", "public_finance", "autonomy"),
        ("Công khai ngân sách và tài sản công", "public_finance", "budget-published"),
        ("Công khai TTHC trên Cổng thông tin", "procedures", "procedures-published"),
        ("Gửi thư xin lỗi khi trễ hẹn", "procedures", "apology"),
        ("Theo dõi thi hành pháp luật", "institutions", "law-enforcement"),
        ("Bố trí công chức theo vị trí việc làm", "civil_service", "job-positions"),
        ("Chỉ số hài lòng của người dân", "satisfaction", "satisfaction"),
        ("Sáng kiến CCHC", "steering", "initiative"),
    ],
)
def test_a_criterion_gets_the_remedy_of_its_kind(criterion: str, field: Any, kind: str) -> None:
    assert remedy_for(criterion, field).source == f"remedies.{kind}"


@pytest.mark.parametrize("field", [*(entry["field"] for entry in _FALLBACKS if entry["field"] != "other"), None])
def test_an_unknown_criterion_is_named_and_answered(field: Any) -> None:
    criterion = "Mức độ phủ xanh khuôn viên"
    remedy = remedy_for(criterion, field)
    assert fold(criterion) in fold(remedy.text)
    assert answers(criterion, field, [(remedy.text, None, field)]) == [0]


def test_braces_in_a_criterion_are_words_like_any_other() -> None:
    assert "{0}" in remedy_for("Tiêu chí {0} lạ", None).text

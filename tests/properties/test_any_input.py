"""What holds for any document: no exception, every place quotes the text, one text for NFC and NFD."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kehoach
from kehoach.extract.assemble import assemble
from kehoach.extract.outline.build import build
from kehoach.extract.sources.file import SourceFile
from kehoach.models.layout import Cell, Layout, Paragraph, Run, Table
from kehoach.models.records import Plan, Where

WORDS = st.sampled_from(
    [
        "KẾ HOẠCH",
        "QUYẾT ĐỊNH",
        "Căn cứ",
        "I.",
        "II.",
        "1.",
        "1.1.",
        "a)",
        "đ)",
        "(1)",
        "-",
        "+",
        "*",
        "Điều 1.",
        "PHỤ LỤC I",
        "STT",
        "Nhiệm vụ",
        "Cơ quan chủ trì",
        "Phối hợp",
        "Thời gian thực hiện:",
        "Sản phẩm:",
        "Sở Nội vụ",
        "UBND các xã, phường",
        "chủ trì, phối hợp với",
        "trước ngày 30/6/2025",
        "Quý II/2025",
        "Thường xuyên",
        "100%",
        "Điểm tối đa 20 điểm",
        "18/20",
        "Số: 12/KH-UBND",
        "ngày 05 tháng 3 năm 2025",
        "Quyết định số 34/2024/QĐ-UBND",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Nơi nhận:",
        "Lưu: VT.",
        "./.",
        ";",
        ".",
        ":",
        "|",
        "\t",
        "\n",
        "\n\n",
        "**",
        "<p>",
        "</p>",
        "<br>",
        "&amp;",
        "đ",
        "Ủy",
        "\u0301",
    ]
)
SOUP = st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=60).map(" ".join)
SETTINGS = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def places(plan: Plan) -> Iterator[Where]:
    """Every place a record gives."""
    yield from plan.header.where.values()
    for record in (*plan.sections, *plan.scores, *plan.targets):
        yield record.where
    for issue in plan.issues:
        if issue.where is not None:
            yield issue.where
    for citation in plan.citations:
        yield from citation.where if isinstance(citation.where, list) else [citation.where]
    for task in plan.tasks:
        yield from task.where if isinstance(task.where, list) else [task.where]
        if task.output_where is not None:
            yield from task.output_where if isinstance(task.output_where, list) else [task.output_where]
        for part in (*task.lead, *task.coop, *task.deadlines, *task.actions):
            yield part.where


def check(plan: Plan) -> None:
    assert plan.text == unicodedata.normalize("NFC", plan.text)
    for place in places(plan):
        assert plan.text[place.start : place.end] == place.quote


@SETTINGS
@given(SOUP)
def test_any_text_gives_a_plan_that_quotes_it(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass").decode("utf-8", "ignore").encode()
    if not data:
        return
    try:
        plan = kehoach.read_bytes(data, "soup.txt").plan
    except kehoach.KehoachError as error:
        assert error.code == "file.no_text"
        assert not any(char.isalnum() for char in re.sub(r"<[^>]*>", "", text)), "only marks may be no text"
        return

    check(plan)
    assert plan.source.coverage >= 0.999


@SETTINGS
@given(st.lists(st.lists(SOUP, min_size=1, max_size=6), min_size=1, max_size=6))
def test_any_table_gives_a_plan_that_quotes_it(rows: list[list[str]]) -> None:
    width = max(len(row) for row in rows)
    grid = tuple(
        tuple(
            Cell((Paragraph((Run(unicodedata.normalize("NFC", text)),)),))
            for text in [*row, *[""] * (width - len(row))]
        )
        for row in rows
    )
    layout = Layout(blocks=(Table(grid),), media="docx", reader="test", plain="")
    outline = build(layout)

    check(assemble(SourceFile("grid.docx", b"x"), layout, outline))


@SETTINGS
@given(SOUP)
def test_records_go_through_json_unchanged(text: str) -> None:
    data = ("KẾ HOẠCH\n\n" + text).encode("utf-8", "ignore")
    plan = kehoach.read_bytes(data, "soup.txt").plan

    assert Plan.model_validate(json.loads(plan.to_json())) == plan


PLAN = """UBND HUYỆN SƠN DIỆP
Số: 07/KH-UBND

Sơn Diệp, ngày 12 tháng 02 năm 2024

KẾ HOẠCH
Nâng cao Chỉ số cải cách hành chính huyện Sơn Diệp năm 2024

Căn cứ Quyết định số 118/QĐ-UBND ngày 20/01/2024 của UBND tỉnh;

I. NHIỆM VỤ

1. Cải cách thủ tục hành chính

a) Rà soát, đơn giản hóa ít nhất 05 thủ tục hành chính lĩnh vực đất đai.
- Cơ quan chủ trì: Văn phòng HĐND và UBND huyện.
- Cơ quan phối hợp: Phòng Tài nguyên và Môi trường; UBND các xã, thị trấn.
- Thời gian thực hiện: Quý II/2024.

II. TỔ CHỨC THỰC HIỆN

1. Phòng Nội vụ

- Chủ trì, phối hợp với Thanh tra huyện kiểm tra công vụ trước ngày 15/11.
"""


@pytest.mark.parametrize("form", ["NFD", "NFKD"])
def test_decomposed_text_gives_the_same_records(form: str) -> None:
    composed = kehoach.read_bytes(PLAN.encode(), "a.txt").plan
    decomposed = kehoach.read_bytes(unicodedata.normalize(form, PLAN).encode(), "a.txt").plan

    assert decomposed.model_dump(exclude={"source"}) == composed.model_dump(exclude={"source"})
    assert len(composed.tasks) == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encoding_of_a_file_does_not_show_in_its_records(encoding: str) -> None:
    wanted = kehoach.read_bytes(PLAN.encode(), "a.txt").plan

    assert kehoach.read_bytes(PLAN.encode(encoding), "a.txt").plan.tasks == wanted.tasks


def test_a_text_of_blanks_says_that_it_holds_no_text() -> None:
    with pytest.raises(kehoach.KehoachError) as caught:
        kehoach.read_bytes(b" \n\n ", "blank.txt")

    assert caught.value.code == "file.no_text"


def test_an_empty_file_says_so() -> None:
    with pytest.raises(kehoach.KehoachError) as caught:
        kehoach.read_bytes(b"", "empty.txt")

    assert caught.value.code == "file.empty"

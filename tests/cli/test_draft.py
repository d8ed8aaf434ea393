"""``kehoach draft`` as a user runs it: what is asked, what is written, what is refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from cli_material import Command
from last_years_plans import COMMUNE, DISTRICT
from xlsxwriter import Workbook

import kehoach as package

posix = pytest.mark.skipif(os.name != "posix", reason="chỉ có trên hệ thống POSIX")
ANSWERS = """number = "12"
[basis]
2 = "Kế hoạch số 15/KH-UBND ngày 08 tháng 01 năm 2025 của UBND huyện"
"""


@pytest.fixture
def last(tmp_path: Path) -> str:
    """Last year's plan in the working folder."""
    (tmp_path / "kế hoạch 2024.txt").write_text(COMMUNE, encoding="utf-8")
    return "kế hoạch 2024.txt"


@pytest.fixture
def district(tmp_path: Path) -> str:
    (tmp_path / "huyen.txt").write_text(DISTRICT, encoding="utf-8")
    return "huyen.txt"


def test_the_word_file_is_written_and_what_is_open_is_told(kehoach: Command, last: str) -> None:
    done = kehoach("draft", last, "-o", "moi.docx")

    assert (done.code, done.out) == (0, b"")
    assert "đã ghi moi.docx: 5 nhiệm vụ (1 tiếp tục, 3 tăng cường, 1 đề xuất mới; 2 đoạn, nhiệm vụ cũ" in done.err
    assert "Còn để trống, cần điền" in done.err
    assert "goal: Mục tiêu điểm Chỉ số (năm trước đạt 78,5/100) → 89" in done.err
    assert package.read("moi.docx").header.plan_year == 2025


def test_it_is_told_in_english_too(kehoach: Command, last: str) -> None:
    done = kehoach("draft", last, "-o", "moi.docx", "--lang", "en")

    assert "moi.docx written: 5 tasks (1 carried over, 3 strengthened, 1 new proposals; " in done.err
    assert "2 old paragraphs and tasks left out)" in done.err
    assert "Left blank, to be filled in" in done.err


def test_quiet_says_nothing(kehoach: Command, last: str) -> None:
    assert kehoach("draft", last, "-o", "moi.docx", "--quiet").err == ""


def test_the_same_input_gives_the_same_file(kehoach: Command, last: str) -> None:
    for name in ("a.docx", "b.docx"):
        kehoach("draft", last, "-o", name, "--comments", "--track-changes")

    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()


def test_questions_are_a_file_of_answers_that_is_taken_back(kehoach: Command, last: str) -> None:
    asked = kehoach("draft", last, "--questions")
    assert (asked.code, asked.err) == (0, "")
    words = asked.out.decode().replace('"signer" = ""', '"signer" = "Lê Thị Mẫu"')
    keys = set(tomllib.loads(words))
    Path("answers.toml").write_text(words, encoding="utf-8")

    done = kehoach("draft", last, "--answers", "answers.toml", "--json")

    assert done.json["head"]["signer"] == "Lê Thị Mẫu"
    assert {"year", "goal", "signer", "basis.2"} <= keys
    assert {question["key"] for question in done.json["questions"]} == {"number", "issued", "basis.2"}


def test_answers_may_stand_in_tables_and_set_goes_over_them(kehoach: Command, last: str) -> None:
    Path("answers.toml").write_text(ANSWERS, encoding="utf-8")
    done = kehoach("draft", last, "--answers", "answers.toml", "--set", "number=13", "--json")

    assert done.json["head"]["number"] == "13"
    assert "15/KH-UBND" in done.json["passages"][1]["text"]


def test_the_form_says_what_is_required_and_what_may_be_chosen(kehoach: Command, district: str) -> None:
    done = kehoach("draft", district, "--year", "2026", "--questions")

    assert done.code == 0
    assert list(tomllib.loads(done.out.decode())) == ["unit"]
    assert "# Bắt buộc." in done.out.decode()
    assert "Xã Tây Hòa" in done.out.decode()


def test_a_district_of_2026_ends_with_2_and_asks_for_the_unit(kehoach: Command, district: str) -> None:
    refused = kehoach("draft", district, "--year", "2026", "-o", "moi.docx")

    assert refused.code == 2
    assert "huyện Tây Hòa không còn từ 01/7/2025" in refused.err
    assert '--set "unit=…"' in refused.err
    assert not Path("moi.docx").exists()
    assert kehoach("draft", district, "--year", "2026", "--set", "unit=xã Tây Hòa", "-o", "moi.docx").code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--set", "signr=A"], "signer"),
        (["--set", "signer"], "thiếu dấu ="),
        (["--set", "goal=cao"], "85,5"),
        (["--answers", "khong-co.toml"], "không có tệp này"),
        (["--scores", "khong-co.csv"], "khong-co.csv"),
        (["--template", "ke-hoach-chiso"], "ke-hoach-chi-so"),
        (["--year", "1899"], "--year"),
        (["--year", "2021"], "không lập kế hoạch năm 2021"),
        (["--issued", "31/02/2025"], "15/01/2026"),
        (["--level", "district"], "commune"),
    ],
)
def test_what_cannot_be_is_refused_with_what_would_be_right(
    kehoach: Command, last: str, arguments: list[str], told: str
) -> None:
    refused = kehoach("draft", last, "-o", "moi.docx", *arguments)

    assert refused.code in (2, 3)
    assert told in refused.err
    assert not Path("moi.docx").exists()


def test_answers_that_are_no_toml_are_refused(kehoach: Command, last: str) -> None:
    Path("answers.toml").write_text("number = ", encoding="utf-8")
    refused = kehoach("draft", last, "--answers", "answers.toml", "-o", "moi.docx")

    assert refused.code == 2
    assert "không phải TOML đúng" in refused.err


def test_a_plan_that_is_not_there_is_told_as_such(kehoach: Command) -> None:
    for name in ("khong-co.docx", "khong-co.json"):
        refused = kehoach("draft", name, "-o", "moi.docx")
        assert refused.code in (2, 3)
        assert name in refused.err


def test_a_place_to_write_to_is_wanted(kehoach: Command, last: str) -> None:
    assert "-o ke-hoach-moi.docx" in kehoach("draft", last).err
    assert kehoach("draft", last, "--pdf", "--json").code == 2
    assert kehoach("draft", last, "--json", "--md").code == 2


def test_a_folder_another_kind_of_file_and_the_plan_itself_are_no_place(kehoach: Command, last: str) -> None:
    Path("thu-muc.docx").mkdir()
    Path("cu.docx").write_bytes(b"cu")

    assert "thư mục" in kehoach("draft", last, "-o", "thu-muc.docx").err
    assert "một tệp .docx" in kehoach("draft", last, "-o", "moi.pdf").err
    assert "trùng với tệp đang đọc" in kehoach("draft", "cu.docx", "-o", "cu.docx", "--force").err
    assert Path("cu.docx").read_bytes() == b"cu"


def test_a_file_that_stands_there_is_kept_unless_forced(kehoach: Command, last: str) -> None:
    Path("moi.docx").write_bytes(b"cu")
    refused = kehoach("draft", last, "-o", "moi.docx")

    assert refused.code == 3
    assert "--force" in refused.err
    assert Path("moi.docx").read_bytes() == b"cu"
    assert kehoach("draft", last, "-o", "moi.docx", "--force").code == 0
    assert Path("moi.docx").read_bytes() != b"cu"


def test_nothing_is_written_where_a_file_beside_it_may_not_be_replaced(kehoach: Command, last: str) -> None:
    Path("moi.md").write_bytes(b"cu")
    refused = kehoach("draft", last, "-o", "moi.docx", "--md")

    assert refused.code == 3
    assert "moi.md" in refused.err
    assert not Path("moi.docx").exists()


def test_what_is_written_beside_the_word_file_has_its_name(kehoach: Command, last: str) -> None:
    kehoach("draft", last, "-o", "moi/ke-hoach.docx", "--md", "--json")

    assert sorted(path.name for path in Path("moi").iterdir()) == [
        "ke-hoach.docx", "ke-hoach.json", "ke-hoach.md",
    ]  # fmt: skip
    assert json.loads(Path("moi/ke-hoach.json").read_bytes())["plan_year"] == 2025


def test_markdown_and_explanations_go_to_stdout(kehoach: Command, last: str) -> None:
    shown = kehoach("draft", last, "--md").out.decode()
    told = kehoach("draft", last, "--explain").out.decode()

    assert "Nâng cao Chỉ số cải cách hành chính của xã Hòa Phong" in shown
    assert "mất 13 điểm" in told
    assert "Giai đoạn nêu trong nhiệm vụ đã kết thúc năm 2023" in told


def test_records_that_extract_wrote_are_taken_for_the_plan(kehoach: Command, last: str) -> None:
    Path("records.json").write_bytes(kehoach("extract", last, "--format", "json").out)
    from_records = kehoach("draft", "records.json", "--json")
    from_text = kehoach("draft", last, "--json")

    assert from_records.code == 0
    assert from_records.json == from_text.json


def test_json_that_is_no_record_is_refused_with_how_to_make_one(kehoach: Command) -> None:
    Path("khac.json").write_text('{"a": 1}', encoding="utf-8")
    refused = kehoach("draft", "khac.json", "-o", "moi.docx")

    assert refused.code == 3
    assert "--format json" in refused.err


@pytest.mark.parametrize("name", ["diem.toml", "diem.csv"])
def test_a_sheet_of_scores_is_filled_and_read_back(kehoach: Command, last: str, name: str) -> None:
    assert kehoach("draft", last, "--scores-template", "-o", name).code == 0
    sheet = Path(name).read_text(encoding="utf-8-sig")
    row = next(line for line in sheet.splitlines() if "Cải cách chế độ công vụ" in line)
    filled = f"{row}\nappraised = 11" if name.endswith("toml") else row.removesuffix(";;") + ";;11"
    Path(name).write_text(sheet.replace(row, filled), encoding="utf-8")

    made = kehoach("draft", last, "--scores", name, "--json").json

    lost = {row["criterion"]: row["lost"] for row in made["results"]}
    assert lost["Cải cách chế độ công vụ"] == 4
    assert made["base_year"] == 2024
    assert {task["origin"]["fate"] for task in made["tasks"] if task["field"] == "civil_service"} == {"strengthened"}


def test_a_sheet_of_scores_goes_to_stdout_as_toml_and_over_no_file(kehoach: Command, last: str) -> None:
    Path("diem.toml").write_bytes(b"cu")

    assert len(tomllib.loads(kehoach("draft", last, "--scores-template").out.decode())["scores"]) == 4
    assert kehoach("draft", last, "--scores-template", "-o", "diem.toml").code == 3
    assert kehoach("draft", last, "--scores-template", "-o", "diem.docx").code == 2


def test_scores_come_from_a_workbook_too(kehoach: Command, last: str) -> None:
    with Workbook("diem.xlsx") as book:
        sheet: Any = book.add_worksheet()  # pyright: ignore[reportUnknownMemberType]
        for at, row in enumerate(
            [
                ("Kết quả Chỉ số cải cách hành chính năm 2024", "", "", ""),
                ("STT", "Lĩnh vực, tiêu chí", "Điểm tối đa", "Điểm thẩm định"),
                ("1", "Cải cách chế độ công vụ", 15, 11),
            ]
        ):
            sheet.write_row(at, 0, row)

    made = kehoach("draft", last, "--scores", "diem.xlsx", "--json").json

    assert [(row["criterion"], row["lost"]) for row in made["results"]] == [("Cải cách chế độ công vụ", 4)]


def test_an_answer_that_nothing_asks_for_is_named(kehoach: Command, last: str) -> None:
    assert "Câu trả lời không dùng đến: body.Sở Nội vụ." in kehoach(
        "draft", last, "-o", "moi.docx", "--set", "body.Sở Nội vụ=Sở Nội vụ"
    ).err  # fmt: skip


def test_errors_as_json_have_the_code_and_the_hint(kehoach: Command, district: str) -> None:
    refused = kehoach("draft", district, "--year", "2026", "-o", "moi.docx", "--errors", "json")

    assert json.loads(refused.err.splitlines()[-1])["error"]["code"] == "usage.answer-needed"


@posix
def test_on_a_terminal_the_questions_are_asked_and_a_wrong_answer_again(tmp_path: Path, district: str) -> None:
    import pty

    mine, theirs = pty.openpty()
    command = [sys.executable, "-m", "kehoach", "draft", district, "--year", "2026", "-o", "moi.docx"]
    running = subprocess.Popen(command, cwd=tmp_path, stdin=theirs, stderr=theirs, stdout=subprocess.PIPE)
    os.close(theirs)
    unit, rest = b"4\n", b"mai\n15/01/2026\n" + b"\n" * 12
    os.write(mine, unit + rest)
    said = b""
    while chunk := _from(mine):
        said += chunk
    assert running.wait(timeout=60) == 0
    running.communicate()

    assert "kế hoạch mới là của đơn vị nào?" in said.decode()
    assert "Cần một ngày" in said.decode()
    header = package.read(tmp_path / "moi.docx").header
    assert (header.issuer, header.issued) == ("UBND xã Tây Hòa", "2026-01-15")


def _from(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end is closed
        return b""

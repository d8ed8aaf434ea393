"""``kehoach template`` as a user runs it: what there is, what one prints, what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from cli_material import Command, Outcome
from last_years_plans import COMMUNE

NAMES = ["ke-hoach-chi-so", "ke-hoach-nam", "quyet-dinh-kem-ke-hoach"]


def own(*lines: str) -> str:
    """A Word file of one's own with these paragraphs."""
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    made.save("mau.docx")
    return "mau.docx"


def test_the_templates_are_listed_with_what_they_are_for(kehoach: Command) -> None:
    vi, en = kehoach("template", "list").out.decode(), kehoach("template", "list", "--lang", "en").out.decode()

    assert [line.split()[0] for line in vi.splitlines() if not line.startswith(" ")] == NAMES
    assert "Kế hoạch cải cách hành chính năm" in vi
    assert vi != en


def test_the_list_is_json_too(kehoach: Command) -> None:
    rows = kehoach("template", "list", "--format", "json").json

    assert [row["name"] for row in rows] == NAMES
    assert all(row["levels"] and row["title"]["vi"] and row["about"]["en"] for row in rows)


@pytest.mark.parametrize("name", NAMES)
def test_the_fields_of_a_template_are_shown_with_their_places(kehoach: Command, name: str) -> None:
    shown = kehoach("template", "show", name)

    assert shown.code == 0
    assert "plan_year" in shown.out.decode()
    assert "hàng 1, ô 1" in shown.out.decode()
    assert {"name", "place"} == set(kehoach("template", "show", name, "--format", "json").json[0])


@pytest.mark.parametrize("name", NAMES)
def test_the_templates_have_no_fault(kehoach: Command, name: str) -> None:
    assert kehoach("template", "check", name).code == 0


def test_a_template_is_copied_changed_and_used(kehoach: Command) -> None:
    Path("cu.txt").write_text(COMMUNE, encoding="utf-8")
    assert kehoach("template", "show", "ke-hoach-nam", "-o", "mau.docx").code == 0
    made = docx.Document("mau.docx")
    made.paragraphs[-1].add_run(" (mẫu của {{ unit }})")
    made.save("mau.docx")

    assert kehoach("template", "check", "mau.docx").code == 0
    assert kehoach("draft", "cu.txt", "--template", "mau.docx", "-o", "moi.docx").code == 0
    assert any("(mẫu của xã Hòa Phong)" in one.text for one in docx.Document("moi.docx").paragraphs)


def test_a_copy_goes_over_no_file_unless_forced(kehoach: Command) -> None:
    Path("mau.docx").write_bytes(b"cu")
    refused = kehoach("template", "show", "ke-hoach-nam", "-o", "mau.docx")

    assert refused.code == 3
    assert Path("mau.docx").read_bytes() == b"cu"
    assert kehoach("template", "show", "ke-hoach-nam", "-o", "mau.docx", "--force").code == 0


def test_a_field_that_there_is_not_is_a_fault_with_its_place(kehoach: Command) -> None:
    checked = kehoach("template", "check", own("Kính gửi {{ unit }}", "Số {{ so_van_ban }}"))

    assert checked.code == 1
    (fault,) = faults(checked)
    assert "so_van_ban" in fault
    assert "đoạn 2" in fault


def test_a_fault_of_syntax_is_told(kehoach: Command) -> None:
    checked = kehoach("template", "check", own("{%p for task in tasks %}", "{{ task.text }}"))

    assert checked.code == 1
    assert faults(checked)[0].startswith("lỗi:")


def test_the_check_is_json_too(kehoach: Command) -> None:
    rows = kehoach("template", "check", own("{{ so_van_ban }}"), "--format", "json").json

    assert [row["name"] for row in rows if row["kind"] == "unknown"] == ["so_van_ban"]


def test_a_draft_in_a_template_that_leaves_tasks_out_is_not_written(kehoach: Command) -> None:
    Path("cu.txt").write_text(COMMUNE, encoding="utf-8")
    refused = kehoach("draft", "cu.txt", "--template", own("Kế hoạch của {{ unit }}"), "-o", "moi.docx")

    assert refused.code == 3
    assert "thiếu nhiệm vụ" in refused.err
    assert not Path("moi.docx").exists()


@pytest.mark.parametrize("action", ["show", "check"])
def test_a_template_has_to_be_named_and_to_be_there(kehoach: Command, action: str) -> None:
    assert kehoach("template", action).code == 2
    missing = kehoach("template", action, "ke-hoach-nm")
    assert missing.code == 2
    assert "ke-hoach-nam" in missing.err


def test_a_file_that_is_no_word_file_is_told(kehoach: Command) -> None:
    Path("mau.docx").write_bytes(b"PK khong phai")

    assert kehoach("template", "show", "mau.docx").code in (2, 3)
    assert kehoach("template", "check", "mau.docx").code in (1, 3)


def test_another_word_than_these_is_refused(kehoach: Command) -> None:
    assert kehoach("template", "xoa").code == 2


def faults(checked: Outcome) -> list[str]:
    """The lines of a check that are no mere remarks."""
    return [line for line in checked.out.decode().splitlines() if not line.startswith("trường không dùng")]

"""``kehoach audit`` and ``kehoach checks``: what counts, where it goes, how it ends."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from cli_material import PLAN, Command

from kehoach.audit.runner import check_codes
from kehoach.generate.reports import names

BLANK = PLAN.replace("Số: 18/KH-UBND", "Số: /KH-UBND")
ONLY = ("--select", "docno-missing")


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    """A plan without a number: one warning."""
    path = tmp_path / "chưa có số.txt"
    path.write_text(BLANK, encoding="utf-8")
    return path


def test_a_warning_ends_with_1_and_is_shown_with_its_words(kehoach: Command, blank: Path) -> None:
    done = kehoach("audit", str(blank), *ONLY)
    assert done.code == 1
    assert done.err == ""
    text = done.out.decode()
    assert "Cảnh báo docno-missing" in text
    assert "│ Số: /KH-UBND" in text
    assert "0 lỗi, 1 cảnh báo, 0 lưu ý" in text
    assert "\x1b" not in text


def test_nothing_found_ends_with_0(kehoach: Command, plan: Path) -> None:
    done = kehoach("audit", str(plan), *ONLY)
    assert done.code == 0
    assert "0 lỗi, 0 cảnh báo, 0 lưu ý" in done.out.decode()


def test_every_check_runs_on_the_plan(kehoach: Command, plan: Path) -> None:
    done = kehoach("audit", str(plan), "--format", "json")
    assert done.code in (0, 1)
    assert done.err == ""
    assert {finding["code"] for finding in done.json["findings"]} <= set(check_codes())


class TestForms:
    def test_json_is_one_object_a_document(self, kehoach: Command, blank: Path, plan: Path) -> None:
        assert kehoach("audit", str(blank), *ONLY, "--format", "json").json["findings"][0]["code"] == "docno-missing"
        lines = kehoach("audit", str(blank), str(plan), *ONLY, "--format", "json").lines
        assert [len(line["findings"]) for line in lines] == [1, 0]

    @pytest.mark.parametrize("form", names())
    def test_each_form_goes_into_a_folder_and_is_replaced_by_the_next(
        self, kehoach: Command, blank: Path, form: str
    ) -> None:
        arguments = ("audit", str(blank), *ONLY, "-o", "ra", "--format", form)
        assert kehoach(*arguments).code == 1
        (path,) = Path("ra").iterdir()
        assert path.stem == blank.stem
        before = path.read_bytes()
        done = kehoach(*arguments)
        assert done.code == 1
        assert done.out == b""
        assert f"→ {path}" in done.err
        assert path.read_bytes() == before

    def test_a_folder_gets_json_where_no_form_is_said(self, kehoach: Command, blank: Path) -> None:
        kehoach("audit", str(blank), *ONLY, "-o", "ra")
        assert json.loads(Path("ra/chưa có số.json").read_bytes())["source"]["name"] == blank.name

    def test_several_documents_end_in_an_overview(self, kehoach: Command, blank: Path, plan: Path) -> None:
        text = kehoach("audit", str(blank), str(plan), *ONLY).out.decode()
        assert "2 văn bản" in text
        assert text.rindex("docno-missing") > text.index("2 văn bản")
        said = kehoach("audit", str(blank), str(plan), *ONLY, "-o", "ra").err
        assert "2 văn bản" in said

    def test_english_is_english(self, kehoach: Command, blank: Path) -> None:
        text = kehoach("audit", str(blank), *ONLY, "--lang", "en").out.decode()
        assert "Warning docno-missing" in text
        assert "0 errors, 1 warning, 0 notes" in text

    def test_the_document_itself_is_never_replaced(self, kehoach: Command, blank: Path) -> None:
        done = kehoach("audit", blank.name, "-o", ".", "--format", "text", "--force")
        assert done.code == 3
        assert "[output.is_input]" in done.err
        assert blank.read_text(encoding="utf-8") == BLANK

    def test_a_document_comes_from_standard_input(self, kehoach: Command) -> None:
        done = kehoach("audit", "-", *ONLY, "--format", "json", stdin=BLANK.encode())
        assert done.code == 1
        assert done.json["source"]["name"] == "stdin"


class TestWhatCounts:
    def test_codes_and_groups_are_chosen_and_left_out(self, kehoach: Command, blank: Path) -> None:
        assert kehoach("audit", str(blank), "--select", "docno").code == 1
        assert kehoach("audit", str(blank), *ONLY, "--ignore", "docno").code == 0
        assert kehoach("audit", str(blank), "--select", "docno, docno-missing").code == 1

    def test_codes_may_be_written_in_capitals(self, kehoach: Command, blank: Path) -> None:
        assert kehoach("audit", str(blank), "--select", "DOCNO-Missing").code == 1

    def test_a_file_named_twice_counts_once(self, kehoach: Command, blank: Path) -> None:
        assert kehoach("audit", str(blank), blank.name, *ONLY, "--format", "json").json["source"]["name"] == blank.name
        assert "2 văn bản" not in kehoach("audit", str(blank), blank.name, *ONLY).out.decode()

    def test_form_is_said_not_to_hold_for_a_text(self, kehoach: Command, blank: Path) -> None:
        done = kehoach("audit", str(blank), "--select", "form")
        assert done.code == 0
        assert "không áp dụng cho tệp văn bản" in done.err
        assert kehoach("audit", str(blank), "--select", "form", "-q").err == ""

    def test_a_plan_without_a_task_is_a_warning(self, kehoach: Command) -> None:
        done = kehoach("audit", "-", stdin="KẾ HOẠCH\nCải cách hành chính\n".encode())
        assert done.code == 1
        text = done.out.decode()
        assert "Không thấy nhiệm vụ nào trong kế hoạch." in text
        assert "Khung lô-gic: không thấy nhiệm vụ nào\n" in text

    def test_patterns_for_files_are_seen_from_the_folder_of_the_settings(self, kehoach: Command, blank: Path) -> None:
        settings = blank.parent / "kehoach.toml"
        settings.write_text('[audit.per-file-ignores]\n"dự thảo/*.txt" = ["docno-missing"]\n', encoding="utf-8")
        folder = blank.parent / "dự thảo"
        folder.mkdir()
        inside = folder / blank.name
        inside.write_text(BLANK, encoding="utf-8")
        assert kehoach("audit", f"dự thảo/{blank.name}", *ONLY).code == 0
        assert kehoach("audit", blank.name, *ONLY).code == 1
        os.chdir(folder)
        assert kehoach("audit", blank.name, *ONLY).code == 0
        assert kehoach("audit", f"../{blank.name}", *ONLY).code == 1

    def test_scores_need_no_column_of_numbers(self, kehoach: Command, plan: Path) -> None:
        rows = ["Tiêu chí;Điểm tối đa;Tự chấm;Thẩm định", "Công tác chỉ đạo, điều hành CCHC;16;15,5;14,25",
                "Cải cách thủ tục hành chính;18;17,25;16,5"]  # fmt: skip
        Path("điểm.csv").write_text("\n".join(rows), encoding="utf-8")
        stakes = kehoach("audit", str(plan), *ONLY, "--scores", "điểm.csv", "--format", "json").json["stakes"]
        assert [stake["lost"] for stake in stakes] == [1.75, 1.5]

    def test_a_warning_is_left_out_below_the_least_severity(self, kehoach: Command, blank: Path) -> None:
        assert kehoach("audit", str(blank), *ONLY, "--min-severity", "warning").code == 1
        assert kehoach("audit", str(blank), *ONLY, "--min-severity", "error").code == 0

    def test_what_the_baseline_knows_no_longer_counts(self, kehoach: Command, blank: Path) -> None:
        written = kehoach("audit", str(blank), *ONLY, "--write-baseline", "mốc.json")
        assert (written.code, written.out) == (0, b"")
        assert "mốc.json" in written.err
        done = kehoach("audit", str(blank), *ONLY, "--baseline", "mốc.json", "--format", "json")
        assert done.code == 0
        assert done.json["findings"] == []
        assert [aside["by"] for aside in done.json["set_aside"]] == ["baseline"]

    def test_a_document_that_grew_keeps_its_baseline(self, kehoach: Command, blank: Path) -> None:
        kehoach("audit", str(blank), *ONLY, "--write-baseline", "mốc.json")
        blank.write_text("\n\n" + BLANK + "\nPhụ lục\n", encoding="utf-8")
        assert kehoach("audit", str(blank), *ONLY, "--baseline", "mốc.json").code == 0

    def test_the_settings_of_the_folder_hold(self, kehoach: Command, blank: Path) -> None:
        Path("kehoach.toml").write_text('[audit]\nignore = ["docno-missing"]\n', encoding="utf-8")
        assert "docno-missing" not in kehoach("audit", str(blank)).out.decode()

    def test_a_suppression_says_why(self, kehoach: Command, blank: Path) -> None:
        Path("riêng.toml").write_text(
            '[audit]\n[[audit.suppress]]\ncode = "docno-missing"\nreason = "Dự thảo"\n', encoding="utf-8"
        )
        done = kehoach("audit", str(blank), *ONLY, "--config", "riêng.toml", "--format", "json")
        assert done.code == 0
        assert [aside["reason"] for aside in done.json["set_aside"]] == ["Dự thảo"]

    def test_results_of_another_document_are_what_is_at_stake(self, kehoach: Command, plan: Path) -> None:
        Path("điểm.csv").write_text(
            "TT;Tiêu chí;Điểm tối đa;Điểm tự chấm;Điểm thẩm định\n"
            "1;Công tác chỉ đạo, điều hành CCHC;16;15,5;14,25\n"
            "2;Cải cách thủ tục hành chính;18;17,25;16,5\n",
            encoding="utf-8",
        )
        stakes = kehoach("audit", str(plan), *ONLY, "--scores", "điểm.csv", "--format", "json").json["stakes"]
        assert [(stake["field"], stake["lost"]) for stake in stakes] == [("steering", 1.75), ("procedures", 1.5)]
        assert stakes[1]["tasks"] == 1


class TestFailures:
    @pytest.mark.parametrize(
        ("arguments", "code", "vietnamese"),
        [
            ((), "usage.missing", "chưa nêu tệp nào"),
            (("a.txt", "--select", "deadlin"), "usage.code", "không có phép kiểm tra nào mang mã deadlin"),
            (("a.txt", "--format", "doc"), "usage.value", "Chọn một trong: csv"),
            (("a.txt", "--min-severity", "big"), "usage.value", "error, warning, info"),
            (("a.txt", "--baseline", "không có.json"), "usage.no_file", "tệp nêu ở --baseline không tồn tại"),
            (("a.txt", "--config", "không có.toml"), "usage.no_file", "tệp nêu ở --config không tồn tại"),
            (("a.txt", "--scores", "không có.csv"), "usage.no_file", "tệp nêu ở --scores không tồn tại"),
            (("a.txt", "--select", "deadlin"), "usage.code", "Xem: deadline,"),
            (("a.txt", "-o", "ra.json", "--format", "json"), "usage.output", "-o cần một thư mục"),
            (("-", "-"), "usage.stdin", "chỉ đọc được một lần"),
        ],
    )
    def test_a_wrong_use_ends_with_2_and_says_why(
        self, kehoach: Command, arguments: tuple[str, ...], code: str, vietnamese: str
    ) -> None:
        done = kehoach("audit", *arguments)
        assert done.code == 2
        assert vietnamese in done.err
        assert f"[{code}]" in done.err
        assert done.out == b""

    def test_a_file_where_the_folder_should_be_is_a_wrong_use(self, kehoach: Command, blank: Path) -> None:
        done = kehoach("audit", str(blank), "-o", str(blank))
        assert done.code == 2
        assert "nơi ghi không phải là thư mục" in done.err

    def test_the_settings_name_what_they_do_not_know(self, kehoach: Command, blank: Path) -> None:
        Path("kehoach.toml").write_text('[adit]\nignore = ["docno"]\n', encoding="utf-8")
        done = kehoach("audit", str(blank))
        assert done.code == 2
        assert "không có thiết lập adit" in done.err

    def test_scores_in_toml_are_refused_by_the_name_of_what_is_wrong(self, kehoach: Command, plan: Path) -> None:
        Path("điểm.toml").write_text('[[scores]]\ncriterion = "X"\nmax = "bốn"\n', encoding="utf-8")
        done = kehoach("audit", str(plan), "--scores", "điểm.toml")
        assert done.code == 3
        assert "mục thứ 1: max không hợp lệ" in done.err
        assert "validation" not in done.err

    def test_a_word_file_without_words_is_not_read(self, kehoach: Command) -> None:
        from docx import Document

        Document().save("trống.docx")
        done = kehoach("audit", "trống.docx")
        assert done.code == 3
        assert "[file.no_text]" in done.err

    def test_a_result_of_another_command_is_not_replaced_and_said_to_be_so(self, kehoach: Command, blank: Path) -> None:
        assert kehoach("extract", str(blank), "-o", "ra").code == 0
        done = kehoach("audit", str(blank), "-o", "ra")
        assert done.code == 3
        assert "không phải kết quả cùng loại" in done.err
        assert "Chọn thư mục khác" in done.err

    def test_a_baseline_of_something_else_is_refused(self, kehoach: Command, blank: Path) -> None:
        for words in ("không phải JSON", '{"kehoach_baseline": "1", "documents": []}', "[1]"):
            Path("mốc.json").write_text(words, encoding="utf-8")
            done = kehoach("audit", str(blank), "--baseline", "mốc.json")
            assert done.code == 2
            assert "[baseline.damaged]" in done.err

    def test_a_baseline_is_never_written_over_another_file(self, kehoach: Command, blank: Path) -> None:
        Path("mốc.json").write_text("của tôi", encoding="utf-8")
        assert kehoach("audit", str(blank), "--write-baseline", "mốc.json").code == 3
        assert Path("mốc.json").read_text(encoding="utf-8") == "của tôi"

    def test_unreadable_files_beat_findings(self, kehoach: Command, blank: Path) -> None:
        assert kehoach("audit", "không có.docx").code == 3
        done = kehoach("audit", "không có.docx", str(blank), *ONLY)
        assert done.code == 4
        assert "docno-missing" in done.out.decode()

    def test_scores_without_a_score_are_refused(self, kehoach: Command, plan: Path) -> None:
        Path("điểm.csv").write_text("a;b\nc;d\n", encoding="utf-8")
        done = kehoach("audit", str(plan), "--scores", "điểm.csv")
        assert done.code == 3
        assert "[scores.none]" in done.err


class TestChecks:
    def test_all_checks_are_listed_with_a_line_each(self, kehoach: Command) -> None:
        for lang in ("vi", "en"):
            lines = kehoach("checks", "--lang", lang).out.decode().splitlines()
            assert [line.split()[0] for line in lines] == list(check_codes())
            assert all(line.split(maxsplit=1)[1] for line in lines)
            grades = ("lỗi", "cảnh báo", "lưu ý") if lang == "vi" else ("error", "warning", "note")
            assert all(line.split(maxsplit=1)[1].startswith(grades) for line in lines)

    def test_one_check_is_explained(self, kehoach: Command) -> None:
        text = kehoach("checks", "docno-missing").out.decode()
        assert text.startswith("docno-missing\n")
        assert "Mức độ: lỗi, cảnh báo" in text
        assert "Sai: " in text
        assert "Đúng: " in text

    def test_an_unknown_check_is_a_wrong_use_with_a_hint(self, kehoach: Command) -> None:
        done = kehoach("checks", "docno-mising")
        assert done.code == 2
        assert "docno-missing" in done.err

    def test_they_can_be_had_as_json(self, kehoach: Command) -> None:
        assert [rule["code"] for rule in kehoach("checks", "--format", "json").json] == list(check_codes())

    def test_the_page_in_the_documentation_is_what_the_checks_say(self, kehoach: Command) -> None:
        page = Path(__file__).resolve().parents[2] / "docs" / "checks.md"
        said = kehoach("checks", "--format", "md").out.decode()
        assert page.read_text(encoding="utf-8") == said, "kehoach checks --format md > docs/checks.md"

"""``kehoach extract``: what goes where, in which form, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from cli_material import PLAN, Command

from kehoach.generate.tables import TABLES
from kehoach.models.records import Plan


def test_in_a_pipe_one_document_is_one_json_object(kehoach: Command, plan: Path) -> None:
    done = kehoach("extract", str(plan))
    assert done.code == 0
    assert done.err == ""
    record = Plan.model_validate_json(done.out)
    assert record.header.symbol == "KH-UBND"
    assert record.source.name.endswith(plan.name)
    assert [body.name for body in record.tasks[0].lead] == ["Văn phòng HĐND và UBND xã"]


def test_several_documents_are_json_lines(kehoach: Command, plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "khác.md"
    other.write_text(PLAN, encoding="utf-8")
    for form in ("json", "jsonl"):
        lines = kehoach("extract", str(plan), str(other), "--format", form).lines
        assert [Path(line["source"]["name"]).name for line in lines] == [plan.name, other.name]


def test_a_document_comes_from_standard_input(kehoach: Command) -> None:
    done = kehoach("extract", "-", stdin=PLAN.encode())
    assert done.code == 0
    assert done.json["source"]["name"] == "stdin"
    assert done.json["header"]["number"] == "18"


def test_only_keeps_the_kinds_asked_for(kehoach: Command, plan: Path) -> None:
    for arguments in (("--only", "tasks,targets"), ("--only", "tasks", "--only", "targets")):
        assert set(kehoach("extract", str(plan), *arguments).json) == {
            "schema_version",
            "source",
            "tasks",
            "targets",
        }


def test_the_table_has_vietnamese_headings_and_a_summary_beside_it(kehoach: Command, plan: Path) -> None:
    done = kehoach("extract", str(plan), "--format", "table")
    text = done.out.decode()
    assert "Nhiệm vụ" in text
    assert "Chủ trì" in text
    assert "\x1b" not in text
    assert " nhiệm vụ, " in done.err
    assert "đọc được" in done.err


def test_the_table_and_its_summary_are_english_where_asked(kehoach: Command, plan: Path) -> None:
    done = kehoach("extract", str(plan), "--format", "table", "--lang", "en")
    assert "Lead" in done.out.decode()
    assert " tasks, " in done.err


def test_quiet_says_nothing_beside_the_data(kehoach: Command, plan: Path) -> None:
    assert kehoach("extract", str(plan), "--format", "table", "-q").err == ""


def test_csv_is_the_table_of_tasks(kehoach: Command, plan: Path) -> None:
    done = kehoach("extract", str(plan), "--format", "csv")
    rows = list(csv.reader(io.StringIO(done.out.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert "Chủ trì" in rows[0]
    assert len(rows) > 1


def test_csv_of_two_kinds_needs_a_folder(kehoach: Command, plan: Path) -> None:
    done = kehoach("extract", str(plan), "--format", "csv", "--only", "tasks,scores")
    assert done.code == 2
    assert "[usage.one_kind]" in done.err


def test_a_workbook_goes_through_a_pipe(kehoach: Command, plan: Path) -> None:
    done = kehoach("extract", str(plan), "--format", "xlsx")
    assert zipfile.ZipFile(io.BytesIO(done.out)).testzip() is None


def test_markdown_is_a_report(kehoach: Command, plan: Path) -> None:
    assert b"\n## Nhi\xe1\xbb\x87m v\xe1\xbb\xa5 (" in kehoach("extract", str(plan), "--format", "md").out


class TestFolder:
    def test_each_document_gives_a_file_of_its_name(self, kehoach: Command, plan: Path, tmp_path: Path) -> None:
        done = kehoach("extract", str(plan), "-o", "kết quả/2025")
        assert done.code == 0
        assert done.out == b""
        written = tmp_path / "kết quả" / "2025" / "kế hoạch.json"
        assert json.loads(written.read_bytes())["header"]["number"] == "18"
        assert str(Path("kết quả/2025/kế hoạch.json")) in done.err

    def test_documents_of_one_stem_keep_their_endings(self, kehoach: Command, plan: Path, tmp_path: Path) -> None:
        plan.with_suffix(".md").write_text(PLAN, encoding="utf-8")
        other = tmp_path / "khác.txt"
        other.write_text(PLAN, encoding="utf-8")
        kehoach("extract", str(plan), str(plan.with_suffix(".md")), str(other), "-o", "ra")
        assert sorted(path.name for path in Path("ra").iterdir()) == [
            "khác.json",
            "kế hoạch.md.json",
            "kế hoạch.txt.json",
        ]

    def test_documents_of_one_name_in_two_folders_are_both_kept(self, kehoach: Command, tmp_path: Path) -> None:
        for folder in ("xã A", "xã B"):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "kh.txt").write_text(PLAN, encoding="utf-8")
        kehoach("extract", "xã A/kh.txt", "xã B/kh.txt", "-o", "ra")
        assert sorted(path.name for path in Path("ra").iterdir()) == ["kh.txt-2.json", "kh.txt.json"]

    def test_csv_gives_a_file_for_each_kind(self, kehoach: Command, plan: Path) -> None:
        kehoach("extract", str(plan), "-o", "ra", "--format", "csv")
        assert {path.name for path in Path("ra").iterdir()} == {f"kế hoạch.{kind}.csv" for kind in TABLES}

    @pytest.mark.parametrize("form", ["json", "jsonl", "csv", "xlsx", "md", "table"])
    def test_a_second_run_replaces_the_results_of_the_first(self, kehoach: Command, plan: Path, form: str) -> None:
        arguments = ("extract", str(plan), "-o", "ra", "--format", form)
        assert kehoach(*arguments).code == 0
        before = {path.name: path.read_bytes() for path in Path("ra").iterdir()}
        assert kehoach(*arguments).code == 0
        assert {path.name: path.read_bytes() for path in Path("ra").iterdir()} == before

    def test_a_file_of_someone_else_is_kept_unless_forced(self, kehoach: Command, plan: Path) -> None:
        Path("ra").mkdir()
        theirs = Path("ra/kế hoạch.json")
        theirs.write_text('{"ghi chú": "của tôi"}', encoding="utf-8")
        done = kehoach("extract", str(plan), "-o", "ra")
        assert done.code == 3
        assert "[output.exists]" in done.err
        assert "của tôi" in theirs.read_text(encoding="utf-8")
        assert kehoach("extract", str(plan), "-o", "ra", "--force").code == 0
        assert "của tôi" not in theirs.read_text(encoding="utf-8")

    @pytest.mark.parametrize(("form", "ending"), [("table", ".txt"), ("md", ".md")])
    def test_the_document_itself_is_never_replaced(
        self, kehoach: Command, tmp_path: Path, form: str, ending: str
    ) -> None:
        document = tmp_path / f"kh{ending}"
        document.write_text(PLAN, encoding="utf-8")
        done = kehoach("extract", document.name, "-o", ".", "--format", form, "--force")
        assert done.code == 3
        assert "[output.is_input]" in done.err
        assert document.read_text(encoding="utf-8") == PLAN

    def test_it_never_writes_through_a_link(self, kehoach: Command, plan: Path, tmp_path: Path) -> None:
        (tmp_path / "ra").mkdir()
        target = tmp_path / "đích.json"
        target.write_text("nguyên vẹn", encoding="utf-8")
        try:
            (tmp_path / "ra" / "kế hoạch.json").symlink_to(target)
        except OSError:
            pytest.skip("hệ thống này không cho tạo liên kết tượng trưng")
        done = kehoach("extract", str(plan), "-o", "ra", "--force")
        assert done.code == 3
        assert "[output.symlink]" in done.err
        assert target.read_text(encoding="utf-8") == "nguyên vẹn"

    def test_a_file_where_the_folder_should_be_is_refused(self, kehoach: Command, plan: Path) -> None:
        Path("ra").write_text("", encoding="utf-8")
        done = kehoach("extract", str(plan), "-o", "ra")
        assert done.code == 2
        assert "[usage.output]" in done.err

    def test_the_name_of_a_file_is_no_folder(self, kehoach: Command, plan: Path) -> None:
        done = kehoach("extract", str(plan), "-o", "ra.json")
        assert done.code == 2
        assert "> ra.json" in done.err
        assert not Path("ra.json").exists()

    def test_nothing_but_results_is_left_in_the_folder(self, kehoach: Command, plan: Path) -> None:
        Path("ra").mkdir()
        Path("ra/kế hoạch.json").mkdir()
        assert kehoach("extract", str(plan), "-o", "ra").code == 3
        assert [path.name for path in Path("ra").iterdir()] == ["kế hoạch.json"]


class TestFailures:
    def test_a_missing_file_ends_with_3(self, kehoach: Command) -> None:
        done = kehoach("extract", "không có.docx")
        assert done.code == 3
        assert "không có.docx" in done.err
        assert done.out == b""

    def test_one_bad_file_stops_no_other(self, kehoach: Command, plan: Path) -> None:
        Path("trống.txt").write_bytes(b"")
        done = kehoach("extract", "trống.txt", str(plan), "không có.pdf")
        assert done.code == 4
        assert [Path(line["source"]["name"]).name for line in done.lines] == [plan.name]
        assert "[file.empty]" in done.err

    def test_errors_are_json_lines_where_asked(self, kehoach: Command, plan: Path) -> None:
        Path("trống.txt").write_bytes(b"")
        done = kehoach("extract", "trống.txt", str(plan), "--format", "table", "--errors", "json")
        (error,) = [json.loads(line)["error"] for line in done.err.splitlines()]
        assert error["code"] == "file.empty"
        assert error["message"]["vi"]
        assert error["message"]["en"]

    def test_a_folder_is_a_wrong_use_with_a_hint(self, kehoach: Command, plan: Path, tmp_path: Path) -> None:
        (tmp_path / "hồ sơ").mkdir()
        done = kehoach("extract", "hồ sơ", str(plan))
        assert done.code == 2
        assert "hồ sơ/*.docx" in done.err
        assert done.out == b""

    def test_a_name_cannot_steer_the_terminal(self, kehoach: Command) -> None:
        assert "\x1b" not in kehoach("extract", "\x1b[31mđỏ.txt").err


def test_the_schema_describes_what_extract_writes(kehoach: Command, plan: Path) -> None:
    import jsonschema

    schema = kehoach("schema").json
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(kehoach("extract", str(plan)).json, schema)
    assert "self" in schema["$defs"]["Score"]["properties"]

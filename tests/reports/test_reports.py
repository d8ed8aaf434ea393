"""The reports of an audit: text, JSON, SARIF, CSV and the workbook say the same of a document."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from audit_material import FORMULA, NAME, audited

import kehoach
from kehoach.audit.inspection import inspect
from kehoach.audit.runner import Choice
from kehoach.audit.settings import Settings
from kehoach.generate.marked import TableView, Words, blocks
from kehoach.generate.remarks import excerpt, groups, over_all, percent
from kehoach.generate.reports import names, report
from kehoach.generate.reports.text import document, overview
from kehoach.models.findings import Audit, Audited

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted(path for path in (ROOT / "samples").iterdir() if path.suffix in (".docx", ".pdf"))
ONE = audited()
CLEAN = audited("sạch.txt", clean=True)
BOTH = [ONE, CLEAN]


def _text(*audits: Audited, lang: str = "vi") -> str:
    return report("text").write(audits, lang).decode()


@pytest.mark.parametrize("name", names())
def test_every_format_writes_and_knows_its_own(name: str) -> None:
    form = report(name)
    for audits in ([ONE], BOTH):
        for lang in ("vi", "en"):
            data = form.write(audits, lang)
            assert form.is_own(data)
            assert data == form.write(audits, lang)
    for other in names():
        assert report(other).is_own(form.write([ONE], "vi")) == (other == name)
    assert not form.is_own(b'{"ghi ch\xc3\xba": 1}')


class TestText:
    def test_the_fault_is_marked_in_its_line(self) -> None:
        lines = _text(ONE).splitlines()
        at = next(number for number, line in enumerate(lines) if "Thường xuyên" in line)
        assert lines[at + 1].index("^") == lines[at].index("Thường xuyên")
        assert lines[at + 1].count("^") == len("Thường xuyên")

    def test_findings_stand_under_the_headings_of_the_document(self) -> None:
        said = [(group.heading, [finding.code for finding in group.findings]) for group in groups(ONE, "vi")]
        assert said == [
            ("Phần đầu văn bản", ["docno-missing"]),
            ("I. MỤC TIÊU", ["target-no-baseline", "typo"]),
            ("II. NHIỆM VỤ", ["deadline-vague"]),
            ("Nơi nhận, chữ ký", ["recipient-missing"]),
        ]

    def test_it_ends_with_counts_completeness_and_loads(self) -> None:
        text = _text(ONE)
        assert "1 lỗi, 2 cảnh báo, 2 lưu ý; để riêng 1" in text
        assert "2    100%  có cơ quan chủ trì" in text
        assert "1     50%  có thời hạn kiểm tra được" in text
        assert text.index("Tổng hợp") < text.index("Việc theo cơ quan")

    def test_evidence_and_the_way_to_mend_stand_below(self) -> None:
        text = _text(ONE)
        assert "Căn cứ: 60 % = ? hồ sơ" in text
        assert "→ Ghi rõ kỳ báo cáo." in text

    def test_several_documents_end_in_a_table_of_codes(self) -> None:
        text = _text(*BOTH)
        assert "[2] sạch.txt: 0 lỗi, 0 cảnh báo, 0 lưu ý" in text
        (row,) = [line for line in text.splitlines() if line.split()[:1] == ["deadline-vague"]]
        assert row.split() == ["deadline-vague", "1", "·"]

    def test_colour_is_all_that_a_terminal_adds(self) -> None:
        drawn = document(ONE, "vi", colour=True)
        assert "\x1b[33;1mSố: /KH-UBND\x1b[0m" in drawn
        assert re.sub(r"\x1b\[[\d;]*m", "", drawn) == document(ONE, "vi")

    def test_what_steers_a_terminal_is_left_out(self) -> None:
        said = ONE.audit.findings[0].model_copy(update={"evidence": "\x1b[2J\x07 hết"})
        wild = Audited(ONE.audit.model_copy(update={"findings": [said]}), ONE.plan, ONE.outline, ONE.rules)
        assert "Căn cứ: [2J hết" in document(wild, "vi")

    def test_many_documents_are_counted_a_code(self) -> None:
        text = overview([ONE.audit] * 20, "vi")
        (row,) = [line for line in text.splitlines() if line.split()[:1] == ["deadline-vague"]]
        assert row.split() == ["deadline-vague", "20", "20"]
        assert max(map(len, text.splitlines())) <= 110

    def test_english_is_english(self) -> None:
        text = _text(ONE, lang="en")
        assert "1 error, 2 warnings, 2 notes" in text
        assert "A remark about typo." in text
        assert "Nhận xét" not in text

    def test_a_long_fault_is_cut_to_the_width(self) -> None:
        where = ONE.audit.findings[0].where.model_copy(update={"start": 0, "end": 400})
        found = excerpt("a " * 300, where, 60)
        assert len(found.before + found.fault + found.after) <= 62
        assert found.fault.endswith("…")


class TestJson:
    def test_one_document_is_one_object_of_the_contract(self) -> None:
        said = json.loads(report("json").write([ONE], "vi"))
        assert list(said)[:2] == ["source", "findings"]
        first = said["findings"][0]
        assert first["message"] == {"vi": "Nhận xét về docno-missing.", "en": "A remark about docno-missing."}
        assert first["where"]["line"] == 3
        assert Audit.model_validate(said) == ONE.audit

    def test_several_documents_are_json_lines(self) -> None:
        lines = report("json").write(BOTH, "vi").splitlines()
        assert [json.loads(line)["source"]["name"] for line in lines] == [NAME, "sạch.txt"]


class TestTables:
    def test_csv_has_a_row_a_finding_and_no_formula(self) -> None:
        text = report("csv").write(BOTH, "vi").decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
        assert [row["Mã"] for row in rows] == [finding.code for finding in ONE.audit.findings]
        assert rows[3]["Nội dung được trích"] == "Thường xuyên"
        assert rows[4]["Nội dung được trích"].startswith("'- UBND huyện")

    def test_the_workbook_has_three_sheets_and_no_formula(self) -> None:
        import openpyxl

        book = openpyxl.load_workbook(io.BytesIO(report("xlsx").write(BOTH, "vi")))
        assert book.sheetnames == ["Tổng hợp", "Phát hiện", "Theo cơ quan"]
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert all(cell.data_type != "f" for cell in cells)
        assert "deadline-vague" in {cell.value for cell in cells}
        assert "Văn phòng HĐND và UBND" in {cell.value for cell in cells}

    def test_loads_add_up_over_documents(self) -> None:
        once, twice = over_all([ONE.audit]), over_all([ONE.audit, ONE.audit])
        assert [(load.name, 2 * load.lead) for load in once] == [(load.name, load.lead) for load in twice]

    def test_a_share_is_whole_only_where_it_is(self) -> None:
        assert percent(9999, 10_000, "vi") == "99,9%"
        assert percent(1, 10_000, "vi") == "0,1%"
        assert percent(3, 3, "vi") == "100%"
        assert percent(0, 3, "vi") == "0%"


class TestSarif:
    def test_it_is_valid_and_nothing_in_it_is_unknown(self) -> None:
        sarif_pydantic = pytest.importorskip("sarif_pydantic", reason="không có sarif-pydantic")
        for audits in ([ONE], BOTH):
            said = json.loads(report("sarif").write(audits, "vi"))
            log = sarif_pydantic.Sarif.model_validate(said)
            assert json.loads(log.model_dump_json(by_alias=True, exclude_none=True)) == said

    def test_every_result_names_its_rule_its_file_and_its_line(self) -> None:
        run = self._run(BOTH)
        rules = run["tool"]["driver"]["rules"]
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            place = result["locations"][0]["physicalLocation"]
            assert run["artifacts"][place["artifactLocation"]["index"]]["location"] == {
                "uri": place["artifactLocation"]["uri"]
            }
            assert place["region"]["startLine"] >= 1
        assert [result["level"] for result in run["results"]][:5] == ["warning", "warning", "note", "note", "error"]

    def test_what_is_set_aside_says_why(self) -> None:
        suppressed = [result for result in self._run([ONE])["results"] if "suppressions" in result]
        assert [entry["suppressions"][0]["justification"] for entry in suppressed] == ["Cách viết của <xã>"]

    @staticmethod
    def _run(audits: list[Audited]) -> dict[str, Any]:
        (run,) = json.loads(report("sarif").write(audits, "vi"))["runs"]
        return run


class TestMarks:
    def test_the_blocks_hold_the_whole_document_once(self) -> None:
        shown = "".join(_pieces(ONE))
        assert "".join(shown.split()) == "".join(ONE.plan.text.split())

    @pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
    def test_tables_over_pages_lose_nothing(self, path: Path) -> None:
        one = inspect(kehoach.read(path), Settings(choice=Choice(select=("docno-missing",))))
        assert "".join("".join(_pieces(one)).split()) == "".join(one.plan.text.split())

    def test_each_finding_begins_once_and_its_pieces_are_its_words(self) -> None:
        pieces = [piece for block in _blocks(ONE) for piece in _all(block)]
        for number, finding in enumerate(ONE.audit.findings, 1):
            assert sum(number in piece.begins for piece in pieces) == 1
            words = "".join(piece.text for piece in pieces if number in piece.inside)
            assert "".join(words.split()) == "".join(finding.where.quote.split())

    def test_the_formula_is_text(self) -> None:
        assert FORMULA in "".join(_pieces(ONE))


def _blocks(one: Audited) -> list[Words | TableView]:
    return list(blocks(one.outline, one.plan.sections, one.audit.findings))


def _all(block: Words | TableView) -> list[Any]:
    if isinstance(block, Words):
        return list(block.pieces)
    return [piece for row in block.rows for cell in row for piece in cell.pieces]


def _pieces(one: Audited) -> list[str]:
    return [piece.text for block in _blocks(one) for piece in _all(block)]

"""The summary of an audit: results from tables, points at stake, load per body, pages of the checks."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from audit_material import audited

from kehoach.audit.inspection import inspect
from kehoach.audit.loads import loads
from kehoach.audit.pages import pages
from kehoach.audit.stakes import stakes, worth
from kehoach.extract.assemble import read_bytes
from kehoach.extract.results import read_scores
from kehoach.models.errors import SourceError
from kehoach.models.records import Score

NOWHERE = {"start": 0, "end": 0, "quote": ""}
ROWS = [
    ["Kết quả Chỉ số cải cách hành chính năm 2024 của xã Minh Tân"],
    ["TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định"],
    ["1", "Công tác chỉ đạo, điều hành CCHC", 16, 15.5, 14.25],
    ["1.1", "Kế hoạch CCHC năm", 1.5, 1.5, 1],
    ["2", "Cải cách thủ tục hành chính", 18, 17.25, 16.5],
    ["", "Tổng cộng", 34, 32.75, 30.75],
]

PLAN = """ỦY BAN NHÂN DÂN
XÃ MINH TÂN
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Minh Tân, ngày 14 tháng 02 năm 2025
KẾ HOẠCH
Cải thiện Chỉ số cải cách hành chính năm 2025
I. KẾT QUẢ NĂM 2024
1. Cải cách thể chế đạt 2,5/3 điểm.
II. NHIỆM VỤ
| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |
|---|---|---|---|
| 1 | {task} | Văn phòng HĐND và UBND | Quý II/2025 |
"""


def _score(**given: object) -> Score:
    return Score.model_validate({"where": NOWHERE, "criterion": "Tiêu chí", **given})


def _csv(folder: Path, separator: str, decimal: str) -> Path:
    path = folder / "điểm.csv"
    rows = [[str(cell).replace(".", decimal) if isinstance(cell, float) else cell for cell in row] for row in ROWS[1:]]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    return path


def _workbook(folder: Path) -> Path:
    import openpyxl

    book = openpyxl.Workbook()
    assert book.active is not None
    for row in ROWS:
        book.active.append(row)
    hidden = book.create_sheet("nháp")
    hidden.append(["TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm"])
    hidden.append([1, "Tiêu chí bỏ", 5, 5])
    hidden.sheet_state = "hidden"
    path = folder / "điểm.xlsx"
    book.save(path)
    return path


def _toml(folder: Path) -> Path:
    path = folder / "điểm.toml"
    path.write_text(
        '[[scores]]\ncriterion = "Công tác chỉ đạo, điều hành CCHC"\nfield = "steering"\nmax = 16\nself = 15.5\n'
        'appraised = 14.25\n\n[[scores]]\ncriterion = "Cải cách thủ tục hành chính"\nfield = "procedures"\n'
        "max = 18\nappraised = 16.5\n",
        encoding="utf-8",
    )
    return path


class TestResults:
    @pytest.mark.parametrize("kind", ["csv", "csv-comma", "tsv", "xlsx", "toml"])
    def test_every_table_says_the_same(self, tmp_path: Path, kind: str) -> None:
        path = {
            "csv": lambda: _csv(tmp_path, ";", ","),
            "csv-comma": lambda: _csv(tmp_path, ",", "."),
            "tsv": lambda: _csv(tmp_path, "\t", ",").rename(tmp_path / "điểm.tsv"),
            "xlsx": lambda: _workbook(tmp_path),
            "toml": lambda: _toml(tmp_path),
        }[kind]()
        by_field = {score.field: score for score in read_scores(path) if score.max and score.max > 2 and score.field}
        assert {field: (score.max, score.appraised) for field, score in by_field.items()} == {
            "steering": (16.0, 14.25),
            "procedures": (18.0, 16.5),
        }

    def test_a_hidden_sheet_is_not_read(self, tmp_path: Path) -> None:
        assert "Tiêu chí bỏ" not in {score.criterion for score in read_scores(_workbook(tmp_path))}

    @pytest.mark.parametrize(
        ("name", "data", "code"),
        [
            ("a.csv", b"\xff\xfe\x00", "scores.unreadable"),
            ("a.csv", b"a;b\n1;2\n", "scores.none"),
            ("a.xlsx", b"PK\x03\x04", "scores.unreadable"),
            ("a.toml", b"scores = [", "scores.unreadable"),
            ("a.toml", b"[[scores]]\nmax = 1\n", "scores.unreadable"),
            ("a.toml", b"scores = []\n", "scores.none"),
            ("a.txt", "Không có điểm nào.".encode(), "scores.none"),
        ],
    )
    def test_what_holds_no_scores_is_refused(self, tmp_path: Path, name: str, data: bytes, code: str) -> None:
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(SourceError) as caught:
            read_scores(path)
        assert caught.value.code == code


class TestStakes:
    def test_a_field_counts_once_by_its_own_row(self) -> None:
        rows = [
            _score(field="digital", criterion="Chính quyền số", code="7", max=20, self=19, appraised=17),
            _score(field="digital", criterion="Hồ sơ trực tuyến", code="7.1", max=6, appraised=4.5),
        ]
        (stake,) = stakes(rows, [])
        assert (stake.max, stake.lost) == (20, 3)

    def test_without_a_row_of_its_own_its_criteria_are_added(self) -> None:
        rows = [
            _score(field="digital", criterion="Hồ sơ trực tuyến", max=6, self=4.5),
            _score(field="digital", criterion="Thanh toán trực tuyến", max=3, self=2),
            _score(field="digital", criterion="Số hóa hồ sơ", max=4, self=4),
            _score(field="digital", criterion="Hồ sơ trực tuyến", max=6, self=4.5),
        ]
        (stake,) = stakes(rows, [])
        assert (stake.max, stake.lost) == (13, 2.5)

    def test_only_the_latest_year_counts(self) -> None:
        rows = [
            _score(field="impact", year=2023, max=10, appraised=2),
            _score(field="impact", year=2024, max=10, appraised=9),
        ]
        assert [stake.lost for stake in stakes(rows, [])] == [1]

    def test_full_points_are_no_stake(self) -> None:
        assert stakes([_score(field="impact", max=10, appraised=10)], []) == []

    @pytest.mark.parametrize(
        "names",
        [("Hồ sơ trực tuyến", "Thanh toán trực tuyến"), ("Niêm yết thủ tục", "Xử lý phản ánh, kiến nghị")],
    )
    def test_two_criteria_of_one_sentence_both_count(self, names: tuple[str, str]) -> None:
        rows = [_score(field="procedures", criterion=name, max=3, appraised=1.5) for name in names]
        assert [(stake.max, stake.lost) for stake in stakes(rows, [])] == [(6, 3)]

    def test_a_field_said_in_prose_and_in_a_table_counts_once(self) -> None:
        rows = [
            _score(field="procedures", criterion="Cải cách thủ tục hành chính", code="3", max=14, appraised=12),
            _score(field="procedures", criterion="Công tác cải cách thủ tục hành chính", max=14, appraised=12),
            _score(field="procedures", criterion="Niêm yết công khai thủ tục", max=1, appraised=0.5),
        ]
        assert [(stake.max, stake.lost) for stake in stakes(rows, [])] == [(14, 2)]

    def test_a_criterion_without_a_field_is_at_stake_too(self) -> None:
        rows = [_score(criterion="Thanh toán trực tuyến", max=3, appraised=1)]
        assert [(stake.field, stake.lost) for stake in stakes(rows, [])] == [("other", 2)]

    @pytest.mark.parametrize(
        ("task", "answered"),
        [
            ("Rà soát văn bản quy phạm pháp luật do xã ban hành", 1),
            ("Vận động người dân thanh toán trực tuyến", 0),
        ],
    )
    def test_tasks_at_stake_and_criteria_without_a_task_agree(self, task: str, answered: int) -> None:
        reading = read_bytes(PLAN.format(task=task).encode(), "kế hoạch.txt")
        found = inspect(reading).audit
        (stake,) = found.stakes
        assert stake.tasks == answered
        assert sum(finding.code == "orphan-criterion" for finding in found.findings) == 1 - answered

    @pytest.mark.parametrize(
        ("criterion", "points", "wanted"),
        [
            ("Kế hoạch CCHC năm", 1.5, 1.5),
            ("Ban hành Kế hoạch cải cách hành chính năm", 2, 2),
            ("Thực hiện tuyên truyền cải cách hành chính", 2, None),
            ("Kế hoạch CCHC năm", 100, None),
        ],
    )
    def test_a_criteria_set_may_give_points_for_the_plan(
        self, criterion: str, points: float, wanted: float | None
    ) -> None:
        assert worth([_score(criterion=criterion, max=points)]) == wanted


def test_each_body_carries_its_tasks_and_the_findings_about_them() -> None:
    one = audited()
    first = next(task for task in one.plan.tasks if task.role == "task")
    finding = one.audit.findings[3].model_copy(update={"record": first.id})
    carried = {load.name: load for load in loads(one.plan.tasks, [finding])}
    assert carried["Văn phòng HĐND và UBND"].lead == 1
    assert carried["Văn phòng HĐND và UBND"].duties == 1
    assert carried["Văn phòng HĐND và UBND"].findings == 1
    assert carried["Công an xã"].coop == 1


def test_every_check_has_a_page_in_both_languages() -> None:
    for rule in pages():
        assert rule.title.vi != rule.title.en
        assert rule.title.en.isascii(), rule.code
        assert rule.problem != rule.good

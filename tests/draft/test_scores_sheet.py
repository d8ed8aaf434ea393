"""The sheet of scores to fill: last year's criteria and maxima, read back as filled; what stays empty is unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehoach.extract.assemble import read_bytes
from kehoach.extract.results import read_scores
from kehoach.generate.draft.losses import results
from kehoach.generate.draft.scores_sheet import scores_csv, scores_toml
from kehoach.models.criteria_sets import criteria_set, criteria_sets
from kehoach.models.errors import DataError
from kehoach.models.records import Plan

_PLAN = """ỦY BAN NHÂN DÂN
XÃ MINH TÂN
Số: 12/KH-UBND
Minh Tân, ngày 14 tháng 02 năm 2024
KẾ HOẠCH
Nâng cao Chỉ số cải cách hành chính năm 2024
I. KẾT QUẢ NĂM 2023
| STT | Lĩnh vực | Điểm tối đa | Điểm tự chấm | Điểm thẩm định |
|---|---|---|---|---|
| 1 | Công tác chỉ đạo, điều hành | 22,5 | 20,5 | 18,75 |
| 2 | Cải cách thủ tục hành chính | 47,5 | 45 | 44 |
| 3 | Chuyển đổi số | 30 | 28 | 25 |
| | Tổng cộng | 100 | 93,5 | 87,75 |
II. NHIỆM VỤ
1. Văn phòng UBND niêm yết thủ tục hành chính trong quý II/2024.
"""
_WITHOUT = _PLAN.replace("I. KẾT QUẢ NĂM 2023", "I. MỤC TIÊU").replace("|", " ")


def _plan(text: str) -> Plan:
    return read_bytes(text.encode(), "ke-hoach.txt").plan


def _filled_toml(text: str, figure: str) -> str:
    return text.replace("# appraised =", f"appraised = {figure}", 1)


def _filled_csv(data: bytes, figure: str) -> bytes:
    lines = data.decode("utf-8-sig").split("\r\n")
    lines[2] = f"{lines[2]}{figure}"
    return "\r\n".join(lines).encode("utf-8-sig")


def test_a_filled_toml_sheet_reads_back(tmp_path: Path) -> None:
    file = tmp_path / "diem.toml"
    file.write_text(_filled_toml(scores_toml(_plan(_PLAN)), "18.5"), "utf-8")
    scores = read_scores(file)
    assert [(score.code, score.field, score.max, score.year) for score in scores] == [
        ("1", "steering", 22.5, 2024),
        ("2", "procedures", 47.5, 2024),
        ("3", "digital", 30.0, 2024),
    ]
    assert [score.appraised for score in scores] == [18.5, None, None]
    assert [row.lost for row in results(scores).rows] == [4.0, None, None]


def test_a_filled_csv_sheet_reads_back_alike(tmp_path: Path) -> None:
    file = tmp_path / "diem.csv"
    file.write_bytes(_filled_csv(scores_csv(_plan(_PLAN)), "18,5"))
    found = results(read_scores(file))
    assert [(row.code, row.field, row.max, row.appraised, row.lost) for row in found.rows] == [
        ("1", "steering", 22.5, 18.5, 4.0),
        ("2", "procedures", 47.5, None, None),
        ("3", "digital", 30.0, None, None),
    ]
    assert found.year == 2024


def test_csv_opens_in_excel_in_vietnamese() -> None:
    data = scores_csv(_plan(_PLAN))
    assert data.startswith(b"\xef\xbb\xbf")
    assert "1;Công tác chỉ đạo, điều hành;22,5;;" in data.decode()


def test_last_years_figures_are_not_carried_over() -> None:
    text = scores_toml(_plan(_PLAN))
    assert "18.75" not in text.partition("[[scores]]")[2]
    assert "\nself" not in text
    assert "\nappraised" not in text


def test_quotes_in_a_criterion_stay_one_string(tmp_path: Path) -> None:
    plan = _plan(_PLAN.replace("Chuyển đổi số", 'Chuyển đổi số "4 không"\\'))
    file = tmp_path / "diem.toml"
    file.write_text(scores_toml(plan), "utf-8")
    assert 'Chuyển đổi số "4 không"\\' in [score.criterion for score in read_scores(file)]


@pytest.mark.parametrize("name", criteria_sets())
def test_every_set_makes_a_sheet_that_reads_back(tmp_path: Path, name: str) -> None:
    known = criteria_set(name)
    file = tmp_path / "diem.toml"
    file.write_text(scores_toml(_plan(_PLAN), name).replace("# appraised =", "appraised = 1.0"), "utf-8")
    assert [(score.criterion, score.field, score.max) for score in read_scores(file)] == [
        (row.criterion, row.field, row.max) for row in known.rows
    ]


@pytest.mark.parametrize("name", criteria_sets())
def test_a_sets_maxima_add_up_where_all_are_known(name: str) -> None:
    known = criteria_set(name)
    maxima = [row.max for row in known.rows if row.max is not None]
    assert known.source
    if known.max is not None and len(maxima) == len(known.rows):
        assert sum(maxima) == known.max


def test_sets_of_seven_to_nine_fields_are_known() -> None:
    assert {"ha-noi-cap-phuong-2023", "phu-yen-cap-xa-2021"} <= set(criteria_sets())


def test_a_plan_without_scores_gets_the_set_of_its_province_and_level() -> None:
    plan = _plan(_WITHOUT.replace("II. NHIỆM VỤ", "II. NHIỆM VỤ CỦA XÃ, TỈNH PHÚ YÊN (Phú Yên)"))
    assert plan.header.level == "commune"
    assert "[phu-yen-cap-xa-2021]" in scores_toml(plan)


def test_a_plan_nobody_scored_gets_the_national_fields_without_maxima() -> None:
    text = scores_toml(_plan(_WITHOUT))
    assert "[bo-noi-vu-cap-tinh-2022]" in text
    assert text.count("# max =") == 8


@pytest.mark.parametrize("name", ["khong-co", "../remedies", ""])
def test_an_unknown_set_names_the_known_ones(name: str) -> None:
    with pytest.raises(DataError) as told:
        criteria_set(name)
    assert told.value.code == "criteria.unknown"
    assert "phu-yen-cap-xa-2021" in told.value.hint.vi

"""Last year's plan against this year's: what moved on with the year is carried, what reads otherwise is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from store_material import plan, store_of, task

from kehoach.cli import run
from kehoach.corpus.compare import Comparison, compare
from kehoach.corpus.copying import copied
from kehoach.corpus.store import open_store
from kehoach.extract.assemble import read_bytes
from kehoach.models.records import Plan

OFFICE, JUSTICE = "Văn phòng HĐND và UBND", "Công chức Tư pháp - Hộ tịch"
KEPT = "Niêm yết công khai thủ tục hành chính tại trụ sở trong năm {year}"
MOVED = "Mở lớp tập huấn kỹ năng giao tiếp cho công chức tiếp nhận hồ sơ"
RAISED = "Bảo đảm ít nhất {share}% hồ sơ được tiếp nhận trực tuyến"
GIVEN = "Kiểm tra việc chấp hành giờ làm việc tại các bộ phận chuyên môn"
GONE = "Lắp đặt camera tại nơi tiếp nhận và trả kết quả"
COME = "Xây dựng kho dữ liệu dùng chung của các thôn"
LONG = (
    "Tổ chức cho công chức tiếp nhận hồ sơ đi học tập kinh nghiệm tại những nơi làm tốt, về viết thu hoạch và áp dụng "
    "ngay vào công việc hằng ngày tại xã Đông Sơn"
)


def _plan(year: int, *tasks: str, unit: str = "xã Bình An", scores: str = "") -> str:
    listed = "".join(one.replace("0. ", f"{at}. ", 1) for at, one in enumerate(tasks, 1))
    return plan(unit, year, f"{scores}II. NHIỆM VỤ\n{listed}", number=str(year % 100))


OLD = _plan(
    2024,
    task(0, KEPT.format(year=2024), OFFICE, JUSTICE, "Quý I/2024"),
    task(0, MOVED, OFFICE, JUSTICE, "Quý II/2024", "Lớp học"),
    task(0, RAISED.format(share=60), OFFICE, JUSTICE, "Trước ngày 30/11/2024"),
    task(0, GIVEN, OFFICE, JUSTICE, "Hằng tháng"),
    task(0, GONE, OFFICE, JUSTICE, "Quý III/2024"),
)
NEW = _plan(
    2025,
    task(0, RAISED.format(share=75), OFFICE, JUSTICE, "Trước ngày 30/11/2025"),
    task(0, KEPT.format(year=2025), OFFICE, JUSTICE, "Quý I/2025"),
    task(0, MOVED, OFFICE, JUSTICE, "Quý III/2025", "Báo cáo lớp học"),
    task(0, GIVEN, JUSTICE, OFFICE, "Hằng tháng"),
    task(0, COME, OFFICE, JUSTICE, "Quý IV/2025"),
)


def _read(text: str, name: str = "kế hoạch.txt") -> Plan:
    return read_bytes(text.encode(), name).plan


@pytest.fixture(scope="module")
def found() -> Comparison:
    """The two plans compared."""
    return compare(_read(OLD), _read(NEW))


def test_what_moved_on_with_the_year_is_carried(found: Comparison) -> None:
    assert [pair.new.text for pair in found.carried] == [KEPT.format(year=2025)]


def test_a_change_is_named_by_its_part(found: Comparison) -> None:
    parts = {pair.new.text: {change.part for change in pair.changes} for pair in found.changed}
    assert parts == {
        RAISED.format(share=75): {"figures"},
        MOVED: {"deadline", "output"},
        GIVEN: {"lead", "coop"},
    }
    lead = next(change for pair in found.changed for change in pair.changes if change.part == "lead")
    assert (lead.old, lead.new) == (OFFICE, JUSTICE)


def test_what_is_new_and_what_is_gone(found: Comparison) -> None:
    assert [task.text for task in found.added] == [COME]
    assert [task.text for task in found.dropped] == [GONE]


def test_no_task_is_lost_or_counted_twice(found: Comparison) -> None:
    pairs = (*found.carried, *found.changed)
    assert len(pairs) + len(found.dropped) == len(_read(OLD).tasks)
    assert len(pairs) + len(found.added) == len(_read(NEW).tasks)


def test_a_plan_against_itself_is_carried_whole() -> None:
    same = compare(_read(OLD), _read(OLD))
    assert (len(same.carried), same.changed, same.added, same.dropped) == (5, (), (), ())


def test_points_stand_side_by_side() -> None:
    head = "I. KẾT QUẢ\n| STT | Lĩnh vực | Điểm tối đa | Điểm thẩm định |\n|---|---|---|---|\n"
    table = head + "| 1 | {} | {} | {} |\n| 2 | {} | {} | {} |\n\n"
    steering, finance = "Công tác chỉ đạo điều hành cải cách hành chính", "Cải cách tài chính công"
    old = _plan(2024, scores=table.format(steering, 20, 18, finance, 10, 8).replace("KẾT QUẢ", "KẾT QUẢ NĂM 2023"))
    new = _plan(2025, scores=table.format(steering, 20, 20, finance, 10, 7).replace("KẾT QUẢ", "KẾT QUẢ NĂM 2024"))
    both = compare(_read(old, "a.md"), _read(new, "b.md"))
    assert {one.field: (one.old and one.old.won, one.new and one.new.won) for one in both.fields} == {
        "steering": (18, 20),
        "public_finance": (8, 7),
    }
    assert {(one.field, one.old, one.new, one.state) for one in both.losses} == {
        ("steering", 2, 0, "mended"),
        ("public_finance", 2, 3, "again"),
    }


def test_what_was_copied_from_another_unit_is_found_with_its_name_left_in(tmp_path: Path) -> None:
    theirs = _plan(2024, task(0, LONG, OFFICE, JUSTICE, "Quý I/2024"), unit="xã Đông Sơn")
    ours = _plan(2025, task(0, LONG, OFFICE, JUSTICE, "Quý I/2025"), task(0, COME, OFFICE, JUSTICE, "Quý I/2025"))
    path = store_of(tmp_path / "kho.db", {"đông sơn.txt": theirs, "bình an.txt": ours, "cũ.txt": OLD})
    with open_store(path) as store:
        passages = copied(store, _read(ours))
    assert [(one.foreign, one.share, one.sources[0].issuer) for one in passages] == [
        ("xã Đông Sơn", 1.0, "UBND xã Đông Sơn")
    ]
    assert passages[0].sources[0].earlier
    assert passages[0].text.endswith(LONG)


class TestCommand:
    @pytest.fixture
    def files(self, tmp_path: Path) -> tuple[str, str]:
        paths = tmp_path / "2024.txt", tmp_path / "2025.txt"
        for path, text in zip(paths, (OLD, NEW), strict=True):
            path.write_text(text, encoding="utf-8")
        return str(paths[0]), str(paths[1])

    def test_it_is_told_in_words(self, files: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
        assert run(["compare", *files]) == 0
        out = capfd.readouterr().out
        assert "Giữ nguyên 1, thay đổi 3, thêm 1, bỏ 1" in out
        assert f"chủ trì: {OFFICE} → {JUSTICE}" in out
        assert "thời hạn: Quý II/2024 → Quý III/2025" in out

    def test_json_holds_all_of_it(self, files: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
        assert run(["compare", *files, "--format", "json"]) == 0
        said = json.loads(capfd.readouterr().out)
        assert [len(said[name]) for name in ("carried", "changed", "added", "dropped")] == [1, 3, 1, 1]
        assert said["copied"] is None

    def test_records_of_extract_do_as_well(
        self, files: tuple[str, str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        records = tmp_path / "2024.json"
        records.write_text(_read(OLD).to_json(), encoding="utf-8")
        assert run(["compare", str(records), files[1], "--lang", "en"]) == 0
        assert "Carried 1, changed 3, added 1, dropped 1" in capfd.readouterr().out

    @pytest.mark.parametrize(
        ("old", "code", "error"),
        [("không có.txt", 3, "file."), ("không có.json", 3, "file.not_found"), (".", 2, "usage.folder")],
    )
    def test_what_cannot_be_read_is_told(
        self, files: tuple[str, str], old: str, code: int, error: str, capfd: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["compare", old, files[1]]) == code
        assert error in capfd.readouterr().err

"""The figures of a store: right, without doubles, in tables, CSV, JSON and on a page that asks for nothing."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium_page import CHROMIUM, Page
from store_material import plan, store_of, task

from kehoach.cli import run
from kehoach.corpus.sameness import refresh
from kehoach.corpus.standings import standings
from kehoach.corpus.stats import statistics
from kehoach.corpus.store import open_store
from kehoach.generate.reports.stats import charts, page
from kehoach.generate.reports.stats.figures import Counts, Load, Month, Result, Statistics
from kehoach.models.records import Score, Where

OFFICE, CULTURE = "Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội"
SCORES = """I. KẾT QUẢ NĂM {year}
| STT | Lĩnh vực | Điểm tối đa | Điểm thẩm định |
|---|---|---|---|
| 1 | Công tác chỉ đạo điều hành cải cách hành chính | 20 | {first} |
| 2 | Cải cách tài chính công | 10 | {second} |

"""
TASKS = (
    "II. NHIỆM VỤ\n"
    + task(1, "Niêm yết công khai thủ tục hành chính tại trụ sở", OFFICE, CULTURE, "Trước ngày 30/6/2024", "Bảng")
    + task(2, "Mở lớp tập huấn kỹ năng giao tiếp cho công chức", CULTURE, OFFICE, "Quý III/2024")
    + "3. Thực hiện tiết kiệm trong chi tiêu của cơ quan\n- Thời gian thực hiện: Thường xuyên.\n"
    + "\nIII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng HĐND và UBND xã: Theo dõi, đôn đốc việc thực hiện Kế hoạch này.\n"
)
ONE = plan("xã Bình An", 2024, SCORES.format(year=2023, first=18, second="7,5") + TASKS)
TWO = plan("xã Đông Sơn", 2024, SCORES.format(year=2023, first=20, second=9) + TASKS, number="31")
HOSTILE = "<script>alert('x')</script>"
browser = pytest.mark.skipif(CHROMIUM is None, reason="không có Chromium")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two units' plans, one of them twice."""
    files: dict[str, str | bytes] = {"một.md": ONE, "một bản sao.md": ONE + "\n", "hai.md": TWO}
    return store_of(tmp_path_factory.mktemp("kho") / "kho.db", files)


@pytest.fixture(scope="module")
def figures(path: Path) -> Statistics:
    """Its figures."""
    with open_store(path, write=True) as store:
        return statistics(store, refresh(store))


def test_copies_count_once(figures: Statistics) -> None:
    counts = figures.counts
    assert (counts.documents, counts.doubles, counts.units, counts.inputs) == (2, 1, 2, 3)
    assert (counts.tasks, counts.duties, counts.years) == (6, 2, (2024,))


def test_points_stand_by_unit_field_and_year(figures: Statistics) -> None:
    assert [(one.unit, one.field, one.year, one.won, one.max) for one in figures.results] == [
        ("UBND xã Bình An", "public_finance", 2023, 7.5, 10),
        ("UBND xã Bình An", "steering", 2023, 18, 20),
        ("UBND xã Đông Sơn", "public_finance", 2023, 9, 10),
        ("UBND xã Đông Sơn", "steering", 2023, 20, 20),
    ]


def test_gaps_of_tasks_are_counted(figures: Statistics) -> None:
    every = next(one for one in figures.completeness if not one.unit)
    assert (every.tasks, every.no_lead, every.no_deadline, every.no_output) == (6, 2, 2, 4)


def test_loads_deadlines_and_findings_are_counted(figures: Statistics) -> None:
    loads = {load.name: (load.lead, load.coop) for load in figures.loads}
    assert loads[CULTURE] == (2, 2)
    assert [(one.month, one.days) for one in figures.timeline] == [("2024-06", 2), ("2024-09", 2)]
    assert figures.open == 2
    assert sum(map(sum, figures.heat.many)) == figures.counts.findings
    assert figures.heat.columns == ("UBND xã Bình An", "UBND xã Đông Sơn")


def test_like_documents_and_lines_are_shown(figures: Statistics) -> None:
    assert figures.alike is not None
    assert {group.kind for group in figures.alike} == {"copy", "near"}
    assert [line.name for line in figures.lines] == ["UBND xã Bình An", "UBND xã Đông Sơn"]


def _score(criterion: str, most: float, won: float, **more: object) -> Score:
    told = {"field": "digital", "year": 2023, **more}
    return Score(criterion=criterion, max=most, appraised=won, where=Where(start=0, end=0, quote=""), **told)


@pytest.mark.parametrize(
    ("scores", "won", "most"),
    [
        ([_score("Xây dựng chính quyền số", 15, 12), _score("Trang thông tin điện tử", 3, 2)], 12, 15),
        ([_score("Trang thông tin điện tử", 3, 2), _score("Dịch vụ công trực tuyến", 4, 4)], 6, 7),
        ([_score("Trang thông tin điện tử", 3, 2), _score("Trang thông tin điện tử", 3, 2)], 2, 3),
        ([_score("A", 7, 5, code="3"), _score("B", 3, 2, code="3.1"), _score("C", 9, 1, code="4")], 6, 16),
    ],
)
def test_a_field_is_not_counted_twice_with_its_parts(scores: list[Score], won: float, most: float) -> None:
    assert [(one.won, one.max) for one in standings(scores)] == [(won, most)]


def test_a_ranking_gives_each_unit_its_points() -> None:
    ranked = [
        Score(criterion="Chỉ số CCHC", appraised=won, year=2023, unit_of_government=unit, where=_score("", 1, 1).where)
        for unit, won in (("huyện A", 91.5), ("huyện B", 80.25))
    ]
    assert [(one.unit, one.field, one.won, one.max) for one in standings(ranked)] == [
        ("huyện A", None, 91.5, 100),
        ("huyện B", None, 80.25, 100),
    ]


def test_the_timeline_leaves_no_month_out_and_tells_what_is_beyond() -> None:
    months = [Month("2024-11", 2, 0), Month("2025-02", 1, 1), Month("2045-12", 0, 3)]
    columns, outside = charts.timeline(months, [2024], 400, 100)
    assert [(one.month, one.many) for one in columns] == [
        ("2024-11", 2), ("2024-12", 0), ("2025-01", 0), ("2025-02", 2),
    ]  # fmt: skip
    assert outside == 3


class TestCommand:
    def test_the_terminal_shows_the_tables(self, path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        assert run(["stats", "--store", str(path)]) == 0
        out = capfd.readouterr().out
        assert out.startswith("kehoach · 2 văn bản (thêm 1 bản sao, dự thảo) của 2 đơn vị, 2024-2024")
        assert re.search(r"Chỉ đạo, điều hành +2023 +2 +19 +20 +95 +90 +100", out)

    def test_csv_opens_in_excel_with_vietnamese_settings(self, path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        assert run(["stats", "--store", str(path), "--format", "csv"]) == 0
        out = capfd.readouterr().out
        assert out.startswith("\ufeff")
        rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";"))
        assert ["UBND xã Bình An", "2023", "Tài chính công", "7,5", "10", "75"] in rows

    def test_json_holds_all_figures(self, path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        assert run(["stats", "--store", str(path), "--format", "json"]) == 0
        assert json.loads(capfd.readouterr().out)["counts"]["tasks"] == 6

    def test_the_page_is_written_and_replaced_but_nothing_else_is(
        self, path: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        target = tmp_path / "thống kê.html"
        for _ in range(2):
            assert run(["stats", "--store", str(path), "--html", str(target)]) == 0
        target.write_text("của tôi", encoding="utf-8")
        assert run(["stats", "--store", str(path), "--html", str(target)]) == 3
        assert "output.exists" in capfd.readouterr().err
        assert run(["stats", "--store", str(path), "--html", str(tmp_path / "không" / "có.html")]) == 2


def test_the_page_names_no_other_place_and_runs_no_script(figures: Statistics) -> None:
    written = page.write(figures, "vi").decode()
    assert "default-src 'none'" in written
    assert not re.search(r"<(?:script|link|img|iframe|object|embed|form|base)\b|\ssrc=|\shref=|\son\w+=|url\(", written)


def test_an_empty_store_gives_a_page(tmp_path: Path) -> None:
    with open_store(tmp_path / "kho.db", write=True) as store:
        empty = statistics(store, refresh(store))
    assert page.is_own(page.write(empty, "en"))


@pytest.fixture(scope="module")
def shown(figures: Statistics, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page in the browser, with a unit and a body of hostile names."""
    folder = tmp_path_factory.mktemp("trang")
    target = folder / "thống kê.html"
    hostile = Statistics(
        counts=Counts(documents=1, years=(2024,)),
        results=(*figures.results, Result(HOSTILE, "digital", 2023, 3, 4, appraised=True)),
        completeness=figures.completeness,
        loads=(*figures.loads, Load(HOSTILE, 1, 1, 1, 1)),
        heat=figures.heat,
        timeline=figures.timeline,
        alike=figures.alike,
    )
    target.write_bytes(page.write(hostile, "vi"))
    opened = Page(target, folder / "hồ sơ")
    yield opened
    opened.close()


@browser
class TestInChromium:
    def test_it_asks_for_nothing_but_itself_and_complains_of_nothing(self, shown: Page) -> None:
        assert [entry["request"]["url"][:5] for entry in shown.told("Network.requestWillBeSent")] == ["file:"]
        assert shown.told("Log.entryAdded") == []
        assert shown.told("Runtime.exceptionThrown") == []

    def test_what_stands_in_the_plans_is_text(self, shown: Page) -> None:
        assert shown.value("document.scripts.length") == 0
        assert HOSTILE in shown.value("document.querySelector('#units').textContent")

    def test_a_bar_is_as_long_as_the_share_and_the_maximum_is_shown(self, shown: Page) -> None:
        row = "document.querySelector('#fields g')"
        widths = "['.bar', '.rest'].map(name => " + row + ".querySelector(name).getBoundingClientRect().width)"
        bar, rest = shown.value(widths)
        assert bar / rest == pytest.approx(0.95, abs=0.01)
        assert "19 / 20 (95 %)" in shown.value(f"{row}.textContent")

    @pytest.mark.parametrize("section", ["fields", "units", "loads", "timeline", "heat", "alike"])
    def test_every_chart_is_there(self, shown: Page, section: str) -> None:
        assert shown.value(f"document.querySelector('#{section}').getBoundingClientRect().height") > 60

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_bars_stand_out_by_day_and_by_night(self, shown: Page, scheme: str) -> None:
        shown.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        fills = [
            shown.value(f"getComputedStyle(document.querySelector('#fields .{name}')).fill") for name in ("bar", "rest")
        ]
        assert fills[0] != fills[1]

    def test_nothing_runs_over_the_edge_of_a_small_screen(self, shown: Page) -> None:
        shown.call("Emulation.setDeviceMetricsOverride", width=390, height=800, deviceScaleFactor=1, mobile=True)
        assert shown.value("document.documentElement.scrollWidth") <= 390
        shown.call("Emulation.clearDeviceMetricsOverride")

"""The report of a conversion: every input stands in it once, and the page asks for nothing from outside."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from archive_material import write_plans
from chromium_page import CHROMIUM, Page

from kehoach.corpus.convert import Options, convert
from kehoach.corpus.export.report import conversion, write_report
from kehoach.corpus.report import report_of
from kehoach.corpus.store import open_store
from kehoach.generate.reports.conversion import Conversion, Input, Read, html, xlsx
from kehoach.models.errors import Said

openpyxl = pytest.importorskip("openpyxl")
HOSTILE = '<img src=x onerror="alert(1)">=1+1.pdf'
browser = pytest.mark.skipif(CHROMIUM is None, reason="không có Chromium")


def read(coverage: float, issues: int = 0) -> Read:
    return Read(kind="plan", symbol="18/KH-UBND", media="docx", coverage=coverage, claimed=0.8, issues=issues, tasks=4)


DAMAGED = Said("PDF hỏng, không mở được", "the PDF is damaged")
AGAIN = Said("Hãy tải lại tệp.", "Download it again.")
RUN = Conversion(
    archive="kho văn bản",
    started="2025-03-01T08:00:00Z",
    seconds=83.5,
    state="done",
    fresh=5,
    version="9.9",
    issues=(("numbering", 3),),
    inputs=(
        Input(path="a.docx", status="ok", read=read(1.0)),
        Input(path="b.docx", status="doubt", read=read(0.99896, issues=3)),
        Input(path="c.docx", status="doubt", read=read(0.42)),
        Input(path="a (2).docx", status="ok", read=read(1.0), copy_of="a.docx"),
        Input(path=HOSTILE, status="error", code="pdf.damaged", message=DAMAGED, hint=AGAIN, size=7),
        Input(path="d.pdf", status="error", code="pdf.damaged", message=DAMAGED, hint=AGAIN),
        Input(path="e.doc", status="error", code="doc.legacy", message=Said("tệp .doc cũ", "an old .doc")),
        Input(path="f.docx", status="pending"),
    ),
)


def test_every_input_ends_in_exactly_one_way() -> None:
    assert RUN.counts() == {"ok": 2, "doubt": 2, "error": 3, "pending": 1}
    assert sum(RUN.counts().values()) == len(RUN.inputs)
    assert [(cause.code, len(cause.inputs)) for cause in RUN.failures()] == [("pdf.damaged", 2), ("doc.legacy", 1)]


def test_the_grades_count_each_document_once_and_copies_not_at_all() -> None:
    assert [many for _, many in RUN.grades()] == [1, 0, 1, 0, 1]
    assert [one.path for one, _ in RUN.doubtful()] == ["c.docx", "b.docx"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_names_no_other_place_and_runs_no_script(lang: str) -> None:
    page = html.write(RUN, lang).decode()
    assert "default-src 'none'" in page
    assert not re.search(
        r"<(?:script|link|img|iframe|object|embed|form|base)\b|<[^>]*\s(?:src|on\w+)=|@import|url\(", page
    )
    assert HOSTILE not in page
    assert html.is_own(page.encode())


def test_the_page_says_why_and_how_sure() -> None:
    page = html.write(RUN, "vi").decode()
    for words in ("PDF hỏng, không mở được", "Hãy tải lại tệp.", "doc.legacy", "99,89%", "1 phút 24 giây", "numbering"):
        assert words in page
    assert "100%</td>" not in page.partition("Nên xem lại trước")[2]


def test_every_input_stands_in_one_sheet_and_none_is_a_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(RUN, "vi")))
    assert book.sheetnames == ["Tổng hợp", "Không đọc được", "Đọc được", "Chưa đọc"]
    listed = [row[0].value for name in book.sheetnames[1:] for row in book[name].iter_rows(min_row=2)]
    assert sorted(listed) == sorted(one.path for one in RUN.inputs)
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert xlsx.is_own(xlsx.write(RUN, "en"))


def test_a_real_run_is_reported_from_its_store(tmp_path: Path) -> None:
    write_plans(tmp_path / "kho", 3)
    (tmp_path / "kho" / "bản sao.txt").write_bytes((tmp_path / "kho" / "ke-hoach-0001.txt").read_bytes())
    (tmp_path / "kho" / "rỗng.docx").write_bytes(b"")
    with open_store(tmp_path / "kho.db", write=True) as store:
        summary = convert([str(tmp_path / "kho")], store, Options(jobs=1))
        report = report_of(store, summary.run)
    run = conversion(report)
    counts = run.counts()
    assert sum(counts.values()) == summary.found == 5
    assert (counts["error"], run.copies(), len(run.read())) == (1, 1, 3)
    assert "file.empty" in write_report(report, "html", "en").decode()
    book = openpyxl.load_workbook(io.BytesIO(write_report(report, "xlsx", "vi")))
    assert book["Đọc được"].max_row == 5


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("trang")
    path = folder / "kết quả.html"
    path.write_bytes(html.write(RUN, "vi"))
    page = Page(path, folder / "hồ sơ")
    yield page
    page.close()


@browser
class TestInChromium:
    def test_it_asks_for_nothing_but_itself_and_complains_of_nothing(self, shown: Page) -> None:
        assert [entry["request"]["url"][:5] for entry in shown.told("Network.requestWillBeSent")] == ["file:"]
        assert shown.told("Log.entryAdded") == []
        assert shown.told("Runtime.exceptionThrown") == []

    def test_the_bar_shows_the_shares(self, shown: Page) -> None:
        widths = shown.value("[...document.querySelectorAll('.bar rect')].map(r => r.getBoundingClientRect().width)")
        assert [round(width / widths[-1]) for width in widths] == [2, 2, 3, 1]

    def test_nothing_is_wider_than_the_window(self, shown: Page) -> None:
        assert shown.value("document.documentElement.scrollWidth <= innerWidth")

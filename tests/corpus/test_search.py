"""Search finds what it must however it is typed, puts what stands as typed first, and is never broken by signs."""

from __future__ import annotations

import json
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_material import plan, store_of, task

from kehoach.cli import run
from kehoach.corpus.marks import exactness, spans
from kehoach.corpus.query import read_query
from kehoach.corpus.search import Hit, search
from kehoach.corpus.search_sql import Filters
from kehoach.corpus.store import Store, open_store
from kehoach.models.errors import UsageError

QUERIES = tomllib.loads((Path(__file__).parent / "queries.toml").read_text(encoding="utf-8"))["query"]
OFFICE, JUSTICE, CULTURE = "Văn phòng HĐND và UBND", "Công chức Tư pháp - Hộ tịch", "Phòng Văn hóa - Xã hội"
FIRST = plan(
    "xã Bình An",
    2024,
    "II. NHIỆM VỤ\nA. Cải cách thủ tục hành chính\n"
    + task(1, "Xây dựng Bộ phận Một cửa hiện đại", OFFICE, JUSTICE, "Trước ngày 30/6/2024", "Quyết định")
    + task(2, "Số hoá hồ sơ, kết quả giải quyết thủ tục hành chính", JUSTICE, OFFICE, "Quý III/2024")
    + task(3, "Công khai quy trình cấp phép khai thác mỏ đá", "Công chức Địa chính", OFFICE, "Quý I/2024")
    + "B. Xây dựng chính quyền điện tử, chính quyền số\n"
    + task(4, "Thực hiện cung cấp dữ liệu mở cho người dân", CULTURE, "Công an xã", "Trước ngày 15/5/2024")
    + task(5, "Tập huấn ứng dụng công nghệ thông tin cho các thôn", CULTURE, OFFICE, "Quý IV/2024")
    + "\nIII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng HĐND và UBND xã: Theo dõi, đôn đốc việc thực hiện Kế hoạch này.\n",
)
SECOND = plan(
    "phường Tân Lập",
    2025,
    "II. NHIỆM VỤ\n"
    + task(1, "Tuyên truyền về cải cách hành chính tại các khu phố", OFFICE, CULTURE, "Quý II/2025")
    + task(2, "Phát động phong trào sáng kiến cải cách", OFFICE, "Các khu phố", "Trước ngày 30/6/2025")
    + task(3, "Lựa chọn và nhân rộng mô hình hay", CULTURE, OFFICE, "Quý III/2025")
    + task(4, "Duy trì các tiêu chí đã đạt điểm tối đa", OFFICE, "Các khu phố", "Năm 2025")
    + task(5, "Mở rộng liên kết với tỉnh Đắk Lắk về du lịch", CULTURE, OFFICE, "Năm 2025")
    + task(6, "Rà soát vị trí việc làm của công chức", OFFICE, JUSTICE, "Quý I/2025", "Báo cáo rà soát")
    + task(7, "Tham mưu để Uỷ ban nhân dân họp giao ban hằng tháng", OFFICE, JUSTICE, "Hằng tháng"),
    number="34",
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of both plans."""
    return store_of(tmp_path_factory.mktemp("kho") / "kho.db", {"một.txt": FIRST, "hai.txt": SECOND})


@pytest.fixture(scope="module")
def store(path: Path) -> Iterator[Store]:
    """It, open."""
    with open_store(path) as opened:
        yield opened


def _said(hit: Hit) -> str:
    return " ".join((hit.text.text, hit.lead.text, hit.coop.text, hit.output.text))


def test_there_are_forty_queries() -> None:
    assert len(QUERIES) == 40


@pytest.mark.parametrize("query", QUERIES, ids=[query["words"] for query in QUERIES])
def test_what_is_looked_for_is_found(store: Store, query: dict[str, Any]) -> None:
    hits = search(store, query["words"]).hits
    said = [_said(hit) for hit in hits]
    if query.get("none"):
        assert said == []
    for words in query.get("finds", ()):
        assert any(words in one for one in said), said
    for words in query.get("never", ()):
        assert not any(words in one for one in said)
    if query.get("first"):
        assert query["finds"][0] in said[0]


@pytest.mark.parametrize("query", QUERIES, ids=[query["words"] for query in QUERIES])
def test_decomposed_letters_find_the_same(store: Store, query: dict[str, Any]) -> None:
    decomposed = unicodedata.normalize("NFD", query["words"])
    assert search(store, decomposed) == search(store, query["words"])


def test_the_quotation_is_marked(store: Store) -> None:
    hit = search(store, "bo phan mot cua").hits[0]
    assert [hit.text.text[start:end] for start, end in hit.text.marks] == ["Bộ phận Một cửa"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(body="Văn phòng", year=2024), {"Bộ phận Một cửa", "Số hoá", "mỏ đá", "công nghệ", "đôn đốc"}),
        (Filters(due_before="2024-05-31"), {"mỏ đá", "dữ liệu mở"}),
        (Filters(due_before="2024-06-30", due_after="2024-06-01"), {"Bộ phận Một cửa"}),
        (Filters(field="digital"), {"dữ liệu mở", "công nghệ"}),
        (Filters(body="công an", unit="binh an"), {"dữ liệu mở"}),
        (Filters(year=2025, due_after="2025-07-01"), {"mô hình", "tối đa", "Đắk Lắk"}),
        (Filters(unit="tân lập", kind="decision"), set[str]()),
    ],
)
def test_filters_alone_list_tasks_by_deadline(store: Store, filters: Filters, found: set[str]) -> None:
    hits = search(store, "", filters).hits
    assert len(hits) == len(found)
    assert all(any(words in hit.text.text for hit in hits) for words in found)
    days = [hit.due or "9999" for hit in hits]
    assert days == sorted(days)


def test_words_and_filters_hold_together(store: Store) -> None:
    filters = Filters(body="Văn phòng", year=2024, due_before="2024-06-30", field="procedures")
    assert [hit.text.text for hit in search(store, "một cửa", filters).hits] == ["Xây dựng Bộ phận Một cửa hiện đại"]
    assert search(store, "một cửa", Filters(year=2025)).hits == ()


def test_only_what_is_asked_for_is_looked_in(store: Store) -> None:
    assert {hit.what for hit in search(store, "văn phòng").hits} == {"task", "duty", "paragraph"}
    assert {hit.what for hit in search(store, "văn phòng", what=["duty"]).hits} == {"duty"}
    paragraph = search(store, "căn cứ nghị quyết", what=["paragraph"]).hits[0]
    text = store.text(paragraph.document)
    assert text[paragraph.begin : paragraph.end] == paragraph.text.text


def test_the_limit_leaves_the_rest_out_and_says_so(store: Store) -> None:
    results = search(store, "văn phòng", limit=2)
    assert (len(results.hits), results.more) == (2, True)


@pytest.mark.parametrize("words", ["NOT mỏ", "()", '""', "*", "AND OR", "a " * 65])
def test_what_says_nothing_is_refused(store: Store, words: str) -> None:
    with pytest.raises(UsageError, match=r"usage\.query"):
        search(store, words)


@given(st.text(alphabet="ađộ \"*()|:-^{}+'ANDORT\n\u0301", max_size=40))
def test_no_sign_breaks_a_search(store: Store, words: str) -> None:
    try:
        search(store, words)
    except UsageError as error:
        assert error.code == "usage.query"


def test_tone_marks_in_either_place_are_as_typed() -> None:
    terms = read_query("uỷ ban").terms
    assert exactness(terms, "Ủy ban nhân dân") == exactness(terms, "UỶ BAN") == 1
    assert exactness(terms, "Uy ban") < 1
    assert spans(terms, "thuỷ ban, uy ban") == [(10, 16)]


def test_postgresql_is_asked_in_its_own_words() -> None:
    assert read_query('"một cửa" NOT (công* OR đá)', "postgresql").together == (
        "(('mot' <-> 'cua')) & !((('cong':*) | ('da')))"
    )


class TestCommand:
    def test_it_shows_the_place_and_marks_the_words(self, path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        assert run(["search", "mot", "cua", "--store", str(path)]) == 0
        out = capfd.readouterr().out
        assert "1. Xây dựng Bộ phận «Một cửa» hiện đại" in out
        assert "UBND xã Bình An · 2024 · archive/một.txt" in out
        assert "Thời hạn: Trước ngày 30/6/2024" in out

    def test_json_holds_all_of_it(self, path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        assert run(["search", "tối đa", "--store", str(path), "--format", "json", "--year", "2025"]) == 0
        found = json.loads(capfd.readouterr().out)
        assert found["filters"] == {"year": 2025}
        hit = found["hits"][0]
        assert [hit["text"][a:b] for a, b in hit["text_marks"]] == ["tối đa"]

    @pytest.mark.parametrize("day", ["30/6/2024", "2024-06-30", "30.6.2024"])
    def test_days_are_read_as_people_write_them(self, path: Path, day: str, capfd: pytest.CaptureFixture[str]) -> None:
        assert run(["search", "--store", str(path), "--due-before", day, "--field", "procedures"]) == 0
        assert "Bộ phận Một cửa" in capfd.readouterr().out

    @pytest.mark.parametrize(
        ("arguments", "code", "error"),
        [
            (["một cửa"], 2, "usage.missing"),
            (["một cửa", "--store", "không có"], 3, "store.not_found"),
            (["--store", "{}", "--due-before", "31/6/2024"], 2, "usage.day"),
            (["--store", "{}"], 2, "usage.query"),
        ],
    )
    def test_wrong_use_is_told(
        self, path: Path, arguments: list[str], code: int, error: str, capfd: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["search", *(argument.format(path) for argument in arguments)]) == code
        assert error in capfd.readouterr().err

    def test_nothing_found_is_no_error(self, path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        assert run(["search", "thủy triều", "--store", str(path), "--lang", "en"]) == 0
        said = capfd.readouterr()
        assert (said.out, said.err) == ("", "Nothing was found.\n")

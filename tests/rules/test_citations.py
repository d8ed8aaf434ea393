"""Citations read as clerks write them: one case a way of writing (citations.toml), and whole documents."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from shared_material import SHARED, needs_shared

from kehoach.extract.outline.build import build
from kehoach.extract.rules.citations import find_citations
from kehoach.extract.rules.citations_mentions import citations_in
from kehoach.extract.sources.file import SourceFile
from kehoach.extract.sources.text import read
from kehoach.models.outline import Outline
from kehoach.models.records import Citation

DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("citations.toml").read_text("utf-8"))
CASES: list[dict[str, Any]] = DATA["case"]

PLAN: str = DATA["plan"]["text"]


def _outline(text: str, name: str = "ke-hoach.txt") -> Outline:
    return build(read(SourceFile(name, text.encode())))


def _cited() -> dict[tuple[str, str | None], Citation]:
    return {(own.symbol, own.issued): own for own in find_citations(_outline(PLAN))}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_text_names_its_documents(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = citations_in(text)
    assert [" | ".join((m.symbol, m.kind, m.issued or "-", m.issuer or "-")) for m in found] == case["found"]
    assert all(0 <= match.start <= match.named[0] < match.named[1] <= match.end <= len(text) for match in found)


@pytest.mark.parametrize("case", DATA["title"], ids=[case["name"] for case in DATA["title"]])
def test_a_title_ends_where_the_next_document_or_the_clause_of_the_writer_begins(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [text[slice(*m.title)] if m.title else "-" for m in citations_in(text)] == case["titles"]


def test_a_second_basis_behind_a_title_is_a_basis() -> None:
    text = DATA["title"][0]["text"]
    assert [own.role for own in find_citations(_outline(f"KẾ HOẠCH\nCải cách hành chính\n\n{text}"))] == [
        "basis",
        "basis",
    ]


def test_one_record_a_document_in_the_order_of_first_mention() -> None:
    assert [own.symbol for own in find_citations(_outline(PLAN))] == [
        "70/QĐ-UBND", "12/KH-UBND", "30-NQ/TU", "58/KH-UBND", "Luật Lưu trữ", "12/KH-UBND", "61/KH-UBND",
    ]  # fmt: skip


def test_the_number_in_the_head_is_no_citation_but_that_of_the_annex_note_is() -> None:
    own = _cited()["61/KH-UBND", "2025-04-15"]
    places = own.where if isinstance(own.where, list) else [own.where]
    assert own.role == "self"
    assert places[-1].quote == "Kế hoạch số 61 /KH- UBND ngày 15/4/2025"


def test_roles_tell_bases_replaced_documents_and_mere_mentions() -> None:
    roles = {key[0]: own.role for key, own in reversed(_cited().items())}
    assert roles == {
        "70/QĐ-UBND": "basis", "12/KH-UBND": "basis", "30-NQ/TU": "mention", "58/KH-UBND": "replaced",
        "Luật Lưu trữ": "mention", "61/KH-UBND": "self",
    }  # fmt: skip


def test_short_forms_are_further_mentions() -> None:
    cited = _cited()
    quotes = {
        symbol: [place.quote for place in (own.where if isinstance(own.where, list) else [own.where])]
        for (symbol, _), own in cited.items()
    }
    assert "Quyết định nêu trên" in quotes["70/QĐ-UBND"]
    assert "Nghị quyết 30" in quotes["30-NQ/TU"]
    assert "Kế hoạch này" in quotes["61/KH-UBND"]
    assert quotes["Luật Lưu trữ"] == ["Luật Lưu trữ năm 2024", "Luật Lưu trữ"]


def test_equal_numbers_of_different_years_are_different_documents() -> None:
    assert {issued for symbol, issued in _cited() if symbol == "12/KH-UBND"} == {"2025-01-03", "2024-01-06"}


def test_two_dates_of_one_year_are_one_document() -> None:
    text = "Theo Kế hoạch số 9/KH-UBND ngày 20/02/2025.\n\nTheo Kế hoạch số 9/KH-UBND ngày 27/02/2025."
    assert [(own.symbol, own.issued) for own in find_citations(_outline(text))] == [("9/KH-UBND", "2025-02-20")]


def test_a_clean_print_gives_the_date_of_a_misprinted_one() -> None:
    text = "Theo Kế hoạch số 9/KH-UBND ngày 20/02/20255.\n\nTheo Kế hoạch số 9/KH-UBND ngày 20/02/2025."
    assert [own.issued for own in find_citations(_outline(text))] == ["2025-02-20"]


def test_every_place_quotes_the_text() -> None:
    outline = _outline(PLAN)
    for own in find_citations(outline):
        for place in own.where if isinstance(own.where, list) else [own.where]:
            assert outline.text[place.start : place.end] == place.quote


@needs_shared
@pytest.mark.parametrize(
    "stem", ["seed-0-ea-ly", "seed-1-tuy-phuoc", "seed-2-phu-lam", "seed-3-cam-giang", "seed-4-huong-tra"]
)
def test_the_gold_documents_are_cited(stem: str) -> None:
    assert SHARED is not None
    gold = json.loads((SHARED / "gold" / f"{stem}.json").read_text("utf-8"))["citations"]
    found = find_citations(_outline((SHARED / "seeds" / f"{stem}.txt").read_text("utf-8"), f"{stem}.txt"))
    assert sorted((own.symbol, own.kind, own.issued) for own in found) == sorted(
        (g["symbol"], g["kind"], g["issued"]) for g in gold
    )

"""The documents say what the program does: error codes, links, names of records."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import kehoach
from kehoach.models.records import Plan, Task

ROOT = Path(__file__).resolve().parents[2]
ROOMS = [ROOT / room for room in ("models", "extract", "audit", "generate", "corpus", "kehoach/cli")]
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "samples").glob("*.md")),
]
ERRORS = (ROOT / "docs/errors.md").read_text(encoding="utf-8")


def raised(*errors: str) -> Iterator[str]:
    """The codes that errors of these classes are made with anywhere in the rooms."""
    for room in ROOMS:
        for path in room.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in errors:
                    code = node.args[0]
                    if isinstance(code, ast.Constant) and isinstance(code.value, str):
                        yield code.value


def explained(heading: str) -> set[str]:
    """The codes in the table of one section of docs/errors.md."""
    section = ERRORS.split(f"## {heading}")[1].split("\n## ")[0]
    return set(re.findall(r"^\| `([a-z_.-]+)` \|", section, flags=re.MULTILINE))


@pytest.mark.parametrize(
    ("heading", "error"),
    [("Đọc tệp", "SourceError"), ("Ghi kết quả", "OutputError"), ("Dữ liệu", "DataError")],
)
def test_error_codes_of_the_source_are_those_of_the_page(heading: str, error: str) -> None:
    assert explained(heading) == set(raised(error))


def test_issue_codes_of_the_page_are_in_the_source() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "extract").rglob("*.py"))

    assert [code for code in sorted(explained("Chỗ nghi ngờ")) if f'"{code}"' not in source] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_page_of_records_names_every_part_of_a_plan() -> None:
    page = (ROOT / "docs/records.md").read_text(encoding="utf-8")

    assert [name for name in Plan.model_fields if f"| `{name}` |" not in page] == []


def test_example_of_the_page_is_what_reading_it_gives() -> None:
    page = (ROOT / "docs/records.md").read_text(encoding="utf-8")
    text = page.split("```text\n")[1].split("```")[0]
    shown = json.loads(page.split("```json\n")[1].split("```")[0])
    plan = kehoach.read_bytes(text.encode(), "vi-du.txt").plan

    assert [task.model_dump(mode="json", by_alias=True) for task in plan.tasks] == [
        Task.model_validate(shown).model_dump(mode="json", by_alias=True)
    ]


def test_glossary_leads_both_ways() -> None:
    there, back = (ROOT / "docs/glossary.md").read_text(encoding="utf-8").split("## English - Vietnamese")
    english = {cell.strip() for row in back.splitlines() for cell in row.split("|")[1::2]}
    terms = set(re.findall(r"^\| [^|`]+ \| `([a-z_]+)`", there, flags=re.MULTILINE))

    assert len(terms) > 60
    assert sorted(terms - english) == []


def test_glossary_knows_the_fields_of_a_task() -> None:
    page = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    plain = {"id", "text", "role", "output_where"}

    assert [name for name in Task.model_fields if name not in plain and f"`{name.rstrip('s')}`" not in page] == []

"""Whatever a document says, the file that carries it is whole and says the same."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kehoach.generate.tables import as_text, clean
from kehoach.generate.writers import names, writer
from kehoach.models.records import Plan

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
only_tasks = frozenset({"tasks"})
Make = Callable[..., Plan]


def saying(plan: Plan, text: str) -> Plan:
    """The plan with one task that says the text."""
    return plan.model_copy(update={"tasks": [plan.tasks[0].model_copy(update={"text": text, "output": text})]})


@quick
@given(text=words)
@example(text="<r><t>a & b</t></r>")
@example(text="_x0041_")
@example(text="{=1+1}")
@example(text="http://vi.du")
def test_a_workbook_opens_and_says_what_the_record_says(make_plan: Make, text: str) -> None:
    data = writer("xlsx").write([saying(make_plan(), text)], only_tasks, "vi")
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Nhiệm vụ"]
    row = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert row["Sản phẩm"].data_type in ("s", "n")
    shown = row["Sản phẩm"].value or ""
    assert isinstance(shown, str)
    assert shown.strip() == as_text(clean(text), "vi").replace("\ufffe", "_xFFFE_").replace("\uffff", "_xFFFF_").strip()


@quick
@given(text=words)
@example(text='";\r\n"')
def test_a_csv_table_has_one_row_for_the_record(make_plan: Make, text: str) -> None:
    data = writer("csv").write([saying(make_plan(), text)], only_tasks, "vi")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(rows) == 2
    shown = rows[1][rows[0].index("Sản phẩm")]
    assert shown.removeprefix("'") in (clean(text), str(clean(text)).removeprefix("'"))
    assert not shown.startswith(("=", "+", "-", "@", "\t", "\r"))


@quick
@given(text=words)
@example(text="a | b \\| c")
@example(text="</table>\n\n# x")
def test_a_markdown_table_has_one_line_for_the_record(make_plan: Make, text: str) -> None:
    report = writer("md").write([saying(make_plan(), text)], only_tasks, "vi").decode()
    table = [line for line in report.split("\n") if line.startswith("|")]
    assert len(table) == 3
    bars = [line.replace("\\\\", "").replace("\\|", "").count("|") for line in table]
    assert len(set(bars)) == 1


@quick
@given(text=words)
def test_json_gives_the_record_back(make_plan: Make, text: str) -> None:
    plan = saying(make_plan(), text)
    for name in ("json", "jsonl"):
        assert Plan.model_validate_json(writer(name).write([plan], frozenset(), "vi")) == plan


@pytest.mark.parametrize("name", names())
def test_several_plans_make_one_file(name: str, make_plan: Make) -> None:
    data = writer(name).write([make_plan("a.docx"), make_plan("b.docx")], only_tasks, "vi")
    assert writer(name).is_own(data)

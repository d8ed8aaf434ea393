"""``template check``: mistakes, names nobody knows, and data that is left unused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from template_files import lines, package, table

from kehoach.generate.word_template import check, compile_template

BODY = lines(
    "{{ plan.title }}", "{%p for t in tasks|sort(attribute='name') %}", "{{ t.name }} {{ loop.index }}", "{%p endfor %}"
)


def _names(body: str) -> list[str]:
    return [field.name for field in compile_template(package(body)).fields()]


def test_a_template_says_which_names_it_uses_and_where() -> None:
    fields = compile_template(package(BODY)).fields()
    assert [field.name for field in fields] == ["plan.title", "tasks", "tasks[].name"]
    assert [field.place.paragraph for field in fields] == [1, 2, 3]
    assert fields[2].place.words == "{{ t.name }}"


def test_names_in_a_cell_have_its_table_row_and_number() -> None:
    (field,) = compile_template(package(lines("a") + table(("a",), ("b", "c\n{{ x }}")))).fields()
    place = field.place
    assert (place.table, place.row, place.cell, place.paragraph) == (1, 2, 2, 2)
    assert place.said().vi == "phần thân (document.xml), bảng 1, hàng 2, ô 2: {{ x }}"


def test_what_the_template_names_itself_is_no_field() -> None:
    assert _names(lines("{% set a = plan.unit %}{{ a.name }}{% set b = 1 %}{{ b }}")) == ["plan.unit", "plan.unit.name"]
    assert _names(lines("{% macro m(x) %}{{ x.y }}{{ z }}{% endmacro %}{{ m(1) }}")) == ["z"]
    assert _names(lines("{% for a, b in table.items() %}{{ a }}{{ b }}{% endfor %}")) == ["table"]
    assert _names(lines("{% with u = plan.unit %}{{ u.name }}{% endwith %}{{ u }}")) == [
        "plan.unit",
        "plan.unit.name",
        "u",
    ]
    assert _names(lines("{% for i in range(3) %}{{ loop.index }}{% endfor %}")) == []
    assert _names(lines("{{ tasks[0].lead }} {{ (tasks|first).coop }} {{ tasks[1:]|length }}")) == [
        "tasks[].lead",
        "tasks[].coop",
        "tasks",
    ]
    assert _names(lines("{% for t in tasks if t.ok and u %}{% for c in t.coops %}{{ c }}{% endfor %}{% endfor %}")) == [
        "tasks",
        "tasks[].ok",
        "u",
        "tasks[].coops",
        "tasks[].coops[]",
    ]


def test_a_sound_template_has_no_problems() -> None:
    assert check(package(BODY)) == []
    assert check(package(BODY), {"plan": {"title": "a"}, "tasks": [{"name": "b"}]}) == []
    assert check(package(BODY), {"plan.title", "tasks[].name"}) == []
    assert check(package(BODY), {"plan": {"title": "a"}, "tasks": []}) == []


def test_mistakes_come_with_their_code_and_place() -> None:
    (problem,) = check(package(lines("a", "{% if x %}")))
    assert (problem.kind, problem.code) == ("error", "template.unclosed")
    assert "đoạn 2" in problem.message.vi


def test_a_name_that_nobody_knows_is_told_with_its_place() -> None:
    (problem,) = check(package(lines("{{ plan.tilte }}", "{{ plan.title }}")), {"plan": {"title": "a"}})
    assert (problem.kind, problem.name) == ("unknown", "plan.tilte")
    assert problem.place is not None and problem.place.paragraph == 1


def test_a_name_that_is_only_asked_for_is_not_unknown() -> None:
    assert check(package(lines("{{ a|default('b') }}{% if c is defined %}{% endif %}")), set()) == []


def test_data_that_the_template_leaves_out_is_told() -> None:
    known = {"plan": {"title": "a", "number": 1}, "tasks": [{"name": "b", "lead": "c"}], "note": "d"}
    found = check(package(BODY), known)
    assert [(problem.kind, problem.name) for problem in found] == [
        ("unused", "note"),
        ("unused", "plan.number"),
        ("unused", "tasks[].lead"),
    ]


@dataclass
class _Task:
    lead: str


def test_records_are_data() -> None:
    assert compile_template(package(lines("{{ t.lead }}"))).render({"t": _Task("a")})
    assert check(package(lines("{{ t.lead }}")), {"t": _Task("a")}) == []


def test_the_page_of_errors_explains_every_code() -> None:
    root = Path(__file__).resolve().parents[2]
    page = (root / "docs/errors.md").read_text(encoding="utf-8")
    source = "".join(path.read_text(encoding="utf-8") for path in (root / "generate/word_template").glob("*.py"))
    codes = set(re.findall(r"failure\(\s*\"(\w+)\"", source)) | {"syntax", "value", "unused_field"}
    assert set(re.findall(r"^\| `template\.(\w+)` \|", page, flags=re.MULTILINE)) == codes

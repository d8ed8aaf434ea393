"""Which field of reform a heading, a task or a place under headings belongs to."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kehoach.extract.rules.fields import field_of, field_of_path, field_of_task

GIVEN = tomllib.loads(Path(__file__).with_name("fields.toml").read_text("utf-8"))
HEADINGS = [(text, field) for field, texts in GIVEN["heading"].items() for text in texts]
TASKS = [(text, field) for field, texts in GIVEN["task"].items() for text in texts]


@pytest.mark.parametrize(("text", "field"), HEADINGS)
def test_a_heading_names_a_field(text: str, field: str) -> None:
    assert (field_of(text) or "none") == field


@pytest.mark.parametrize(("text", "field"), TASKS)
def test_a_task_without_heading_belongs_by_its_content(text: str, field: str) -> None:
    assert (field_of_task(text) or "none") == field


@pytest.mark.parametrize("path", GIVEN["path"], ids=lambda path: path["titles"][-1])
def test_the_innermost_heading_decides_unless_another_index_stands_above(path: dict[str, str]) -> None:
    assert (field_of_path(path["titles"]) or "") == path["field"]

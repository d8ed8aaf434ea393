"""Plans, decisions, directives, notices and letters in small: their sections, and every task with who and when."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import kehoach

FOLDER = Path(__file__).parent


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['about']}")
        for path in sorted(FOLDER.glob("prose_*.toml"))
        for case in tomllib.loads(path.read_text("utf-8"))["case"]
    ]


def document(case: dict[str, Any]) -> bytes:
    text = case["text"] if case.get("wrapped") else case["text"].replace("\n", "\n\n")
    return text.encode()


def said(task: Any) -> str:
    where = [task.role, task.section or "?", task.ordinal, "inherited" if task.inherited else None, task.intent]
    parts = [" ".join(word for word in where if word) + ": " + " ".join(task.text.split())]
    if task.criterion:
        parts.append("criterion " + task.criterion)
    if task.lead:
        parts.append("lead " + "; ".join(body.name for body in task.lead))
    if task.coop:
        parts.append("coop " + "; ".join(body.name for body in task.coop))
    if task.output:
        parts.append("output " + " + ".join(task.output.split("\n")))
    if task.deadlines:
        times = (" ".join(word for word in (one.kind, one.due, one.every) if word) for one in task.deadlines)
        parts.append("when " + "; ".join(times))
    if task.field:
        parts.append("field " + task.field)
    return " | ".join(parts)


@pytest.mark.parametrize("case", cases())
def test_the_document_says(case: dict[str, Any]) -> None:
    plan = kehoach.read_bytes(document(case), "ca.txt").plan
    assert [f"{section.label} | {section.title}" for section in plan.sections] == case["sections"]
    assert [said(task) for task in plan.tasks] == case["tasks"]
    doubts = [issue.message for issue in plan.issues if issue.code == "numbering"]
    assert doubts == case.get("doubts", [])


@pytest.mark.parametrize("case", cases())
def test_every_place_quotes_the_text(case: dict[str, Any]) -> None:
    plan = kehoach.read_bytes(document(case), "ca.txt").plan
    for task in plan.tasks:
        for place in task.where if isinstance(task.where, list) else [task.where]:
            assert plan.text[place.start : place.end] == place.quote

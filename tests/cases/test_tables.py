"""Documents and parts of documents with tables, as provinces, districts and communes print them, read to the end.

Each case says what must come out: the tasks (who, with whom, by when, with what output, under which section),
the rows of a table, and that no character is lost.
"""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import kehoach
from kehoach.models.outline import Grid
from kehoach.models.records import Deadline, Task

if TYPE_CHECKING:
    from kehoach import Reading

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("tables_*.toml"))
CASES = [
    pytest.param(case, id=f"{path.stem[7:]}-{case['name']}")
    for path in FILES
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]


def data_of(case: dict[str, Any]) -> bytes:
    """The case's text in the bytes of its encoding."""
    text = unicodedata.normalize(case.get("form", "NFC"), case["text"])
    if case.get("encoding") == "cp1258":
        text = "".join(old_letter(letter) for letter in text)
    if case.get("line_end") == "crlf":
        text = text.replace("\n", "\r\n")
    return text.encode(case.get("encoding", "utf-8"))


def old_letter(letter: str) -> str:
    """A letter as Windows-1258 writes it: the tone mark apart, the other marks with the letter."""
    first, *marks = unicodedata.normalize("NFD", letter)
    shape = [mark for mark in marks if mark in "\u0302\u0306\u031b"]
    tone = [mark for mark in marks if mark not in shape]
    return unicodedata.normalize("NFC", first + "".join(shape)) + "".join(tone)


def said(task: Task, wanted: dict[str, Any]) -> dict[str, Any]:
    """What a task says, in the fields that the case names; bodies and times always."""
    found: dict[str, Any] = {
        "text": task.text[: len(wanted["text"])],
        "lead": [body.name for body in task.lead],
        "coop": [body.name for body in task.coop],
        "due": [times(one) for one in task.deadlines],
    }
    for name in ("ordinal", "section", "criterion", "output", "intent", "role", "field"):
        if name in wanted:
            found[name] = getattr(task, name) or ""
    if "actions" in wanted:
        found["actions"] = [
            " | ".join(
                [action.text, "; ".join(b.name for b in action.lead), "; ".join(times(one) for one in action.deadlines)]
            )
            for action in task.actions
        ]
    return found


def times(deadline: Deadline) -> str:
    """``date 2026-06-30`` or ``recurring quarter``."""
    return " ".join(part for part in (deadline.kind, deadline.due, deadline.every) if part)


def rows(reading: Reading, index: int) -> list[str]:
    """A table's rows as lines, the cells that a merged one covers left out."""
    text = reading.outline.text
    return [
        " | ".join(" / ".join(text[a:b] for a, b in cell.lines) for cell in row if cell.origin is None)
        for row in reading.outline.grids[index].rows
    ]


@pytest.mark.parametrize("case", CASES)
def test_the_document_reads_as_it_says(case: dict[str, Any]) -> None:
    reading = kehoach.read_bytes(data_of(case), case.get("file", "van-ban.txt"))
    assert reading.source.coverage == 1.0
    if "tasks" in case:
        wanted = [{"lead": [], "coop": [], "due": []} | task for task in case["tasks"]]
        tasks = [task for task in reading.tasks if case.get("all_tasks") or is_in_table(task)]
        assert [said(task, want) for task, want in zip(tasks, wanted, strict=False)] == wanted
        assert [task.text for task in tasks[len(wanted) :]] == []
    if "rows" in case:
        assert rows(reading, case.get("table", -1)) == case["rows"]
    if "tables" in case:
        assert len(reading.outline.grids) == case["tables"]
    if "proof" in case:
        grid: Grid = reading.outline.grids[case.get("table", -1)]
        assert [stitch.proof for stitch in grid.stitches] == case["proof"]
    for name, value in case.get("header", {}).items():
        assert getattr(reading.header, name) == value
    assert {issue.code for issue in reading.issues} >= set(case.get("issues", ()))


def is_in_table(task: Task) -> bool:
    """Whether a task was read from a table."""
    places = task.where if isinstance(task.where, list) else [task.where]
    return places[0].table is not None


def test_the_cases_are_many_and_named_apart() -> None:
    names = [str(param.id) for param in CASES]
    assert len(names) == len(set(names))
    assert len(names) >= 85

"""The records of the measured plans against their gold, kind by kind, in three formats."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from shared_material import SHARED, needs_shared

import kehoach

FLOORS = {
    "header": 0.98,
    "recipients": 0.98,
    "citations": 0.97,
    "sections": 0.97,
    "scores": 0.96,
    "tasks": 0.98,
    "lead": 0.97,
    "coop": 0.97,
    "outputs": 0.97,
    "deadlines": 0.96,
    "actions": 0.92,
    "targets": 0.93,
    "task section": 0.97,
    "task role": 0.97,
    "task field": 0.97,
    "task intent": 0.97,
    "task criterion": 0.97,
}
SPECIAL = ("seed-1-tuy-phuoc.no-repeat.docx", "seed-1-tuy-phuoc.no-repeat.pdf", "seed-1-tuy-phuoc.mixed-font.pdf")


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_files(shared: Path) -> list[Path]:
    return sorted((shared / "gold").glob("*.json"))


def figures(shared: Path, sources: dict[str, Path]) -> dict[str, float]:
    """F1 of every kind over the named documents, micro-averaged."""
    module = scorer(shared)
    total: Any = module.Tally()
    for stem, path in sources.items():
        gold = json.loads((shared / "gold" / f"{stem}.json").read_text("utf-8"))
        total.add(module.score_document(gold, json.loads(kehoach.read(path).plan.to_json())))
    return {kind: f1 for kind, _, _, f1, _, _ in total.rows()}


@pytest.fixture(scope="session")
def text_figures() -> dict[str, float]:
    assert SHARED is not None
    return figures(SHARED, {path.stem: SHARED / "seeds" / f"{path.stem}.txt" for path in gold_files(SHARED)})


@needs_shared
@pytest.mark.parametrize("kind", FLOORS)
def test_text_keeps_the_floor_of(kind: str, text_figures: dict[str, float]) -> None:
    assert text_figures[kind] >= FLOORS[kind]


@needs_shared
@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_a_typeset_plan_reads_like_its_text(suffix: str, text_figures: dict[str, float]) -> None:
    assert SHARED is not None
    found = figures(SHARED, {p.stem: SHARED / "fixtures" / f"{p.stem}.{suffix}" for p in gold_files(SHARED)})

    assert {k: f1 for k, f1 in found.items() if k in FLOORS and f1 < text_figures[k] - 0.01} == {}


@needs_shared
@pytest.mark.parametrize("name", SPECIAL)
def test_a_special_rendering_reads_like_the_plain_one(name: str) -> None:
    assert SHARED is not None
    stem = name.split(".", maxsplit=1)[0]
    plain = figures(SHARED, {stem: SHARED / "seeds" / f"{stem}.txt"})
    found = figures(SHARED, {stem: SHARED / "fixtures" / name})

    assert {k: f1 for k, f1 in found.items() if k in FLOORS and f1 < plain[k] - 0.01} == {}


def _documents() -> list[Path]:
    if SHARED is None:
        return []
    return [
        *sorted((SHARED / "wild").glob("wild-*.md")),
        *sorted((SHARED / "seeds").glob("*.txt")),
        *sorted((SHARED / "fixtures").glob("seed-*")),
    ]


@needs_shared
@pytest.mark.parametrize("path", _documents(), ids=lambda path: path.name)
def test_nothing_of_a_real_document_is_lost(path: Path) -> None:
    plan = kehoach.read(path).plan

    assert plan.source.coverage >= 0.999
    assert all(plan.text[s.where.start : s.where.end] == s.where.quote for s in plan.sections)

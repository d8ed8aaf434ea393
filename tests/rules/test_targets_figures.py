"""Figures that sentences set, and those that look like it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kehoach.extract.rules.targets_figures import TargetFigure, targets_of_text
from kehoach.extract.rules.targets_sense import Mode

CASES = [
    (case["mode"], cell[0], [found for found in cell[1:] if found])
    for case in tomllib.loads(Path(__file__).with_name("targets_figures.toml").read_text("utf-8"))["case"]
    for cell in case["cells"]
]


def said(figure: TargetFigure) -> str:
    upper = f"-{figure.upper:g}" if figure.upper is not None else ""
    return f"{figure.value:g}{upper} {figure.unit} {figure.op}"


@pytest.mark.parametrize(("mode", "text", "found"), CASES, ids=[text for _, text, _ in CASES])
def test_a_sentence_sets_figures(mode: Mode, text: str, found: list[str]) -> None:
    figures = targets_of_text(text, mode)
    assert [said(figure) for figure in figures] == found
    for figure in figures:
        assert text[figure.start : figure.end] == figure.printed
        assert figure.clause[0] <= figure.start < figure.end <= figure.clause[1]

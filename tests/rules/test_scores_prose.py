"""Scores in sentences."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kehoach.extract.rules.scores_prose import ProseScore, scores_of_sentence

CASES = tomllib.loads(Path(__file__).with_name("scores_prose.toml").read_text("utf-8"))["case"]
ORDER = ("max", "self", "appraised", "previous", "delta")


def said(score: ProseScore) -> str:
    figures = " ".join(f"{name}={score.figures[name]:g}" for name in ORDER if name in score.figures)
    counted = f"n={score.n_criteria}/{score.n_subcriteria}" if score.n_criteria else ""
    more = [counted, f"rank={score.rank}" if score.rank else "", score.unit or "", str(score.year or "")]
    words = " ".join(word for word in more if word)
    return f"{score.code or '-'} ; {score.criterion} ; {figures}" + (f" ; {words}" if words else "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_sentence_prints_scores(case: dict[str, Any]) -> None:
    scores = scores_of_sentence(case["text"])
    assert [said(score) for score in scores] == case["found"]
    assert all(0 <= score.start < score.end <= len(case["text"]) for score in scores)

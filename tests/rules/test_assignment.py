"""Who leads and who takes part, in cells, labels and sentences, as the cases beside this file say."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.extract.rules.assignment import Assignment, prose_assignment, read_roles, roles_at_slash
from kehoach.extract.rules.reading import sentence_assignment

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(Path(__file__).with_name("assignment.toml").read_text("utf-8"))


def _name(case: dict[str, Any]) -> str:
    return case["text"].replace("\n", " ⏎ ") or "(trống)"


def _printed(text: str, found: Assignment) -> tuple[list[str], list[str]]:
    return [text[b.start : b.end] for b in found.lead], [text[b.start : b.end] for b in found.coop]


@pytest.mark.parametrize("case", CASES["role"], ids=_name)
def test_a_cell_or_label_tells_the_roles(case: dict[str, Any]) -> None:
    found = read_roles(case["text"], case.get("default", "lead"))
    assert _printed(case["text"], found) == (case["lead"], case["coop"])


@pytest.mark.parametrize("case", CASES["prose"], ids=_name)
def test_a_sentence_charges_its_bodies(case: dict[str, Any]) -> None:
    assert _printed(case["text"], prose_assignment(case["text"])) == (case["lead"], case["coop"])


@pytest.mark.parametrize("case", CASES["read"], ids=_name)
def test_a_sentence_is_read_behind_what_opens_it(case: dict[str, Any]) -> None:
    assert _printed(case["text"], sentence_assignment(case["text"])) == (case["lead"], case["coop"])


@pytest.mark.parametrize("case", CASES["slash"], ids=_name)
def test_a_cell_under_two_roles_is_cut_at_its_slash(case: dict[str, Any]) -> None:
    found = roles_at_slash(case["text"])
    assert (found and _printed(case["text"], found)) == ((case["lead"], case["coop"]) if "lead" in case else None)


PIECES = st.sampled_from(["chủ trì ", "phối hợp với ", "các ", "Sở Nội vụ ", " và ", *"-;,.:()\n \t+/ạđSBA1"])


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_an_assignment_inside_it(text: str) -> None:
    for found in (read_roles(text), read_roles(text, "coop")):
        assert all(0 <= body.start < body.end <= len(text) for body in (*found.lead, *found.coop))

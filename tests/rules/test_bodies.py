"""Lists of bodies, headings that name them and what a name means, as the cases beside this file say."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kehoach.extract.rules.bodies import heading_bodies, reads_as_bodies, resolve, split_bodies
from kehoach.models.vocabulary import load

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(Path(__file__).with_name("bodies.toml").read_text("utf-8"))


def _name(case: dict[str, Any]) -> str:
    return (case.get("text") or case.get("name") or "(trống)").replace("\n", " ⏎ ")


@pytest.mark.parametrize("case", CASES["list"], ids=_name)
def test_a_list_is_split_into_its_bodies(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [text[body.start : body.end] for body in split_bodies(text)] == case["bodies"]


@pytest.mark.parametrize("case", CASES["heading"], ids=_name)
def test_a_duty_heading_names_its_bodies(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [text[body.start : body.end] for body in heading_bodies(text)] == case["bodies"]


@pytest.mark.parametrize("case", CASES["resolve"], ids=_name)
def test_a_name_means_a_body(case: dict[str, Any]) -> None:
    assert resolve(case["name"], case["level"]) == (case.get("id"), case.get("kind"))


@pytest.mark.parametrize("case", CASES["reads"], ids=_name)
def test_how_far_a_text_reads_as_bodies(case: dict[str, Any]) -> None:
    assert case["least"] <= reads_as_bodies(case["text"]) <= case["most"]


def test_a_list_within_a_longer_text_keeps_the_offsets_of_the_text() -> None:
    text = "Cơ quan chủ trì: Sở Nội vụ, Sở Tư pháp. Thời gian: năm 2026"
    found = split_bodies(text, text.index("Sở Nội"), text.index(". Thời"))
    assert [text[body.start : body.end] for body in found] == ["Sở Nội vụ", "Sở Tư pháp"]


def test_every_body_of_the_vocabulary_has_an_own_id_a_name_and_a_kind() -> None:
    bodies = load("bodies")["body"]
    assert len({body["id"] for body in bodies}) == len(bodies)
    assert all(body["names"] and body["kind"] and body["levels"] for body in bodies)


@pytest.mark.parametrize("body", load("bodies")["body"], ids=lambda body: body["id"])
def test_a_known_name_is_one_body_that_resolves(body: dict[str, Any]) -> None:
    for name in body["names"]:
        assert [name[b.start : b.end] for b in split_bodies(name)] == [name]
        assert resolve(name, body["levels"][0])[1] is not None

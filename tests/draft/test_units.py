"""Old units of government and their successors; cases in units.toml."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kehoach.generate.draft.units import special_zones, successor_province, successor_unit, unit_of

_DATA = tomllib.loads(Path(__file__).with_name("units.toml").read_text("utf-8"))
UNITS: list[dict[str, Any]] = _DATA["unit"]
HEADS: list[dict[str, Any]] = _DATA["head"]


@pytest.mark.parametrize("case", UNITS, ids=lambda case: f"{case['unit']}, {case.get('district', '-')}")
def test_a_unit_goes_to_what_took_its_place(case: dict[str, Any]) -> None:
    change = successor_unit(case["unit"], case.get("district"), case.get("province"), tiers=case.get("tiers", "three"))
    assert change.status == case.get("status", "found")
    assert "2025-07-01" in change.source
    if "want" in case:
        assert change.unit is not None
        assert (str(change.unit), change.unit.province) == (case["want"], case["in"])
    else:
        assert change.unit is None
    if "among" in case:
        assert case["among"] in [str(one) for one in change.candidates]


@pytest.mark.parametrize("case", HEADS, ids=lambda case: case["issuer"])
def test_a_head_names_the_unit_its_district_and_province(case: dict[str, Any]) -> None:
    names = unit_of(case["issuer"], case.get("parent"), case.get("place"), case.get("text", ""))
    assert [name or "" for name in names] == case["wanted"]


def test_there_are_cases_enough() -> None:
    assert len(UNITS) >= 25


def test_a_divided_commune_is_asked_about_with_the_main_part_first() -> None:
    change = successor_unit("xã Định Hiệp", "huyện Dầu Tiếng", "tỉnh Bình Dương")
    assert change.status == "ambiguous"
    assert str(change.candidates[0]) == "xã Thanh An"
    assert len(change.candidates) > 1


def test_all_63_provinces_have_one_of_34() -> None:
    assert successor_province("Hà Giang") == "Tỉnh Tuyên Quang"
    assert successor_province("tỉnh Đăk Lăk") == "Tỉnh Đắk Lắk"
    assert successor_province("Atlantis") is None


def test_special_zones_are_told_by_province() -> None:
    assert special_zones("Tỉnh Kiên Giang")
    assert not special_zones("Tỉnh Lai Châu")


def test_the_data_is_read_without_loading_underthesea() -> None:
    code = (
        "import sys; from kehoach.generate.draft import units;"
        "assert units.successor_unit('xã Ea Ly').unit; assert 'underthesea' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

"""Heads and signature blocks read in all the forms clerks give them (header.toml)."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from shared_material import SHARED, needs_shared

from kehoach.extract.outline.build import build
from kehoach.extract.rules.header import read_header
from kehoach.extract.rules.header_names import bodies_of, level_of, written_form
from kehoach.extract.rules.header_title import plan_year
from kehoach.extract.sources.file import SourceFile
from kehoach.extract.sources.text import read
from kehoach.models.outline import Outline

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("header.toml").read_text("utf-8"))["case"]
SCORED = (
    "kind", "number", "symbol", "issuer", "level", "place", "issued", "title", "plan_year", "base_year",
    "signer", "signer_title", "authority", "recipients",
)  # fmt: skip


def _outline(text: str, name: str = "ke-hoach.txt") -> Outline:
    return build(read(SourceFile(name, text.encode())))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_head_is_read(case: dict[str, Any]) -> None:
    outline = _outline(case["text"])
    found = read_header(outline)
    wanted = {name: None if value == "-" else value for name, value in case["header"].items()}
    assert {name: getattr(found, name) for name in wanted} == wanted
    for place in found.where.values():
        assert outline.text[place.start : place.end] == place.quote


def test_an_empty_text_has_an_empty_head() -> None:
    found = read_header(_outline("Không có gì ở đây."))
    assert (found.kind, found.number, found.issuer, found.recipients) == ("other", None, None, [])


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Cải cách hành chính năm 2025", 2025),
        ("Thực hiện Chương trình giảm nghèo giai đoạn 2021-2025 năm 2024", 2024),
        ("Phát triển kinh tế số giai đoạn 2026 – 2030, tầm nhìn đến năm 2045", 2026),
        ("Tài chính 03 năm 2026 - 2028", 2026),
        ("Phòng, chống ma túy đến năm 2030", None),
        ("Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị", None),
        ("Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 trong năm 2026", 2026),
        ("Khắc phục hạn chế năm 2023, nâng cao Chỉ số năm 2024", 2024),
        ("Cải cách hành chính quý I/2026", 2026),
        ("Chuyển đổi số năm học 2025-2026", 2025),
        ("Tuyên truyền phòng, chống bạo lực gia đình", None),
        ("CẢI CÁCH HÀNH CHÍNH NĂM 2026", 2026),
        ("Triển khai thi hành Luật Lưu trữ năm 2024 trong năm 2026", 2026),
        ("Triển khai thi hành Luật Lưu trữ năm 2024", 2024),
        ("Nhiệm vụ trọng tâm từ nay đến cuối năm 2025", 2025),
        ("Kỷ niệm 80 năm Quốc khánh (02/9/1945 - 02/9/2025)", None),
        ("Sơ kết năm 2024, phương hướng, nhiệm vụ năm 2025", 2025),
        ("Kiểm tra công vụ tháng 9/2025", 2025),
        ("Thực hiện Đề án giai đoạn từ năm 2021 đến năm 2025", 2021),
    ],
)
def test_a_title_gives_the_year_of_the_plan(title: str, year: int | None) -> None:
    assert plan_year(title) == year


@pytest.mark.parametrize(
    ("printed", "text", "written"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH BẮC NINH", "", "UBND tỉnh Bắc Ninh"),
        ("UỶ BAN NHÂN DÂN XÃ EA H'LEO", "", "UBND xã Ea H'leo"),
        ("UBND TP. THỦ ĐỨC", "", "UBND thành phố Thủ Đức"),
        ("ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU", "", "UBND tỉnh Bà Rịa - Vũng Tàu"),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH HÀ GIANG", "", "HĐND tỉnh Hà Giang"),
        ("BỘ KHOA HỌC VÀ CÔNG NGHỆ", "", "Bộ Khoa học và Công nghệ"),
        ("CỤC KIỂM NGƯ", "Giao Cục Kiểm ngư theo dõi", "Cục Kiểm ngư"),
        ("SỞ NỘI VỤ TỈNH GIA LAI", "", "Sở Nội vụ tỉnh Gia Lai"),
        ("CHÍNH PHỦ", "", "Chính phủ"),
        ("Sở Y tế", "", "Sở Y tế"),
    ],
)
def test_names_in_capitals_are_written_out(printed: str, text: str, written: str) -> None:
    assert written_form(printed, text) == written


@pytest.mark.parametrize(
    ("lines", "bodies"),
    [
        (["ỦY BAN NHÂN DÂN", "THÀNH PHỐ CẦN THƠ"], ["ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ"]),
        (["UBND TỈNH LÂM ĐỒNG", "SỞ NỘI VỤ"], ["UBND TỈNH LÂM ĐỒNG", "SỞ NỘI VỤ"]),
        (["BỘ KHOA HỌC VÀ", "CÔNG NGHỆ"], ["BỘ KHOA HỌC VÀ CÔNG NGHỆ"]),
        (["VĂN PHÒNG CHÍNH", "PHỦ"], ["VĂN PHÒNG CHÍNH PHỦ"]),
        (["ỦY BAN NHÂN", "DÂN", "XÃ A"], ["ỦY BAN NHÂN DÂN XÃ A"]),
        (["UBND HUYỆN A", "ỦY BAN NHÂN DÂN", "XÃ B"], ["UBND HUYỆN A", "ỦY BAN NHÂN DÂN XÃ B"]),
        (["UBND XÃ A", "PHÒNG VĂN HÓA - XÃ HỘI"], ["UBND XÃ A", "PHÒNG VĂN HÓA - XÃ HỘI"]),
        (["BỘ NỘI VỤ", "CỤC VĂN THƯ VÀ", "LƯU TRỮ"], ["BỘ NỘI VỤ", "CỤC VĂN THƯ VÀ LƯU TRỮ"]),
    ],
)  # fmt: skip
def test_the_lines_of_a_head_are_bodies(lines: list[str], bodies: list[str]) -> None:
    assert bodies_of(lines) == bodies


@pytest.mark.parametrize(
    ("issuer", "parent", "level"),
    [
        ("UBND xã Ea Ly", None, "commune"),
        ("UBND phường Phú Lâm", None, "commune"),
        ("UBND thị trấn Mộc Châu", None, "commune"),
        ("UBND đặc khu Phú Quốc", None, "commune"),
        ("UBND huyện Tuy Phước", None, "district"),
        ("UBND thị xã Nghĩa Lộ", None, "district"),
        ("UBND thành phố Việt Trì", None, "district"),
        ("UBND thành phố Huế", None, "province"),
        ("UBND Thành phố Hồ Chí Minh", None, "province"),
        ("UBND tỉnh Hà Tĩnh", None, "province"),
        ("Sở Nội vụ", None, "province"),
        ("Phòng Kinh tế", "UBND xã Ea Ly", "commune"),
        ("Bộ Nội vụ", None, "central"),
        ("Văn phòng Chính phủ", None, "central"),
        ("Bộ Chỉ huy quân sự tỉnh Gia Lai", None, "province"),
        ("Huyện ủy Mai Sơn", None, "district"),
    ],
)
def test_a_body_has_a_level(issuer: str, parent: str | None, level: str) -> None:
    assert level_of(issuer, parent) == level


@needs_shared
@pytest.mark.parametrize(
    "stem", ["seed-0-ea-ly", "seed-1-tuy-phuoc", "seed-2-phu-lam", "seed-3-cam-giang", "seed-4-huong-tra"]
)
def test_the_gold_heads_are_read(stem: str) -> None:
    assert SHARED is not None
    gold = json.loads((SHARED / "gold" / f"{stem}.json").read_text("utf-8"))["header"]
    found = read_header(_outline((SHARED / "seeds" / f"{stem}.txt").read_text("utf-8"), f"{stem}.txt"))
    assert {name: getattr(found, name) for name in SCORED} == {name: gold[name] for name in SCORED}

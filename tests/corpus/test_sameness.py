"""Copies, drafts and near-duplicates are told apart; a unit's plans of several years are no doubles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from store_material import plan, store_of, task

from kehoach.corpus.lineage import Issued, lines
from kehoach.corpus.sameness import Facts, is_current, read_groups, refresh, relation
from kehoach.corpus.sketches import likenesses, sketch
from kehoach.corpus.store import open_store

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
WORK = (
    "Rà soát, đơn giản hóa thủ tục hành chính thuộc lĩnh vực đất đai và xây dựng",
    "Mở lớp bồi dưỡng kỹ năng giao tiếp cho công chức tiếp nhận hồ sơ tại xã",
    "Lắp đặt bảng tra cứu thông tin điện tử tại nơi người dân ngồi chờ",
    "Khảo sát ý kiến người dân sau khi nhận kết quả, công khai số liệu mỗi tháng",
    "Kiểm tra việc chấp hành giờ làm việc, nhắc nhở bằng văn bản khi có vi phạm",
)
BODY = "II. NHIỆM VỤ\n" + "".join(
    task(at, words, "Văn phòng HĐND và UBND", "Công an xã", "Quý II/2024") for at, words in enumerate(WORK, 1)
)
FINAL = plan("xã Bình An", 2024, BODY, number="18")
DRAFT = plan("xã Bình An", 2024, BODY.replace("bảng tra cứu", "màn hình tra cứu"), number="    ")
NEXT_YEAR = FINAL.replace("2024", "2025").replace("18/KH", "21/KH")
ELSEWHERE = plan("xã Đông Sơn", 2024, BODY, number="7")
OTHER = plan(
    "xã Tây Hồ",
    2024,
    "II. NHIỆM VỤ\n" + task(1, "Trồng cây phân tán ven đường thôn", "Hội Nông dân", "Các thôn", "Quý I/2024"),
)


def _bytes(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def test_groups_are_found_kept_and_found_again(tmp_path: Path) -> None:
    word, pdf = (f"ke-hoach-chi-so-xa-tan-phuoc-2025.{media}" for media in ("docx", "pdf"))
    files: dict[str, str | bytes] = {
        "chính thức.txt": FINAL, "dự thảo.txt": DRAFT, "năm sau.txt": NEXT_YEAR, "xã khác.txt": ELSEWHERE,
        "không giống.txt": OTHER, word: _bytes(word), pdf: _bytes(pdf),
    }  # fmt: skip
    path = store_of(tmp_path / "kho.db", files)
    with open_store(path, write=True) as store:
        assert not is_current(store)
        found = refresh(store)
        assert is_current(store)
        assert read_groups(store) == found
        names = {row["id"]: row["name"] for row in store.documents()}
    said = {group.kind: [(names[member.document], member.role) for member in group.members] for group in found}
    assert said["copy"] == [(word, ""), (pdf, "")]
    assert said["draft"] == [("chính thức.txt", "final"), ("dự thảo.txt", "draft")]
    assert {name for name, _ in said["near"]} >= {"chính thức.txt", "xã khác.txt"}
    assert "không giống.txt" not in {name for group in said.values() for name, _ in group}


def test_the_same_archive_gives_the_same_groups_in_any_order(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"a.txt": FINAL, "b.txt": DRAFT, "c.txt": ELSEWHERE}
    stored: list[list[object]] = []
    for name, order in (("một", sorted(files)), ("hai", sorted(files, reverse=True))):
        path = store_of(tmp_path / f"{name}.db", {file: files[file] for file in order})
        with open_store(path, write=True) as store:
            refresh(store)
            stored.append(list(store.contents()))
    assert stored[0] == stored[1]


FACTS = Facts(1, "a.docx", "docx", "ubnd xa binh an", "plan", "18", "KH-UBND", "2024-01-15", 2024)


@pytest.mark.parametrize(
    ("other", "share", "kind"),
    [
        ({"media": "pdf"}, 0.9, "copy"),
        ({"number": None, "issued": None}, 0.8, "draft"),
        ({"number": None, "issued": None}, 0.3, None),
        ({"number": "19"}, 0.8, "near"),
        ({"plan_year": 2025, "number": "20"}, 0.95, None),
        ({"unit": "ubnd xa khac", "number": "20"}, 0.7, "near"),
        ({"unit": "ubnd xa khac", "number": "20"}, 0.55, None),
    ],
)
def test_what_two_documents_are_to_each_other(other: dict[str, object], share: float, kind: str | None) -> None:
    assert relation(FACTS, replace(FACTS, document=2, **other), share) == kind


def test_sketches_tell_how_much_of_the_words_is_shared() -> None:
    words = [f"từ{number}" for number in range(400)]
    texts = (words, words[:200] + [f"chữ{number}" for number in range(200)], ["khác"] * 50)
    found = list(likenesses({at: sketch(" ".join(own)) for at, own in enumerate(texts)}, 0.2))
    assert [(one, other) for one, other, _ in found] == [(0, 1)]
    assert found[0][2] == pytest.approx(1 / 3, abs=0.15)
    assert sketch("").shingles == 0
    assert sketch("Thủ tục hành chính cấp xã") == sketch("THỦ TỤC hành chính, cấp xã.")


def test_a_units_plans_stand_in_a_line_across_the_merger() -> None:
    found = lines(
        [
            Issued(1, "UBND phường Phú Lâm", "UBND thành phố Tuy Hòa", None, 2024),
            Issued(2, "UBND phường Phú Yên", "UBND tỉnh Đắk Lắk", None, 2026),
            Issued(3, "Sở Nội vụ tỉnh Lâm Đồng", None, None, 2025),
            Issued(4, "Sở Nội vụ tỉnh Lâm Đồng", "UBND tỉnh Lâm Đồng", None, 2024),
            Issued(5, "Bộ Nội vụ", None, None, 2024),
            Issued(6, None, None, None, 2024),
        ]
    )
    assert [(line.name, [step.documents for step in line.steps]) for line in found] == [
        ("Bộ Nội vụ", [(5,)]),
        ("Sở Nội vụ tỉnh Lâm Đồng", [(4,), (3,)]),
        ("UBND phường Phú Yên", [(1,), (2,)]),
    ]
    assert found[2].now == "phường Phú Yên, tỉnh Đắk Lắk"

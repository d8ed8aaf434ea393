"""Small plans of invented communes, as many as a test asks for, each other than the rest."""

from __future__ import annotations

from pathlib import Path

_COMMUNES = ("Hòa Bình", "Tân Thành", "Đông Phú", "Mỹ Lộc", "Vĩnh An", "Xuân Sơn", "Long Khánh", "Bình Minh")
_BODIES = ("Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Trung tâm Phục vụ hành chính công")
_TIMES = ("Quý I/{year}", "Tháng 6/{year}", "Hằng tháng", "Trước ngày 15/11/{year}", "Thường xuyên trong năm {year}")
_PLAN = """ỦY BAN NHÂN DÂN
XÃ {commune}
Số: {number}/KH-UBND

{name}, ngày {day:02} tháng 01 năm {year}

KẾ HOẠCH
Cải cách hành chính xã {name} năm {year}

I. KẾT QUẢ NĂM {before}, MỤC TIÊU
Chỉ số cải cách hành chính năm {before} đạt {won}/100 điểm.
Tỷ lệ hồ sơ giải quyết đúng hạn đạt {share}% trở lên.

II. NHIỆM VỤ

1. Cải cách thủ tục hành chính

a) Niêm yết công khai {procedures} thủ tục hành chính tại bộ phận một cửa.
- Cơ quan chủ trì: {lead}
- Cơ quan phối hợp: {coop}
- Thời gian hoàn thành: {first}

b) Khảo sát mức độ hài lòng của người dân, lần thứ {number}.
- Cơ quan chủ trì: {coop}
- Thời gian hoàn thành: {second}

III. TỔ CHỨC THỰC HIỆN
1. {lead}: theo dõi, đôn đốc, báo cáo Chủ tịch UBND xã trước ngày 20/12/{year}.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn An
"""


def plan(number: int) -> str:
    """The text of the plan of that number (from 1)."""
    name = _COMMUNES[number % len(_COMMUNES)]
    year = 2023 + number % 3
    return _PLAN.format(
        commune=name.upper(),
        name=name,
        number=number,
        day=1 + number % 28,
        year=year,
        before=year - 1,
        won=f"{70 + number % 20},5",
        share=90 + number % 10,
        procedures=40 + number,
        lead=_BODIES[number % len(_BODIES)],
        coop=_BODIES[(number + 1) % len(_BODIES)],
        first=_TIMES[number % len(_TIMES)].format(year=year),
        second=_TIMES[(number + 2) % len(_TIMES)].format(year=year),
    )


def write_plans(folder: Path, many: int) -> list[Path]:
    """So many plans as text files in a folder, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"ke-hoach-{number:04}.txt" for number in range(1, many + 1)]
    for number, path in enumerate(paths, 1):
        path.write_text(plan(number), "utf-8")
    return paths

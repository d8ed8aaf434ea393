"""Plans of invented units, and stores made of them the way convert makes one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from kehoach.corpus.identity import reader_version
from kehoach.corpus.outcome import Found, Outcome
from kehoach.corpus.reading import read_document
from kehoach.corpus.store import open_store

_HEAD = """ỦY BAN NHÂN DÂN
{above}{unit}

Số: {number}/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{place}, ngày {day} tháng {month} năm {year}

KẾ HOẠCH
Cải cách hành chính năm {plan_year} {of}

Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ, {who} ban hành kế hoạch như sau:

"""
_TAIL = """
Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Mẫu
"""


def plan(unit: str, year: int, body: str, *, number: str = "12", day: str = "15", above: str = "") -> str:
    """A plan of ``unit`` ("xã Bình An") for a year; ``body`` stands between its grounds and the recipients."""
    kind, _, name = unit.partition(" ")
    kind, name = (unit[:9], unit[10:]) if unit.startswith("thị trấn") else (kind, name)
    head = _HEAD.format(
        above=f"{above.upper()}\n" if above else "",
        unit=unit.upper(),
        number=number,
        place=name,
        day=day,
        month="01",
        year=year,
        plan_year=year,
        of=f"của {unit}",
        who=f"UBND {unit}",
    )
    return head + body.strip() + "\n" + _TAIL


def task(number: int, text: str, lead: str, coop: str, time: str, output: str = "") -> str:
    """One task with its labels, as a list item."""
    made = (
        f"{number}. {text}\n- Cơ quan chủ trì: {lead}.\n- Cơ quan phối hợp: {coop}.\n- Thời gian thực hiện: {time}.\n"
    )
    return made + (f"- Sản phẩm: {output}.\n" if output else "")


def store_of(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """A store of these files (name and text or bytes), read and audited as convert does it."""
    with open_store(path, write=True) as store:
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            store.put(
                Outcome(
                    found=Found(f"archive/{name}", name, len(data), 0),
                    sha256=hashlib.sha256(data).hexdigest(),
                    reader_version=reader_version(),
                    status="ok",
                    document=read_document(data, name, lambda: None),
                )
            )
    return path

"""The command run as a user runs it, and a plan of an invented commune to run it on."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kehoach.cli import run

PLAN = """ỦY BAN NHÂN DÂN
XÃ BÌNH AN

Số: 18/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Bình An, ngày 14 tháng 02 năm 2025

KẾ HOẠCH
Duy trì và cải thiện Chỉ số cải cách hành chính năm 2025

Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ, UBND xã ban hành kế hoạch như sau:

I. MỤC TIÊU
- Tối thiểu 60% hồ sơ được nộp trực tuyến.

II. NHIỆM VỤ
1. Cải cách thủ tục hành chính
- Niêm yết công khai thủ tục hành chính tại trụ sở UBND xã.
+ Bộ phận chủ trì: Văn phòng HĐND và UBND xã.
+ Bộ phận phối hợp: Công chức Tư pháp - Hộ tịch.
+ Thời gian thực hiện: Quý II/2025.

III. TỔ CHỨC THỰC HIỆN
1. Văn phòng HĐND và UBND xã: Theo dõi, đôn đốc việc thực hiện Kế hoạch này.

Nơi nhận:
- UBND huyện;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Mẫu
"""


class Outcome(NamedTuple):
    """How a command ended."""

    code: int
    out: bytes
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Command = Callable[..., Outcome]


@pytest.fixture
def kehoach(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Command:
    """Runs ``kehoach`` with these arguments in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("KEHOACH_LANG", "KEHOACH_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run(arguments)
        said = capsysbinary.readouterr()
        return Outcome(code, said.out, said.err.decode())

    return call


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The plan as a file in the working folder."""
    path = tmp_path / "kế hoạch.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path

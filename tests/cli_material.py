"""A plan of an invented commune to run the command on, and how a run ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple

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

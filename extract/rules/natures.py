"""What a section is there for, by the words of its heading: aims, review, tasks, duties, or none of them.

"content" is a section of activities that may also describe: there an item is work when it begins with a verb
or names a doer.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from kehoach.models.language.fold import fold_keep

Nature: TypeAlias = Literal["aims", "review", "tasks", "content", "duties", "none", "unknown"]

_TOP: tuple[tuple[Nature, re.Pattern[str]], ...] = (
    ("review", re.compile(r"đánh giá (?:kết quả|chung|tình hình|việc|công tác|nguy cơ|thực trạng)|thực trạng|kết quả|tình hình|hạn chế|nguyên nhân|ưu điểm|bối cảnh|dự báo|tồn tại|đặc điểm")),
    ("aims", re.compile(r"mục đích|yêu cầu|quan điểm|mục tiêu|chỉ tiêu|định hướng|phương châm")),
    ("none", re.compile(r"phạm vi|đối tượng|nguyên tắc|căn cứ|sự cần thiết|thời gian(?:, địa điểm)?|kinh phí|nguồn lực|nguồn vốn|khen thưởng|tiêu chí|tiêu chuẩn|hình thức|giải thích|chủ đề|thành phần|hiệu lực|điều khoản")),
    ("duties", re.compile(r"tổ chức thực hiện|phân công|trách nhiệm|chế độ (?:thông tin|báo cáo)|thông tin,? báo cáo|tổ chức triển khai|báo cáo kết quả|công tác báo cáo")),
    ("tasks", re.compile(r"nhiệm vụ|giải pháp|khắc phục|biện pháp|công việc|duy trì|cải thiện|nâng cao|cải cách")),
    ("content", re.compile(r"nội dung|hoạt động|triển khai|yêu cầu đối với")),
)  # fmt: skip
_BELOW: tuple[tuple[Nature, re.Pattern[str]], ...] = (
    ("aims", re.compile(r"^(?:về )?(?:mục đích|yêu cầu|quan điểm|mục tiêu|chỉ tiêu)")),
    ("none", re.compile(r"^(?:về )?(?:phạm vi|đối tượng|nguyên tắc|thời gian|địa điểm|kinh phí|nguồn kinh phí|thành phần|hình thức khen|số lượng|tiêu chuẩn|phương pháp)")),
    ("review", re.compile(r"^(?:những )?(?:kết quả (?:đạt|xếp|chỉ số|chấm|thực hiện)|tồn tại|hạn chế|nguyên nhân|ưu điểm|thực trạng|tình hình)")),
    ("duties", re.compile(r"^(?:phân công|trách nhiệm|tổ chức thực hiện|chế độ (?:thông tin|báo cáo))")),
    ("tasks", re.compile(r"^(?:về )?(?:các )?(?:nhiệm vụ|giải pháp|nội dung (?:thực hiện|công việc|chính|cụ thể))")),
)  # fmt: skip


def nature_of(title: str, above: Nature, depth: int) -> Nature:
    """The nature of a section from its title and the section it stands in.

    At the top the word that comes first decides ("MỤC TIÊU VÀ NHIỆM VỤ" holds tasks all the same); below, only
    a title that begins with such a word changes what the section above is for.
    """
    words = fold_keep(title).strip()
    if depth > 1 and above != "unknown":
        return next((nature for nature, pattern in _BELOW if pattern.search(words)), above)
    hits = [(found.start(), nature) for nature, pattern in _TOP if (found := pattern.search(words))]
    if not hits:
        return above
    first = min(hits)[1]
    if first in ("content", "tasks") and any(nature == "tasks" for _, nature in hits):
        return "tasks"
    if first in ("aims", "none") and any(nature == "tasks" for _, nature in hits) and "nhiệm vụ" in words:
        return "tasks"
    return first

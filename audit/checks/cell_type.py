"""Ô cơ quan ghi một câu thay cho tên cơ quan · A cell for bodies holds a sentence.

Problem: cột "Đơn vị phối hợp" ghi `Cử công chức hướng dẫn người dân nộp hồ sơ tại nhà`.
Good: `Tổ công nghệ số cộng đồng`; việc phải làm ghi ở cột nhiệm vụ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.bodies import HELPS, LEADS
from kehoach.audit.case import Case, place_of, remark
from kehoach.audit.columns import cell_at, columns_headed, rows_of_tasks
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold
from kehoach.models.records import TablePlace

_BODIES = re.compile(f"{HELPS.pattern}|{LEADS.pattern}|(?:cơ quan|đơn vị|bộ phận) thực hiện")
_OTHER = re.compile(r"nhiệm vụ|nội dung|giải pháp|công việc|sản phẩm|kết quả|thời")
_BEGINS = re.compile(
    r"^\W*(?:giao|cử|bố trí|hướng dẫn|tuyên truyền|rà soát|xây dựng|thực hiện|triển khai|tiếp nhận|cập nhật|đăng tải"
    r"|kiểm tra|phân công|niêm yết|đảm bảo|bảo đảm|tăng cường|tổ chức (?:thực hiện|triển khai|kiểm tra|hội nghị))\b"
)
_GOES_ON = re.compile(  # a body and what it does: "Các sở, UBND cấp huyện tổ chức rà soát nghiêm túc, đúng hạn"
    r"\W*(?:Các|UBND|Ủy ban|Sở|Phòng|Ban|Văn phòng|Trung tâm|Công an)\b[^.;:()\n\t]{2,80}? "
    r"(?<!được giao )(?<!được phân công )(?<!liên quan )"
    r"(?:tổ chức (?:đánh giá|rà soát|thực hiện|triển khai|kiểm tra|lấy ý kiến)|rà soát|xây dựng kế hoạch|đánh giá"
    r"|hướng dẫn|kiểm tra|đôn đốc)(?: [^\W\d]+,?){4,}\.?\s*$"
)
_LONG = 7  # words; shorter cells are titles or notes


def check(case: Case) -> Iterator[Finding]:
    """A warning at a cell under a heading for bodies that begins with a verb, or says what a body does."""
    for index, tasks in rows_of_tasks(case).items():
        columns = [n for n in columns_headed(case, index, _BODIES) if n not in columns_headed(case, index, _OTHER)]
        for task in tasks:
            place = place_of(task.where).table
            for column in columns if place else ():
                cell = cell_at(case, TablePlace(index=index, row=place.row, column=column)) if place else None
                words = fold(case.text[cell.start : cell.end]) if cell else ""
                if cell is None or len(words.split()) < _LONG:
                    continue
                if not _BEGINS.match(words) and not _GOES_ON.match(case.text, cell.start, cell.end):
                    continue
                yield remark(
                    "cell-type",
                    "warning",
                    case.place(cell.start, cell.end),
                    "Ô này phải ghi tên cơ quan nhưng lại ghi một việc phải làm.",
                    "This cell should name a body; it holds something to do.",
                    mend_vi="Ghi tên cơ quan; chuyển việc phải làm sang cột nhiệm vụ.",
                    mend_en="Name the body; move the work to the column of tasks.",
                    task=task,
                )

"""Câu bị cắt giữa chừng · A sentence is cut off.

Problem: `… tăng cường kỷ luật, kỷ cương trên địa bàn tỉnh Bình Ph`; `… sau khi đơn vị triển khai thực`.
Good: câu viết trọn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding
from kehoach.models.language.letters import SMALL

# A name broken off after one letter or a beginning that is no syllable, or a word that cannot be the last.
_CUT_NAME = re.compile(r"(?:^|\s)[A-ZĐ][^\W\d_]+ (?P<cut>[BCDĐGHKLMNPQRSTVX]|(?:Ngh?|Th|Tr|Ph|Kh|Ch|Nh|Gi|Qu))$")
_HANGING = re.compile(
    r"(?<!\w)(?P<cut>(?:triển khai|tổ chức) thực|và|của|các|những|với|để|nhằm|hoặc|cho|đối với|trong việc|tại"
    r"|theo|bằng|do|vào việc|phối)$"
)
_REST = re.compile(rf"\s*[{SMALL}]{{2,}}\s")
_LEAST = 40  # characters of a paragraph


def check(case: Case) -> Iterator[Finding]:
    """A warning at each paragraph of the body that ends without a sign in the middle of a name or phrase."""
    parts = [part for part in case.outline.root.children if not part.label]
    for node in (node for part in parts for node in part.walk()):
        if node.kind not in ("item", "bullet", "paragraph") or node.zone != "body" or node.grid:
            continue
        start, end = case.outline.words(node.body, node.end)
        if end - start < _LEAST or not case.text[end - 1].isalpha() or node.children or _goes_on(case, node.end):
            continue
        cut = _CUT_NAME.search(case.text, start, end) or _HANGING.search(case.text, start, end)
        if cut is None:
            continue
        yield remark(
            "text-truncated",
            "warning",
            case.place(max(start, cut.start() - 60), end),
            "Câu bị cắt giữa chừng.",
            "The sentence is cut off.",
            mend_vi="Viết trọn câu.",
            mend_en="Complete the sentence.",
        )


def _goes_on(case: Case, end: int) -> bool:
    """Whether what follows is the rest of the sentence, set apart by a page or a table."""
    return _REST.match(case.text, end) is not None

"""Nguyên nhân mất điểm nêu ở hai chỗ khác nhau · The cause of lost points is told in two ways.

Problem: Phần hạn chế ghi `thiếu 01 kế hoạch (Kế hoạch kiểm tra văn bản)`, phần nguyên nhân ghi
`thiếu 01 kế hoạch (Kế hoạch phổ biến pháp luật)`.
Good: Một nguyên nhân nêu cùng một tên văn bản ở mọi chỗ.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.causes import Missing, missing_documents
from kehoach.models.criteria import likeness
from kehoach.models.findings import Finding


def check(case: Case) -> Iterator[Finding]:
    """A warning at the later telling, where one document is the same and another is not."""
    told = list(missing_documents(case.text))
    for place, later in enumerate(told):
        for earlier in told[:place]:
            for item, other in _differing(earlier, later):
                yield remark(
                    "cause-conflict",
                    "warning",
                    case.place(item.start, item.end),
                    f"Văn bản còn thiếu ở đây là “{_said(case, item)}”, chỗ khác là “{_said(case, other)}”.",
                    f"The missing document is “{_said(case, item)}” here and “{_said(case, other)}” elsewhere.",
                    related=[case.place(other.start, other.end)],
                    evidence=f"{_said(case, item)} ≠ {_said(case, other)}",
                    mend_vi="Xác định đúng văn bản còn thiếu và ghi thống nhất.",
                    mend_en="Settle which document was missing and name it alike.",
                )


def _differing(earlier: list[Missing], later: list[Missing]) -> Iterator[tuple[Missing, Missing]]:
    """Pairs of one kind that are not one document, where the two tellings are of one loss."""
    if [item.kind for item in sorted(earlier, key=_kind)] != [item.kind for item in sorted(later, key=_kind)]:
        return
    pairs = list(zip(sorted(earlier, key=_kind), sorted(later, key=_kind), strict=True))
    differing = [(new, old) for old, new in pairs if likeness(old.name, new.name) < 0.5]
    if len(differing) < len(pairs) or len(pairs) == 1:
        yield from differing


def _kind(item: Missing) -> str:
    return item.kind


def _said(case: Case, item: Missing) -> str:
    return case.text[item.start : item.end].strip()

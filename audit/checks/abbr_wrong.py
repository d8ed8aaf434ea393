"""Chữ viết tắt sai một chữ cái · A short form is one letter off.

Problem: `TTTC` ở mục 3, trong khi văn bản dùng `TTHC`.
Good: `TTHC` ở mọi nơi.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.shortforms import misprint_of, short_forms
from kehoach.models.findings import Finding


def check(case: Case) -> Iterator[Finding]:
    """Info at the first use of a form no one knows that is one letter off one the document uses."""
    forms = short_forms(case.outline)
    for form, places in forms.items():
        right = misprint_of(case.outline, form)
        if right is None:
            continue
        yield remark(
            "abbr-wrong",
            "info",
            case.place(*places[0]),
            f"“{form}” có lẽ là “{right}” viết sai.",
            f"“{form}” is probably “{right}”, written wrongly.",
            related=[*(case.place(*span) for span in places[1:]), case.place(*forms[right][0])],
            evidence=f"{form}: {len(places)} lần; {right}: {len(forms[right])} lần",
            mend_vi=f"Sửa thành “{right}”.",
            mend_en=f"Write “{right}”.",
        )

"""Đặt dấu thanh không thống nhất hoặc sai chỗ · Tone marks placed in two ways, or on the wrong letter.

Problem: `văn hoá` và `văn hóa` trong cùng một văn bản; `kết qủa`.
Good: Một cách đặt dấu trong cả văn bản; `kết quả`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.tones import misplaced_tones, mixed_words
from kehoach.models.findings import Finding

_SHOWN = 20


def check(case: Case) -> Iterator[Finding]:
    """One information a document that mixes the two placements in one word, and one at each misplaced mark."""
    rarer, other = mixed_words(case.text)
    if rarer:
        places = [case.place(*span) for span in rarer[:_SHOWN]]
        there = case.place(*other)
        yield remark(
            "tone-placement",
            "info",
            places[0],
            f"Đặt dấu thanh không thống nhất: “{places[0].quote}” và “{there.quote}”.",
            f"Tone marks are placed in two ways: “{places[0].quote}” and “{there.quote}”.",
            related=[*places[1:], there],
            evidence=f"{len(rarer)} lần viết như “{places[0].quote}”",
            mend_vi=f"Ghi thống nhất: {there.quote}.",
            mend_en=f"Write {there.quote} throughout.",
        )
    for start, end in misplaced_tones(case.text):
        where = case.place(start, end)
        yield remark(
            "tone-placement",
            "info",
            where,
            f"Dấu thanh đặt sai chỗ: “{where.quote}”.",
            f"The tone mark stands on the wrong letter: “{where.quote}”.",
            mend_vi="Đặt lại dấu thanh.",
            mend_en="Put the tone mark where it belongs.",
        )

"""Dấu vết của việc chuyển đổi tệp · Traces of a conversion of the file.

Problem: Đoạn văn bị ngắt giữa câu ở chỗ sang trang; hàng tiêu đề của bảng lặp lại giữa bảng; `- +` ở đầu dòng;
    `định kǶ`, `nhà nƣớc`.
Good: Đoạn văn, bảng liền mạch; mỗi dòng một dấu đầu dòng; `định kỳ`, `nhà nước`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.breaks import broken_paragraphs, broken_tables
from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding

_SHOWN = 20
# Letters that Vietnamese has not: what is left of a font with its own code ("định kǶ", "cǜng", "nhà nƣớc").
# Latin letters but for Ă ă Đ đ Ĩ ĩ Ũ ũ Ơ ơ Ư ư
_LETTER = re.compile(r"[\u0100\u0101\u0104-\u010f\u0112-\u0127\u012a-\u0167\u016a-\u019f\u01a2-\u01ae\u01b1-\u024f]")
_STRANGE = re.compile(rf"[^\W\d_]*{_LETTER.pattern}[^\W\d_]*")
_BULLETS = re.compile(r"^[ \t]*[-–] ?[+•*](?= ?\w)", re.MULTILINE)


def check(case: Case) -> Iterator[Finding]:
    """An information at each break and at each doubled bullet, one for strange letters; breaks only in text files."""
    if case.plan.source.media == "text":
        for first, second in broken_paragraphs(case):
            yield remark(
                "convert-artefact",
                "info",
                first,
                "Đoạn văn bị ngắt ở chỗ sang trang.",
                "The paragraph is broken at a page's end.",
                related=[second],
                mend_vi="Nối lại thành một đoạn.",
                mend_en="Join it into one paragraph.",
            )
        for first, rest in broken_tables(case):
            yield remark(
                "convert-artefact",
                "info",
                first,
                f"Bảng bị ngắt {len(rest) + 1} lần ở chỗ sang trang, ô và hàng tiêu đề bị lặp hoặc cắt rời.",
                f"The table is broken {len(rest) + 1} times at a page's end.",
                related=rest,
                mend_vi="Nối bảng lại, bỏ hàng tiêu đề lặp.",
                mend_en="Join the table and drop the repeated headings.",
            )
    yield from _strange_letters(case)
    for found in _BULLETS.finditer(case.text):
        end = case.text.find("\n", found.end())
        yield remark(
            "convert-artefact",
            "info",
            case.place(found.start(), min(end if end >= 0 else len(case.text), found.end() + 40)),
            f"Hai dấu đầu dòng liền nhau: “{found.group().strip()}”.",
            f"Two bullets in a row: “{found.group().strip()}”.",
            mend_vi="Giữ một dấu đầu dòng.",
            mend_en="Keep one bullet.",
        )


def _strange_letters(case: Case) -> Iterator[Finding]:
    """One information for all words that hold a letter which no Vietnamese word has."""
    if not _LETTER.search(case.text):
        return
    spans = [found.span() for found in _STRANGE.finditer(case.text)]
    places = [case.place(*span) for span in spans[:_SHOWN]]
    yield remark(
        "convert-artefact",
        "info",
        places[0],
        f"Chữ cái lạ do chuyển đổi phông chữ: “{places[0].quote}”.",
        f"A letter that Vietnamese has not, left by a font's own code: “{places[0].quote}”.",
        related=places[1:],
        evidence=f"{len(spans)} từ",
        mend_vi="Gõ lại từ này bằng phông Unicode.",
        mend_en="Type the word again in a Unicode font.",
    )

"""Viện dẫn văn bản không ghi số · A document is cited without its number.

Problem: `theo Nghị định quy định về việc cung cấp thông tin`; `Sau khi Đề án được phê duyệt` mà không nói đề án nào.
Good: `theo Nghị định số 42/2022/NĐ-CP ngày 24 tháng 6 năm 2022 của Chính phủ`.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.6.b.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.references import references
from kehoach.audit.wording import folded, sentence_end, sentence_start
from kehoach.models.findings import Finding
from kehoach.models.outline import Span
from kehoach.models.vocabulary import load

_RULE = re.compile(
    r"[NT](?<!\w.)(?:(?<=N)ghị định|(?<=T)hông tư(?: liên tịch)?)\s+"
    r"(?:của (?:Chính phủ|(?:liên )?[Bb]ộ [^,;.\n\t]{3,50}?)\s+)?"
    r"(?:quy định|hướng dẫn|sửa đổi|về việc|về)(?!\w)(?!(?: thi hành| thực hiện)? (?:của|có liên|liên quan"
    r"|hiện hành|thi hành|trên|này)(?!\w))[^\n\t;.]{0,160}"
)
_NOT_ONE = re.compile(r"(?:các|những|mọi|dự thảo|xây dựng|soạn thảo|trình|thay thế|nội dung|ban hành|hai|\d)\s+$")
_UNKNOWN = re.compile(
    r"[SsKk](?<!\w.)(?:(?<=[Ss])au khi|(?<=[Kk])hi)\s+(?:có\s+)?(?P<what>Đề án|Phương án|Dự án"
    r"|Chương trình)\s+(?:đã )?được\s+(?:phê duyệt|ban hành|thông qua)"
)
_GROUND = re.compile(
    r"^\W*(?:Căn cứ|Thực hiện|Triển khai|Theo)\s+(?P<what>(?:Nghị định|Thông tư|Nghị quyết|Chỉ thị|Quyết định"
    r"|Kế hoạch|Công văn|Hướng dẫn)\s"
    r"(?!này|nêu|Đại hội|đại hội)[^;\n\t]*)"
)
_KIND = re.compile(
    r"(?<!\w)(?:[Nn]ghị định|[Tt]hông tư|[Cc]hỉ thị|[Qq]uyết định|[Kk]ế hoạch|[Cc]ông văn|[Hh]ướng dẫn|[Tt]hông báo)"
    r"\s+(?:đề )?$"
)
_DAY_ONLY = re.compile(
    r"ngày\s+\d{1,2}(?:\s*[/.-]\s*\d{1,2}\s*[/.-]\s*|\s+tháng\s+\d{1,2}\s+năm\s+)20\d\d"
    r"\s+của\s+[^;,.()\n\t]{2,60}"
)
_LEAST_TITLE = 25  # characters


def check(case: Case) -> Iterator[Finding]:
    """A warning at each document that is meant as one certain document and has no number."""
    told: list[Span] = []
    for start, end, hint in sorted({*_rules(case), *_unknown(case), *_grounds(case), *_days(case), *_well_known(case)}):
        if any(start < last and first < end for first, last in told):
            continue
        told.append((start, end))
        yield remark(
            "ref-no-number",
            "warning",
            case.place(start, end),
            "Viện dẫn văn bản nhưng không ghi số, ngày ban hành nên không rõ là văn bản nào.",
            "A document is cited without number and date, so it is not clear which one is meant.",
            mend_vi=f"Ghi đủ: {hint}." if hint else "Ghi đủ tên loại, số, ký hiệu, ngày ban hành và cơ quan ban hành.",
            mend_en=f"Write: {hint}." if hint else "Give type, number, date of issue and issuing body.",
        )


def _rules(case: Case) -> Iterator[tuple[int, int, str]]:
    """Decrees and circulars named by what they are about."""
    numbered = [reference.start for reference in references(case.text)]
    for match in _RULE.finditer(case.text):
        before = case.text[max(0, match.start() - 20) : match.start()]
        if _NOT_ONE.search(before.lower()) or any(match.start() <= start < match.end() for start in numbered):
            continue
        if len(match.group()) >= _LEAST_TITLE:
            yield match.start(), match.start() + len(match.group().rstrip(" ,(")), ""


def _unknown(case: Case) -> Iterator[tuple[int, int, str]]:
    """A scheme that a deadline waits for and that the row or item does not name."""
    for match in _UNKNOWN.finditer(case.text):
        line = case.text.rfind("\n", 0, match.start()) + 1
        if match["what"] not in case.text[line : match.start()]:
            yield *match.span(), ""


def _grounds(case: Case) -> Iterator[tuple[int, int, str]]:
    """Grounds of the document that begin with a type word and hold no number."""
    numbered = [reference.number_span[0] for reference in references(case.text)]
    for node in case.nodes():
        if node.zone != "basis" or node.kind == "part":
            continue
        match = _GROUND.match(case.text[node.start : node.end])
        if match is None:
            continue
        start, end = node.start + match.start("what"), node.start + match.end("what")
        if not any(start <= number < node.end for number in numbered):
            yield start, min(end, start + 160), ""


def _days(case: Case) -> Iterator[tuple[int, int, str]]:
    """Documents named by their day and body alone: ``Công văn ngày 05/3/2025 của Sở Nội vụ``."""
    for match in _DAY_ONLY.finditer(case.text):
        kind = _KIND.search(case.text, max(match.start() - 20, 0), match.start())
        if kind:
            yield kind.start(), match.end(), ""


def _well_known(case: Case) -> Iterator[tuple[int, int, str]]:
    """Programmes everyone knows by name, in a document that nowhere gives their number."""
    text = folded(case)
    for entry in load("known_documents")["document"]:
        match = re.search(entry["pattern"], text)
        if match and entry["symbol"].lower() not in text:
            start = max(sentence_start(text, match.start()), match.start())
            end = min(sentence_end(text, match.end()), match.end() + 20)
            yield start, end, f"{entry['full']}"

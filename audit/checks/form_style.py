"""Kiểu chữ hoặc cách ghi của một thành phần thể thức không đúng · A part has the wrong style or is written wrongly.

Bold, italic and upright letters of each part, and how the number and the date in the head are written.

Problem: Tên loại văn bản không in đậm; địa danh, ngày tháng không in nghiêng; `Số 5/KH-UBND`.
Good: `KẾ HOẠCH` in đậm; địa danh, ngày tháng in nghiêng; `Số: 05/KH-UBND`.
Source: Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, III và V.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from kehoach.audit.case import Case
from kehoach.audit.form import Form, flaw, fonts, form_of
from kehoach.audit.form_lines import Piece, share
from kehoach.models.findings import Finding

_MOST, _LEAST = 0.9, 0.1
_ROMAN = re.compile(r"\b[IVX]+\W*$")
_SHORT_TEXT, _LONG_TEXT = 40, 150
_LONGEST_TITLE = 160
_LABEL = re.compile(r"^[^:]{1,60}:\s")
_ASIDE = re.compile(r"^[(\[“\"]|[)\]”\"][.;]?$")
_SAID = {
    ("bold", True): ("phải in đậm", "must be bold", "In đậm.", "Set it in bold."),
    ("bold", False): ("không in đậm", "must not be bold", "Bỏ in đậm.", "Set it in plain weight."),
    ("italic", True): ("phải là chữ nghiêng", "must be in italics", "Để chữ nghiêng.", "Set it in italics."),
    ("italic", False): ("phải là chữ đứng", "must be upright", "Để chữ đứng.", "Set it upright."),
}
_NUMBERS = (
    (re.compile(r"^Số(?!\s?:)", re.IGNORECASE), "sau từ “Số” phải có dấu hai chấm", "a colon follows the word Số"),
    (
        re.compile(r"[:\s.]0*[1-9]\s?/(?<!0\d/)(?<!0\d\s/)"),
        "số nhỏ hơn 10 phải thêm số 0 phía trước",
        "numbers below 10 take a 0",
    ),
    (re.compile(r"\d\s+/|/\s+\S"), "không cách chữ quanh dấu gạch chéo", "no spaces at the slash"),
    (re.compile(r"/.*(?:\s-|-\s|\s–|–\s)"), "không cách chữ quanh dấu gạch nối", "no spaces at the hyphen"),
    (re.compile(r"^(?!.*/[^\W\d_])"), "giữa số và ký hiệu có dấu gạch chéo", "a slash stands before the symbol"),
    (re.compile(r"\d[^\W\d_]+\s?/"), "ký hiệu đứng sau dấu gạch chéo", "the symbol follows the slash"),
)
_DATES = (
    (re.compile(r"ngày\s+[1-9](?!\d)"), "ngày nhỏ hơn 10 phải thêm số 0 phía trước", "days below 10 take a 0"),
    (re.compile(r"tháng\s+[12](?!\d)"), "tháng 1, 2 phải thêm số 0 phía trước", "months 1 and 2 take a 0"),
    (re.compile(r"[^\s,\d.…]\s+ngày"), "sau địa danh phải có dấu phẩy", "a comma follows the place"),
    (re.compile(r"^(?!.*tháng)"), "phải viết đầy đủ ngày, tháng, năm", "day, month and year are written in full"),
    (re.compile(r"tháng\s+0[3-9]"), "chỉ thêm số 0 trước tháng 1, 2", "only months 1 and 2 take a 0"),
)


def check(case: Case) -> Iterator[Finding]:
    """One info for each part and fault, at the first line that has it."""
    form = form_of(case)
    if form is None:
        return
    found: dict[tuple[str, str, bool], list[Piece]] = defaultdict(list)
    for own in form.pieces:
        for what, asked in _faults(case, form, own):
            found[own.part, what, asked].append(own)
    for (part, what, asked), places in found.items():
        rule = form.profile.parts[part]
        vi, en, mend_vi, mend_en = _SAID[what, asked]
        source = form.profile.source(rule.source)
        said_vi, said_en = f"{rule.vi} {vi}.", f"{rule.en[0].upper()}{rule.en[1:]} {en}."
        yield flaw(case, "form-style", places, said_vi, said_en, source, mend=(mend_vi, mend_en))
    yield from _written(case, form)


def _faults(case: Case, form: Form, own: Piece) -> Iterator[tuple[str, bool]]:
    rule = form.rule(own)
    stretches = fonts(case, own)
    if all(stretch.font.size is None for stretch in stretches):
        return
    if own.part == "body":
        yield from _in_body(case, own, share(stretches, "bold"), share(stretches, "italic"))
        return
    for what, asked in (("bold", rule.bold), ("italic", rule.italic)):
        found = share(stretches, what)
        if asked is True and found < _MOST:
            yield what, True
        elif asked is False and found > _LEAST:
            yield what, False


def _in_body(case: Case, own: Piece, bold: float, italic: float) -> Iterator[tuple[str, bool]]:
    """Whole paragraphs only: words may be set off; labels, notes in brackets and quotations stand apart."""
    words = case.text[own.start : own.end]
    whole = words.endswith((".", ";")) and not own.line.node.children
    text = whole or len(words) > _LONGEST_TITLE
    if italic > _MOST and text and len(words) > _SHORT_TEXT and not _LABEL.match(words) and not _ASIDE.search(words):
        yield "italic", False
    if bold > _MOST and len(words) > _LONG_TEXT and whole:
        yield "bold", False


def _written(case: Case, form: Form) -> Iterator[Finding]:
    """How the number and the date of the head are written."""
    yield from _annexes(case, form)
    for part, patterns in (("number", _NUMBERS), ("dateline", _DATES)):
        own = form.first(part)
        if own is None:
            continue
        words = case.text[own.start : own.end]
        wrong = [(vi, en) for pattern, vi, en in patterns if pattern.search(words)]
        if wrong:
            rule = form.profile.parts[part]
            vi, en = "; ".join(one[0] for one in wrong), "; ".join(one[1] for one in wrong)
            source = form.profile.source(rule.source)
            yield flaw(
                case,
                "form-style",
                [own],
                f"{rule.vi} ghi chưa đúng: {vi}.",
                f"Wrongly written: {en}.",
                source,
                evidence=words,
            )


def _annexes(case: Case, form: Form) -> Iterator[Finding]:
    """Annexes, where there are several, that bear no Roman number."""
    labels = form.of("annex-label")
    wrong = [own for own in labels if not _ROMAN.search(case.text[own.start : own.end])]
    if len(labels) > 1 and wrong:
        vi = "Văn bản có từ hai phụ lục trở lên thì phụ lục phải đánh số bằng chữ số La Mã."
        en = "Where there are two annexes or more they bear Roman numbers."
        yield flaw(case, "form-style", wrong, vi, en, form.profile.source("III.1.a"))

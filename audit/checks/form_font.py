"""Phông chữ không phải Times New Roman · A font other than Times New Roman.

Problem: Một đoạn dán từ nơi khác còn giữ phông Calibri hoặc Arial.
Good: Toàn văn bản dùng phông Times New Roman, bộ mã ký tự Unicode.
Source: Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I.4.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.form import form_of, quote
from kehoach.audit.form_lines import segment_letters
from kehoach.audit.form_rules import FontRule
from kehoach.models.findings import Finding

_FACE = re.compile(
    r"^[A-Z]{6}\+|[-,](?:Bold|Italic|Oblique|Regular|Roman)+.*$|(?:PS|MT|PSMT)+$|\s+(?:Bold|Italic|Regular)\b.*$"
)
_MOST_RELATED = 10


def check(case: Case) -> Iterator[Finding]:
    """One info for each other font, at the first words set in it."""
    form = form_of(case)
    if form is None:
        return
    rule = form.profile.font
    letters: Counter[str] = Counter()
    places: dict[str, list[tuple[int, int]]] = {}
    known: dict[str, bool] = {}
    for segment, count in zip(case.outline.segments, segment_letters(case.outline), strict=True):
        name = segment.font.name
        if not name or not count:
            continue
        letters[name] += count
        if name not in known:
            known[name] = _allowed(name, rule, case.layout.media)
        if not known[name]:
            _add(case, places.setdefault(name, []), segment.start, segment.end)
    whole = letters.total()
    least = rule.pdf_share * whole if case.layout.media == "pdf" else 0
    for name, found in places.items():
        if letters[name] < least:
            continue
        wheres = [quote(case, *span) for span in found[: _MOST_RELATED + 1]]
        yield remark(
            "form-font",
            "info",
            wheres[0],
            f"Phông chữ {name} không đúng quy định.",
            f"The font {name} is not the one prescribed.",
            related=wheres[1:],
            evidence=f"{letters[name]}/{whole} chữ cái; {form.profile.source(rule.source)}",
            mend_vi=f"Dùng phông {rule.names[0]}.",
            mend_en=f"Use {rule.names[0]}.",
        )


def _add(case: Case, found: list[tuple[int, int]], start: int, end: int) -> None:
    """Another stretch, joined to the last one where only white space parts them."""
    if found and not case.text[found[-1][1] : start].strip():
        found[-1] = (found[-1][0], end)
    else:
        found.append((start, end))


def _allowed(name: str, rule: FontRule, media: str) -> bool:
    names = (*rule.names, *(rule.pdf_names if media == "pdf" else ()))
    return _bare(name) in {_bare(one) for one in names}


def _bare(name: str) -> str:
    previous = ""
    while previous != name:
        previous, name = name, _FACE.sub("", name)
    return name.replace(" ", "").casefold()

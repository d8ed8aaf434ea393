"""Chữ in hoa, in thường của một thành phần thể thức không đúng · A part is in the wrong letters.

Problem: `Kế hoạch` (tên loại in thường); họ tên người ký `NGUYỄN VĂN AN` in hoa; `Độc Lập - Tự Do - Hạnh Phúc`.
Good: `KẾ HOẠCH`; `Nguyễn Văn An`; `Độc lập - Tự do - Hạnh phúc`.
Source: Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, III và V.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from kehoach.audit.case import Case
from kehoach.audit.form import flaw, form_of
from kehoach.audit.form_lines import Piece, one_line
from kehoach.audit.shortforms import small_letters
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold_keep

_MOST, _LEAST = 0.9, 0.1
# Recipients are often bare abbreviations.
_FEWEST_LETTERS = {"body": 40, "clause": 12, "recipient-list": 20}
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_BRACKETS = re.compile(r"\([^)]*\)")
_SAID = {
    "upper": ("phải in hoa", "must be in capitals", "Viết in hoa.", "Write it in capitals."),
    "lower": ("phải in thường", "must not be in capitals", "Viết in thường.", "Write it in small letters."),
    "initials": (
        "viết hoa chưa đúng chữ cái đầu",
        "has the wrong initials",
        "Chỉ viết hoa chữ cái đầu theo quy định.",
        "Capitalise the prescribed initials only.",
    ),
}


def check(case: Case) -> Iterator[Finding]:
    """One info for each part, at the first line in the wrong letters."""
    form = form_of(case)
    if form is None:
        return
    found: dict[tuple[str, str], list[Piece]] = defaultdict(list)
    for own in form.pieces:
        asked = _fault(own.part, form.rule(own).letters, case.text[own.start : own.end])
        if asked:
            found[own.part, asked].append(own)
    for (part, asked), places in found.items():
        rule = form.profile.parts[part]
        vi, en, mend_vi, mend_en = _SAID[asked]
        said_vi, said_en = f"{rule.vi} {vi}.", f"{rule.en[0].upper()}{rule.en[1:]} {en}."
        source = form.profile.source(rule.source)
        yield flaw(case, "form-capitals", places, said_vi, said_en, source, mend=(mend_vi, mend_en))


def _fault(part: str, asked: str | None, words: str) -> str | None:
    if part == "number":
        return _number(words)
    if asked and _is_unlike(part, asked, _BRACKETS.sub("", words)):
        return asked
    if part == "motto" and fold_keep(one_line(words)) == fold_keep(_MOTTO):
        return _motto(words)
    if part == "dateline" and words[0].islower() and not words.startswith("ngày"):
        return "initials"
    return None


def _is_unlike(part: str, asked: str, words: str) -> bool:
    """Whether words that should be in capitals are not, or the other way round."""
    # Nearly every paragraph shows at its beginning that it is not in capitals.
    if asked == "lower" and small_letters(words[: len(words) // 4]) >= (1 - _MOST) * len(words):
        return False
    letters, capitals = sum(map(str.isalpha, words)), sum(map(str.isupper, words))
    if asked == "upper":
        return letters - capitals > _LEAST * letters
    return letters >= _FEWEST_LETTERS.get(part, 4) and capitals > _MOST * letters


def _motto(words: str) -> str | None:
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", one_line(words))
    return None if plain == _MOTTO else "initials"


def _number(words: str) -> str | None:
    word, _, symbol = words.partition("/")
    if word.strip().startswith("SỐ"):
        return "lower"
    groups = [group for group in re.split(r"[\s\d-]+", symbol) if group]
    return "upper" if any(group.islower() for group in groups) else None

"""Một cơ quan, một lĩnh vực gọi bằng nhiều tên · One body or field goes by several names.

Problem: `Phòng Văn hóa và Thông tin` ở mục II, `Phòng Văn hóa - Thông tin` ở mục III.
Good: một tên, đúng tên trong quyết định thành lập.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.names import fields_named_otherwise, forms_of_bodies, unlike
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold

_SHORT = re.compile(r"[A-ZĐ](?<![\w/.-].)[A-ZĐ]{0,5}(?:[-&][A-ZĐ]{1,6})*(?![\w/-])")
_COUNCIL = re.compile(
    r"(?P<head>[HBT](?<!\w.)(?:(?<=H)ội đồng|(?<=B)an Quản lý|(?<=T)(?:ổ công tác|rung tâm))) (?P<rest>(?!nhân dân"
    r"|Nhân dân)[A-ZĐ]\w+[^\n\t.,;:()<]{3,50})"
)
_LEVEL = re.compile(r"(?<!\w)(?:xã|phường|huyện|quận|tỉnh|thành phố)(?!\w)")


def check(case: Case) -> Iterator[Finding]:
    """A warning at each body or field named in two ways; info at each short form written in two ways."""
    for forms in forms_of_bodies(case):
        others = unlike(case, forms)
        if not others:
            continue
        places = [form.places[0] for form in others[1:]] + [where for form in others for where in form.places[1:]]
        names = "”, “".join(dict.fromkeys(form.printed for form in others))
        yield remark(
            "name-inconsistent",
            "warning",
            others[0].places[0],
            f"Cùng một đơn vị được gọi là “{forms[0].printed}” và “{names}”.",
            f"One body is called “{forms[0].printed}” and “{names}”.",
            related=[*places, forms[0].places[0]],
            evidence="; ".join(f"{form.printed}: {len(form.places)} lần" for form in [forms[0], *others]),
            mend_vi=f"Dùng thống nhất một tên, ví dụ “{forms[0].printed}”.",
            mend_en=f"Use one name throughout, such as “{forms[0].printed}”.",
        )
    for section, criterion in fields_named_otherwise(case):
        yield remark(
            "name-inconsistent",
            "warning",
            section,
            f"Lĩnh vực này ở phần đánh giá mang tên khác: “{' '.join(criterion.quote.split())[:120]}”.",
            f"The field goes by another name where it is scored: “{' '.join(criterion.quote.split())[:120]}”.",
            related=[criterion],
            mend_vi="Dùng thống nhất tên lĩnh vực của Bộ Chỉ số.",
            mend_en="Use the field's name in the set of criteria throughout.",
        )
    yield from _councils(case)
    yield from _short_forms(case)


def _councils(case: Case) -> Iterator[Finding]:
    """A council named once with a word in its middle and once without."""
    seen: dict[tuple[str, ...], tuple[int, int]] = {}
    for match in _COUNCIL.finditer(case.text):
        level = _LEVEL.search(fold(match["rest"]))
        if level is None:
            continue
        words = tuple(fold(match.group()[: match.start("rest") - match.start() + level.end()]).split())
        span = (match.start(), match.start("rest") + level.end())
        for other, place in seen.items():
            if len(other) != len(words) and _one_inside(*sorted((other, words), key=len)):
                yield remark(
                    "name-inconsistent",
                    "warning",
                    case.place(*span),
                    f"Cùng một tổ chức được gọi là “{case.text[slice(*place)]}” và “{case.text[slice(*span)]}”.",
                    f"One body is called “{case.text[slice(*place)]}” and “{case.text[slice(*span)]}”.",
                    related=[case.place(*place)],
                    mend_vi="Dùng thống nhất một tên.",
                    mend_en="Use one name throughout.",
                )
                break
        seen.setdefault(words, span)


def _one_inside(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the longer name is the shorter with one or two words put in before the level."""
    extra = len(long) - len(short)
    if extra > 2 or len(short) < 5 or short[-1] != long[-1]:
        return False
    return long[: len(short) - 1] == short[:-1]


def _short_forms(case: Case) -> Iterator[Finding]:
    """Short forms that differ in a hyphen or ampersand alone."""
    counted = Counter(_SHORT.findall(case.text))
    by_letters: dict[str, list[str]] = {}
    for form in counted:
        if len(form) > 3:
            by_letters.setdefault(re.sub(r"\W", "", form), []).append(form)
    for forms in by_letters.values():
        if len(forms) < 2:
            continue
        forms.sort(key=lambda form: -counted[form])
        rare = next(m for m in _SHORT.finditer(case.text) if m.group() == forms[-1])
        usual = next(m for m in _SHORT.finditer(case.text) if m.group() == forms[0])
        yield remark(
            "name-inconsistent",
            "info",
            case.place(*rare.span()),
            f"Viết tắt không thống nhất: “{forms[-1]}” và “{forms[0]}”.",
            f"One short form in two ways: “{forms[-1]}” and “{forms[0]}”.",
            related=[case.place(*usual.span())],
            mend_vi=f"Dùng thống nhất “{forms[0]}”.",
            mend_en=f"Use “{forms[0]}” throughout.",
        )

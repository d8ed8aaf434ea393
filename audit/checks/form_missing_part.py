"""Thiếu một thành phần thể thức bắt buộc · An obligatory part of the form is missing.

Problem: Văn bản không có Tiêu ngữ; không có họ tên người ký; không có phần Nơi nhận, hoặc `Nơi nhận:` để trống.
Good: Đủ Quốc hiệu và Tiêu ngữ, tên cơ quan ban hành, số và ký hiệu, địa danh và thời gian, tên loại và trích yếu, nội
dung, chức vụ và họ tên người ký, nơi nhận.
Source: Nghị định số 30/2020/NĐ-CP, Điều 8 khoản 2.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.form import Form, form_of, quote
from kehoach.models.findings import Finding
from kehoach.models.records import Where

_END = ("office", "signer", "recipients")


def check(case: Case) -> Iterator[Finding]:
    """A warning for each missing part, where it should stand; nothing on papers without a head of their own."""
    form = form_of(case)
    if form is None or not form.whole or case.plan.header.kind == "annex":
        return
    present = {own.part for own in form.main}
    if "recipients" in present and "recipient-list" not in present and not case.plan.header.recipients:
        yield _no_list(case, form)
    for rule in form.profile.parts.values():
        if not rule.needed or rule.id in present or case.plan.header.kind in rule.not_in:
            continue
        if rule.id == "kind" and _has_other_kind(case, form):
            continue
        yield remark(
            "form-missing-part",
            "warning",
            _near(case, form, rule.id),
            f"Thiếu thành phần thể thức bắt buộc: {rule.vi}.",
            f"An obligatory part is missing: {rule.en}.",
            evidence=form.profile.source(rule.source),
            mend_vi=f"Bổ sung {rule.vi}.",
            mend_en=f"Add {rule.en}.",
        )


def _no_list(case: Case, form: Form) -> Finding:
    """The word "Nơi nhận" with no one under it."""
    word = next(own for own in form.main if own.part == "recipients")
    return remark(
        "form-missing-part",
        "warning",
        quote(case, word.start, word.end),
        "Phần “Nơi nhận” để trống, không nêu nơi nhận nào.",
        "The list of recipients is empty.",
        evidence=form.profile.source(form.rule(word).source),
        mend_vi="Liệt kê nơi nhận, cuối cùng là nơi lưu (“Lưu: VT, …”).",
        mend_en="List the recipients, the file copy (“Lưu: VT, …”) last.",
    )


def _has_other_kind(case: Case, form: Form) -> bool:
    """Whether the title opens with a line in capitals: a kind of paper that the vocabulary does not know."""
    subject = form.first("subject")
    return subject is not None and case.text[subject.start : subject.end].isupper()


def _near(case: Case, form: Form, part: str) -> Where:
    """The words next to which the part should stand: the next part of the head, or the end of the document."""
    order = list(form.profile.parts)
    after = order.index(part)
    if part in _END:
        last = form.main[-1]
        return quote(case, last.start, last.end)
    following = [own for own in form.main if order.index(own.part) > after]
    own = min(following, key=lambda one: order.index(one.part), default=form.main[0])
    return quote(case, own.start, own.end)

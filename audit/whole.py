"""What a document as a whole does not have: anything to do, a signature, recipients."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding
from kehoach.models.records import Header, Where

_WORKING = frozenset({"plan", "programme"})  # kinds that are there to say what is to be done
_HEAD = ("number", "symbol", "issuer", "place", "issued")
_LEAST_WORDS = 60  # of a decision or a directive that says anything at all
_WORD = re.compile(r"[^\W\d_]+")
_RECIPIENTS = re.compile(r"^\W*nơi nhận\b[^\n]*", re.IGNORECASE | re.MULTILINE)


def content_gaps(case: Case) -> Iterator[Finding]:
    """A warning at a plan without a task, and at any other document that is neither head nor more than a few words."""
    if case.plan.tasks:
        return
    header = case.plan.header
    if header.kind in _WORKING:
        vi, en = "Không thấy nhiệm vụ nào trong kế hoạch.", "The plan names nothing to be done."
    elif header.kind in (None, "other") and not _has_head(header):
        vi = "Văn bản không có phần đầu của văn bản hành chính và không nêu nhiệm vụ nào."
        en = "The text has no head of an administrative document and names nothing to be done."
    elif sum(1 for _ in _WORD.finditer(case.text)) < _LEAST_WORDS:
        vi, en = "Văn bản hầu như không có nội dung.", "The document has hardly any content."
    else:
        return
    yield remark(
        "section-missing",
        "warning",
        _title(case),
        vi,
        en,
        mend_vi="Kiểm tra xem có đúng tệp; nếu nhiệm vụ ở phụ lục riêng thì soát cả tệp phụ lục.",
        mend_en="Check that this is the right file; where an annex of its own holds the tasks, audit that as well.",
    )


def end_gaps(case: Case) -> Iterator[Finding]:
    """A warning at a text with a head, but without a signature or without recipients; Word and PDF are form's."""
    header = case.plan.header
    if case.layout.media != "text" or not _has_head(header) or header.kind in (None, "other", "annex"):
        return
    found = _RECIPIENTS.search(case.text)
    if found is None:
        yield _no_end(case, "Văn bản không có phần “Nơi nhận”.", "The document has no list of recipients.",
                      "Bổ sung phần “Nơi nhận”.", "Add the list of recipients.")  # fmt: skip
    elif not header.recipients:
        yield _no_end(case, "Phần “Nơi nhận” để trống.", "The list of recipients is empty.",
                      "Liệt kê nơi nhận.", "List the recipients.", case.place(*found.span()))  # fmt: skip
    if header.signer is None and header.signer_title is None and header.authority is None:
        yield _no_end(case, "Văn bản không có chức vụ, họ tên người ký.", "The document has no signature.",
                      "Bổ sung chức vụ và họ tên người ký.", "Add the office and the name of the signer.")  # fmt: skip


def _no_end(case: Case, vi: str, en: str, mend_vi: str, mend_en: str, where: Where | None = None) -> Finding:
    source = "Nghị định số 30/2020/NĐ-CP, Điều 8 khoản 2"
    where = where or _last_line(case)
    return remark("section-missing", "warning", where, vi, en, evidence=source, mend_vi=mend_vi, mend_en=mend_en)


def _has_head(header: Header) -> bool:
    """Whether two parts at least of a head are printed."""
    return sum(getattr(header, name) is not None for name in _HEAD) > 1


def _title(case: Case) -> Where:
    title = case.plan.header.where.get("title")
    if title is not None:
        return title
    start = next((at for at, char in enumerate(case.text) if not char.isspace()), 0)
    end = case.text.find("\n", start)
    return case.place(start, end if end >= 0 else len(case.text))


def _last_line(case: Case) -> Where:
    """The last line of the main part, behind which the end should stand."""
    main = case.outline.root.children[0] if case.outline.root.children else case.outline.root
    nodes = [node for node in main.walk() if node is not main and node.kind in ("paragraph", "item", "bullet")]
    last = max(nodes, key=lambda node: node.end, default=main)
    return case.place(last.start, min(last.end, last.start + 160))

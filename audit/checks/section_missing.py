"""Thiếu một phần mà kế hoạch phải có · A part that the plan should have is not there.

Problem: nêu kết quả chấm điểm năm trước mà không có `tồn tại, hạn chế, nguyên nhân`; không có phần `Tổ chức thực hiện`;
    kế hoạch không nêu nhiệm vụ nào; văn bản có số, có phần đầu mà không có chữ ký hoặc không có `Nơi nhận`.
Good: đủ mục đích, yêu cầu; nhiệm vụ; tổ chức thực hiện; phần đánh giá có hạn chế và nguyên nhân; có chữ ký, nơi nhận.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.4; Nghị quyết 76/NQ-CP năm 2021, phần tổ chức thực hiện.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.audit.whole import content_gaps, end_gaps
from kehoach.audit.wording import folded
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold
from kehoach.models.outline import Grid, GridCell, Node

_WEAK = re.compile(r"tồn tại|hạn chế|khó khăn|yếu kém|bị trừ điểm|mất điểm|chưa đạt|nguyên nhân|nhược điểm")
_RESULTS = re.compile(r"(?:tình hình|kết quả|thực trạng|những kết quả|ưu điểm)")
_CHARGE = re.compile(
    r"tổ chức thực hiện|phân công (?:thực hiện|nhiệm vụ|trách nhiệm)|trách nhiệm (?:của|thực hiện)"
    r"|tổ chức triển khai|chế độ (?:thông tin,? )?báo cáo|triển khai thực hiện"
)
_GROUP = re.compile(r"nội dung cần|nội dung khắc phục|nội dung duy trì|tồn tại|nhiệm vụ khắc phục|nhiệm vụ duy trì")
_LEAST_SECTIONS, _LEAST_GROUPS, _LEAST_LOST = 2, 4, 2


def check(case: Case) -> Iterator[Finding]:
    """A warning at a report of scores without shortcomings, at a plan without a part on who carries it out, at a
    group of a table that alone has no sub-heading, and at a document without a task or an end."""
    main = next((part for part in case.outline.root.children if part.kind == "part"), case.outline.root)
    sections = [child for child in main.children if child.kind == "item" and child.scheme == "roman"]
    yield from _no_shortcomings(case, sections)
    yield from _no_charge(case, sections)
    for grid in case.outline.grids:
        yield from _group_alone(case, grid)
    yield from content_gaps(case)
    yield from end_gaps(case)


def _no_shortcomings(case: Case, sections: list[Node]) -> Iterator[Finding]:
    text = folded(case)
    if any(_WEAK.search(text, section.body, section.end) for section in sections):
        return
    for section in sections:
        end = _end(section)
        title = text[section.body : section.end]
        lost = [
            score
            for score in case.plan.scores
            if section.start <= score.where.start < end
            and score.max
            and (score.appraised or score.self_ or score.max) < score.max
        ]
        if not _RESULTS.search(title) or len(lost) < _LEAST_LOST or _WEAK.search(text, section.start, end):
            continue
        first = next((child for child in section.children if child.kind == "item"), section)
        yield remark(
            "section-missing",
            "warning",
            case.place(first.start, first.end),
            "Phần đánh giá có kết quả, điểm số nhưng không nêu tồn tại, hạn chế và nguyên nhân.",
            "The report gives results and scores, but no shortcomings and no causes.",
            related=[score.where for score in lost[:3]],
            evidence=f"{len(lost)} nội dung chưa đạt điểm tối đa",
            mend_vi="Thêm mục “Tồn tại, hạn chế và nguyên nhân”.",
            mend_en="Add a section on shortcomings and their causes.",
        )


def _no_charge(case: Case, sections: list[Node]) -> Iterator[Finding]:
    header = case.plan.header
    if header.kind != "plan" or len(sections) < _LEAST_SECTIONS or header.signer_title is None:
        return
    titles = [fold(case.text[section.body : section.end][:120]) for section in sections]
    if any(_CHARGE.search(title) for title in titles) or _CHARGE.search(folded(case), sections[-1].start):
        return
    yield remark(
        "section-missing",
        "warning",
        case.place(sections[-1].start, sections[-1].end),
        "Kế hoạch không có phần tổ chức thực hiện.",
        "The plan has no part that says who carries it out.",
        mend_vi="Thêm phần “TỔ CHỨC THỰC HIỆN”.",
        mend_en="Add the part “TỔ CHỨC THỰC HIỆN”.",
    )


def _end(node: Node) -> int:
    return max((_end(child) for child in node.children), default=node.end)


def _group_alone(case: Case, grid: Grid) -> Iterator[Finding]:
    """A numbered group without the sub-heading that its sisters have."""
    groups: list[tuple[GridCell, bool]] = []
    for row in grid.rows[grid.header_rows :]:
        words = [fold(case.text[cell.start : cell.end]) for cell in row if cell.origin is None]
        filled = [word for word in words if word]
        if re.fullmatch(r"[ivx]{1,5}\.?", words[0] if words else "") and len(filled) == 2:
            groups.append((next(cell for cell in row if case.text[cell.start : cell.end].strip()), False))
        elif groups and len(filled) == 1 and _GROUP.match(filled[0]):
            groups[-1] = (groups[-1][0], True)
    without = [cell for cell, headed in groups if not headed]
    if len(groups) < _LEAST_GROUPS or len(without) != 1:
        return
    yield remark(
        "section-missing",
        "warning",
        case.place(without[0].start, without[0].end),
        "Nhóm này không có dòng phân loại nội dung như các nhóm khác.",
        "This group lacks the sub-heading that all others have.",
        evidence=f"{len(groups) - 1}/{len(groups)} nhóm có dòng phân loại",
        mend_vi="Thêm dòng “Nội dung cần khắc phục” hoặc “Nội dung cần duy trì”.",
        mend_en="Add the sub-heading that says what is mended or kept.",
    )

"""Nhãn của các trường không thống nhất · The labels of one field differ.

Problem: `Bộ phận chủ trì:` ở mục a, `Cơ quan chủ trì thực hiện:` ở mục b; `Nội dung cần duy trì` và `Nội dung cần duy
    trì thực hiện`.
Good: một nhãn cho một trường trong cả văn bản.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.audit.case import Case, remark
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold
from kehoach.models.records import Where

_LABEL = re.compile(
    r"[-+*•\s]*(?P<label>(?:bộ phận|cơ quan|đơn vị|ban|ngành|công chức|thời gian|thời hạn|sản phẩm|kết quả"
    r"|nội dung|hình thức)"
    r"(?:\s+[^\W\d]+){0,5}?)\s*(?::(?!\w)|$)"
)
_GROUP = re.compile(r"nội dung [^\d:;.]{4,40}$")
_ROLES = (
    ("lead", re.compile(r"chủ trì")),
    ("coop", re.compile(r"phối hợp")),
    ("time", re.compile(r"^thời (?:gian|hạn)")),
    ("output", re.compile(r"^(?:sản phẩm|kết quả)")),
    ("content", re.compile(r"^nội dung (?:thực hiện|chính|chủ yếu|cụ thể|công việc|nhiệm vụ|trọng tâm|triển khai)$")),
    ("carrier", re.compile(r"thực hiện$")),
)
_LENGTH = 60  # characters of a paragraph in which its label ends
_LEAST = 3  # mentions of a field before its labels are a habit


def check(case: Case) -> Iterator[Finding]:
    """Info at the first of each label that departs from the commonest of its field."""
    for labels in (_item_labels(case), _group_labels(case)):
        for ways in labels.values():
            total = sum(len(places) for places in ways.values())
            if len(ways) < 2 or total < _LEAST:
                continue
            usual, *others = sorted(ways, key=lambda label: -len(ways[label]))
            for other in others:
                yield remark(
                    "label-inconsistent",
                    "info",
                    ways[other][0],
                    f"Nhãn “{other}” khác nhãn “{usual}” dùng ở nơi khác.",
                    f"The label “{other}” differs from “{usual}” used elsewhere.",
                    related=[*ways[other][1:], ways[usual][0]],
                    evidence=f"{usual}: {len(ways[usual])} lần; {other}: {len(ways[other])} lần",
                    mend_vi=f"Dùng thống nhất “{usual}”.",
                    mend_en=f"Use “{usual}” throughout.",
                )


def _item_labels(case: Case) -> dict[str, dict[str, list[Where]]]:
    """Labels with a colon at the head of bullets and paragraphs, by the field they name."""
    found: dict[str, dict[str, list[Where]]] = {}
    parts = [part for part in case.outline.root.children if not part.label]
    for node in (node for part in parts for node in part.walk()):
        if node.kind not in ("bullet", "paragraph", "item") or node.zone != "body":
            continue
        match = _LABEL.match(fold(case.text[node.body : min(node.end, node.body + _LENGTH)]))
        if match is None or (match.end() >= _LENGTH - 1 and node.end - node.body > _LENGTH):
            continue
        if node.kind == "item" and not match[0].endswith(":"):  # "1. Kết quả chung" is a heading
            continue
        label = match["label"]
        role = next((name for name, form in _ROLES if form.search(label)), None)
        if role:
            where = case.place(node.body, node.body + len(label) + (case.text[node.body] == " "))
            found.setdefault(role, {}).setdefault(label, []).append(where)
    return found


def _group_labels(case: Case) -> dict[str, dict[str, list[Where]]]:
    """Sub-headings of tables that stand alone in their row and begin alike."""
    rows: dict[str, list[Where]] = {}
    for grid in case.outline.grids:
        for row in grid.rows[grid.header_rows :]:
            filled = [cell for cell in row if cell.origin is None and case.text[cell.start : cell.end].strip()]
            if len(filled) != 1:
                continue
            words = fold(case.text[filled[0].start : filled[0].end]).strip(" .:;")
            if _GROUP.fullmatch(words):
                rows.setdefault(words, []).append(case.place(filled[0].start, filled[0].end))
    found: dict[str, dict[str, list[Where]]] = {}
    for words in sorted(rows, key=len):
        key = next((known for known in found if words.startswith(known)), words)
        found.setdefault(key, {})[words] = rows[words]
    return found

"""Where a tag stands in a Word template, as a person would look for it."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach.models.errors import Said

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a tag: its part, then its paragraph, or its table, row and cell (all from 1, 0 = none).

    ``paragraph`` counts the paragraphs of the part outside tables, or those of the cell. ``words`` is the
    tag as typed.
    """

    part: str
    paragraph: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0
    words: str = ""

    def said(self) -> Said:
        """The place in both languages: ``phần thân, bảng 1, hàng 2, ô 3: {{ task.lead }}``."""
        vi, en = _part(self.part)
        if self.table:
            vi += f", bảng {self.table}, hàng {self.row}, ô {self.cell}"
            en += f", table {self.table}, row {self.row}, cell {self.cell}"
        elif self.paragraph:
            vi += f", đoạn {self.paragraph}"
            en += f", paragraph {self.paragraph}"
        tail = f": {shown(self.words)}" if self.words else ""
        return Said(vi + tail, en + tail)


def shown(words: str) -> str:
    """Words on one line, cut where they are long."""
    flat = " ".join(words.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"


_PARTS = (
    ("document", "phần thân", "body"),
    ("header", "đầu trang", "header"),
    ("footer", "chân trang", "footer"),
    ("footnotes", "chú thích cuối trang", "footnotes"),
    ("endnotes", "chú thích cuối văn bản", "endnotes"),
    ("comments", "nhận xét", "comments"),
    ("core", "thuộc tính tệp", "file properties"),
)


def _part(name: str) -> tuple[str, str]:
    file = name.rpartition("/")[2]
    for start, vi, en in _PARTS:
        if file.startswith(start):
            return f"{vi} ({file})", f"{en} ({file})"
    return name, name

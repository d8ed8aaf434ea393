"""Markdown: a report for people, one chapter a document, one table a kind of record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from kehoach.generate.tables import TABLES, Cell, as_text, chosen, say

if TYPE_CHECKING:
    from kehoach.models.records import Plan

EXTENSION = "md"
BINARY = False
SINGLE = False
_MARK = "<!-- kehoach -->"
_SPECIAL = re.compile(r"([\\`*_\[\]|#])")


def write(plans: Sequence[Plan], only: frozenset[str], lang: Literal["vi", "en"]) -> bytes:
    """The report in UTF-8; kinds without a record are left out."""
    return "\n".join(_report(plan, only, lang) for plan in plans).encode()


def is_own(data: bytes) -> bool:
    """Whether the bytes begin with the mark of this report."""
    return data.startswith(_MARK.encode())


def _report(plan: Plan, only: frozenset[str], lang: Literal["vi", "en"]) -> str:
    lines = [_MARK, "", f"# {_cell(plan.header.title or plan.source.name, lang)}", ""]
    for table in chosen(only):
        rows = table.rows(plan, lang, brief=True)
        if not rows:
            continue
        if table.kind == "header":
            lines += _overview(rows[0], lang)
            continue
        headings = table.headings(lang, brief=True)
        lines += [f"## {say(table.title, lang)} ({len(rows)})", ""]
        lines += [_row(headings, lang), "|" + " --- |" * len(headings)]
        lines += [*(_row(row, lang) for row in rows), ""]
    return "\n".join(lines)


def _overview(row: list[Cell], lang: Literal["vi", "en"]) -> list[str]:
    pairs = zip(TABLES["header"].headings(lang, brief=True), row, strict=True)
    return [*(f"- **{name}:** {_cell(cell, lang)}" for name, cell in pairs if cell not in (None, "")), ""]


def _row(cells: Sequence[Cell], lang: Literal["vi", "en"]) -> str:
    return "| " + " | ".join(_cell(cell, lang) for cell in cells) + " |"


def _cell(cell: Cell, lang: Literal["vi", "en"]) -> str:
    """The cell as Markdown text that shows exactly these words: no mark-up, no HTML of its own."""
    written = as_text(cell, lang).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", written).replace("\t", " ").replace("\n", "<br>")

"""Plain text and Markdown to a Layout: paragraphs, tab tables, pipe tables, one-cell-a-line web tables."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from kehoach.extract.sources.decoding import decode
from kehoach.extract.sources.file import SourceFile
from kehoach.extract.sources.text_flattened import flattened_table
from kehoach.extract.sources.text_lines import (
    continues_over_blank,
    hangs,
    is_rule,
    is_wrapped,
    names_document,
    paragraphs,
    part_glued,
    starts_paragraph,
)
from kehoach.extract.sources.text_marks import Line, plain
from kehoach.extract.sources.text_tables import is_pipe_row, is_tab_row, pipe_table, tab_table
from kehoach.models.layout import Block, Furniture, Layout, Place, Table

MEDIA = "text"
EXTENSIONS = (".txt", ".md", ".markdown", ".text")
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_PAGE_NUMBER = re.compile(r"^\s*[-–]?\s*(?:Trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–]?\s*$")
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_MARK = re.compile(r"\*+|(?m:^\s*\|\s*$)|(?m:^#{1,6}(?=\s|$))|(?m:^\s*\|?[\s:|-]{5,}\|\s*$)|(?m:(?<=^)\||\|(?=\s*$))")
_RULE_ROW = re.compile(r"(?m:^\s*\|[\s:|-]{3,}$)")
_PIPE_ROW = re.compile(r"(?m:^\s*\|.*\|.*$)")
_BAR = re.compile(r"(?<!\\)\|")
_HEADING_MARK = re.compile(r"^#{1,6}(?:\s+|$)")


def sniffs(data: bytes) -> bool:
    """Text is what no other source knows."""
    return not data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) and b"%PDF-" not in data[:1024]


def read(source: SourceFile) -> Layout:
    """The blocks of a text file; every line ends up in one.

    Raises:
        SourceError: ``file.unreadable`` for bytes that are no text.
    """
    text = decode(source)
    return Layout(blocks=tuple(blocks_of(text)), media=MEDIA, reader="text", plain=plain_text(text))


def plain_text(text: str) -> str:
    """The file's characters without marks and tags, read by nothing but two patterns."""
    bare = _PIPE_ROW.sub(lambda row: _BAR.sub(" ", row[0]).replace("\\|", "|"), _RULE_ROW.sub("", text))
    return html.unescape(_MARK.sub("", _ANY_TAG.sub(" ", bare)))


def blocks_of(text: str) -> list[Block]:
    """Paragraphs, tables and furniture of a text in order."""
    lines = [Line(n, line.rstrip(" \u00a0")) for n, line in enumerate(_LINE_END.split(text), 1)]
    wrapped = is_wrapped([line.text for line in lines])
    blocks: list[Block] = []
    for kind, group in _regions(lines):
        if kind == "prose":
            blocks += _prose(group, wrapped)
        else:
            table = {"tab": tab_table, "pipe": pipe_table, "flat": flattened_table}[kind](group)
            if table is not None:
                blocks.append(table)
    return [_unruled_head(block) for block in blocks]


def _unruled_head(block: Block) -> Block:
    """A two-column table that holds the national name or the recipients has no lines on paper."""
    if isinstance(block, Table) and block.ruled and len(block.rows[0]) <= 2 and len(block.rows) <= 4:
        words = " ".join(cell.text for row in block.rows for cell in row).upper()
        if "CỘNG H" in words or "NƠI NHẬN" in words:
            return Table(block.rows, block.place, block.header_rows, ruled=False, certain=block.certain)
    return block


def _regions(lines: Sequence[Line]) -> Iterator[tuple[str, list[Line]]]:
    """Runs of lines that belong to one table or to the prose between tables."""
    prose: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at].text
        end, kind = at, ""
        if line.strip() == "|":
            end, kind = _flat_end(lines, at), "flat"
        elif is_pipe_row(line):
            end, kind = _run_end(lines, at, is_pipe_row), "pipe"
        elif is_tab_row(line):
            end, kind = _run_end(lines, at, is_tab_row), "tab"
        if end > at:
            if prose:
                yield "prose", prose
                prose = []
            yield kind, list(lines[at:end])
            at = end
        else:
            prose.append(lines[at])
            at += 1
    if prose:
        yield "prose", prose


def _run_end(lines: Sequence[Line], at: int, is_row: object) -> int:
    assert callable(is_row)
    end = at
    while end < len(lines) and is_row(lines[end].text):
        end += 1
    return end


def _flat_end(lines: Sequence[Line], at: int) -> int:
    """The end of a region of lone pipes: a blank line after a pipe, unless a cell goes on after it."""
    end, seen, in_cell = at, at, False
    while end < len(lines):
        text = lines[end].text.strip()
        if text == "|":
            in_cell, seen = False, end + 1
        elif text and not in_cell and names_document(text) and end - at > 4:
            break
        elif text:
            in_cell = True
        elif not in_cell:
            break
        if end - seen > 80:
            return seen
        end += 1
    return seen


def _prose(lines: Sequence[Line], wrapped: bool) -> list[Block]:
    """Paragraphs and furniture of lines without tables."""
    blocks: list[Block] = []
    group: list[Line] = []
    blank = False

    def flush() -> None:
        if group:
            blocks.extend(paragraphs(group))
            group.clear()

    for whole in lines:
        for line in part_glued(Line(whole.number, _HEADING_MARK.sub("", whole.text))):
            text = line.text.strip()
            if not text:
                blank = True
                continue
            if is_rule(text) or (blank and _PAGE_NUMBER.match(text)):
                flush()
                kind = "web" if is_rule(text) else "page-number"
                blocks.append(Furniture(plain(text).strip() or text, kind, Place(line=line.number)))
                continue
            before = group[-1].text if group else ""
            open_bold = sum(part.text.count("**") for part in group) % 2 == 1
            if group and blank:
                fresh = not continues_over_blank(before, text)
            else:
                same_line = bool(group) and line.number == group[-1].number
                fresh = same_line or (
                    bool(group) and not hangs(before, line.text) and starts_paragraph(before, text, open_bold, wrapped)
                )
            if fresh:
                flush()
            reopened = fresh and open_bold and not blank and "**" in text
            group.append(Line(line.number, "**" + line.text) if reopened else line)
            blank = False
    flush()
    return blocks

"""The results a plan must answer, from any file that holds them: a document, a workbook, CSV or TOML."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kehoach.extract.assemble import read
from kehoach.extract.outline.build import build
from kehoach.extract.rules.scores import find_scores
from kehoach.extract.sources.detect import load
from kehoach.extract.sources.file import SourceFile
from kehoach.extract.sources.xlsx_rows import sheets
from kehoach.models.errors import Said, SourceError
from kehoach.models.layout import Block, Cell, Layout, Paragraph, Place, Run, Table
from kehoach.models.records import Score

_NOWHERE = {"start": 0, "end": 0, "quote": ""}


def read_scores(path: Path) -> list[Score]:
    """The scores in a file.

    A workbook or a CSV table is read as a table of a document is: a row of headings names the columns
    (criterion, maximum, self-scored, appraised). TOML holds ``[[scores]]`` with the fields of the contract. Any
    other file is read as a document.

    Raises:
        SourceError: ``scores.unreadable`` for a table that cannot be read, ``scores.none`` for a file without a
            score, or what reading the document raises.
    """
    readers = {".csv": _of_csv, ".tsv": _of_csv, ".xlsx": _of_workbook, ".toml": _of_toml}
    reader = readers.get(path.suffix.lower())
    found = read(path).scores if reader is None else reader(load(path))
    if not found:
        raise SourceError(
            "scores.none",
            Said("không thấy điểm số nào trong tệp", "no score was found in the file"),
            Said(
                "Cần bảng có tiêu chí, điểm tối đa, điểm tự chấm hoặc thẩm định.",
                "It needs a table with the criterion, its maximum and what was self-scored or appraised.",
            ),
            str(path),
        )
    return found


def _of_csv(source: SourceFile) -> list[Score]:
    try:
        text = source.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(source.name, "UTF-8") from error
    head = text.partition("\n")[0]
    separator = max(";\t,", key=head.count)
    try:
        return _of_tables([[row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if any(row)]])
    except csv.Error as error:
        raise _unreadable(source.name, f"CSV: {error}") from error


def _of_workbook(source: SourceFile) -> list[Score]:
    try:
        return _of_tables(sheets(source))
    except SourceError as error:
        raise _unreadable(source.name, "XLSX") from error


def _of_toml(source: SourceFile) -> list[Score]:
    from pydantic import ValidationError

    try:
        entries: list[dict[str, Any]] = tomllib.loads(source.data.decode())["scores"]
    except UnicodeDecodeError as error:
        raise _unreadable(source.name, "UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(source.name, f"TOML: {error}") from error
    except LookupError as error:
        raise _not_scores(source.name, "không có bảng [[scores]]", "there is no table [[scores]]") from error
    found: list[Score] = []
    for at, entry in enumerate(entries, 1):
        try:
            found.append(Score.model_validate({"where": _NOWHERE, **entry}))
        except ValidationError as error:
            names = ", ".join(dict.fromkeys(".".join(map(str, one["loc"])) or "scores" for one in error.errors()))
            raise _not_scores(source.name, f"mục thứ {at}: {names} không hợp lệ", f"entry {at}: {names}") from error
        except TypeError as error:
            raise _not_scores(source.name, "không có bảng [[scores]]", "there is no table [[scores]]") from error
    return found


def _not_scores(name: str, vi: str, en: str) -> SourceError:
    return SourceError(
        "scores.unreadable",
        Said(f"tệp điểm không đúng mẫu ({vi})", f"the file of scores is not in form ({en})"),
        Said(
            'Viết như: [[scores]] criterion = "...", max = 2, appraised = 1.25.',
            'Write it as: [[scores]] criterion = "...", max = 2, appraised = 1.25.',
        ),
        name,
    )


def _of_tables(tables: Sequence[Sequence[Sequence[str]]]) -> list[Score]:
    blocks: list[Block] = [block for rows in tables for block in _blocks(rows)]
    layout = Layout(blocks=tuple(blocks), media="text", reader="table", plain="")
    return find_scores(build(layout), None)


def _blocks(rows: Sequence[Sequence[str]]) -> list[Block]:
    """Lines above the table, which fill one cell, as its caption; then the table."""
    filled = [[" ".join(cell.split()) for cell in row] for row in rows]
    filled = [row for row in filled if any(row)]
    begin = next((at for at, row in enumerate(filled) if sum(map(bool, row)) > 1), len(filled))
    blocks: list[Block] = [_paragraph(" ".join(filter(None, row)), at) for at, row in enumerate(filled[:begin])]
    width = max((len(row) for row in filled[begin:]), default=0)
    if width:
        made = tuple(
            tuple(_cell(word, at) for word in [*row, *[""] * (width - len(row))])
            for at, row in enumerate(filled[begin:], begin)
        )
        blocks.append(Table(rows=made, place=Place(line=begin + 1), header_rows=0))
    return blocks


def _paragraph(words: str, at: int) -> Paragraph:
    return Paragraph(runs=(Run(words),), place=Place(line=at + 1))


def _cell(words: str, at: int) -> Cell:
    return Cell(blocks=(_paragraph(words, at),) if words else (), place=Place(line=at + 1))


def _unreadable(name: str, why: str) -> SourceError:
    return SourceError(
        "scores.unreadable",
        Said(f"không đọc được bảng điểm ({why})", f"cannot read the table of scores ({why})"),
        Said("Lưu lại dạng CSV (UTF-8) hoặc XLSX.", "Save it as CSV (UTF-8) or XLSX."),
        name,
    )

"""The cells of a workbook as shown text: each sheet a list of rows. Formulas give the value that was saved."""

from __future__ import annotations

from kehoach.extract.sources.docx_package import Package
from kehoach.extract.sources.docx_xml import Element, R, whole
from kehoach.extract.sources.file import SourceFile

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_WIDEST = 200
_LONGEST = 100_000


def sheets(source: SourceFile) -> list[list[list[str]]]:
    """The rows of every sheet that is not hidden, in the order of the workbook.

    Raises:
        SourceError: as a Word file's package does (``docx.damaged``, ``docx.encrypted``, ``docx.bomb``).
    """
    package = Package(source)
    main = package.main()
    parts = {tie.id: tie.part for tie in package.ties(main)}
    shared = next((tie.part for tie in package.ties(main) if tie.kind == "sharedStrings"), None)
    root = package.root(shared) if shared else None
    words = [_text(entry) for entry in root.iter(f"{_S}si")] if root is not None else []
    book = package.root(main)
    found: list[list[list[str]]] = []
    for sheet in book.iter(f"{_S}sheet") if book is not None else ():
        part = parts.get(sheet.get(f"{R}id", ""))
        data = package.root(part) if part and sheet.get("state", "visible") == "visible" else None
        if data is not None:
            found.append([_row(row, words) for row in list(data.iter(f"{_S}row"))[:_LONGEST]])
    return found


def _row(row: Element, words: list[str]) -> list[str]:
    cells: list[str] = []
    for cell in row.iter(f"{_S}c"):
        column = _column(cell.get("r", ""))
        at = len(cells) if column is None else column
        if at >= _WIDEST:
            break
        cells += [""] * (at + 1 - len(cells))
        cells[at] = _value(cell, words)
    return cells


def _column(reference: str) -> int | None:
    """The column of a reference such as AB12, counted from 0."""
    at = 0
    for char in reference:
        if not "A" <= char <= "Z":
            break
        at = at * 26 + ord(char) - 64
    return at - 1 if at else None


def _value(cell: Element, words: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    value = cell.find(f"{_S}v")
    said = (value.text or "") if value is not None else ""
    if kind == "s":
        at = whole(said, -1)
        return words[at] if 0 <= at < len(words) else ""
    return _number(said) if kind == "n" else said


def _number(said: str) -> str:
    """A number without the noise of binary fractions: 17.249999999999996 is 17.25."""
    try:
        return f"{float(said):.10g}" if said else ""
    except ValueError:
        return said


def _text(element: Element) -> str:
    # Readings of Japanese words (rPh) stand beside the text and are none of it.
    return "".join(text.text or "" for text in element.iter(f"{_S}t") if text.getparent().tag != f"{_S}rPh")

"""Builds the sample documents again from ``content/``: ``python samples/make.py``.

Writes the DOCX files, and the PDF files where LibreOffice (``soffice``) is installed. The bytes are the
same at every run of the same versions: times are fixed, names and numbers are not drawn.
"""

from __future__ import annotations

import datetime
import io
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import form
from docx.shared import Pt
from form import BASIS, CENTRED, HEADING, TABLE, TEXT, Style

HERE = Path(__file__).resolve().parent
STAMP = datetime.datetime(2026, 1, 15, 8, 0, 0)
COUNTRY = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
AUTOMATIC = re.compile(r"([I1-9a-d-])= ")
LEVEL = {"I": "I", "-": "-"}


def main() -> int:
    """Write every sample; returns the exit code."""
    for source in sorted((HERE / "content").glob("*.toml")):
        content = tomllib.loads(source.read_text(encoding="utf-8"))
        if "name" not in content:
            continue
        annex = tomllib.loads((source.parent / content["annex"]).read_text(encoding="utf-8"))
        target = HERE / f"{content['name']}.docx"
        target.write_bytes(build(content, annex))
        print(target.name)
        if soffice := shutil.which("soffice"):
            print(to_pdf(target, soffice).name)
        else:
            print("soffice is not installed: no PDF", file=sys.stderr)
    return 0


def build(content: dict[str, Any], annex: dict[str, Any]) -> bytes:
    """One whole document as DOCX bytes: head, body, signature block, promulgated plan, annex."""
    document = form.blank()
    head(document, content["head"])
    opening(document, content)
    for line in lines(content["text"].get("body", "")):
        body_line(document, line, content)
    signature(document, content["signature"])
    if plan := content.get("plan"):
        promulgated(document, plan)
    add_annex(document, annex)
    return packed(document, content["head"]["kind"])


def lines(text: str) -> list[str]:
    """The lines of a block of content that are not empty."""
    return [line for line in text.splitlines() if line.strip()]


def head(document: Any, said: dict[str, Any]) -> None:
    """The two-column head (ô 1-4) and the title (ô 5a) with their rules."""
    table = form.plain_table(document, [5.8, 10.2], 2)
    bold = Style(13, True, align="c", first=0, after=0)
    below = Style(13, align="c", first=0, before=12, after=12)
    form.fill(table.cell(0, 0), said["issuer"], bold)
    form.fill(table.cell(0, 1), [COUNTRY[0]], bold)
    form.write(table.cell(0, 1), COUNTRY[1], replace(bold, size=14))
    form.fill(table.cell(1, 0), [said["number"]], below)
    form.fill(table.cell(1, 1), [said["date"]], replace(below, size=14, italic=True))
    form.rule(table.cell(0, 0).paragraphs[-1], 2.2, 1)
    form.rule(table.cell(0, 1).paragraphs[-1], 6.3, 2)
    title(document, said, 3)


def title(document: Any, said: dict[str, Any], number: int) -> None:
    """Kind and subject of a document or plan, a rule below."""
    form.write(document, said["kind"], Style(14, True, align="c", first=0, before=12, after=0))
    written = [form.write(document, line, Style(14, True, align="c", first=0, after=0)) for line in said["title"]]
    form.rule(written[-1], 4.5, number)
    if note := said.get("note"):
        form.write(document, note, Style(14, italic=True, align="c", first=0, before=14, after=14))
    else:
        form.form(written[-1], Style(align="c", first=0, after=20))


def opening(document: Any, content: dict[str, Any]) -> None:
    """Authority, Căn cứ, the order words and articles of a decision, or the opening sentence of a plan."""
    text = content["text"]
    if authority := content["head"].get("authority"):
        form.write(document, authority, CENTRED)
    for line in lines(text["basis"]):
        form.write(document, line, BASIS)
    if "opening" in text:
        form.write(document, text["opening"])
    if "order" in text:
        form.write(document, text["order"], CENTRED)
    for line in lines(text.get("articles", "")):
        number, _, words = line.partition(" | ")
        form.write(document, words, bold_start=f"{number} ")


def body_line(document: Any, line: str, content: dict[str, Any]) -> None:
    """One line of the body by its mark (see the head of the content files)."""
    automatic = AUTOMATIC.match(line)
    if line.startswith("@ "):
        add_table(document, content["tables"][line[2:].strip()])
    elif line.startswith("= "):
        form.write(document, line[2:], HEADING)
    elif line.startswith("_"):
        form.write(document, line[1:], Style(italic=bool(content.get("italic_labels"))))
    elif automatic:
        level = LEVEL.get(automatic[1], "1" if automatic[1].isdigit() else "a")
        form.write(document, line[3:], HEADING if level in "I1" else TEXT, level)
    else:
        form.write(document, line)


def promulgated(document: Any, plan: dict[str, Any]) -> None:
    """The plan that a decision promulgates, on a page of its own."""
    first = len(document.paragraphs)
    title(document, plan, 4)
    document.paragraphs[first].paragraph_format.page_break_before = True
    for line in lines(plan["body"]):
        body_line(document, line, plan)


def signature(document: Any, said: dict[str, Any]) -> None:
    """Nơi nhận on the left (ô 9b), authority, title and name on the right (ô 7a, 7b)."""
    table = form.plain_table(document, [8.2, 8.0], 1)
    left, right = table.rows[0].cells
    form.fill(left, ["Nơi nhận:"], Style(12, True, True, "l", 0, before=6, after=0))
    for name in said["recipients"]:
        form.write(left, f"- {name}", Style(11, align="l", first=0, after=0))
    form.fill(right, said["titles"], Style(14, True, align="c", first=0, after=0))
    right.paragraphs[0].paragraph_format.space_before = Pt(6)
    form.write(right, said["name"], Style(14, True, align="c", first=0, before=72, after=0))


def add_annex(document: Any, annex: dict[str, Any]) -> None:
    """The annex: label, title, reference, task table and closing line in a section of its own."""
    form.annex_section(document, annex["landscape"])
    form.write(document, annex["label"], Style(14, True, align="c", first=0, after=0))
    for line in annex["title"]:
        form.write(document, line, Style(14, True, align="c", first=0, after=0))
    form.write(document, annex["note"], Style(14, italic=True, align="c", first=0, after=12))
    add_table(document, annex)
    form.write(document, annex["closing"], Style(before=6))


def add_table(document: Any, said: dict[str, Any]) -> None:
    """A ruled table: heading rows, group rows merged across; ``^`` joins upwards, ``<`` to the left."""
    rows = [[cell.strip() for cell in line.split(" | ")] for line in lines(said["rows"])]
    table = document.add_table(0, len(said["widths"]), style="Table Grid")
    for row in said["header"]:
        cells = table.add_row().cells
        for cell, words in zip(cells, row, strict=True):
            form.fill(cell, [words] if words not in "^<" else [], Style(TABLE, True, align="c", first=0, after=3))
        form.repeat_header(table.rows[-1])
    for row in rows:
        add_row(table.add_row(), row, said)
    form.set_widths(table, said["widths"])
    merge(table, said["header"] + rows)
    form.write(document, "", Style(6, after=0))


def add_row(row: Any, words: list[str], said: dict[str, Any]) -> None:
    """One row of a table: a group, a total or a task."""
    group, total = words[0].startswith("## "), words[1] == said.get("total")
    for index, (cell, text) in enumerate(zip(row.cells, words, strict=False)):
        align = "cl"[index] if group else "l" if " // " in text else said["align"][index]
        style = Style(TABLE, group or total, align=align, first=0, before=2, after=2, keep=group)
        number = "#" if said.get("auto_ordinal") and text == "#" else ""
        shown = "" if text in ("#", "^") else text.removeprefix("## ")
        form.fill(cell, shown.split(" // "), style, number)


def merge(table: Any, rows: list[list[str]]) -> None:
    """Join the cells that the content marks as one; a group's name runs over the rest of its row."""
    for index, row in enumerate(rows):
        cells = table.rows[index].cells
        if row[0].startswith("## "):
            joined(cells[1], cells[-1])
        for column, words in enumerate(row):
            if words == "<":
                joined(cells[column - 1], cells[column])
    for column in range(len(table.columns)):
        start = None
        for index in range(len(rows) + 1):
            if index < len(rows) and column < len(rows[index]) and rows[index][column] == "^":
                continue
            if start is not None and index - start > 1:
                joined(table.cell(start, column), table.cell(index - 1, column))
            start = index


def joined(first: Any, last: Any) -> None:
    """Merge two cells and drop the empty paragraphs the merge collects."""
    cell = first.merge(last)
    for paragraph in cell.paragraphs[1:]:
        if not paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)


def packed(document: Any, kind: str) -> bytes:
    """The document's bytes with fixed times in its properties and in the archive."""
    properties = document.core_properties
    properties.author = properties.last_modified_by = "kehoach"
    properties.title, properties.comments, properties.language = kind, "Mẫu: tên riêng không có thật", "vi-VN"
    properties.created = properties.modified = STAMP
    properties.revision = 1
    raw, result = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if "thumbnail" not in name:
                new.writestr(zipfile.ZipInfo(name, STAMP.timetuple()[:6]), steady(name, old.read(name)), 8)
    return result.getvalue()


def steady(name: str, data: bytes) -> bytes:
    """A part without the reference to the template's thumbnail."""
    if name == "_rels/.rels":
        return re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", data)
    return data


def to_pdf(source: Path, soffice: str) -> Path:
    """The PDF of a DOCX file, beside it, with LibreOffice's times and identifiers fixed."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(  # noqa: S603 -- the program found on PATH, on a file this script has just written
            [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)],
            check=True,
            capture_output=True,
            timeout=300,
        )
        data = (Path(folder) / f"{source.stem}.pdf").read_bytes()
    stamp = STAMP.strftime("D:%Y%m%d%H%M%S+07'00'").encode()
    data = re.sub(rb"/CreationDate\(D:[^)]*\)", b"/CreationDate(" + stamp + b")", data)
    data = re.sub(rb"(?<=<)[0-9A-F]{32}(?=>)", b"0" * 32, data)
    data = re.sub(rb"(/DocChecksum /)[0-9A-F]{32}", rb"\g<1>" + b"0" * 32, data)
    target = source.with_suffix(".pdf")
    target.write_bytes(data)
    return target


if __name__ == "__main__":
    raise SystemExit(main())

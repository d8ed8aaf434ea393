"""Templates written for the tests, and what stands in the documents they make."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

import docx_parts
import pytest

from kehoach.generate.word_template import compile_template
from kehoach.models.errors import TemplateError
from kehoach.models.layout import Paragraph

p, r, tbl, tc, tr, word = (
    docx_parts.p,
    docx_parts.r,
    docx_parts.tbl,
    docx_parts.tc,
    docx_parts.tr,
    docx_parts.word,
)

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def lines(*texts: str) -> str:
    """A body with one paragraph a line of text."""
    return "".join(p(r(escaped(text))) for text in texts)


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell with line breaks has several paragraphs."""
    made = [tr(*(tc(lines(*cell.split("\n"))) for cell in row)) for row in rows]
    return tbl(*made)


def package(body: str, **others: str) -> bytes:
    """A Word file in which the other parts (header1, footnotes …) are declared as what they are."""
    data = word(body, **others)
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}{name.rstrip("0123456789")}+xml"/>'
        for name in others
    )
    parts: dict[str, str | bytes] = {}
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    parts["[Content_Types].xml"] = archive_types(parts).replace("</Types>", f"{kinds}</Types>")
    return docx_parts.zipped(parts)


def archive_types(parts: Mapping[str, str | bytes]) -> str:
    held = parts["[Content_Types].xml"]
    return held if isinstance(held, str) else held.decode()


def filled(body: str, context: Mapping[str, object] | None = None, **named: object) -> bytes:
    return compile_template(package(body)).render({**(context or {}), **named})


def part(document: bytes, name: str = "word/document.xml") -> str:
    with ZipFile(BytesIO(document)) as archive:
        assert archive.testzip() is None
        return archive.read(name).decode()


def said(body: str, context: Mapping[str, object] | None = None, **named: object) -> list[str]:
    """The paragraphs of the document a body of tags makes."""
    made = docx_parts.layout(filled(body, context, **named))
    return [block.text for block in made.blocks if isinstance(block, Paragraph)]


def rows(body: str, **named: object) -> list[list[str]]:
    """The cells of the first table of the document a body of tags makes."""
    made = docx_parts.layout(filled(body, named))
    return docx_parts.cells(next(block for block in made.blocks if not isinstance(block, Paragraph)))


def refused(body: str, **named: object) -> TemplateError:
    """The error a body of tags ends in, at compiling or at filling in."""
    with pytest.raises(TemplateError) as caught:
        filled(body, named)
    return caught.value

"""The one way XML of a Word file is parsed, and the names of its elements.

lxml has no types of its own: ``Element`` is the only untyped thing that leaves this file.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from kehoach.models.errors import Said, SourceError
from kehoach.models.xml import etree, hardened_parser

Element: TypeAlias = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VAL = W + "val"

# Files saved as "Strict Open XML" differ in the names of their namespaces alone (ISO/IEC 29500-1 and -4).
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A[1:-1].encode()),
)
# Namespaces are declared on the root; what is declared further down is left alone.
_HEAD = 8192
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


class XmlError(ValueError):
    """XML that is not well formed; ``deep`` where its nesting was the trouble."""

    def __init__(self, message: str, deep: bool) -> None:
        super().__init__(message)
        self.deep = deep


def tidy(data: bytes) -> bytes:
    """The part in UTF-8 and in the usual namespaces, so that bytes can be searched."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else _endian(data)
        data = _DECLARATION.sub("", data.decode(encoding, "replace")).encode()
    if b"//purl.oclc.org/ooxml/" in data[:_HEAD]:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    return data


def _endian(data: bytes) -> str:
    return "utf-16-be" if data[:1] == b"\0" else "utf-16-le"


def parse(data: bytes, where: str) -> Element:
    """The root of a tidied part; a DOCTYPE ends in ``docx.dtd``, anything not well formed in ``XmlError``."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _dtd(where)
    lxml = etree()
    try:
        root = lxml.fromstring(data, hardened_parser())
    except (lxml.XMLSyntaxError, ValueError, LookupError) as error:
        said = str(error)
        raise XmlError(said, "depth" in said.lower() or "nest" in said.lower()) from error
    if root is None:
        raise XmlError("no element", False)
    if root.getroottree().docinfo.internalDTD is not None:
        raise _dtd(where)
    return root


def _dtd(where: str) -> SourceError:
    return SourceError(
        "docx.dtd",
        Said(
            "Tệp Word chứa khai báo DOCTYPE, điều tệp Word thật không bao giờ có.",
            "The Word file holds a DOCTYPE declaration, which real Word files never do.",
        ),
        Said(
            "Mở tệp bằng Word hoặc LibreOffice rồi lưu lại thành .docx mới.",
            "Open it in Word or LibreOffice and save it as a new .docx.",
        ),
        where,
    )


def is_on(value: str | None) -> bool:
    """Whether a switch such as ``w:b`` is on: it is unless it says otherwise."""
    return value not in ("0", "false", "off", "none")


def number(value: str | None, default: float | None = None) -> float | None:
    """A measure as a number; Word writes plain twentieths or half points, some writers add a unit."""
    if value is None:
        return default
    try:
        return float(value)
    except ValueError:
        return default


def whole(value: str | None, default: int = 0) -> int:
    """A count as a whole number, ``default`` where it is none."""
    try:
        return int(value) if value is not None else default
    except ValueError:
        return default

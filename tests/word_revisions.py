"""What Word makes of a document when all its revisions are accepted, or all rejected."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
INS, DEL, P, TR = W + "ins", W + "del", W + "p", W + "tr"


def accepted(data: bytes) -> bytes:
    """The document with every insertion kept and every deletion gone."""
    return _settled(data, keep=INS, lose=DEL)


def rejected(data: bytes) -> bytes:
    """The document as it was before its insertions and deletions."""
    return _settled(data, keep=DEL, lose=INS)


def paragraphs(data: bytes) -> list[str]:
    """The words of all paragraphs, those in tables too, the empty ones left out."""
    found = ["".join(_letters(one)) for one in _root(data).iter(P)]
    return [words for words in found if words.strip()]


def rows(data: bytes) -> list[list[str]]:
    """The words of the cells of all table rows."""
    return [
        ["\n".join("".join(_letters(one)) for one in cell.iter(P)) for cell in row.iterfind(W + "tc")]
        for row in _root(data).iter(TR)
    ]


def marks(data: bytes, name: str) -> list[str]:
    """The words inside each insertion (``ins``) or deletion (``del``) of runs."""
    return ["".join(_letters(one)) for one in _root(data).iter(W + name) if len(one)]


def _root(data: bytes) -> Any:
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def _letters(element: Any) -> list[str]:
    signs = {W + "tab": "\t", W + "br": "\n"}
    return [
        one.text or "" if one.tag in (W + "t", W + "delText") else signs[one.tag]
        for one in element.iter(W + "t", W + "delText", *signs)
        if one.getparent().tag == W + "r"
    ]


def _settled(data: bytes, keep: str, lose: str) -> bytes:
    root = _root(data)
    for row in list(root.iter(TR)):
        if row.find(f"{W}trPr/{lose}") is not None:
            row.getparent().remove(row)
    for mark in list(root.iter(lose)):
        if mark.getparent().tag not in (W + "rPr", W + "trPr"):
            mark.getparent().remove(mark)
    for paragraph in list(root.iter(P)):
        if paragraph.find(f"{W}pPr/{W}rPr/{lose}") is not None:
            _close_up(paragraph)
    for mark in list(root.iter(keep)):
        if mark.getparent().tag in (W + "rPr", W + "trPr"):
            mark.getparent().remove(mark)
        else:
            for child in list(mark):
                mark.addprevious(child)
            mark.getparent().remove(mark)
    for struck in list(root.iter(W + "delText")):
        struck.tag = W + "t"
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, etree.tostring(root) if name == "word/document.xml" else old.read(name))
    return out.getvalue()


def _close_up(paragraph: Any) -> None:
    """A paragraph without its end runs on into the next one."""
    following = paragraph.getnext()
    rest = [child for child in paragraph if child.tag != W + "pPr"]
    if rest:
        assert following is not None
        assert following.tag == P
        properties = following.find(W + "pPr")
        at = 0 if properties is None else 1
        for child in reversed(rest):
            following.insert(at, child)
    paragraph.getparent().remove(paragraph)

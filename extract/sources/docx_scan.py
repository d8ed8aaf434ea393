"""A part of a Word file as a flat row of tags, each with the text that follows it.

A tree of the main part costs more than all the rest of reading: a plan has five elements a word, most of them
properties said a thousand times over. So the bytes are cut at every "<" and walked in order. No entity
but the five of XML is known here, nothing is fetched, nothing is expanded. Parts written in another way than
Word, LibreOffice and their kin write (another prefix, comments, CDATA, single quotes) go through the
hardened parser first and come out in the same row of tags.
"""

from __future__ import annotations

import re
from html import unescape
from xml.sax.saxutils import escape, quoteattr

from kehoach.extract.sources.docx_package import Package
from kehoach.extract.sources.docx_xml import MC, Element, M, R, W

_PREFIXES = {W[1:-1]: "w", MC[1:-1]: "mc", M[1:-1]: "m", R[1:-1]: "r"}
_USUAL = tuple((f' xmlns:{p}="{n}"'.encode(), f" xmlns:{p}=".encode()) for n, p in _PREFIXES.items())
_ATTRIBUTE = re.compile(rb'([\w:.-]+)\s*=\s*"([^"]*)"')
_NAMES = {f"{prefix}:": f"{{{namespace}}}" for namespace, prefix in _PREFIXES.items()}
_SPACED = re.compile(rb"Pr>[^<]")
_ENTITY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)")

_TEXTS = frozenset((W + "t", M + "t"))

Said = tuple[str, ...]
"""An element's tag, then the names and values of its attributes in turn, in Clark notation."""


def scan(package: Package, data: bytes, part: str) -> list[bytes]:
    """The tags of a part in order, without their "<"; the root's is the first."""
    start = data.find(b"<w:")
    head = data[start : data.find(b">", start)]
    if start < 0 or not _is_usual(data, start, head):
        return _rewritten(package.parsed(data, part))
    tags = data[start + 1 :].split(b"<")
    root = head[1:].split(None, 1)[0]
    if not tags[-1].startswith(b"/" + root) or (b"&" in data and _ENTITY.search(data, start)):
        package.parsed(data, part)
        raise package.damaged(f"{part} không trọn", f"{part} is not whole")
    return tags


def _is_usual(data: bytes, start: int, head: bytes) -> bool:
    if _after(data, start, b"<", b"!") or _after(data, start, b"<", b"?") or _after(data, start, b"=", b"'"):
        return False
    prolog = data[:start].strip(b"\xef\xbb\xbf \t\r\n")
    if prolog and not (prolog.startswith(b"<?xml ") and prolog.count(b"<") == 1):
        return False
    if _SPACED.search(data, start):
        return False
    # A prefix we look for must mean what it usually means.
    return all(usual in head or named not in data for usual, named in _USUAL) and _USUAL[0][0] in head


def _after(data: bytes, start: int, before: bytes, sign: bytes) -> bool:
    """Whether a rare sign stands anywhere right after another; one byte is found much faster than two."""
    at = data.find(sign, start + 1)
    while at >= 0:
        if data[at - 1 : at] == before:
            return True
        at = data.find(sign, at + 1)
    return False


def _rewritten(root: Element) -> list[bytes]:
    tags: list[bytes] = []

    def name(clark: str) -> str:
        namespace, _, local = clark.rpartition("}")
        return f"{_PREFIXES.get(namespace[1:], 'x')}:{local}" if namespace else local

    def write(element: Element) -> None:
        said = "".join(f" {name(key)}={quoteattr(value, {chr(34): '&quot;'})}" for key, value in element.items())
        is_text = element.tag in _TEXTS
        tags.append(f"{name(element.tag)}{said}>{escape(element.text or '') if is_text else ''}".encode())
        for child in element:
            write(child)
        tags.append(f"/{name(element.tag)}>".encode())

    write(root)
    return tags


def name_of(tag: bytes) -> str:
    """The name in a tag: ``w:p`` opens, ``/w:p`` closes, ``w:p/`` is empty."""
    head = tag[: tag.find(b">")]
    name = head.rstrip(b"/").split(None, 1)[0] if head.strip(b"/ ") else b""
    return name.decode("utf-8", "replace") + ("/" if head.endswith(b"/") else "")


def text_of(tag: bytes) -> str:
    """The text after a tag."""
    said = tag[tag.find(b">") + 1 :].decode()
    if "&" in said:
        said = unescape(said)
    if "\n" in said:
        said = said.replace("\r", "").replace("\n", " ")
    return said


def said_by(tag: bytes) -> Said:
    """What a tag says: its name, then the names and values of its attributes."""
    words: list[str] = [_clark(name_of(tag).strip("/"))]
    for name, value in _ATTRIBUTE.findall(tag[: tag.rfind(b">")]):
        words += (_clark(name.decode("utf-8", "replace")), unescape(value.decode("utf-8", "replace")))
    return tuple(words)


def _clark(name: str) -> str:
    prefix, colon, local = name.partition(":")
    return _NAMES.get(prefix + colon, "") + local if colon else name

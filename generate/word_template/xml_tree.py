"""The one way XML of a template is parsed and written, and the names of its elements.

lxml has no types of its own: ``Element`` is the only untyped thing that leaves this file.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from kehoach.generate.word_template.failures import not_word, unsafe
from kehoach.generate.word_template.places import Place
from kehoach.models.xml import etree, hardened_parser

Element: TypeAlias = Any

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
P, R, T, TC, TR, TBL = (W + name for name in ("p", "r", "t", "tc", "tr", "tbl"))
PPR, RPR, TCPR = (W + name for name in ("pPr", "rPr", "tcPr"))
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_XMLNS = re.compile(r'\sxmlns(?::([\w.-]+))?="([^"]*)"')


def parse(data: bytes, part: str) -> Element:
    """The root of a part; a DOCTYPE is ``template.unsafe``, anything not well formed ``template.not_docx``."""
    try:
        root = etree().fromstring(data, hardened_parser())
    except (etree().XMLSyntaxError, ValueError, LookupError) as error:
        if b"<!DOCTYPE" in data:
            raise _doctype(part) from error
        raise not_word(f"XML của {part} sai ({error})", f"the XML of {part} is wrong ({error})") from error
    if root is None:
        raise not_word(f"{part} trống", f"{part} is empty")
    # Asked of the parsed tree too: in UTF-16 the bytes would not show it.
    if root.getroottree().docinfo.doctype:
        raise _doctype(part)
    if root.nsmap.get("w", WORD) != WORD or (root.tag.startswith(W) and root.nsmap.get("w") != WORD):
        raise not_word(f"{part} ghi theo cách lạ", f"{part} is written in an unusual way")
    return root


def _doctype(part: str) -> Exception:
    return unsafe("có khai báo DOCTYPE, tệp Word thật không có", "it holds a DOCTYPE; real ones never do", Place(part))


def written(root: Element) -> str:
    """The part as text, without declaration."""
    return etree().tostring(root, encoding="unicode", with_tail=False)


def fragment(element: Element | None) -> str:
    """An element as text that may stand anywhere in its own part; "" for None."""
    if element is None:
        return ""
    known: dict[str | None, str] = element.getroottree().getroot().nsmap

    def kept(found: re.Match[str]) -> str:
        return "" if known.get(found[1]) == found[2] else found[0]

    return _XMLNS.sub(kept, written(element))


def nearest(element: Element, name: str) -> Element | None:
    """The element itself or its nearest ancestor of that name."""
    while element is not None and element.tag != name:
        element = element.getparent()
    return element


def put_text(before: Element, text: str) -> None:
    """Puts text directly before an element, among its siblings."""
    previous = before.getprevious()
    if previous is None:
        parent = before.getparent()
        parent.text = (parent.text or "") + text
    else:
        previous.tail = (previous.tail or "") + text


def drop(element: Element, instead: str = "") -> None:
    """Removes an element, text in its place, and keeps what follows it."""
    put_text(element, instead + (element.tail or ""))
    element.tail = None
    element.getparent().remove(element)


def own_elements(paragraph: Element) -> list[Element]:
    """What a paragraph holds, in order, without the paragraphs of text boxes inside it."""
    found: list[Element] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == P:
            continue
        found.append(element)
        waiting.extend(reversed(element))
    return found

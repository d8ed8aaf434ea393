"""The words of a Word file found by another way: patterns over the raw XML, no tree, no styles.

It is the measure coverage is taken against, so it shares nothing with the reader it measures.
Automatic numbers are not in it: they stand in no ``w:t``.
"""

from __future__ import annotations

import re
from html import unescape
from unicodedata import normalize

_NAMESPACE = re.compile(rb"""xmlns:?([\w.-]*)\s*=\s*["']http://schemas.openxmlformats.org/wordprocessingml/2006/main""")


def plain_text(parts: list[bytes]) -> str:
    """The text of the parts one after another, a line a paragraph, NFC; deleted and hidden text left out."""
    return normalize("NFC", "\n".join(filter(None, (_part(part) for part in parts))))


def _part(data: bytes) -> str:
    named = _NAMESPACE.search(data)
    prefix = named.group(1).decode() if named else "w"
    w = f"{prefix}:" if prefix else ""
    text = data.decode("utf-8", "replace")
    if f"<{w}moveFrom " in text:
        text = re.sub(rf"<{w}moveFrom [^>]*(?<!/)>.*?</{w}moveFrom>", "", text, flags=re.S)
    if "Fallback>" in text:
        text = re.sub(r"<(\w+:)?Fallback>.*?</\1?Fallback>", "", text, flags=re.S)
    if f"<{w}vanish/>" in text:
        inside = rf"(?:(?!</{w}rPr>).)*"
        text = re.sub(
            rf"<{w}r(?: [^>]*)?><{w}rPr>{inside}<{w}vanish/>.*?</{w}r>", "", text, flags=re.S
        )
    found = re.findall(
        rf"<{w}t(?: [^>]*)?>([^<]*)</{w}t>|<m:t(?: [^>]*)?>([^<]*)<|(</{w}p>)|<{w}(tab/|br|cr|noBreakHyphen)", text
    )
    pieces = [word or math or ("\n" if end else "-" if mark == "noBreakHyphen" else " ") for word, math, end, mark in found]
    return unescape("".join(pieces))

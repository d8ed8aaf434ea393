"""The words of a Word file found by another way: patterns over the raw XML, no tree, no styles.

It is the measure coverage is taken against, so it shares nothing with the reader it measures.
Automatic numbers are not in it: they stand in no ``w:t``.
"""

from __future__ import annotations

import re
from html import unescape
from unicodedata import normalize

_NAMESPACE = re.compile(
    rb"""xmlns:?([\w.-]*)\s*=\s*["']http://schemas.openxmlformats.org/wordprocessingml/2006/main"""
)


def plain_text(parts: list[bytes]) -> str:
    """The text of the parts one after another, a line a paragraph, NFC; deleted and hidden text left out."""
    return normalize("NFC", "\n".join(filter(None, (_part(part) for part in parts))))


def _part(data: bytes) -> str:
    named = _NAMESPACE.search(data)
    prefix = named.group(1).decode() if named else "w"
    w = f"{prefix}:" if prefix else ""
    text = data.decode("utf-8", "replace")
    if f"<{w}moveFrom " in text:
        text = re.sub(rf"<{w}moveFrom [^>]*(?<!/)>.*?</{w}moveFrom>", "", text, flags=re.DOTALL)
    if "Fallback>" in text:
        text = re.sub(r"<(\w+:)?Fallback>.*?</\1?Fallback>", "", text, flags=re.DOTALL)
    if f"<{w}vanish/>" in text:
        inside = rf"(?:(?!</{w}rPr>).)*"
        text = re.sub(rf"<{w}r(?: [^>]*)?><{w}rPr>{inside}<{w}vanish/>.*?</{w}r>", "", text, flags=re.DOTALL)
    # Every mark the reader sees between two words is a blank here; only hyphens that do not break are words.
    text = text.replace(f"<{w}noBreakHyphen/>", f"<{w}t>-</{w}t>").replace(f"</{w}p>", f"<{w}t>\n</{w}t>")
    for mark in ("tab", "br", "cr"):
        text = text.replace(f"<{w}{mark}/>", f"<{w}t> </{w}t>")
    words = re.findall(rf"<(?:{w}|m:)t(?: [^>]*)?>([^<]*)", text)
    return unescape("".join(words))

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
    """The text of the parts one after another, one w:t right after the other (coverage does
    not measure white space), NFC; deleted and hidden text left out."""
    return normalize("NFC", "\n".join(filter(None, (_part(part) for part in parts))))


def _part(data: bytes) -> str:
    named = _NAMESPACE.search(data)
    w = named.group(1) + b":" if named and named.group(1) else b"" if named else b"w:"
    if b"</%smoveFrom>" % w in data:
        data = re.sub(rb"<%smoveFrom [^>]*(?<!/)>.*?</%smoveFrom>" % (w, w), b"", data, flags=re.DOTALL)
    if b"</mc:Fallback>" in data:
        data = re.sub(rb"<mc:Fallback>.*?</mc:Fallback>", b"", data, flags=re.DOTALL)
    if b"<%svanish/>" % w in data:
        inside = rb"(?:(?!</%srPr>).)*" % w
        data = re.sub(
            rb"<%sr(?: [^>]*)?><%srPr>%s<%svanish/>.*?</%sr>" % (w, w, inside, w, w),
            b"",
            data,
            flags=re.DOTALL,
        )
    # The hyphen that does not break is part of a word; other marks between words are white space.
    data = data.replace(b"<%snoBreakHyphen/>" % w, b"<%st>-" % w)
    if b"</m:oMath>" in data:
        data = data.replace(b"<m:t", b"<%st" % w)
    words = re.findall(rb"<%st(?: [^>]*)?>([^<]*)" % w, data)
    return unescape(b"".join(words).decode("utf-8", "replace"))

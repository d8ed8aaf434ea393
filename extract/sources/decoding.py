"""Bytes of a text file to its characters: UTF-8, UTF-16 or Windows-1258, NFC."""

from __future__ import annotations

import codecs
import re
import unicodedata

from kehoach.extract.sources.file import SourceFile
from kehoach.models.errors import Said, SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_INVISIBLE = re.compile("[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


def decode(source: SourceFile) -> str:
    """The file's characters, NFC, without characters that nobody can see.

    Raises:
        SourceError: ``file.unreadable`` where the bytes are no text in a known encoding.
    """
    return tidy(_characters(source))


def tidy(text: str) -> str:
    """NFC without control, zero-width and soft-hyphen characters."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def _characters(source: SourceFile) -> str:
    data = source.data
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, errors="replace")
    sample = data[:4096]
    if sample.count(0) > len(sample) // 4:
        return data.decode("utf-16-be" if sample[:1] == b"\0" else "utf-16-le", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass_on = _old_windows(data)
    if pass_on is None:
        raise SourceError(
            "file.unreadable",
            Said("không phải văn bản ở bảng mã đã biết", "not text in a known encoding"),
            Said(
                "Mở tệp bằng Word hoặc Notepad rồi lưu lại ở dạng Unicode (UTF-8).",
                "Open it in Word or Notepad and save it as Unicode (UTF-8).",
            ),
            source.name,
        )
    return pass_on


def _old_windows(data: bytes) -> str | None:
    """The bytes as Windows-1258, None where they hold binary data."""
    controls = sum(byte < 9 or 13 < byte < 32 for byte in data[:8192])
    if controls > len(data[:8192]) // 50:
        return None
    return data.decode("cp1258", errors="replace")

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
_SAMPLE = 4096
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
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = _old_windows(data)
    if text is None:
        raise SourceError(
            "file.unreadable",
            Said("không phải văn bản ở bảng mã đã biết", "not text in a known encoding"),
            Said(
                "Mở tệp bằng Word hoặc Notepad rồi lưu lại ở dạng Unicode (UTF-8).",
                "Open it in Word or Notepad and save it as Unicode (UTF-8).",
            ),
            source.name,
        )
    return text


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: the zeros stand nearly all at even or all at odd places."""
    even, odd = data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    if max(even, odd) <= min(len(data), _SAMPLE) // 8 or min(even, odd) * 20 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _old_windows(data: bytes) -> str | None:
    """The bytes as Windows-1258, None where they hold binary data."""
    sample = data[: 2 * _SAMPLE]
    controls = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    return None if controls > len(sample) // 50 else data.decode("cp1258", errors="replace")

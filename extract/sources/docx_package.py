"""The zip archive a Word file is: its parts, counted while they inflate, and the ties between them."""

from __future__ import annotations

import posixpath
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from lzma import LZMAError
from typing import Literal
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from kehoach.extract.sources.docx_xml import Element, XmlError, parse, tidy
from kehoach.extract.sources.file import SourceFile
from kehoach.models.errors import Said, SourceError

ZIP_ERRORS = (
    BadZipFile,
    zlib.error,
    struct.error,
    LZMAError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    ArithmeticError,
)
"""What opening and reading a broken archive may raise (RuntimeError: unknown compression, wrong password)."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STEP = 1 << 16
# Below this size no ratio does harm, and short parts of blanks pack very well.
_RATIO_FROM = 1 << 20
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Tie:
    """One relationship of a part: its id, the last word of its type, and the part it names ("" = outside)."""

    id: str
    kind: str
    part: str


class Package:
    """The parts of one Word file by name.

    Raises ``docx.encrypted``, ``doc.legacy``, ``docx.damaged`` and ``docx.bomb``.
    """

    def __init__(self, source: SourceFile) -> None:
        self.name = source.name
        self.limits = source.limits
        self._data = source.data
        self._inflated = 0
        refuse_ole(source)
        try:
            with ZipFile(BytesIO(source.data)) as archive:
                entries = archive.infolist()
        except ZIP_ERRORS as error:
            raise self.damaged("không mở được gói nén", "its archive does not open") from error
        if len(entries) > self.limits.entries:
            raise self._bomb(f"quá {self.limits.entries} mục", f"more than {self.limits.entries} entries")
        self._parts: dict[str, ZipInfo] = {_key(entry.filename): entry for entry in entries}
        self._read: dict[str, bytes] = {}

    def read(self, part: str) -> bytes | None:
        """A part's bytes in UTF-8, None where the file has no such part."""
        if _key(part) not in self._parts:
            return None
        if part not in self._read:
            self._read[part] = tidy(b"".join(self.pieces(part)))
        return self._read[part]

    def pieces(self, part: str) -> Iterator[bytes]:
        """A part's bytes as they inflate, in pieces; none where the file has no such part."""
        entry = self._parts.get(_key(part))
        if entry is None:
            return
        if entry.flag_bits & 1:
            raise encrypted(self.name)
        size = check = 0
        try:
            for piece in _inflate(self._data, entry):
                size += len(piece)
                self._count(len(piece), size, entry)
                check = zlib.crc32(piece, check)
                yield piece
        except ZIP_ERRORS as error:
            raise self.damaged(f"phần {part} hỏng", f"part {part} is broken") from error
        if check != entry.CRC:
            raise self.damaged(f"phần {part} sai tổng kiểm", f"the checksum of part {part} is wrong")

    def _count(self, more: int, size: int, entry: ZipInfo) -> None:
        self._inflated += more
        if self._inflated > self.limits.inflated:
            mib = self.limits.inflated // 2**20
            raise self._bomb(f"bung ra quá {mib} MiB", f"it inflates beyond {mib} MiB")
        if size > _RATIO_FROM and size > self.limits.ratio * max(entry.compress_size, 1):
            raise self._bomb(
                f"phần {entry.filename} bung ra quá {self.limits.ratio} lần",
                f"part {entry.filename} inflates more than {self.limits.ratio} times",
            )

    def root(self, part: str) -> Element | None:
        """A part's root element, None where the file has no such part."""
        data = self.read(part)
        return None if data is None else self.parsed(data, part)

    def parsed(self, data: bytes, part: str) -> Element:
        """The root element of bytes of a part, with the errors of a reader."""
        try:
            return parse(data, self.name)
        except XmlError as error:
            if error.deep:
                raise too_deep(self.name) from error
            raise self.damaged(f"XML của {part} sai: {error}", f"the XML of {part} is wrong: {error}") from error

    def ties(self, part: str) -> list[Tie]:
        """The relationships of a part ("" = of the package), in the order written."""
        folder, name = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return []
        found: list[Tie] = []
        for item in root.iter(_RELATIONSHIP):
            kind = item.get("Type", "").rpartition("/")[2]
            inside = item.get("TargetMode") != "External"
            target = _resolve(folder, item.get("Target", "")) if inside else ""
            found.append(Tie(item.get("Id", ""), kind, target))
        return found

    def main(self) -> str:
        """The name of the main part, as the package's relationships say it."""
        for tie in self.ties(""):
            if tie.kind == "officeDocument" and _key(tie.part) in self._parts:
                return tie.part
        raise self.damaged("không có phần văn bản chính", "it has no main document part")

    def damaged(self, vi: str, en: str) -> SourceError:
        """The error for a file that is no longer whole."""
        return SourceError(
            "docx.damaged",
            Said(f"Tệp Word bị hỏng: {vi}.", f"The Word file is damaged: {en}."),
            Said(
                "Thử mở bằng Word hay LibreOffice (có chức năng sửa tệp) rồi lưu lại, hoặc xin lại bản gốc.",
                "Open it in Word or LibreOffice (both can repair) and save it, or ask for a new copy.",
            ),
            self.name,
        )

    def _bomb(self, vi: str, en: str) -> SourceError:
        return SourceError(
            "docx.bomb",
            Said(f"Tệp Word vượt giới hạn an toàn khi giải nén: {vi}.", f"Unpacking passes a safe limit: {en}."),
            Said(
                "Nếu tin tệp này, mở bằng Word, bỏ ảnh lớn và lưu lại; nếu không rõ nguồn, đừng mở.",
                "If you trust the file, open it in Word, drop large pictures, save; if not, leave it alone.",
            ),
            self.name,
        )


def refuse_ole(source: SourceFile) -> None:
    """Raise for a file in the old compound format: encrypted Word files and .doc both are."""
    if not source.data.startswith(OLE):
        return
    if ole_kind(source.data) == "encrypted":
        raise encrypted(source.name)
    raise SourceError(
        "doc.legacy",
        Said("Đây là tệp .doc kiểu cũ (Word 97-2003).", "This is an old .doc file (Word 97-2003)."),
        Said(
            "Mở bằng Word hoặc LibreOffice và lưu thành .docx: soffice --convert-to docx <tệp>.",
            "Open it in Word or LibreOffice and save it as .docx: soffice --convert-to docx <file>.",
        ),
        source.name,
    )


def ole_kind(data: bytes) -> Literal["encrypted", "doc", "other"]:
    """What a compound file holds, by the names in its directory."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "encrypted"
    return "doc" if "WordDocument".encode("utf-16-le") in data else "other"


def encrypted(where: str) -> SourceError:
    """The error for a file under a password."""
    return SourceError(
        "docx.encrypted",
        Said("Tệp Word có mật khẩu.", "The Word file is protected by a password."),
        Said(
            "Mở bằng Word, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu) rồi lưu lại.",
            "Open it in Word, remove the password (File > Info > Protect Document) and save it.",
        ),
        where,
    )


def too_deep(where: str) -> SourceError:
    """The error for a document nested beyond the limit."""
    return SourceError(
        "docx.limit",
        Said("Tệp Word lồng quá nhiều tầng.", "The Word file is nested too deep."),
        Said(
            "Văn bản thật không lồng bảng sâu như vậy; mở bằng Word và lưu lại phần cần đọc sang tệp mới.",
            "Real documents do not nest so deep; open it in Word and copy what you need into a new file.",
        ),
        where,
    )


def _inflate(data: bytes, entry: ZipInfo) -> Iterator[bytes]:
    """The bytes of an entry, never more than a step at once; sizes in its headers are not believed."""
    head = entry.header_offset
    if data[head : head + 4] != b"PK\x03\x04":
        raise BadZipFile("no local header")
    start = head + 30 + sum(struct.unpack_from("<HH", data, head + 26))
    packed = data[start : start + entry.compress_size]
    if entry.compress_type == ZIP_STORED:
        yield packed
        return
    if entry.compress_type != ZIP_DEFLATED:
        raise BadZipFile("compression that Office does not use")
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    while packed and not inflater.eof:
        yield inflater.decompress(packed, _STEP)
        packed = inflater.unconsumed_tail
    if not inflater.eof:
        yield inflater.flush()
        if not inflater.eof:
            raise BadZipFile("cut short")


def _key(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()


def _resolve(folder: str, target: str) -> str:
    """The name of a part that a relationship of a part in ``folder`` points to."""
    if target.startswith("/"):
        return unquote(target.lstrip("/"))
    return unquote(posixpath.normpath(posixpath.join(folder, target)).lstrip("/"))

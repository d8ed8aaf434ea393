"""The archive a Word file is: read within limits, written again with unchanged parts as they were."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from kehoach.generate.word_template.failures import not_word, too_large, unsafe

MAX_FILE = 50 * 2**20
MAX_INFLATED = 100 * 2**20
MAX_PART = 30 * 2**20
MAX_ENTRIES = 2_000
_RATIO, _RATIO_FROM = 200, 2**20
_STEP = 2**16
# 1 January 1980, the first date a zip knows: the same input gives the same bytes on any day.
_TIME, _DATE = 0, 0x21
_UTF8 = 0x800
_LEVEL = 6
_BROKEN = (BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, ArithmeticError)


@dataclass(frozen=True, slots=True)
class Entry:
    """One part as it lies in an archive."""

    name: str
    packed: bytes
    method: int
    crc: int
    size: int


def read(data: bytes) -> dict[str, tuple[Entry, bytes]]:
    """The parts of a Word file by name, in their order, packed and unpacked.

    Raises ``template.not_docx``, ``template.too_large`` and ``template.unsafe``. Sizes are counted while
    inflating: what headers say is not believed.
    """
    if len(data) > MAX_FILE:
        raise too_large(f"tệp hơn {MAX_FILE >> 20} MiB", f"the file is over {MAX_FILE >> 20} MiB")
    try:
        with ZipFile(BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
    except _BROKEN as error:
        raise not_word("không mở được gói nén", "its archive does not open") from error
    if len(infos) > MAX_ENTRIES:
        raise too_large(f"quá {MAX_ENTRIES} phần", f"more than {MAX_ENTRIES} parts")
    parts: dict[str, tuple[Entry, bytes]] = {}
    left = MAX_INFLATED
    for info in infos:
        if info.filename.startswith("/") or ".." in info.filename.split("/"):
            raise unsafe(f"tên phần {info.filename}", f"the part name {info.filename}")
        if info.filename in parts:
            raise unsafe(f"phần {info.filename} có hai bản", f"part {info.filename} stands there twice")
        entry, plain = _part(data, info, left)
        left -= len(plain)
        parts[info.filename] = (entry, plain)
    return parts


def _part(data: bytes, info: ZipInfo, left: int) -> tuple[Entry, bytes]:
    if info.flag_bits & 1:
        raise not_word("có mật khẩu", "it has a password")
    try:
        packed = _packed(data, info)
        plain = packed if info.compress_type == ZIP_STORED else _inflated(packed, info.filename, left)
    except _BROKEN as error:
        raise not_word(f"phần {info.filename} hỏng", f"part {info.filename} is broken") from error
    if zlib.crc32(plain) != info.CRC:
        raise not_word(f"phần {info.filename} sai tổng kiểm", f"the checksum of {info.filename} is wrong")
    return Entry(info.filename, packed, info.compress_type, info.CRC, len(plain)), plain


def _packed(data: bytes, info: ZipInfo) -> bytes:
    head = info.header_offset
    if data[head : head + 4] != b"PK\x03\x04" or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile("no entry that Office writes")
    start = head + 30 + sum(struct.unpack_from("<HH", data, head + 26))
    return data[start : start + info.compress_size]


def _inflated(packed: bytes, name: str, left: int) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces: list[bytes] = []
    size = 0
    rest = packed
    while rest and not inflater.eof:
        piece = inflater.decompress(rest, _STEP)
        rest = inflater.unconsumed_tail
        size += len(piece)
        if size > min(left, MAX_INFLATED) or (size > _RATIO_FROM and size > _RATIO * len(packed)):
            raise too_large(f"phần {name} bung ra quá lớn", f"part {name} inflates too far")
        pieces.append(piece)
    pieces.append(inflater.flush())
    if not inflater.eof:
        raise BadZipFile("cut short")
    return b"".join(pieces)


def packed(name: str, plain: bytes) -> Entry:
    """A part, deflated."""
    deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Entry(name, deflater.compress(plain) + deflater.flush(), ZIP_DEFLATED, zlib.crc32(plain), len(plain))


def archive(entries: Iterable[Entry]) -> bytes:
    """A zip of the entries, in their order, dated 1980 so that the same input gives the same bytes."""
    body: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for entry in entries:
        name = entry.name.encode()
        flags = _UTF8 if len(name) != len(entry.name) else 0
        sizes = (entry.crc, len(entry.packed), entry.size, len(name), 0)
        common = struct.pack("<HHHHHLLLHH", 20, flags, entry.method, _TIME, _DATE, *sizes)
        body += (b"PK\x03\x04", common, name, entry.packed)
        directory += (b"PK\x01\x02", struct.pack("<H", 20), common, struct.pack("<HHHLL", 0, 0, 0, 0, at), name)
        at += 4 + len(common) + len(name) + len(entry.packed)
    central = b"".join(directory)
    count = len(directory) // 5
    end = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, count, count, len(central), at, 0)
    return b"".join((*body, central, end))

"""ZIP files as folders: their members listed and read in memory, nothing is ever written to disk.

Runs in a worker. What a ZIP says of itself is not believed: inflating stops at the limits.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, cast

from kehoach.corpus.finding import is_litter, storable
from kehoach.corpus.opening import open_container
from kehoach.corpus.outcome import Found
from kehoach.models.errors import Said, SourceError

if TYPE_CHECKING:
    from kehoach.extract.sources.file import Limits

MOST_MEMBERS = 100_000
_DIRECTORY = 64 * 2**20  # bytes the list of members may have
_DEEPEST = 3
_CHUNK = 1 << 20
_SEPARATOR = "!/"
_FREE = 10 * 2**20  # below this a high ratio is nothing to fear
_END = struct.Struct("<4s4H2LH")


def members(container: Found, limits: Limits, beat: Callable[[], None]) -> list[Found]:
    """The files inside a ZIP, those in ZIPs inside it among them, in the order they stand in.

    Raises:
        SourceError: ``zip.damaged``, ``zip.empty``, ``zip.too_many``, ``file.*``.
    """
    found: list[Found] = []
    with _told(container), open_container(container) as stream:
        for member in _listed(container, stream, container.address, (), limits, beat):
            found.append(member)
            if len(found) > MOST_MEMBERS:
                raise _too_many(container.address)
    if not found:
        raise SourceError(
            "zip.empty", Said("tệp ZIP không có tệp nào bên trong", "the ZIP file holds no file"),
            Said("Kiểm tra lại bản gốc.", "Check the original."), container.address,
        )  # fmt: skip
    return found


def fetch_member(found: Found, limits: Limits, beat: Callable[[], None]) -> bytes:
    """A member's bytes.

    Raises:
        SourceError: ``zip.damaged``, ``zip.encrypted``, ``zip.bomb``, ``file.too_large``, ``file.*``.
    """
    with _told(found), open_container(found) as stream:
        return _inflated(stream, found.inside, found.address, limits, beat)


def _inflated(
    stream: IO[bytes] | io.BufferedIOBase,
    inside: tuple[int, ...],
    address: str,
    limits: Limits,
    beat: Callable[[], None],
) -> bytes:
    with zipfile.ZipFile(cast(IO[bytes], stream)) as archive:
        infos = archive.infolist()
        if inside[0] >= len(infos):
            raise SourceError("file.not_found", Said("không còn trong tệp ZIP", "no longer in the ZIP"), where=address)
        data = _member_bytes(archive, infos[inside[0]], address, limits, beat)
    return _inflated(io.BytesIO(data), inside[1:], address, limits, beat) if len(inside) > 1 else data


def _listed(
    container: Found,
    stream: IO[bytes] | io.BufferedIOBase,
    address: str,
    inside: tuple[int, ...],
    limits: Limits,
    beat: Callable[[], None],
) -> Iterator[Found]:
    _check_directory(stream, address)
    with zipfile.ZipFile(cast(IO[bytes], stream)) as archive:
        beat()
        used: set[str] = set()
        for index, info in enumerate(archive.infolist()):
            name = info.filename.replace("\\", "/")
            if info.is_dir() or is_litter(name):
                continue
            place = _unused(f"{address}{_SEPARATOR}{storable(name)}", used)
            way = (*inside, index)
            if name.lower().endswith(".zip") and len(way) < _DEEPEST and not info.flag_bits & 1:
                yield from _nested(container, archive, info, place, way, limits, beat)
            else:
                last = storable(name.rsplit("/", 1)[-1])
                yield Found(
                    place, last, info.file_size, container.mtime, container.address, way, container.raw
                )  # fmt: skip


def _nested(
    container: Found,
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    place: str,
    way: tuple[int, ...],
    limits: Limits,
    beat: Callable[[], None],
) -> Iterator[Found]:
    """The members of a ZIP inside a ZIP; one that cannot be opened stands for itself and fails when it is read."""
    try:
        data = _member_bytes(archive, info, place, limits, beat)
        inner = list(_listed(container, io.BytesIO(data), place, way, limits, beat))
    except (SourceError, *_BROKEN):
        inner = []
    name = storable(info.filename.rsplit("/", 1)[-1])
    itself = Found(place, name, info.file_size, container.mtime, container.address, way, container.raw)
    yield from inner or [itself]


def _member_bytes(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, address: str, limits: Limits, beat: Callable[[], None]
) -> bytes:
    if info.flag_bits & 1:
        raise SourceError(
            "zip.encrypted", Said("được đặt mật khẩu trong tệp ZIP", "is protected by a password in the ZIP"),
            Said("Giải nén bằng mật khẩu rồi chuyển đổi thư mục.", "Unpack it with the password first."), address,
        )  # fmt: skip
    most = max(_FREE, info.compress_size * limits.ratio)
    data = bytearray()
    with archive.open(info) as member:
        while chunk := member.read(_CHUNK):
            data += chunk
            beat()
            if len(data) > most:
                raise _bomb(address)
            if len(data) > limits.size:
                raise _too_large(address, limits.size)
    return bytes(data)


def _check_directory(stream: IO[bytes] | io.BufferedIOBase, address: str) -> None:
    """Refuses a ZIP whose list of members is a threat of its own, before it is read."""
    stream.seek(0, io.SEEK_END)
    size = stream.tell()
    stream.seek(max(0, size - _END.size - 0xFFFF))
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    stream.seek(0)
    if at < 0 or len(tail) - at < _END.size:
        raise zipfile.BadZipFile(address)
    fields: tuple[Any, ...] = _END.unpack_from(tail, at)
    if min(int(fields[5]), size) > _DIRECTORY and fields[5] != 0xFFFFFFFF:
        raise _too_many(address)


def _unused(address: str, used: set[str]) -> str:
    """The address, numbered where an earlier member has the same name."""
    number, free = 1, address
    while free in used:
        number += 1
        free = f"{address}#{number}"
    used.add(free)
    return free


_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error, RuntimeError, ValueError)


@contextmanager
def _told(found: Found) -> Generator[None]:
    """What zipfile and the file system raise, as the project's errors."""
    try:
        yield
    except FileNotFoundError as error:
        raise SourceError(
            "file.not_found", Said("không tìm thấy tệp", "no such file"),
            Said("Kiểm tra lại đường dẫn và tên tệp.", "Check the path and the name."), found.address,
        ) from error  # fmt: skip
    except OSError as error:
        why = str(error.strerror or error)
        raise SourceError(
            "file.unreadable", Said(f"không mở được tệp ({why})", f"cannot open the file ({why})"),
            Said("Đóng tệp ở chương trình khác hoặc xin quyền đọc.", "Close it elsewhere or ask for the right."),
            found.address,
        ) from error  # fmt: skip
    except RecursionError:
        raise
    except _BROKEN as error:
        raise SourceError(
            "zip.damaged", Said("tệp ZIP bị hỏng hoặc không phải ZIP", "the ZIP file is damaged or is none"),
            Said("Tải lại tệp hoặc giải nén bằng chương trình khác.", "Download it again or unpack it elsewhere."),
            found.address,
        ) from error  # fmt: skip


def _too_many(address: str) -> SourceError:
    return SourceError(
        "zip.too_many",
        Said(f"tệp ZIP có hơn {MOST_MEMBERS} tệp", f"the ZIP holds more than {MOST_MEMBERS} files"),
        Said("Giải nén rồi chuyển đổi thư mục.", "Unpack it and convert the folder."),
        address,
    )


def _bomb(address: str) -> SourceError:
    return SourceError(
        "zip.bomb",
        Said("nén quá mức bình thường (bom ZIP)", "is compressed beyond reason (a ZIP bomb)"),
        Said("Không mở tệp này nếu không rõ nguồn.", "Do not open it unless you know where it comes from."),
        address,
    )


def _too_large(address: str, most: int) -> SourceError:
    limit = most // 2**20
    return SourceError(
        "file.too_large",
        Said(f"tệp lớn quá mức {limit} MB", f"the file is larger than {limit} MB"),
        Said("Tách tệp hoặc giảm độ phân giải ảnh trong tệp.", "Split the file or reduce its pictures."),
        address,
    )

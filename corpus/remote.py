"""Archives behind URLs (S3-compatible, HTTP, SFTP ...) through fsspec, which comes with ``kehoach[remote]``."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from kehoach.corpus.finding import is_litter
from kehoach.corpus.outcome import Found
from kehoach.models.errors import KehoachError, Said, SourceError, UsageError

if TYPE_CHECKING:
    from kehoach.extract.sources.file import Limits

_CHUNK = 1 << 20
_TIMES = ("mtime", "LastModified", "last_modified", "updated", "modified")


def find_remote(url: str) -> Iterator[Found]:
    """The files at or below a URL, by address.

    Raises:
        UsageError: ``usage.remote`` where fsspec or the driver of the protocol is missing.
    """
    system, path = _system(url)
    try:
        infos: dict[str, Any] = system.find(path, detail=True)
    except Exception:  # each driver raises its own; reading the file says what is wrong
        infos = {}
    files = {name: info for name, info in infos.items() if info.get("type", "file") == "file"}
    for name in sorted(files) or [path]:
        address = str(system.unstrip_protocol(name)) if files else url
        if not is_litter(address.partition("://")[2]):
            info = files.get(name, {})
            yield Found(address, address.rstrip("/").rsplit("/", 1)[-1], _size(info), _time(info))


def open_remote(address: str) -> io.BufferedIOBase:
    """A remote file open to read, with seeking.

    Raises:
        SourceError: ``remote.unreadable``.
    """
    system, path = _system(address)
    try:
        return cast(io.BufferedIOBase, system.open(path, "rb"))
    except KehoachError:
        raise
    except Exception as error:
        raise _unreadable(address, error) from error


def fetch_remote(found: Found, limits: Limits, beat: Callable[[], None]) -> bytes:
    """A remote file's bytes.

    Raises:
        SourceError: ``remote.unreadable`` or ``file.too_large``.
    """
    data = bytearray()
    try:
        with open_remote(found.address) as stream:
            while chunk := stream.read(_CHUNK):
                data += chunk
                beat()
                if len(data) > limits.size:
                    break
    except KehoachError:
        raise
    except Exception as error:
        raise _unreadable(found.address, error) from error
    return bytes(data)  # one that is too large is refused by the reader, as from everywhere


def _system(url: str) -> tuple[Any, str]:
    """The file system of a URL's protocol and the path in it."""
    try:
        fsspec: Any = import_module("fsspec.core")
    except ImportError as error:
        raise UsageError(
            "usage.remote",
            Said("cần fsspec để đọc địa chỉ URL", "reading URLs needs fsspec"),
            Said("Cài: pip install 'kehoach[remote]'.", "Install it: pip install 'kehoach[remote]'."),
            url,
        ) from error
    try:
        system, path = cast("tuple[Any, str]", fsspec.url_to_fs(url))
    except (ImportError, ValueError) as error:
        raise UsageError(
            "usage.remote",
            Said(f"không mở được loại địa chỉ này ({error})", f"cannot open this kind of URL ({error})"),
            Said("Cài thêm gói của giao thức, ví dụ s3fs.", "Install the protocol's package, s3fs for example."),
            url,
        ) from error
    return system, path


def _size(info: dict[str, Any]) -> int | None:
    size = info.get("size")
    return int(size) if isinstance(size, int | float) else None


def _time(info: dict[str, Any]) -> int | None:
    found = next((info[name] for name in _TIMES if info.get(name) is not None), None)
    if isinstance(found, datetime):
        return int(found.timestamp() * 1e9)
    return int(found * 1e9) if isinstance(found, int | float) else None


def _unreadable(address: str, error: Exception) -> SourceError:
    why = f"{type(error).__name__}: {error}"[:200]
    return SourceError(
        "remote.unreadable",
        Said(f"không tải được ({why})", f"cannot be fetched ({why})"),
        Said("Kiểm tra địa chỉ, mạng và quyền đọc rồi chạy lại.", "Check the address, the network and your rights."),
        address,
    )

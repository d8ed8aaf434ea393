"""Puts finished bytes into a folder: whole or not at all, and never over what is not its own."""

from __future__ import annotations

import errno
import os
import secrets
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from kehoach.models.errors import OutputError, Said


def stems(names: Sequence[str]) -> list[str]:
    """The name each input's output has, without extension: its stem, or its whole name where stems clash.

    Names clash when a file system that ignores case or normal form would take them for one; inputs of one
    name from different folders are counted (``plan.docx``, ``plan.docx-2``).
    """
    short = [Path(name).stem for name in names]
    full = [Path(name).name for name in names]
    often = Counter(map(_folded, short))
    taken: set[str] = set()
    result: list[str] = []
    for stem, whole in zip(short, full, strict=True):
        wanted = name = stem if often[_folded(stem)] == 1 else whole
        count = 1
        while _folded(name) in taken:
            count += 1
            name = f"{wanted}-{count}"
        taken.add(_folded(name))
        result.append(name)
    return result


def folder(path: Path) -> None:
    """Makes the folder where it is missing, or raises ``output.not_folder`` or ``output.failed``."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise OutputError(
            "output.not_folder",
            Said("nơi ghi không phải là thư mục", "the place to write to is not a folder"),
            Said("Chọn một thư mục khác cho -o.", "Choose another folder for -o."),
            str(path),
        ) from error
    except OSError as error:
        raise _failed(error, path) from error


def put(data: bytes, path: Path, *, force: bool, is_own: Callable[[bytes], bool]) -> None:
    """Writes the bytes to a new file, or over an earlier result of the same kind.

    The file is written beside its place, flushed to disk and moved there, so that a reader finds the old
    or the new one, never a part. Raises ``OutputError``: ``output.symlink`` where a link stands in the
    place, ``output.exists`` where another file does and ``force`` is not set, ``disk.full``,
    ``output.failed``.
    """
    _may_stand(path, force, is_own)
    beside = path.with_name(f".kehoach-{secrets.token_hex(6)}.tmp")
    try:
        _write_through(data, beside)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise _failed(error, path) from error
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _may_stand(path: Path, force: bool, is_own: Callable[[bytes], bool]) -> None:
    if path.is_symlink():
        raise OutputError(
            "output.symlink",
            Said("không ghi qua liên kết tượng trưng", "not written through a symbolic link"),
            Said("Xóa liên kết hoặc chọn thư mục khác.", "Remove the link or choose another folder."),
            str(path),
        )
    try:
        exists = path.exists()
        blocked = exists and not (path.is_file() and (force or is_own(path.read_bytes())))
    except OSError as error:
        raise _failed(error, path) from error
    if blocked:
        raise OutputError(
            "output.exists",
            Said(
                "đã có tệp khác tại đây, không do kehoach ghi",
                "another file stands here, not written by kehoach",
            ),
            Said("Dùng --force để ghi đè.", "Use --force to overwrite it."),
            str(path),
        )


def _write_through(data: bytes, path: Path) -> None:
    # Not tempfile: its files are for the owner alone, a result gets the user's usual permissions.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _failed(error: OSError, path: Path) -> OutputError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return OutputError("disk.full", Said("ổ đĩa đã đầy", "the disk is full"), where=str(path))
    reason = error.strerror or type(error).__name__
    return OutputError(
        "output.failed",
        Said(f"không ghi được tệp ({reason})", f"the file could not be written ({reason})"),
        Said("Kiểm tra quyền ghi và chỗ trống.", "Check permissions and free space."),
        str(path),
    )


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()

"""Puts finished bytes into a folder: whole or not at all, and never over what is not its own."""

from __future__ import annotations

import errno
import os
import secrets
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from kehoach.models.errors import KehoachError, OutputError, Said


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


def put(
    data: bytes,
    path: Path,
    *,
    force: bool,
    is_own: Callable[[bytes], bool] | None = None,
    check: Callable[[Path], None] | None = None,
) -> None:
    """Writes the bytes to a new file, or over an earlier result of the same kind.

    The file is written beside its place, flushed to disk, checked and moved there, so that a reader finds the
    old or the new one, never a part.

    Args:
        data: the whole file.
        path: where it goes; its folder exists.
        force: whether any file there may be replaced.
        is_own: whether bytes that stand there may be replaced without ``force``; None: no file may.
        check: opens the file under its first name (the extension is the same) and raises where it is not as it
            should be; then nothing is written.

    Raises:
        OutputError: ``output.symlink`` where a link stands in the place, ``output.exists`` where another file does
            and ``force`` is not set, ``output.check-failed``, ``output.in-use`` where another program holds the old
            file open (Windows), ``disk.full``, ``output.failed``.
    """
    replaces = _may_stand(path, force, is_own)
    beside = path.with_name(f".kehoach-{secrets.token_hex(6)}{path.suffix}")
    try:
        _write_through(data, beside)
        if check is not None:
            _hold_to(check, beside, path)
        _move(beside, path, replaces=replaces)
    except OSError as error:
        raise _failed(error, path) from error
    finally:
        beside.unlink(missing_ok=True)


def _may_stand(path: Path, force: bool, is_own: Callable[[bytes], bool] | None) -> bool:
    """Whether the new file takes the place of one that may go; raises where it may not."""
    if path.is_symlink():
        raise OutputError(
            "output.symlink",
            Said("không ghi qua liên kết tượng trưng", "not written through a symbolic link"),
            Said("Xóa liên kết hoặc chọn thư mục khác.", "Remove the link or choose another folder."),
            str(path),
        )
    try:
        exists = path.exists()
        blocked = exists and not (path.is_file() and (force or (is_own is not None and is_own(path.read_bytes()))))
    except OSError as error:
        raise _failed(error, path) from error
    if blocked:
        raise _exists(path, any_kind=is_own is None)
    return exists


def _exists(path: Path, *, any_kind: bool = False) -> OutputError:
    if path.is_dir():
        said = Said("tại đây là một thư mục", "a folder stands here")
        hint = Said("Chọn một tên khác.", "Choose another name.")
    elif any_kind:
        said = Said("đã có tệp tại đây", "a file stands here already")
        hint = Said("Dùng --force để ghi đè, hoặc chọn tên khác.", "Use --force to overwrite it, or another name.")
    else:
        said = Said(
            "đã có tệp khác tại đây, không phải kết quả cùng loại lần trước",
            "another file stands here, no earlier result of the same kind",
        )
        hint = Said(
            "Chọn thư mục khác cho -o, hoặc dùng --force để ghi đè.",
            "Choose another folder for -o, or use --force to overwrite it.",
        )
    return OutputError("output.exists", said, hint, str(path))


def _hold_to(check: Callable[[Path], None], beside: Path, path: Path) -> None:
    """Runs the check; whatever it raises means that the file is not to be had."""
    try:
        check(beside)
    except Exception as error:
        vi, en = error.message if isinstance(error, KehoachError) else (str(error), str(error))
        raise OutputError(
            "output.check-failed",
            Said(
                f"tệp vừa ghi đọc lại không đúng, đã bỏ ({vi})",
                f"the file just written does not read back as it should and was removed ({en})",
            ),
            Said("Nếu dùng mẫu riêng, hãy kiểm tra mẫu; nếu không, xin báo lỗi.", "Check your template, or report it."),
            str(path),
        ) from error


def _move(beside: Path, path: Path, *, replaces: bool) -> None:
    """Gives the file its name. A file that came there meanwhile is kept unless one was to be replaced."""
    try:
        if replaces:
            beside.replace(path)
        elif os.name == "nt":
            beside.rename(path)  # refuses an existing name there
        else:
            _link_or_replace(beside, path)
    except FileExistsError as error:
        raise _exists(path) from error
    except PermissionError as error:
        if not path.is_file():
            raise
        raise OutputError(
            "output.in-use",
            Said("tệp cũ đang mở hoặc bị khóa", "the old file is open or locked"),
            Said("Đóng tệp (trong Word) rồi chạy lại.", "Close it (in Word) and run again."),
            str(path),
        ) from error
    _sync_folder(path.parent)


def _link_or_replace(beside: Path, path: Path) -> None:
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        beside.replace(path)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    with suppress(OSError):  # the file stands; not every file system flushes folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


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

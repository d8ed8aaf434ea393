"""What the command line names: looked at before a file is read, then read."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kehoach.models.errors import Said, UsageError

if TYPE_CHECKING:
    from kehoach.models.reading import Reading


class Form(Protocol):
    """A form of result: ``EXTENSION`` of its files without the dot; ``BINARY`` = not for a terminal."""

    EXTENSION: str
    BINARY: bool


def check_inputs(files: Sequence[str], command: str) -> None:
    """Refuses no file at all, standard input twice, and folders.

    Raises:
        UsageError: ``usage.missing``, ``usage.stdin`` or ``usage.folder``.
    """
    if not files:
        raise UsageError(
            "usage.missing",
            Said("chưa nêu tệp nào", "no file is named"),
            Said(f"Ví dụ: kehoach {command} kế-hoạch.docx.", f"For example: kehoach {command} plan.docx."),
        )
    if files.count("-") > 1:
        raise UsageError(
            "usage.stdin", Said("đầu vào chuẩn (-) chỉ đọc được một lần", "standard input (-) is read once")
        )
    for name in files:
        if name != "-" and Path(name).is_dir():
            raise UsageError(
                "usage.folder",
                Said("đây là thư mục, không phải tệp", "this is a folder, not a file"),
                Said(f"Nêu các tệp trong đó, ví dụ {name}/*.docx.", f"Name its files: {name}/*.docx."),
                name,
            )


def check_output(output: str | None, form: Form) -> None:
    """Refuses the name of a file where a folder is wanted, and a terminal for what cannot be shown on one.

    Raises:
        UsageError: ``usage.output`` or ``usage.binary``.
    """
    if output is not None:
        _check_folder(output, form.EXTENSION)
    elif form.BINARY and sys.stdout.isatty():
        raise UsageError(
            "usage.binary",
            Said("dạng này không hiện được trên màn hình", "this form cannot be shown on a terminal"),
            Said("Dùng -o THƯ_MỤC hoặc > tệp.", "Use -o DIR or > file."),
        )


def _check_folder(output: str, extension: str) -> None:
    path = Path(output)
    above = next(place for place in (path, *path.parents) if place.exists() or place == place.parent)
    if path.suffix == f".{extension}" and not path.is_dir():
        raise UsageError(
            "usage.output",
            Said("-o cần một thư mục, không phải tên tệp", "-o takes a folder, not the name of a file"),
            Said(f"Để ghi một tệp: > {path.name}", f"To write one file: > {path.name}"),
            output,
        )
    if above.exists() and not above.is_dir():
        raise UsageError(
            "usage.output",
            Said("nơi ghi không phải là thư mục", "the place to write to is not a folder"),
            Said("Chọn một thư mục khác cho -o.", "Choose another folder for -o."),
            output,
        )


def check_named(option: str, name: str | Path | None) -> None:
    """Refuses a file that an option names and that is not there.

    Raises:
        UsageError: ``usage.no_file``.
    """
    if name is not None and not Path(name).exists():
        raise UsageError(
            "usage.no_file",
            Said(f"tệp nêu ở {option} không tồn tại", f"the file that {option} names does not exist"),
            Said("Kiểm tra lại đường dẫn và tên tệp.", "Check the path and the name."),
            str(name),
        )


def once(files: Sequence[str]) -> tuple[str, ...]:
    """The files in order, one that is named again left out."""
    return tuple({name if name == "-" else str(Path(name).resolve()): name for name in reversed(files)}.values())[::-1]


def read_input(name: str) -> Reading:
    """Reads a file, or standard input for ``-``.

    Raises:
        SourceError: as ``kehoach.read`` does.
    """
    from kehoach.extract.assemble import read, read_bytes

    if name != "-":
        return read(Path(name))
    from kehoach.extract.sources.file import Limits

    # One byte more than allowed, so that the reader sees that there is too much.
    return read_bytes(sys.stdin.buffer.read(Limits().size + 1), "stdin")

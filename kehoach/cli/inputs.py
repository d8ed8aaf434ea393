"""What the command line names is looked at before a file is read: the inputs and the folder for results."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kehoach.models.errors import Said, UsageError


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


def check_folder(output: str, extension: str) -> None:
    """Refuses the name of a file where a folder is wanted.

    Raises:
        UsageError: ``usage.output``.
    """
    path = Path(output)
    if path.suffix == f".{extension}" and not path.is_dir():
        raise UsageError(
            "usage.output",
            Said("-o cần một thư mục, không phải tên tệp", "-o takes a folder, not the name of a file"),
            Said(f"Để ghi một tệp: > {path.name}", f"To write one file: > {path.name}"),
            output,
        )

"""The exit codes of every command, and the error for what nobody foresaw."""

from __future__ import annotations

import os
import sys

from kehoach.models.errors import KehoachError, Said

CLEAN = 0
FINDINGS = 1
USAGE = 2
NOTHING_READ = 3
SOME_READ = 4
INTERNAL = 5
INTERRUPTED = 130
READER_GONE = 141  # what a process ended by SIGPIPE shows


def internal(error: Exception, where: str = "") -> KehoachError:
    """An unforeseen error as one for a person; the traceback is printed where KEHOACH_DEBUG is 1."""
    if os.environ.get("KEHOACH_DEBUG") == "1":
        import traceback

        traceback.print_exception(error, file=sys.stderr)
    name = f"{type(error).__name__}: {error}"[:300]
    return KehoachError(
        "internal",
        Said(f"lỗi bên trong chương trình ({name})", f"internal error ({name})"),
        Said(
            "Xin báo lỗi này kèm lệnh đã chạy; KEHOACH_DEBUG=1 cho thấy chi tiết.",
            "Please report it with the command you ran; KEHOACH_DEBUG=1 shows the details.",
        ),
        where,
    )

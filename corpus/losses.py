"""What is said of a file whose worker had to be ended or ended by itself."""

from __future__ import annotations

from typing import Literal

from kehoach.models.errors import Said, SourceError

_LATER = Said(
    "Mở và lưu lại tệp, hoặc chạy lại với --retry-failed và giới hạn cao hơn.",
    "Open and save the file again, or run with --retry-failed and higher limits.",
)


def lost_error(reason: Literal["time", "stall", "memory", "crash"], seconds: float, exit_code: int) -> SourceError:
    """The error of the file: ``time.limit``, ``time.stall``, ``memory.limit`` or ``worker.crash``."""
    if reason == "time":
        return SourceError(
            "time.limit",
            Said(f"đọc quá {seconds:g} giây chưa xong", f"reading took more than {seconds:g} s"),
            _LATER,
        )
    if reason == "stall":
        return SourceError(
            "time.stall",
            Said(f"đọc {seconds:g} giây không tiến thêm bước nào", f"reading made no step in {seconds:g} s"),
            _LATER,
        )
    if reason == "memory":
        return SourceError(
            "memory.limit", Said("đọc tệp cần quá nhiều bộ nhớ", "reading it takes too much memory"), _LATER
        )
    return SourceError(
        "worker.crash",
        Said(
            f"tiến trình đọc tệp bị sập (mã {exit_code})", f"the process that read it crashed (exit code {exit_code})"
        ),
        Said("Mở và lưu lại tệp; xin báo lỗi này kèm tệp.", "Open and save it again; please report it with the file."),
    )

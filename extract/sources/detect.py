"""Which source reads a file: by its content, its name only breaks a tie."""

from __future__ import annotations

import pkgutil
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from kehoach.extract import sources
from kehoach.extract.sources.file import Limits, SourceFile
from kehoach.models.errors import Said, SourceError
from kehoach.models.layout import Layout


class SourceModule(Protocol):
    """What a file in this folder offers to be found as an input format."""

    MEDIA: str
    EXTENSIONS: tuple[str, ...]

    def sniffs(self, data: bytes) -> bool:
        """Whether the bytes are of this format."""
        ...

    def read(self, source: SourceFile) -> Layout:
        """The layout of the file."""
        ...


@cache
def source_names() -> tuple[str, ...]:
    """The input formats, found by folder scan; text, which takes what no other knows, comes last."""
    names = [
        info.name
        for info in pkgutil.iter_modules(sources.__path__)
        if "_" not in info.name and info.name not in ("detect", "file", "decoding")
    ]
    return tuple(sorted(names, key=lambda name: (name == "text", name)))


def source_of(source: SourceFile) -> SourceModule:
    """The module that reads this file.

    Raises:
        SourceError: ``file.empty``, ``file.too_large``, ``doc.legacy`` or ``type.unsupported``.
    """
    if not source.data.strip(b"\x00 \t\r\n\xef\xbb\xbf") and len(source.data) == 0:
        raise SourceError(
            "file.empty",
            Said("tệp rỗng (0 byte)", "the file is empty (0 bytes)"),
            Said("Kiểm tra lại bản gốc hoặc tải lại tệp.", "Check the original or download it again."),
            source.name,
        )
    if len(source.data) > source.limits.size:
        raise SourceError(
            "file.too_large",
            Said(
                f"tệp lớn {len(source.data) / 2**20:.0f} MB, quá mức {source.limits.size / 2**20:.0f} MB",
                f"the file has {len(source.data) / 2**20:.0f} MB, the limit is {source.limits.size / 2**20:.0f} MB",
            ),
            Said("Tách tệp hoặc giảm độ phân giải ảnh trong tệp.", "Split the file or reduce its pictures."),
            source.name,
        )
    for name in source_names():
        module = cast(SourceModule, import_module(f"{sources.__name__}.{name}"))
        if module.sniffs(source.data):
            return module
    raise SourceError(
        "type.unsupported",
        Said("không phải định dạng đọc được (DOCX, PDF, văn bản)", "not a readable format (DOCX, PDF, text)"),
        Said("Mở bằng Word rồi lưu lại ở dạng .docx.", "Open it in Word and save it as .docx."),
        source.name,
    )


def load(path: Path, limits: Limits | None = None) -> SourceFile:
    """The file's bytes.

    Raises:
        SourceError: ``file.not_found``, ``file.unreadable`` or ``file.too_large`` before anything is read.
    """
    limits = limits or Limits()
    try:
        if path.stat().st_size > limits.size:
            source_of(SourceFile(path.name, b" " * (limits.size + 1), limits))
        return SourceFile(path.name, path.read_bytes(), limits)
    except FileNotFoundError as error:
        raise SourceError(
            "file.not_found",
            Said("không tìm thấy tệp", "no such file"),
            Said("Kiểm tra lại đường dẫn và tên tệp.", "Check the path and the name."),
            str(path),
        ) from error
    except OSError as error:
        raise SourceError(
            "file.unreadable",
            Said(f"không mở được tệp ({error.strerror})", f"cannot open the file ({error.strerror})"),
            Said(
                "Đóng tệp ở chương trình khác hoặc xin quyền đọc.",
                "Close it elsewhere or ask for the right to read it.",
            ),
            str(path),
        ) from error


def read_layout(source: SourceFile) -> Layout:
    """The layout of a file of any known format; a wrong extension is a warning.

    Raises:
        SourceError: as the format's own reader does.
    """
    module = source_of(source)
    layout = module.read(source)
    suffix = Path(source.name).suffix.lower()
    known = {end: name for name in source_names() for end in _extensions(name)}
    if suffix in known and suffix not in module.EXTENSIONS and module.MEDIA != "text":
        note = ("type.mismatch", f"tệp đuôi {suffix} nhưng nội dung là {module.MEDIA}")
        layout = replace(layout, warnings=(*layout.warnings, note))
    return layout


def _extensions(name: str) -> tuple[str, ...]:
    return cast(SourceModule, import_module(f"{sources.__name__}.{name}")).EXTENSIONS

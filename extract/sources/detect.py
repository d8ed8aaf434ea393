"""Which source reads a file: by its content, its name only breaks a tie."""

from __future__ import annotations

import pkgutil
import stat
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from kehoach.extract import sources
from kehoach.extract.sources.file import Limits, SourceFile
from kehoach.models.errors import Said, SourceError
from kehoach.models.layout import Layout

# JPEG, PNG, GIF, TIFF in both byte orders
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*")


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
        raise _too_large(source.name, len(source.data), source.limits)
    for name in source_names():
        module = cast(SourceModule, import_module(f"{sources.__name__}.{name}"))
        if module.sniffs(source.data) and not _is_picture(source.data):
            return module
    picture = _is_picture(source.data)
    raise SourceError(
        "type.unsupported",
        Said("là tệp ảnh, không có chữ để đọc", "is a picture without text to read")
        if picture
        else Said("không phải định dạng đọc được (DOCX, PDF, văn bản)", "not a readable format (DOCX, PDF, text)"),
        Said("Nhận dạng chữ (OCR) ảnh rồi lưu thành .docx hoặc .pdf có lớp chữ.", "Run OCR and save it as DOCX or PDF.")
        if picture
        else Said("Mở bằng Word rồi lưu lại ở dạng .docx.", "Open it in Word and save it as .docx."),
        source.name,
    )


def _is_picture(data: bytes) -> bool:
    return data.startswith(_PICTURES)


def _too_large(name: str, size: int, limits: Limits) -> SourceError:
    found, most = size / 2**20, limits.size / 2**20
    return SourceError(
        "file.too_large",
        Said(
            f"tệp lớn {found:.0f} MB, quá mức {most:.0f} MB", f"the file has {found:.0f} MB, the limit is {most:.0f} MB"
        ),
        Said("Tách tệp hoặc giảm độ phân giải ảnh trong tệp.", "Split the file or reduce its pictures."),
        name,
    )


def load(path: Path, limits: Limits | None = None) -> SourceFile:
    """The file's bytes.

    Raises:
        SourceError: ``file.not_found``, ``file.unreadable`` or ``file.too_large`` before anything is read.
    """
    limits = limits or Limits()
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and not path.is_dir():
            raise _unreadable(path, Said("không phải tệp thường", "not a regular file"))
        if status.st_size > limits.size:
            raise _too_large(path.name, status.st_size, limits)
        return SourceFile(path.name, path.read_bytes(), limits)
    except FileNotFoundError as error:
        raise SourceError(
            "file.not_found",
            Said("không tìm thấy tệp", "no such file"),
            Said("Kiểm tra lại đường dẫn và tên tệp.", "Check the path and the name."),
            str(path),
        ) from error
    except OSError as error:
        raise _unreadable(path, Said(str(error.strerror), str(error.strerror))) from error


def _unreadable(path: Path, why: Said) -> SourceError:
    return SourceError(
        "file.unreadable",
        Said(f"không mở được tệp ({why.vi})", f"cannot open the file ({why.en})"),
        Said("Đóng tệp ở chương trình khác hoặc xin quyền đọc.", "Close it elsewhere or ask for the right to read it."),
        str(path),
    )


def read_layout(source: SourceFile) -> Layout:
    """The layout of a file of any known format; a wrong extension is a warning.

    Raises:
        SourceError: as the format's own reader does.
    """
    module = source_of(source)
    layout = module.read(source)
    suffix = Path(source.name).suffix.lower()
    known = {".doc", *(end for name in source_names() for end in _extensions(name))}
    if suffix in known and suffix not in module.EXTENSIONS:
        note = ("type.mismatch", f"tệp đuôi {suffix} nhưng nội dung là {module.MEDIA}")
        layout = replace(layout, warnings=(*layout.warnings, note))
    return layout


def _extensions(name: str) -> tuple[str, ...]:
    return cast(SourceModule, import_module(f"{sources.__name__}.{name}")).EXTENSIONS

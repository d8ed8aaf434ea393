"""Files are read for what they hold; what cannot be read is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kehoach.extract.sources.detect import load, read_layout
from kehoach.extract.sources.file import Limits, SourceFile
from kehoach.models.errors import SourceError

PLAN = "ỦY BAN NHÂN DÂN XÃ PHÚ XUÂN\n\nKẾ HOẠCH\nKiểm tra công vụ năm 2026\n"
PICTURES = {
    "png": b"\x89PNG\r\n\x1a\n\0\0",
    "jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "tiff": b"II*\0\x08\0",
    "gif": b"GIF89a",
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")


def refused(name: str, data: bytes) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_layout(SourceFile(name, data))
    return caught.value


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_is_refused_with_the_advice_to_recognise_its_letters(kind: str) -> None:
    error = refused(f"quét.{kind}", PICTURES[kind])
    assert error.code == "type.unsupported"
    assert "OCR" in error.hint.vi


def test_a_program_is_no_text() -> None:
    assert refused("a.txt", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40).code == "file.unreadable"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_text_is_read_in_the_encodings_of_archives(encoding: str) -> None:
    layout = read_layout(SourceFile("a.txt", PLAN.encode(encoding)))
    assert "Kiểm tra công vụ năm 2026" in (layout.plain or "")


def test_text_under_the_name_of_a_word_file_is_read_with_a_warning() -> None:
    for name in ("kế hoạch.docx", "kế hoạch.doc", "kế hoạch.pdf"):
        layout = read_layout(SourceFile(name, PLAN.encode()))
        assert [code for code, _ in layout.warnings] == ["type.mismatch"]


def test_a_file_that_is_too_large_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "lớn.txt"
    path.write_bytes(b" " * (5 * 2**20))
    with pytest.raises(SourceError) as caught:
        load(path, Limits(size=2 * 2**20))
    assert caught.value.code == "file.too_large"
    assert "5 MB" in caught.value.message.vi


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="hệ điều hành không có ống dẫn có tên")
def test_a_pipe_in_the_file_system_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "ống"
    os.mkfifo(path)
    with pytest.raises(SourceError) as caught:
        load(path)
    assert caught.value.code == "file.unreadable"

"""The draft as PDF: made by LibreOffice in a folder of its own, in time, with nothing left behind."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path

import docx
import pdfplumber
import pytest

from kehoach.generate.papers.pdf import to_pdf
from kehoach.models.errors import OutputError

NEEDS_LIBREOFFICE = pytest.mark.skipif(
    shutil.which("soffice") is None and shutil.which("libreoffice") is None, reason="máy này không có LibreOffice"
)
POSIX = pytest.mark.skipif(os.name != "posix", reason="chương trình giả viết bằng sh")


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, which must be empty again at the end."""
    folder = tmp_path / "tạm thời"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def document(*lines: str) -> bytes:
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Puts a program named soffice first on the path."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def refused(data: bytes, **more: float) -> OutputError:
    with pytest.raises(OutputError) as caught:
        to_pdf(data, **more)
    return caught.value


@NEEDS_LIBREOFFICE
def test_the_pdf_holds_the_words_of_the_document(temporary: Path) -> None:
    data = to_pdf(document("Kế hoạch cải cách hành chính năm 2026", "Văn phòng HĐND&UBND chủ trì"))

    with pdfplumber.open(BytesIO(data)) as pages:
        said = pages.pages[0].extract_text()
    assert "Kế hoạch cải cách hành chính năm 2026" in said
    assert "Văn phòng HĐND&UBND chủ trì" in said
    assert list(temporary.iterdir()) == []


def test_where_there_is_no_libreoffice_the_user_reads_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432"):
        monkeypatch.delenv(variable, raising=False)
    if sys.platform == "darwin":
        pytest.skip("LibreOffice của macOS đứng ở một chỗ cố định")

    error = refused(document("Kế hoạch"))

    assert error.code == "output.no-libreoffice"
    assert "winget install" in error.hint.vi
    assert "apt install" in error.hint.vi


@POSIX
def test_a_libreoffice_that_hangs_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, temporary: Path
) -> None:
    program(tmp_path, monkeypatch, f"sleep 60 & echo $! > '{tmp_path}/child'; wait")

    error = refused(document("Kế hoạch"), timeout=0.5)

    assert error.code == "output.pdf-timeout"
    assert list(temporary.iterdir()) == []
    status = Path(f"/proc/{(tmp_path / 'child').read_text().strip()}/stat")
    assert not status.exists() or status.read_text().split()[2] in "ZX"


@POSIX
@pytest.mark.parametrize(
    "script",
    ["echo 'source file could not be loaded'", "exit 7", 'while [ $# -gt 1 ]; do shift; done; : > "${1%.docx}.pdf"'],
)
def test_a_libreoffice_that_makes_no_pdf_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, temporary: Path, script: str
) -> None:
    program(tmp_path, monkeypatch, script)

    error = refused(document("Kế hoạch"))

    assert error.code == "output.pdf-failed"
    assert ("could not be loaded" in error.message.vi) == ("loaded" in script)
    assert list(temporary.iterdir()) == []


@POSIX
def test_libreoffice_runs_in_a_profile_of_its_own_without_a_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, temporary: Path
) -> None:
    program(tmp_path, monkeypatch, f"echo \"$@\" > '{tmp_path}/said'; exit 1")

    refused(document("Kế hoạch"))

    said = (tmp_path / "said").read_text()
    assert "-env:UserInstallation=file:///" in said
    assert "--headless" in said

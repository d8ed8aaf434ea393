"""A Word document as PDF, made by the LibreOffice of the machine it runs on."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from kehoach.models.errors import OutputError, Said

_NAMES = ("soffice", "libreoffice", "soffice.com")
_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
_KEPT = 300  # characters of what LibreOffice says that an error repeats
_GONE_WITHIN = 3.0  # seconds that an ended LibreOffice has to let go of its files


def to_pdf(docx: bytes, *, timeout: float = 120) -> bytes:
    """The pages of a Word document as PDF.

    LibreOffice runs without a window in a profile of its own, so that one that is open is not disturbed; document,
    profile and result lie in a temporary folder that is gone afterwards.

    Args:
        docx: the Word file.
        timeout: seconds that LibreOffice may take; it is ended then.

    Raises:
        OutputError: ``output.no-libreoffice`` where none is installed, ``output.pdf-timeout``, ``output.pdf-failed``.
    """
    program = _installed()
    with TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / "kehoach.docx"
        try:
            source.write_bytes(docx)
            said = _run(program, folder, source, timeout)
        except OSError as error:
            raise _failed(str(error)) from error
        made = source.with_suffix(".pdf")
        data = made.read_bytes() if made.is_file() else b""
    if not data.startswith(b"%PDF-"):
        raise _failed(said)
    return data


def _installed() -> str:
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    for path in _usual_places():
        if path.is_file():
            return str(path)
    raise OutputError(
        "output.no-libreoffice",
        Said("cần LibreOffice để tạo PDF nhưng máy này chưa cài", "LibreOffice, which makes the PDF, is not installed"),
        _how_to_install(),
    )


def _usual_places() -> Iterator[Path]:
    """Where LibreOffice stands that is not on the path."""
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432"):
        if root := os.environ.get(variable):
            yield Path(root) / "LibreOffice" / "program" / "soffice.com"
            yield Path(root) / "LibreOffice" / "program" / "soffice.exe"
    if sys.platform == "darwin":
        yield _MAC


def _how_to_install() -> Said:
    windows = "winget install TheDocumentFoundation.LibreOffice"
    linux = "sudo apt install libreoffice-writer"
    return Said(
        f"Windows: tải tại https://vi.libreoffice.org hoặc chạy “{windows}”; Linux: “{linux}”. Hoặc bỏ --pdf, mở tệp "
        "DOCX bằng Word rồi xuất PDF.",
        f"Windows: https://www.libreoffice.org or “{windows}”; Linux: “{linux}”. Or leave --pdf out and export the "
        "DOCX from Word.",
    )


def _run(program: str, folder: Path, source: Path, timeout: float) -> str:
    """Converts, and gives back what LibreOffice said; ends it and all it started when the time is over."""
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        str(folder),
        str(source),
    ]
    with subprocess.Popen(  # noqa: S603  # a list, no shell; the program was found on this machine
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
        start_new_session=os.name == "posix",
    ) as process:
        try:
            said, _ = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise OutputError(
                "output.pdf-timeout",
                Said(f"LibreOffice chưa xong sau {timeout:g} giây", f"LibreOffice was not done in {timeout:g} seconds"),
                Said("Mở tệp DOCX bằng Word rồi xuất PDF.", "Export the DOCX from Word."),
            ) from error
        except BaseException:
            _end(process)
            raise
    return said.decode(errors="replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the program with what it started (soffice is a starter of other processes)."""
    if os.name == "posix":
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        subprocess.run(  # noqa: S603
            ["taskkill", "/F", "/T", "/PID", str(process.pid)],  # noqa: S607
            capture_output=True,
            check=False,
        )
    process.kill()
    process.communicate()
    _await_end(process.pid)


def _await_end(group: int) -> None:
    """Waits until no process of a group is left that could still write."""
    if os.name != "posix":
        return
    until = time.monotonic() + _GONE_WITHIN
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except (ProcessLookupError, PermissionError):
            return
        time.sleep(0.02)


def _failed(said: str) -> OutputError:
    words = " ".join(said.split())[:_KEPT] or "-"
    return OutputError(
        "output.pdf-failed",
        Said(f"LibreOffice không tạo được PDF ({words})", f"LibreOffice made no PDF ({words})"),
        Said("Mở tệp DOCX bằng Word rồi xuất PDF.", "Export the DOCX from Word."),
    )

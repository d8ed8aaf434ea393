"""The command run as a user runs it."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from cli_material import PLAN, Command, Outcome

from kehoach.cli import run


@pytest.fixture
def kehoach(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Runs ``kehoach`` with these arguments in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("KEHOACH_LANG", "KEHOACH_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run(arguments)
        said = capsysbinary.readouterr()
        return Outcome(code, said.out, said.err.decode())

    return call


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The plan as a file in the working folder."""
    path = tmp_path / "kế hoạch.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path

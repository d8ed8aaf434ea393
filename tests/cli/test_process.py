"""The command as a process: terminals, broken pipes, interrupts, odd encodings, errors nobody foresaw."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from cli_material import PLAN, Command

from kehoach.cli import run

KEHOACH = [sys.executable, "-m", "kehoach"]
posix = pytest.mark.skipif(os.name != "posix", reason="chỉ có trên hệ thống POSIX")


class _Stdin:
    """A standard input that fails in a given way when read."""

    def __init__(self, error: BaseException) -> None:
        self._error = error
        self.buffer = self

    def read(self, _: int) -> bytes:
        raise self._error


def test_an_unforeseen_error_ends_with_5_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("KEHOACH_DEBUG", raising=False)
    monkeypatch.setattr(sys, "stdin", _Stdin(RuntimeError("dây đứt")))
    assert run(["extract", "-"]) == 5
    said = capsys.readouterr().err
    assert "dây đứt" in said
    assert "KEHOACH_DEBUG=1" in said
    assert "Traceback" not in said


def test_the_traceback_is_shown_for_debugging(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KEHOACH_DEBUG", "1")
    monkeypatch.setattr(sys, "stdin", _Stdin(RuntimeError("dây đứt")))
    assert run(["extract", "-"]) == 5
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_ends_with_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", _Stdin(KeyboardInterrupt()))
    assert run(["extract", "-"]) == 130
    assert "Đã dừng." in capsys.readouterr().err


@posix
def test_ctrl_c_ends_the_process_with_130_and_what_was_read_is_out(plan: Path) -> None:
    command = [*KEHOACH, "extract", str(plan), "-"]
    # In a job that a script runs in the background interrupts are ignored, and a child would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
        assert b"Traceback" not in process.stderr.read()
    assert json.loads(first)["header"]["number"] == "18"


@posix
@pytest.mark.parametrize("arguments", [["extract"], ["extract", "--format", "table"], ["--help"]])
def test_a_reader_that_goes_away_is_no_error(plan: Path, arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as gone:
        done = subprocess.run([*KEHOACH, *arguments, str(plan)], stdout=gone, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 141
    assert done.stderr == b""


def _on_a_terminal(arguments: list[str], environment: dict[str, str]) -> str:
    import pty

    leader, follower = pty.openpty()
    with subprocess.Popen([*KEHOACH, *arguments], stdout=follower, stderr=subprocess.PIPE, env=environment) as process:
        os.close(follower)
        seen = b""
        while True:
            try:
                piece = os.read(leader, 65536)
            except OSError:  # Linux says so when the other end is closed
                break
            if not piece:
                break
            seen += piece
    os.close(leader)
    assert process.returncode in (0, 2)
    return seen.decode()


@posix
def test_on_a_terminal_it_draws_tables(plan: Path) -> None:
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
    environment.pop("NO_COLOR", None)
    shown = _on_a_terminal(["extract", str(plan)], environment)
    assert "Nhiệm vụ (" in shown
    assert "\x1b[1m" in shown
    assert max(len(line) for line in shown.splitlines() if "\x1b" not in line) <= 100


@posix
def test_no_color_is_respected(plan: Path) -> None:
    environment = {**os.environ, "TERM": "xterm-256color", "NO_COLOR": "1"}
    shown = _on_a_terminal(["extract", str(plan)], environment)
    assert "Nhiệm vụ (" in shown
    assert "\x1b[3" not in shown


@posix
def test_a_workbook_is_not_poured_onto_a_terminal(plan: Path) -> None:
    assert _on_a_terminal(["extract", str(plan), "--format", "xlsx"], dict(os.environ)) == ""


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16"])
def test_output_is_utf_8_whatever_the_environment_says(plan: Path, encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run(
        [*KEHOACH, "extract", str(plan), "không có.txt"], env=environment, capture_output=True, check=False
    )
    assert done.returncode == 4
    assert "Văn phòng" in done.stdout.decode("utf-8")
    assert "không có.txt" in done.stderr.decode("utf-8")


def test_an_error_keeps_its_code_in_both_languages(kehoach: Command) -> None:
    done = kehoach("extract", "-", stdin=b"")
    assert done.code == 3
    assert "[file.empty]" in done.err
    assert "[file.empty]" in kehoach("extract", "-", "--lang", "en", stdin=b"").err


def test_the_text_read_through_a_pipe_is_the_text_of_the_file(kehoach: Command, plan: Path) -> None:
    piped, filed = kehoach("extract", "-", stdin=PLAN.encode()).json, kehoach("extract", str(plan)).json
    assert piped["text"] == filed["text"]
    assert piped["tasks"] == filed["tasks"]

"""What README shows is what happens."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_terminal_session_prints_what_it_shows() -> None:
    command, _, wanted = blocks("console")[0].partition("\n")
    words = shlex.split(command.removeprefix("$ "))
    assert words[0] == "kehoach"
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )

    assert [line.rstrip() for line in done.stdout.strip().splitlines()] == [
        line.rstrip() for line in wanted.strip().splitlines()
    ]


def test_the_python_session_runs() -> None:
    done = subprocess.run(
        [sys.executable, "-c", blocks("python")[0]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )

    assert done.stdout.strip()


def test_it_is_short_enough_to_be_read() -> None:
    assert len(README.splitlines()) <= 150


def test_every_link_leads_somewhere() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]

    assert [link for link in links if not (ROOT / link).exists()] == []

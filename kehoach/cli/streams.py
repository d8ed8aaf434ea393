"""The three streams of a command: data to stdout, words to stderr, all in UTF-8."""

from __future__ import annotations

import io
import os
import sys

from kehoach.cli.speech import Speech
from kehoach.models.errors import KehoachError


def prepare() -> None:
    """Sets stdout and stderr to UTF-8 whatever the terminal or environment says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


class ReaderGoneError(Exception):
    """The reader of stdout went away, as ``head`` does. Not an OSError, which click would answer itself."""


def write_data(data: bytes) -> None:
    """Writes bytes to stdout, at once. Raises ``ReaderGoneError``."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        silence()
        raise ReaderGoneError from error


def write_line(text: str) -> None:
    """Writes a line of text to stdout."""
    write_data(f"{text}\n".encode())


def silence() -> None:
    """Points stdout at nothing, so that a reader that went away causes no second error at exit."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = io.StringIO()


def printable(text: str) -> str:
    """The text without characters that steer a terminal; line ends stay."""
    import unicodedata

    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs", "Cf"))


class Reporter:
    """What a command says beside its data; ``as_json`` = errors as JSON lines and nothing else."""

    def __init__(self, speech: Speech, as_json: bool = False, quiet: bool = False) -> None:
        self.speech = speech
        self._json = as_json
        self._quiet = quiet

    def error(self, error: KehoachError) -> None:
        """One error, as a line for a person or as a JSON line."""
        if self._json:
            import json

            text = json.dumps({"error": error.as_json()}, ensure_ascii=False)
        else:
            text = printable(self.speech.error(error))
        self._say(text)

    def note(self, text: str) -> None:
        """A line that may be left out: a summary, a remark."""
        if not self._quiet and not self._json:
            self._say(printable(text))

    @staticmethod
    def _say(text: str) -> None:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()

"""The round over the documents of one command line: one bad file stops no other."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kehoach.cli import exits
from kehoach.cli.progress import progress
from kehoach.cli.speech import Speech
from kehoach.cli.streams import ReaderGoneError, Reporter
from kehoach.models.errors import KehoachError


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What every command with documents is asked: ``form`` of the result, ``errors`` = text or json."""

    files: tuple[str, ...]
    output: str | None
    form: str
    force: bool
    quiet: bool
    errors: str

    def reporter(self, speech: Speech) -> Reporter:
        """What says the command's words as it is asked to."""
        return Reporter(speech, as_json=self.errors == "json", quiet=self.quiet)


@dataclass(slots=True)
class Tally:
    """How many documents were read, could not be read, and met an error nobody foresaw."""

    read: int = 0
    failed: int = 0
    broken: int = 0

    def code(self, all_read: int = exits.CLEAN) -> int:
        """The exit code; ``all_read`` where every document was read."""
        if self.broken:
            return exits.INTERNAL
        if not self.failed:
            return all_read
        return exits.SOME_READ if self.read else exits.NOTHING_READ


def each(request: Request, reporter: Reporter, work: Callable[[int, str], str | None]) -> Tally:
    """Does the work on each file; it takes the file's index and name and returns a line to say, or None."""
    tally = Tally()
    apart = request.output is not None or not sys.stdout.isatty()
    with progress(len(request.files), apart and not request.quiet and request.errors == "text") as turn:
        for index, name in enumerate(request.files):
            turn(name)
            try:
                said = work(index, name)
            except ReaderGoneError:
                raise
            except KehoachError as error:
                tally.failed += 1
                reporter.error(error)
            except Exception as error:
                tally.broken += 1
                reporter.error(exits.internal(error, name))
            else:
                tally.read += 1
                if said is not None:
                    reporter.note(said)
    return tally


def parted(groups: Sequence[str]) -> list[str]:
    """The words of an option that may be repeated or hold several joined by commas."""
    return [word.strip() for group in groups for word in group.split(",") if word.strip()]

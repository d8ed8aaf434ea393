"""The command ``kehoach``: parses, calls, reports, and ends with an exit code (``exits``)."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from kehoach import __version__
from kehoach.cli import exits
from kehoach.cli import speech as language
from kehoach.cli.group import Commands
from kehoach.cli.streams import ReaderGoneError, Reporter, prepare
from kehoach.models.errors import KehoachError, UsageError


def main() -> NoReturn:
    """The console script: runs the arguments of the process and ends it."""
    sys.exit(run())


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs one command line (None = the process's own) and returns its exit code."""
    prepare()
    seen = sys.argv[1:] if arguments is None else list(arguments)
    speech = language.chosen(seen, os.environ)
    reporter = Reporter(speech, as_json=language.option_value(seen, "--errors") == "json")
    try:
        # click expands patterns such as *.docx where the shell does not (Windows), but only in the
        # process's own arguments: so those are left to it.
        given = None if arguments is None else seen
        result: object = Commands(speech, __version__).main(given, "kehoach", standalone_mode=False)
        return result if isinstance(result, int) else exits.CLEAN
    except ReaderGoneError:
        return exits.READER_GONE
    except (click.Abort, KeyboardInterrupt):
        reporter.note(speech("Đã dừng.", "Interrupted."))
        return exits.INTERRUPTED
    except (click.ClickException, KehoachError) as error:
        return _refused(error, reporter)
    except Exception as error:
        reporter.error(exits.internal(error))
        return exits.INTERNAL


def _refused(error: click.ClickException | KehoachError, reporter: Reporter) -> int:
    if isinstance(error, KehoachError):
        reporter.error(error)
        return exits.USAGE if isinstance(error, UsageError) else exits.NOTHING_READ
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        reporter.note(context.get_usage())
    reporter.error(language.refused(error))
    return exits.USAGE

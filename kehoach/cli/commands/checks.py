"""``kehoach checks``: what is checked, and why."""

from __future__ import annotations

import click

from kehoach.cli import options
from kehoach.cli.group import LocalisedCommand
from kehoach.cli.speech import Speech
from kehoach.models.errors import Said

HELP = Said("Liệt kê các phép kiểm tra, hoặc giải thích một phép.", "List the checks, or explain one of them.")
_LONG = Said(
    f"""{HELP.vi}

MÃ là mã của một phép kiểm tra hoặc của cả nhóm (deadline).""",
    f"""{HELP.en}

CODE is the code of a check or of a whole group (deadline).""",
)


def command(speech: Speech) -> click.Command:
    """The command in one language."""

    def run(codes: tuple[str, ...], form: str) -> int:
        from kehoach.cli.checks_page import shown
        from kehoach.cli.streams import write_data

        write_data(shown(codes, form, speech.lang).encode())
        return 0

    params = [
        click.Argument(["codes"], nargs=-1, metavar=speech("[MÃ]...", "[CODE]...")),
        options.form(speech, "text", "md", "json"),
    ]
    return LocalisedCommand("checks", speech, params=params, about=_LONG, callback=run)

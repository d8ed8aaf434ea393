"""The argument and the options that every command with documents as its input has."""

from __future__ import annotations

import click

from kehoach.cli.speech import Speech
from kehoach.models.errors import Said


def files(speech: Speech) -> click.Argument:
    """The documents."""
    return click.Argument(["files"], nargs=-1, metavar=speech("TỆP...", "FILE..."))


def output(speech: Speech, about: Said) -> click.Option:
    """``-o``: the folder for what is written."""
    return click.Option(["-o", "--output"], metavar=speech("THƯ_MỤC", "DIR"), help=speech.said(about))


def conduct(speech: Speech) -> list[click.Parameter]:
    """``--force``, ``--quiet`` and ``--errors``: what may be replaced, and how the command speaks."""
    return [
        click.Option(
            ["--force"],
            is_flag=True,
            help=speech("Ghi đè cả tệp không phải kết quả lần trước.", "Overwrite even what is no earlier result."),
        ),
        click.Option(
            ["-q", "--quiet"],
            is_flag=True,
            help=speech(
                "Không nêu tiến độ, tóm tắt trên stderr; kết quả vẫn ra đủ.",
                "No progress or summary on stderr; results all the same.",
            ),
        ),
        click.Option(
            ["--errors"],
            type=click.Choice(["text", "json"]),
            default="text",
            help=speech("Dạng thông báo lỗi trên stderr.", "Form of the errors on stderr."),
        ),
    ]

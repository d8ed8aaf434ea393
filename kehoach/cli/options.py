"""How an option is made in one language, and the argument and the options that several commands have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from kehoach.cli.speech import Speech
from kehoach.models.errors import Said


def option(speech: Speech, flags: Sequence[str], vi: str, en: str, **more: Any) -> click.Option:
    """An option and what its help says; ``more`` as click takes it."""
    return click.Option(flags, help=speech(vi, en), **more)


def files(speech: Speech) -> click.Argument:
    """The documents."""
    return click.Argument(["files"], nargs=-1, metavar=speech("TỆP...", "FILE..."))


def output(speech: Speech, about: Said) -> click.Option:
    """``-o``: the folder for what is written."""
    return click.Option(["-o", "--output"], metavar=speech("THƯ_MỤC", "DIR"), help=speech.said(about))


def form(speech: Speech, *names: str) -> click.Option:
    """``--format``: the forms of a result, the first where none is named."""
    choice = click.Choice(names)
    return option(speech, ["--format", "form"], "Dạng kết quả.", "Form of the result.", type=choice, default=names[0])


def force(speech: Speech) -> click.Option:
    """``--force``: what may be replaced."""
    vi, en = "Ghi đè cả tệp không phải kết quả lần trước.", "Overwrite even what is no earlier result."
    return option(speech, ["--force"], vi, en, is_flag=True)


def errors(speech: Speech) -> click.Option:
    """``--errors``: how the command speaks of errors."""
    vi, en = "Dạng thông báo lỗi trên stderr.", "Form of the errors on stderr."
    return option(speech, ["--errors"], vi, en, type=click.Choice(["text", "json"]), default="text")


def conduct(speech: Speech) -> list[click.Parameter]:
    """``--force``, ``--quiet`` and ``--errors``: what may be replaced, and how the command speaks."""
    return [
        force(speech),
        option(
            speech,
            ["-q", "--quiet"],
            "Không nêu tiến độ, tóm tắt trên stderr; kết quả vẫn ra đủ.",
            "No progress or summary on stderr; results all the same.",
            is_flag=True,
        ),
        errors(speech),
    ]

"""click's commands in the chosen language, and the group that finds them: one file a command.

A file in ``commands/`` offers ``HELP`` (one line in both languages) and ``command(speech)``. It imports
what it needs inside its functions: the list of commands is shown by importing the files alone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

import click

from kehoach.cli import exits
from kehoach.cli.speech import LANGS, Speech
from kehoach.cli.streams import write_line
from kehoach.models.errors import Said, UsageError


class CommandModule(Protocol):
    """What a file in ``commands/`` offers."""

    HELP: Said

    def command(self, speech: Speech) -> click.Command: ...


def command_names() -> list[str]:
    """The names of all commands, from the files alone."""
    return sorted(path.stem for path in (Path(__file__).parent / "commands").glob("[a-z]*.py"))


def command_module(name: str) -> CommandModule:
    """The module of one command."""
    return cast(CommandModule, import_module(f"kehoach.cli.commands.{name}"))


def help_width() -> int:
    """The width of help in characters. click asks shutil, whose import costs more than all else here."""
    try:
        columns = int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size(sys.stdout.fileno()).columns
    except (ValueError, OSError, AttributeError):
        columns = 80
    return max(min(columns, 100) - 2, 50)


class Localised(click.Command):
    """A command whose help is headed in the chosen language."""

    speech: Speech = Speech()

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=self.speech("Cách dùng: ", "Usage: "))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        with formatter.section(self.speech("Tùy chọn", "Options")):
            formatter.write_dl(records)


class LocalisedCommand(Localised):
    """One command: ``about`` is its help; ``callback`` returns its exit code; ``params`` stand before what all have."""

    def __init__(
        self,
        name: str,
        speech: Speech,
        *,
        about: Said,
        callback: Callable[..., int],
        params: Sequence[click.Parameter] = (),
    ) -> None:
        self.speech = speech
        super().__init__(
            name,
            help=speech.said(about),
            callback=callback,
            params=[*params, language_option(speech), help_option(speech)],
            add_help_option=False,
            options_metavar=speech("[TÙY CHỌN]", "[OPTIONS]"),
        )


class Commands(Localised, click.Group):
    """The command ``kehoach`` with all commands of the folder, each imported when it is asked for."""

    def __init__(self, speech: Speech, version: str) -> None:
        self.speech = speech
        click.Group.__init__(
            self,
            "kehoach",
            params=[version_option(speech, version), language_option(speech), help_option(speech)],
            help=speech(
                "Đọc kế hoạch và văn bản cải cách hành chính thành bản ghi: nhiệm vụ, cơ quan chủ trì và "
                "phối hợp, thời hạn, chỉ tiêu, điểm số, căn cứ. Chạy hoàn toàn trên máy này.",
                "Reads administrative-reform plans and kindred documents into records: tasks, lead and "
                "cooperating bodies, deadlines, targets, scores, citations. Works wholly on this machine.",
            ),
            add_help_option=False,
            context_settings={"terminal_width": help_width()},
            invoke_without_command=True,
            callback=_help_without_command,
            options_metavar=speech("[TÙY CHỌN]", "[OPTIONS]"),
            subcommand_metavar=speech("LỆNH [THAM SỐ]...", "COMMAND [ARGS]..."),
        )

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return command_names()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        return command_module(cmd_name).command(self.speech) if cmd_name in command_names() else None

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        rows = [(name, self.speech.said(command_module(name).HELP)) for name in command_names()]
        with formatter.section(self.speech("Lệnh", "Commands")):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in command_names() and not ctx.resilient_parsing:
            known = ", ".join(command_names())
            raise UsageError(
                "usage.command",
                Said(f"không có lệnh {args[0]}", f"no such command: {args[0]}"),
                Said(f"Các lệnh: {known}.", f"The commands are: {known}."),
            )
        return super().resolve_command(ctx, args)


def _help_without_command() -> int | None:
    """``kehoach`` alone: its help, as an answer to a wrong use."""
    context = click.get_current_context()
    if context.invoked_subcommand is not None:
        return None
    click.echo(context.get_help(), err=True)
    return exits.USAGE


def language_option(speech: Speech) -> click.Option:
    """``--lang``: read before click sees it (``speech.chosen``), declared to be checked and shown."""
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGS),
        envvar="KEHOACH_LANG",
        expose_value=False,
        help=speech(
            "Ngôn ngữ của thông báo (biến môi trường KEHOACH_LANG).",
            "Language of messages (environment variable KEHOACH_LANG).",
        ),
    )


def help_option(speech: Speech) -> click.Option:
    """``-h``, ``--help``."""

    def show(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            write_line(ctx.get_help())
            ctx.exit()

    return click.Option(
        ["-h", "--help"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=speech("Hiện trợ giúp này.", "Show this help."),
    )


def version_option(speech: Speech, version: str) -> click.Option:
    """``--version``."""

    def show(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            write_line(f"kehoach {version}")
            ctx.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=speech("Hiện số phiên bản.", "Show the version."),
    )

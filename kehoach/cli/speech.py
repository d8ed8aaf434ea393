"""The language the command speaks: Vietnamese unless ``--lang en`` or KEHOACH_LANG says otherwise.

It is chosen before click reads the arguments, because help and messages are built in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

import click

from kehoach.models.errors import KehoachError, Said, UsageError

Lang: TypeAlias = Literal["vi", "en"]
LANGS: tuple[Lang, ...] = ("vi", "en")
_ALIKE = 0.6  # share of letters in common from which an unknown option may be another misspelt


class Speech(NamedTuple):
    """Says things in one language."""

    lang: Lang = "vi"

    def __call__(self, vi: str, en: str) -> str:
        return vi if self.lang == "vi" else en

    def said(self, message: Said) -> str:
        """One of the two wordings of a message."""
        return message.vi if self.lang == "vi" else message.en

    def error(self, error: KehoachError) -> str:
        """The error as a line for a person: where, what, what to do, and the code."""
        where = f"{error.where}: " if error.where else ""
        hint = f" {self.said(error.hint)}" if any(error.hint) else ""
        said = self.said(error.message).rstrip(".")
        stop = "" if said.endswith("?") else "."
        return f"{self('Lỗi', 'Error')}: {where}{said}{stop}{hint} [{error.code}]"


def option_value(args: Sequence[str], name: str) -> str | None:
    """The last value given for a long option, before click has read the arguments."""
    found: str | None = None
    for index, arg in enumerate(args):
        if arg == "--":
            break
        if arg == name and index + 1 < len(args):
            found = args[index + 1]
        elif arg.startswith(f"{name}="):
            found = arg.partition("=")[2]
    return found


def chosen(args: Sequence[str], environment: Mapping[str, str]) -> Speech:
    """The language asked for; what is not a language is left to click to refuse."""
    asked = option_value(args, "--lang") or environment.get("KEHOACH_LANG", "")
    return Speech("en" if asked.strip().lower().startswith("en") else "vi")


def refused(error: click.ClickException) -> UsageError:
    """What click could not accept, with a code and in both languages."""
    if isinstance(error, click.NoSuchOption):
        near = ", ".join(_alike(error.option_name, error.possibilities or ()))
        hint = Said(f"Có phải: {near}?", f"Did you mean: {near}?") if near else Said("", "")
        name = error.option_name
        return UsageError("usage.option", Said(f"không có tùy chọn {name}", f"no such option: {name}"), hint)
    if isinstance(error, click.BadOptionUsage):
        name = error.option_name
        return UsageError(
            "usage.option_value",
            Said(f"tùy chọn {name} thiếu giá trị hoặc thừa giá trị", error.format_message()),
        )
    if isinstance(error, click.MissingParameter):
        name = _parameter(error)
        return UsageError("usage.missing", Said(f"còn thiếu {name}", f"{name} is missing"))
    if isinstance(error, click.BadParameter):
        return _bad_value(error)
    words = error.format_message().rstrip(".")
    return UsageError("usage.arguments", Said(f"tham số không hợp lệ: {words}", words))


def _alike(name: str, options: Sequence[str]) -> list[str]:
    """Of click's guesses, those whose words are alike: it counts the dashes, which all options share."""
    from difflib import SequenceMatcher

    word = name.lstrip("-")
    return [option for option in options if SequenceMatcher(None, word, option.lstrip("-")).ratio() >= _ALIKE]


def _parameter(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return "?"
    return parameter.opts[-1] if isinstance(parameter, click.Option) else parameter.make_metavar(_context(error))


def _context(error: click.UsageError) -> click.Context:
    return error.ctx or click.Context(click.Command("kehoach"))


def _bad_value(error: click.BadParameter) -> UsageError:
    name = _parameter(error)
    kind = error.param.type if error.param else None
    hint = Said("", "")
    if isinstance(kind, click.Choice):
        choices = ", ".join(map(str, kind.choices))
        hint = Said(f"Chọn một trong: {choices}.", f"Choose one of: {choices}.")
    message = Said(f"giá trị của {name} không hợp lệ", f"invalid value for {name}")
    return UsageError("usage.value", message, hint)

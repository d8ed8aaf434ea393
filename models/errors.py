"""What can go wrong so that reading cannot go on.

    KehoachError
      SourceError     a file that cannot be read: file.*, type.*, pdf.*, docx.*, xml.*, zip.*, text.*
      OutputError     a result that cannot be written: output.*, disk.full
      DataError       data of the project or the user that does not hold together: vocabulary.*, schema.*
      UsageError      a request that contradicts itself: usage.*
      TemplateError   a Word template that cannot be used or filled in: template.*

Doubt about content is an ``Issue`` on the record, never an exception.
"""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """One message in both languages."""

    vi: str
    en: str


NO_HINT = Said("", "")


class KehoachError(Exception):
    """Cannot go on: a stable ``code``, what happened and what to do, in Vietnamese and English.

    ``where`` names the file, part or page the error is about ("" where there is none).
    """

    def __init__(self, code: str, message: Said, hint: Said = NO_HINT, where: str = "") -> None:
        super().__init__(f"{message.vi} [{code}]")
        self.code = code
        self.message = message
        self.hint = hint
        self.where = where

    def __reduce__(self) -> tuple[type[KehoachError], tuple[str, Said, Said, str]]:
        return type(self), (self.code, self.message, self.hint, self.where)

    def in_language(self, lang: str) -> str:
        """One paragraph for a person: where, what, what to do, and the code."""
        pick = 0 if lang == "vi" else 1
        where = f"{self.where}: " if self.where else ""
        said = self.message[pick].rstrip(".")
        hint = f" {self.hint[pick]}" if self.hint[pick] else ""
        return f"{where}{said}.{hint} [{self.code}]"

    def as_json(self) -> dict[str, object]:
        """The error as the JSON object that machine readers get."""
        return {
            "code": self.code,
            "message": self.message._asdict(),
            "hint": self.hint._asdict(),
            "where": self.where,
        }


class SourceError(KehoachError):
    """A file that cannot be read."""


class OutputError(KehoachError):
    """A result that cannot be written."""


class DataError(KehoachError):
    """Data that does not hold together."""


class UsageError(KehoachError):
    """A request that contradicts itself."""


class TemplateError(KehoachError):
    """A Word template that cannot be used or filled in."""

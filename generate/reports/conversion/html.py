"""A conversion as one page that asks for nothing from outside and works without a script."""

from __future__ import annotations

from math import floor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kehoach.generate import pages, words
from kehoach.generate.reports.conversion import STATUS_NAMES, Conversion, Lang, Status
from kehoach.generate.tables import clean, number, say

if TYPE_CHECKING:
    from kehoach.models.errors import Said

_MARK = "<!-- kehoach conversion -->"
_FOLDER = Path(__file__).parent
_MOST_DOUBTFUL = 200  # the rest stands in the workbook
_MOST_FILES = 100  # under each reason


class _Tongue(NamedTuple):
    """What the template says in one language."""

    lang: Lang

    def say(self, vi: str, en: str) -> str:
        return vi if self.lang == "vi" else en

    def said(self, message: Said) -> str:
        return say(message, self.lang)

    def status(self, code: Status) -> str:
        return say(STATUS_NAMES[code], self.lang)

    def number(self, value: float) -> str:
        return number(value, self.lang)

    def percent(self, share: float) -> str:
        """Rounded down, so that 100% is said only of what was read wholly."""
        return f"{number(floor(share * 10_000) / 100, self.lang)}%"

    def kind(self, code: str) -> str | None:
        return words.kind(code, self.lang)

    def duration(self, seconds: float) -> str:
        minutes, rest = divmod(round(seconds), 60)
        hours, minutes = divmod(minutes, 60)
        if hours:
            return self.say(f"{hours} giờ {minutes} phút", f"{hours} h {minutes} min")
        if minutes:
            return self.say(f"{minutes} phút {rest} giây", f"{minutes} min {rest} s")
        return self.say(f"{number(round(seconds, 1), 'vi')} giây", f"{seconds:.1f} s")


def write(conversion: Conversion, lang: Lang) -> bytes:
    """The page in UTF-8."""
    tongue = _Tongue(lang)
    return pages.made(
        _FOLDER,
        _MARK,
        lang=lang,
        run=conversion,
        counts=conversion.counts(),
        failures=conversion.failures(),
        grades=conversion.grades(),
        doubtful=conversion.doubtful(),
        totals=conversion.totals(),
        most_doubtful=_MOST_DOUBTFUL,
        most_files=_MOST_FILES,
        clean=clean,
        say=tongue.say,
        said=tongue.said,
        status=tongue.status,
        number=tongue.number,
        percent=tongue.percent,
        kind=tongue.kind,
        duration=tongue.duration,
        sentence=_sentence,
    )


def is_own(data: bytes) -> bool:
    """Whether the page holds the mark of this report near its beginning."""
    return pages.bears(_MARK, data)


def _sentence(words: str) -> str:
    """The words with a capital in front, free of control characters."""
    shown = str(clean(words))
    return shown[:1].upper() + shown[1:]

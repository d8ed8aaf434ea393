"""The documents a plan names with a number, as they are printed: type word, number, code, date, whose they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kehoach.models.language.dates import find_dates
from kehoach.models.language.fold import fold, fold_keep
from kehoach.models.vocabulary import load

Span = tuple[int, int]

# A code is letters in groups: KH-UBND, NQ/TW, QĐ-TTg, QH15; a number may carry its year: 61/2018/NĐ-CP.
_SYMBOL = re.compile(
    r"(?<![\w/.-])(?P<number>\d{1,5}[a-zđ]?)\s?(?P<first>[/-])\s?(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?"
    r"(?P<code>[A-ZĐ][A-Za-zĐđ&]{0,9}\d{0,2}(?:\s?[-–/]\s?[A-ZĐ][A-Za-zĐđƯưÂâ&]{0,12}\d{0,2}){0,3})(?![\w])"
)
_SO = re.compile(r"(?P<so>[Ss]ố)?(?P<gap>\s*:?\s*)$")
_DATE = re.compile(
    r"(?P<comma>\s*,)?\s*(?:ban hành\s+)?(?:(?:ngày|ngay)\s*(?P<day>\d{1,2})\s*(?:/|-|\."
    r"|tháng)\s*(?P<month>\d{1,2})\s*(?:/|-|\.|năm|,\s*năm)?\s*"
    r"(?P<year>\d{2,5})(?!\d))",
    re.IGNORECASE,
)
_OWNER = re.compile(r"\s*,?\s*của\s+(?P<owner>[^;,.()\n\t]{3,80})")
_OWNER_END = re.compile(
    r"\s+(?:về|v/v|ban hành|quy định|phê duyệt|triển khai|hướng dẫn|công bố|và (?:kế hoạch|quyết định"
    r"|nghị quyết|chỉ thị)|tăng cường|đẩy mạnh|thực hiện"
    r"|sửa đổi)(?!\w)"
)
# A space behind a hyphen is where a line was broken.
_SPACED_CODE = re.compile(r"\s[/–-]|/\s")
_WORD_LENGTH = 40  # characters before a number in which its type word stands


@dataclass(frozen=True, slots=True)
class Reference:
    """One place where a numbered document is named.

    ``word`` is the type word before it ("" where there is none), ``so`` whether "số" stands between them, ``issued``
    the day in ISO (None where no possible day is printed), ``owner`` whose document it is as far as said.
    [start, end) covers type word to date, [number_start, number_end) the number with its code.
    """

    word: str
    kind: str
    so: bool
    gap: str
    number: str
    sign: str
    year: str | None
    code: str
    number_span: Span
    start: int
    end: int
    dated: bool
    comma: bool
    issued: str | None
    owner: str | None
    spaced: bool

    @property
    def symbol(self) -> str:
        """Number and code without spaces: ``56/KH-UBND``."""
        middle = f"{self.year}/" if self.year else ""
        return f"{self.number}{self.sign}{middle}{self.code}"


@lru_cache(maxsize=2)
def references(text: str) -> tuple[Reference, ...]:
    """Every numbered document a text names, in order; figures and codes without a type word or "số" are left out."""
    found = (_reference(text, match) for match in _SYMBOL.finditer(text))
    return tuple(reference for reference in found if reference)


def _reference(text: str, match: re.Match[str]) -> Reference | None:
    so = _SO.search(text, max(0, match.start() - 12), match.start())
    before = so.start() if so else match.start()
    first = max(0, before - _WORD_LENGTH)
    word = _word_before().search(fold_keep(text[first:before]))
    has_so = bool(so and so["so"])
    if not word and not has_so:
        return None
    start, stop = (first + word.start(1), first + word.end(1)) if word else (before, before)
    date = _DATE.match(text, match.end())
    end = date.end() if date else match.end()
    owner = _OWNER.match(text, end)
    return Reference(
        word=text[start:stop],
        kind=kinds_by_name()[" ".join(word[1].split())] if word else "",
        so=has_so,
        gap=so["gap"] if so else "",
        number=match["number"],
        sign=match["first"],
        year=match["year"],
        code=re.sub(r"\s", "", match["code"]).replace("–", "-"),
        number_span=match.span(),
        start=start,
        end=end,
        dated=date is not None,
        comma=bool(date and date["comma"]),
        issued=_iso(text[date.start() : date.end()]) if date else None,
        owner=_owner(owner["owner"]) if owner else None,
        spaced=_SPACED_CODE.search(match.group()) is not None,
    )


def _iso(printed: str) -> str | None:
    found = find_dates(printed)
    return found[0].iso if found and found[0].precision == "day" else None


def _owner(printed: str) -> str:
    stop = _OWNER_END.search(printed)
    return fold(printed[: stop.start()] if stop else printed)


@cache
def kinds_by_name() -> dict[str, str]:
    """The kind of document a folded type word names."""
    return {name: kind for kind, entry in load("document_kinds").items() for name in entry["names"]}


@cache
def _word_before() -> re.Pattern[str]:
    names = sorted(kinds_by_name(), key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?<!\w)({words})\s*$")

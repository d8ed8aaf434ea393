"""Document numbers as clerks print them (``57- NQ/TW``, ``104 /KH - UBND``), in their one right form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kehoach.models.language.fold import fold_keep
from kehoach.models.vocabulary import load

_SPACE = r"[^\S\t]{0,3}"
_DASH = r"[-\u2010-\u2015\u2212]"
_NUMBER = r"(?<![\w/.,\-–])(?P<number>\d{1,6}[a-zA-Zđ]?)"
_PART = r"[A-ZĐƯÐ]{1,12}[a-zđ]{0,2}(?:[&.][A-ZĐƯ]{1,8})*(?:\s?\d{2}|\d{1,2})?(?![\w])"
# A dash with blanks on both sides joins only the first two parts: further on it begins other words.
_WIDE = rf"[^\S\t\n]{{1,3}}{_DASH}[^\S\t\n]{{1,3}}"
_TIGHT = rf"(?:(?:{_DASH}|/){_SPACE}|{_SPACE}(?:{_DASH}|/))"
_PARTS = rf"{_PART}(?:(?:{_WIDE}|{_TIGHT}){_PART}(?:{_TIGHT}{_PART}){{0,4}})?"
_SLASH = rf"{_SPACE}/{_SPACE}"
_FORMS = re.compile(
    rf"{_NUMBER}(?:{_SLASH}(?P<year>(?:19|20)\d{{2}}){_SLASH}(?P<dated>{_PARTS})"
    rf"|{_SLASH}(?P<plain>{_PARTS})"
    rf"|{_SPACE}{_DASH}{_SPACE}(?P<party>{_PART}{_SLASH}{_PART}(?:{_TIGHT}{_PART}){{0,4}}))"
)
_ASSEMBLY = re.compile(r"(?:UBTV)?QH\s?\d{1,2}$")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document number in running text: half-open offsets, its right form, the code's first part.

    ``sure`` says that the code alone proves a document; a symbol that is not needs a word before it.
    """

    start: int
    end: int
    symbol: str
    code: str
    kind: str | None
    sure: bool


def symbols_in(text: str) -> list[Symbol]:
    """All strings of a text that are built like a document number, in order."""
    return [_read(found) for found in _FORMS.finditer(text)]


def right_form(symbol: str) -> str:
    """A symbol without blanks, with plain dashes and the right case: ``32/CT-TTG`` is ``32/CT-TTg``."""
    plain = re.sub(_DASH, "-", re.sub(r"\s+", "", symbol)).replace("Ð", "Đ")
    return "".join(_cased().get(part.casefold(), part) for part in re.split(r"([-/])", plain))


def kind_of_code(code: str) -> str | None:
    """The kind of document a code's first part stands for (``QĐ`` is decision), None where it is none."""
    if _ASSEMBLY.match(code):
        return "law"
    return _kinds().get(code.casefold())


@cache
def _kinds() -> dict[str, str]:
    words = load("document_kinds")
    return {code.casefold(): kind for kind, entry in words.items() for code in entry["codes"]}


@cache
def _cased() -> dict[str, str]:
    forms: list[str] = load("issuers")["mixed_case"]
    return {form.casefold(): form for form in forms}


@cache
def type_words() -> str:
    """A pattern, on folded text, of the words that name a kind of document, longest first."""
    names = [name for entry in load("document_kinds").values() for name in entry["names"]]
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True))


@cache
def kind_of_name() -> dict[str, str]:
    """Kinds of document by folded name and by abbreviation in capitals."""
    found: dict[str, str] = {}
    for kind, entry in load("document_kinds").items():
        found |= {fold_keep(name): kind for name in entry["names"]} | dict.fromkeys(entry["short"], kind)
    return found


def fold_lines(text: str) -> str:
    """``fold_keep`` with line ends and tabs kept, since a name or title does not run over them."""
    return "".join(own if own in "\n\t" else fold_keep(own) for own in re.split(r"([\n\t])", text))


def _read(found: re.Match[str]) -> Symbol:
    printed = found["dated"] or found["plain"] or found["party"]
    code = re.split(rf"{_DASH}|/", re.sub(r"\s", "", printed))[0]
    kind = kind_of_code(code)
    several = bool(re.search(rf"{_DASH}|/", printed))
    sure = kind is not None and (several or bool(_ASSEMBLY.match(code)))
    return Symbol(found.start(), found.end(), right_form(found.group()), code, kind, sure)

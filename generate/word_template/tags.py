"""Tags in the text of a template: found, told apart and put into plain Jinja.

    {{ name }} {% if x %} {# note #}      where they stand
    {%p … %} {{p … }} {#p … #}            the paragraph that holds the tag gives way to it
    {%tr … %} {#tr … #}  {%tc … %} {#tc … #}  the row, the cell
    {%r … %} {{r … }}                     the run
    {%- … %}  {% … -%}                    first or last in its paragraph: joins it to the one before or after

As in docxtpl (its documentation, "Jinja2-like syntax"); quotes that Word has made round count as straight.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kehoach.generate.word_template.places import Place

Kind = Literal["value", "block", "note"]
Level = Literal["", "p", "tr", "tc", "r"]

MAX_TAG = 10_000
_OPENERS: dict[str, tuple[Kind, str]] = {"{{": ("value", "}}"), "{%": ("block", "%}"), "{#": ("note", "#}")}
_OPENER = re.compile(r"\{[{%#]")
_DOUBLE = '"\u201c\u201d\u201e\u201f'
_SINGLE = "'\u2018\u2019\u201a\u201b"
_LEVEL = re.compile(r"(tr|tc|p|r)\s+")
_LEVELS: dict[str, Level] = {"p": "p", "tr": "tr", "tc": "tc", "r": "r"}
_OPERAND = re.compile(r"[\w\"'“‘(\[]")
# Words that continue an expression whose first word is a variable called p, r, tr or tc.
_OPERATOR_WORD = re.compile(r"(?:is|in|not|and|or|if|else)\b")
_ESCAPES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))


@dataclass(slots=True)
class Tag:
    """One tag: its place, its level, and the code between its braces with straight quotes.

    ``joins_before`` and ``joins_after`` are its minus signs. ``rpr`` and ``ppr`` are the formatting of the run
    and the paragraph it stands in, as XML; ``ppr`` is None where the paragraph cannot be ended and begun again at
    the tag. ``plain``: it stands in an attribute or in text that knows no line breaks.
    """

    kind: Kind
    level: Level
    code: str
    place: Place
    joins_before: bool = False
    joins_after: bool = False
    rpr: str = ""
    ppr: str | None = None
    plain: bool = False

    @property
    def word(self) -> str:
        """The first word of a block: ``for``, ``endif``; "" for values and notes."""
        found = re.match(r"\w+", self.code) if self.kind == "block" else None
        return found[0] if found else ""


@dataclass(frozen=True, slots=True)
class Found:
    """A tag in a text: its span, kind and what stands between its braces. ``end`` is -1 where it is not closed."""

    start: int
    end: int
    kind: Kind
    inside: str


def scan(text: str) -> list[Found]:
    """The tags of a text in order; one that is not closed ends the list."""
    found: list[Found] = []
    opener = _OPENER.search(text)
    while opener:
        # Of three braces the first is text.
        start = opener.start() + text.startswith("{{{", opener.start())
        kind, closer = _OPENERS[text[start : start + 2]]
        end = start + _close(text[start : start + MAX_TAG], 2, closer, kind)
        if end < start:
            return [*found, Found(start, -1, kind, text[start + 2 :])]
        found.append(Found(start, end, kind, text[start + 2 : end - 2]))
        opener = _OPENER.search(text, end)
    return found


def _close(text: str, at: int, closer: str, kind: Kind) -> int:
    """The end of a tag: its first closer outside quotes, else its first closer."""
    plain = text.find(closer, at)
    if plain < 0 or kind == "note":
        return plain + 2 if plain >= 0 else -1
    i = at
    while i < len(text):
        if text.startswith(closer, i):
            return i + 2
        quotes = _quotes(text[i])
        after = _end_of_string(text, i + 1, quotes) if quotes else i + 1
        if after < 0:
            break
        i = after
    return plain + 2


def _quotes(letter: str) -> str:
    return _DOUBLE if letter in _DOUBLE else _SINGLE if letter in _SINGLE else ""


def _end_of_string(text: str, at: int, quotes: str) -> int:
    """Behind the end of a string that began before ``at``; -1 where it has none."""
    # As it began, so it ends, where it can: "a “b”" and “a "b"” are one string each.
    like = quotes[0] if text[at - 1] == quotes[0] else quotes[1:]
    wanted = like if any(letter in like for letter in text[at:]) else quotes
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        if text[at] in wanted:
            return at + 1
        at += 1
    return -1


def straightened(code: str) -> str:
    """Code with straight quotes around its strings; what they hold stays as typed."""
    out: list[str] = []
    i = 0
    while i < len(code):
        quotes = _quotes(code[i])
        end = _end_of_string(code, i + 1, quotes) if quotes else -1
        if end < 0:
            out.append(quotes[0] if quotes else code[i])
            i += 1
        else:
            out.append(_string(code[i + 1 : end - 1], quotes[0]))
            i = end
    return "".join(out)


def _string(inside: str, quote: str) -> str:
    # A straight quote inside round ones would end the string.
    inside = re.sub(rf"(?<!\\){quote}", rf"\\{quote}", inside)
    return quote + inside + quote


def understood(found: Found, place: Place) -> Tag:
    """The tag that was found, its level and trimming marks read off."""
    inside = found.inside
    joins_before, joins_after = inside.startswith("-"), inside.endswith("-")
    inside = inside.removeprefix("-") if joins_before else inside.removeprefix("+")
    inside = inside.removesuffix("-") if joins_after else inside.removesuffix("+")
    level, inside = _level(found.kind, inside)
    code = "" if found.kind == "note" else " ".join(straightened(inside).splitlines()).strip()
    return Tag(found.kind, level, code, place, joins_before, joins_after)


def _level(kind: Kind, inside: str) -> tuple[Level, str]:
    marker = _LEVEL.match(inside)
    if marker is None:
        return "", inside
    rest = inside[marker.end() :]
    if kind == "value" and (not _OPERAND.match(rest) or _OPERATOR_WORD.match(rest)):
        return "", inside
    return _LEVELS[marker[1]], rest


def unescaped(text: str) -> str:
    """Text in which ``{_{`` stands for braces that are no tag."""
    if "_" in text:
        for typed, meant in _ESCAPES:
            text = text.replace(typed, meant)
    return text

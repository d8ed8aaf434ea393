"""Automatic numbers: what Word prints before a paragraph of a list, counted as Word counts.

ISO/IEC 29500-1, 17.9. Lists (w:num) of one abstract list share its counters; a list that overrides the
start of a level begins anew when it is first used; a level begins anew after a higher one was used,
unless its w:lvlRestart says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kehoach.extract.sources.docx_package import Package
from kehoach.extract.sources.docx_styles import Props, Styles, said_of, shape_props
from kehoach.extract.sources.docx_xml import VAL, Element, W, is_on, whole

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "zapf", "marlett")
_KEPT = "+*-–"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_LOW = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list as numbering.xml defines it; ``restart`` is None for the usual rule."""

    format: str = "decimal"
    text: str = ""
    start: int = 0
    restart: int | None = None
    suffix: str = "tab"
    legal: bool = False
    symbol: bool = False
    style: str | None = None
    indents: Props = field(default_factory=dict[str, str])


@dataclass(slots=True)
class _List:
    """One w:num: the counters it shares, its levels, and where it begins anew."""

    counts: list[int | None]
    levels: dict[int, Level]
    starts: dict[int, int]
    used: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """The number of one paragraph: as printed, with what parts it from the text, and the list's indents."""

    text: str
    gap: str
    indents: Props


class Numbering:
    """The lists of one document, counting as paragraphs pass in document order."""

    def __init__(self, package: Package, part: str | None, styles: Styles) -> None:
        self._package = package
        self._part = part
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._lists: dict[str, _List | None] = {}

    def _read(self) -> None:
        """Take in the definitions; put off until a paragraph needs them."""
        root = self._package.root(self._part) if self._part else None
        self._part = None
        for item in root if root is not None else ():
            if item.tag == W + "abstractNum":
                self._abstract.setdefault(item.get(W + "abstractNumId", ""), item)
            elif item.tag == W + "num":
                self._nums.setdefault(item.get(W + "numId", ""), item)

    def next(self, num_id: str, level: str | None, style_id: str) -> Label | None:
        """The label of the next paragraph of a list, None where the list or the level prints none.

        Without a level the one that names the paragraph's style is taken, else the first.
        """
        if self._part:
            self._read()
        found = self._list(num_id)
        if found is None:
            return None
        depth = _own_level(found, style_id) if level is None else min(max(whole(level), 0), _LEVELS - 1)
        self._count(found, depth)
        at = found.levels.get(depth)
        if at is None or (at.format == "none" and not _PLACE.sub("", at.text)):
            return None
        text = _bullet(at) if at.format == "bullet" else self._print(found, at, depth)
        gap = "" if at.suffix == "nothing" else " "
        return Label(text.strip(), gap, at.indents) if text.strip() else None

    @staticmethod
    def _count(found: _List, depth: int) -> None:
        if not found.used:
            found.used = True
            for level in found.starts:
                found.counts[level] = None
        now = found.counts[depth]
        found.counts[depth] = _start(found, depth) if now is None else now + 1
        for deeper in range(depth + 1, _LEVELS):
            if found.counts[deeper] is None:
                continue
            level = found.levels.get(deeper)
            restart = level.restart if level else None
            if restart is None or depth < restart:
                found.counts[deeper] = None

    @staticmethod
    def _print(found: _List, at: Level, depth: int) -> str:
        def value(match: re.Match[str]) -> str:
            level = int(match.group(1)) - 1
            if level > depth:
                return ""
            count = found.counts[level]
            definition = found.levels.get(level)
            style = definition.format if definition else "decimal"
            if at.legal and style != "decimalZero":
                style = "decimal"
            return spell(_start(found, level) if count is None else count, style)

        return _PLACE.sub(value, at.text)

    def _list(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._define(num_id)
        return self._lists[num_id]

    def _define(self, num_id: str) -> _List | None:
        num = self._nums.get(num_id)
        if num is None:
            return None
        abstract_id = self._abstract_id(num)
        abstract = self._abstract.get(abstract_id)
        if abstract is None:
            return None
        levels = {whole(item.get(W + "ilvl")): _level(item) for item in abstract.iterchildren(W + "lvl")}
        starts: dict[int, int] = {}
        for override in num.iterchildren(W + "lvlOverride"):
            at = whole(override.get(W + "ilvl"))
            own, start = override.find(W + "lvl"), override.find(W + "startOverride")
            if own is not None:
                levels[at] = _level(own)
            if start is not None and 0 <= at < _LEVELS:
                starts[at] = whole(start.get(VAL))
                levels[at] = replace(levels.get(at, Level()), start=starts[at])
        counts = self._counts.setdefault(abstract_id, [None] * _LEVELS)
        return _List(counts, levels, starts)

    def _abstract_id(self, num: Element) -> str:
        """The abstract list of a list, through any chain of numbering styles (w:numStyleLink)."""
        seen: set[str] = set()
        while True:
            named = num.find(W + "abstractNumId")
            abstract_id = named.get(VAL, "") if named is not None else ""
            abstract = self._abstract.get(abstract_id)
            link = abstract.find(W + "numStyleLink") if abstract is not None else None
            if link is None or abstract_id in seen:
                return abstract_id
            seen.add(abstract_id)
            style = self._styles.defined(link.get(VAL, ""))
            num = self._nums.get(style.num_id or "") if style else None
            if num is None:
                return abstract_id


def _start(found: _List, level: int) -> int:
    definition = found.levels.get(level)
    return definition.start if definition else 1


def _own_level(found: _List, style_id: str) -> int:
    return next((at for at, level in found.levels.items() if level.style == style_id), 0)


def _level(item: Element) -> Level:
    said = {child.tag: child.get(VAL) for child in item}
    fonts = item.find(f"{W}rPr/{W}rFonts")
    name = (fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "") if fonts is not None else ""
    indents = item.find(f"{W}pPr/{W}ind")
    restart = said.get(W + "lvlRestart")
    # A format of its own stands in an alternative; what Word 2007 would print stands beside it.
    form = item.find(f".//{W}numFmt")
    return Level(
        format=(form.get(VAL) if form is not None else None) or "decimal",
        text=said.get(W + "lvlText") or "",
        start=whole(said.get(W + "start")),
        restart=None if restart is None else whole(restart),
        suffix=said.get(W + "suff") or "tab",
        legal=W + "isLgl" in said and is_on(said[W + "isLgl"]),
        symbol=name.lower().startswith(_SYMBOL_FONTS) or name.lower() == "courier new",
        style=said.get(W + "pStyle"),
        indents={} if indents is None else shape_props((said_of(indents),)),
    )


def _bullet(at: Level) -> str:
    """The bullet as typed; a glyph of a symbol font is a dash to the reader, whatever its code."""
    typed = at.text.strip()
    plain = "".join(chr(ord(c) & 0xFF) if "\uf000" <= c <= "\uf0ff" else c for c in typed)
    if plain and all(c in _KEPT for c in plain):
        return plain
    private = any("\ue000" <= c <= "\uf8ff" for c in typed)
    return "-" if typed and (private or at.symbol) else typed


def spell(count: int, style: str) -> str:
    """A count in one of Word's number formats; formats that plans do not use come out decimal."""
    if style == "none":
        return ""
    if count > 0:
        if style in ("upperRoman", "lowerRoman"):
            roman = _roman(count)
            return roman if style == "upperRoman" else roman.lower()
        if style in ("upperLetter", "lowerLetter"):
            # Latin letters without đ, ê, ô: past z Word doubles them (aa, bb).
            letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 30)
            return letter.upper() if style == "upperLetter" else letter
        if style == "vietnameseCounting" and count < len(_DIGITS):
            return _DIGITS[count].capitalize()
    return f"{count:02d}" if style == "decimalZero" else str(count)


def _roman(count: int) -> str:
    if count >= 4000:
        return str(count)
    out = ""
    for worth, sign in _ROMAN + _ROMAN_LOW:
        times, count = divmod(count, worth)
        out += sign * times
    return out

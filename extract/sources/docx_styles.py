"""How paragraphs and runs look once styles have had their say.

Order of authority (ISO/IEC 29500-1, 17.7.2): document defaults, paragraph style, character style, direct
formatting; each style over the one it is based on. Toggles (bold, italic, caps) of a paragraph style and
a character style cancel each other out (17.7.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeAlias
from xml.sax.saxutils import escape

from kehoach.extract.sources.docx_package import Package
from kehoach.extract.sources.docx_xml import VAL, A, Element, W, is_on, number, tidy
from kehoach.models.layout import PLAIN, Alignment, Font, Shape

Key: TypeAlias = "tuple[tuple[str, ...], ...]"
Props: TypeAlias = "dict[str, str]"

P_STYLE, R_STYLE = W + "pStyle", W + "rStyle"
SPACING, IND, JC, NUM_PR = W + "spacing", W + "ind", W + "jc", W + "numPr"
SHAPE_TAGS = frozenset((P_STYLE, SPACING, IND, JC))
R_FONTS, SZ, BOLD, ITALIC, CAPS, VANISH = (W + t for t in ("rFonts", "sz", "b", "i", "caps", "vanish"))
LOOK_TAGS = frozenset((R_STYLE, R_FONTS, SZ, BOLD, ITALIC, CAPS, VANISH))
_TOGGLES = {BOLD: "b", ITALIC: "i", CAPS: "caps", VANISH: "vanish"}
_ALIGN: dict[str, Alignment] = {
    "left": "left",
    "start": "left",
    "right": "right",
    "end": "right",
    "center": "center",
    "both": "justify",
    "distribute": "justify",
    "lowKashida": "justify",
    "mediumKashida": "justify",
    "highKashida": "justify",
    "thaiDistribute": "justify",
}
_BORDERS = frozenset((W + "tblBorders", W + "tcBorders"))
_SIDES = frozenset(W + s for s in ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV"))
_STYLE_ID = re.compile(rb'w:styleId="([^"]*)"')
_ROOT = re.compile(rb"<w:styles\b[^>]*>")
_MAX_CHAIN = 50


class Look(NamedTuple):
    """A run's font, whether it is shown in capitals, whether it is hidden."""

    font: Font
    caps: bool
    hidden: bool


@dataclass(slots=True)
class Style:
    """A style with all it is based on: raw paragraph and run properties, its numbering, its borders."""

    id: str
    name: str | None = None
    shape: Props = field(default_factory=dict[str, str])
    look: Props = field(default_factory=dict[str, str])
    num_id: str | None = None
    level: str | None = None
    borders: bool | None = None
    looks: dict[Key, Look] = field(default_factory=dict[Key, Look])
    plain: Look | None = None
    tagged: dict[tuple[bytes, ...], Look] = field(default_factory=dict["tuple[bytes, ...]", Look])


@dataclass(slots=True)
class Form:
    """What the properties of a paragraph come to; ``direct`` are those it states itself."""

    style: Style
    shape: Shape
    direct: Props
    name: str | None


class Styles:
    """The styles of one document; only those that are used are ever parsed."""

    def __init__(self, package: Package, part: str | None, theme: str | None) -> None:
        self._package = package
        self._theme_part = theme
        self._theme: dict[str, str] | None = None
        self._part = part or ""
        self._sources: dict[str, Element | None] = {}
        self._data = self._root = b""
        self._default_id = ""
        self._defaults_shape: Props = {}
        self._defaults_look: Props = {}
        self._styles: dict[str, Style] = {}
        self._forms: dict[Key, Form] = {}
        self._fonts: dict[Font, Font] = {}
        self._pieces = package.pieces(self._part)
        self._index()

    def _index(self) -> None:
        # Word's stock of styles is often larger than the document: it is inflated as far as a style is asked
        # for, and only what is asked for is parsed.
        if not self._more():
            return
        root = _ROOT.search(self._data)
        if root is None or b"<!" in self._data[: root.start()] or b' w:styleId="' not in self._data:
            self._index_tree(tidy(self._data + b"".join(self._pieces)))
            return
        self._root = root.group()
        start = self._find(b"<w:docDefaults>")
        if start >= 0:
            self._read_defaults(self._cut(start, b"</w:docDefaults>"))
        at = self._find(b'w:default="1"')
        while at >= 0 and not self._default_id:
            start, end = self._data.rfind(b"<", 0, at), self._find(b">", at)
            head = self._data[start:end]
            found = _STYLE_ID.search(head)
            if found and b'w:type="paragraph"' in head:
                self._default_id = found.group(1).decode("utf-8", "replace")
            at = self._find(b'w:default="1"', at + 1)

    def _more(self) -> bool:
        """Inflate one more piece of the part; False at its end."""
        piece = next(self._pieces, b"")
        self._data += piece
        return bool(piece)

    def _find(self, what: bytes, start: int = 0) -> int:
        """Where bytes stand in the part, -1 for nowhere; inflates as far as they are."""
        at = self._data.find(what, start)
        while at < 0:
            start = max(start, len(self._data) - len(what))
            if not self._more():
                return -1
            at = self._data.find(what, start)
        return at

    def _source(self, style_id: str) -> Element | None:
        """The w:style element of an id, None where the document does not define it."""
        if style_id not in self._sources:
            at = self._find(b'w:styleId="%s"' % escape(style_id).encode()) if style_id and self._root else -1
            start = self._data.rfind(b"<", 0, at) if at >= 0 else -1
            self._sources[style_id] = self._cut(start, b"</w:style>") if start >= 0 else None
        return self._sources[style_id]

    def _index_tree(self, data: bytes) -> None:
        """The same for a part whose namespace has another prefix: parsed whole."""
        root = self._package.parsed(data, self._part)
        for item in root.iter(W + "style"):
            style_id = item.get(W + "styleId", "")
            self._sources.setdefault(style_id, item)
            if item.get(W + "type") == "paragraph" and item.get(W + "default") in ("1", "true", "on"):
                self._default_id = self._default_id or style_id
        for item in root.iter(W + "docDefaults"):
            self._read_defaults(item)

    def _cut(self, start: int, closing: bytes) -> Element:
        """The element that begins at a place of the part and ends with a closing tag."""
        end = self._find(closing, start) + len(closing)
        return self._package.parsed(self._root + self._data[start:end] + b"</w:styles>", self._part)[0]

    def _read_defaults(self, defaults: Element) -> None:
        for ppr in defaults.iter(W + "pPr"):
            self._defaults_shape.update(shape_props(shape_key(ppr)))
        for rpr in defaults.iter(W + "rPr"):
            self._defaults_look.update(look_props(look_key(rpr)))

    def style(self, style_id: str | None) -> Style:
        """The style of an id with all it inherits; the default paragraph style for None or an unknown id."""
        wanted = style_id if style_id and self._source(style_id) is not None else self._default_id
        found = self._styles.get(wanted)
        if found is None:
            found = self._styles[wanted] = self._resolve(wanted)
        return found

    def defined(self, style_id: str) -> Style | None:
        """A character or table style, None where the document does not define it."""
        return self.style(style_id) if self._source(style_id) is not None else None

    def _resolve(self, style_id: str) -> Style:
        chain: list[Element] = []
        seen: set[str] = set()
        current = style_id
        while current not in seen and len(chain) < _MAX_CHAIN:
            seen.add(current)
            element = self._source(current)
            if element is None:
                break
            chain.append(element)
            based_on = element.find(W + "basedOn")
            current = based_on.get(VAL, "") if based_on is not None else ""
        style = Style(style_id)
        for element in reversed(chain):
            self._apply(style, element)
        return style

    def _apply(self, style: Style, element: Element) -> None:
        for child in element:
            tag = child.tag
            if tag == W + "name":
                style.name = child.get(VAL)
            elif tag == W + "pPr":
                style.shape.update(shape_props(shape_key(child)))
                numbering = child.find(NUM_PR)
                if numbering is not None:
                    num_id, level = num_props(numbering)
                    style.num_id = num_id if num_id is not None else style.num_id
                    style.level = level if level is not None else style.level
            elif tag == W + "rPr":
                style.look.update(look_props(look_key(child)))
            elif tag == W + "tblPr":
                lines = has_lines(map(said_of, child.iter()))
                style.borders = style.borders if lines is None else lines

    def form(self, key: Key) -> Form:
        """What a paragraph's own properties (see ``shape_key``) come to."""
        found = self._forms.get(key)
        if found is None:
            style = self.style(next((item[-1] for item in key if item[0] == P_STYLE), None))
            direct = shape_props(key)
            shape = shape_of({**self._defaults_shape, **style.shape, **direct})
            found = Form(style, shape, direct, style.name)
            self._forms[key] = found
        return found

    def numbered_shape(self, form: Form, indents: Props, style_first: bool) -> Shape:
        """The shape of a numbered paragraph: the list's indents count between style and direct ones.

        ``style_first``: the style itself brought the numbering, so its own indents win over the list's.
        """
        layers = (indents, form.style.shape) if style_first else (form.style.shape, indents)
        return shape_of({**self._defaults_shape, **layers[0], **layers[1], **form.direct})

    def look(self, style: Style, key: Key) -> Look:
        """How a run with these properties (see ``look_key``) looks in a paragraph of this style."""
        found = style.looks.get(key)
        if found is None:
            found = style.looks[key] = self._look(style, key)
        return found

    def _look(self, style: Style, key: Key) -> Look:
        character = self.defined(next((item[-1] for item in key if item[0] == R_STYLE), ""))
        props = {**self._defaults_look, **style.look}
        if character:
            props.update(character.look)
            for toggle in _TOGGLES.values():
                if toggle in character.look and toggle in style.look:
                    props[toggle] = "1" if character.look[toggle] != style.look[toggle] else ""
        props.update(look_props(key))
        size = number(props.get("size"))
        name = props.get("font")
        if name and name.startswith("+"):
            name = self._theme_fonts().get(name[1:])
        font = Font(name, size / 2 if size else None, bool(props.get("b")), bool(props.get("i")))
        font = PLAIN if font == PLAIN else self._fonts.setdefault(font, font)
        return Look(font, bool(props.get("caps")), bool(props.get("vanish")))

    def _theme_fonts(self) -> dict[str, str]:
        """The theme's Latin fonts: of headings under "major", of text under "minor"."""
        if self._theme is None:
            self._theme = {}
            root = self._package.root(self._theme_part) if self._theme_part else None
            if root is not None:
                for kind in ("major", "minor"):
                    latin = root.find(f".//{A}{kind}Font/{A}latin")
                    self._theme[kind] = "" if latin is None else latin.get("typeface", "")
        return self._theme


def shape_key(ppr: Element) -> Key:
    """The properties of a ``w:pPr`` that shape the paragraph, as a key."""
    return tuple([said_of(child) for child in ppr if child.tag in SHAPE_TAGS])


def said_of(element: Element) -> tuple[str, ...]:
    """An element's tag, then the names and values of its attributes in turn."""
    return (element.tag, *[word for item in element.items() for word in item])


def look_key(rpr: Element) -> Key:
    """The properties of a ``w:rPr`` that say how a run looks, as a key."""
    return tuple([said_of(child) for child in rpr if child.tag in LOOK_TAGS])


def num_props(numbering: Element) -> tuple[str | None, str | None]:
    """The list id and the level a ``w:numPr`` names."""
    num_id = numbering.find(W + "numId")
    level = numbering.find(W + "ilvl")
    return (num_id.get(VAL) if num_id is not None else None), (level.get(VAL) if level is not None else None)


@lru_cache(4096)
def shape_props(key: Key) -> Props:
    """The raw measures of a shape key by name."""
    props: Props = {}
    for tag, *items in key:
        said = _named(items)
        if tag == JC:
            props["jc"] = said.get(VAL, "")
        elif tag == SPACING:
            props.update({n: said[W + n] for n in ("before", "after", "line", "lineRule") if W + n in said})
            if W + "line" in said and W + "lineRule" not in said:
                props["lineRule"] = "auto"
        elif tag == IND:
            props.update(_indents(said))
    return props


def _indents(said: dict[str, str]) -> Props:
    props: Props = {}
    for name, attributes in (("left", ("start", "left")), ("right", ("end", "right"))):
        value = next((said[W + a] for a in attributes if W + a in said), None)
        if value is not None:
            props[name] = value
    if W + "hanging" in said:
        props["first"] = "-" + said[W + "hanging"]
    elif W + "firstLine" in said:
        props["first"] = said[W + "firstLine"]
    return props


def shape_of(props: Props) -> Shape:
    """The shape of raw measures, in points; what nobody said stays None."""
    line = number(props.get("line"))
    multiple = line / 240 if line and props.get("lineRule", "auto") == "auto" else None
    return Shape(
        alignment=_ALIGN.get(props.get("jc", "")),
        first_line=_points(props.get("first")),
        left=_points(props.get("left")),
        right=_points(props.get("right")),
        before=_points(props.get("before")),
        after=_points(props.get("after")),
        line_spacing=round(multiple, 3) if multiple else None,
    )


def _points(twips: str | None) -> float | None:
    value = number(twips)
    return None if value is None else value / 20 + 0.0


def has_lines(said: Iterable[tuple[str, ...]]) -> bool | None:
    """Whether any side of the borders in a property block is drawn; None where it says nothing of borders."""
    drawn = None
    for tag, *items in said:
        if tag in _BORDERS:
            drawn = drawn or False
        elif tag in _SIDES:
            line = _named(items).get(VAL)
            drawn = drawn or (None if line is None else line not in ("nil", "none"))
    return drawn


def _named(items: list[str]) -> dict[str, str]:
    return dict(zip(items[::2], items[1::2], strict=True))


@lru_cache(4096)
def look_props(key: Key) -> Props:
    """The run properties that a row of property tags and their attributes says."""
    props: Props = {}
    for tag, *items in key:
        said = _named(items)
        if tag in _TOGGLES:
            props[_TOGGLES[tag]] = "1" if is_on(said.get(VAL)) else ""
        elif tag == SZ and VAL in said:
            props["size"] = said[VAL]
        elif tag == R_FONTS:
            name = _font_name(said)
            if name:
                props["font"] = name
    return props


def _font_name(said: dict[str, str]) -> str | None:
    for script in ("ascii", "hAnsi"):
        theme = said.get(f"{W}{script}Theme")
        name = f"+{theme[:5]}" if theme else said.get(W + script)
        if name:
            return name
    return None

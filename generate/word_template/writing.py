"""Values as the XML that stands in a run, between runs or between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import cast

from jinja2 import Undefined
from markupsafe import Markup

from kehoach.generate.word_template.budget import current
from kehoach.generate.word_template.failures import failure
from kehoach.generate.word_template.rich import Piece, Rich
from kehoach.generate.word_template.tags import Tag

_OPEN_TEXT = '<w:t xml:space="preserve">'
_CLOSED = "</w:t>"
_REPLACED = "�"
_SPECIAL = re.compile("\r\n|[&<>\\x00-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")
_PLAIN_SPECIAL = re.compile('\r\n|[&<>"\\x00-\\x1f\\ud800-\\udfff\\ufffe\\uffff]')
_BREAK = f"{_CLOSED}<w:br/>{_OPEN_TEXT}"
_XML = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\n": _BREAK,
    "\r": _BREAK,
    "\r\n": _BREAK,
    "\v": _BREAK,
    "\t": f"{_CLOSED}<w:tab/>{_OPEN_TEXT}",
    "\f": f'{_CLOSED}<w:br w:type="page"/>{_OPEN_TEXT}',
}
_PLAIN_XML = {**_XML, "\n": " ", "\r": " ", "\r\n": " ", "\v": " ", "\t": " ", "\f": " ", "\a": " "}
_PIECE = re.compile(r"<(w:\w+)(?:\s[^<>]*)?(?:/>|>.*?</\1>)", re.DOTALL)
# The order of the properties of a run: ISO/IEC 29500-1, 17.3.2.28.
_ORDER = (
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
)
_RANK = {f"w:{name}": at for at, name in enumerate(_ORDER)}
_COLOUR = re.compile(r"[A-Za-z]{1,20}")


def text(value: object, tag: Tag) -> Markup:
    """A value as what stands in a ``w:t``; line breaks, tabs and new paragraphs (``\\a``) become Word's.

    Letters that XML cannot hold become U+FFFD, so that their place is seen. Raises ``template.value`` for
    None, True, False, lists and tables: they are no words.
    """
    if type(value) is Markup:
        current().step(len(value))
        return value
    said = words(value, tag)
    return _finished(_escaped(said, tag))


def _finished(made: str) -> Markup:
    current().step(len(made))
    return Markup(made)  # noqa: S704 - made here, of XML and escaped words


def _escaped(said: str, tag: Tag) -> str:
    if tag.plain:
        return _PLAIN_SPECIAL.sub(lambda found: _PLAIN_XML.get(found[0], _REPLACED), said)
    if not _SPECIAL.search(said):
        return said
    paragraph = _BREAK
    if tag.ppr is not None:
        paragraph = f"{_CLOSED}</w:r></w:p><w:p>{tag.ppr}<w:r>{tag.rpr}{_OPEN_TEXT}"
    return _SPECIAL.sub(lambda found: paragraph if found[0] == "\a" else _XML.get(found[0], _REPLACED), said)


def words(value: object, tag: Tag) -> str:
    """The words of a value, of which there must be some kind; raises ``template.value``."""
    if isinstance(value, str):
        return value
    if isinstance(value, Undefined):
        return str(value)  # says by itself what is missing
    if isinstance(value, (int, float, Rich)) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, date):
        return f"{value.day:02}/{value.month:02}/{value.year}"
    vi, en = _named(value)
    said = (f"Chỗ này cần chữ nhưng dữ liệu là {vi}", f"Words are wanted here, the data is {en}")
    raise failure("value", *said, tag.place)


def _named(value: object) -> tuple[str, str]:
    """What a value is that is no words."""
    if value is None:
        return "chỗ trống", "empty"
    if isinstance(value, bool):
        return "đúng/sai", "true or false"
    if isinstance(value, dict):
        return "bảng nhiều trường", "a table"
    return ("danh sách", "a list") if isinstance(value, (list, tuple)) else ("thứ không viết ra được", "no text")


def runs(value: object, tag: Tag) -> Markup:
    """A value as whole runs in the formatting of its tag, each piece of a ``Rich`` with its own on top."""
    if type(value) is Markup:
        current().step(len(value))
        return value
    pieces = value.pieces if isinstance(value, Rich) else (Piece(words(value, tag)),)
    return _finished("".join(_run(piece, tag) for piece in pieces))


def _run(piece: Piece, tag: Tag) -> str:
    own = _formatted(tag.rpr, piece[1:])
    return f"<w:r>{own}{_OPEN_TEXT}{_escaped(piece.text, tag)}{_CLOSED}</w:r>"


@lru_cache(maxsize=256)
def _formatted(rpr: str, flags: tuple[bool, bool, bool, bool, str]) -> str:
    """The formatting of a run with a piece's own on top, in the order Word wants."""
    added = _properties(flags)
    if not added:
        return rpr
    inside = rpr[rpr.find(">") + 1 : rpr.rfind("</")] if rpr.endswith("</w:rPr>") else ""
    old = [(found[1], found[0]) for found in _PIECE.finditer(inside) if found[1] not in added]
    both = sorted([*old, *added.items()], key=lambda item: _RANK.get(item[0], len(_RANK)))
    return f"<w:rPr>{''.join(xml for _, xml in both)}</w:rPr>"


def _properties(flags: tuple[bool, bool, bool, bool, str]) -> dict[str, str]:
    bold, italic, underline, strike, highlight = flags
    added: dict[str, str] = {}
    if bold:
        added["w:b"] = "<w:b/>"
    if italic:
        added["w:i"] = "<w:i/>"
    if strike:
        added["w:strike"] = "<w:strike/>"
    if _COLOUR.fullmatch(highlight):
        added["w:highlight"] = f'<w:highlight w:val="{highlight}"/>'
    if underline:
        added["w:u"] = '<w:u w:val="single"/>'
    return added


def paragraphs(value: object, tag: Tag) -> Markup:
    """A value, or each value of a list, as a whole paragraph in the formatting of its tag."""
    if type(value) is Markup:
        return runs(value, tag)
    if isinstance(value, Undefined):
        str(value)  # says by itself what is missing
    items = cast("Sequence[object]", value) if isinstance(value, (list, tuple)) else (value,)
    return _finished("".join(f"<w:p>{tag.ppr or ''}{runs(item, tag)}</w:p>" for item in items))


WRITERS: dict[str, Callable[[object, Tag], Markup]] = {"": text, "r": runs, "p": paragraphs}
"""How a value is written, by the level of its tag."""

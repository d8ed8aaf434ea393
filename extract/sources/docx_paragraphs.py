"""Paragraphs of a Word file: properties, automatic number, text in its fonts."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kehoach.extract.sources.docx_made import paragraph
from kehoach.extract.sources.docx_numbering import Label, Numbering
from kehoach.extract.sources.docx_runs import Piece, runs
from kehoach.extract.sources.docx_scan import Said, said_by, text_of
from kehoach.extract.sources.docx_styles import LOOK_TAGS, SHAPE_TAGS, Form, Look, Style, Styles
from kehoach.extract.sources.docx_symbols import symbol
from kehoach.extract.sources.docx_tags import Tags, block
from kehoach.extract.sources.docx_xml import VAL, W
from kehoach.models.layout import Paragraph, Place, Shape

_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "m:den": "/"}
_MARKS = {name + end: text for name, text in _SIGNS.items() for end in ("", "/")}
_TEXT = (b"w:t>", b"w:t ")
_NUM_ID, _LEVEL, _RUN_MARK = W + "numId", W + "ilvl", W + "rPr"
_GONE = frozenset((W + "del", W + "moveFrom"))
_ALTERNATIVES = frozenset(("mc:AlternateContent", "/mc:AlternateContent", "mc:Choice", "mc:Fallback"))
_SKIPPED = frozenset(("w:del", "w:moveFrom", "w:rt"))
_BROKEN = frozenset(
    ("w:p", "w:tbl", "w:tr", "w:tc", "/w:tbl", "/w:tr", "/w:tc", "/w:body", "/w:document", "/w:txbxContent")
)


class TornError(ValueError):
    """Tags that do not nest."""


class _Stated(NamedTuple):
    """What the tags of a w:pPr state, styles apart: shape, (list, level), end deleted or not, section."""

    shape: tuple[Said, ...]
    numbering: tuple[str | None, str | None] | None
    end_deleted: bool
    section: tuple[Said, ...] | None


class _Said(NamedTuple):
    """What a w:pPr says: the form it gives, (list, level), end deleted or not, the section that ends here."""

    form: Form
    numbering: tuple[str | None, str | None] | None = None
    end_deleted: bool = False
    section: tuple[Said, ...] | None = None


class ParagraphReader:
    """Reads paragraphs in document order; lists count on from one to the next.

    ``sections`` gathers the w:sectPr in paragraphs, ``section_ends`` the blocks they end; ``hidden`` says
    whether hidden text was left out; ``carried`` is text whose paragraph has lost its end; ``boxes`` are the
    places of text boxes for the caller to read and clear.
    """

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.sections: list[tuple[Said, ...]] = []
        self.section_ends: list[int | None] = []
        self.hidden = False
        self.carried: list[Piece] = []
        self.boxes: list[int] = []
        self._choices: list[tuple[int, int]] = []
        self._styles = styles
        self._numbering = numbering
        self._known: dict[tuple[bytes, ...], _Said] = {}
        self._unsaid = _Said(styles.form(()))
        self._shapes: dict[tuple[int, int], tuple[Form, Label, Shape]] = {}

    def empty(self, place: Place) -> Paragraph:
        """The paragraph of an element without content."""
        form = self._unsaid.form
        return Paragraph((), place, form.shape, None, form.style.name)

    def read(self, tags: Tags, at: int, place: Place) -> tuple[Paragraph | None, int]:
        """The paragraph whose opening tag stands before ``at``, and the place after it.

        None where its end is deleted and its text goes on in the next.
        """
        row = tags.row
        said = self._unsaid
        if row[at] == b"w:pPr>":
            end = row.index(b"/w:pPr>", at)
            key = tuple(row[at + 1 : end])
            said = self._known.get(key) or self._read_said(key)
            at = end + 1
        pieces, self.carried = self.carried, []
        at = self._content(row, tags, at, said.form.style, pieces)
        if said.section:
            self.sections.append(said.section)
            self.section_ends.append(place.block)
        if said.end_deleted:
            self.carried = pieces
            return None, at
        form = said.form
        if said.numbering or form.style.num_id is not None:
            return self._numbered(said, pieces, place), at
        return paragraph(runs(pieces) if pieces else (), place, form.shape, None, form.name), at

    def _content(self, row: list[bytes], tags: Tags, at: int, style: Style, pieces: list[Piece]) -> int:
        """Add the text up to the end of the paragraph to ``pieces``; comes back with the place after it."""
        plain = style.plain or self._plain(style)
        while True:
            tag = row[at]
            at += 1
            if tag == b"/w:p>":
                return at
            if tag == b"w:r>" or tag.startswith(b"w:r "):
                look = plain
                tag = row[at]
                if tag == b"w:rPr>":
                    end = row.index(b"/w:rPr>", at)
                    key = tuple(row[at + 1 : end])
                    look = style.tagged.get(key) or self._look(style, key)
                    at = end + 1
                    tag = row[at]
                elif tag == b"w:rPr/>":
                    at += 1
                    tag = row[at]
                if tag.startswith(_TEXT) and row[at + 1] == b"/w:t>" and row[at + 2] == b"/w:r>":
                    at += 3
                    if look.caps or look.hidden:
                        self._add(text_of(tag), look, pieces)
                    else:
                        text = tag[tag.index(b">") + 1 :].decode()
                        pieces.append((look.font, text_of(tag) if "&" in text or "\n" in text else text))
                else:
                    at = self._run(tags, at, look, pieces)
            else:
                at = self._beside_runs(tags, at, plain, pieces)

    def _run(self, tags: Tags, at: int, look: Look, pieces: list[Piece]) -> int:
        """Whatever is in a run but one text alone; comes back with the place after the run."""
        while True:
            tag = tags.row[at]
            at += 1
            if tag.startswith(_TEXT):
                self._add(text_of(tag), look, pieces)
            elif tag.startswith(b"/w:r>"):
                return at
            else:
                at = self._act(tags, at, look, pieces)

    def _beside_runs(self, tags: Tags, at: int, plain: Look, pieces: list[Piece]) -> int:
        """One tag between the runs of a paragraph; comes back with the place to go on from."""
        tag = tags.row[at - 1]
        if tag.startswith(b"w:pPr>"):
            return tags.row.index(b"/w:pPr>", at) + 1
        return self._act(tags, at, plain, pieces)

    def _act(self, tags: Tags, at: int, look: Look, pieces: list[Piece]) -> int:
        """Act on the tag before ``at``; comes back with the place to go on from."""
        tag = tags.row[at - 1]
        name = tags.names.get(tag)
        if name is None:
            name = tags.name(tag)
        if not name:
            return at
        if name in _MARKS:
            # A page or column that begins with this paragraph is no line of it.
            if pieces or name[:4] != "w:br" or (b'"page"' not in tag and b'"column"' not in tag):
                self._add(_MARKS[name], look, pieces)
        elif name in _SKIPPED:
            return tags.past(at, name)
        elif name == "m:t":
            self._add(text_of(tag), look, pieces)
        elif name in ("w:sym", "w:sym/"):
            said = said_by(tag)
            named = dict(zip(said[1::2], said[2::2], strict=True))
            self._add(symbol(named.get(W + "font"), named.get(W + "char")), look, pieces)
        elif name == "w:txbxContent":
            self.boxes.append(at)
            return tags.past(at, name)
        elif name in _ALTERNATIVES:
            return self._choose(name, tags, at, (len(pieces), len(self.boxes)))
        elif name in _BROKEN:
            raise TornError(name)
        return at

    def _choose(self, name: str, tags: Tags, at: int, grown: tuple[int, int]) -> int:
        """Enter an alternative, or pass over it: the second is read only if the first said nothing.

        Word writes a text box twice, for new readers and for old ones.
        """
        if name == "mc:AlternateContent":
            self._choices.append(grown)
        elif not self._choices:
            return at
        elif name == "/mc:AlternateContent":
            self._choices.pop()
        elif self._choices[-1] != grown:
            return tags.past(at, name)
        return at

    def _add(self, text: str, look: Look, pieces: list[Piece]) -> None:
        if look.hidden:
            self.hidden = True
        elif text:
            pieces.append((look.font, text.upper() if look.caps else text))

    def _plain(self, style: Style) -> Look:
        style.plain = self._styles.look(style, ())
        return style.plain

    def _look(self, style: Style, key: tuple[bytes, ...]) -> Look:
        look = style.tagged[key] = self._styles.look(style, _look_key(key))
        return look

    def _read_said(self, key: tuple[bytes, ...]) -> _Said:
        stated = _stated(key)
        said = _Said(self._styles.form(stated.shape), *stated[1:])
        self._known[key] = said
        return said

    def _numbered(self, said: _Said, pieces: list[Piece], place: Place) -> Paragraph:
        form = said.form
        num_id, level = said.numbering or (None, None)
        from_style = num_id is None
        if from_style:
            num_id, level = form.style.num_id, level if level is not None else form.style.level
        label = self._numbering.next(num_id, level, form.style.id) if num_id and num_id != "0" else None
        if label is None:
            return Paragraph(runs(pieces), place, form.shape, None, form.style.name)
        font = pieces[0][0] if pieces else (form.style.plain or self._plain(form.style)).font
        bare = not any(text.strip() for _, text in pieces)
        pieces.insert(0, (font, label.text + ("" if bare else label.gap)))
        shape = self._numbered_shape(form, label, from_style)
        return Paragraph(runs(pieces), place, shape, label.text, form.style.name)

    def _numbered_shape(self, form: Form, label: Label, from_style: bool) -> Shape:
        if not label.indents:
            return form.shape
        key = (id(form), id(label.indents))
        known = self._shapes.get(key)
        if known is None:
            shape = self._styles.numbered_shape(form, label.indents, from_style)
            # The form and the label are kept so that their ids stay theirs.
            known = self._shapes[key] = (form, label, shape)
        return known[2]


@lru_cache(4096)
def _look_key(tags: tuple[bytes, ...]) -> tuple[Said, ...]:
    """What the tags of a w:rPr say about how a run looks."""
    return tuple(item for item in block(tags) if item[0] in LOOK_TAGS)


@lru_cache(4096)
def _stated(tags: tuple[bytes, ...]) -> _Stated:
    shape: list[Said] = []
    named: dict[str, str] = {}
    section: list[Said] | None = None
    in_mark = deleted = False
    for item in block(tags):
        tag = item[0]
        if section is not None:
            section.append(item)
        elif tag == W + "sectPr":
            section = []
        elif tag == _RUN_MARK:
            in_mark = True
        elif in_mark:
            deleted = deleted or tag in _GONE
        elif tag in SHAPE_TAGS:
            shape.append(item)
        elif tag in (_NUM_ID, _LEVEL):
            named[tag] = dict(zip(item[1::2], item[2::2], strict=True)).get(VAL, "0")
    numbering = (named.get(_NUM_ID), named.get(_LEVEL)) if named else None
    return _Stated(tuple(shape), numbering, deleted, None if section is None else tuple(section))

"""A Word template compiled once: data in, a Word file out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Template

from kehoach.generate.word_template import blocks, cells, compiling, joining, package, structure
from kehoach.generate.word_template.budget import MAX_LETTERS, MAX_SECONDS, Budget, spending
from kehoach.generate.word_template.compiling import Source
from kehoach.generate.word_template.context import Plain, plain
from kehoach.generate.word_template.failures import limit, not_word, unsafe
from kehoach.generate.word_template.names import Field, fields_of
from kehoach.generate.word_template.package import Entry
from kehoach.generate.word_template.sandbox import Sandbox
from kehoach.generate.word_template.xml_tree import DECLARATION, TR, Element, P, R, parse, written
from kehoach.models.errors import Said, SourceError

_TYPES = "[Content_Types].xml"
_OVERRIDE = re.compile(rb"<(?:\w+:)?Override\b[^>]*>")
_ATTRIBUTE = re.compile(rb"(PartName|ContentType)\s*=\s*[\"']([^\"']*)[\"']")
_ATTACHED = re.compile(rb"<w:attachedTemplate\b[^>]*/>|<Relationship\b[^>]*/attachedTemplate[\"'][^>]*/>")
_WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN = (f"{_WORDML}document.main+xml", f"{_WORDML}template.main+xml")
_FILLED = (*_MAIN, *(f"{_WORDML}{kind}+xml" for kind in ("header", "footer", "footnotes", "endnotes", "comments")))
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"


@dataclass(frozen=True, slots=True)
class Part:
    """A part that has tags: its code, compiled, and whether its tables want mending once it is filled in."""

    name: str
    source: Source
    template: Template
    mending: bool

    def filled(self, data: dict[str, Plain]) -> bytes:
        """The part's XML in UTF-8; raises ``TemplateError`` with the place of the tag."""
        pieces: list[str] = []
        letters = 0
        try:
            context = self.template.new_context(data)
            for piece in self.template.root_render_func(context):
                letters += len(piece)
                if letters > MAX_LETTERS:
                    raise limit(f"hơn {MAX_LETTERS} ký tự", f"more than {MAX_LETTERS} letters")
                pieces.append(piece)
        except Exception as error:
            raise compiling.rendered_failure(error, self.source) from error
        return cells.ended("".join(pieces), self.name, mending=self.mending).encode()


class WordTemplate:
    """A compiled template; one can fill in any number of documents, in any number of threads."""

    def __init__(self, entries: list[Entry], parts: list[Part], fields: tuple[Field, ...]) -> None:
        self._entries = entries
        self._parts = {part.name: part for part in parts}
        self._fields = fields

    def render(self, context: Mapping[str, object], *, seconds: float = MAX_SECONDS) -> bytes:
        """A whole .docx; the same context gives the same bytes.

        Raises ``TemplateError``: ``template.unknown_variable`` for a name the context lacks,
        ``template.value`` for data that is no text where text is wanted, ``template.unsafe``,
        ``template.limit`` (time in seconds, steps, size).
        """
        data = plain(context)
        with spending(Budget(seconds)):
            return package.archive(
                package.packed(entry.name, self._parts[entry.name].filled(data)) if entry.name in self._parts else entry
                for entry in self._entries
            )

    def fields(self) -> tuple[Field, ...]:
        """The names the template asks for, each with every place, in the order of the document."""
        return self._fields


def compile_template(source: bytes | Path) -> WordTemplate:
    """The template in a .docx or .dotx, ready to be filled in.

    Raises ``SourceError`` for a file that cannot be opened and ``TemplateError`` for one that is no template:
    ``template.not_docx``, ``.too_large``, ``.unsafe``, ``.syntax``, ``.split``, ``.unclosed``, ``.crossed``,
    ``.outside_table``, ``.words_lost``, ``.unsupported``, each with part, paragraph or cell and words.
    """
    held = package.read(source if isinstance(source, bytes) else _bytes(source))
    kinds = _kinds(held[_TYPES][1] if _TYPES in held else b"")
    if not any(kind in _MAIN and name in held for name, kind in kinds.items()):
        raise not_word("không có phần văn bản chính", "it has no main document part")
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in kinds.values()):
        raise unsafe("có macro VBA", "it holds VBA macros")
    parts: list[Part] = []
    fields: list[Field] = []
    for name, kind in kinds.items():
        if name in held and (kind in _FILLED or kind == _CORE):
            part, used = _compiled(name, held[name][1])
            fields += used
            if part is not None:
                parts.append(part)
    return WordTemplate(list(_as_document(held)), parts, tuple(fields))


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(package.MAX_FILE + 1)
    except FileNotFoundError as error:
        said = Said("không có tệp này", "no such file")
        raise SourceError("file.not_found", said, Said("Xem lại đường dẫn.", "Check the path."), str(path)) from error
    except OSError as error:
        said = Said("không mở được tệp", "the file cannot be opened")
        raise SourceError("file.unreadable", said, where=str(path)) from error


def _kinds(types: bytes) -> dict[str, str]:
    """The content type of every part that has one of its own, the main part first."""
    found: dict[str, str] = {}
    for override in _OVERRIDE.finditer(types):
        said = {name.decode(): value.decode("utf-8", "replace") for name, value in _ATTRIBUTE.findall(override[0])}
        found[said.get("PartName", "").lstrip("/")] = said.get("ContentType", "")
    return dict(sorted(found.items(), key=lambda item: _FILLED.index(item[1]) if item[1] in _FILLED else 99))


def _as_document(held: dict[str, tuple[Entry, bytes]]) -> Iterable[Entry]:
    """The parts as they were; a .dotx becomes a document, and none fetches its styles from another template."""
    for name, (entry, old) in held.items():
        new = old
        if name == _TYPES:
            new = old.replace(_MAIN[1].encode(), _MAIN[0].encode())
        elif name.rpartition("/")[2] in ("settings.xml", "settings.xml.rels"):
            new = _ATTACHED.sub(b"", old)
        yield entry if new == old else package.packed(name, new)


def _compiled(name: str, data: bytes) -> tuple[Part | None, list[Field]]:
    if len(data) > package.MAX_PART:
        raise limit(f"phần {name} quá lớn", f"part {name} is too large")
    root = parse(data, name)
    if "purl.oclc.org/ooxml" in root.tag:
        raise not_word("lưu kiểu Strict Open XML", "it is saved as Strict Open XML")
    gathered = joining.gather(name, root)
    if not gathered.touched:
        return None, []
    _drop_revision_ids(root, name)
    columns = cells.settle(gathered)
    structure.place(gathered)
    mending = columns or cells.wants_mending(gathered)
    compiling.check_words(gathered.tags)
    blocks.check(gathered)
    cells.mark_ends(gathered)
    environment = Sandbox(gathered.tags)
    source = compiling.composed(name, DECLARATION + written(root), gathered.tags)
    tree = compiling.parsed(environment, source)
    used = fields_of(tree, source)
    return Part(name, source, compiling.compiled(environment, source, tree), mending), used


def _drop_revision_ids(root: Element, name: str) -> None:
    """Drops Word's marks of who typed when, and numbers of paragraphs that a loop would give to several."""
    for element in root.iter(P, R, TR):
        for key in list(element.attrib):
            local = key.rpartition("}")[2]
            numbered = local in ("paraId", "textId") and "comments" not in name
            if local.startswith("rsid") or numbered:
                del element.attrib[key]

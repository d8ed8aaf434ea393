"""A Word file opened to be marked: its body as a tree, its other parts by name, the same bytes for the same marks."""

from __future__ import annotations

import posixpath
from itertools import count

from kehoach.generate.word_template import package
from kehoach.generate.word_template.failures import not_word
from kehoach.generate.word_template.xml_tree import DECLARATION, Element, W, parse, written
from kehoach.models.xml import etree

_TIES = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_CONTENT_TYPES = "[Content_Types].xml"


class WordFile:
    """The parts of a Word file. Raises ``TemplateError`` ``template.not_docx`` or ``template.unsafe`` for others."""

    def __init__(self, data: bytes) -> None:
        self._parts = package.read(data)
        self._trees: dict[str, Element] = {}
        self.main = self._main()
        self.body: Element = self.tree(self.main).find(W + "body")
        if self.body is None:
            raise not_word("không có phần thân", "it has no body")

    def tree(self, name: str) -> Element:
        """The root of a part, whose changes are written."""
        if name not in self._trees:
            if name not in self._parts:
                raise not_word(f"thiếu phần {name}", f"part {name} is missing")
            self._trees[name] = parse(self._parts[name][1], name)
        return self._trees[name]

    def related(self, kind: str) -> str | None:
        """The part that the document names as its ``kind`` (comments); None where it has none."""
        if self._ties_of(self.main) not in self._parts and self._ties_of(self.main) not in self._trees:
            return None
        for tie in self.tree(self._ties_of(self.main)):
            if tie.get("Type") in (f"{_OFFICE}/{kind}", f"{_STRICT}/{kind}"):
                return self._resolved(self.main, tie.get("Target", ""))
        return None

    def add_part(self, kind: str, content_type: str, root: Element) -> str:
        """A new part of the document beside it, declared and related; its name is given back."""
        folder = posixpath.dirname(self.main)
        name = next(
            path
            for number in count()
            if (path := posixpath.join(folder, f"{kind}{number or ''}.xml")) not in self._parts
        )
        self._trees[name] = root
        types = self.tree(_CONTENT_TYPES)
        etree().SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)
        ties_name = self._ties_of(self.main)
        if ties_name not in self._parts and ties_name not in self._trees:
            self._trees[ties_name] = etree().Element(f"{{{_TIES}}}Relationships", nsmap={None: _TIES})
        ties = self.tree(ties_name)
        taken = {tie.get("Id") for tie in ties}
        own = next(made for number in count(1) if (made := f"rId{number}") not in taken)
        tie = etree().SubElement(ties, f"{{{_TIES}}}Relationship", Id=own, Type=f"{_OFFICE}/{kind}")
        tie.set("Target", posixpath.basename(name))
        return name

    def data(self) -> bytes:
        """The file with its changes; parts that were not opened stay as they lay."""
        names = [*self._parts, *(name for name in self._trees if name not in self._parts)]
        return package.archive(
            package.packed(name, (DECLARATION + written(self._trees[name])).encode())
            if name in self._trees
            else self._parts[name][0]
            for name in names
        )

    def _main(self) -> str:
        for tie in self.tree("_rels/.rels"):
            if tie.get("Type") in (f"{_OFFICE}/officeDocument", f"{_STRICT}/officeDocument"):
                return self._resolved("", tie.get("Target", ""))
        raise not_word("không có phần thân", "it has no body")

    @staticmethod
    def _resolved(source: str, target: str) -> str:
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")

    @staticmethod
    def _ties_of(name: str) -> str:
        return f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels".lstrip("/")

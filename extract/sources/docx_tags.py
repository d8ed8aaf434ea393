"""The tags of one part and the ways to move along them, shared by what walks them."""

from __future__ import annotations

from functools import lru_cache

from kehoach.extract.sources.docx_scan import Said, name_of, said_by

# The tags the walk acts on; all others are passed over, so what is inside them is read (w:ins, w:hyperlink,
# w:smartTag, w:sdt, w:moveTo, w:fldSimple), and text that is no w:t (w:instrText, w:delText) is not.
_ACTED_ON = frozenset(
    [
        "w:p",
        "w:p/",
        "/w:p",
        "w:pPr",
        "w:r",
        "w:rPr",
        "w:tab",
        "w:tab/",
        "w:ptab",
        "w:ptab/",
        "w:br",
        "w:br/",
        "w:cr",
        "w:cr/",
        "w:noBreakHyphen",
        "w:noBreakHyphen/",
        "w:sym",
        "w:sym/",
        "m:t",
        "m:den",
        "w:tbl",
        "/w:tbl",
        "w:tblPr",
        "w:tr",
        "/w:tr",
        "w:trPr",
        "w:tc",
        "w:tc/",
        "/w:tc",
        "w:del",
        "w:moveFrom",
        "w:rt",
        "w:sectPr",
        "w:altChunk",
        "w:altChunk/",
        "w:txbxContent",
        "/w:txbxContent",
        "/w:body",
        "/w:document",
        "mc:AlternateContent",
        "/mc:AlternateContent",
        "mc:Choice",
        "mc:Fallback",
        "w:body",
        "w:footnote",
        "w:endnote",
        "/w:footnote",
        "/w:endnote",
    ]
)


class Tags:
    """The row of tags of a part; ``names`` remembers what each tag means to the walk ("" = nothing)."""

    def __init__(self, tags: list[bytes]) -> None:
        self.row = tags
        self.names: dict[bytes, str] = {}

    def name(self, tag: bytes) -> str:
        """The name of a tag if the walk acts on it, else ""; remembered."""
        name = name_of(tag)
        self.names[tag] = name = name if name in _ACTED_ON else ""
        return name

    def past(self, at: int, name: str) -> int:
        """The place after the end of an element whose opening tag stands before ``at``."""
        opening, closing, depth = name.encode(), b"/" + name.encode(), 1
        while depth:
            tag = self.row[at]
            if tag.startswith(closing):
                depth -= name_of(tag) == "/" + name
            elif tag.startswith(opening):
                depth += name_of(tag) == name
            at += 1
        return at


@lru_cache(8192)
def block(tags: tuple[bytes, ...]) -> tuple[Said, ...]:
    """What the tags of a property block say, up to the record of how it was before a change."""
    said: list[Said] = []
    for tag in tags:
        if b"PrChange" in tag:
            break
        if not tag.startswith(b"/"):
            said.append(said_by(tag))
    return tuple(said)

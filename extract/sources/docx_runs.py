"""Pieces of text in their fonts, put together to the runs of a paragraph."""

from __future__ import annotations

from typing import TypeAlias
from unicodedata import combining, is_normalized, normalize

from kehoach.extract.sources.docx_made import run
from kehoach.models.layout import Font, Run

Piece: TypeAlias = "tuple[Font, str]"


def runs(pieces: list[Piece]) -> tuple[Run, ...]:
    """Pieces of one font joined, in NFC; a mark that begins a run belongs to the letter before it."""
    if len(pieces) == 1:
        font, text = pieces[0]
        if not text:
            return ()
        return (run(text if is_normalized("NFC", text) else normalize("NFC", text), font),)
    joined: list[list[str]] = []
    fonts: list[Font] = []
    for font, whole in pieces:
        text = whole
        while joined and text[:1] > "\u02ff" and combining(text[0]):
            joined[-1].append(text[0])
            text = text[1:]
        if not text:
            continue
        if fonts and fonts[-1] is font:
            joined[-1].append(text)
        else:
            fonts.append(font)
            joined.append([text])
    return tuple([run(normalize("NFC", "".join(text)), font) for font, text in zip(fonts, joined, strict=True)])

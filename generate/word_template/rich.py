"""Values with formatting of their own, for ``{{r value }}`` and ``{{p value }}``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Piece(NamedTuple):
    """Some words in one formatting, on top of the formatting of the tag.

    ``highlight`` is a colour by Word's name (``yellow``, ``green`` ...), "" for none.
    """

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    highlight: str = ""


class Rich:
    """Words in several formattings, in order; as a string, the words alone."""

    __slots__ = ("pieces",)

    def __init__(self, pieces: Iterable[Piece | str]) -> None:
        self.pieces = tuple(Piece(piece) if isinstance(piece, str) else piece for piece in pieces)

    def __str__(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rich) and self.pieces == other.pieces

    def __hash__(self) -> int:
        return hash(self.pieces)

    def __repr__(self) -> str:
        return f"Rich({self.pieces!r})"

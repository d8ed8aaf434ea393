"""A file on its way into a source: its name, its bytes and the limits it must keep."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """How large an input may be. Beyond a limit reading ends in a typed error.

    Sizes in bytes; ``inflated`` and ``ratio`` are counted while inflating, because archive headers lie;
    ``span`` is Word's own limit for merged columns.
    """

    size: int = 100 * 2**20
    pages: int = 2000
    inflated: int = 200 * 2**20
    ratio: int = 200
    entries: int = 10_000
    nesting: int = 256
    span: int = 63
    glyphs: int = 5_000_000


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The bytes of one document and the name they came under (shown in messages, never trusted)."""

    name: str
    data: bytes
    limits: Limits = field(default_factory=Limits)

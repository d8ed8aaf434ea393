"""A table as the author made it: logical rows, with why its pieces belong together."""

from __future__ import annotations

from dataclasses import dataclass, field

from kehoach.models.layout import Cell, Place
from kehoach.models.outline import Stitch


@dataclass(slots=True)
class LogicalTable:
    """Rows joined over pages.

    ``repeated`` holds the header rows printed again: (index of the logical row they interrupted, cells).
    """

    rows: list[tuple[Cell, ...]]
    header_rows: int
    place: Place
    ruled: bool = True
    certain: bool = True
    stitches: list[Stitch] = field(default_factory=list[Stitch])
    repeated: list[tuple[int, tuple[Cell, ...]]] = field(default_factory=list[tuple[int, tuple[Cell, ...]]])

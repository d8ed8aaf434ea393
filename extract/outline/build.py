"""A Layout to its Outline: stitched tables, one text, parts, zones and the tree of numbered nodes."""

from __future__ import annotations

from kehoach.extract.layout.stitch import stitch
from kehoach.extract.outline.tree import grow
from kehoach.extract.outline.writing import write
from kehoach.extract.outline.zones import part_up
from kehoach.models.layout import Layout
from kehoach.models.outline import Doubt, Node, Outline


def build(layout: Layout) -> Outline:
    """The outline of a layout; total: any layout gives one."""
    written = write(stitch(layout.blocks), layout.notes)
    text = "".join(written.parts)
    doubts: list[Doubt] = []
    notes = [flat for flat in written.flats if flat.kind == "note"]
    parts = part_up(text, [flat for flat in written.flats if flat.kind != "note"])
    children = [grow(text, part, doubts) for part in parts if part.flats]
    children += [Node("note", flat.start, flat.end, flat.start, shape=flat.shape) for flat in notes]
    return Outline(
        text=text,
        root=Node("document", 0, len(text), 0, children=tuple(children)),
        segments=tuple(written.segments),
        grids=tuple(written.grids),
        doubts=tuple(doubts),
    )

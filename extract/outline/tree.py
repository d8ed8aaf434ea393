"""Flat paragraphs to a tree by their printed numbers. Any text gives a tree; odd numbering becomes a doubt.

A number of a scheme already open is its next item; a new scheme opens below the last one, unless it ranks
above it (``Phần`` over ``I.`` over ``1.`` over ``a)`` over ``-`` over ``+``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kehoach.extract.outline.labels import read_label
from kehoach.extract.outline.writing import Flat
from kehoach.extract.outline.zones import Part
from kehoach.models.language.numbering import BULLETS, Marker, order_of, read_marker
from kehoach.models.outline import Doubt, Node, Zone

_RANK: dict[str, float] = {
    "word": 1,
    "capital": 2,
    "roman": 3,
    "article": 3,
    "clause": 5,
    "task": 4.5,
    "decimal": 5,
    "decimals": 6,
    "letter": 8,
    "paren": 9,
    "ordinal": 9.5,
    "dash": 12,
    "plus": 13,
    "star": 11,
}

_STEP = 0.1
_VALUE = 160  # characters of a label's value
_VALUED = frozenset({"lead", "coop", "both", "time"})
_WHO = re.compile(r"(?:Các )?(?:Bộ phận|Cơ quan|Đơn vị|Phòng|Người|Cá nhân|Tổ chức, cá nhân)\b", re.IGNORECASE)
_SET_IN = 9.0  # points


@dataclass(slots=True)
class Branch:
    """A node under construction."""

    node: Node
    scheme: str = ""
    rank: float = 0
    order: int | None = None
    label: str = ""
    indent: float | None = None
    children: list[Branch] = field(default_factory=list["Branch"])

    def frozen(self) -> Node:
        node = self.node
        return Node(
            kind=node.kind, start=node.start, end=node.end, body=node.body, marker=node.marker, ordinal=node.ordinal,
            label=node.label, scheme=node.scheme, zone=node.zone, lead_in=node.lead_in, bold=node.bold,
            shape=node.shape, grid=node.grid, children=tuple(child.frozen() for child in self.children),
            title=node.title,
        )  # fmt: skip


def grow(text: str, part: Part, doubts: list[Doubt]) -> Node:
    """The tree of one part; its root has kind "part" and the part's label."""
    start = part.flats[0].start if part.flats else 0
    end = part.flats[-1].end if part.flats else 0
    root = Branch(
        Node("part", start, end, start, ordinal=part.ordinal, label=part.prefix, scheme=part.kind, title=part.title),
        label=part.prefix,
    )
    open_: list[Branch] = [root]
    for flat, zone in zip(part.flats, part.zones, strict=True):
        marker = read_marker(text, flat.start) if flat.kind == "paragraph" else None
        if marker and marker.end > flat.end:
            marker = None
        if flat.kind == "furniture" and zone == "body":
            open_[-1].children.append(Branch(_plain(flat, zone)))
        elif zone == "body" and marker is None and (label := _waiting(text, flat, open_[-1])):
            label.children.append(Branch(_plain(flat, zone)))
        elif zone != "body" or marker is None:
            while len(open_) > 1 and (open_[-1].rank >= _RANK["star"] or zone != "body"):
                open_.pop()
            open_[-1].children.append(Branch(_plain(flat, zone)))
        else:
            _place(text, flat, marker, open_, doubts)
    return root.frozen()


def _waiting(text: str, flat: Flat, last: Branch) -> Branch | None:
    """The label above a paragraph that has nothing behind its colon, or a list not ended below it."""
    if flat.kind != "paragraph" or flat.end - flat.start > _VALUE:
        return None
    if last.rank < _RANK["star"]:
        if not last.children or last.children[-1].node.kind != "paragraph":
            return None
        last = last.children[-1]
    if any(child.node.kind != "paragraph" for child in last.children):
        return None
    node = last.node
    if last.children:
        before = last.children[-1].node
        return last if text[before.start : before.end].rstrip().endswith((";", ",")) else None
    label = read_label(text, node.body, node.end)
    if label is None or not label.colon or text[label.end : node.end].strip():
        return None
    return last if label.kind in _VALUED or _WHO.match(text, label.start) else None


def _plain(flat: Flat, zone: Zone) -> Node:
    return Node(
        kind=flat.kind, start=flat.start, end=flat.end, body=flat.start, zone=zone, lead_in=flat.lead_in,
        bold=flat.bold, shape=flat.shape, grid=flat.grid,
    )  # fmt: skip


def _key(marker: Marker) -> tuple[str, float]:
    """(scheme with its delimiter, rank): ``1.`` and ``1)`` are two schemes, ``1.1`` and ``1.1.1`` too."""
    rank: float = _RANK[marker.scheme]
    if marker.scheme == "decimals":
        depth = marker.ordinal.count(".")
        return f"decimals{depth}", rank + depth / 10
    if marker.scheme == "word":
        word = marker.ordinal.split()[0].lower()
        return f"word-{word}", {"phần": 0.0, "chương": 0.5, "mục": 1.0}.get(word, 1.5)
    delimiter = marker.text[-1:] if marker.scheme in ("decimal", "letter", "roman") else ""
    if marker.scheme == "decimal" and delimiter == ")":
        rank = 8.5
    return marker.scheme + delimiter, rank


def _place(text: str, flat: Flat, marker: Marker, open_: list[Branch], doubts: list[Doubt]) -> None:
    scheme, rank = _key(marker)
    order = order_of(marker.scheme, marker.ordinal)
    indent = _list_indent(flat)
    found = _sibling(open_, scheme, indent)
    if found is not None and _is_deeper(indent, open_[found].indent):
        del open_[found + 1 :]
        rank, found = open_[found].rank + _STEP, None
    elif found is not None:
        rank = open_[found].rank
    elif scheme == "capital" and any(branch.scheme.startswith("roman") for branch in open_):
        rank = 4
    elif scheme == "task" and any(branch.scheme.startswith("decimal") for branch in open_):
        rank = 7
    if found is not None and order == 1 and _restarts(text, open_, found):
        found = None
    if found is not None:
        _check_order(open_[found], marker, order, flat, doubts)
        del open_[found:]
    else:
        while len(open_) > 1 and open_[-1].rank >= rank and not _nests(text, open_[-1], rank):
            open_.pop()
    if found is None and order is not None and order > 1 and marker.scheme in ("decimal", "letter", "roman"):
        _doubt(doubts, flat, f"mục đầu tiên ghi {marker.text}")
    parent = open_[-1]
    label = "" if marker.scheme in BULLETS else _label(open_, marker)
    node = Node(
        kind="bullet" if marker.scheme in BULLETS else "item",
        start=flat.start, end=flat.end, body=_skip(text, marker.end, flat.end), marker=marker.text,
        ordinal=marker.ordinal, label=label, scheme=marker.scheme, lead_in=_lead_in(text, flat, marker),
        bold=flat.bold, shape=flat.shape,
    )  # fmt: skip
    branch = Branch(node, scheme, rank, order, label or parent.label, indent)
    parent.children.append(branch)
    open_.append(branch)


def _sibling(open_: list[Branch], scheme: str, indent: float | None) -> int | None:
    """The open item that a number of the scheme follows: the innermost one that is not set deeper."""
    same = [i for i in range(len(open_) - 1, 0, -1) if open_[i].scheme == scheme]
    return next((i for i in same if not _is_deeper(open_[i].indent, indent)), same[0] if same else None)


def _is_deeper(indent: float | None, than: float | None) -> bool:
    """Whether one automatic list is set to the right of another."""
    return indent is not None and than is not None and indent - than > _SET_IN


def _list_indent(flat: Flat) -> float | None:
    """The indent of an automatic number, which shows its level; one typed by hand is set in at will."""
    return flat.shape.left if flat.automatic and flat.shape is not None else None


def _lead_in(text: str, flat: Flat, marker: Marker) -> int | None:
    if flat.lead_in is None or not re.search(r"[^\W\d_]{2}", text[marker.end : flat.lead_in]):
        return None
    return flat.lead_in


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _restarts(text: str, open_: list[Branch], found: int) -> bool:
    """A list that begins again at 1 below a deeper item that announces it with a colon."""
    last = open_[-1]
    return len(open_) - 1 > found and bool(re.search(r":\s*$", text[last.node.start : last.node.end]))


def _nests(text: str, branch: Branch, rank: float) -> bool:
    """A numbered list under a bullet that announces it with a colon."""
    return (
        branch.rank >= _RANK["star"]
        and rank > _RANK["decimals"]
        and bool(re.search(r":\s*$", text[branch.node.start : branch.node.end]))
    )


def _check_order(last: Branch, marker: Marker, order: int | None, flat: Flat, doubts: list[Doubt]) -> None:
    if marker.scheme in BULLETS or last.order is None:
        return
    if order is None or order != last.order + 1:
        _doubt(doubts, flat, f"sau {last.node.marker} là {marker.text}")


def _doubt(doubts: list[Doubt], flat: Flat, message: str) -> None:
    doubts.append(Doubt("numbering", message, flat.start, flat.end))


def _label(open_: list[Branch], marker: Marker) -> str:
    """The label path; ``1.1`` under ``1`` replaces it, an article's label is its own name."""
    prefix = open_[0].label
    if marker.scheme == "article":
        own = f"Điều {marker.ordinal}"
        return f"{prefix}.{own}" if prefix else own
    base = open_[-1].label
    if marker.scheme == "decimals":
        for branch in reversed(open_[1:]):
            if branch.node.scheme in ("roman", "decimal", "decimals") and marker.ordinal.startswith(
                branch.node.ordinal + "."
            ):
                base = branch.label[: -len(branch.node.ordinal)].rstrip(".")
                break
    return f"{base}.{marker.ordinal}" if base else marker.ordinal

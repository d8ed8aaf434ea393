"""What is known while the nodes of one section are read for tasks: the section itself and what is open in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kehoach.extract.outline.labels import Label
from kehoach.extract.rules.candidates import Named, TaskCandidate
from kehoach.extract.rules.natures import Nature
from kehoach.models.outline import Span


@dataclass(frozen=True, slots=True)
class Context:
    """The section being read: its nature, the bodies its heading charges, its depth, the kind of its part,
    the criterion its heading names."""

    nature: Nature = "unknown"
    bodies: tuple[Named, ...] = ()
    coop: tuple[Named, ...] = ()
    depth: int = 0
    kind: str = "main"
    criterion: Span | None = None


@dataclass(slots=True)
class Open:
    """What is open while the nodes of one section are read in order.

    ``current`` takes the labels that follow, numbered ones too where it is ``lettered`` itself; ``group`` says
    that the lines of a group block follow; ``tasks`` are those the block would be given to; ``listed`` holds the
    starts of nodes whose list is one of work; ``context`` is the section as the last announcing line left it.
    """

    context: Context
    current: TaskCandidate | None = None
    label: Label | None = None
    empty_label: bool = False
    lettered: bool = False
    group: bool = False
    numbered: bool = False
    tasks: list[TaskCandidate] = field(default_factory=list[TaskCandidate])
    charged: list[TaskCandidate] = field(default_factory=list[TaskCandidate])
    listed: frozenset[int] = frozenset()

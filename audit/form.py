"""The parts of a document by Phụ lục I of the decree: what of its text is head, title, body, signature, annex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kehoach.audit.case import Case
from kehoach.audit.form_body import body_pieces
from kehoach.audit.form_head import head_pieces
from kehoach.audit.form_lines import Cell, Line, Stretch, cell_shapes, stretches
from kehoach.audit.form_rules import PartRule, Profile, profile_at
from kehoach.audit.form_signature import signature_pieces
from kehoach.models.findings import Finding
from kehoach.models.language.fold import fold
from kehoach.models.layout import Shape
from kehoach.models.records import Where

_HEAD = ("country", "motto", "issuer", "number", "dateline")
_LEGAL_NORM = r"/20\d\d/"


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a part. ``part`` is the id of its rule."""

    part: str
    line: Line

    @property
    def start(self) -> int:
        return self.line.start

    @property
    def end(self) -> int:
        return self.line.end

    @property
    def shape(self) -> Shape | None:
        return self.line.shape

    @property
    def cell(self) -> Cell | None:
        return self.line.cell

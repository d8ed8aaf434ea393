"""JSON Lines: one plan a line, as the records contract has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from kehoach.generate.writers.json import ALWAYS, is_own

if TYPE_CHECKING:
    from kehoach.models.records import Plan

EXTENSION = "jsonl"
BINARY = False
SINGLE = False
__all__ = ["BINARY", "EXTENSION", "SINGLE", "is_own", "write"]


def write(plans: Sequence[Plan], only: frozenset[str], lang: Literal["vi", "en"]) -> bytes:
    """UTF-8, one compact object and a newline for each plan; ``only`` as in ``json``."""
    del lang
    include = set(only | ALWAYS) if only else None
    return b"".join(plan.model_dump_json(by_alias=True, include=include).encode() + b"\n" for plan in plans)

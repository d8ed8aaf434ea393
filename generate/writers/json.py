"""JSON of one plan as the records contract has it, indented; several plans are a JSON array."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kehoach.models.records import Plan

EXTENSION = "json"
BINARY = False
SINGLE = False
ALWAYS = frozenset({"schema_version", "source"})
_OWN = re.compile(rb'\A\s*\[?\s*\{\s*"schema_version"\s*:\s*"\d+"\s*,\s*"(?:text|source)"\s*:')


def write(plans: Sequence[Plan], only: frozenset[str], lang: Literal["vi", "en"]) -> bytes:
    """UTF-8 JSON. Of the record kinds only those in ``only`` stand in it, beside version and source."""
    del lang
    include = set(only | ALWAYS) if only else None
    dumped = [plan.model_dump_json(by_alias=True, include=include, indent=2) for plan in plans]
    whole = dumped[0] if len(dumped) == 1 else "[" + ",\n".join(dumped) + "]"
    return whole.encode() + b"\n"


def is_own(data: bytes) -> bool:
    """Whether the bytes begin as a record of this contract does."""
    return _OWN.match(data[:200]) is not None

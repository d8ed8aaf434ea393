"""JSON as the contract's "Findings" has it: one indented object; several audits are JSON Lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kehoach.models.findings import Audited

EXTENSION = "json"
BINARY = False
_OWN = re.compile(rb'\A\s*\{\s*"source"\s*:\s*\{.{0,2000}?\}\s*,\s*"findings"\s*:', re.DOTALL)


def write(audits: Sequence[Audited], lang: Literal["vi", "en"]) -> bytes:
    """UTF-8 JSON; messages stand in both languages whatever ``lang`` says."""
    del lang
    if len(audits) == 1:
        return audits[0].audit.model_dump_json(by_alias=True, indent=2).encode() + b"\n"
    return b"".join(line(audited) for audited in audits)


def line(audited: Audited) -> bytes:
    """One audit as a line of JSON Lines."""
    return audited.audit.model_dump_json(by_alias=True).encode() + b"\n"


def is_own(data: bytes) -> bool:
    """Whether the bytes begin as an audit does."""
    return _OWN.match(data[:4000]) is not None

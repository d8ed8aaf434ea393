"""What to do about a criterion that lost points and has no task: from a vocabulary, never with a figure of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from kehoach.models.criteria import kinds
from kehoach.models.records import Field_
from kehoach.models.vocabulary import load

_OWN_FIELD = 1000  # characters that the field counts for: more than any name is long


@dataclass(frozen=True, slots=True)
class Remedy:
    """A proposed task. ``deadline`` holds ``{year}`` for the plan year; ``source`` names the vocabulary's entry."""

    text: str
    output: str
    deadline: str
    field: Field_
    source: str


def remedy_for(criterion: str, field: Field_ | None) -> Remedy:
    """The task that mends a criterion: by its kind, the criterion's own field first; else by its field.

    Where neither is known the text names the criterion alone. Source: ``models/vocabulary/remedies.toml``.
    """
    named = kinds(criterion, field)
    if named:
        entries = _entries()
        best = max(named, key=lambda name: named[name] + _OWN_FIELD * (entries[name]["field"] == field))
        return _remedy(entries[best], f"remedies.{best}")
    entry = _fallbacks()[field or "other"]
    name = " ".join(criterion.split()).strip(" .;:")
    return _remedy(
        {**entry, "text": entry["text"].replace("{criterion}", name)}, f"remedies.fallback.{field or 'other'}"
    )


def _remedy(entry: dict[str, Any], source: str) -> Remedy:
    return Remedy(entry["text"], entry["output"], entry["deadline"], entry["field"], source)


@cache
def _entries() -> dict[str, dict[str, Any]]:
    return {entry["name"]: entry for entry in load("remedies")["remedy"]}


@cache
def _fallbacks() -> dict[Field_, dict[str, Any]]:
    return {entry["field"]: entry for entry in load("remedies")["fallback"]}

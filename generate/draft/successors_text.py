"""Running text of an old plan with its bodies and units put into those of today, where that is certain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.generate.draft.body_mentions import cited_spans, mentions
from kehoach.generate.draft.places import places_of, renames
from kehoach.generate.draft.successors import RENAMED, BodyChange, Role, map_body


@dataclass(frozen=True, slots=True)
class TextChange:
    """One mention: its span in the old text, its words, the change; the words stay where ``change.name`` is None."""

    start: int
    end: int
    old: str
    change: BodyChange


def map_text(
    text: str,
    *,
    level: str,
    unit_old: str | None = None,
    unit_new: str | None = None,
    kind_of_commune: str | None = None,
    role: Role = "do",
    province: str | None = None,
) -> tuple[str, tuple[TextChange, ...]]:
    """The text of today and its mentions that changed or must be asked about, by offsets of the old text.

    Cited documents keep the names they have; words about districts stay and are asked about.
    """
    places = places_of(level, unit_old, unit_new, kind_of_commune, province)
    bodies: list[TextChange] = []
    for start, end in mentions(text):
        old = text[start:end]
        change = map_body(
            old,
            level=level,
            unit_old=unit_old,
            unit_new=unit_new,
            kind_of_commune=kind_of_commune,
            role=role,
            province=province,
        )
        if change.status != "kept":
            bodies.append(TextChange(start, end, old, change))
    taken = [*cited_spans(text), *((one.start, one.end) for one in bodies)]
    named = [
        TextChange(start, end, text[start:end], BodyChange(words, "mapped", RENAMED.vi, RENAMED.en, (), ""))
        for start, end, words in renames(text, places)
        if not any(begin < end and start < stop for begin, stop in taken)
    ]
    changes = tuple(sorted((*bodies, *named), key=lambda one: one.start))
    return "".join(_pieces(text, changes)), changes


def _pieces(text: str, changes: tuple[TextChange, ...]) -> Iterator[str]:
    at = 0
    for one in changes:
        yield text[at : one.start]
        yield one.old if one.change.name is None else one.change.name
        at = one.end
    yield text[at:]

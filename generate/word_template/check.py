"""Looks a template over before anyone fills it in: what is wrong, unknown or unused, each with its place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from kehoach.generate.word_template.context import Plain, plain
from kehoach.generate.word_template.places import Place
from kehoach.generate.word_template.template import WordTemplate, compile_template
from kehoach.models.errors import NO_HINT, Said, TemplateError

Kind = Literal["error", "unknown", "unused"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing about a template: ``error`` (cannot be used), ``unknown`` name, or a name left ``unused``.

    ``name`` is the dotted name, "" for errors; ``message`` ends with the place in both languages.
    """

    kind: Kind
    code: str
    message: Said
    name: str = ""
    place: Place | None = None
    hint: Said = NO_HINT


def check(
    template: WordTemplate | bytes | Path, known: Collection[str] | Mapping[str, object] | None = None
) -> list[Problem]:
    """The problems of a template, errors first; an empty list where it can be used as it is.

    ``known`` are the dotted names that data has (``plan.title``, ``tasks[].lead``) or a sample of the data;
    without them only errors are found. A name that is only asked for (``is defined``) is not unknown. A file
    that cannot be opened raises ``SourceError``.
    """
    try:
        compiled = template if isinstance(template, WordTemplate) else compile_template(template)
    except TemplateError as error:
        return [Problem("error", error.code, error.message, hint=error.hint)]
    if known is None:
        return []
    names = dotted(plain(cast("Mapping[str, object]", known))) if isinstance(known, Mapping) else set(known)
    return [*_unknown(compiled, names), *_unused(compiled, names)]


def _unknown(template: WordTemplate, names: set[str]) -> list[Problem]:
    found: list[Problem] = []
    whole = _with_parents(names)
    for field in template.fields():
        if field.optional or field.name in whole or _may_be(field.name, names):
            continue
        vi, en = field.place.said()
        said = Said(f"Không có trường {field.name} ({vi})", f"There is no field {field.name} ({en})")
        found.append(Problem("unknown", "template.unknown_variable", said, field.name, field.place))
    return found


def _outer(name: str) -> str:
    """What a dotted name is a part of; "" for the outermost."""
    return name[:-2] if name.endswith("[]") else name.rpartition(".")[0]


def _with_parents(names: set[str]) -> set[str]:
    whole: set[str] = set()
    for name in names:
        one = name
        while one:
            whole.add(one)
            one = _outer(one)
    return whole


def _may_be(name: str, names: set[str]) -> bool:
    """Whether the name goes into a list of which the sample shows no item."""
    while name:
        if f"{name}.*" in names or f"{name}[].*" in names:
            return True
        name = _outer(name)
    return False


def _unused(template: WordTemplate, names: set[str]) -> list[Problem]:
    used = {field.name for field in template.fields()}
    found: list[Problem] = []
    for name in sorted(names):
        if name in used or name.endswith("*") or any(_stands_in(name, one) for one in used):
            continue
        said = Said(f"Mẫu không dùng trường {name}", f"The template does not use the field {name}")
        found.append(Problem("unused", "template.unused_field", said, name))
    return found


def _stands_in(name: str, used: str) -> bool:
    """Whether one name is part of the other: a list whose items are used, an item of a list that is."""
    return used.startswith((f"{name}.", f"{name}[]")) or name == f"{used}[]"


def dotted(value: Plain, name: str = "") -> set[str]:
    """The dotted names of data: ``{"tasks": [{"lead": "…"}]}`` gives ``tasks`` and ``tasks[].lead``.

    ``tasks[].*`` stands for the fields of a list that is empty.
    """
    if isinstance(value, dict):
        found: set[str] = set()
        for key, item in value.items():
            found |= dotted(item, f"{name}.{key}" if name else key)
        return found
    if not isinstance(value, list):
        return {name} if name else set()
    inside = {name}
    for item in value:
        inside |= dotted(item, f"{name}[]")
    return inside if value else {name, f"{name}[].*"}

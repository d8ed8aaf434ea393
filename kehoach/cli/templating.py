"""The work of ``kehoach template``: what templates there are, what one prints, what is wrong with one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kehoach.cli import exits
from kehoach.cli.speech import Speech
from kehoach.cli.streams import write_data
from kehoach.models.errors import Said, UsageError

if TYPE_CHECKING:
    from kehoach.generate.word_template import Field, Problem

_KINDS = {
    "error": Said("lỗi", "error"),
    "unknown": Said("trường không có", "unknown field"),
    "unused": Said("trường không dùng", "unused field"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateRequest:
    """What was asked for."""

    action: Literal["list", "show", "check"]
    name: str | None
    output: str | None
    form: Literal["text", "json"]
    force: bool
    quiet: bool
    errors: str

    @classmethod
    def of(cls, given: dict[str, Any]) -> TemplateRequest:
        """The request as click hands it over."""
        return cls(**given)


def template(request: TemplateRequest, speech: Speech) -> int:
    """Carries the request out and returns the exit code."""
    if request.action == "list":
        return _list(request, speech)
    if request.name is None:
        raise UsageError(
            "usage.missing",
            Said(f"template {request.action} cần tên một mẫu", f"template {request.action} wants a template"),
            Said("Xem: kehoach template list.", "See: kehoach template list."),
        )
    return _show(request, request.name, speech) if request.action == "show" else _check(request, request.name, speech)


def _list(request: TemplateRequest, speech: Speech) -> int:
    from kehoach.generate.catalogue import described, template_names

    found = [described(name) for name in template_names()]
    if request.form == "json":
        rows = [
            {"name": one.name, "title": one.title._asdict(), "about": one.about._asdict(), "levels": one.levels}
            for one in found
        ]
        return _json(rows)
    width = max(len(one.name) for one in found)
    lines = [f"{one.name:{width}}  {speech.said(one.title)}\n{'':{width}}  {speech.said(one.about)}" for one in found]
    write_data(("\n".join(lines) + "\n").encode())
    return exits.CLEAN


def _show(request: TemplateRequest, name: str, speech: Speech) -> int:
    from kehoach.generate import output
    from kehoach.generate.catalogue import source_of
    from kehoach.generate.word_template import compile_template

    path = source_of(name)
    fields = compile_template(path).fields()
    if request.output is not None:
        output.put(path.read_bytes(), Path(request.output), force=request.force)
        return exits.CLEAN
    if request.form == "json":
        return _json([{"name": field.name, "place": field.place.said()[1]} for field in fields])
    write_data(_listed(fields, speech).encode())
    return exits.CLEAN


def _listed(fields: Sequence[Field], speech: Speech) -> str:
    width = max((len(field.name) for field in fields), default=0)
    return "".join(f"{field.name:{width}}  {speech(*field.place.said())}\n" for field in fields)


def _check(request: TemplateRequest, name: str, speech: Speech) -> int:
    from kehoach.generate.catalogue import source_of
    from kehoach.generate.draft.context import field_names
    from kehoach.generate.word_template import check

    problems = check(source_of(name), field_names())
    if request.form == "json":
        _json(
            [
                {"kind": one.kind, "code": one.code, "name": one.name, "message": one.message._asdict()}
                for one in problems
            ]
        )
    else:
        write_data("".join(_line(one, speech) for one in problems).encode())
    return exits.FINDINGS if any(one.kind != "unused" for one in problems) else exits.CLEAN


def _line(problem: Problem, speech: Speech) -> str:
    hint = f" {speech.said(problem.hint)}" if any(problem.hint) else ""
    return f"{speech.said(_KINDS[problem.kind])}: {speech.said(problem.message)}.{hint} [{problem.code}]\n"


def _json(rows: object) -> int:
    write_data(json.dumps(rows, ensure_ascii=False, indent=2).encode() + b"\n")
    return exits.CLEAN

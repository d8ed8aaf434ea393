"""The Word templates that come with kehoach: one folder each in ``generate/templates``, found by folder scan."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from kehoach.models.errors import Said, UsageError

_HOME = Path(__file__).parent / "templates"
_PAPER, _ABOUT = "template.docx", "template.toml"


@dataclass(frozen=True, slots=True)
class Described:
    """What a template is: its name, its title, what it is for, the levels it suits."""

    name: str
    title: Said
    about: Said
    levels: tuple[str, ...]


@cache
def template_names() -> tuple[str, ...]:
    """The names that ``--template`` takes."""
    return tuple(sorted(path.parent.name for path in _HOME.glob(f"*/{_PAPER}")))


def described(name: str) -> Described:
    """What one of the templates is."""
    about = tomllib.loads((_HOME / name / _ABOUT).read_text(encoding="utf-8"))
    return Described(name, Said(**about["title"]), Said(**about["description"]), tuple(about["levels"]))


def source_of(name: str) -> Path:
    """The Word file of a template: one of this project's by name, or the user's own by path.

    Raises:
        UsageError: ``usage.template`` for a name that is neither.
    """
    if name in template_names():
        return _HOME / name / _PAPER
    path = Path(name)
    if path.is_file():
        return path
    near = get_close_matches(name, template_names(), n=1)
    known = ", ".join(template_names())
    raise UsageError(
        "usage.template",
        Said(f"không có mẫu hay tệp nào tên “{name}”", f"there is no template or file named “{name}”"),
        Said(f"Có phải: {near[0]}?", f"Did you mean {near[0]}?")
        if near
        else Said(f"Các mẫu: {known}; hoặc nêu một tệp .docx.", f"The templates: {known}; or name a .docx file."),
    )

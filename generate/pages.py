"""How every page for browsers is made: ``page.html.j2`` of a folder, with its ``page.css.j2`` in it.

The hash of the style stands in the page's policy, which forbids every request.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Template


def made(folder: Path, mark: str, **values: Any) -> bytes:
    """The page of that folder in UTF-8; ``mark`` stands at its beginning and tells whose it is."""
    style = (folder / "page.css.j2").read_text("utf-8")
    style_hash = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return _template(folder).render(mark=mark, style=style, style_hash=style_hash, **values).encode()


def bears(mark: str, data: bytes) -> bool:
    """Whether the page holds the mark near its beginning."""
    return mark.encode() in data[:200]


@cache
def _template(folder: Path) -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment: Any = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html.j2")

"""The words of the field as data: one TOML file a subject, each entry with where it was seen."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from kehoach.models.errors import DataError, Said


@cache
def load(name: str) -> dict[str, Any]:
    """The content of ``<name>.toml`` of this folder, read once; callers do not change it.

    Raises DataError ``vocabulary.missing`` or ``vocabulary.syntax``.
    """
    try:
        return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))
    except FileNotFoundError as error:
        said = Said(f"Không có bộ từ vựng {name}", f"There is no vocabulary {name}")
        raise DataError("vocabulary.missing", said) from error
    except tomllib.TOMLDecodeError as error:
        said = Said(f"Bộ từ vựng {name} sai cú pháp", f"The vocabulary {name} is not valid TOML")
        raise DataError("vocabulary.syntax", said, where=str(error)) from error

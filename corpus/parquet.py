"""The door to pyarrow (extra ``kehoach[parquet]``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any, Protocol

from kehoach.models.errors import Said, UsageError


class TypedColumn(Protocol):
    """A column with a name and a type: int, real, text, bool or blob."""

    @property
    def name(self) -> str: ...

    @property
    def type(self) -> str: ...


def library(name: str) -> Any:
    """A module of pyarrow. Raises ``usage.extra`` where it is not installed."""
    try:
        return import_module(name)
    except ImportError as error:
        raise UsageError(
            "usage.extra",
            Said("chưa cài thư viện pyarrow cho Parquet", "the library pyarrow is not installed"),
            Said('Cài: pip install "kehoach[parquet]".', 'Install: pip install "kehoach[parquet]".'),
        ) from error


def schema(columns: Iterable[TypedColumn], metadata: Mapping[bytes, bytes]) -> Any:
    """The columns as Arrow knows them, every one of them optional."""
    arrow = library("pyarrow")
    types = {
        "int": arrow.int64(),
        "real": arrow.float64(),
        "text": arrow.string(),
        "bool": arrow.bool_(),
        "blob": arrow.binary(),
    }
    return arrow.schema([arrow.field(column.name, types[column.type]) for column in columns], metadata=dict(metadata))

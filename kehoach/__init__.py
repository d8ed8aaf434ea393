"""kehoach reads Vietnamese administrative-reform plans into records.

>>> import kehoach
>>> reading = kehoach.read("plan.docx")  # doctest: +SKIP
>>> reading.tasks[0].lead  # doctest: +SKIP

Importing this package loads no heavy library; the first ``read`` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.models import about

if TYPE_CHECKING:
    from kehoach.extract.assemble import read as read
    from kehoach.extract.assemble import read_bytes as read_bytes
    from kehoach.models.errors import KehoachError as KehoachError
    from kehoach.models.reading import Reading as Reading
    from kehoach.models.records import Plan as Plan

__version__ = about.VERSION
_PUBLIC = {
    "KehoachError": "kehoach.models.errors",
    "Plan": "kehoach.models.records",
    "Reading": "kehoach.models.reading",
    "read": "kehoach.extract.assemble",
    "read_bytes": "kehoach.extract.assemble",
}
__all__ = ["KehoachError", "Plan", "Reading", "__version__", "read", "read_bytes"]


def __getattr__(name: str) -> object:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'kehoach' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_PUBLIC[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)

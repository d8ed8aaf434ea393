"""Writes a draft so that it is whole, reads back as it was meant, and destroys nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kehoach.generate import output


def write_draft(data: bytes, path: Path, *, force: bool, check: Callable[[Path], None]) -> None:
    """Writes a drafted document; it gets its name only when it was opened again and found right.

    ``check`` is given the written file, in the same folder and with the same extension, and raises where it does not
    hold what was composed. A file of any kind that stands in the place is kept unless ``force`` is set, and kept
    too where the check fails.

    Raises:
        OutputError: ``output.exists``, ``output.symlink``, ``output.check-failed``, ``output.in-use``, ``disk.full``,
            ``output.failed``.
    """
    output.put(data, path, force=force, check=check)

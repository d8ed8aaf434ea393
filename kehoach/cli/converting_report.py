"""The report at the end of a run, in a file: its form follows from the name's ending."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.models.errors import Said, UsageError

if TYPE_CHECKING:
    from kehoach.cli.speech import Lang
    from kehoach.corpus.store import Store

FORMS = ("html", "xlsx")


def check(path: Path, force: bool) -> None:
    """Refuses a name that says no form, and a file that is there.

    Raises:
        UsageError: ``usage.report``.
    """
    if path.suffix.lower().removeprefix(".") not in FORMS:
        raise UsageError(
            "usage.report",
            Said("tên báo cáo phải kết thúc bằng .html hoặc .xlsx", "a report's name ends in .html or .xlsx"),
            where=str(path),
        )
    if path.exists() and not force:
        raise UsageError(
            "usage.report",
            Said("tệp báo cáo đã có", "the report is there already"),
            Said("Thêm --force để ghi đè.", "Add --force to write over it."),
            str(path),
        )


def write(store: Store, run: int, path: Path, lang: Lang, *, force: bool) -> None:
    """Writes the report of a run.

    Raises:
        OutputError: as ``generate.output.put`` does.
    """
    from kehoach.corpus.export.report import write_report
    from kehoach.corpus.report import report_of
    from kehoach.generate import output

    data = write_report(report_of(store, run), path.suffix.lower().removeprefix("."), lang)
    output.put(data, path, force=force, is_own=lambda _: True)

"""What filling in a Word template costs against docxtpl: medians of CPU time in interleaved rounds.

    python benchmarks/draft.py [--rounds N] [--tasks N]

The template is compiled once and its data goes to bytes in memory; docxtpl (autoescape on) loads, renders and
saves the same template, as its documentation shows. Both documents must hold the same text. Promised for a
plan of 60 tasks: at least 4 times faster; ends with 1 where it is not. The safe write (flushed to disk, opened and
read again, every task looked for, then named) is printed beside it, and no part of the ratio.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
from docxtpl import DocxTemplate

from kehoach.extract.assemble import read_bytes
from kehoach.generate.draft_file import write_draft
from kehoach.generate.word_template import compile_template

PROMISE = 4.0
FIELDS = ("Thể chế", "Thủ tục hành chính", "Tổ chức bộ máy", "Chế độ công vụ", "Tài chính công", "Chuyển đổi số")
HEAD = ("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Sản phẩm", "Thời gian")
ROW = ("{{ loop.index }}", "{{ t.name }}", "{{ t.lead }}", "{{ t.coop }}", "{{ t.output }}", "{{ t.deadline }}")


def template() -> bytes:
    """A plan with a heading, a paragraph a task and a table of tasks."""
    document = docx.Document()
    document.add_heading("KẾ HOẠCH {{ title }}", 1)
    document.sections[0].header.paragraphs[0].text = "UBND {{ unit }}"
    for text in ("{%p for t in tasks %}", "{{ loop.index }}. {{ t.name }}: {{ t.lead }} chủ trì.", "{%p endfor %}"):
        document.add_paragraph(text)
    table = document.add_table(0, len(HEAD), style="Table Grid")
    opening = ("{%tr for t in tasks %}", *("",) * (len(HEAD) - 1))
    closing = ("{%tr endfor %}", *("",) * (len(HEAD) - 1))
    for cells in (HEAD, opening, ROW, closing):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def named(tasks: int) -> list[dict[str, str]]:
    """The tasks of a plan."""
    return [
        {
            "name": f"Rà soát, công khai kết quả thực hiện nhiệm vụ thứ {at} thuộc lĩnh vực {FIELDS[at % len(FIELDS)]}",
            "lead": "Văn phòng HĐND&UBND",
            "coop": "Các phòng, ban chuyên môn; Trung tâm Phục vụ hành chính công",
            "output": "Báo cáo kết quả < 15 trang",
            "deadline": f"Trước ngày {1 + at % 28:02}/{1 + at % 12:02}/2026",
        }
        for at in range(tasks)
    ]


def context(tasks: int) -> dict[str, object]:
    """The data of a plan."""
    return {"title": "cải cách hành chính năm 2026", "unit": "xã An Bình", "tasks": named(tasks)}


def words(document: bytes) -> list[str]:
    """All text of a document, part by part."""
    read = docx.Document(BytesIO(document))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return [
        *(paragraph.text for paragraph in read.paragraphs),
        *cells,
        *(paragraph.text for paragraph in read.sections[0].header.paragraphs),
    ]


def peer(data: bytes, said: dict[str, object]) -> bytes:
    """What docxtpl makes of the template."""
    made: Any = DocxTemplate(BytesIO(data))  # brings no types of its own
    made.render(said, autoescape=True)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def written(made: bytes, tasks: list[str], folder: Path) -> None:
    """The document written as a draft is: it gets its name when it was read again and every task was found in it."""

    def look(place: Path) -> None:
        text = read_bytes(place.read_bytes(), place.name).plan.text
        lost = [task for task in tasks if task not in text]
        if lost:
            raise ValueError(lost[0])

    write_draft(made, folder / "draft.docx", force=True, check=look)


def seconds(run: Callable[[], object]) -> float:
    """CPU time of one run, without the garbage of the run before."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        run()
        return time.process_time() - start
    finally:
        gc.enable()


def wall(run: Callable[[], object]) -> float:
    """Time on the clock of one run: the disk counts."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def main() -> int:
    """Measures and prints."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=15)
    arguments.add_argument("--tasks", type=int, default=60)
    asked = arguments.parse_args()
    data, said = template(), context(asked.tasks)
    compiled = compile_template(data)
    if words(compiled.render(said)) != words(peer(data, said)):
        print("the two documents do not hold the same text")
        return 1
    rounds = [
        (
            seconds(lambda: compile_template(data)),
            seconds(lambda: compiled.render(said)),
            seconds(lambda: peer(data, said)),
        )
        for _ in range(asked.rounds)
    ]
    made, tasks = compiled.render(said), [task["name"] for task in named(asked.tasks)]
    with TemporaryDirectory() as folder:
        safe = statistics.median(wall(lambda: written(made, tasks, Path(folder))) for _ in range(asked.rounds)) * 1000
    once, ours, theirs = (statistics.median(column) * 1000 for column in zip(*rounds, strict=True))
    print(f"compile, once          {once:8.2f} ms")
    print(f"context to bytes       {ours:8.2f} ms")
    print(f"docxtpl                {theirs:8.2f} ms")
    print(f"safe write, checked    {safe:8.2f} ms (on the clock)")
    print(f"x{theirs / ours:.1f} faster (promised: at least x{PROMISE:g})")
    return 0 if theirs >= PROMISE * ours else 1


if __name__ == "__main__":
    sys.exit(main())

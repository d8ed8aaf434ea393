"""How much faster Word files are read than with python-docx: one process, rounds in turn, medians.

    python benchmarks/read_docx.py [FILE.docx ...] [--rounds N]

Without files the samples are taken, without samples a plan it writes itself. Both sides start from the
path and end with the words of every paragraph and cell in hand; times are CPU time.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from docx import Document
from docx.table import Table

from kehoach.extract.sources.docx import read
from kehoach.extract.sources.file import SourceFile

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
PROMISE = 6.0
IN_A_ROW = 5


def ours(path: Path) -> None:
    read(SourceFile(path.name, path.read_bytes()))


def python_docx(path: Path) -> None:
    for block in Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    _ = cell.text
        else:
            _ = block.text


def written(folder: Path) -> Path:
    """A plan of a usual length: forty paragraphs and a task table of eighty rows."""
    document = Document()
    for number in range(1, 41):
        document.add_paragraph(f"{number}. Rà soát quy trình nội bộ, công khai kết quả trước ngày 30/6/2027. " * 3)
    table = document.add_table(rows=80, cols=6, style="Table Grid")
    for number, row in enumerate(table.rows):
        for cell in row.cells:
            cell.text = f"{number} Văn phòng HĐND và UBND xã chủ trì, công chức chuyên môn phối hợp"
    path = folder / "written.docx"
    document.save(str(path))
    return path


def seconds(run: Callable[[Path], None], path: Path) -> float:
    """CPU time of one reading, averaged over a few in a row, as a folder of files is read.

    As timeit does, nothing is collected meanwhile: what one side leaves behind is not on the other's time.
    """
    gc.disable()
    try:
        start = time.process_time()
        for _ in range(IN_A_ROW):
            run(path)
        return (time.process_time() - start) / IN_A_ROW
    finally:
        gc.enable()
        gc.collect()


def measure(path: Path, rounds: int) -> tuple[float, float]:
    times: dict[Callable[[Path], None], list[float]] = {ours: [], python_docx: []}
    for _ in range(rounds):
        for run, measured in times.items():
            measured.append(seconds(run, path))
    mine, theirs = (statistics.median(measured) * 1000 for measured in times.values())
    print(f"{path.name:42} {mine:8.2f} ms {theirs:8.2f} ms  x{theirs / mine:5.2f}")
    return mine, theirs


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("files", nargs="*", type=Path)
    arguments.add_argument("--rounds", type=int, default=7)
    said = arguments.parse_args()
    gc.freeze()
    with tempfile.TemporaryDirectory() as folder:
        files = said.files or sorted(SAMPLES.glob("*.docx")) or [written(Path(folder))]
        print(f"{'':42} {'kehoach':>11} {'python-docx':>11}")
        times = [measure(path, said.rounds) for path in files]
    ratio = sum(theirs for _, theirs in times) / sum(mine for mine, _ in times)
    print(f"all together x{ratio:.2f} (promised: at least x{PROMISE:.0f})")
    return 0 if ratio >= PROMISE else 1


if __name__ == "__main__":
    sys.exit(main())

"""PDF to Layout against its floor and its reference: ratios of CPU time in one process.

Usage: python benchmarks/read_pdf.py [FILE...]   (default: samples/*.pdf)

The floor is pypdfium2's ``get_text_range`` over all pages, the reference pdfplumber's ``extract_text`` and
``extract_tables``; each side opens the file and loads its pages itself. Medians of interleaved rounds.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

ROUNDS = 7


def floor(data: bytes) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    for page in document:
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()
        page.close()
    document.close()


def ours(data: bytes) -> None:
    from kehoach.extract.sources import pdf
    from kehoach.extract.sources.file import SourceFile

    pdf.read(SourceFile("plan.pdf", data))


def reference(data: bytes) -> None:
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def cost(read: Callable[[bytes], None], data: bytes) -> float:
    begin = time.process_time()
    read(data)
    return time.process_time() - begin


def main(names: list[str]) -> None:
    paths = [Path(name) for name in names] or sorted(Path(__file__).resolve().parents[1].glob("samples/*.pdf"))
    files = {path.name: path.read_bytes() for path in paths}
    for data in files.values():  # imports, fonts and caches of both sides
        floor(data)
        ours(data)
    print(f"{'file':40} {'floor ms':>9} {'ours ms':>9} {'x floor':>8} {'x faster than pdfplumber':>25}")
    totals = [0.0, 0.0, 0.0]
    for name, data in files.items():
        rounds = [(cost(floor, data), cost(ours, data)) for _ in range(ROUNDS)]
        slow = [cost(reference, data) for _ in range(2)]
        times = [statistics.median(r[0] for r in rounds), statistics.median(r[1] for r in rounds), min(slow)]
        totals = [total + one for total, one in zip(totals, times, strict=True)]
        show(name, times)
    show("all", totals)


def show(name: str, times: list[float]) -> None:
    low, mid, high = times
    print(f"{name:40} {low * 1e3:9.1f} {mid * 1e3:9.1f} {mid / low:8.2f} {high / mid:25.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])

"""What reading costs, as ratios to a floor or a peer in the same process, and what memory it takes.

    python benchmarks/read.py [FILE...]   (default: the plans KEHOACH_SHARED names, else the samples)

PDF: at most 8 times pypdfium2's ``get_text_range`` and at least 7 times faster than pdfplumber; DOCX: at
least 6 times faster than python-docx's ``row.cells``; word segmentation on at most 40 % of the text;
``kehoach --help`` at most 1.5 times ``import click``; peak memory at most 260 MiB on the longest PDF, 90 MiB
where nothing is segmented. Medians of interleaved rounds of CPU time; a line that misses its promise says so.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

import read_docx
import read_pdf
import startup

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(os.environ["KEHOACH_SHARED"]) / "fixtures" if "KEHOACH_SHARED" in os.environ else ROOT / "samples"
ROUNDS = 7
PEAK = """
import resource, sys
from pathlib import Path
path = Path(sys.argv[1])
if sys.argv[2] == "layout":
    from kehoach.extract.sources import pdf
    from kehoach.extract.sources.file import SourceFile
    pdf.read(SourceFile(path.name, path.read_bytes()))
else:
    import kehoach
    kehoach.read(path)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def line(name: str, value: float, promise: float, at_least: bool = False, unit: str = "x") -> bool:
    """Print one figure beside its promise; whether it is kept."""
    kept = value >= promise if at_least else value <= promise
    word = "at least" if at_least else "at most"
    print(f"{name:58} {value:8.2f} {unit:4} promised {word} {promise:g} {'' if kept else '  MISSED'}")
    return kept


def pdf_ratios(paths: list[Path]) -> tuple[float, float]:
    """(times pypdfium2's plain text, times faster than pdfplumber) over all files."""
    low = mid = high = 0.0
    for path in paths:
        data = path.read_bytes()
        read_pdf.floor(data)
        read_pdf.ours(data)
        rounds = [(read_pdf.cost(read_pdf.floor, data), read_pdf.cost(read_pdf.ours, data)) for _ in range(ROUNDS)]
        low += statistics.median(first for first, _ in rounds)
        mid += statistics.median(second for _, second in rounds)
        high += min(read_pdf.cost(read_pdf.reference, data) for _ in range(2))
    return mid / low, high / mid


def segmented_share(paths: list[Path]) -> float:
    """The share of the text's characters given to the word segmenter, each document read once."""
    import kehoach
    from kehoach.extract.nlp.segment import characters_segmented

    before = characters_segmented()
    total = sum(len(kehoach.read(path).text) for path in paths)
    return (characters_segmented() - before) / total


def peak(path: Path, what: str) -> float:
    """MiB of resident memory at its highest in a process that reads one file."""
    found = subprocess.run([sys.executable, "-c", PEAK, str(path), what], check=True, capture_output=True, text=True)
    return float(found.stdout)


def main(names: list[str]) -> int:
    """Measures and prints; 1 where a promise is missed."""
    paths = [Path(name) for name in names] or sorted(
        path for path in FOLDER.iterdir() if path.suffix in (".docx", ".pdf", ".txt")
    )
    pdfs = [path for path in paths if path.suffix == ".pdf"]
    kept: list[bool] = []
    if pdfs:
        floor, faster = pdf_ratios(pdfs)
        kept.append(line("PDF to Layout / pypdfium2 get_text_range", floor, 8))
        kept.append(line("pdfplumber text and tables / PDF to Layout", faster, 7, at_least=True))
        longest = max(pdfs, key=lambda path: path.stat().st_size)
        kept.append(line(f"peak memory, records of {longest.name}"[:58], peak(longest, "records"), 260, unit="MiB"))
        kept.append(line(f"peak memory, layout of {longest.name}"[:58], peak(longest, "layout"), 90, unit="MiB"))
    docx = [path for path in paths if path.suffix == ".docx"]
    if docx:
        times = [read_docx.measure(path, ROUNDS) for path in docx]
        ratio = sum(theirs for _, theirs in times) / sum(mine for mine, _ in times)
        kept.append(line("python-docx row.cells / DOCX to Layout, all files", ratio, 6, at_least=True))
    kept.append(line("share of the text that is segmented into words", segmented_share(paths), 0.4, unit=""))
    help_, click = startup.medians(15)
    kept.append(line("kehoach --help / import click", help_ / click, 1.5))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

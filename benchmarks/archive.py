"""How fast an archive is converted: files a second, two workers against one, a second run, against markitdown.

    python benchmarks/archive.py [--plans 1000] [--keep FOLDER] [--markitdown PYTHON]

Wall times are of this machine and only their ratios are promised; markitdown and kehoach are compared by CPU time,
one process each, on the same readable files. ``--markitdown`` names the Python that has markitdown installed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from archive_plans import make

from kehoach.corpus.conversion import Options, Summary
from kehoach.corpus.convert import convert
from kehoach.corpus.store import open_store

TWICE = 1.7
AGAIN = 50
DOCX, PDF = 4, 8
COMPARED = 30  # files of each kind read by both
SCALED = 200  # files on which one worker is compared with two
LIMIT = 2.0
THEIRS = """
import json, sys, time
from markitdown import MarkItDown
reader = MarkItDown()
reader.convert(sys.argv[1])
def cost(path):
    began = time.process_time()
    reader.convert(path)
    return time.process_time() - began
print(json.dumps([cost(path) for path in sys.argv[2:]]))
"""
OURS = """
import json, sys, time
import kehoach
from kehoach.corpus.reading import warm
from kehoach.extract.nlp.segment import segment
warm()
kehoach.read(sys.argv[1])
def cost(path, cold):
    if cold:
        segment.cache_clear()
    began = time.process_time()
    kehoach.read(path)
    return time.process_time() - began
print(json.dumps([[cost(path, True), cost(path, False)] for path in sys.argv[2:]]))
"""


def main() -> int:
    """Prints the figures; the exit code is 1 where one of the promises is broken."""
    said = arguments()
    with tempfile.TemporaryDirectory(prefix="kehoach-archive-") as scratch:
        folder = said.keep or Path(scratch)
        archive = folder / "archive"
        began = time.monotonic()
        good, bad = make(archive, said.plans)
        print(f"archive: {len(good)} readable files and {len(bad)} bad ones, made in {time.monotonic() - began:.0f} s")
        kept = [
            whole(archive, Path(scratch) / "two.db", len(good), len(bad)),
            scaled(good[:SCALED], Path(scratch)),
            hanging(Path(scratch)),
            compared(good, said.markitdown),
        ]
    return 0 if all(kept) else 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plans", type=int, default=1000)
    parser.add_argument("--keep", type=Path, help="make the archive in this folder and leave it there")
    parser.add_argument("--markitdown", default=sys.executable)
    return parser.parse_args()


def whole(archive: Path, where: Path, good: int, bad: int) -> bool:
    """The whole archive with a worker a processor, and once more unchanged."""
    spent = time.process_time()
    first, lasted = timed([str(archive)], where, Options())
    spent = time.process_time() - spent
    workers = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    rate = first.found / lasted
    print(f"first run: {lasted:.1f} s, {rate:.1f} files/s, {rate / workers:.1f} per core ({workers} workers)")
    print(f"  {first.ok} ok, {first.doubt} with doubts, {first.error} not readable: {dict(first.codes)}")
    print(f"  peak memory of a worker {first.peak_memory / 2**20:.0f} MB, store {where.stat().st_size / 2**20:.0f} MB")
    print(f"  {1000 * spent / first.found:.0f} ms of CPU a file in the process that writes the store")
    told = first.readable == good and first.error == bad
    again, quick = timed([str(archive)], where, Options())
    return (
        told
        and promised("second run, unchanged", lasted / quick, AGAIN, f"{quick:.2f} s")
        and (again.unchanged == again.found)
    )


def scaled(files: list[Path], folder: Path) -> bool:
    """Two workers against one on the same files. The workers are warm before the clock starts."""
    names = [str(path) for path in files]
    timed(names[:4], folder / "warm.db", Options(jobs=2))
    _, one = timed(names, folder / "one.db", Options(jobs=1))
    _, two = timed(names, folder / "two-workers.db", Options(jobs=2))
    return promised(f"2 workers against 1, {len(files)} files", one / two, TWICE, f"{one:.1f} s : {two:.1f} s")


def hanging(folder: Path) -> bool:
    """A file whose reader sleeps for an hour, limited to two seconds, among ten that do not."""
    place = folder / "hanging"
    place.mkdir()
    for number in range(10):
        (place / f"{number}.txt").write_text(f"Việc {number}")
    (place / "treo.txt").write_text("ngủ")
    summary, lasted = timed([str(place)], folder / "hanging.db", Options(reader="archive_sleeper:read", timeout=LIMIT))
    print(f"a hanging file, limit {LIMIT:g} s: {lasted:.1f} s in all, {summary.ok} others read, {dict(summary.codes)}")
    return summary.ok == 10 and summary.error == 1


def compared(good: list[Path], python: str) -> bool:
    """Against markitdown, which reads the same files to mere text."""
    kept = True
    for suffix, promise in ((".docx", DOCX), (".pdf", PDF)):
        files = [str(path) for path in good if path.suffix == suffix][: COMPARED + 1]
        theirs = costs(python, THEIRS, files)
        if theirs is None:
            print("markitdown is not installed: nothing to compare with")
            return True
        ours = costs(sys.executable, OURS, files) or []
        cold, warm = (sum(pair[at] for pair in ours) for at in (0, 1))
        label = f"{suffix[1:]}, {len(theirs)} files, markitdown's CPU time over ours"
        note = f"{1000 * cold / len(ours):.0f} ms a file, warm sentence memo x{sum(theirs) / warm:.1f}"
        kept &= promised(label, sum(theirs) / cold, promise, note)
    return kept


def costs(python: str, code: str, files: list[str]) -> list | None:
    """What each file costs in one fresh process; the first file of all only warms it up."""
    done = subprocess.run([python, "-c", code, *files], capture_output=True, encoding="utf-8", check=False)
    return json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else None


def timed(roots: list[str], where: Path, options: Options) -> tuple[Summary, float]:
    began = time.monotonic()
    with open_store(where, write=True) as store:
        summary = convert(roots, store, options)
    return summary, time.monotonic() - began


def promised(label: str, ratio: float, least: float, note: str) -> bool:
    print(f"{label}: x{ratio:.2f} (promised: at least x{least:g}; {note})")
    return ratio >= least


if __name__ == "__main__":
    sys.exit(main())

"""What auditing costs against reading: medians of CPU time in interleaved rounds, warm, in one process.

    python benchmarks/audit.py [FILE...] [--rounds N] [--checks]   (default: the samples in DOCX)

An audit may cost at most half of a warm ``kehoach.read`` of the same file; ends with 1 where it costs more.
``--checks`` also prints what the dearest checks cost.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import kehoach
from kehoach.audit.case import Case
from kehoach.audit.inspection import inspect
from kehoach.audit.runner import check_codes, check_of
from kehoach.models.reading import Reading

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
PROMISE = 0.5
DEAREST = 12


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


def measure(path: Path, rounds: int) -> float:
    """Prints both medians and returns their ratio."""
    reading = kehoach.read(path)
    inspect(reading)
    reads: list[float] = []
    audits: list[float] = []
    for _ in range(rounds):
        reads.append(seconds(lambda: kehoach.read(path)))
        # A fresh reading: what checks remember of the last one must not count.
        fresh = kehoach.read(path)
        audits.append(seconds(lambda reading=fresh: inspect(reading)))
    read, audit = statistics.median(reads) * 1000, statistics.median(audits) * 1000
    print(f"{path.name:52} {read:8.1f} ms {audit:8.1f} ms  x{audit / read:5.2f}")
    return audit / read


def dearest(reading: Reading) -> None:
    """Prints what the dearest checks cost, each after all have run once."""
    case = Case(reading, tuple(reading.scores))
    costs = {code: seconds(lambda code=code: list(check_of(code).check(case))) for code in check_codes()}
    for code, cost in sorted(costs.items(), key=lambda item: -item[1])[:DEAREST]:
        print(f"    {code:40} {cost * 1000:8.2f} ms")


def main() -> int:
    """Measures and prints."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("files", nargs="*", type=Path)
    arguments.add_argument("--rounds", type=int, default=7)
    arguments.add_argument("--checks", action="store_true")
    said = arguments.parse_args()
    print(f"{'':52} {'read':>11} {'audit':>11}")
    ratios: list[float] = []
    for path in said.files or sorted(SAMPLES.glob("*.docx")):
        ratios.append(measure(path, said.rounds))
        if said.checks:
            dearest(kehoach.read(path))
    worst = max(ratios)
    print(f"worst x{worst:.2f} (promised: at most x{PROMISE})")
    return 0 if worst <= PROMISE else 1


if __name__ == "__main__":
    sys.exit(main())

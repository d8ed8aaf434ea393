"""How long ``kehoach --help`` takes against ``python -c "import click"``: medians of interleaved runs.

    python benchmarks/startup.py [ROUNDS]

Prints both medians and their ratio; ends with 1 where the ratio is above the promise.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

PROMISE = 1.5
ROUNDS = 15


def seconds(command: list[str]) -> float:
    """Wall time of one run."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def medians(rounds: int) -> tuple[float, float]:
    """Seconds for ``kehoach --help`` and for importing click, each the median of the rounds."""
    script = shutil.which("kehoach", path=str(Path(sys.executable).parent))
    help_ = [script, "--help"] if script else [sys.executable, "-m", "kehoach", "--help"]
    click = [sys.executable, "-c", "import click"]
    for command in (help_, click):
        seconds(command)
    helps: list[float] = []
    clicks: list[float] = []
    for _ in range(rounds):
        clicks.append(seconds(click))
        helps.append(seconds(help_))
    return statistics.median(helps), statistics.median(clicks)


def main() -> int:
    """Measures and prints."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    ours, click = medians(rounds)
    ratio = ours / click
    print(f"kehoach --help  {ours * 1000:6.1f} ms")
    print(f"import click    {click * 1000:6.1f} ms")
    print(f"ratio           {ratio:6.2f}  (promised: at most {PROMISE})")
    return 0 if ratio <= PROMISE else 1


if __name__ == "__main__":
    sys.exit(main())

"""An archive of plans for ``archive.py``: the project's samples varied word by word, and the files that go wrong.

The same number gives the same archive. What is varied is every longer run of text (its numbers, and a remark in
brackets), so that no sentence is the sentence of another plan.
"""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
BAD = 20  # one file in so many is damaged, encrypted, empty or huge
PDF_BASES = 12
_RUN = re.compile(r"(<w:t(?: [^>]*)?>)([^<]{30,})(</w:t>)")
_NUMBER = re.compile(r"\d{2}")
_HUGE = 150 * 2**20
# The head of an OLE file whose directory names the stream of an encrypted Word file.
_ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2048


def make(folder: Path, count: int) -> tuple[list[Path], list[Path]]:
    """Writes so many files into folders of fifty; the readable ones and the bad ones."""
    bases = _pdf_bases(folder.parent / "bases")
    samples = sorted(SAMPLES.glob("*.docx"))
    good: list[Path] = []
    bad: list[Path] = []
    for number in range(count):
        place = folder / f"{2015 + number // 50}"
        place.mkdir(parents=True, exist_ok=True)
        if number % BAD == BAD - 1:
            bad.append(_bad(place, number, samples[0]))
        elif number % 2:
            path = place / f"ke-hoach-{number:04}.pdf"
            path.write_bytes(bases[number // 2 % len(bases)].read_bytes() + b"\n%% %d\n" % number)
            good.append(path)
        else:
            path = place / f"ke-hoach-{number:04}.docx"
            path.write_bytes(varied(samples[number // 2 % len(samples)], number))
            good.append(path)
    return good, bad


def varied(sample: Path, number: int) -> bytes:
    """The Word file with its longer runs of text made its own."""
    chance = random.Random(number)

    def vary(run: re.Match[str]) -> str:
        text = _NUMBER.sub(lambda _: str(chance.randrange(10, 29)), run[2])
        return f"{run[1]}{text} (đợt {chance.randrange(10_000)}){run[3]}"

    whole = io.BytesIO()
    with zipfile.ZipFile(sample) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "word/document.xml":
                data = _RUN.sub(vary, data.decode()).encode()
            new.writestr(info, data)
    return whole.getvalue()


def _pdf_bases(folder: Path) -> list[Path]:
    """Varied plans as PDF, printed by LibreOffice where it is installed; else the samples themselves."""
    soffice = shutil.which("soffice")
    if soffice is None:
        return sorted(SAMPLES.glob("*.pdf"))
    folder.mkdir(parents=True, exist_ok=True)
    if not list(folder.glob("*.pdf")):
        samples = sorted(SAMPLES.glob("*.docx"))
        for number in range(PDF_BASES):
            sample = samples[number % len(samples)]
            (folder / f"{number:02}.docx").write_bytes(varied(sample, 10_000 + number))
        documents = sorted(map(str, folder.glob("*.docx")))
        command = [soffice, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *documents]
        subprocess.run(command, check=True, capture_output=True)
    return sorted(folder.glob("*.pdf"))


def _bad(place: Path, number: int, sample: Path) -> Path:
    """One of the files no reader can read."""
    kind = number // BAD % 4
    path = place / f"{('hong', 'mat-khau', 'rong', 'qua-lon')[kind]}-{number:04}.docx"
    if kind == 0:
        whole = sample.read_bytes()
        path.write_bytes(whole[: len(whole) // 2] + number.to_bytes(4, "big"))
    elif kind == 1:
        path.write_bytes(_ENCRYPTED + number.to_bytes(4, "big"))
    elif kind == 2:
        path.write_bytes(b"")
    else:
        with path.open("wb") as stream:
            stream.truncate(_HUGE + number)
    return path

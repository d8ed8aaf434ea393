"""Writes every template's Word file again, in its folder."""

from __future__ import annotations

from pathlib import Path

from kehoach.generate.templates.building.papers import PAPERS

if __name__ == "__main__":
    home = Path(__file__).resolve().parents[1]
    for name, made in PAPERS.items():
        folder = home / name
        folder.mkdir(exist_ok=True)
        (folder / "template.docx").write_bytes(made())

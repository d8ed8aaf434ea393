"""What importing costs, and where each library may be used."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

import kehoach
from kehoach.cli.group import command_names

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "datasketch", "docx", "docxtpl", "jinja2", "lxml", "numpy", "openpyxl", "pdfminer", "pdfplumber", "pydantic",
    "holidays", "icalendar", "pebble", "psycopg", "pyarrow", "pypdfium2", "ray", "rich", "scipy", "sklearn",
    "spacy", "sqlalchemy", "underthesea", "xlsxwriter",
)  # fmt: skip
HELPS = ["['--help']", *(f"['{name}', '--help']" for name in command_names())]
PUBLIC = ["KehoachError", "Plan", "Reading", "__version__", "read", "read_bytes"]
WALLS = {
    "click": ("kehoach/cli/*",),
    "rich": ("kehoach/cli/*",),
    "underthesea": ("extract/nlp/*", "generate/draft/units.py"),
    "spacy": ("extract/nlp/*",),
    "pdfplumber": ("extract/sources/pdf*.py",),
    "pdfminer": ("extract/sources/pdf*.py",),
    "pypdfium2": ("extract/sources/pdf*.py",),
    "docx": ("*/docx*.py",),
    "lxml": ("models/xml.py",),
    "xlsxwriter": ("generate/workbook.py",),
    "jinja2": ("generate/pages.py", "generate/word_template/*"),
    "datasketch": ("corpus/sketches.py",),
    "holidays": ("audit/workdays.py", "generate/draft/rollover_calendar.py"),
    "icalendar": ("corpus/calendar.py",),
    "dateutil": ("corpus/calendar_rhythm.py",),
    "pyarrow": ("corpus/parquet.py",),
    "sqlalchemy": ("corpus/postgres.py",),
    "psycopg": (),
    "ray": ("corpus/engines_ray.py",),
    "rapidfuzz": ("models/results.py",),
    "openpyxl": (),
    "requests": (),
    "urllib.request": (),
    "socket": (),
}


def _loaded(code: str) -> set[str]:
    """The top-level names in ``sys.modules`` after the code ran in a fresh interpreter."""
    tell = "import sys, json; print('\\n' + json.dumps([name.partition('.')[0] for name in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", f"{code}\n{tell}"], capture_output=True, encoding="utf-8", check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_importing_kehoach_loads_no_heavy_library() -> None:
    assert _loaded("import kehoach").isdisjoint({*HEAVY, "click"})


@pytest.mark.parametrize("arguments", HELPS)
def test_help_loads_no_heavy_library(arguments: str) -> None:
    assert _loaded(f"from kehoach.cli import run; run({arguments})").isdisjoint(HEAVY)


def test_the_public_names_are_these_and_all_can_be_had() -> None:
    assert sorted(kehoach.__all__) == PUBLIC == dir(kehoach)
    for name in PUBLIC:
        assert getattr(kehoach, name) is not None


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'raed'"):
        _ = kehoach.raed


def _modules() -> Iterator[Path]:
    for room in ("models", "extract", "audit", "generate", "corpus", "kehoach/cli"):
        yield from sorted((ROOT / room).rglob("*.py"))


def _imported(path: Path) -> Iterator[str]:
    """The modules a file imports anywhere in it, those for type checkers included."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "import_module":
            yield from (str(name.value) for name in node.args if isinstance(name, ast.Constant))


@pytest.mark.parametrize("library", WALLS)
def test_a_library_is_used_only_behind_its_wall(library: str) -> None:
    users = [
        path.relative_to(ROOT).as_posix()
        for path in _modules()
        if any(f"{module}.".startswith(f"{library}.") for module in _imported(path))
    ]
    assert [name for name in users if not any(fnmatch(name, wall) for wall in WALLS[library])] == []

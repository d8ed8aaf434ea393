"""The wheel that users install holds the tree, once, and nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("models", "extract", "audit", "generate", "corpus")
LEFT_OUT = ("__pycache__", ".git", "build", "dist", "*.egg-info", "tests", "docs", ".venv", "out", ".*_cache")


def _builder_is_missing() -> str:
    """Why a wheel cannot be built here ("" where it can)."""
    try:
        major = int(version("setuptools").partition(".")[0])
    except PackageNotFoundError:
        return "không có setuptools"
    return "" if major >= 77 else f"setuptools {major} cũ hơn 77"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from a copy of the tree, so that no earlier build leaks into it."""
    if missing := _builder_is_missing():
        pytest.skip(missing)
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT, folder / "tree", symlinks=True, ignore=shutil.ignore_patterns(*LEFT_OUT))
    build = [sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "--no-build-isolation", "-q", "-w", ".."]
    done = subprocess.run(build, cwd=folder / "tree", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


def _tree(root: Path) -> dict[str, Path]:
    """What should be in the wheel: name in the wheel, file in the tree."""
    files = {f"kehoach/{path.name}": path for path in (root / "kehoach").iterdir() if path.is_file()}
    for name, folder in {"cli": root / "kehoach" / "cli", **{room: root / room for room in ROOMS}}.items():
        for path in folder.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                files[f"kehoach/{name}/{path.relative_to(folder).as_posix()}"] = path
    return files


def test_every_module_and_data_file_of_the_rooms_is_in_the_wheel_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        names = [name for name in package.namelist() if ".dist-info/" not in name]
    expected = _tree(wheel.parent / "tree")
    assert sorted(set(expected) - set(names)) == []
    assert sorted(set(names) - set(expected)) == []


def test_what_stands_behind_a_link_is_there_once_and_equal(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        names = package.namelist()
        assert len(names) == len(set(names))
        for name, path in _tree(wheel.parent / "tree").items():
            assert package.read(name) == path.read_bytes(), name


def test_the_wheel_carries_the_licence_and_the_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        names = package.namelist()
        (points,) = [name for name in names if name.endswith("entry_points.txt")]
        assert b"kehoach = kehoach.cli:main" in package.read(points)
    assert any(name.endswith("LICENSE") for name in names)


def test_the_installed_wheel_runs_without_the_tree(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    with zipfile.ZipFile(wheel) as package:
        package.extractall(target)
    environment = {**os.environ, "PYTHONPATH": str(target)}
    code = "import kehoach; print(kehoach.__file__); from kehoach.cli import run; run(['--help'])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert str(target) in done.stdout
    assert "extract" in done.stdout


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_cannot_be_imported_by_its_bare_name(room: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import {room}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert f"No module named '{room}'" in done.stderr

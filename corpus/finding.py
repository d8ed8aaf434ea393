"""The files of an archive, found in a steady order: folders walked, named files taken, ZIP files left for a worker."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import unquote

from kehoach.corpus.outcome import Found

# What systems and programs leave beside documents: Word's lock files, thumbnails, folders of version control.
_LITTER = ("~$*", "._*", ".DS_Store", "Thumbs.db", "desktop.ini", "~WRL*.tmp")
_LITTER_FOLDERS = (".git", ".svn", "__MACOSX", "$RECYCLE.BIN", "System Volume Information", ".Trash*")
_ZIP = ".zip"


@dataclass(frozen=True, slots=True)
class Archive:
    """What to convert: files, folders and URLs; ``since`` = only what was changed then or later (seconds, Unix time).

    ``without`` are files that are not part of it (the store itself).
    """

    roots: tuple[str, ...]
    since: float | None = None
    without: frozenset[str] = frozenset()


def find(archive: Archive) -> Iterator[Found]:
    """Every file of the archive once, in the order of the roots and of the names in each folder.

    What is named or lies in a folder and cannot be looked at is found too: reading it says why.
    """
    seen: set[str] = set()
    for root in archive.roots:
        for found in _of_root(root):
            if found.address in seen or found.address in archive.without or _too_old(found, archive.since):
                continue
            seen.add(found.address)
            yield found


def is_zip(found: Found) -> bool:
    """Whether a file is a container by its name."""
    return found.name.lower().endswith(_ZIP)


def is_url(root: str) -> bool:
    """Whether a root lies elsewhere than in the file system."""
    return "://" in root


def is_litter(name: str) -> bool:
    """Whether a file or a member is no document but something left beside one."""
    *folders, last = name.split("/")
    return _is_any(last, _LITTER) or any(_is_any(folder, _LITTER_FOLDERS) for folder in folders)


def listed(lines: Iterable[str]) -> tuple[str, ...]:
    """The paths of a list, one a line; empty lines and those that begin with # are none."""
    paths = (line.strip("\r\n\ufeff") for line in lines)
    return tuple(path for path in paths if path.strip() and not path.startswith("#"))


def _of_root(root: str) -> Iterator[Found]:
    if root.startswith("file://"):
        root = unquote(root.removeprefix("file://").removeprefix("localhost"))
        root = root.lstrip("/") if os.name == "nt" else root
    if is_url(root):
        from kehoach.corpus.remote import find_remote

        yield from find_remote(root)
        return
    path = Path(root).expanduser().absolute()
    path = Path(os.path.normpath(path))
    if path.is_dir():
        yield from _walk(str(path))
    else:
        yield _file(str(path))


def _walk(folder: str) -> Iterator[Found]:
    try:
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        yield _file(folder)
        return
    for entry in inside:
        if entry.is_dir(follow_symlinks=False):
            if not _is_any(entry.name, _LITTER_FOLDERS):
                yield from _walk(entry.path)
        elif not _is_any(entry.name, _LITTER) and not (entry.is_symlink() and entry.is_dir()):
            yield _file(entry.path)


def _file(path: str) -> Found:
    """A local file; without a size where it is none or cannot be looked at."""
    address = storable(path)
    raw = path if address != path else None
    name = storable(os.path.basename(path))  # noqa: PTH119 - once a file, and Path costs ten times as much
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return Found(address, name, raw=raw)
    if not stat.S_ISREG(status.st_mode):
        return Found(address, name, raw=raw)
    return Found(address, name, status.st_size, status.st_mtime_ns, raw=raw)


def storable(path: str) -> str:
    """A path as a database takes it: bytes that are no UTF-8 written out."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _too_old(found: Found, since: float | None) -> bool:
    return since is not None and found.mtime is not None and found.mtime < since * 1e9


def _is_any(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)

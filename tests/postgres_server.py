"""A PostgreSQL server of the test run's own, from the Debian package, behind a socket in a temporary folder."""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_OPTIONS = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c shared_buffers=16MB -c max_connections=30"


def programs() -> Path | None:
    """The folder of initdb and pg_ctl of the newest server installed."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    newest = max(found, key=lambda path: int(path.parent.name), default=None)
    on_path = shutil.which("initdb")
    return newest or (Path(on_path).parent if on_path else None)


def why_not() -> str:
    """Why no server can be started here, "" where one can."""
    if programs() is None:
        return "PostgreSQL is not installed (Debian package postgresql)"
    if os.name != "posix":
        return "the server is started on POSIX systems only"
    if os.geteuid() == 0 and _owner() == "root":
        return "PostgreSQL does not run as root and there is no other user"
    return ""


def _owner() -> str:
    """Who the server runs as: root is refused by it."""
    if os.geteuid() != 0:
        return getpass.getuser()
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in known), "root")


@contextmanager
def server() -> Iterator[str]:
    """The URL of an empty database of a running server, which stops at the end."""
    folder, bin_folder, owner = Path(tempfile.mkdtemp(prefix="kh-pg-")), programs(), _owner()
    assert bin_folder is not None
    user = owner if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    data = folder / "data"
    english = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}

    def call(*command: str | Path) -> None:
        subprocess.run(command, check=True, user=user, cwd=folder, env=english, stdout=subprocess.DEVNULL, timeout=60)

    try:
        call(bin_folder / "initdb", "-D", data, "-U", "kehoach", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        start = ("-w", "-t", "50", "-l", folder / "log", "-o", f"{_OPTIONS} -k {folder}", "start")
        call(bin_folder / "pg_ctl", "-D", data, *start)
        try:
            yield f"postgresql://kehoach@/postgres?host={folder}"
        finally:
            call(bin_folder / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)

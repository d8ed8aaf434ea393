"""The door to a database: what a store asks of one, and SQLite's answer (WAL, one writer at a time, others wait)."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from kehoach.corpus.schema import APPLICATION_ID, VERSION, Dialect, upgrade
from kehoach.models.errors import DataError, KehoachError, OutputError, Said

Row: TypeAlias = dict[str, Any]
Values: TypeAlias = Sequence[Any]
_WAIT = 60_000  # ms a writer waits for another
_PAUSE = 50  # ms between two tries


class Database(Protocol):
    """What a store asks of a database. SQL is what SQLite and PostgreSQL both know, with ``?`` for values.

    All of it raises ``KehoachError`` (``store.*``, ``disk.full``), never the driver's own errors.
    """

    dialect: Dialect

    def rows(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """The rows of a query, one by one."""
        ...

    def run(self, sql: str, values: Values = ()) -> int:
        """Carries a statement out; the number of rows it touched."""
        ...

    def many(self, sql: str, rows: Iterable[Values]) -> None:
        """Carries a statement out once a row."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """A transaction that may write: wholly done at its end, or not at all where it raises."""
        ...

    def close(self) -> None:
        """Lets the database go."""
        ...


class Sqlite:
    """A store in one file. ``write=False`` opens what is there, in a folder that cannot be written to as well."""

    dialect: Dialect = "sqlite"

    def __init__(self, path: Path, *, write: bool = True) -> None:
        self.path = path
        with _told(path):
            if not write and not path.is_file():
                raise _missing(path)
            if write:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._link = self._opened(write)

    def _opened(self, write: bool) -> sqlite3.Connection:
        # A reader that may not write leaves SQLite's files beside the store behind: so it only says that it will not.
        link = _connected(self.path, "rwc" if write else "rw")
        try:
            self._prepare(link, write)
        except sqlite3.OperationalError as error:
            link.close()
            if write or error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                raise
            # WAL wants a file beside the store; where none can be made nobody writes either.
            link = _connected(self.path, "ro&immutable=1")
            self._prepare(link, write)
        except BaseException:
            link.close()
            raise
        return link

    def _prepare(self, link: sqlite3.Connection, write: bool) -> None:
        link.execute(f"PRAGMA busy_timeout={_WAIT}")
        if not write:
            link.execute("PRAGMA query_only=1")
            self._check(_pragma(link, "user_version"), _pragma(link, "application_id"), write)
            return
        if _pragma(link, "user_version") != VERSION:
            self._upgrade(link)
        _to_wal(link)
        link.execute("PRAGMA synchronous=NORMAL")

    def _upgrade(self, link: sqlite3.Connection) -> None:
        link.execute("BEGIN IMMEDIATE")
        found = _pragma(link, "user_version")  # again: another may have been quicker
        empty = not link.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        self._check(found, APPLICATION_ID if empty else _pragma(link, "application_id"), write=True)
        for statement in upgrade(self.dialect, found) if found != VERSION else ():
            link.execute(statement)
        link.execute(f"PRAGMA application_id={APPLICATION_ID}")
        link.execute(f"PRAGMA user_version={VERSION}")
        link.execute("COMMIT")

    def _check(self, version: int, application: int, write: bool) -> None:
        if application != APPLICATION_ID:
            raise _foreign(self.path)
        check_version(version, str(self.path), write=write)

    def rows(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """The rows of a query, one by one."""
        with _told(self.path):
            cursor = self._link.execute(sql, values)
            names = [column[0] for column in cursor.description or ()]
            for row in cursor:
                yield dict(zip(names, row, strict=True))

    def run(self, sql: str, values: Values = ()) -> int:
        """Carries a statement out; the number of rows it touched."""
        with _told(self.path):
            return self._link.execute(sql, values).rowcount

    def many(self, sql: str, rows: Iterable[Values]) -> None:
        """Carries a statement out once a row."""
        with _told(self.path):
            self._link.executemany(sql, rows)

    @contextmanager
    def writing(self) -> Generator[None]:
        """A transaction that takes the writer's place at once: one that reads first could not wait for it."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self._link.in_transaction:
                self._link.rollback()
            raise

    def close(self) -> None:
        """Lets the file go; the last to leave takes the WAL away."""
        self._link.close()


def check_version(version: int, where: str, *, write: bool) -> None:
    """Refuses a store that a newer kehoach made, and to read one that has yet to be brought up to date.

    Raises:
        DataError: ``store.newer`` or ``store.older``.
    """
    if version > VERSION:
        raise DataError(
            "store.newer",
            Said("kho do phiên bản kehoach mới hơn tạo ra", "the store was made by a newer kehoach"),
            Said("Cập nhật kehoach.", "Update kehoach."),
            where,
        )
    if version < VERSION and not write:
        raise DataError(
            "store.older",
            Said("kho do phiên bản kehoach cũ hơn tạo ra", "the store was made by an older kehoach"),
            Said("Chạy lại kehoach convert để nâng cấp kho.", "Run kehoach convert again to bring it up to date."),
            where,
        )


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    # The thread that opened it is not always the one that writes; a store is used by one at a time all the same.
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=_WAIT / 1000)


def _to_wal(link: sqlite3.Connection) -> None:
    """Turns WAL on. SQLite does not wait by itself here while another process opens the same new store."""
    for _ in range(_WAIT // _PAUSE):
        try:
            link.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(_PAUSE / 1000)
        else:
            return


def _pragma(link: sqlite3.Connection, name: str) -> int:
    return int(link.execute(f"PRAGMA {name}").fetchone()[0])


def _missing(path: Path) -> DataError:
    return DataError(
        "store.not_found",
        Said("không có kho ở đây", "there is no store here"),
        Said("Tạo kho: kehoach convert THƯ_MỤC --into KHO.", "Make one: kehoach convert ARCHIVE --into STORE."),
        str(path),
    )


def _foreign(path: Path) -> DataError:
    return DataError(
        "store.foreign",
        Said("tệp này không phải là kho của kehoach", "the file is not a store of kehoach"),
        Said("Chọn tên khác cho kho.", "Choose another name for the store."),
        str(path),
    )


_FULL = Said("ổ đĩa đã đầy", "the disk is full")
_MAKE_ROOM = Said(
    "Giải phóng chỗ rồi chạy lại lệnh; phần đã ghi được giữ nguyên.",
    "Make room and run the command again; what was written is kept.",
)


@contextmanager
def _told(path: Path) -> Generator[None]:
    """What SQLite and the file system raise, as the project's errors."""
    try:
        yield
    except sqlite3.Error as error:
        raise _said(error, path) from error
    except OSError as error:
        raise OutputError(
            "store.unwritable", Said(f"không ghi được kho ({error.strerror})", f"cannot write it ({error.strerror})"),
            Said("Xin quyền ghi hoặc chọn nơi khác.", "Ask for the right to write or choose another place."), str(path),
        ) from error  # fmt: skip


def _said(error: sqlite3.Error, path: Path) -> KehoachError:
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    why = str(error)
    if primary == sqlite3.SQLITE_FULL:
        return OutputError("disk.full", _FULL, _MAKE_ROOM, str(path))
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR):
        return OutputError(
            "store.unwritable",
            Said(f"không mở hoặc không ghi được kho ({why})", f"the store cannot be opened or written ({why})"),
            Said("Xin quyền ghi hoặc chọn nơi khác.", "Ask for the right to write or choose another place."),
            str(path),
        )
    if primary == sqlite3.SQLITE_BUSY:
        return OutputError(
            "store.busy",
            Said("kho đang được chương trình khác ghi quá lâu", "another program has held the store for too long"),
            Said("Chạy lại sau.", "Run the command again later."),
            str(path),
        )
    if primary == sqlite3.SQLITE_NOTADB:
        return _foreign(path)
    return DataError(
        "store.damaged",
        Said(f"kho bị hỏng ({why})", f"the store is damaged ({why})"),
        Said("Chuyển kho sang nơi khác rồi chuyển đổi lại.", "Put the store aside and convert again."),
        str(path),
    )

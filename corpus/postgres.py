"""A store in PostgreSQL, for offices that share one (extra ``kehoach[postgres]``: SQLAlchemy and psycopg).

It answers as ``database.Sqlite`` does: the same tables and statements, text sorted by code points, one writer at a
time, readers that never wait. The version of the schema stands in ``meta`` under ``schema_version``.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from functools import lru_cache
from importlib import import_module
from typing import Any, Protocol, cast

from kehoach.corpus.database import Row, Values, check_version
from kehoach.corpus.schema import APPLICATION_ID, VERSION, Dialect, upgrade
from kehoach.models.errors import DataError, KehoachError, OutputError, Said, UsageError

_BATCH = 1000
_WAIT = "60s"  # a writer waits for another
_QUOTED = re.compile(r"'(?:[^']|'')*'|\"[^\"]*\"|[?%]")
# Text is sorted as SQLite sorts it, whatever the language of the server is.
_TEXT = re.compile(r"\bTEXT\b(?! COLLATE)")
_VERSION = "schema_version"


class Result(Protocol):
    """What SQLAlchemy answers to a statement."""

    rowcount: int

    def keys(self) -> Iterable[str]: ...

    def all(self) -> Sequence[Sequence[Any]]: ...

    def __iter__(self) -> Iterator[Sequence[Any]]: ...

    def close(self) -> None: ...


class Link(Protocol):
    """A connection of SQLAlchemy."""

    def exec_driver_sql(self, sql: str, values: object = None) -> Result: ...

    def execution_options(self, **options: object) -> Link: ...

    def begin(self) -> AbstractContextManager[object]: ...


class Engine(Protocol):
    """What SQLAlchemy gives connections by; its ``url`` knows how to hide the password."""

    url: Any

    def connect(self) -> AbstractContextManager[Link]: ...

    def begin(self) -> AbstractContextManager[Link]: ...

    def dispose(self) -> None: ...


def connect(url: str, *, write: bool = False) -> Postgres:
    """The database behind ``postgresql://user@host/name``; ``write`` makes the tables where there are none.

    Raises:
        UsageError: ``usage.extra`` where the libraries are not installed, ``usage.url`` for another kind of address.
        DataError: ``store.not_found``, ``store.foreign``, ``store.newer``, ``store.older`` or ``store.unreachable``.
    """
    scheme, _, rest = url.partition("://")
    if scheme not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise UsageError(
            "usage.url",
            Said("kho chỉ có thể là tệp hoặc postgresql://", "a store is a file or postgresql://"),
            where=f"{scheme}://",
        )
    try:
        library: Any = import_module("sqlalchemy")
        engine = cast(Engine, library.create_engine(f"postgresql+psycopg://{rest}", pool_pre_ping=True))
    except ImportError as error:
        raise UsageError(
            "usage.extra",
            Said("chưa cài thư viện cho PostgreSQL", "the libraries for PostgreSQL are not installed"),
            Said('Cài: pip install "kehoach[postgres]".', 'Install: pip install "kehoach[postgres]".'),
        ) from error
    return Postgres(engine, write=write)


class Postgres:
    """A store behind a URL. Reads stream through connections of their own, writes go through one."""

    dialect: Dialect = "postgresql"

    def __init__(self, engine: Engine, *, write: bool) -> None:
        self._engine = engine
        self.name = engine.url.render_as_string(hide_password=True)
        self._writing: Link | None = None
        try:
            self._prepare(write)
        except BaseException:
            engine.dispose()
            raise

    def _prepare(self, write: bool) -> None:
        found = self._version()
        if found is not None:
            check_version(found, self.name, write=write)
        elif not write:
            raise DataError(
                "store.not_found",
                Said("không có kho ở đây", "there is no store here"),
                Said("Tạo kho: kehoach convert THƯ_MỤC --into KHO.", "Make one: kehoach convert ARCHIVE --into STORE."),
                self.name,
            )
        if found == VERSION:
            return
        with self.writing():
            found = self._version()  # again: another may have been quicker
            for statement in upgrade(self.dialect, found or 0) if found != VERSION else ():
                self.run(_TEXT.sub('TEXT COLLATE "C"', statement))
            self.run(
                "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (_VERSION, str(VERSION)),
            )

    def _version(self) -> int | None:
        """The schema's version; None where there is no store. Raises ``store.foreign`` where other tables stand."""
        if not self._one("SELECT to_regclass('meta') IS NOT NULL AS there")["there"]:
            if self._one("SELECT to_regclass('documents') IS NOT NULL AS there")["there"]:
                raise _foreign(self.name)
            return None
        value = next(self.rows("SELECT value FROM meta WHERE name = ?", (_VERSION,)), None)
        if value is None:
            raise _foreign(self.name)
        return int(value["value"])

    def _one(self, sql: str) -> Row:
        return next(self.rows(sql))

    def rows(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """The rows of a query, one by one; outside a transaction they stream through a cursor of the server."""
        asked, given = _asked(sql), _given(values)
        with self._told():
            if self._writing is not None:
                result = self._writing.exec_driver_sql(asked, given)
                names = list(result.keys())
                yield from (dict(zip(names, row, strict=True)) for row in result.all())
                return
            with self._engine.connect() as link, link.begin():
                result = link.execution_options(stream_results=True, yield_per=_BATCH).exec_driver_sql(asked, given)
                with closing(result):
                    names = list(result.keys())
                    for row in result:
                        yield dict(zip(names, row, strict=True))

    def run(self, sql: str, values: Values = ()) -> int:
        """Carries a statement out; the number of rows it touched."""
        with self._told(), self._link() as link:
            return link.exec_driver_sql(_asked(sql), _given(values)).rowcount

    def many(self, sql: str, rows: Iterable[Values]) -> None:
        """Carries a statement out once a row."""
        asked = _asked(sql)
        with self._told(), self._link() as link:
            for batch in _batches(rows):
                link.exec_driver_sql(asked, batch)

    @contextmanager
    def writing(self) -> Generator[None]:
        """A transaction; a second writer waits for the first, as with SQLite."""
        if self._writing is not None:
            raise RuntimeError("a transaction within a transaction")
        with self._told(), self._engine.begin() as link:
            link.exec_driver_sql(f"SET LOCAL lock_timeout = '{_WAIT}'")
            link.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION_ID})")
            self._writing = link
            try:
                yield
            finally:
                self._writing = None

    def close(self) -> None:
        """Lets the connections go."""
        self._engine.dispose()

    @contextmanager
    def _link(self) -> Generator[Link]:
        if self._writing is not None:
            yield self._writing
            return
        with self._engine.begin() as link:
            yield link

    @contextmanager
    def _told(self) -> Generator[None]:
        """What the driver raises, as the project's errors."""
        errors: type[Exception] = import_module("sqlalchemy.exc").SQLAlchemyError
        try:
            yield
        except errors as error:
            raise _said(error, self.name) from error


@lru_cache(maxsize=512)
def _asked(sql: str) -> str:
    """The statement with the driver's signs for values; what is quoted stays as it is."""
    signs = {"?": "%s", "%": "%%"}
    return _QUOTED.sub(lambda found: signs.get(found[0], found[0].replace("%", "%%")), sql)


def _given(values: Values) -> tuple[Any, ...]:
    """The values as the server takes them: truth as 0 and 1, no NUL in a text."""
    return tuple(_value(value) for value in values)


def _value(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    return value.replace("\0", "") if isinstance(value, str) else value


def _batches(rows: Iterable[Values]) -> Iterator[list[tuple[Any, ...]]]:
    batch: list[tuple[Any, ...]] = []
    for row in rows:
        batch.append(_given(row))
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _foreign(where: str) -> DataError:
    return DataError(
        "store.foreign",
        Said("cơ sở dữ liệu này có bảng khác, không phải kho của kehoach", "other tables stand in this database"),
        Said("Dùng một cơ sở dữ liệu trống.", "Use an empty database."),
        where,
    )


_UNWRITABLE = ("42501", "25006")  # insufficient privilege, read-only transaction
_BUSY = ("55P03", "57014", "40P01")  # lock or statement timeout, deadlock
_FULL = ("53100", "53200")  # disk full, out of memory
_UNREACHABLE = ("08", "28", "3D", "57")  # connection, authorisation, no such database, shut down


def _said(error: Exception, where: str) -> KehoachError:
    origin = getattr(error, "orig", None)
    state: str = getattr(origin, "sqlstate", None) or ""
    why = " ".join(str(origin or error).split())[:300]
    if state in _FULL:
        return OutputError("disk.full", Said("máy chủ đã đầy", "the server is full"), where=where)
    if state in _UNWRITABLE:
        return OutputError(
            "store.unwritable",
            Said(f"không ghi được kho ({why})", f"the store cannot be written ({why})"),
            Said("Xin quyền ghi trên cơ sở dữ liệu.", "Ask for the right to write."),
            where,
        )
    if state in _BUSY:
        return OutputError(
            "store.busy",
            Said("kho đang được chương trình khác ghi quá lâu", "another program has held the store for too long"),
            Said("Chạy lại sau.", "Run the command again later."),
            where,
        )
    if not state or state.startswith(_UNREACHABLE):
        return DataError(
            "store.unreachable",
            Said(f"không nối được tới máy chủ ({why})", f"the server cannot be reached ({why})"),
            Said("Kiểm tra địa chỉ, tên người dùng và mật khẩu.", "Check the address, the user and the password."),
            where,
        )
    return DataError("store.refused", Said(f"máy chủ báo lỗi ({why})", f"the server refused ({why})"), where=where)

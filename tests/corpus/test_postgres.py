"""A store in PostgreSQL says what one in a file says; a real server is started for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from archive_material import write_plans
from postgres_server import server, why_not

from kehoach.corpus.convert import Options, convert
from kehoach.corpus.export import KINDS, Filters, export
from kehoach.corpus.postgres import connect
from kehoach.corpus.search import search
from kehoach.corpus.store import Store, open_store
from kehoach.models.errors import DataError, OutputError, UsageError

pytest.importorskip("sqlalchemy", reason="chưa cài kehoach[postgres]")
pytest.importorskip("psycopg", reason="chưa cài kehoach[postgres]")
pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "-")
_NUMBER = count(1)


@pytest.fixture(scope="module")
def running() -> Iterator[str]:
    with server() as url:
        yield url


@pytest.fixture
def url(running: str) -> str:
    """An empty database."""
    name = f"kho_{next(_NUMBER)}"
    sqlalchemy = pytest.importorskip("sqlalchemy")
    engine = sqlalchemy.create_engine(running.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as link:
        link.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return running.replace("/postgres?", f"/{name}?")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kho văn bản")
    write_plans(folder, 12)
    (folder / "rỗng.docx").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def both(running: str, archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """The same archive in a file and in PostgreSQL."""
    places = (str(tmp_path_factory.mktemp("kho") / "kho.db"), running)
    for place in places:
        with open_store(place, write=True) as store:
            summary = convert([str(archive)], store, Options(jobs=1))
            assert (summary.found, summary.readable, summary.error) == (13, 12, 1)
    with open_store(places[0]) as file, open_store(places[1]) as postgres:
        yield file, postgres


def test_the_same_archive_gives_the_same_rows_in_the_same_order(both: tuple[Store, Store]) -> None:
    file, postgres = both
    assert list(postgres.contents()) == list(file.contents())


@pytest.mark.parametrize("words", ["niem yet", "Niêm yết công khai", '"hài lòng"', 'thủ tục NOT "khảo sát"', "cong*"])
def test_a_search_finds_the_same(both: tuple[Store, Store], words: str) -> None:
    found = [{(hit.path, hit.begin) for hit in search(store, words, limit=500).hits} for store in both]
    assert found[0] == found[1]
    assert found[0]


@pytest.mark.parametrize("kind", KINDS)
def test_an_export_gives_the_same_bytes(both: tuple[Store, Store], kind: str) -> None:
    for filters in (Filters(), Filters(year=2024)):
        one, other = (export(store, "jsonl", [kind], filters, "vi").data for store in both)
        assert one == other
        assert one or filters.year


def test_the_records_come_back_as_they_were_read(both: tuple[Store, Store]) -> None:
    file, postgres = both
    for row in file.documents():
        assert postgres.plan(row["id"]) == file.plan(row["id"])
        assert postgres.audit(row["id"]) == file.audit(row["id"])


def test_a_second_run_reads_nothing_again(running: str, both: tuple[Store, Store], archive: Path) -> None:
    before = list(both[1].contents())
    with open_store(running, write=True) as store:
        summary = convert([str(archive)], store, Options(jobs=1))
    assert summary.unchanged == 13
    assert list(both[1].contents()) == before


def test_a_transaction_that_fails_leaves_nothing(url: str) -> None:
    with open_store(url, write=True) as store:
        with pytest.raises(RuntimeError, match="giữa chừng"), store.writing():
            store.database.run("INSERT INTO meta (name, value) VALUES (?, ?)", ("a", "b"))
            raise RuntimeError("giữa chừng")
        assert store.row("meta", "name = ?", ("a",)) is None


def test_signs_of_the_driver_are_plain_signs(url: str) -> None:
    with open_store(url, write=True) as store:
        row = {"id": 1, "kind": "100%", "label": "a?b", "method": "%s"}
        store.upsert("groups", [row])
        found = store.select("SELECT * FROM groups WHERE label LIKE '%?%' AND kind = ? AND method <> '?'", ("100%",))
        assert list(found) == [row]


def test_readers_do_not_wait_for_a_writer_and_see_what_was_there(url: str) -> None:
    with open_store(url, write=True) as writer, open_store(url) as reader, writer.writing():
        writer.database.run("INSERT INTO meta (name, value) VALUES (?, ?)", ("a", "b"))
        assert reader.row("meta", "name = ?", ("a",)) is None


def test_two_writers_take_turns(url: str) -> None:
    """Each adds to a number that it read before: none is lost."""
    with open_store(url, write=True) as store:
        store.upsert("meta", [{"name": "số", "value": "0"}])

    def add() -> None:
        with open_store(url, write=True) as store:
            for _ in range(20):
                with store.writing():
                    row = store.row("meta", "name = ?", ("số",))
                    assert row is not None
                    store.database.run("UPDATE meta SET value = ? WHERE name = ?", (str(int(row["value"]) + 1), "số"))

    threads = [threading.Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_store(url) as store:
        row = store.row("meta", "name = ?", ("số",))
    assert row is not None
    assert row["value"] == "40"


def test_a_database_without_a_store_is_told(url: str) -> None:
    with pytest.raises(DataError, match=r"store\.not_found"):
        open_store(url)


def test_a_database_with_other_tables_is_left_alone(url: str) -> None:
    database = connect(url, write=True)
    database.run("DROP TABLE meta")
    database.close()
    with pytest.raises(DataError, match=r"store\.foreign"):
        open_store(url, write=True)


def test_a_newer_store_is_refused(url: str) -> None:
    with open_store(url, write=True) as store:
        store.database.run("UPDATE meta SET value = ? WHERE name = ?", ("99", "schema_version"))
    with pytest.raises(DataError, match=r"store\.newer"):
        open_store(url)


def test_who_may_only_read_cannot_write(url: str) -> None:
    with open_store(url, write=True) as store:
        store.database.run("CREATE ROLE khach LOGIN")
        store.database.run("GRANT SELECT ON ALL TABLES IN SCHEMA public TO khach")
    with open_store(url.replace("kehoach@", "khach@"), write=True) as guest:
        assert list(guest.documents()) == []
        with pytest.raises(OutputError, match=r"store\.unwritable"):
            guest.upsert("meta", [{"name": "a", "value": "b"}])


def test_a_server_that_does_not_answer_is_told_without_the_password(url: str) -> None:
    gone = url.replace("kehoach@", "kehoach:b%C3%AD-m%E1%BA%ADt@").replace("host=/tmp", "host=/không-có")
    with pytest.raises(DataError, match=r"store\.unreachable") as told:
        open_store(gone)
    assert "b%C3" not in told.value.in_language("vi")
    assert "bí-mật" not in told.value.in_language("vi")


def test_another_kind_of_address_is_refused() -> None:
    with pytest.raises(UsageError, match=r"usage\.url"):
        open_store("mysql://máy/kho")

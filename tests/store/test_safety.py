"""What the store does when processes die, files are damaged, disks are full and many write at once."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from geo.errors import GeoError, StoreError
from geo.store import Store
from geo.store.schema import APPLICATION_ID, SCHEMA_VERSION
from tests.factories import incident, report

ROOT = Path(__file__).resolve().parents[2]


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    """A Python process of its own that runs `code` with this project on its path."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


STOPS_MIDWAY = """
    import sqlite3, sys, time
    from pathlib import Path
    import geo.store.connection as connection
    from geo.store import Store
    from tests.factories import incident, report

    seen = 0

    def watch(statement):
        global seen
        seen += statement.startswith("INSERT INTO incident_record")
        if seen == 700:
            print("in the middle", flush=True)
            time.sleep(60)

    def connect(path, original=connection.connect):
        db = original(path)
        db.set_trace_callback(watch)
        db.execute("PRAGMA cache_size = 10")  # so that pages reach the disk before the end
        return db

    connection.connect = connect
    with Store.open(Path(sys.argv[1])) as store:
        store.save(report("killed"), [incident(f"new{n}", quote="x" * 2000) for n in range(1000)])
"""


def test_a_save_killed_in_the_middle_leaves_nothing_of_it(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with Store.open(path) as store:
        store.save(report("before"), [incident("old")])
        history = store.history()
    process = start(STOPS_MIDWAY, path)
    assert process.stdout is not None
    assert process.stdout.readline() == "in the middle\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert path.with_name("s.sqlite-wal").stat().st_size > 500_000  # half a save is on the disk
    with Store.open(path) as store:
        assert (store.count(), store.count_reports()) == (1, 1)
        assert store.history() == history
        assert store.columns().ids.tolist() == ["old"]
        assert store.save(report("killed"), [incident("new")]).added == 1


SAVES_FOR_EVER = """
    import itertools, sys
    from pathlib import Path
    from geo.store import Store
    from tests.factories import incident, report

    with Store.open(Path(sys.argv[1])) as store:
        for n in itertools.count():
            store.save(report(f"report {sys.argv[2]} {n}"), [incident(f"{sys.argv[2]}-{n}-{k}") for k in range(40)])
            print("saved", flush=True)
"""


def test_killed_at_any_moment_every_report_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    promised = 0
    for turn in range(4):
        process = start(SAVES_FOR_EVER, path, turn)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.05 * turn)
        process.send_signal(signal.SIGKILL)
        promised += 1 + process.communicate()[0].count("saved")
        with Store.open(path) as store:
            assert store.count() == 40 * store.count_reports()
            assert store.count_reports() >= promised
            assert len(store.history()) == 41 * store.count_reports()
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


OPENS_AND_SAVES = """
    import sys
    from pathlib import Path
    from geo.store import Store
    from tests.factories import incident, report

    sys.stdin.readline()
    with Store.open(Path(sys.argv[1])) as store:
        for n in range(10):
            store.save(report(f"{sys.argv[2]} {n}"), [incident(f"{sys.argv[2]}-{n}")])
        store.save(report("the same"), [incident("the same")])
"""


def test_processes_that_open_a_new_store_at_once_all_succeed(tmp_path: Path) -> None:
    path = tmp_path / "home" / "s.sqlite"
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(OPENS_AND_SAVES), str(path), str(n)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        for n in range(4)
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        _, errors = process.communicate(timeout=60)
        assert (process.returncode, errors) == (0, "")
    with Store.open(path) as store:
        assert (store.count(), store.count_reports(), store.data_version()) == (41, 41, 41)


def test_threads_share_one_store(tmp_path: Path) -> None:
    faults: list[BaseException] = []
    with Store.open(tmp_path / "s.sqlite") as store:

        def work(name: int) -> None:
            try:
                for n in range(15):
                    store.save(report(f"{name} {n}"), [incident(f"{name}-{n}")])
                    columns = store.columns()
                    assert f"{name}-{n}" in columns.ids
                    assert len(list(store.records(columns.keys))) == len(columns)
            except BaseException as fault:
                faults.append(fault)

        threads = [threading.Thread(target=work, args=(name,)) for name in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert faults == []
        assert store.count() == len(store.columns()) == 90


@pytest.mark.parametrize("damage", ["text", "header", "middle", "truncated"])
def test_a_damaged_file_is_named_and_left_as_it_is(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "s.sqlite"
    with Store.open(path) as store:
        store.add_incidents(incident(f"i{n}", quote="x" * 500) for n in range(300))
    data = bytearray(path.read_bytes())
    if damage == "text":
        data = bytearray(b"this is no database, but a note " * 40)
    elif damage == "header":
        data[:100] = bytes(100)
    elif damage == "middle":
        data[4096 : len(data) - 4096] = b"\xff" * (len(data) - 8192)
    else:
        data = data[: len(data) // 3]
    path.write_bytes(data)
    with pytest.raises(StoreError, match=r"s\.sqlite.*(damaged|not made by Dateline)"):  # noqa: SIM117
        with Store.open(path) as store:
            list(store.records(store.columns().keys))
    assert path.read_bytes() == data


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE place (id)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"places\.sqlite.*not made by Dateline.*DATELINE_HOME"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_newer_layout_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    Store.open(path).close()
    newer = sqlite3.connect(path)
    newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    newer.close()
    with pytest.raises(StoreError, match=r"s\.sqlite.*newer Dateline.*Update"):
        Store.open(path)


def test_an_older_layout_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    Store.open(path).close()
    older = sqlite3.connect(path)
    older.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
    older.close()
    with pytest.raises(StoreError, match=r"s\.sqlite.*older Dateline.*left as it is"):
        Store.open(path)


def test_the_file_tells_what_it_is_and_is_written_through(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.sqlite") as store, store._pool.read() as db:
        facts = {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in
                 ("application_id", "user_version", "journal_mode", "synchronous", "foreign_keys")}  # fmt: skip
    assert facts == {
        "application_id": APPLICATION_ID, "user_version": SCHEMA_VERSION, "journal_mode": "wal",
        "synchronous": 2, "foreign_keys": 1,
    }  # fmt: skip


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("not a folder")
    with pytest.raises(StoreError, match=r"home.*DATELINE_HOME"):
        Store.open(tmp_path / "home" / "s.sqlite")


def as_ordinary_user(action: Callable[[], object]) -> str:
    """What `action` raises when it is not run by the superuser, for whom every folder is writable."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            action()
            message = "nothing was raised"
        except GeoError as error:
            message = str(error)
        except BaseException as error:
            message = f"{type(error)}: {error}"
        os.write(writing, message.encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        return pipe.read()


@pytest.fixture
def locked_folder(tmp_path: Path) -> Iterator[Path]:
    for folder in (tmp_path, *tmp_path.parents):
        if folder == Path(tempfile.gettempdir()):
            break
        folder.chmod(0o755)  # the other user must be able to get here
    folder = tmp_path / "locked"
    folder.mkdir()
    yield folder
    folder.chmod(0o755)


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_folder_that_cannot_be_written_is_named(locked_folder: Path) -> None:
    locked_folder.chmod(0o555)
    message = as_ordinary_user(lambda: Store.open(locked_folder / "s.sqlite"))
    assert message.startswith(f"{locked_folder}/s.sqlite: ")
    assert "DATELINE_HOME" in message


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_store_that_became_read_only_is_named_and_kept(locked_folder: Path) -> None:
    path = locked_folder / "s.sqlite"
    with Store.open(path) as store:
        store.add_incidents([incident("kept")])
    path.chmod(0o444)
    locked_folder.chmod(0o555)
    message = as_ordinary_user(lambda: Store.open(path).add_incidents([incident("lost")]))
    assert "s.sqlite" in message and "writ" in message
    locked_folder.chmod(0o755)
    path.chmod(0o644)
    with Store.open(path) as store:
        assert store.columns().ids.tolist() == ["kept"]


FILLS_THE_DISK = """
    import resource, sys
    from pathlib import Path
    from geo.errors import StoreError
    from geo.store import Store
    from tests.factories import incident, report

    with Store.open(Path(sys.argv[1])) as store:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
        try:
            store.save(report("too much"), [incident(f"n{n}", quote="x" * 2000) for n in range(3000)])
        except StoreError as error:
            print(error)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
        print(store.count(), store.save(report("small"), [incident("small")]).added)
"""


def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with Store.open(path) as store:
        store.save(report("before"), [incident("old")])
    output, errors = start(FILLS_THE_DISK, path).communicate(timeout=60)
    assert errors == ""
    message, after = output.splitlines()
    assert "s.sqlite: the disk is full" in message and "Free some space" in message
    assert after == "1 1"
    with Store.open(path) as store:
        assert store.columns().ids.tolist() == ["old", "small"]


def test_a_store_that_another_keeps_locked_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.store.connection.BUSY_SECONDS", 0.05)
    path = tmp_path / "s.sqlite"
    with Store.open(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"s\.sqlite.*locked.*Try again"):
            store.add_incidents([incident()])
        assert store.count() == 0  # readers are not kept waiting
        other.close()
        assert store.add_incidents([incident()]).added == 1


def test_a_fault_inside_a_change_undoes_it_and_the_store_goes_on(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.sqlite") as store:
        with pytest.raises(KeyboardInterrupt), store._pool.write() as db:
            db.execute("UPDATE meta SET value = 99 WHERE name = 'data_version'")
            raise KeyboardInterrupt
        assert store.data_version() == 0


def test_a_source_must_be_of_a_stored_report(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "s.sqlite")
    with pytest.raises(StoreError, match="FOREIGNKEY"), store._pool.write() as db:
        db.execute("INSERT INTO report_source VALUES ('ghost', '', '', '', '')")
    store.close()

"""The gazetteer is built when it is needed, once, and an old one is never lost to a failed build."""

from __future__ import annotations

import logging
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

import geo.gazetteer.build
from geo.errors import FileRefusedError, GazetteerError
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.opening import inputs_digest, open_gazetteer, rebuild
from geo.settings import ROOT, Settings

pytestmark = pytest.mark.no_cover  # gazetteers are built over and over

BELGOROD = "geonames:578072"


def copied_data(settings: Settings, tmp_path: Path) -> Path:
    data = tmp_path / "data"
    shutil.copytree(settings.data, data)
    return data


def test_it_is_built_once_and_then_only_opened(small: Settings) -> None:
    told: list[tuple[float, str]] = []
    first = open_gazetteer(small, progress=lambda share, what: told.append((share, what)))
    assert first.place(BELGOROD) is not None
    assert [share for share, _ in told] == sorted(share for share, _ in told)
    assert (told[0][0], told[-1][0]) == (0.0, 1.0)
    built = first.info().built_at
    told.clear()
    again = open_gazetteer(small, progress=lambda share, what: told.append((share, what)))
    assert told == []
    assert again.info().built_at == built
    assert sorted(p.name for p in small.home.iterdir()) == ["gazetteer.lock", "gazetteer.sqlite"]


def test_a_changed_input_makes_it_anew(small_built: Settings, tmp_path: Path) -> None:
    data = copied_data(small_built, tmp_path)
    settings = Settings(home=small_built.home, data=data)
    with (data / "countries.csv").open("a", encoding="utf-8") as file:
        file.write("UA,Ruritania,\n")
    assert {c.place.country for c in open_gazetteer(settings).lookup("Ruritania")} == {"UA"}


def test_the_boundaries_are_an_input(small: Settings) -> None:
    assert inputs_digest(small) != inputs_digest(
        Settings(home=small.home, data=small.data, boundaries="de_facto")
    )


def test_crimea_follows_the_setting(small_built: Settings) -> None:
    simferopol = open_gazetteer(small_built).place("geonames:693805")
    assert simferopol is not None
    assert (simferopol.country, simferopol.admin1) == ("UA", "UA-43")
    other = open_gazetteer(
        Settings(home=small_built.home, data=small_built.data, boundaries="de_facto")
    ).place("geonames:693805")
    assert other is not None
    assert (other.country, other.admin1) == ("RU", "UA-43")


@pytest.mark.parametrize("damage", ["truncated", "empty", "text", "other version", "no tables"])
def test_a_file_that_cannot_be_used_is_replaced(
    small_built: Settings, damage: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = small_built.gazetteer_path
    if damage != "truncated":  # one is built in earnest
        good = shutil.copy(path, tmp_path / "good.sqlite")
        monkeypatch.setattr(
            geo.gazetteer.build, "build_gazetteer", lambda settings, target, *rest: shutil.copy(good, target)
        )
    if damage == "truncated":
        path.write_bytes(path.read_bytes()[:-50_000])
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "text":
        path.write_text("this is no gazetteer " * 1000)
    elif damage == "no tables":
        path.unlink()
        with closing(sqlite3.connect(path)) as db:
            db.execute("CREATE TABLE other (x)")
    else:
        with closing(sqlite3.connect(path)) as db:
            db.execute("UPDATE info SET value = '0' WHERE key IN ('version', 'digest')")
            db.commit()
    assert open_gazetteer(small_built).place(BELGOROD) is not None


@pytest.mark.parametrize("content", [None, b"", b"text" * 500])
def test_the_class_itself_refuses_such_a_file(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "gazetteer.sqlite"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(GazetteerError, match=r"gazetteer\.sqlite.*gazetteer build"):
        Gazetteer(path)


def test_a_failed_build_leaves_the_old_one_in_use(
    small_built: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    built = open_gazetteer(small_built).info().built_at

    def fail(settings: Settings, target: Path, *rest: object) -> None:
        target.write_bytes(b"half a file")
        raise GazetteerError("no space left on device")

    monkeypatch.setattr(geo.gazetteer.build, "build_gazetteer", fail)
    with pytest.raises(GazetteerError, match="no space"):
        rebuild(small_built)
    other = Settings(
        home=small_built.home, data=small_built.data, boundaries="de_facto"
    )  # asks for a new one
    with caplog.at_level(logging.WARNING):
        assert open_gazetteer(other).info().built_at == built
    assert "earlier build is used" in caplog.text
    assert list(small_built.home.glob("*.new")) == []


def test_without_an_old_one_a_failed_build_is_an_error(
    small: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise GazetteerError("no space left on device")

    monkeypatch.setattr(geo.gazetteer.build, "build_gazetteer", fail)
    with pytest.raises(GazetteerError, match="no space"):
        open_gazetteer(small)
    assert not small.gazetteer_path.exists()


def test_a_home_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where a folder should be")
    with pytest.raises(GazetteerError, match="DATELINE_HOME"):
        open_gazetteer(Settings(home=tmp_path / "home"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("places.csv", "id,name\nx,y\n"),
        ("demonyms.csv", "code,en\nUA,Ukrainian\n"),
        ("countries.csv", "\x00\xff"),
        ("us_counties.csv", "nothing of use\n1\n"),
    ],
)
def test_a_broken_shipped_file_is_named(small: Settings, tmp_path: Path, name: str, content: str) -> None:
    data = copied_data(small, tmp_path)
    (data / name).write_bytes(content.encode("latin-1"))
    with pytest.raises(FileRefusedError, match=name.replace(".", r"\.")):
        open_gazetteer(Settings(home=small.home, data=data))


def test_a_bad_row_of_places_is_named_with_its_line(small: Settings, tmp_path: Path) -> None:
    data = copied_data(small, tmp_path)
    lines = (data / "places.csv").read_text(encoding="utf-8").splitlines()
    header = lines[0].split(",")
    row = dict.fromkeys(header, "") | {"id": "x", "name": "X", "latitude": "91", "longitude": "0",
           "geo_precision": "settlement", "radius_km": "1"}  # fmt: skip
    (data / "places.csv").write_text(
        "\n".join([lines[0], lines[1], ",".join(row[h] for h in header)]) + "\n", encoding="utf-8"
    )
    with pytest.raises(FileRefusedError, match=r"places\.csv, line 3: latitude: 91"):
        open_gazetteer(Settings(home=small.home, data=data))


def test_two_processes_at_once_end_with_one_good_file(small: Settings, in_a_process: str) -> None:
    script = in_a_process + (
        "n = []; g = open_gazetteer(Settings(home=Path(sys.argv[1])), progress=lambda s, w: n.append(s));"
        f"assert g.place({BELGOROD!r}); print(len(n) > 0, g.info().built_at.isoformat())"
    )
    command = [sys.executable, "-c", script, str(small.home)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) for _ in range(2)]
    lines = sorted(p.communicate(timeout=300)[0].split() for p in both)
    assert [p.returncode for p in both] == [0, 0]
    assert [built for built, _ in lines] == ["False", "True"]  # one built, the other waited and used it
    assert lines[0][1] == lines[1][1]


def test_a_process_killed_while_building_harms_nobody(small: Settings, in_a_process: str) -> None:
    script = in_a_process + "rebuild(Settings(home=Path(sys.argv[1])))"
    process = subprocess.Popen([sys.executable, "-c", script, str(small.home)], cwd=ROOT)
    deadline = time.monotonic() + 120
    while not list(small.home.glob("*.new")) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not small.gazetteer_path.exists()
    assert open_gazetteer(small).place(BELGOROD) is not None
    assert list(small.home.glob("*.new")) == []


def test_a_full_disk_is_an_error_that_says_what_to_do(small_built: Settings, in_a_process: str) -> None:
    built = open_gazetteer(small_built).info().built_at
    script = in_a_process + (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000));\n"
        "try: rebuild(Settings(home=Path(sys.argv[1])))\n"
        "except GazetteerError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(small_built.home)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert "gazetteer.sqlite" in done.stdout, done.stderr
    assert "free space" in done.stdout
    assert open_gazetteer(small_built).info().built_at == built
    assert list(small_built.home.glob("*.new")) == []


def test_a_read_only_file_is_only_read(small_built: Settings) -> None:
    small_built.gazetteer_path.chmod(0o444)
    small_built.home.chmod(0o555)
    try:
        assert open_gazetteer(small_built).lookup("Belgorod")
    finally:
        small_built.home.chmod(0o755)

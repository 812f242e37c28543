"""Online geocoders ask in turn, once, and tell "no such place" from "could not ask"."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from geo.errors import GeocoderUnavailableError
from geo.gazetteer.index import Gazetteer
from geo.geocoders import ChainGeocoder
from geo.geocoders.chain import USER_AGENT, online_geocoder
from geo.geocoders.online import OnlineGeocoder
from geo.geocoders.turns import Turns
from geo.model import GeoPrecision
from geo.settings import ROOT, Settings
from tests.geocoders.online_server import KILLIM, KILLIM_OF_PHOTON, Online


def nominatim(
    online: Online, home: Path, *, timeout_s: float = 5.0, interval_s: float = 0.0
) -> OnlineGeocoder:
    chosen = Settings(home=home, online="nominatim", online_url=online.url)
    geocoder = online_geocoder(chosen, timeout_s=timeout_s)
    assert geocoder is not None
    geocoder.turns.interval_s = interval_s
    return geocoder


def chain(gazetteer: Gazetteer, online: Online, home: Path) -> ChainGeocoder:
    return ChainGeocoder(gazetteer, online=nominatim(online, home), settings=Settings(home=home))


def test_it_is_off_by_default(tmp_path: Path, gazetteer: Gazetteer) -> None:
    assert online_geocoder(Settings(home=tmp_path)) is None
    geocoder = ChainGeocoder(gazetteer, settings=Settings(home=tmp_path))
    assert geocoder.online is None
    assert geocoder.geocode("Killim, Kharkiv Oblast") is None


def test_nominatims_answer_becomes_a_place(online: Online, tmp_path: Path) -> None:
    online.says([KILLIM])
    placement = nominatim(online, tmp_path).place("Killim, Kharkiv Oblast", countries=["UA"])
    place = placement.place
    assert place is not None
    assert (place.gazetteer_id, place.name) == ("osm:node/17", "Killim")
    assert (place.latitude, place.longitude) == (50.15, 36.2)
    assert (place.country, place.admin1, place.admin2) == ("UA", "UA-63", "Kharkiv Raion")
    assert place.geo_precision is GeoPrecision.SETTLEMENT
    assert 1 < place.radius_km < 2
    assert placement.score < 0.7
    assert online.asked[0]["q"] == "Killim, Kharkiv Oblast"
    assert online.asked[0]["countrycodes"] == "ua"
    assert online.agents == [USER_AGENT]


def test_photons_answer_becomes_a_place(online: Online, tmp_path: Path) -> None:
    online.says({"features": [KILLIM_OF_PHOTON]})
    geocoder = online_geocoder(Settings(home=tmp_path, online="photon", online_url=online.url))
    assert geocoder is not None
    place = geocoder.place("Killim").place
    assert place is not None
    assert (place.gazetteer_id, place.country) == ("osm:node/17", "UA")
    geocoder.turns.interval_s = 0
    assert geocoder.places("Killim", countries=["RU"]) == []


def test_an_answer_is_remembered_and_a_miss_as_well(online: Online, tmp_path: Path) -> None:
    geocoder = nominatim(online, tmp_path)
    online.says([KILLIM])
    first = geocoder.places("Killim")
    online.says([])
    assert geocoder.places("Nowhere") == []
    again = nominatim(online, tmp_path)  # another process would see the same file
    assert again.places("Killim") == first
    assert again.places("Nowhere") == []
    assert len(online.asked) == 2


def test_memory_fades(tmp_path: Path) -> None:
    now = [0.0]
    turns = Turns(tmp_path / "o.sqlite", clock=lambda: now[0])
    turns.remember("s", "hit", [{"a": 1}])
    turns.remember("s", "miss", None)
    now[0] = 20 * 86_400.0
    assert turns.remembered("s", "hit") == (True, [{"a": 1}])
    assert turns.remembered("s", "miss") == (False, None)
    now[0] = 200 * 86_400.0
    assert turns.remembered("s", "hit") == (False, None)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"raw": b"{}", "status": 500}, "500"),
        ({"raw": b"{}", "status": 503}, "503"),
        ({"raw": b"{}", "status": 403}, "403"),
        ({"raw": b"[{broken"}, "could not be asked"),
        ({"raw": b"<html>captive portal</html>"}, "could not be asked"),
        ({"raw": '[{"lat": "1", "lon": "Київ"'.encode("utf-16")}, "could not be asked"),
        ({"raw": b'["\xff\xfe"]'}, "could not be asked"),
        ({"raw": b'"just text"'}, "its answer cannot be read"),
        ({"raw": b'{"error": "the index is being rebuilt"}'}, "the index is being rebuilt"),
        ({"raw": b"{}", "status": 400}, "400"),
    ],
)
def test_a_fault_is_an_error_and_never_no_such_place(
    online: Online, tmp_path: Path, answer: dict[str, object], words: str
) -> None:
    geocoder = nominatim(online, tmp_path)
    online.says(**answer)  # type: ignore[arg-type]
    with pytest.raises(GeocoderUnavailableError, match=words):
        geocoder.places("Killim")
    online.says([KILLIM])
    assert len(geocoder.places("Killim")) == 1  # the fault was not remembered


def test_a_slow_server_is_given_up_on(online: Online, tmp_path: Path) -> None:
    online.says([KILLIM])
    online.delay_s = 1.0
    with pytest.raises(GeocoderUnavailableError, match="could not be asked"):
        nominatim(online, tmp_path, timeout_s=0.2).places("Killim")


def test_no_server_is_an_error(tmp_path: Path) -> None:
    chosen = Settings(home=tmp_path, online="nominatim", online_url="http://127.0.0.1:9")
    geocoder = online_geocoder(chosen)
    assert geocoder is not None
    with pytest.raises(GeocoderUnavailableError, match=r"Nominatim \(127.0.0.1:9\)"):
        geocoder.places("Killim")


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_honoured_by_all(online: Online, tmp_path: Path, status: int) -> None:
    online.says({}, status=status, Retry_After="120")
    with pytest.raises(GeocoderUnavailableError) as caught:
        nominatim(online, tmp_path).places("Killim")
    assert caught.value.retry_after == 120
    online.says([KILLIM])
    with pytest.raises(GeocoderUnavailableError) as caught:
        nominatim(online, tmp_path).places("Killim")
    assert 100 < (caught.value.retry_after or 0) <= 120
    assert len(online.asked) == 1


def test_a_record_that_cannot_be_read_is_left_out(online: Online, tmp_path: Path) -> None:
    online.says([{**KILLIM, "boundingbox": ["1"]}, {"lat": "1", "lon": "1", "display_name": "x"}, KILLIM])
    assert [p.name for p in nominatim(online, tmp_path).places("Killim")] == ["Killim"]


def test_turns_are_an_interval_apart(tmp_path: Path) -> None:
    slept: list[float] = []
    turns = Turns(tmp_path / "o.sqlite", interval_s=1.0, clock=lambda: 100.0, sleep=slept.append)
    for _ in range(4):
        turns.wait("s")
    turns.wait("another")
    assert slept == [1.0, 2.0, 3.0]


def test_a_clock_set_back_locks_nobody_out(tmp_path: Path) -> None:
    now = [1e9]
    slept: list[float] = []
    turns = Turns(tmp_path / "o.sqlite", interval_s=1.0, clock=lambda: now[0], sleep=slept.append)
    turns.wait("s")
    now[0] = 0.0
    turns.wait("s")
    assert slept == []


def test_threads_and_processes_share_the_turns(online: Online, tmp_path: Path) -> None:
    online.says([])
    script = (
        "import sys; from pathlib import Path; from geo.settings import Settings;"
        "from geo.geocoders.chain import online_geocoder;"
        "g = online_geocoder(Settings(home=Path(sys.argv[1]), online='nominatim', online_url=sys.argv[2]));"
        "g.turns.interval_s = 0.3; g.places(sys.argv[3])"
    )
    others = [
        subprocess.Popen([sys.executable, "-c", script, str(tmp_path), online.url, name], cwd=ROOT)
        for name in ("A", "B")
    ]
    geocoder = nominatim(online, tmp_path, interval_s=0.3)
    threads = [threading.Thread(target=geocoder.places, args=(name,)) for name in ("C", "D")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [p.wait(60) for p in others] == [0, 0]
    times = sorted(online.times)
    assert len(times) == 4
    # Turns are 0.3 s apart by the clock; what a busy machine adds between turn and request is not ours.
    assert times[-1] - times[0] > 0.3


def test_a_file_that_is_no_database_is_an_error(tmp_path: Path, online: Online) -> None:
    (tmp_path / "online.sqlite").write_bytes(b"not a database, far from it" * 100)
    with pytest.raises(GeocoderUnavailableError, match=r"online\.sqlite"):
        nominatim(online, tmp_path).places("Killim")


def test_the_chain_asks_the_gazetteer_first(online: Online, gazetteer: Gazetteer, tmp_path: Path) -> None:
    found = chain(gazetteer, online, tmp_path).geocode("Belgorod")
    assert found.raw["gazetteer_id"] == "geonames:578072"
    assert online.asked == []


def test_the_chain_asks_on_for_what_the_gazetteer_lacks(
    online: Online, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    online.says([KILLIM])
    found = chain(gazetteer, online, tmp_path).geocode("Killim, Kharkiv Oblast")
    assert found.raw["gazetteer_id"] == "osm:node/17"
    assert found.raw["method"].startswith("asked Nominatim")
    assert found.raw["score"] < 0.7


def test_an_online_answer_outside_the_stated_region_is_none(
    online: Online, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    online.says([KILLIM])
    geocoder = chain(gazetteer, online, tmp_path)
    assert geocoder.geocode("Killim, Belgorod Oblast") is None
    assert geocoder.geocode("Killim", country="RU") is None
    assert geocoder.geocode("Killim, Nowhere District") is None
    placement = geocoder.place("Killim, Belgorod Oblast", fall_back_to_area=True)
    assert placement.place is not None
    assert placement.place.gazetteer_id == "iso:RU-BEL"


def test_a_division_is_found_for_an_answer_without_one(
    online: Online, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    online.says([{**KILLIM, "address": {}}])
    found = chain(gazetteer, online, tmp_path).geocode("Killim, Kharkiv Oblast")
    assert (found.raw["country"], found.raw["admin1"]) == ("UA", "UA-63")


def test_the_chain_says_that_it_could_not_ask(online: Online, gazetteer: Gazetteer, tmp_path: Path) -> None:
    online.says({}, status=500)
    with pytest.raises(GeocoderUnavailableError):
        chain(gazetteer, online, tmp_path).geocode("Killim, Kharkiv Oblast")

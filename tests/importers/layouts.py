"""What tests of publishers' layouts share: a store to bring files into, and rows of our own in those layouts."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from geo.gazetteer.index import Gazetteer
from geo.model import Incident
from geo.settings import Settings
from geo.store import Store
from geo.store.importing import Imported, prepare, run

POINT = {"latitude": "47.5672", "longitude": "35.7858"}


class House:
    """A store, and a folder for the files that are brought into it."""

    def __init__(self, store: Store, gazetteer: Gazetteer, folder: Path) -> None:
        self.store, self.gazetteer, self.folder = store, gazetteer, folder

    def bring(self, name: str, data: bytes | str | Any) -> Imported:
        """Import a file with this content; what is neither bytes nor text is written as JSON."""
        path = self.folder / name
        text = data if isinstance(data, bytes | str) else json.dumps(data)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return run(self.store, prepare(path, Settings(home=self.folder), self.gazetteer))

    def all(self) -> dict[str, Incident]:
        """What is stored, by id."""
        return {i.id: i for i in self.store.incidents(self.store.columns().ids.tolist())}

    def only(self) -> Incident:
        """The one that is stored."""
        (one,) = self.all().values()
        return one


def table(
    columns: Sequence[str], rows: Sequence[Mapping[str, str]], separator: str = ",", header: bool = True
) -> str:
    """Rows as CSV."""

    class Lines(list[str]):
        write = list.append

    lines = Lines()
    writer = csv.DictWriter(lines, columns, restval="", delimiter=separator)
    if header:
        writer.writeheader()
    writer.writerows(rows)
    return "".join(lines)


def zipped(path: Path, members: Mapping[str, str]) -> bytes:
    """An archive with these members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path.read_bytes()


GED_ROW = POINT | {
    "id": "500001", "relid": "UKR-2024-1-1-1", "year": "2024", "active_year": "TRUE", "code_status": "Clear", "type_of_violence": "1",
    "conflict_dset_id": "13243", "conflict_new_id": "13243", "side_a": "Government of Russia", "side_b": "Government of Ukraine",
    "number_of_sources": "2", "source_article": '"Wire One,2024-03-03,Shells hit town";"Wire Two,2024-03-02,Town shelled, two dead"',
    "source_office": "Wire One;Wire Two", "source_date": "2024-03-03;2024-03-02", "source_headline": "Shells hit town;Town shelled, two dead",
    "where_prec": "1", "where_coordinates": "Orikhiv town", "where_description": "Orikhiv", "adm_1": "Zaporizhzhia oblast",
    "adm_2": "Polohy raion", "geom_wkt": "POINT (35.7858 47.5672)", "country": "Ukraine", "country_id": "369", "region": "Europe",
    "event_clarity": "1", "date_prec": "1", "date_start": "2024-03-01 00:00:00.000", "date_end": "2024-03-01 00:00:00.000",
    "deaths_a": "0", "deaths_b": "1", "deaths_civilians": "1", "deaths_unknown": "0", "best": "2", "high": "4", "low": "0",
}  # fmt: skip


def ged_is_right(one: Incident) -> None:
    assert (one.id, str(one.when.start), one.when.precision.value) == ("ucdp:500001", "2024-03-01", "day")
    told = [(source.publisher, source.title, str(source.published)) for source in one.sources]
    assert told == [
        ("Wire One", "Shells hit town", "2024-03-03"),
        ("Wire Two", "Town shelled, two dead", "2024-03-02"),
    ]
    assert str(one.reported_at) == "2024-03-02"  # the earlier
    hurt = one.casualties
    assert (hurt.killed_low, hurt.killed_best, hurt.killed_high, hurt.civilians_killed) == (0, 2, 4, 1)
    assert one.place is not None and (one.place.admin1, one.place.latitude) == ("UA-23", 47.5672)


ACLED = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 "
    "inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude geo_precision source "
    "source_scale notes fatalities tags timestamp"
).split()
ACLED_ROW = POINT | {
    "event_id_cnty": "UKR77", "event_date": "2024-03-02", "year": "2024", "time_precision": "2", "disorder_type": "Political violence",
    "event_type": "Explosions/Remote violence", "sub_event_type": "Shelling/artillery/missile attack", "actor1": "Forces of A",
    "inter1": "State forces", "actor2": "Civilians (Ukraine)", "inter2": "Civilians", "interaction": "State forces-Civilians",
    "iso": "804", "region": "Europe", "country": "Ukraine", "admin1": "Zaporizhia", "admin2": "Polohivskyi", "location": "Orikhiv",
    "geo_precision": "2", "source": "Suspilne Media; Ukrinform", "source_scale": "National", "notes": "Shells hit the town.",
    "fatalities": "0", "timestamp": "1709600000",
}  # fmt: skip

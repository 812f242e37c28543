"""ACLED: the export of today, the older one with `data_id`, and the files from before 2019, whose event types were others
and had no sub-event types (ACLED Codebook, versions of 2017 and 2023).
"""

from datetime import date, timedelta

from geo.importers.tables.presets.preset import Cells, Kind, Preset
from geo.model import DatePrecision, GeoPrecision

_SPREAD = timedelta(days=3)
_FORMER = {
    "battle-no change of territory": ("Battles", "Armed clash"),
    "battle-government regains territory": ("Battles", "Government regains territory"),
    "battle-non-state actor overtakes territory": ("Battles", "Non-state actor overtakes territory"),
    "remote violence": ("Explosions/Remote violence", ""),
    "strategic development": ("Strategic developments", ""),
}
_RIOTERS, _PROTESTERS = "5", "6"  # codes of inter1 and inter2


def kind(cells: Cells) -> Kind | None:
    """Today's event type of a former one; None for any other."""
    former = cells["event_type"].strip().lower()
    if former == "riots/protests":
        parties = (cells.get("inter1", ""), cells.get("inter2", ""))
        if _RIOTERS in parties:
            return "Riots", ""
        return ("Protests", "") if _PROTESTERS in parties else ("Riots", "")
    return _FORMER.get(former)


def interval(day: date, precision: DatePrecision) -> tuple[date, date]:
    """The seven days round `day`, or its month, as time_precision says."""
    if precision is DatePrecision.WEEK:
        return day - _SPREAD, day + _SPREAD
    if precision is DatePrecision.MONTH:
        following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        return day.replace(day=1), following - timedelta(days=1)
    return day, day


PRESET = Preset(
    name="acled",
    label="ACLED",
    needs=frozenset({"event_id_cnty", "event_date", "event_type", "latitude", "longitude"}),
    columns={
        "id": "event_id_cnty", "event_type": "event_type", "sub_event_type": "sub_event_type",
        "date_start": "event_date", "date_precision": "time_precision",
        "actor1": "actor1", "actor2": "actor2", "killed_best": "fatalities",
        "country": "country", "admin1": "admin1", "admin2": "admin2", "place": "location",
        "latitude": "latitude", "longitude": "longitude", "geo_precision": "geo_precision",
        "publisher": "source", "description": "notes", "reported_at": "timestamp",
    },
    prefix="acled:",
    publisher="ACLED",
    licence="ACLED terms of use",
    geo_precision={"1": GeoPrecision.SETTLEMENT, "2": GeoPrecision.NEAR, "3": GeoPrecision.ADMIN1},
    date_precision={"1": DatePrecision.DAY, "2": DatePrecision.WEEK, "3": DatePrecision.MONTH},
    kind=kind,
    kind_columns=("event_type", "inter1", "inter2"),
    split_sources=";",
    interval=interval,
    codes=frozenset({"time_precision", "geo_precision", "timestamp"}),
    source_day=False,
    notes=("time_precision 2 and 3 give the seven days round the date and its month.",),
)  # fmt: skip

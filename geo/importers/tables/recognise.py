"""Columns to fields: by a known publisher's header, by the names that people give, and by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from geo.importers.tables.dates import read_date
from geo.importers.tables.mapping import ColumnMapping
from geo.importers.tables.numbers import is_nothing, pair
from geo.importers.tables.presets.registry import PRESETS

_NAMES: Mapping[str, str] = {
    "id": "id event_id eventid incident_id uid key entry номер",
    "event_type": "event_type eventtype type category incident_type event kind тип",
    "sub_event_type": "sub_event_type subtype sub_type subcategory",
    "description": "description notes note summary details text comment narrative desc what what_happened event_description incident_description remarks опис описание що_сталося что_произошло name title",
    "quote": "quote excerpt",
    "date_start": "date_start start_date startdate event_date eventdate date date_of_incident incident_date day begin timestamp datetime time_start when verifieddate дата",
    "date_end": "date_end end_date enddate end until",
    "date_precision": "date_precision date_prec time_precision",
    "reported_at": "reported_at published report_date date_published publication_date source_date",
    "actor1": "actor1 actor side_a who perpetrator group initiator",
    "actor2": "actor2 side_b target victim",
    "weapon": "weapon weapons weapon_type weapon_used munition munition_type зброя оружие",
    "target": "target_type target_hit object_hit what_was_hit facility_type",
    "killed_low": "killed_low low deaths_low fatalities_low min_killed",
    "killed_best": "killed_best killed fatalities deaths dead best fatality_count number_killed загиблі убито погибло",
    "killed_high": "killed_high high deaths_high fatalities_high max_killed",
    "injured": "injured wounded casualties_injured number_injured injuries поранені ранено",
    "civilians_killed": "civilians_killed deaths_civilians civilian_deaths",
    "children_killed": "children_killed child_deaths",
    "missing": "missing people_missing persons_missing number_missing зниклі пропавшие",
    "captured": "captured detained abducted kidnapped arrested prisoners hostages полонені пленные",
    "place": "place location place_name placename town city settlement village locality name_place asciiname місце место населений_пункт город where",
    "place_text": "place_text address where_coordinates",
    "country": "country country_name nation adm0 adm0_en країна страна",
    "admin1": "admin1 adm1 adm_1 admin_1 region province oblast state governorate adm1_name adm1_en adm1_name_en область",
    "admin2": "admin2 adm2 adm_2 admin_2 district raion county adm2_name adm2_en район",
    "latitude": "latitude lat y geo_lat y_coord point_y широта",
    "longitude": "longitude lon lng long x geo_lon geo_long x_coord point_x довгота долгота",
    "point": "coordinates coords latlng lat_lng latlon lat_lon point geolocation gps geo_point wkt geom_wkt",
    "geo_precision": "geo_precision where_prec precision",
    "radius_km": "radius_km",
    "publisher": "publisher source source_name outlet media source_office джерело источник",
    "url": "url link source_url sourceurl links source_link href",
    "source_title": "source_title headline source_headline",
    "language": "language lang",
    "licence": "licence license",
    "graphic": "graphic",
}  # fmt: skip
_BY_NAME: Mapping[str, str] = {name: field for field, names in _NAMES.items() for name in names.split()}
_RANK: Mapping[str, int] = {name: n for names in _NAMES.values() for n, name in enumerate(names.split())}
_HXL: Mapping[str, str] = {
    "#geo+lat": "latitude", "#geo+lon": "longitude", "#country": "country", "#country+name": "country",
    "#adm1": "admin1", "#adm1+name": "admin1", "#adm2": "admin2", "#adm2+name": "admin2", "#loc": "place",
    "#loc+name": "place", "#date": "date_start", "#date+start": "date_start", "#date+end": "date_end",
    "#date+occurred": "date_start", "#date+reported": "reported_at", "#group+name+first": "actor1",
    "#group+name+second": "actor2", "#country+code": "country", "#event+code": "id", "#event+id": "id", "#event+type": "event_type", "#event": "event_type", "#affected+killed": "killed_best",
    "#affected+injured": "injured", "#affected+missing": "missing", "#affected+captured": "captured",
    "#affected+killed+civilians": "civilians_killed", "#affected+killed+children": "children_killed", "#description": "description", "#meta+source": "publisher",
    "#meta+url": "url",
}  # fmt: skip


def recognise(header: Sequence[str], sample: Sequence[Sequence[str]] = ()) -> ColumnMapping:
    """The mapping of a table with this header; `sample` is some of its rows."""
    lower = {name.lower(): name for name in reversed(header)}
    for preset in PRESETS:
        if preset.fits(tuple(header)):
            found = {}
            for field, names in preset.columns.items():
                names = (names,) if isinstance(names, str) else names
                column = next((lower[name] for name in names if name in lower), None)
                if column is not None:
                    found[field] = column
            return ColumnMapping(columns=found, preset=preset.name)
    return ColumnMapping(columns=_by_content(header, sample, _by_name(header, sample)))


def _by_name(header: Sequence[str], sample: Sequence[Sequence[str]]) -> dict[str, str]:
    found: dict[str, tuple[int, str]] = {}
    for position, column in enumerate(header):
        tag = sample[0][position].replace(" ", "").lower() if sample else ""
        folded = re.sub(r"[^\w#+]+", "_", column.strip().lower()).strip("_")
        field, rank = _BY_NAME.get(folded), _RANK.get(folded, 0)
        if tag.startswith("#"):
            field, rank = _HXL.get(tag), -1
        if field and (field not in found or rank < found[field][0]):
            found[field] = (rank, column)
    return {field: column for field, (_, column) in found.items()}


def _by_content(
    header: Sequence[str], sample: Sequence[Sequence[str]], found: dict[str, str]
) -> dict[str, str]:
    """What a name did not tell: a column all of whose values are addresses, dates, or pairs of coordinates."""
    if found.keys() >= {"latitude", "longitude"}:
        found.pop("point", None)
    elif "latitude" in found or "longitude" in found:
        found.pop("latitude", None), found.pop("longitude", None)
    tests = {"date_start": _is_date, "url": _is_address}
    if "latitude" not in found and "point" not in found:
        tests["point"] = _is_pair
    for field, test in tests.items():
        if field in found:
            continue
        for position, column in enumerate(header):
            values = [r[position].strip() for r in sample if not is_nothing(r[position])]
            if column not in found.values() and values and all(map(test, values)):
                found[field] = column
                break
    return found


def _is_date(value: str) -> bool:
    if value.isdigit():  # a plain number can be anything
        return False
    try:
        read_date(value, "dmy")
    except ValueError:
        try:
            read_date(value, "mdy")
        except ValueError:
            return False
    return True


def _is_address(value: str) -> bool:
    return value.lower().startswith(("http://", "https://"))


def _is_pair(value: str) -> bool:
    try:
        return "." in value and pair(value) is not None
    except ValueError:
        return False

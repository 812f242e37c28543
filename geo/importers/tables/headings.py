"""What a column's name says it holds, also with brackets, units and second names in it: `Широта (WGS84)`, `Settlement/Town`."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NAMES: Mapping[str, str] = {
    "id": "id event_id eventid incident_id uid key entry номер",
    "event_type": "event_type eventtype type category incident_type event kind тип",
    "sub_event_type": "sub_event_type subtype sub_type subcategory",
    "description": "description notes note summary details text comment narrative desc what what_happened event_description incident_description summary_of_event description_of_event опис_події описание_события remarks опис описание що_сталося что_произошло name title",
    "quote": "quote excerpt",
    "date_start": "date_start start_date startdate event_date eventdate date date_of_incident incident_date day iday begin timestamp datetime time_start when verifieddate дата",
    "year": "year iyear event_year рік год",
    "month": "month imonth event_month місяць месяц",
    "date_end": "date_end end_date enddate end until",
    "date_precision": "date_precision date_prec time_precision",
    "reported_at": "reported_at published report_date date_published publication_date source_date",
    "actor1": "actor1 actor side_a who perpetrator group initiator",
    "actor2": "actor2 side_b target victim",
    "weapon": "weapon weapons weapon_type weapon_used munition munition_type зброя оружие",
    "target": "target_type target_hit object_hit what_was_hit facility_type",
    "killed_low": "killed_low low deaths_low fatalities_low min_killed",
    "killed_best": "killed_best killed fatalities deaths dead best fatality_count number_killed загиблі загинуло вбито убито погибло погибшие",
    "killed_high": "killed_high high deaths_high fatalities_high max_killed",
    "injured": "injured wounded casualties_injured number_injured injuries поранені поранено ранено раненые",
    "civilians_killed": "civilians_killed deaths_civilians civilian_deaths",
    "children_killed": "children_killed child_deaths",
    "missing": "missing people_missing persons_missing number_missing зниклі пропавшие",
    "captured": "captured detained abducted kidnapped arrested prisoners hostages полонені пленные",
    "place": "place location place_name placename town city settlement village locality name_place location_name settlement_name town_name city_name village_name asciiname місце место населений_пункт населенный_пункт город where",
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
    "url": "url link source_url sourceurl links source_link href посилання ссылка",
    "source_title": "source_title headline source_headline",
    "language": "language lang",
    "licence": "licence license",
    "graphic": "graphic",
}  # fmt: skip
_BY_NAME: Mapping[str, str] = {name: field for field, names in _NAMES.items() for name in names.split()}
_RANK: Mapping[str, int] = {name: n for names in _NAMES.values() for n, name in enumerate(names.split())}
_COUNTS = frozenset(["killed_low", "killed_best", "killed_high", "injured", "civilians_killed", "children_killed", "missing", "captured"])  # fmt: skip
_BRACKETS = re.compile(r"([^(\[{]+)[(\[{]([^)\]}]*)[)\]}]\s*")
_BESIDE = frozenset(
    """wgs84 wgs 84 epsg 4326 decimal degree degrees deg dd градуси градусы utc gmt local iso yyyy mm number no nr of
    total count people persons estimate est best all кількість осіб число количество человек людей всього всего""".split()
)
_OF_A_PLACE = ("latitude", "longitude", "country", "admin1", "admin2")
_LATER = 100  # a name that has to be taken apart comes behind those that are known as they stand

Known = tuple[str, int]
"""A field, and how sure the name is: the lower the surer."""


def field_of(column: str) -> Known | None:
    """The field that a column is called after, None where its name tells of none."""
    folded = _folded(column)
    if folded in _BY_NAME:
        return _BY_NAME[folded], _RANK[folded]
    found = _bracketed(column) or _one_of(column) or _without_units(folded) or _part_of_place(column)
    return (found, _LATER) if found else None


def _folded(text: str) -> str:
    return re.sub(r"[^\w+]+", "_", text.strip().lower()).strip("_")


def _bracketed(column: str) -> str:
    """Of `Killed (civilians)`: both together, else the name before the bracket, made narrower by what stands in it."""
    match = _BRACKETS.fullmatch(column)
    if match is None:
        return ""
    head, inside = _folded(match[1]), _folded(match[2])
    for together in (f"{head}_{inside}", f"{inside}_{head}"):
        if together in _BY_NAME:
            return _BY_NAME[together]
    known = _BY_NAME.get(head) or _without_units(head)
    neutral = not set(inside.split("_")) - _BESIDE
    if known in _COUNTS and not neutral:
        return ""  # killed of some kind are not all killed
    return (_BY_NAME.get(inside) or known) if known else ""


def _one_of(column: str) -> str:
    """Of `Settlement/Town`: what all of its names mean."""
    parts = re.split(r"[/|;]", column)
    meant = {_BY_NAME.get(_folded(part), "") for part in parts}
    return meant.pop() if len(parts) > 1 and len(meant) == 1 else ""


def _without_units(folded: str) -> str:
    """Of `latitude_wgs84` and `number_of_killed`: the name without what tells of how it is written."""
    return _BY_NAME.get("_".join(word for word in folded.split("_") if word not in _BESIDE), "")


def _part_of_place(column: str) -> str:
    """Of `location.lat`, as an object in JSON becomes columns: what its last part means, where that tells of a place."""
    _, dot, last = column.rpartition(".")
    meant = _BY_NAME.get(_folded(last), "") if dot else ""
    return meant if meant in _OF_A_PLACE else ""

"""UCDP GED: one row an event, 49 columns (UCDP GED Codebook); some releases of the candidate data have no header."""

from geo.importers.tables.presets.preset import Bare, Cells, Kind, Preset
from geo.model import DatePrecision, GeoPrecision

HEADER = tuple(
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id "
    "dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources "
    "source_article source_office source_date source_headline source_original where_prec where_coordinates "
    "where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity "
    "date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob".split()
)
_KINDS = {
    "1": ("Battles", "Armed clash"),
    "2": ("Battles", "Armed clash"),
    "3": ("Violence against civilians", "Attack"),
}


def kind(cells: Cells) -> Kind:
    """The event type of a row by its type of violence."""
    return _KINDS.get(cells["type_of_violence"].strip(), ("Other", ""))


PRESET = Preset(
    name="ucdp",
    label="UCDP GED",
    needs=frozenset({"type_of_violence", "where_prec", "date_prec", "date_start", "date_end", "best"}),
    columns={
        "id": "id", "date_start": "date_start", "date_end": "date_end", "date_precision": "date_prec",
        "actor1": "side_a", "actor2": "side_b", "killed_best": "best", "killed_low": "low",
        "killed_high": "high", "civilians_killed": "deaths_civilians", "place_text": "where_coordinates",
        "place": "where_coordinates", "country": "country", "admin1": "adm_1", "admin2": "adm_2",
        "latitude": "latitude", "longitude": "longitude", "geo_precision": "where_prec",
        "publisher": "source_office", "source_title": "source_headline", "reported_at": "source_date",
        "description": "where_description",
    },
    prefix="ucdp:",
    publisher="UCDP GED",
    licence="CC-BY-4.0",
    geo_precision={
        "1": GeoPrecision.SETTLEMENT, "2": GeoPrecision.NEAR, "3": GeoPrecision.ADMIN2, "4": GeoPrecision.ADMIN1,
        "5": GeoPrecision.AREA, "6": GeoPrecision.COUNTRY, "7": GeoPrecision.AREA,
    },
    date_precision={
        "1": DatePrecision.DAY, "2": DatePrecision.DAYS, "3": DatePrecision.WEEK, "4": DatePrecision.MONTH,
        "5": DatePrecision.YEAR,
    },
    kind=kind,
    kind_columns=("type_of_violence",),
    split_sources=";",
    instead={"source_title": "source_article"},
    bare=(Bare(header=HEADER, separator=","),),
    codes=frozenset({"where_prec", "date_prec", "adm_1"}),
    notes=("Its three types of violence become Battles (1, 2) and Violence against civilians (3).",),
)  # fmt: skip

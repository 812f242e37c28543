"""GDELT events: tab-separated without quotes and header (GDELT Event Codebook, CAMEO codes).

61 columns in version 2.0, 58 in 1.0, 57 in the files of 1.0 from before April 2013.
"""

from geo.importers.tables.presets.preset import Bare, Cells, Kind, Preset
from geo.model import GeoPrecision

_ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
_GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID"
HEADER = (
    *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),
    *(f"Actor{n}{part}" for n in "12" for part in _ACTOR.split()),
    *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources".split(),
    *"NumArticles AvgTone".split(),
    *(f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in _GEO.split()),
    *"DATEADDED SOURCEURL".split(),
)
_FIRST = tuple(name for name in HEADER if not name.endswith("ADM2Code"))
_BY_BASE = {
    "181": ("Violence against civilians", "Abduction/forced disappearance"),
    "183": ("Explosions/Remote violence", "Remote explosive/landmine/IED"),
    "194": ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
    "195": ("Explosions/Remote violence", "Air/drone strike"),
    "145": ("Riots", "Violent demonstration"),
    "173": ("Strategic developments", "Arrests"),
}
_BY_ROOT = {
    "14": ("Protests", ""),
    "17": ("Strategic developments", ""),
    "18": ("Violence against civilians", "Attack"),
    "19": ("Battles", "Armed clash"),
    "20": ("Violence against civilians", "Attack"),
}


def kind(cells: Cells) -> Kind:
    """The event type of a CAMEO code; talk and diplomacy are `Other`."""
    return _BY_BASE.get(cells.get("eventbasecode", "")) or _BY_ROOT.get(cells["eventrootcode"], ("Other", ""))


PRESET = Preset(
    name="gdelt",
    label="GDELT events",
    needs=frozenset({"globaleventid", "sqldate", "eventrootcode", "actiongeo_lat"}),
    columns={
        "id": "globaleventid", "date_start": "sqldate", "reported_at": "dateadded", "actor1": "actor1name",
        "actor2": "actor2name", "place": "actiongeo_fullname", "latitude": "actiongeo_lat",
        "longitude": "actiongeo_long", "geo_precision": "actiongeo_type", "url": "sourceurl",
    },
    prefix="gdelt:",
    publisher="GDELT",
    geo_precision={
        "1": GeoPrecision.COUNTRY, "2": GeoPrecision.ADMIN1, "3": GeoPrecision.SETTLEMENT,
        "4": GeoPrecision.SETTLEMENT, "5": GeoPrecision.ADMIN1,
    },
    kind=kind,
    kind_columns=("eventbasecode", "eventrootcode"),
    bare=tuple(Bare(header=header, separator="\t", quoted=False) for header in (HEADER, _FIRST, _FIRST[:-1])),
    notes=("CAMEO codes of violence and protest become ACLED's types; all others are Other.",),
)  # fmt: skip

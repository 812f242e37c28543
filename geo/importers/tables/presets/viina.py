"""VIINA 2.0 (Violent Incident Information from News Articles): `event_info` (a row a report) and `event_1pd` (reports of
one incident and day put together). Both number their rows from 1, each by itself.
"""

from dataclasses import replace

from geo.importers.tables.presets.preset import Cells, Kind, Preset
from geo.model import GeoPrecision

_FLAGS = {
    "t_airstrike": ("Explosions/Remote violence", "Air/drone strike"),
    "t_uav": ("Explosions/Remote violence", "Air/drone strike"),
    "t_artillery": ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
    "t_ied": ("Explosions/Remote violence", "Remote explosive/landmine/IED"),
    "t_armor": ("Battles", "Armed clash"),
    "t_firefight": ("Battles", "Armed clash"),
    "t_raid": ("Battles", "Armed clash"),
    "t_control": ("Battles", ""),
    "t_occupy": ("Battles", ""),
    "t_arrest": ("Strategic developments", "Arrests"),
    "t_property": ("Strategic developments", "Looting/property destruction"),
    "t_retreat": ("Strategic developments", "Non-violent transfer of territory"),
    "t_aad": ("Strategic developments", "Disrupted weapons use"),  # ACLED's place for what was shot down
    "t_milcas": ("Battles", ""),
    "t_civcas": ("Violence against civilians", ""),
    "t_airalert": ("Other", ""),
    "t_mil": ("Battles", ""),
}
_PRECISIONS = {
    "street": GeoPrecision.STREET, "settlement": GeoPrecision.SETTLEMENT, "adm3": GeoPrecision.SETTLEMENT,
    "adm2": GeoPrecision.ADMIN2, "adm1": GeoPrecision.ADMIN1, "adm0": GeoPrecision.COUNTRY,
}  # fmt: skip


def kind(cells: Cells) -> Kind | None:
    """The event type by the most telling flag: a probability of half or more, or the flag itself.

    None for a table without flags, such as `event_info`: its text tells.
    """
    if not cells:
        return None
    for flag, found in _FLAGS.items():
        for value in (cells.get(flag, ""), cells.get(f"{flag}_b", "")):
            try:
                if value and float(value) >= 0.5:
                    return found
            except ValueError:
                continue
    return "Other", ""


_ACTORS = {"a_rus": "Military Forces of Russia", "a_ukr": "Military Forces of Ukraine", "a_civ": "Civilians"}


def parties(cells: Cells) -> tuple[str, str]:
    """Who acted, by its flags: who began first (`a_*_init`), then the likelier; empty where nobody is flagged or more than two are."""
    acted = {}
    for flag, name in _ACTORS.items():
        chance = max(_chance(cells.get(f"{flag}{end}", "")) for end in ("", "_b"))
        began = max(_chance(cells.get(f"{flag}_init{end}", "")) for end in ("", "_b"))
        if max(chance, began) >= 0.5:
            acted[name] = (began >= 0.5, chance)
    names = sorted(acted, key=lambda name: acted[name], reverse=True)
    return (names[0], names[1] if len(names) == 2 else "") if 0 < len(names) < 3 else ("", "")


def _chance(text: str) -> float:
    try:
        return float(text) if text else 0.0
    except ValueError:
        return 0.0


def language(code: str) -> str:
    """ISO 639-1 of its codes: Ukrainian is called by the country's code."""
    return "uk" if code.strip().lower() == "ua" else code


PRESET = Preset(
    name="viina",
    label="VIINA",
    needs=frozenset({"date", "geo_precision", "geo_api", "longitude", "latitude"}),
    columns={
        "id": "event_id", "reported_at": "date",
        "place": "asciiname", "place_text": "address", "gazetteer_id": "geonameid",
        "admin1": "adm1_name", "admin2": "adm2_name", "latitude": "latitude", "longitude": "longitude",
        "geo_precision": "geo_precision", "publisher": "source", "url": "url", "language": "lang",
        "quote": "text",
    },
    prefix="viina:",
    publisher="VIINA",
    licence="ODbL-1.0",
    geo_precision=_PRECISIONS,
    kind=kind,
    rewrite={"language": language},
    dates_reports=True,
    codes=frozenset({"geo_precision"}),
    parties=parties,
    party_columns=tuple(f"{flag}{end}" for flag in _ACTORS for end in ("", "_b", "_init", "_init_b")),
    kind_columns=tuple(name for flag in _FLAGS for name in (flag, f"{flag}_b")),
    notes=(
        "Its date is that of the report, kept as reported_at: when the event was is not said, so it is undated.",
        "To count the report's day as the event's, to some days' precision: --column date_start=date.",
    ),
)  # fmt: skip
DAILY = replace(
    PRESET,
    name="viina-1pd",
    label="VIINA, one row an incident and day",
    needs=frozenset({"event_id_1pd", "n_reports", "date", "geo_precision", "longitude", "latitude"}),
    columns={**PRESET.columns, "id": "event_id_1pd", "publisher": ("sources", "source")},
    prefix="viina:1pd:",
    split_sources=",",
)

"""What places are called in the language of the run.

Countries have their names from Unicode CLDR (through Babel), first-level divisions from Natural Earth, settlements of Ukraine and
Russia from the gazetteer where one is certain (`gazetteer.own_names`), the cities that time zones are named after from CLDR. What
has none in the language keeps the name it is stored under; so does every name in records and exports.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from geo.errors import GazetteerError
from geo.gazetteer.admin import AdminIndex
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.own_names import COUNTRIES, OwnNames
from geo.model import GeoPrecision, Place
from geo.speech import language
from geo.speech.language import ENGLISH
from geo.speech.wording import Names

# Where the base map and Unicode CLDR call a country differently.
_ON_MAP = {
    "Bosnia and Herzegovina": "BA", "DR Congo": "CD", "East Timor": "TL", "French Southern and Antarctic Lands": "TF",
    "Guinea Bissau": "GW", "Ivory Coast": "CI", "Macedonia": "MK", "Myanmar": "MM", "Republic of the Congo": "CG",
    "S. Sudan": "SS", "South Georgia and the Islands": "GS", "Swaziland": "SZ", "Trinidad and Tobago": "TT", "Turkey": "TR",
}  # fmt: skip
_ON_MAP_PEOPLE = 15_000  # as `PEOPLE` in static/map/basemap.js has it
_COLUMN = {"uk": 0, "ru": 1}  # of what `OwnNames` tells
_CODE = "iso:"  # how the gazetteer's ids of countries and divisions begin


def english(gazetteer: Gazetteer | None) -> Names:
    """The names as they are stored; without a gazetteer countries and divisions are called by their codes."""
    return Names(code=lambda code: _stored(gazetteer, code))


def translated(gazetteer: Gazetteer | None, admin: AdminIndex) -> Names:
    """The names in the language of the run, where it has any."""
    divisions = _divisions(admin, language.current())
    settlements = own_names(gazetteer) if gazetteer else None

    def code(one: str) -> str:
        return (divisions.get(one) if "-" in one else language.country(one)) or _stored(gazetteer, one)

    return Names(code=code, place=lambda place: _called(place, code, gazetteer, settlements))


def on_map(code: str, gazetteer: Gazetteer | None) -> dict[str, str]:
    """Country or city as `static/basemap/` calls it, in English -> its name in the language `code`."""
    english, told = language.countries(ENGLISH), language.countries(code)
    words = {name: city for (_, name), city in language.cities(code).items()}
    if gazetteer:
        words |= _large(gazetteer, code)
    words |= {english[c]: name for c, name in told.items() if c in english}
    return words | {name: told[c] for name, c in _ON_MAP.items()}


@lru_cache(maxsize=2)
def own_names(gazetteer: Gazetteer) -> OwnNames:
    """Names of the settlements of Ukraine and Russia, read once for each gazetteer."""
    return OwnNames(gazetteer.cyrillic_names(COUNTRIES))


@lru_cache(maxsize=4)
def _large(gazetteer: Gazetteer, code: str) -> Mapping[str, str]:
    """Towns that the base map may show; of two that share an English name but not the other, neither."""
    found: dict[str, set[str]] = {}
    for name, *told in own_names(gazetteer).large(_ON_MAP_PEOPLE):
        if one := told[_COLUMN[code]]:
            found.setdefault(name, set()).add(one)
    return {name: told.pop() for name, told in found.items() if len(told) == 1}


def _called(
    place: Place, names: Callable[[str], str], gazetteer: Gazetteer | None, settlements: OwnNames | None
) -> str:
    """A country or division by its name in the language, a settlement by its own where that is certain."""
    if place.gazetteer_id.startswith(_CODE):
        return names(place.gazetteer_id.removeprefix(_CODE))
    known = {GeoPrecision.COUNTRY: place.country, GeoPrecision.ADMIN1: place.admin1}
    code = known.get(place.geo_precision, "")
    if code:
        return names(code) if place.name == _stored(gazetteer, code) else place.name
    now = language.current()
    own = settlements.of(place.gazetteer_id)[_COLUMN[now]] if settlements and now in _COLUMN else ""
    return own or language.cities(now).get((place.country, place.name), place.name)


def _stored(gazetteer: Gazetteer | None, code: str) -> str:
    if gazetteer is None:
        return code
    try:
        place = gazetteer.admin1(code) if "-" in code else gazetteer.country(code)
    except GazetteerError:
        return code
    return place.name if place else code


@lru_cache(maxsize=4)
def _divisions(admin: AdminIndex, code: str) -> Mapping[str, str]:
    """ISO 3166-2 -> name in the language."""
    if code == ENGLISH:
        return {}
    return {area.code: name for area in admin.areas() if (name := getattr(area, f"name_{code}", ""))}

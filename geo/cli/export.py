"""`export`: incidents of the store to a file, filtered as on the map."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from geo.cli import shell
from geo.errors import InvalidValueError
from geo.events.catalogue import load_types
from geo.exporters import FORMATS, ExportOptions, format_of
from geo.exporters import export as write
from geo.exporters.overlays import overlays_to_share, write_overlays
from geo.filters import Criteria, Selection, select
from geo.settings import Settings
from geo.speech.language import ENGLISH, LANGUAGES, speaking
from geo.store import open_store

if TYPE_CHECKING:
    from geo.layers.standalone import Speech

_ENDINGS = ", ".join(known.suffix for known in FORMATS.values())


def export(
    out: Annotated[Path, typer.Option("-o", "--out", metavar="OUT", help=f"A file ending in {_ENDINGS}.")],
    first: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="First day (YYYY-MM-DD).")
    ] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day (YYYY-MM-DD).")] = None,
    types: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help="Event type; may be given several times."),
    ] = None,
    bbox: Annotated[
        str | None, typer.Option(metavar="W,S,E,N", help="Box of longitudes and latitudes in degrees.")
    ] = None,
    undated: Annotated[
        bool, typer.Option("--undated/--no-undated", help="With or without incidents that bear no date.")
    ] = True,
    demo: Annotated[
        bool, typer.Option("--demo/--no-demo", help="With or without the shipped demonstration layer.")
    ] = True,
    decimals: Annotated[
        int | None,
        typer.Option("--round", metavar="N", help="Round coordinates to N decimals (2: about 1 km)."),
    ] = None,
    delay: Annotated[
        int, typer.Option("--delay", metavar="DAYS", help="Leave out incidents of the last DAYS days.")
    ] = 0,
    checked: Annotated[
        bool, typer.Option("--checked", help="Leave out incidents that no person has checked.")
    ] = False,
    harmless: Annotated[
        bool, typer.Option("--no-sensitive", help="Leave out incidents marked sensitive or graphic.")
    ] = False,
    overlays: Annotated[
        bool,
        typer.Option(
            "--overlays",
            help="The lines and areas that were imported: alone as GeoJSON, beside the incidents in an HTML map.",
        ),
    ] = False,
    language: Annotated[
        str, typer.Option(metavar="|".join(LANGUAGES), help="Language of the words in an HTML map.")
    ] = ENGLISH,
) -> None:
    """Write the incidents of the store that fit to a file; its ending says in which format."""
    with shell.plain_errors():
        wanted = format_of(out)
        options = ExportOptions(
            decimals=decimals, delay_days=delay, checked_only=checked, without_sensitive=harmless
        )
        settings = shell.settings()
        date_from, date_to = _days(first, last)
        criteria = Criteria(
            date_from=date_from,
            date_to=date_to,
            event_types=_known(types or (), settings),
            bbox=_box(bbox),
            include_undated=undated,
            include_demo=demo,
        )
        with (
            speaking(_known_language(language, wanted)),
            open_store(settings) as store,
            shell.replacing(out) as sink,
        ):
            selection = select(store, criteria)
            speech = _speech(settings) if language != ENGLISH else None
            told = _write(selection, wanted, sink, options, overlays=overlays, speech=speech)
        typer.echo(f"{out}: {told}", err=True)


def _write(
    selection: Selection,
    wanted: str,
    sink: BinaryIO,
    options: ExportOptions,
    *,
    overlays: bool,
    speech: Speech | None,
) -> str:
    """Write the file; returns what was written, in words."""
    incidents = f"of {selection.total} incidents"
    if not overlays:
        return f"{write(selection, wanted, sink, options=options, speech=speech)} {incidents}"
    if options.decimals is not None:
        raise InvalidValueError("--round", options.decimals, "an option for lines and areas: leave it out")
    if wanted == "geojson":
        return f"{write_overlays(overlays_to_share(selection, options), sink)} lines and areas"
    if FORMATS[wanted].write_map is None:
        raise InvalidValueError(
            "--overlays", wanted, "geojson or html: name a file that ends in .geojson or .html"
        )
    written = write(selection, wanted, sink, options=options, overlays=True, speech=speech)
    return f"{written} {incidents}, with {len(overlays_to_share(selection, options))} lines and areas"


def _days(first: str | None, last: str | None) -> tuple[date | None, date | None]:
    """The first and the last day that are asked for, in this order."""
    date_from, date_to = shell.day("--from", first), shell.day("--to", last)
    if date_from and date_to and date_from > date_to:
        raise InvalidValueError("--from", first, f"a day that is not after --to ({last})")
    return date_from, date_to


def _known_language(code: str, wanted: str) -> str:
    """The language that is asked for, where there is such a one and the format has words."""
    if code not in LANGUAGES:
        raise InvalidValueError("--language", code, f"one of {', '.join(LANGUAGES)}")
    if code != ENGLISH and FORMATS[wanted].write_map is None:
        raise InvalidValueError(
            "--language", wanted, "html, which alone has words: name a file that ends in .html"
        )
    return code


def _speech(settings: Settings) -> Speech:
    """The language of a map's words; names of places need the gazetteer, which is built where there is none."""
    from geo.gazetteer.admin import AdminIndex
    from geo.speech.map_words import (
        speech,  # with folium behind it, which the other formats need not wait for
    )

    types = load_types(settings.data / "incident_types.toml")
    return speech(types, shell.gazetteer(settings), AdminIndex.load(settings))


def _known(types: Sequence[str], settings: Settings) -> tuple[str, ...]:
    """The event types that are asked for, once the catalogue has them all."""
    known = load_types(settings.data / "incident_types.toml").types
    spelled = {name.casefold(): name for name in known}
    for name in types:
        if name.casefold() not in spelled:
            raise InvalidValueError("--type", name, f"an event type; these are: {', '.join(known)}")
    return tuple(spelled[name.casefold()] for name in types)


def _box(value: str | None) -> tuple[float, float, float, float] | None:
    if value is None:
        return None
    try:
        west, south, east, north = (float(part) for part in value.split(","))
    except ValueError:
        raise InvalidValueError(
            "--bbox", value, "west,south,east,north in degrees, for example 35,50,37,51"
        ) from None
    return west, south, east, north

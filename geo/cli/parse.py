"""`parse`: many texts as JSON lines in, mentions and incidents as JSON lines out."""

from __future__ import annotations

import json
import multiprocessing
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from tqdm import tqdm

from geo.cli import shell
from geo.errors import GeoError, InvalidValueError
from geo.events.extract import Extraction, Extractor
from geo.events.linking import marked
from geo.gazetteer.opening import open_gazetteer
from geo.model import Incident, Mention, Report, Source
from geo.settings import Settings

_BATCH = 16


def parse(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="IN.jsonl", help="One JSON object a line: id, text, title?, published?, spans?"
        ),
    ],
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="OUT.jsonl", help="Where the results go, one line each.")
    ],
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes to share the work.")] = 1,
) -> None:
    """Read places and incidents in many texts.

    A damaged line gets an entry {"line", "id", "error"} and the run goes on; the exit code is then 2.
    """
    with shell.plain_errors():
        settings = shell.settings()
        shell.gazetteer(settings)  # built before the workers ask for it
        failed = read = 0
        with source.open("rb") as lines, shell.replacing(out, sources=[source]) as sink:
            results = _run(_numbered(lines), settings, workers)
            bar = tqdm(
                results, unit=" texts", desc="Reading", disable=not sys.stderr.isatty(), file=sys.stderr
            )
            for result, bad in bar:
                sink.write(result)
                failed += bad
                read += 1
    if not read:
        typer.echo(f"{source}: no lines; nothing was read", err=True)
    if failed:
        typer.echo(f"{source}: {failed} line(s) could not be read; their entries in {out} say why", err=True)
        raise typer.Exit(2)


def _numbered(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, line


def _run(
    numbered: Iterator[tuple[int, bytes]], settings: Settings, workers: int
) -> Iterator[tuple[bytes, bool]]:
    if workers == 1:
        _start(settings)
        yield from map(_one, numbered)
        return
    context = multiprocessing.get_context("spawn")
    with context.Pool(workers, initializer=_start, initargs=(settings,)) as pool:
        # imap alone would read the whole file ahead; a bounded window keeps memory flat.
        window: list[Any] = []
        for batch in _batches(numbered):
            window.append(pool.apply_async(_many, (batch,)))
            if len(window) > 2 * workers:
                yield from window.pop(0).get()
        for waiting in window:
            yield from waiting.get()


def _batches(items: Iterator[tuple[int, bytes]]) -> Iterator[list[tuple[int, bytes]]]:
    batch: list[tuple[int, bytes]] = []
    for item in items:
        batch.append(item)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


class _Worker:
    """The extractor of this process."""

    extractor: Extractor | None = None


def _start(settings: Settings) -> None:
    _Worker.extractor = Extractor.load(open_gazetteer(settings), settings)


def _many(batch: list[tuple[int, bytes]]) -> list[tuple[bytes, bool]]:
    return [_one(item) for item in batch]


def _one(item: tuple[int, bytes]) -> tuple[bytes, bool]:
    number, line = item
    assert _Worker.extractor is not None  # noqa: S101 - set by _start
    identity: Any = None
    try:
        entry = _entry(line)
        identity = entry.get("id")
        report, spans = _report(entry)
        extraction = _Worker.extractor.extract(report, spans=spans)
        title = _of_title(extraction, _Worker.extractor)
    except GeoError as error:
        return _line({"line": number, "id": identity, "error": str(error)}), True
    return _line({"id": identity, **parsed(extraction, title)}), False


def _of_title(extraction: Extraction, extractor: Extractor) -> tuple[Incident, ...]:
    """What the title tells of and the text does not; a title that opens the text is part of it."""
    report = extraction.report
    if not report.title.strip() or report.title.strip() in report.text:
        return ()
    told = extractor.extract(Report(text=report.title, published=extraction.published)).incidents
    if not told:
        return ()
    together = {i.id: i.group for i in marked([*extraction.incidents, *told])}
    known = {together[i.id] for i in extraction.incidents} - {""}
    return tuple(i for i in told if together[i.id] not in known)


def _entry(line: bytes) -> dict[str, Any]:
    try:
        entry = json.loads(line.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        shown = line[:60].decode("utf-8", "replace").strip()
        raise InvalidValueError("line", shown, f"one JSON object in UTF-8 ({error})") from None
    if not isinstance(entry, dict):
        raise InvalidValueError("line", entry, "a JSON object with id and text")
    return entry


def _report(entry: dict[str, Any]) -> tuple[Report, list[tuple[int, int]] | None]:
    if "text" not in entry:
        raise InvalidValueError("line", sorted(entry), "an object with a text")
    text = entry["text"]
    if not isinstance(text, str):
        raise InvalidValueError("text", text, "a string")
    published = entry.get("published")
    if published is not None and not isinstance(published, str):
        raise InvalidValueError("published", published, "a day as YYYY-MM-DD")
    title = entry.get("title") or ""
    if not isinstance(title, str):
        raise InvalidValueError("title", title, "a string")
    day = shell.day("published", published[:10] if published and "T" in published else published or None)
    return Report(text=text, title=title, published=day, source=Source(title=title)), _spans(
        entry.get("spans"), len(text)
    )


def _spans(value: Any, length: int) -> list[tuple[int, int]] | None:
    if value is None:
        return None
    if not isinstance(value, list):
        raise InvalidValueError("spans", value, "a list of [start, end]")
    spans: list[tuple[int, int]] = []
    for pair in value:
        whole = (
            isinstance(pair, list)
            and len(pair) == 2
            and all(isinstance(n, int) and not isinstance(n, bool) for n in pair)
        )
        if not whole or not 0 <= pair[0] < pair[1] <= length:
            raise InvalidValueError("spans", pair, f"[start, end] inside the text of {length} characters")
        spans.append((pair[0], pair[1]))
    return spans


def parsed(extraction: Extraction, of_title: Sequence[Incident] = ()) -> dict[str, Any]:
    """An extraction in the shape that `parse` writes; incidents of the title alone have no offsets into the text."""
    return {
        "published": extraction.published.isoformat() if extraction.published else None,
        "mentions": [_mention(m) for m in extraction.mentions],
        "incidents": [
            *(_incident(i) for i in extraction.incidents),
            *({**_incident(i), "start": None, "end": None} for i in of_title),
        ],
    }


def _mention(mention: Mention) -> dict[str, Any]:
    place = mention.place
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind.value,
        "place": place.name if place else None,
        "gazetteer_id": place.gazetteer_id if place else None,
        "lat": place.latitude if place else None,
        "lon": place.longitude if place else None,
        "geo_precision": place.geo_precision.value if place else None,
        "radius_km": place.radius_km if place else None,
        "country": (place.country or None) if place else None,
        "admin1": (place.admin1 or None) if place else None,
        "score": round(mention.placement.score, 4),
        "reason": mention.placement.reason or None,
    }


def _incident(incident: Incident) -> dict[str, Any]:
    place, when = incident.place, incident.when
    return {
        "event_type": incident.event_type,
        "sub_event_type": incident.sub_event_type or None,
        "date_start": when.start.isoformat() if when.start else None,
        "date_end": when.end.isoformat() if when.end else None,
        "date_precision": when.precision.value,
        "date_text": when.text or None,
        "place_text": incident.place_text,
        "place": place.name if place else None,
        "gazetteer_id": place.gazetteer_id if place else None,
        "lat": place.latitude if place else None,
        "lon": place.longitude if place else None,
        "geo_precision": place.geo_precision.value if place else None,
        "radius_km": place.radius_km if place else None,
        "country": (place.country or None) if place else None,
        "admin1": (place.admin1 or None) if place else None,
        "killed_low": incident.casualties.killed_low,
        "killed_best": incident.casualties.killed_best,
        "killed_high": incident.casualties.killed_high,
        "injured": incident.casualties.injured,
        "civilians_killed": incident.casualties.civilians_killed,
        "children_killed": incident.casualties.children_killed,
        "actor1": incident.actor1 or None,
        "actor2": incident.actor2 or None,
        "claim": incident.claim.value,
        "claimed_by": incident.claimed_by or None,
        "quote": incident.quote,
        "start": incident.start,
        "end": incident.end,
    }


def _line(entry: dict[str, Any]) -> bytes:
    """One JSON line; ASCII escapes carry lone surrogates and long numbers, which orjson refuses."""
    try:
        return orjson.dumps(entry, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:
        return json.dumps(entry).encode("ascii") + b"\n"

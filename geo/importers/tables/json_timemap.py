"""TimeMap's JSON: events, their sources and their filters, in the three shapes in which it is published.

Forensic Architecture's and ours: `events`, `sources` and `associations`, which events name by their keys. Project Mariupol's:
the same with capitals. Bellingcat's download: a list of events with sources and `filters` in each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Sources = Mapping[str, Any]


def timemap_events(whole: Mapping[str, Any]) -> list[Any] | None:
    """The events of TimeMap's JSON with all that they name by key; None where there are none."""
    found = {name.lower(): value for name, value in whole.items()}
    events = found.get("events")
    if not isinstance(events, list):
        return None
    sources, paths = _by_id(found.get("sources")), _by_id(found.get("associations"))
    return [with_sources(event, sources, paths) for event in events]


def is_event(value: Mapping[str, Any]) -> bool:
    """Whether an object is one of TimeMap's events."""
    return isinstance(value.get("sources"), list) and "event_type" not in value


def with_sources(event: Any, sources: Sources | None = None, paths: Sources | None = None) -> Any:
    """An event with the addresses of its sources in the place of their keys, and its filters as Bellingcat's CSV has them:
    `Type of area affected=School,Weapon System=Unknown`. What is no filter of a kind is its type.
    """
    if not isinstance(event, dict):
        return event
    told = [path for source in event.get("sources") or () for path in _addresses(source, sources or {})]
    pairs = [*_associated(event, paths or {}), *_filters(event)]
    kinds = [value for name, value in pairs if name.lower() in ("", "event type")]
    filters = ",".join(f"{name}={value}" for name, value in pairs if name.lower() not in ("", "event type"))
    kept = {name: value for name, value in event.items() if name not in ("associations", "filters")}
    kept |= {"sources": " ".join(told)} | ({"associations": filters} if filters else {})
    return kept | ({"event type": "; ".join(dict.fromkeys(kinds))} if kinds else {})


def _by_id(values: Any) -> Sources:
    """Sources or associations by their key: a dict as it is, a list by the `id` of each."""
    if isinstance(values, list):
        return {str(value["id"]): value for value in values if isinstance(value, dict) and "id" in value}
    return values if isinstance(values, dict) else {}


def _addresses(source: Any, sources: Sources) -> list[str]:
    if isinstance(source, str):
        source = sources.get(source, {}) if sources else source
    if not isinstance(source, dict):
        return [str(source)]
    paths = source.get("paths") or [source.get("path") or source.get("url") or ""]
    return [str(path) for path in paths if path]


def _associated(event: Mapping[str, Any], paths: Sources) -> Iterator[tuple[str, str]]:
    """Filter and value of each association; the filter is empty where it has none."""
    for key in event.get("associations") or ():
        given = paths.get(key, {"title": key}) if isinstance(key, str) else key
        if not isinstance(given, dict):
            continue
        steps = given.get("filter_paths") or given.get("title") or ()
        steps = [steps] if isinstance(steps, str) else [str(step) for step in steps]
        if steps:
            yield (steps[0] if len(steps) > 1 else ""), steps[-1]


def _filters(event: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for given in event.get("filters") or ():
        if isinstance(given, dict) and given.get("key") and given.get("value"):
            yield str(given["key"]), str(given["value"])

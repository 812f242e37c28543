"""Below an incident's panel: other places it could be, with a button each; what happened near it; its record as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import streamlit as st

from geo.gazetteer.extent import EARTH_KM, distance_km
from geo.model import Incident, Place, Placement, Rival
from geo.record import incident_record
from geo.speech import wording
from geo.speech.language import counted, number, say
from geo.speech.wording import BY_A_PERSON
from geo.store import UNDATED, Columns, Store
from geo.ui import details, notices, resources, view
from geo.ui.html import Html, tag
from geo.ui.plain import plain, sendable

NEAR_KM, NEAR_DAYS, NEAR_LISTED = 50.0, 7, 5
_RIVALS = 5
_AROUND = 300  # characters of a report shown on each side of a quote


def draw(incident: Incident, store: Store) -> None:
    """Draw them."""
    _rivals(incident, store)
    _near(incident, store)
    with st.expander(say("Record as JSON"), key="incident_json"):
        st.code(record_json(incident), language="json", wrap_lines=True)


def record_json(incident: Incident) -> str:
    """The incident's record as JSON in its own letters; what cannot be seen, turns writing round or cannot be sent is escaped."""
    told = json.dumps(incident_record(incident), ensure_ascii=False, indent=2)
    return "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in told)


def quote(incident: Incident, store: Store) -> Html | None:
    """The quote marked within the lines of its report that it stands in; the quote alone where the report is not stored."""
    if not incident.quote:
        return None
    report = store.report(incident.report_id) if incident.report_id and incident.start is not None else None
    if report is None or incident.start is None or incident.end is None:
        return tag("blockquote", f"“{incident.quote}”", class_="dl-quote")
    before, after = around(report.text, incident.start, incident.end)
    marked = tag("mark", report.text[incident.start : incident.end], class_="dl-quoted")
    return tag("blockquote", before, marked, after, class_="dl-quote")


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind `text[start:end]` in its paragraph, cut at a blank where it is long."""
    before = text[:start].rpartition("\n")[2]
    after = text[end:].partition("\n")[0]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return before, after


def _rivals(incident: Incident, store: Store) -> None:
    rivals = incident.placement.rivals[:_RIVALS]
    if not rivals:
        return
    names = resources.names()
    with st.container(key="dateline_rivals", gap="xsmall"):
        notices.show(tag("h3", say("Could also be"), class_="dl-small-head"))
        for index, rival in enumerate(rivals):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                words = wording.rival_words(rival, names, incident.placement)
                notices.show(tag("p", sendable(words), class_="dl-rival"))
                st.button(
                    say("Use this one"), key=f"rival_{index}", on_click=_use, args=(incident, index, store)
                )


def _use(incident: Incident, number: int, store: Store) -> None:
    store.replace(with_rival(incident, number))


def with_rival(incident: Incident, number: int) -> Incident:
    """The incident in the place of one of its runners-up; the place it had becomes one of them."""
    placement = incident.placement
    taken = placement.rivals[number]
    others = [(r.place, r.score) for n, r in enumerate(placement.rivals) if n != number]
    if placement.place is not None:
        others.insert(0, (placement.place, placement.score))
    new = taken.place

    def rival(place: Place, score: float) -> Rival:
        far = distance_km(new.latitude, new.longitude, place.latitude, place.longitude)
        return Rival(place=place, score=score, distance_km=far)

    rivals = tuple(rival(place, score) for place, score in others)
    return replace(
        incident, placement=Placement(place=new, score=taken.score, method=BY_A_PERSON, rivals=rivals)
    )


def _near(incident: Incident, store: Store) -> None:
    columns = store.columns()
    found = near(incident, columns)
    if not len(found):
        return
    types, names = resources.types(), resources.names()
    head = counted(NEAR_DAYS, "Within {km} km and {n} day", "Within {km} km and {n} days", km=number(NEAR_KM))
    with st.container(key="dateline_near", gap="xsmall"):
        notices.show(tag("h3", head, class_="dl-small-head"))
        for other in _read(store, columns, found):
            st.button(
                plain(details.one_line(other, types, names)), key=f"near_{other.id}", type="tertiary",
                on_click=view.choose, args=(other.id,),
            )  # fmt: skip


def _read(store: Store, columns: Columns, positions: npt.NDArray[np.int64]) -> Iterable[Incident]:
    return store.incidents([str(id) for id in columns.ids[positions]])


def near(incident: Incident, columns: Columns) -> npt.NDArray[np.int64]:
    """Positions of the nearest others in space, among those near in time as well; none without a place and a date.

    Distances are great-circle (haversine, mean Earth radius 6371.0088 km); incidents known by area only are not near anything.
    """
    place, when = incident.place, incident.when
    if place is None or place.geo_precision.is_area or when.start is None or when.end is None:
        return np.empty(0, np.int64)
    epoch = 719_163  # ordinal of 1970-01-01
    first, last = when.start.toordinal() - epoch - NEAR_DAYS, when.end.toordinal() - epoch + NEAR_DAYS
    pins = np.array([not p.is_area for p in type(place.geo_precision)] + [False])[columns.geo_precision]
    fits = (columns.day_start <= last) & (columns.day_end >= first) & (columns.day_start != UNDATED) & pins
    fits &= columns.ids != incident.id
    rows = np.flatnonzero(fits)
    lat, lon = np.radians(columns.lat[rows]), np.radians(columns.lon[rows])
    north, east = np.radians(place.latitude), np.radians(place.longitude)
    half = np.sin((lat - north) / 2) ** 2 + np.cos(lat) * np.cos(north) * np.sin((lon - east) / 2) ** 2
    km = 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    order = np.argsort(km, kind="stable")
    nearest: npt.NDArray[np.int64] = rows[order[km[order] <= NEAR_KM]][:NEAR_LISTED]
    return nearest

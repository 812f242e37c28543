"""The form in which a person corrects an incident before it is saved, and what was corrected so far."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from geo.events.catalogue import IncidentTypes
from geo.model import Claim, Incident
from geo.ui import notices, readings, resources
from geo.ui.correcting import NUMBERS, WORDS, Typed, corrected, differences, finder, shown_place
from geo.ui.html import tag
from geo.ui.readings import Reading

_EARLIEST, _LATEST = date(1900, 1, 1), date(2199, 12, 31)
_LONGEST = 500
_MOST = 100_000_000
LABELS = {
    "event_type": "Type", "sub_event_type": "Sub-type", "date_start": "First day", "date_end": "Last day", "date_precision": "Precision",
    "actor1": "Initiator", "actor2": "Target party", "weapon": "Weapon", "target": "What was hit", "killed_low": "Killed, at least",
    "killed_best": "Killed", "killed_high": "Killed, at most", "injured": "Injured", "civilians_killed": "Civilians killed",
    "children_killed": "Children killed", "missing": "Missing", "captured": "Captured", "place_name": "Place", "latitude": "Latitude",
    "longitude": "Longitude", "claim": "Claim", "claimed_by": "Claimed by", "description": "Description",
}  # fmt: skip


def of(reading: Reading, index: int) -> Incident | None:
    """The corrected incident, or None where the machine's stands."""
    found: Incident | None = st.session_state.get(_kept(reading, index))
    return found


def draw(reading: Reading, index: int, machine: Incident) -> None:
    """Draw the form, and what was changed."""
    now = of(reading, index) or machine
    if now is not machine:
        _changes(reading, index, machine, now)
    with st.expander("Correct"), st.form(f"correct_{reading.number}_{index}", border=False):
        typed = _fields(_fresh(reading, index), now, resources.types())
        if st.form_submit_button("Use these values"):
            with notices.told("The correction could not be used"):
                _keep(reading, index, machine, typed)
                st.rerun()


def _keep(reading: Reading, index: int, machine: Incident, typed: Typed) -> None:
    settings = resources.settings()
    find = finder(readings.extractor_of(settings).gazetteer, settings)
    made = corrected(of(reading, index) or machine, typed, find)
    st.session_state[_kept(reading, index)] = None if made == machine else made


def _changes(reading: Reading, index: int, machine: Incident, now: Incident) -> None:
    items = [
        tag("li", f"{LABELS[d.field]}: {d.typed}", tag("small", f" (read: {d.machine})"))
        for d in differences(machine, now)
    ]
    notices.show(tag("div", tag("strong", "Corrected by you"), tag("ul", *items), class_="dl-note"))
    st.button(
        "Take the correction back",
        key=f"uncorrect_{reading.number}_{index}",
        on_click=_forget,
        args=(reading, index),
    )


def _forget(reading: Reading, index: int) -> None:
    st.session_state[_kept(reading, index)] = None
    st.session_state[_times(reading, index)] = st.session_state.get(_times(reading, index), 0) + 1


def _fresh(reading: Reading, index: int) -> str:
    """A key that is new each time a correction was taken back, so that the fields show what was read again."""
    times = st.session_state.get(_times(reading, index), 0)
    return f"{reading.number}_{index}" + (f"_{times}" if times else "")


def _times(reading: Reading, index: int) -> str:
    return f"taken_back_{reading.number}_{index}"


def _kept(reading: Reading, index: int) -> str:
    return f"corrected_{reading.number}_{index}"


def _fields(key: str, now: Incident, types: IncidentTypes) -> Typed:
    kind, sub_type = _kind(key, now, types)
    place = st.text_input(
        LABELS["place_name"], shown_place(now), key=f"place_{key}", max_chars=_LONGEST,
        help="A name, with its region if need be (Demidovka, Belgorod region), or latitude and longitude",
    )  # fmt: skip
    first, last = st.columns(2)
    start = _day(first, "date_start", now.when.start, key)
    end = _day(last, "date_end", now.when.end, key)
    fours = st.columns(4)
    numbers = {n: _number(fours[i % 4], n, getattr(now.casualties, n), key) for i, n in enumerate(NUMBERS)}
    twos = st.columns(2)
    words = {
        n: twos[i % 2].text_input(LABELS[n], getattr(now, n), key=f"{n}_{key}", max_chars=_LONGEST) or ""
        for i, n in enumerate(WORDS)
    }
    claims = list(Claim)
    claim = st.selectbox(LABELS["claim"], claims, index=claims.index(now.claim), key=f"claim_{key}")
    return Typed(
        event_type=kind, sub_event_type=sub_type, place=place or "", date_start=start, date_end=end,
        numbers=numbers, words=words, claim=claim,
    )  # fmt: skip


def _kind(key: str, now: Incident, types: IncidentTypes) -> tuple[str, str]:
    """One list of types and sub-types: in a form the second list could not follow the first."""
    kinds = [(t.name, s) for t in types for s in ("", *t.sub_types)]
    have = (now.event_type, now.sub_event_type)
    kinds = kinds if have in kinds else [have, *kinds]
    return st.selectbox(
        LABELS["event_type"], kinds, index=kinds.index(have), key=f"kind_{key}",
        format_func=lambda one: f"{one[0]}: {one[1]}" if one[1] else one[0],
    )  # fmt: skip


def _day(column: Any, name: str, value: date | None, key: str) -> date | None:
    typed = column.date_input(
        LABELS[name], value, min_value=_EARLIEST, max_value=_LATEST, format="YYYY-MM-DD", key=f"{name}_{key}"
    )
    return typed if isinstance(typed, date) else None


def _number(column: Any, name: str, value: int | None, key: str) -> int | None:
    typed = column.number_input(
        LABELS[name],
        min_value=0,
        max_value=_MOST,
        value=value,
        step=1,
        key=f"{name}_{key}",
        placeholder="not stated",
    )
    return None if typed is None else int(typed)

"""The form in which a person corrects an incident before it is saved, and what was corrected so far."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from geo.events.catalogue import IncidentTypes
from geo.model import Claim, Incident
from geo.speech.kinds import type_words
from geo.speech.language import later, say
from geo.speech.wording import CLAIM_WORDS
from geo.ui import notices, readings, resources
from geo.ui.correcting import NUMBERS, WORDS, Typed, corrected, differences, finder, shown_place
from geo.ui.html import tag
from geo.ui.readings import Reading

_EARLIEST, _LATEST = date(1900, 1, 1), date(2199, 12, 31)
_LONGEST = 500
_IN_A_ROW = 4
_MOST = 100_000_000
LABELS = {
    "event_type": later("Type"), "sub_event_type": later("Sub-type"), "date_start": later("First day"), "date_end": later("Last day"), "date_precision": later("Precision"),
    "actor1": later("Initiator"), "actor2": later("Target party"), "weapon": later("Weapon"), "target": later("What was hit"), "killed_low": later("Killed, at least"),
    "killed_best": later("Killed"), "killed_high": later("Killed, at most"), "injured": later("Injured"), "civilians_killed": later("Civilians killed"),
    "children_killed": later("Children killed"), "missing": later("Missing"), "captured": later("Captured"), "place_name": later("Place"), "latitude": later("Latitude"),
    "longitude": later("Longitude"), "claim": later("Claim"), "claimed_by": later("Claimed by"), "description": later("Description"),
}  # fmt: skip


def _label(field: str) -> str:
    return say(LABELS[field])


def of(reading: Reading, index: int) -> Incident | None:
    """The corrected incident, or None where the machine's stands."""
    found: Incident | None = st.session_state.get(_kept(reading, index))
    return found


def draw(reading: Reading, index: int, machine: Incident) -> None:
    """Draw the form, and what was changed."""
    now = of(reading, index) or machine
    if now is not machine:
        _changes(reading, index, machine, now)
    with st.expander(say("Correct")), st.form(f"correct_{reading.number}_{index}", border=False):
        typed = _fields(_fresh(reading, index), now, resources.types())
        if st.form_submit_button(say("Use these values")):
            with notices.told(say("The correction could not be used")):
                _keep(reading, index, machine, typed)
                st.rerun()


def _keep(reading: Reading, index: int, machine: Incident, typed: Typed) -> None:
    settings = resources.settings()
    find = finder(readings.extractor_of(settings).gazetteer, settings)
    made = corrected(of(reading, index) or machine, typed, find)
    st.session_state[_kept(reading, index)] = None if made == machine else made


def _changes(reading: Reading, index: int, machine: Incident, now: Incident) -> None:
    items = [
        tag(
            "li",
            f"{_label(d.field)}: {d.typed}",
            tag("small", f" ({say('read: {value}', value=d.machine)})"),
        )
        for d in differences(machine, now)
    ]
    notices.show(tag("div", tag("strong", say("Corrected by you")), tag("ul", *items), class_="dl-note"))
    st.button(
        say("Take the correction back"),
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
        _label("place_name"), shown_place(now), key=f"place_{key}", max_chars=_LONGEST,
        help=say("A name, with its region if need be (Demidovka, Belgorod region), or latitude and longitude"),
    )  # fmt: skip
    first, last = st.columns(2)
    start = _day(first, "date_start", now.when.start, key)
    end = _day(last, "date_end", now.when.end, key)
    rows = [st.columns(_IN_A_ROW, vertical_alignment="bottom") for _ in range(0, len(NUMBERS), _IN_A_ROW)]
    fields = [column for row in rows for column in row]
    numbers = {n: _number(fields[i], n, getattr(now.casualties, n), key) for i, n in enumerate(NUMBERS)}
    twos = st.columns(2)
    words = {
        n: twos[i % 2].text_input(_label(n), getattr(now, n), key=f"{n}_{key}", max_chars=_LONGEST) or ""
        for i, n in enumerate(WORDS)
    }
    claims = list(Claim)
    claim = st.selectbox(
        _label("claim"), claims, index=claims.index(now.claim), key=f"claim_{key}",
        format_func=lambda one: say(CLAIM_WORDS[one]),
    )  # fmt: skip
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
        _label("event_type"), kinds, index=kinds.index(have), key=f"kind_{key}",
        format_func=lambda one: _kind_words(one, types),
    )  # fmt: skip


def _kind_words(one: tuple[str, str], types: IncidentTypes) -> str:
    kind = types.get(one[0])
    told = type_words(kind) if kind else one[0]
    return f"{told}: {say(one[1])}" if one[1] else told


def _day(column: Any, name: str, value: date | None, key: str) -> date | None:
    typed = column.date_input(
        _label(name),
        value,
        min_value=_EARLIEST,
        max_value=_LATEST,
        format="YYYY-MM-DD",
        key=f"{name}_{key}",
    )
    return typed if isinstance(typed, date) else None


def _number(column: Any, name: str, value: int | None, key: str) -> int | None:
    typed = column.number_input(
        _label(name),
        min_value=0,
        max_value=_MOST,
        value=value,
        step=1,
        key=f"{name}_{key}",
        placeholder="–",
    )
    return None if typed is None else int(typed)

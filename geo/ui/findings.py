"""What was read in each report: the marked text, the incidents to keep or drop, and the button that saves."""

from __future__ import annotations

import streamlit as st

from geo.errors import GeoError
from geo.events.boilerplate import is_boilerplate
from geo.events.extract import Extraction
from geo.events.segments import publication_date
from geo.filters import select
from geo.model import Incident
from geo.speech import tolls, wording
from geo.speech.below import failure, translated
from geo.speech.kinds import what_words
from geo.speech.language import capital, counted, number, say
from geo.store import Saved
from geo.ui import correction, highlight, notices, readings, resources, view, why
from geo.ui.details import panel
from geo.ui.html import joined, tag
from geo.ui.plain import plain
from geo.ui.readings import Reading

_SAVED = "dateline_saved"
_HEADLINE_WITHIN = 12


def draw(reading: Reading) -> None:
    """Draw one reading."""
    with st.container(border=True, key=f"reading_{reading.number}"):
        if reading.error is not None:
            notices.problem(say("This report could not be read"), failure(reading.error))
        if reading.extraction is None:
            return
        _head(reading, reading.extraction)
        left, right = st.columns((11, 9), gap="medium")
        with left:
            _text(reading.extraction)
        with right:
            _incidents(reading, reading.extraction)


def _head(reading: Reading, extraction: Extraction) -> None:
    report = extraction.report
    title = report.title or report.source.title or headline(report.text) or reading.name
    facts = [wording.published_words(extraction.published, reading.published_from)]
    if extraction.another_date:
        facts.append(say("the text itself says {day}", day=wording.day(extraction.another_date)))
    if report.source.publisher:
        facts.append(report.source.publisher)
    if title != reading.name:
        facts.append(reading.name)
    notices.show(
        joined(
            (
                tag("h2", title, class_="dl-place"),
                tag("p", " · ".join(facts), class_="dl-when"),
                *(tag("p", tag("small", translated(note)), class_="dl-note") for note in reading.notes),
            )
        )
    )


def headline(text: str, limit: int = 120) -> str:
    """The first line that says something, to head a text without a title; a date or a byline only for want of better."""
    lines = [line.strip() for line in text.splitlines() if line.strip()][:_HEADLINE_WITHIN]
    telling = (line for line in lines if publication_date(line) is None and not is_boilerplate(line))
    line = next(telling, lines[0] if lines else "")
    return line if len(line) <= limit else line[: limit - 1] + "…"


def _text(extraction: Extraction) -> None:
    text, mentions, incidents = extraction.report.text, extraction.mentions, extraction.incidents
    names = resources.names()
    if not mentions:
        notices.hint(
            say("No place was recognised in this text"), say("Without a place nothing can be put on the map.")
        )
    notices.show(highlight.legend())
    notices.show(highlight.highlighted(text, mentions, incidents, names))
    if len(text) > highlight.LONGEST:
        told = {"first": number(highlight.LONGEST), "all": number(len(text))}
        st.caption(say("The first {first} of {all} characters. All of them were read.", **told))
    if mentions:
        outcomes = highlight.outcomes_in_words(mentions, incidents)
        with st.expander(say("Place names as a list: {outcomes}", outcomes=outcomes)):
            st.dataframe(
                highlight.mention_rows(mentions, incidents, names),
                hide_index=True,
                column_config=highlight.columns(),
                alt=say("Every place name recognised in the text and what it was taken for"),
            )


def _incidents(reading: Reading, extraction: Extraction) -> None:
    found = extraction.incidents
    if not found:
        notices.hint(
            say("No incident was found"),
            say("The text tells of none in words that Dateline knows, or only of plans, history or comment."),
        )
        return
    st.markdown(
        counted(
            len(found),
            "**{n} incident found.** Untick what should not be saved.",
            "**{n} incidents found.** Untick what should not be saved.",
        )
    )
    boxes = [_incident(reading, i, incident, extraction) for i, incident in enumerate(found)]
    keep = [i for i, ticked in enumerate(boxes) if ticked]
    with st.container(key=f"save_bar_{reading.number}", gap="small"):  # stays in sight while the list is read
        saved = _outcome(reading)
        with st.container(horizontal=True):
            _save_button(reading, keep)
            if saved:
                _show_button(_saved_of(reading), f"show_{reading.number}")


def _save_button(reading: Reading, keep: list[int]) -> None:
    st.button(
        counted(len(keep), "Save {n} incident", "Save {n} incidents"),
        key=f"save_{reading.number}",
        type="primary",
        disabled=not keep,
        on_click=_save,
        args=(reading, keep),
    )


def _incident(reading: Reading, index: int, machine: Incident, extraction: Extraction) -> bool:
    incident = correction.of(reading, index) or machine
    types, names = resources.types(), resources.names()
    key = reading.keep_key(index)
    st.session_state.setdefault(key, True)
    with st.container(border=True):
        label = f"{what_words(incident, types)}: {wording.headline_place(incident, names)}"
        ticked = st.checkbox(plain(label), key=key, persist_state="session")
        facts = (capital(wording.dated_words(incident)), tolls.people_words(incident.casualties))
        known = " · ".join(fact for fact in facts if fact != say("not stated"))
        notices.show(tag("p", known, class_="dl-beside-box"))
        with st.expander(say("Details and quote")):
            notices.show(panel(incident, types, names))
        with st.expander(say("Which words say so")):
            notices.show(why.listed(machine, extraction, types, names))
        correction.draw(reading, index, machine)
    return ticked


def _save(reading: Reading, keep: list[int]) -> None:
    """Save; what came of it is told on the run that follows, at the top and above the button."""
    outcome: Saved | GeoError
    try:
        corrections = [made for i in keep if (made := correction.of(reading, i)) is not None]
        found = reading.extraction.incidents if reading.extraction else ()
        outcome = readings.save(resources.store(), reading, [found[i] for i in keep], corrections)
    except GeoError as error:
        outcome = error
    st.session_state[_SAVED] = st.session_state.get(_SAVED, {}) | {reading.number: outcome}


def _show_button(incidents: list[Incident], key: str) -> None:
    """A button that opens the map on what was saved."""
    if st.button(say("Show on the map"), key=key, icon=":material/map:"):
        _look_at(incidents)
        st.switch_page("app.py")


def _outcome(reading: Reading) -> bool:
    """Tell what came of saving; whether the reading is stored."""
    outcome = st.session_state.get(_SAVED, {}).get(reading.number)
    if outcome is None:
        return False
    if isinstance(outcome, GeoError):
        notices.problem(say("Nothing was saved"), failure(outcome))
        return False
    title, details = saved_words(outcome, on_map=resources.store().count())
    notices.good(title, *details)
    return True


def tell_saved() -> None:
    """At the top of the page: what was saved of the readings that are shown, with the way to the map."""
    outcomes = st.session_state.get(_SAVED, {})
    shown = [r for r in readings.kept() if isinstance(outcomes.get(r.number), Saved)]
    if not shown:
        return
    kept = wording.incidents_words(sum(len(_saved_of(r)) for r in shown))
    told = counted(
        len(shown), "{incidents} of {n} report saved", "{incidents} of {n} reports saved", incidents=kept
    )
    with st.container(key="saved_above", gap="small"):
        notices.good(told)
        _show_button([incident for r in shown for incident in _saved_of(r)], "show_saved")


def _saved_of(reading: Reading) -> list[Incident]:
    """The reading's incidents that are in the store."""
    found = reading.extraction.incidents if reading.extraction else ()
    store = resources.store()
    return [incident for incident in found if store.incident(incident.id) is not None]


def _look_at(incidents: list[Incident]) -> None:
    """Select the first of these that has a place; a filter that hides any of them is cleared."""
    shown = select(resources.store(), view.current().criteria)
    if not {i.id for i in incidents} <= {str(i) for i in shown.columns.ids[shown.indices]}:
        view.clear_filter()
    first = next((i for i in incidents if i.place is not None), incidents[0] if incidents else None)
    view.choose(first.id if first else "")


def saved_words(saved: Saved, *, on_map: int) -> tuple[str, tuple[str, ...]]:
    """What a save did, in words.

    Args:
        on_map: how many incidents are stored now.
    """
    now = counted(on_map, "{n} incident on the map now.", "{n} incidents on the map now.")
    corrected = counted(
        saved.corrected,
        "{n} incident corrected; what was read stays in the log.",
        "{n} incidents corrected; what was read stays in the log.",
    )
    if saved.corrected and not saved.added:
        return say("The correction is saved"), (now, corrected)
    if not saved.added:
        return say("Nothing changed: all of this was saved before"), (now,)
    details = [now, corrected] if saved.corrected else [now]
    if saved.unchanged:
        details.append(
            counted(
                saved.unchanged,
                "{n} incident had been saved before.",
                "{n} incidents had been saved before.",
            )
        )
    return counted(saved.added, "Saved {n} incident", "Saved {n} incidents"), tuple(details)

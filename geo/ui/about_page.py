"""The About page: our own words only, so Markdown is safe here."""

from __future__ import annotations

import streamlit as st

from geo.speech.kinds import type_words
from geo.speech.language import later, say
from geo.ui import notices, resources
from geo.ui.details import symbol
from geo.ui.html import joined, tag

_WHAT = later("""
Dateline reads news reports and makes a dated, sourced map of the incidents they tell of. A dateline is the place and
date that open a news dispatch.

Reports, places and the map stay on this machine. Nothing is sent anywhere, and nothing is fetched: the base map is
drawn from shipped borders. The only exception is the OpenStreetMap background, if you choose it in the corner of the map.
""")

_READ = later("""
- **Reported, not proven.** An incident says what a source says. Whether it was *reported*, *claimed*, *confirmed* or
  *denied*, and by whom, stands with it.
- **Machine and person are kept apart.** What a machine read and nobody has checked is marked so and drawn hollow.
- **Every value leads back to a quote.** Open an incident to read the sentence it comes from and the link to its source.
- **Nothing is made up.** A date or number that a source does not give stays empty.
""")

_WHERE = later("""
| In words | What it means | On the map |
|---|---|---|
| exact point, street or site | a building, a bridge, a crossing | a symbol |
| settlement | a village, town or city; the circle it lies in | a symbol |
| nearby | near a named place, up to the radius given | a symbol in a dashed circle |
| district, region, wider area | somewhere in that area | the area, shaded, with a count |
| country only | nothing closer is known | the country, faintly shaded |
| not found | no place, or none that is known | not on the map; in table and export |

A place that is known only as a region is never drawn as a pin in its middle. Where a name could mean several places,
the panel lists the others under *Could also be*.
""")

_WHEN = later("""
Dates come with their precision: a day, several days, a week, a month, a season, a year. “Last Friday” is counted from
the day the report was published. Without that day the incident stays **undated**: it keeps its place on the map, is
counted beside the slider, and can be switched off.
""")

_LIMITS = later("""
- English, Ukrainian and Russian are read. The rules can miss an incident, or take history or comment for news.
- A place that is missing from the gazetteer is reported as not found; it is never moved to a namesake elsewhere.
- Numbers of people killed and injured are those of the text, at the time it was written.
- Check the quote against the source before you publish, and do not rely on a position for anyone's safety.
""")

_CREDITS = later("""
Places from GeoNames (CC BY 4.0) and from facts checked by hand; borders from Natural Earth (public domain); event types
in the words of the ACLED codebook. Crimea and Sevastopol are shown as the UN General Assembly has them; the setting
`DATELINE_BOUNDARIES` changes that. The page *Sources* lists everything with its licence. Dateline is free software under
the Apache License 2.0.
""")


def draw() -> None:
    """Draw the page."""
    with st.container(width=860):
        st.markdown(say(_WHAT))
        st.header(say("How to read an incident"), anchor=False)
        st.markdown(say(_READ))
        st.header(say("How exactly a place is known"), anchor=False)
        st.markdown(say(_WHERE))
        st.header(say("How exactly a date is known"), anchor=False)
        st.markdown(say(_WHEN))
        st.header(say("Event types"), anchor=False)
        _types()
        st.header(say("What it cannot do"), anchor=False)
        st.markdown(say(_LIMITS))
        st.header(say("Credits"), anchor=False)
        st.markdown(say(_CREDITS))


def _types() -> None:
    rows = [
        tag("li", symbol(kind), tag("strong", f" {type_words(kind)}: "), say(kind.definition))
        for kind in resources.types()
    ]
    notices.show(tag("ul", joined(rows), class_="dl-types"))

"""The Sources page: which data stands behind the map, under which terms, and what the gazetteer holds."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from geo.credits import Credits, load_credits
from geo.gazetteer.index import GazetteerInfo
from geo.speech.language import counted, later, number, say
from geo.speech.wording import day
from geo.ui import first_start, more_places, notices, resources
from geo.ui.html import Html, joined, link, tag

_DATA = (later("Source"), later("Used for"), later("Licence"), later("Credit and version"))
_PACKAGES = (later("Package"), later("Version"), later("Licence"), later("Note"))


def draw() -> None:
    """Draw the page."""
    credits = load_credits(resources.settings().data / "SOURCES.toml")
    titles = {one.key: one.name for one in credits.data}
    st.header(say("Gazetteer"), anchor=False)
    gazetteer = first_start.gazetteer()
    notices.show(gazetteer_facts(gazetteer.info(), titles))
    st.header(say("More places"), anchor=False)
    more_places.draw(gazetteer, resources.settings())
    st.header(say("Data"), anchor=False)
    notices.show(data_table(credits))
    st.header(say("Software"), anchor=False)
    with st.expander(
        counted(len(credits.packages), "{n} package and its licence", "{n} packages and their licences")
    ):
        notices.show(package_table(credits))


def gazetteer_facts(info: GazetteerInfo, titles: Mapping[str, str]) -> Html:
    """What the gazetteer holds, and which source gave how much."""
    told = say(
        "{places} under {names}, built on this machine on {day}.",
        places=counted(info.places, "{n} place", "{n} places"),
        names=counted(info.names, "{n} name", "{n} names"),
        day=day(info.built_at.date()),
    )
    rows = [
        tag("tr", tag("td", titles.get(key, key)), tag("td", number(amount))) for key, amount in info.sources
    ]
    return joined((tag("p", told), _table((later("Places from"), later("Number")), rows)))


def data_table(credits: Credits) -> Html:
    """Sources of facts as a table."""
    rows = [
        tag(
            "tr",
            tag("td", link(one.name, one.url)),
            tag("td", say(one.used_for), data_head=say(_DATA[1])),
            tag("td", one.licence, data_head=say(_DATA[2])),
            tag(
                "td",
                " · ".join(filter(None, (one.attribution, one.version))),
                data_head=say(_DATA[3]),
            ),
        )
        for one in credits.data
    ]
    return _table(_DATA, rows)


def package_table(credits: Credits) -> Html:
    """Packages as a table."""
    rows = [
        tag("tr", *(tag("td", text) for text in (one.name, one.version, one.licence, one.note)))
        for one in credits.packages
    ]
    return _table(_PACKAGES, rows)


def _table(head: tuple[str, ...], rows: list[Html]) -> Html:
    heads = tag("tr", *(tag("th", say(name), scope="col") for name in head))
    return tag(
        "div", tag("table", tag("thead", heads), tag("tbody", *rows), class_="dl-table"), class_="dl-scroll"
    )

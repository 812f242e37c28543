"""The frame around every page: title of the tab, name of the house, links to the pages, the look."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from geo.errors import GeoError
from geo.speech import language
from geo.speech.below import failure
from geo.speech.language import later, say
from geo.ui import assets, first_start, language_choice, notices, resources, view
from geo.ui.html import tag

PAGES = {
    "app.py": later("Map"),
    "pages/incidents.py": later("Incidents"),
    "pages/add_reports.py": later("Add reports"),
    "pages/imports.py": later("Import"),
    "pages/sources.py": later("Sources"),
    "pages/about.py": later("About"),
}
"""The pages in the order of their links: file -> name in English."""
TABLE = "dateline-table"
"""Where the table of the map page begins, for the link that leads past the map."""


@contextmanager
def page(file: str, *, title: str = "", lead: str = "", shows_view: bool = False) -> Iterator[None]:
    """Everything a page has in common; its own content goes inside.

    An expected failure becomes a message in the page's place.

    Args:
        file: the page's file, one of `PAGES`.
        title: heading in English; the map page has none.
        lead: a sentence under the heading, in English.
        shows_view: whether the address carries the visitor's view.
    """
    unspoken = language_choice.enter()
    name = say(PAGES[file])
    st.set_page_config(
        page_title=f"{name} · Dateline",
        page_icon="app/static/icon.png",  # an address: a file would be handed out anew, and be gone after a restart
        layout="wide",
        initial_sidebar_state="collapsed",
        menu_items={
            "about": say("Dateline: news reports in, a dated, sourced, reviewable incident map out.")
        },
    )
    st.html(f"<style>{assets.style()}</style>")
    _links(unseen="" if title else say("Map of incidents"))
    try:
        resources.settings()
        first_start.need_file()
        problems = view.enter(file, shows_view=shows_view)
        _heading(title, lead)
        if unspoken + problems:
            title = say("Part of this link could not be used and was left out")
            notices.problem(title, *map(failure, unspoken + problems))
        yield
    except GeoError as error:
        notices.problem(say("This page cannot be shown"), failure(error))
        st.stop()  # the page's own content may not have been reached


def _links(*, unseen: str) -> None:
    """The links; `unseen` is a heading for screen readers on the map page, which shows none; a link there leads past the map."""
    heading = tag("h1", unseen, class_="dl-unseen") if unseen else None
    skip = tag("a", say("Skip to the table"), href=f"#{TABLE}", class_="dl-skip") if unseen else None
    with st.container(horizontal=True, vertical_alignment="center", key="dateline_top", gap="small"):
        st.html(str(tag("div", skip, tag("strong", "Dateline"), heading, class_="dl-brand")), width="content")
        with st.container(horizontal=True, wrap=False, gap=None, key=f"dateline_links_{language.current()}"):
            for file, name in PAGES.items():
                st.page_link(file, label=say(name))
        with st.container(width="content", key="dateline_language"):
            language_choice.draw()


def _heading(title: str, lead: str) -> None:
    if title:
        st.title(say(title), anchor=False)
    if lead:
        notices.show(tag("p", say(lead), class_="dl-lead"))

"""Feeds on the page: subscribe, read what is new, unsubscribe."""

from __future__ import annotations

import streamlit as st

from geo.speech.below import translated
from geo.speech.language import counted, say
from geo.store.feeds import Subscription
from geo.store.polling import poll, subscribe
from geo.ui import notices, readings, resources
from geo.ui.html import tag

_TOLD = "dateline_feeds_told"


def draw() -> None:
    """The feeds that are subscribed to, and the way to more."""
    st.subheader(say("Feeds"), anchor=False)
    if told := st.session_state.pop(_TOLD, None):
        notices.good(*told)
    with st.form("feed_form", border=False):
        left, right = st.columns([5, 1], vertical_alignment="bottom")
        url = left.text_input(
            say("Address of an RSS or Atom feed"), key="feed_url", placeholder="https://", max_chars=2_000
        )
        asked = right.form_submit_button(say("Subscribe"))
    if asked and url and url.strip():
        with notices.told(say("This feed cannot be subscribed to")):
            feed, new = subscribe(resources.store(), resources.settings(), url.strip(), by="page")
            _tell(
                feed.title,
                counted(len(feed.entries), "Subscribed; it has {n} entry.", "Subscribed; it has {n} entries.")
                if new
                else say("Subscribed to already."),
            )
    found = resources.store().feeds()
    if not found:
        notices.hint(say("No feed yet"), say("Its entries are read as reports; each one once."))
        return
    if st.button(say("Read what is new"), key="feeds_poll"):
        _poll()
    for one in found:
        _row(one)


def _row(one: Subscription) -> None:
    left, right = st.columns([5, 1], vertical_alignment="center")
    asked = (
        say("asked {time} UTC", time=f"{one.polled_at:%Y-%m-%d %H:%M}")
        if one.polled_at
        else say("never asked")
    )
    read = counted(one.read, "{n} entry read", "{n} entries read")
    with left:
        notices.show(tag("p", f"{one.title} · {one.url} · {read}, {asked}"))
        if one.problem:
            notices.problem(say("The last time it could not be asked"), translated(one.problem))
    if right.button(say("Unsubscribe"), key=f"feed_remove_{one.url}"):
        resources.store().remove_feed(one.url, by="page")
        _tell(one.title, say("Unsubscribed; what was read of it stays."))


def _poll() -> None:
    """Ask all feeds, with progress shown."""
    settings, store = resources.settings(), resources.store()
    bar = st.progress(0.0, text=say("Asking the feeds"))

    def move(url: str, number: int, total: int) -> None:
        bar.progress(number / total, text=say("Entry {number} of {total}", number=number, total=total))

    done = poll(store, settings, readings.extractor_of(settings), by="page", progress=move)
    bar.empty()
    new, added = sum(one.new for one in done), sum(one.incidents for one in done)
    left = sum(one.left for one in done)
    more = counted(
        left, "{n} new entry is left for the next time", "{n} new entries are left for the next time"
    )
    problems = [f"{one.title}: {translated(one.problem)}" for one in done if one.problem]
    entries = counted(new, "{n} new entry", "{n} new entries")
    _tell(
        f"{entries}, {counted(added, '{n} incident added', '{n} incidents added')}",
        *([more] if left else []),
        *problems,
    )


def _tell(title: str, *details: str) -> None:
    st.session_state[_TOLD] = (title, *details)
    st.rerun()

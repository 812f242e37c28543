"""Which language a visitor reads: chosen in the header, or said by the address, or else the browser's own wish.

A choice is kept in the session and in the address of every page (`lang=uk`), so that a copied link opens in the same
language. What only the browser wished is not written there: who gets the link has a browser, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import streamlit as st

from geo.errors import FileRefusedError, GeoError, InvalidValueError
from geo.speech import language
from geo.speech.language import ENGLISH, LANGUAGES, say
from geo.ui import assets

PARAMETER = "lang"
_CHOSEN, _WRITTEN, _ACTED = "dateline_language", "dateline_language_written", "dateline_language_acted"
_WIDGET = "language"
_WISHES, _LONGEST = 20, 400  # of a header that a browser may send


def enter() -> tuple[GeoError, ...]:
    """Begin a run of a page in the visitor's language; what could not be had is returned, and English stands in.

    The address counts where it says something new: when the session begins with a link, and when it changes under
    the page (the browser's back button); what was just pressed counts more.
    """
    problems: tuple[GeoError, ...] = ()
    asked = st.query_params.get_all(PARAMETER)
    acted = st.session_state.pop(_ACTED, False)
    if asked and not acted and asked != [st.session_state.get(_WRITTEN)]:
        if len(asked) == 1 and asked[0] in LANGUAGES:
            st.session_state[_CHOSEN] = asked[0]
        else:
            problems = (InvalidValueError(PARAMETER, ", ".join(asked), f"one of {', '.join(LANGUAGES)}"),)
    try:
        language.use(_wanted())
    except FileRefusedError as error:
        language.use(ENGLISH)
        problems += (error,)
    return problems


def draw() -> None:
    """Draw the choice, and write what was chosen into the address."""
    st.session_state[_WIDGET] = language.current()
    st.segmented_control(
        say("Language"), list(LANGUAGES), format_func=_own_name, key=_WIDGET, required=True, label_visibility="collapsed",
        on_change=_pressed,
    )  # fmt: skip
    # A page is read aloud, hyphenated and offered for translation by this; `current` is one of our own codes.
    st.html(
        f"<script>document.documentElement.lang = '{language.current()}';\n{assets.busy()}"
        f"Object.assign(window.datelineBusy, {json.dumps(_busy_words())})</script>",
        unsafe_allow_javascript=True,
    )
    publish()


def _busy_words() -> dict[str, str]:
    return {
        "making": say("Making the file …"),
        "lost": say("The connection is lost; trying again. The map can still be used."),
        "seconds": say("{n} s"),
    }


def publish() -> None:
    """Write a choice into the address."""
    chosen = st.session_state.get(_CHOSEN)
    if st.query_params.get_all(PARAMETER) != ([chosen] if chosen else []):
        if chosen:
            st.query_params[PARAMETER] = chosen
        else:
            del st.query_params[PARAMETER]
    st.session_state[_WRITTEN] = chosen


def _pressed() -> None:
    st.session_state[_CHOSEN] = st.session_state[_WIDGET]
    st.session_state[_ACTED] = True


def _wanted() -> str:
    chosen: str | None = st.session_state.get(_CHOSEN)
    if chosen:
        return chosen
    header = st.context.headers.get("Accept-Language") or st.context.locale or ""
    return next((code for code in wishes(header) if code in LANGUAGES), ENGLISH)


def wishes(header: str) -> Iterator[str]:
    """The languages of an Accept-Language header (RFC 9110, 12.5.4) without their regions, the most wanted first."""
    found = []
    for position, wish in enumerate(header[:_LONGEST].split(",")[:_WISHES]):
        tag, _, weight = wish.partition(";")
        try:
            wanted = float(weight.strip().removeprefix("q=")) if weight.strip() else 1.0
        except ValueError:
            continue
        if wanted > 0:
            found.append((-wanted, position, tag.strip().partition("-")[0].lower()))
    return (code for _, _, code in sorted(found))


def _own_name(code: str) -> str:
    """Its own name in ASCII: for other labels Streamlit first loads its table of all emoji."""
    return "".join(c if c.isascii() else f"&#{ord(c)};" for c in LANGUAGES[code])

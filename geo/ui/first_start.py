"""The gazetteer in the pages: built on the first start with progress shown, opened once, shared by all.

The work runs in a thread of its own that belongs to no visitor: who comes second sees the same progress,
and closing the browser does not stop it.
"""

from __future__ import annotations

import threading
import time

import streamlit as st

from geo.errors import GazetteerError, GeoError
from geo.gazetteer.index import Gazetteer
from geo.settings import Settings
from geo.speech.below import failure, translated
from geo.speech.language import say
from geo.ui import notices, resources

_POLL_S = 0.2
_QUIET_S = 1.5
"""After that long without a word from the builder, another program probably holds the lock."""


class Opening:
    """One attempt to open the gazetteer, shared by all visitors.

    Attributes:
        share: how much is done, 0 to 1; None before the builder has said anything.
        what: what is being done.
        gazetteer: the result, once there is one.
        error: what went wrong; None as long as nothing did.
    """

    def __init__(self, settings: Settings) -> None:
        self.share: float | None = None
        self.what = ""
        self.gazetteer: Gazetteer | None = None
        self.error: GeoError | None = None
        self.began = time.monotonic()
        self._settings = settings
        self._thread = threading.Thread(target=self._run, name="gazetteer", daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self._thread.is_alive()

    def wait(self, seconds: float) -> None:
        """Wait for the end, at most so long."""
        self._thread.join(seconds)

    def words(self) -> str:
        """What to tell the visitor, in the language of the run."""
        if self.what:
            return say("Building the gazetteer, once: {what}", what=translated(self.what))
        if time.monotonic() - self.began > _QUIET_S:
            return say("Another program is building the gazetteer; waiting for it")
        return say("Opening the gazetteer")

    def _run(self) -> None:
        from geo.gazetteer.opening import open_gazetteer  # the builder's imports are slow and rarely needed

        try:
            self.gazetteer = open_gazetteer(self._settings, progress=self._tell)
        except GeoError as error:
            self.error = error
        except Exception as error:  # a thread's exception would reach nobody
            self.error = GazetteerError(
                f"The gazetteer could not be built ({type(error).__name__}: {error})."
            )

    def _tell(self, share: float, what: str) -> None:
        self.share, self.what = min(1.0, max(0.0, share)), what


def need_file() -> None:
    """Go on when a gazetteer is there; otherwise build one, show the progress, and draw the page anew."""
    if resources.settings().gazetteer_path.is_file():
        return
    gazetteer()
    st.rerun()


def gazetteer() -> Gazetteer:
    """The gazetteer, up to date; the page waits with progress shown while it is being built."""
    settings = resources.settings()
    opening = _opening(str(settings.home), settings)
    opening.wait(_POLL_S)
    if opening.running:
        _show_progress(opening)
    if opening.gazetteer is None:
        notices.problem(
            say("The gazetteer could not be opened"), *([failure(opening.error)] if opening.error else [])
        )
        st.button(say("Try again"), key="gazetteer_again", on_click=_opening.clear)
        st.stop()
    return opening.gazetteer


def reopen() -> None:
    """Open the gazetteer anew at the next chance: it was changed."""
    _opening.clear()


def _show_progress(opening: Opening) -> None:
    place = st.empty()
    with place.container():
        notices.hint(
            say("Getting the list of places ready"),
            say(
                "This happens once, takes about half a minute and needs no network. The map opens right after."
            ),
        )
        bar = st.progress(0.0)
        while opening.running:
            bar.progress(opening.share or 0.0, text=opening.words())
            opening.wait(_POLL_S)
    place.empty()


@st.cache_resource(show_spinner=False, max_entries=2)
def _opening(home: str, _settings: Settings) -> Opening:
    return Opening(_settings)

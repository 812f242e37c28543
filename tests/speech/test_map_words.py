"""What a map as one file says of incidents in the language of the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import copy_context
from typing import Any

import pytest

from geo.events.catalogue import load_types
from geo.layers.panel import panel_words as english_panel
from geo.model import Casualties, Incident, Source
from geo.record import incident_record
from geo.settings import Settings
from geo.speech import language, map_words, wording
from tests.factories import NASTY, at, day, incident

TYPES = load_types(Settings().data / "incident_types.toml")


def told(one: Incident, code: str, *, drawn: bool = False) -> dict[str, Any]:
    """The words of the panel in a language."""

    def speak() -> dict[str, Any]:
        language.use(code)
        return map_words.panel_words(one, TYPES, wording.STORED, drawn=drawn)

    return copy_context().run(speak)


def texts(value: object) -> Iterator[str]:
    """All texts of a panel."""
    if isinstance(value, str):
        yield value
    else:
        for one in value.values() if isinstance(value, dict) else value:  # type: ignore[attr-defined]
            yield from texts(one)


def test_a_panel_in_ukrainian() -> None:
    one = incident(
        "one", when=day("2025-04-04"), placement=at(50.45, 30.52, name="Kyiv"), casualties=Casualties(killed_low=3),
        sources=(Source(publisher="Wire", title="A title", url="https://example.org/"),), event_type="Protests",
        sub_event_type="Peaceful protest",
    )  # fmt: skip
    panel = told(one, "uk")
    assert panel["what"] == "Мирний протест"
    assert "2025" in panel["when"] and "квітня" in panel["when"]
    assert "3" in panel["people"] and panel["sources"] == [["Wire, A title", "https://example.org/"]]
    assert (
        "Kyiv" in told(one, "uk", drawn=True)["where"] and "нанесено" in told(one, "uk", drawn=True)["where"]
    )
    nowhere = incident("two", place_text="")
    assert told(nowhere, "uk")["where"] == "Місце не вказано"


@pytest.mark.parametrize("code", ["en", "uk", "ru"])
def test_it_has_the_form_of_the_english_one_and_leaves_texts_as_they_are(code: str) -> None:
    for nasty in NASTY:
        one = incident(
            f"n-{len(nasty)}", quote=nasty, description=nasty, placement=at(50.0, 30.0, name="Kyiv")
        )
        panel, english = told(one, code), english_panel(incident_record(one))
        assert panel.keys() == english.keys()
        assert (panel["quote"], panel["description"]) == (one.quote, one.description)
        assert all(isinstance(text, str) for text in texts(panel))

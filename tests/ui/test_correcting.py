"""A person corrects what was read before it is saved; the machine's value and the correction are both kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geo.errors import InvalidValueError
from geo.model import Casualties, Claim, DatePrecision, Incident, Place, Placement, Status, When
from geo.settings import Settings
from geo.store import open_store
from geo.ui.correcting import NUMBERS, WORDS, Typed, corrected, differences
from tests.ui.conftest import Open
from tests.ui.test_pages import REPORT, read, save_button, text_of

SUMY = Place(gazetteer_id="t:1", name="Sumy", latitude=50.9, longitude=34.8, country="UA")
MACHINE = Incident(
    id="one",
    event_type="Battles",
    when=When(start=date(2025, 6, 7), end=date(2025, 6, 7), precision=DatePrecision.DAY, text="Saturday"),
    casualties=Casualties(killed_low=3, killed_best=3, killed_high=3, injured=22),
    place_text="Суми",
    placement=Placement(place=SUMY, score=0.8),
)


def typed(**changed: Any) -> Typed:
    """What the form holds where nothing but `changed` was typed."""
    numbers = {n: getattr(MACHINE.casualties, n) for n in NUMBERS} | changed.pop("numbers", {})
    words = {n: getattr(MACHINE, n) for n in WORDS} | changed.pop("words", {})
    same = Typed(
        event_type=MACHINE.event_type, sub_event_type="", place="Sumy", date_start=date(2025, 6, 7), date_end=date(2025, 6, 7),
        numbers=numbers, words=words, claim=Claim.REPORTED,
    )  # fmt: skip
    return replace(same, **changed)


def nowhere(query: str) -> Placement:
    return Placement(reason=f"no {query}")


def test_nothing_typed_changes_nothing() -> None:
    assert corrected(MACHINE, typed(), nowhere) == MACHINE


def test_every_field_can_be_corrected() -> None:
    kharkiv = replace(SUMY, gazetteer_id="t:2", name="Kharkiv")
    made = corrected(
        MACHINE,
        typed(
            event_type="Other",
            sub_event_type="Accident",
            place="Kharkiv",
            date_start=date(2025, 6, 1),
            date_end=date(2025, 6, 2),
            numbers={"killed_best": 4, "injured": None, "missing": 2, "captured": 1},
            words={"actor1": " A ", "weapon": "drone", "description": "D"},
            claim=Claim.CONFIRMED,
        ),
        lambda _: Placement(place=kharkiv, score=0.5),
    )
    assert (made.event_type, made.sub_event_type, made.claim) == ("Other", "Accident", Claim.CONFIRMED)
    assert made.place == kharkiv and made.placement.method == "chosen by a person"
    assert (made.when.start, made.when.end, made.when.text) == (
        date(2025, 6, 1),
        date(2025, 6, 2),
        "Saturday",
    )
    hurt = made.casualties
    assert (hurt.killed_low, hurt.killed_best, hurt.killed_high) == (4, 4, 4)
    assert (hurt.injured, hurt.missing, hurt.captured) == (None, 2, 1)
    assert (made.actor1, made.weapon, made.description) == ("A", "drone", "D")
    told = {d.field: (d.machine, d.typed) for d in differences(MACHINE, made)}
    assert told["killed_best"] == ("3", "4")
    assert told["injured"] == ("22", "not stated")
    assert told["place_name"] == ("Sumy", "Kharkiv")


def test_a_day_taken_away_leaves_the_incident_undated() -> None:
    made = corrected(MACHINE, typed(date_start=None, date_end=None), nowhere)
    assert (made.when.start, made.when.precision) == (None, DatePrecision.UNKNOWN)


@pytest.mark.parametrize(
    "wrong",
    [
        {"place": "Qwrtzplk"},
        {"date_start": None},
        {"date_start": date(2025, 6, 9)},
        {"numbers": {"killed_low": 9, "killed_high": 1}},
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError):
        corrected(MACHINE, typed(**wrong), nowhere)


def submit(app: AppTest) -> AppTest:
    return next(b for b in app.button if b.label == "Use these values").click().run()


def test_a_correction_before_saving_keeps_both_values_in_the_log(open_page: Open, home: Path) -> None:
    app = read(open_page("pages/add_reports.py"), REPORT)
    assert "Which words say so" in [e.label for e in app.expander]
    assert "killing three people" in text_of(app)
    app.number_input(key="killed_best_1_0").set_value(4)
    app.text_input(key="place_1_0").set_value("Sumy")
    app.text_input(key="actor1_1_0").set_value("Unknown")
    app = submit(app)
    assert not app.exception
    assert "Corrected by you" in text_of(app)
    (box,) = [b for b in app.checkbox if (b.key or "").startswith("keep_")]
    assert "Sumy" in box.label

    save_button(app).click().run()
    assert "1 incident corrected" in text_of(app)
    with open_store(Settings(home=home)) as store:
        (mine,) = [i for i in store.incidents(map(str, store.columns().ids)) if not i.collection]
        first, last = store.history(incident_id=mine.id)
    assert (mine.casualties.killed_best, mine.actor1) == (4, "Unknown")
    assert mine.place is not None and mine.place.name == "Sumy"
    assert (first.action, first.after["killed_best"]) == ("add incident", 3)
    assert (last.action, last.before["killed_best"], last.after["killed_best"]) == ("replace incident", 3, 4)
    assert mine.status is Status.MACHINE


def test_a_correction_can_be_taken_back(open_page: Open) -> None:
    app = read(open_page("pages/add_reports.py"), REPORT)
    app.number_input(key="killed_best_1_0").set_value(4)
    app = submit(app)
    app = next(b for b in app.button if b.label == "Take the correction back").click().run()
    assert "Corrected by you" not in text_of(app)
    assert app.number_input(key="killed_best_1_0_1").value == 3


def test_a_place_that_nobody_knows_is_told_and_nothing_changes(open_page: Open) -> None:
    app = read(open_page("pages/add_reports.py"), REPORT)
    app.text_input(key="place_1_0").set_value("Qwrtzplk")
    app = submit(app)
    assert "The correction could not be used" in text_of(app)
    assert "Corrected by you" not in text_of(app)

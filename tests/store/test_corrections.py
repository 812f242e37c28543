"""What a person corrects goes beside what the machine read: both are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from geo.model import Casualties, DatePrecision, Incident, Report, Source, Status, When
from geo.settings import Settings
from geo.store import open_store


def test_a_correction_keeps_the_machine_value_and_who_changed_it(settings: Settings) -> None:
    day = When(start=date(2025, 3, 3), end=date(2025, 3, 3), precision=DatePrecision.DAY, text="Monday")
    report = Report(text="A missile hit Kharkiv on Monday.", source=Source(publisher="A paper"))
    machine = Incident(
        id="one",
        event_type="Battles",
        when=day,
        report_id=report.sha256,
        sources=(Source(publisher="A paper"),),
    )
    corrected = replace(
        machine,
        event_type="Explosions/Remote violence",
        casualties=Casualties(killed_low=2, killed_best=2, killed_high=2),
        status=Status.REVIEWED,
    )
    with open_store(settings) as store:
        store.save(report, [machine])
        assert store.replace(corrected, by="Olena")
        assert store.incident("one") == corrected
        last = store.history(incident_id="one")[-1]
    assert last.by == "Olena"
    assert last.before is not None
    assert last.after is not None
    assert last.before["event_type"] == "Battles"
    assert last.after["event_type"] == "Explosions/Remote violence"
    assert last.before.get("killed_best") is None
    assert last.after["killed_best"] == 2

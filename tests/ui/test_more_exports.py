"""Every format with its options on the Incidents page."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.exporters import FORMATS, ExportOptions
from geo.filters import Criteria, select
from geo.settings import Settings
from geo.speech import language
from geo.store import open_store
from geo.ui import more_exports
from tests.ui.conftest import Open


def test_the_page_offers_every_format_and_the_options(open_page: Open) -> None:
    app = open_page("pages/incidents.py")
    assert not app.exception
    assert app.selectbox(key="export_format").options == [known.label for known in FORMATS.values()]
    app.selectbox(key="export_format").set_value("kml").run()
    app.number_input(key="export_delay").set_value(30).run()
    app.checkbox(key="export_checked").check().run()
    assert not [box for box in app.checkbox if box.key == "export_with_overlays"]
    app.selectbox(key="export_format").set_value("html").run()
    app.checkbox(key="export_with_overlays").check().run()
    app.selectbox(key="export_rounded").set_value("2 decimals (about 1 km)").run()
    assert app.checkbox(key="export_with_overlays").disabled  # lines and areas cannot be rounded
    assert not app.exception


@pytest.mark.parametrize("format", ["csv", "kml", "geojson"])
def test_what_is_downloaded_is_the_selection_less_what_the_options_leave_out(home: Path, format: str) -> None:
    with open_store(Settings(home=home)) as store:
        selection = select(store, Criteria())
        everything = more_exports._writer(selection, FORMATS[format], ExportOptions())().getvalue()
        delayed = more_exports._writer(
            selection, FORMATS[format], ExportOptions(delay_days=36_525)
        )().getvalue()
        assert len(everything) > len(delayed) > 0
        assert b'"features":[' in more_exports._shapes(selection)().getvalue()


def test_a_map_comes_in_the_language_of_the_page(home: Path) -> None:
    with open_store(Settings(home=home)) as store:
        selection = select(store, Criteria())
        with language.speaking("ru"):
            write = more_exports._writer(selection, FORMATS["html"], ExportOptions(decimals=2))
        page = write().getvalue().decode()  # later, when the page has been drawn
    assert '<html lang="ru">' in page
    assert "Не проверено" in page or "Проверено" in page

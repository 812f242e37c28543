"""The command to the canvas says exactly what the selection holds, in numbers."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import folium
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InvalidValueError
from geo.events.catalogue import IncidentTypes
from geo.filters import Criteria, select
from geo.gazetteer.admin import AdminIndex
from geo.layers import IncidentData, IncidentLayer, StaticFolder, incident_layer, map_frame, publish_incidents
from geo.layers.payload import KILLED_UNKNOWN
from geo.model import Claim, Status
from geo.packed import load_packed
from geo.store import UNDATED, Store
from tests.layers.made import HOSTILE

DAYS = st.none() | st.dates(date(2024, 12, 1), date(2025, 10, 1))
CRITERIA = st.builds(
    Criteria,
    date_from=DAYS,
    date_to=DAYS,
    include_undated=st.booleans(),
    event_types=st.lists(st.sampled_from(["Battles", "Protests", "Riots", HOSTILE[3], "Other"]), max_size=2).map(tuple),
    countries=st.lists(st.sampled_from(["UA", "RU"]), max_size=1).map(tuple),
    statuses=st.lists(st.sampled_from(Status), max_size=2).map(tuple),
    claims=st.lists(st.sampled_from(Claim), max_size=2).map(tuple),
    killed_min=st.none() | st.sampled_from([0, 1, 100_000]),
    bbox=st.none() | st.just((30.0, 48.0, 35.0, 51.0)),
)  # fmt: skip


@pytest.fixture(scope="module")
def data(store: Store, types: IncidentTypes, admin: AdminIndex, static: StaticFolder) -> IncidentData:
    return publish_incidents(store.columns(), types, lambda: admin, static)


@pytest.fixture(scope="module")
def arrays(data: IncidentData, static: StaticFolder) -> dict[str, Any]:
    return load_packed(static.path / "data" / f"{data.digest}.bin")[0]


def command_of(group: folium.FeatureGroup) -> dict[str, Any]:
    (layer,) = (c for c in group._children.values() if isinstance(c, IncidentLayer))
    return layer.command


def shown(command: dict[str, Any], arrays: dict[str, Any]) -> list[int]:
    """What the browser makes of a command, told again in numpy."""
    n = len(arrays["lon"])
    start, end = arrays["start"].astype(np.int64), arrays["start"].astype(np.int64) + arrays["span"]
    fits = np.where(
        start == UNDATED,
        command["undated"],
        (end >= (-(10**9) if command["from"] is None else command["from"]))
        & (start <= (10**9 if command["to"] is None else command["to"])),
    )
    if "keep" in command:
        fits &= np.unpackbits(np.frombuffer(base64.b64decode(command["keep"]), np.uint8))[:n].astype(bool)
    for name, column in (("types", "type"), ("statuses", "status"), ("claims", "claim")):
        if name in command:
            fits &= np.isin(arrays[column], command[name])
    if "killed" in command:
        fits &= (arrays["killed"] >= command["killed"]) & (arrays["killed"] != KILLED_UNKNOWN)
    return np.flatnonzero(fits).tolist()


@given(CRITERIA)
def test_the_browser_shows_what_was_selected(
    store: Store, data: IncidentData, arrays: dict[str, Any], criteria: Criteria
) -> None:
    selection = select(store, criteria)
    assert shown(command_of(incident_layer(selection, data)), arrays) == selection.indices.tolist()


def test_a_range_and_types_are_told_in_a_few_numbers(store: Store, data: IncidentData) -> None:
    criteria = Criteria(date_from=date(2025, 2, 1), date_to=date(2025, 8, 31), event_types=("Battles",))
    command = command_of(incident_layer(select(store, criteria), data))
    assert command == {
        "url": data.url,
        "digest": data.digest,
        "from": (date(2025, 2, 1) - date(1970, 1, 1)).days,
        "to": (date(2025, 8, 31) - date(1970, 1, 1)).days,
        "undated": True,
        "types": [0],
    }
    assert len(json.dumps(command)) < 250


def test_a_long_list_is_a_file_that_a_step_of_the_days_names_again(
    store: Store, data: IncidentData, static: StaticFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.layers.incidents._INLINE", 0)

    def command(first: date) -> dict[str, Any]:
        criteria = Criteria(countries=("RU",), date_from=first)
        return command_of(incident_layer(select(store, criteria), data, static=static, asked=7))

    one, other = command(date(2025, 1, 1)), command(date(2025, 2, 1))
    assert one["keepUrl"] == other["keepUrl"] and "keep" not in one
    bits = load_packed(static.path / one["keepUrl"].removeprefix("/static/"))[0]["keep"]
    fits = np.unpackbits(bits)[: data.count].astype(bool)
    columns = store.columns()
    assert fits.tolist() == [columns.country_names[i] == "RU" for i in columns.country_index]
    assert one["asked"] == 7 and one["from"] != other["from"]


def test_data_of_another_version_is_refused(store: Store, data: IncidentData) -> None:
    selection = select(store, Criteria())
    with pytest.raises(InvalidValueError, match="version"):
        incident_layer(selection, replace(data, version=data.version + 1))
    with pytest.raises(InvalidValueError, match="version"):
        incident_layer(selection, replace(data, count=data.count + 1))


def test_no_word_of_an_incident_or_a_filter_reaches_the_page(
    store: Store, data: IncidentData, static: StaticFolder
) -> None:
    frame = map_frame(static)
    criteria = Criteria(event_types=(HOSTILE[3],), admin1=(HOSTILE[2],), countries=(HOSTILE[3],))
    incident_layer(select(store, criteria), data).add_to(frame)
    incident_layer(select(store, Criteria()), data).add_to(frame)
    page = frame.get_root().render()
    for words in HOSTILE:
        assert words not in page
    assert not re.search(r"(?<![0-9a-f])49 ", page)  # what {{7*7}} would come to; ids of folium end so, too
    assert "alert" not in page
    assert not re.search(r"\{\{|\{%", page)


def test_the_script_of_the_frame_does_not_depend_on_the_selection(static: StaticFolder) -> None:
    def script() -> str:
        frame = map_frame(static, theme="dark")
        return re.sub(r"_[a-z0-9]+", "", frame.get_root().render())

    assert script() == script()

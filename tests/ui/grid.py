"""The table on a page run in process: what it draws, and what a visitor does in it."""

from __future__ import annotations

import json
import zlib
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

Grid = dict[str, Any]


def grid(app: AppTest) -> Grid:
    """What the browser is told to draw."""
    (drawn,) = app.get("bidi_component")
    told: Grid = json.loads(zlib.decompress(drawn.proto.bytes))
    return told


def column(app: AppTest, name: str) -> list[str]:
    """The cells of a column on the page."""
    told = grid(app)
    at = [one["name"] for one in told["columns"]].index(name)
    return [row["cells"][at] for row in told["rows"]]


def ids(app: AppTest) -> list[str]:
    """The incidents on the page."""
    return [row["id"] for row in grid(app)["rows"]]


def ask(app: AppTest, wish: object) -> AppTest:
    """Do in the table what its script tells the server with `wish`."""
    (drawn,) = app.get("bidi_component")
    states = app._tree.get_widget_states()
    event = json.dumps([{"event": "asked", "value": wish}])
    states.widgets.append(
        WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{drawn.proto.id}__events", json_trigger_value=event)
    )
    return app._run(states)

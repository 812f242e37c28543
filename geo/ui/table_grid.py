"""A page of the table in the browser: a real table drawn by `table.js`, which asks for what a visitor does there."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components import v2

from geo.events.catalogue import IncidentType
from geo.model import Incident
from geo.speech.language import say
from geo.ui.table_columns import COLUMNS, Voice, text
from geo.ui.table_look import TableLook

_HERE = Path(__file__).resolve().parent
_HTML = """<div class="dl-grid">
<table role="grid" aria-describedby="dateline-table-help"><thead><tr></tr></thead><tbody></tbody></table>
</div>
<span class="dl-unseen" id="dateline-table-help"></span>
"""
_KEY, _ASKED = "dateline_table", "asked"
_WITH_SYMBOL = ("what", "type")
_LOOKS = {"date": "dl-fixed", "where": "dl-wide"} | dict.fromkeys(_WITH_SYMBOL, "dl-wide dl-kind")
"""Column -> class of its cells in `table.css`, which is part of the page's look (`assets.style`)."""
_LONGEST = 300  # characters of a cell: two lines show fewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is drawn.

    Attributes:
        incidents: the rows.
        first: number of the first row among all, from 1.
        total: how many rows all pages have.
        chosen: id of the open incident, on this page or not; may be empty.
    """

    incidents: Sequence[Incident]
    first: int
    total: int
    chosen: str


def draw(page: Page, look: TableLook, voice: Voice, *, height: int, on_asked: Callable[[], None]) -> None:
    """Draw a page of the table, at most `height` pixels high; `on_asked` is called when `asked` has something to tell."""
    told = packed(data(page, look, voice) | {"height": height})
    _component()(key=_KEY, data=told, on_asked_change=on_asked)


def packed(told: dict[str, Any]) -> bytes:
    """What the browser is told, as `table.js` unpacks it: a hundred rows in 2 to 5 kB instead of 20.

    A page that is drawn anew is compressed against the 32 kB sent before it (`launch`); with plain rows it would not have room there.
    """
    return zlib.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())


def asked() -> dict[str, Any]:
    """What a visitor did in the table: `{"sort": column}`, `{"row": id}` or `{"turn": 1}`; a browser can send anything."""
    told = getattr(st.session_state.get(_KEY), _ASKED, None)
    return told if isinstance(told, dict) else {}


def data(page: Page, look: TableLook, voice: Voice) -> dict[str, Any]:
    """What the browser is told: words and numbers, each of which it sets as text."""
    kinds = list(voice.types)
    numbers = {kind.name: number for number, kind in enumerate(kinds)}
    return {
        "label": say("The incidents that the filter shows"),
        "hint": say("Sort by this column"),
        "help": say("Enter opens an incident, Page Down and Page Up turn the page."),
        "columns": [_head(name, look) for name in look.columns],
        "order": [look.sort, look.descending, look.find],
        "looks": list(map(_symbol, kinds)),
        "first": page.first,
        "total": page.total,
        "chosen": page.chosen,
        "rows": [
            {
                "id": one.id,
                "cells": [text(COLUMNS[name].cell(one, voice))[:_LONGEST] for name in look.columns],
                "look": numbers.get(one.event_type, -1),
            }
            for one in page.incidents
        ],
    }


def _head(name: str, look: TableLook) -> dict[str, Any]:
    column, way = COLUMNS[name], "descending" if look.descending else "ascending"
    return {
        "name": name,
        "label": say(column.label),
        "look": "dl-number" if column.numeric else _LOOKS.get(name, ""),
        "symbols": name in _WITH_SYMBOL,
        "sorted": way if name == look.sort else "none",
    }


def _symbol(kind: IncidentType) -> dict[str, str]:
    return {"shape": kind.shape, "light": kind.colour, "dark": kind.colour_dark}


@lru_cache(maxsize=1)
def _component() -> Any:
    script = (_HERE / "table.js").read_text(encoding="utf-8")
    lines = [line.strip() for line in script.splitlines()]
    return v2.component(
        _KEY,
        html=_HTML,
        js="\n".join(line for line in lines if not line.startswith("//")),  # it is sent with every step
        isolate_styles=False,  # its own parts have names of ours, and it is to look like the rest of the page
    )
